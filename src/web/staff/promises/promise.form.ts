/** What did they mean, on the forms about promises? Only who owes it and what has to be said. */
import type { WhatHappened } from '../../../application/promises/keep-promises.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { isOwedBy } from '../../../domain/promises/owed-by.ts'
import {
  chaseWays,
  promisedThings,
  refusalReasons,
  withdrawnReasons,
} from '../../../domain/promises/promise-event.ts'
import { readDay } from '../../parts/fields/day.ts'
import { type Problems, type Typed, textOf } from '../../request/typed.ts'

export type ReadHappened = { readonly value: WhatHappened } | { readonly problems: Problems }

const most = 2_000
const mostOfALine = 200
const tooLong = 'Make it shorter: the rest belongs in the daily record'

/** Ids of this case that a promise may belong to. */
export interface MayBelongTo {
  readonly needs: readonly string[]
  readonly matters: readonly string[]
  /** Professionals of the circle, who can be chosen by their own name. */
  readonly members: readonly OwingMember[]
}

export interface OwingMember {
  readonly id: string
  readonly type: string
  readonly name: string
}

export const memberPrefix = 'member:'

export function readAsked(typed: Typed, today: Day, may: MayBelongTo): ReadHappened {
  const problems: Record<string, string> = {}
  const chosen = textOf(typed, 'owedBy')
  const member = may.members.find(({ id }) => chosen === `${memberPrefix}${id}`)
  const owedBy = member?.type ?? chosen
  const words = written(typed, 'words')
  const who = written(typed, 'who') || (member?.name ?? '')
  const theirReference = written(typed, 'theirReference')
  if (!isOwedBy(owedBy)) problems['owedBy'] = 'Choose who owes it'
  if (words === '') problems['words'] = 'Say in a few words what they are to do'
  if (words.length > most) problems['words'] = tooLong
  if (who.length > mostOfALine) problems['who'] = tooLong
  if (theirReference.length > mostOfALine) problems['theirReference'] = tooLong
  const on = dayIn(typed, 'on', problems) ?? today
  if (on > today) problems['on'] = 'The day is in the future. Enter the day they were asked'
  const by = dayIn(typed, 'by', problems)
  if (by !== undefined && by < on)
    problems['by'] = 'This is before they were asked. Check both days'
  if (Object.keys(problems).length > 0 || !isOwedBy(owedBy)) return { problems }
  const [what, need, matter] = ['what', 'need', 'matter'].map((name) => textOf(typed, name))
  return {
    value: {
      kind: 'asked',
      on,
      owedBy,
      what: keyIn(promisedThings, what ?? '') ?? 'other',
      words,
      ...(by !== undefined && { by }),
      ...(who && { who }),
      ...(member && { member: member.id }),
      ...(theirReference && { theirReference }),
      ...(need && may.needs.includes(need) && { need }),
      ...(matter && may.matters.includes(matter) && { matter }),
    },
  }
}

/** One press: how they were asked again, today. */
export function readChase(typed: Typed, promise: string, today: Day): WhatHappened | undefined {
  const how = keyIn(chaseWays, textOf(typed, 'how'))
  return how && { kind: 'chased', promise, on: today, how }
}

export const outcomes = {
  kept: 'They did it',
  'partly-kept': 'They did part of it',
  answered: 'They answered, and have not done it yet',
  refused: 'They refused',
  withdrawn: 'It is not needed any more',
} as const

export function readOutcome(typed: Typed, promise: string, today: Day): ReadHappened {
  const problems: Record<string, string> = {}
  const kind = keyIn(outcomes, textOf(typed, 'outcome'))
  if (kind === undefined) problems['outcome'] = 'Choose what came of it'
  const on = dayIn(typed, 'on', problems) ?? today
  if (on > today) problems['on'] = 'The day is in the future. Enter the day on which it happened'
  const words = written(typed, 'words')
  if (words.length > most) problems['words'] = tooLong
  const by = dayIn(typed, 'by', problems)
  const refused = keyIn(refusalReasons, textOf(typed, 'refusedBecause'))
  const withdrawn = keyIn(withdrawnReasons, textOf(typed, 'withdrawnBecause'))
  if (kind === 'refused' && !refused)
    problems['refusedBecause'] = 'Choose why; “No reason given” is one'
  if (kind === 'withdrawn' && !withdrawn) problems['withdrawnBecause'] = 'Choose why'
  if (Object.keys(problems).length > 0) return { problems }
  const about = { promise, on, ...(words && { words }) }
  const day = by !== undefined && { by }
  if (kind === 'kept') return { value: { ...about, kind } }
  if (kind === 'answered' || kind === 'partly-kept') return { value: { ...about, kind, ...day } }
  if (kind === 'refused' && refused) return { value: { ...about, kind, because: refused } }
  if (kind === 'withdrawn' && withdrawn) return { value: { ...about, kind, because: withdrawn } }
  return { problems: { outcome: 'Choose what came of it' } }
}

function written(typed: Typed, name: string): string {
  return textOf(typed, name).replaceAll('\r\n', '\n').trim()
}

/** The day in a field; a mistyped one goes among the problems. */
function dayIn(typed: Typed, name: string, problems: Record<string, string>): Day | undefined {
  const read = readDay(typed, name)
  if ('notADay' in read) problems[name] = 'Enter a day that exists, like 27 3 2026'
  return 'day' in read ? read.day : undefined
}

export function keyIn<Known extends object>(known: Known, text: string): keyof Known | undefined {
  // Own keys of the table are the keys that its type names.
  return Object.hasOwn(known, text) ? (text as keyof Known) : undefined
}

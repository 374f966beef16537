/** What did they mean, on the forms about an account? Words stay exactly as they were typed. */
import type { Recordable } from '../../../application/told-once/keep-account.ts'
import { addMonths, type Day } from '../../../domain/calendar/day.ts'
import { openRecipientTypes } from '../../../domain/circle/recipient.ts'
import {
  type AccountUse,
  accountUseNames,
  approvalWays,
  languages,
  readBackAnswers,
  topics,
  type UseAnswer,
  useAnswers,
} from '../../../domain/told-once/account-words.ts'
import type { Block } from '../../../domain/told-once/block.ts'
import { mostMonths } from '../../../domain/told-once/may-reuse.ts'
import { readDay } from '../../parts/fields/day.ts'
import { listOf, type Problems, type Typed, textOf } from '../../request/typed.ts'

export type ReadHappening<Kind extends Recordable['kind'] = Recordable['kind']> =
  | {
      readonly value: {
        readonly happening: Extract<Recordable, { readonly kind: Kind }>
        readonly on: Day
      }
    }
  | { readonly problems: Problems }

const mostWords = 20_000
const mostOfALine = 100
const noSuchDay = 'Enter a day that exists, like 27 3 2026'
const inTheFuture = 'The day is in the future. Enter the day on which it happened'

/** What kinds of words are begun by hand; a translation begins at the words it renders. */
export const begun = {
  'own-words': 'Their own words, as they said them',
  summary: 'A summary of mine, in my words',
} as const

/** `of`: the words that these follow or render. */
export function readWritten(
  typed: Typed,
  today: Day,
  of?: { readonly block: Block; readonly as: 'next' | 'translation' },
): ReadHappening<'written'> {
  const problems: Record<string, string> = {}
  const on = dayIn(typed, today, problems)
  const topic = of?.block.topic ?? keyIn(topics, textOf(typed, 'topic'))
  const what = of ? kindOf(of) : keyIn(begun, textOf(typed, 'what'))
  const language = keyIn(languages, textOf(typed, 'language'))
  const [interpreter = '', translator = ''] = ['interpreter', 'translator'].map((name) =>
    textOf(typed, name).trim(),
  )
  const words = textOf(typed, 'words').replaceAll('\r\n', '\n')
  if (topic === undefined) problems['topic'] = 'Choose what it is about. “Something else” is one'
  if (what === undefined) problems['what'] = 'Choose whose words these are'
  if (words.trim() === '') problems['words'] = 'Write what they said, or leave the page'
  if (words.length > mostWords) problems['words'] = 'Make it shorter, or write it as two parts'
  if (interpreter.length > mostOfALine) problems['interpreter'] = 'A code is enough'
  if (translator.length > mostOfALine) problems['translator'] = 'A code or a role is enough'
  if (what === 'translation' && translator === '') {
    problems['translator'] = 'Say who translated: a code or a role is enough'
  }
  if (Object.keys(problems).length > 0 || topic === undefined || what === undefined) {
    return { problems }
  }
  const readBack = keyIn(readBackAnswers, textOf(typed, 'readBack')) ?? 'not-recorded'
  const renders = of?.as === 'translation' && { block: of.block.id, version: of.block.now.id }
  const again = of?.as === 'next' && of.block.now.renders
  return {
    value: {
      on,
      happening: {
        ...{ kind: 'written', what, topic, words, readBack },
        ...(language && { language }),
        ...(interpreter && { interpreter }),
        ...(translator && { translator }),
        ...((renders || again) && { renders: renders || again || undefined }),
      } as Extract<Recordable, { kind: 'written' }>, // the parts above, each of its own type
    },
  }
}

function kindOf({ block, as }: { block: Block; as: 'next' | 'translation' }) {
  return as === 'translation' ? 'translation' : block.what
}

export function readApproval(typed: Typed, today: Day, version: string): ReadHappening<'approved'> {
  const problems: Record<string, string> = {}
  const on = dayIn(typed, today, problems, 'approvedOn')
  const how = keyIn(approvalWays, textOf(typed, 'how'))
  if (how === undefined) problems['how'] = 'Choose how they said yes'
  if (Object.keys(problems).length > 0 || how === undefined) return { problems }
  return { value: { on, happening: { kind: 'approved', version, how } } }
}

export function readAnswers(typed: Typed, today: Day, version: string): ReadHappening<'answered'> {
  const problems: Record<string, string> = {}
  const on = dayIn(typed, today, problems, 'askedOn')
  const answers: Partial<Record<AccountUse, UseAnswer>> = {}
  for (const use of accountUseNames) {
    const answer = keyIn(useAnswers, textOf(typed, `use-${use}`))
    if (answer) answers[use] = answer
  }
  if (Object.keys(answers).length === 0) {
    problems[`use-${accountUseNames[0]}`] = 'Choose what they said about at least one use'
  }
  const typedUntil = readDay(typed, 'until')
  const latest = addMonths(on, mostMonths)
  const until = 'day' in typedUntil ? typedUntil.day : latest
  if ('notADay' in typedUntil) problems['until'] = noSuchDay
  else if (until < on) problems['until'] = 'This is before the day they were asked'
  else if (until > latest) problems['until'] = 'Twelve months at most. Then they are asked again'
  if (Object.keys(problems).length > 0) return { problems }
  return { value: { on, happening: { kind: 'answered', version, answers, until } } }
}

export function readTold(
  typed: Typed,
  today: Day,
):
  | { readonly value: { readonly on: Day; readonly blocks: readonly string[] } & ToldWho }
  | { readonly problems: Problems } {
  const problems: Record<string, string> = {}
  const on = dayIn(typed, today, problems, 'toldOn')
  const type = keyIn(openRecipientTypes, textOf(typed, 'type'))
  const who = textOf(typed, 'who').trim()
  const blocks = listOf(typed, 'parts')
  if (type === undefined) problems['type'] = 'Choose whom they told'
  if (who.length > mostOfALine) problems['who'] = 'Make it shorter'
  if (blocks.length === 0) problems['parts'] = 'Tick what they told'
  if (Object.keys(problems).length > 0 || type === undefined) return { problems }
  return { value: { on, blocks, happening: { kind: 'told', type, who } } }
}

interface ToldWho {
  readonly happening: Extract<Recordable, { readonly kind: 'told' }>
}

/** The day in a field, today when it is empty; a mistyped one goes among the problems. */
function dayIn(typed: Typed, today: Day, problems: Record<string, string>, name = 'on'): Day {
  const read = readDay(typed, name)
  if ('notADay' in read) problems[name] = noSuchDay
  const day = 'day' in read ? read.day : today
  if (day > today) problems[name] = inTheFuture
  return day
}

function keyIn<Known extends object>(known: Known, text: string): keyof Known | undefined {
  // Own keys of the table are the keys that its type names.
  return Object.hasOwn(known, text) ? (text as keyof Known) : undefined
}

/** What did they mean, on the forms about a professional? Everything typed is kept; each problem has its field. */
import type { OnConsent } from '../../../application/circle/change-circle.ts'
import type { MemberDetails } from '../../../application/ports/circle/circle-store.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { type EndedWhy, endedWhys } from '../../../domain/circle/member.ts'
import { isShareItem, type ShareItem } from '../../../domain/circle/share-items.ts'
import { readDay } from '../../parts/fields/day.ts'
import { listOf, type Problems, type Typed, textOf } from '../../request/typed.ts'
import { isId } from '../../request/write-id.ts'

export type Read<Value> = { readonly value: Value } | { readonly problems: Problems }

export const mostLine = 200
export const mostWords = 1_000

export interface TypedTerms {
  readonly items: readonly string[]
  readonly until?: Day
  /** Absent: nothing was asked, so only less can be told. */
  readonly consent?: OnConsent
}

export interface TypedMember extends TypedTerms {
  readonly type: string
  readonly details: MemberDetails
  readonly consent: OnConsent
}

export function readNewMember(typed: Typed, today: Day): Read<TypedMember> {
  const type = textOf(typed, 'type')
  const details = readDetails(typed)
  const terms = readTerms(typed, today)
  const problems: Problems = {
    ...(!type && { type: 'Choose what kind of professional it is' }),
    ...('problems' in details && details.problems),
    ...('problems' in terms && terms.problems),
    ...(textOf(typed, 'consent') === '' && { consent: 'Say which consent it rests on' }),
  }
  if (Object.keys(problems).length > 0 || 'problems' in details || 'problems' in terms) {
    return { problems }
  }
  const { consent, ...rest } = terms.value
  return consent
    ? { value: { type, details: details.value, ...rest, consent } }
    : { problems: { consent: 'Say which consent it rests on' } }
}

export function readDetails(typed: Typed): Read<MemberDetails> {
  const [who, organisation] = [wordsIn(typed, 'who'), wordsIn(typed, 'organisation')]
  const [role, reachedBy] = [wordsIn(typed, 'role'), wordsIn(typed, 'reachedBy')]
  const problems: Problems = {
    ...lineProblem('who', who, 'Write who it is'),
    ...lineProblem('organisation', organisation, 'Write where they work'),
    ...lineProblem('role', role),
    ...lineProblem('reachedBy', reachedBy),
  }
  if (Object.keys(problems).length > 0) return { problems }
  return { value: { who, organisation, ...(role && { role }), ...(reachedBy && { reachedBy }) } }
}

export function readTerms(typed: Typed, today: Day): Read<TypedTerms> {
  const items = listOf(typed, 'items')
  const until = readDay(typed, 'until')
  const consent = readConsent(typed, today)
  const problems: Problems = {
    ...(items.length === 0 && { items: 'Tick what they may be told' }),
    ...('notADay' in until && { until: 'Enter a day that exists, like 27 3 2027' }),
    ...(consent && 'problems' in consent && consent.problems),
  }
  if (Object.keys(problems).length > 0) return { problems }
  return {
    value: {
      items,
      ...('day' in until && { until: until.day }),
      ...(consent && 'value' in consent && { consent: consent.value }),
    },
  }
}

/** One that stands already, or what they said now with how it was explained. */
function readConsent(typed: Typed, today: Day): Read<OnConsent> | undefined {
  const chosen = textOf(typed, 'consent')
  if (chosen === '' || chosen === 'as-it-is') return undefined
  if (chosen !== 'now') {
    return isId(chosen)
      ? { value: { fact: chosen } }
      : { problems: { consent: 'Choose one of the consents on this page' } }
  }
  const on = readDay(typed, 'givenOn')
  const [language, about] = [wordsIn(typed, 'language'), wordsIn(typed, 'about')]
  const problems: Problems = {
    ...('notADay' in on && { givenOn: 'Enter a day that exists, like 27 3 2026' }),
    ...('day' in on && on.day > today && { givenOn: 'The day is in the future' }),
    ...lineProblem('language', language),
    ...(about.length > mostWords && { about: `Write at most ${mostWords} characters` }),
  }
  if (Object.keys(problems).length > 0) return { problems }
  const interpreter = oneOf(['yes', 'no'], typed, 'interpreter')
  const readBack = oneOf(['yes', 'no'], typed, 'readBack')
  const form = oneOf(['written', 'verbal'], typed, 'form')
  return {
    value: {
      now: {
        on: 'day' in on ? on.day : today,
        detail: {
          ...(language && { language }),
          ...(interpreter && { interpreter }),
          ...(readBack && { readBack }),
          ...(form && { form }),
          ...(about && { about }),
        },
      },
    },
  }
}

export function readEnd(typed: Typed): Read<{ readonly why: EndedWhy; readonly words?: string }> {
  const why = oneOf(Object.keys(endedWhys) as EndedWhy[], typed, 'why') // the keys of the table
  const words = wordsIn(typed, 'endWords')
  const problems: Problems = {
    ...(!why && { why: 'Choose why it ends' }),
    ...(words.length > mostWords && { endWords: `Write at most ${mostWords} characters` }),
  }
  return why && Object.keys(problems).length === 0
    ? { value: { why, ...(words && { words }) } }
    : { problems }
}

export function readTold(typed: Typed): Read<{
  readonly items: readonly ShareItem[]
  readonly by: 'told' | 'letter'
  readonly what?: string
}> {
  const items = listOf(typed, 'told').filter(isShareItem)
  const by = oneOf(['told', 'letter'], typed, 'by')
  const what = wordsIn(typed, 'what')
  const problems: Problems = {
    ...(items.length === 0 && { told: 'Tick what you told them' }),
    ...(!by && { by: 'Say how it went to them' }),
    ...(what.length > mostWords && { what: `Write at most ${mostWords} characters` }),
  }
  return by && Object.keys(problems).length === 0
    ? { value: { items, by, ...(what && { what }) } }
    : { problems }
}

export function readWithdrawal(
  typed: Typed,
  today: Day,
): Read<{ readonly on: Day; readonly form?: 'written' | 'verbal'; readonly why?: string }> {
  const on = readDay(typed, 'takenOn')
  const why = wordsIn(typed, 'takenWhy')
  const form = oneOf(['written', 'verbal'], typed, 'takenForm')
  const problems: Problems = {
    ...('notADay' in on && { takenOn: 'Enter a day that exists, like 27 3 2026' }),
    ...('day' in on && on.day > today && { takenOn: 'The day is in the future' }),
    ...(why.length > mostWords && { takenWhy: `Write at most ${mostWords} characters` }),
  }
  if (Object.keys(problems).length > 0) return { problems }
  return {
    value: { on: 'day' in on ? on.day : today, ...(form && { form }), ...(why && { why }) },
  }
}

export function wordsIn(typed: Typed, name: string): string {
  return textOf(typed, name).replaceAll('\r\n', '\n').trim()
}

function oneOf<Name extends string>(
  known: readonly Name[],
  typed: Typed,
  field: string,
): Name | undefined {
  return known.find((name) => name === textOf(typed, field))
}

function lineProblem(name: string, words: string, missing?: string): Problems {
  if (words === '') return missing ? { [name]: missing } : {}
  return words.length > mostLine ? { [name]: `Write at most ${mostLine} characters` } : {}
}

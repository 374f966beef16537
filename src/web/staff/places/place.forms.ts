/** What did they mean, on the forms about a place? Everything typed is kept; each problem has its field. */
import type { ToKeepLonger } from '../../../application/places/keep-places.ts'
import type { WhyLook } from '../../../application/ports/places/place-stores.ts'
import { type Handing, handings } from '../../../application/ports/places/place-stores.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import {
  keepReasons,
  type PlaceDetails,
  type PlaceKind,
  placeKinds,
  showReasons,
} from '../../../domain/places/place.ts'
import { readDay } from '../../parts/fields/day.ts'
import { type Problems, type Typed, textOf } from '../../request/typed.ts'

type Read<Value> = { readonly value: Value } | { readonly problems: Problems }

export const mostWords = 500
export const mostWhere = 2_000

export function readWhy(typed: Typed): Read<WhyLook> {
  const reason = oneOf(showReasons, typed, 'reason')
  const words = wordsIn(typed, 'words')
  const problems = {
    ...(!reason && { reason: 'Choose why you need to see it' }),
    ...wordsProblem('words', words, 'Say in a few words what it is for'),
  }
  return reason && none(problems) ? { value: { reason, words } } : { problems }
}

interface PlaceTyped {
  readonly kind: PlaceKind
  readonly details: PlaceDetails
  readonly from?: Day
}

export function readPlace(typed: Typed, today: Day): Read<PlaceTyped> {
  const kind = oneOf(placeKinds, typed, 'kind')
  const [where, about] = [wordsIn(typed, 'where'), wordsIn(typed, 'about')]
  const from = dayIn(typed, 'from', today)
  const problems = {
    ...(!kind && { kind: 'Choose what kind of place it is' }),
    ...(where === '' && { where: 'Write where it is' }),
    ...(where.length > mostWhere && { where: `Write at most ${mostWhere} characters` }),
    ...(about.length > mostWhere && { about: `Write at most ${mostWhere} characters` }),
    ...('problem' in from && { from: from.problem }),
  }
  if (!kind || 'problem' in from || !none(problems)) return { problems }
  const details = about ? { where, about } : { where }
  return { value: { kind, details, ...(from.day && { from: from.day }) } }
}

/** The last day there, if somebody knows it. */
export function readUntil(typed: Typed, today: Day): Read<{ readonly until?: Day }> {
  const until = dayIn(typed, 'until', today)
  if ('problem' in until) return { problems: { until: until.problem } }
  return { value: until.day ? { until: until.day } : {} }
}

export function readKeep(typed: Typed): Read<Pick<ToKeepLonger, 'until' | 'reason' | 'words'>> {
  const reason = oneOf(keepReasons, typed, 'keepReason')
  const words = wordsIn(typed, 'keepWords')
  const read = readDay(typed, 'keepUntil')
  const problems = {
    ...(!reason && { keepReason: 'Choose why it has to be kept' }),
    ...wordsProblem('keepWords', words, 'Say in a few words what it is needed for'),
    ...(!('day' in read) && {
      keepUntil: 'Enter the last day on which it is needed, like 27 3 2027',
    }),
  }
  return reason && 'day' in read && none(problems)
    ? { value: { until: read.day, reason, words } }
    : { problems }
}

export interface AskTyped {
  readonly recipientType: string
  readonly recipient: string
  readonly organisation: string
  readonly why: string
  readonly handing: Handing
}

/** Any kind of recipient is read here, so that the rule and not the form says no. */
export function readAsk(typed: Typed): Read<AskTyped> {
  const recipientType = textOf(typed, 'recipientType')
  const [recipient, organisation] = [wordsIn(typed, 'recipient'), wordsIn(typed, 'organisation')]
  const why = wordsIn(typed, 'why')
  const handing = oneOf(handings, typed, 'handing')
  const problems = {
    ...(!recipientType && { recipientType: 'Choose what kind of recipient it is' }),
    ...wordsProblem('recipient', recipient, 'Write the name of the one person who will be told'),
    ...wordsProblem('organisation', organisation, 'Write where they work'),
    ...wordsProblem('why', why, 'Say why they need to know'),
    ...(!handing && { handing: 'Choose how you will tell them' }),
  }
  return handing && none(problems)
    ? { value: { recipientType, recipient, organisation, why, handing } }
    : { problems }
}

function oneOf<Name extends string>(
  known: readonly Name[],
  typed: Typed,
  field: string,
): Name | undefined {
  return known.find((name) => name === textOf(typed, field))
}

function wordsIn(typed: Typed, name: string): string {
  return textOf(typed, name).replaceAll('\r\n', '\n').trim()
}

function wordsProblem(name: string, words: string, missing: string): Problems {
  if (words === '') return { [name]: missing }
  return words.length > mostWords ? { [name]: `Write at most ${mostWords} characters` } : {}
}

/** A day that may be left out, and is not in the future. */
function dayIn(typed: Typed, name: string, today: Day): { day?: Day } | { problem: string } {
  const read = readDay(typed, name)
  if ('missing' in read) return {}
  if ('notADay' in read) return { problem: 'Enter a day that exists, like 27 3 2026' }
  return read.day > today ? { problem: 'The day is in the future' } : { day: read.day }
}

function none(problems: Problems): boolean {
  return Object.keys(problems).length === 0
}

/**
 * Writes the sentences behind a date: what started it, how it was counted, which days were left
 * out, which edition of the rule was used and how sure we are of it.
 */
import type { CalendarName } from '../calendar/working-days.ts'
import { unitWords } from '../policy/policy.ts'
import type { Clock, Derivation } from './clock.ts'
import { longDay, weekdayAndDay } from './day-words.ts'

const calendarWords = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
} as const satisfies Record<CalendarName, string>

export const confidenceWords = {
  verified: 'We read this rule in its own text.',
  secondary: 'We read about this rule in another text, not in the rule itself.',
  recalled: 'Unverified: this rule is remembered. Check it before relying on it.',
  uncertain: 'Uncertain: we do not know this rule well enough to count by it.',
} as const

export function linesOf(clock: Clock): readonly string[] {
  const { derivation, startedBy } = clock
  const lines = [`The rule: ${derivation.rule}`]
  lines.push(`It started with: ${startedBy.what}, ${longDay(startedBy.on)}.`)
  for (const { what, on } of derivation.starts.length > 1 ? derivation.starts : []) {
    lines.push(`It might be counted from the ${what}: ${longDay(on)}.`)
  }
  lines.push(...countingLines(clock), ...derivation.notes)
  if (derivation.careful) {
    const { shown, other, because } = derivation.careful
    lines.push(
      `${because} That gives ${longDay(shown)}; read the other way it would be ${longDay(other)}.`,
    )
  }
  if (derivation.stillMoving) {
    lines.push(
      'The survivor has not received the decision, as far as is recorded. The date can still move: record the day they receive it.',
    )
  }
  lines.push(...editionLines(clock))
  if (clock.end) {
    const how = clock.end.how === 'met' ? 'Done' : 'No longer needed'
    lines.push(`${how} on ${longDay(clock.end.on)}.`)
  }
  return lines
}

function countingLines({ due, derivation }: Clock): readonly string[] {
  const { counting, countedFrom, outsideCalendar } = derivation
  if (outsideCalendar !== undefined) return [outsideLine(derivation)]
  if (due === undefined) return ['No day is shown, because the length is not known.']
  if (countedFrom === undefined || counting.value === null) {
    return [`The day is the one that was written down: ${weekdayAndDay(due)}.`]
  }
  const { value, unit, direction, firstDay } = counting
  const length = `${value} ${unitWords(unit, value)}`
  const from = `${countedFrom.what}, ${weekdayAndDay(countedFrom.on)}`
  if (direction === 'before') return [`Counted back ${length} from the ${lower(from)}.`]
  const first =
    firstDay === 'start-day-is-day-one' ? 'that day is day one' : 'the next day is day one'
  const lines = [`Counted ${length} from the ${lower(from)}: ${first}.`]
  if (derivation.calendar) {
    lines.push(`Working days are taken to be those of ${calendarWords[derivation.calendar]}.`)
  }
  if (derivation.skipped.length > 0) {
    const days = derivation.skipped.map(({ day, why }) => `${longDay(day)} (${why})`)
    lines.push(`Left out: ${days.join(', ')}.`)
  }
  lines.push(`That gives ${weekdayAndDay(due)}.`)
  return lines
}

function outsideLine({ calendar, outsideCalendar }: Derivation): string {
  const where = calendar === undefined ? '' : ` of ${calendarWords[calendar]}`
  const known =
    outsideCalendar && 'knownTo' in outsideCalendar
      ? `only to ${longDay(outsideCalendar.knownTo)}`
      : outsideCalendar && `only from ${longDay(outsideCalendar.knownFrom)}`
  return `No day is shown: the holidays${where} are known ${known}. Count by hand.`
}

function editionLines({ derivation: { edition }, limit }: Clock): readonly string[] {
  if (edition === undefined) return []
  if (edition.setByOrganisation) return ['Your organisation set this number.', ...unknown(edition)]
  if (limit.startsWith('OUR-')) {
    return ['This is our own target, not a rule. Your organisation may change it.']
  }
  const from = `This edition of the rule is in force from ${longDay(edition.inForceFrom)}`
  const sources = `(${edition.cites.length > 1 ? 'sources' : 'source'} ${edition.cites.join(', ')})`
  return [`${from} ${sources}.`, confidenceWords[edition.confidence], ...unknown(edition)]
}

function unknown({ whatIsNotKnown }: { readonly whatIsNotKnown?: string }): readonly string[] {
  return whatIsNotKnown === undefined ? [] : [`What is not known: ${whatIsNotKnown}`]
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

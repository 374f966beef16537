/**
 * The days of a matter as clocks. One that somebody named is counted down to. One that lies behind is
 * counted from, in calendar and in working days; a last day is counted only by a rule that was read, in
 * its own text or in another. Of any other rule the words are shown, and how sure we are of them.
 */
import { type Day, daysBetween } from '../calendar/day.ts'
import { type WorkingCalendar, workingDaysBetween } from '../calendar/working-days.ts'
import { readFrom } from '../clocks/count.ts'
import { confidenceWords } from '../clocks/explain.ts'
import { type Edition, editionIfAny, limitOf, type Policy } from '../policy/policy.ts'
import type { Matter } from './matter.ts'
import type { MatterDay } from './matter-kind.ts'
import { kindOf } from './matter-kinds.ts'

export interface MatterClock {
  readonly which: string
  readonly title: string
  readonly on: Day
  /** The day it leads to: the named one, or one that was counted by a rule that was read. */
  readonly due?: Day
  /** Days since, for a day that lies behind. */
  readonly elapsed?: { readonly days: number; readonly workingDays?: number }
  /** Whether the rule behind it was read. Absent: no rule is known. */
  readonly ruleWasRead?: boolean
  /** The rule, its source, and how sure we are: sentences to check by hand. */
  readonly lines: readonly string[]
  readonly todo?: string
  readonly showBefore: number
}

export interface MatterMeasure {
  readonly today: Day
  readonly policy: Policy
  readonly calendar: WorkingCalendar
}

/** The clocks of a matter: what is due soonest first, then what is only counted from. */
export function clocksOfMatter(matter: Matter, measure: MatterMeasure): readonly MatterClock[] {
  const { days } = kindOf(matter.kind)
  const clocks = Object.entries(matter.days).flatMap(([which, on]) => {
    const day = days[which]
    return day === undefined ? [] : [clockOf(which, day, on, measure)]
  })
  const place = ({ due, on }: MatterClock) => `${due ?? `9999 ${on}`}`
  return clocks.toSorted((one, other) => (place(one) < place(other) ? -1 : 1))
}

function clockOf(
  which: string,
  day: MatterDay,
  on: Day,
  { today, policy, calendar }: MatterMeasure,
): MatterClock {
  const edition =
    day.limit &&
    editionIfAny(limitOf(policy, day.limit).editions, day.counts === 'ahead' ? today : on)
  const wasRead = edition && isRead(edition)
  const due = day.counts === 'ahead' ? on : wasRead ? countedFrom(on, edition, calendar) : undefined
  const workingDays = workingDaysBetween(calendar, on, today)
  return {
    which,
    title: day.ask,
    on,
    ...(due !== undefined && { due }),
    ...(day.counts === 'since' && {
      elapsed: {
        days: Math.max(0, daysBetween(on, today)),
        ...(workingDays !== undefined && { workingDays }),
      },
    }),
    ...(edition && { ruleWasRead: wasRead ?? false }),
    lines: edition ? ruleLines(edition, day, policy) : [],
    ...(day.todo && { todo: day.todo }),
    showBefore: day.showBefore ?? 0,
  }
}

function isRead({ confidence, value }: Edition): boolean {
  return value !== null && (confidence === 'verified' || confidence === 'secondary')
}

/** An authority's target: the next day is day one where the text does not say. */
function countedFrom(on: Day, edition: Edition, calendar: WorkingCalendar): Day | undefined {
  const firstDay = edition.counting === 'not-seen' ? 'next-day-is-day-one' : edition.counting
  return readFrom(on, edition, firstDay, calendar).due
}

function ruleLines(edition: Edition, day: MatterDay, policy: Policy): readonly string[] {
  const { inOurWords, cites, confidence, whatIsNotKnown } = edition
  const sources = cites.map((key) => policy.sources[key]?.title ?? key)
  return [
    inOurWords,
    confidenceWords[confidence],
    ...(sources.length > 0 ? [`Source: ${sources.join('; ')}.`] : []),
    ...(whatIsNotKnown ? [`What is not known: ${whatIsNotKnown}`] : []),
    ...(day.counts === 'since' && !isRead(edition)
      ? ['Because nobody here has read the rule, no last day is counted from it.']
      : []),
  ]
}

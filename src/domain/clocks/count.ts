/**
 * Counts a limit from its plausible starts, and chooses which reading to show: the one that
 * protects the survivor. Gives both when they differ.
 */
import type { Day } from '../calendar/day.ts'
import { plusDays, plusMonths } from '../calendar/quick-days.ts'
import {
  countWorkingDays,
  type FirstDay,
  type SkippedDay,
  type WorkingCalendar,
} from '../calendar/working-days.ts'
import type { Edition } from '../policy/policy.ts'
import type { Derivation, StartDay, Whose } from './clock.ts'

export interface Reading {
  readonly due?: Day
  readonly skipped: readonly SkippedDay[]
  readonly outsideCalendar?: Derivation['outsideCalendar']
}

export interface Counted extends Reading {
  readonly countedFrom: StartDay
  readonly firstDay: FirstDay
  readonly other?: Day
  readonly otherBecause?: string
}

const noneSkipped: readonly SkippedDay[] = []

/** One reading of a limit: from one day, counting that day or not. */
export function readFrom(
  start: Day,
  edition: Pick<Edition, 'value' | 'unit'>,
  firstDay: FirstDay,
  calendar: WorkingCalendar,
): Reading {
  const { value, unit } = edition
  if (value === null) return { skipped: noneSkipped }
  const startCounts = firstDay === 'start-day-is-day-one' && value > 0 ? 1 : 0
  switch (unit) {
    case 'calendar-days':
      return { due: plusDays(start, value - startCounts), skipped: noneSkipped }
    case 'weeks':
      return { due: plusDays(start, value * 7 - startCounts), skipped: noneSkipped }
    case 'months':
      return { due: plusDays(plusMonths(start, value), -startCounts), skipped: noneSkipped }
    case 'hours':
      return { due: plusDays(start, Math.ceil(value / 24)), skipped: noneSkipped }
    case 'working-days': {
      const count = countWorkingDays(calendar, start, value, firstDay)
      if ('due' in count) return count
      const outsideCalendar =
        'beyondCalendar' in count
          ? { knownTo: count.beyondCalendar }
          : { knownFrom: count.beforeCalendar }
      return { skipped: noneSkipped, outsideCalendar }
    }
    default:
      return { skipped: noneSkipped }
  }
}

/** So many days before a known day. Working days are not counted backwards by any rule. */
export function readBefore(end: Day, { value, unit }: Pick<Edition, 'value' | 'unit'>): Reading {
  if (value === null) return { skipped: noneSkipped }
  if (unit === 'calendar-days') return { due: plusDays(end, -value), skipped: noneSkipped }
  if (unit === 'weeks') return { due: plusDays(end, -value * 7), skipped: noneSkipped }
  if (unit === 'months') return { due: plusMonths(end, -value), skipped: noneSkipped }
  return { skipped: noneSkipped }
}

/**
 * The reading to show. An entitlement runs from the latest plausible start and, when the text does
 * not say, leaves the start day out. A survivor's deadline runs from the earliest and counts it.
 */
export function countProtectively(
  whose: Whose,
  starts: readonly StartDay[],
  edition: Edition,
  calendar: WorkingCalendar,
): Counted {
  const earliest = earliestOf(starts)
  const seen = edition.counting === 'not-seen' ? undefined : edition.counting
  if (whose === 'entitlement') {
    const latest = latestOf(starts)
    const firstDay = seen ?? 'next-day-is-day-one'
    const shown = readFrom(latest.on, edition, firstDay, calendar)
    const other = readFrom(earliest.on, edition, seen ?? 'start-day-is-day-one', calendar).due
    const because =
      'Support that somebody is owed is counted from the latest day it could start, and the first day is left out when the text does not say.'
    return withOther({ ...shown, countedFrom: latest, firstDay }, other, because)
  }
  if (whose === 'survivor-deadline' || whose === 'check') {
    const firstDay = seen ?? 'start-day-is-day-one'
    const shown = readFrom(earliest.on, edition, firstDay, calendar)
    // The other reading also runs from the earliest day: a later date must never be relied on.
    const other = readFrom(earliest.on, edition, seen ?? 'next-day-is-day-one', calendar).due
    const because =
      'A survivor’s deadline is counted from the earliest day it could start, and the first day is counted when the text does not say.'
    return withOther({ ...shown, countedFrom: earliest, firstDay }, other, because)
  }
  const firstDay = seen ?? 'next-day-is-day-one'
  const shown = readFrom(earliest.on, edition, firstDay, calendar)
  return { ...shown, countedFrom: earliest, firstDay }
}

function withOther(counted: Counted, other: Day | undefined, otherBecause: string): Counted {
  if (other === undefined || counted.due === undefined || other === counted.due) return counted
  return { ...counted, other, otherBecause }
}

function earliestOf(starts: readonly StartDay[]): StartDay {
  return starts.reduce((one, other) => (other.on < one.on ? other : one))
}

function latestOf(starts: readonly StartDay[]): StartDay {
  return starts.reduce((one, other) => (other.on >= one.on ? other : one))
}

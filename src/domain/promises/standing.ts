/**
 * How a promise stands on a day: broken, due, waiting or ended; how long they have said nothing, in
 * calendar and in working days; and from which day it asks for somebody. Nothing here judges anybody.
 */
import { addDays, type Day, daysBetween, laterOf } from '../calendar/day.ts'
import { type WorkingCalendar, workingDaysBetween } from '../calendar/working-days.ts'
import type { PromiseOutline } from './promised.ts'

/** Our own targets, which an organisation may change. */
export interface PromiseLimits {
  /** Days without a word after which a promise without a day is asked about. */
  readonly silentDays: number
  /** Days after asking again before it asks for somebody once more. */
  readonly againDays: number
}

/** In the order in which people should see them. */
export const standings = ['broken', 'silent', 'due', 'waiting', 'ended'] as const
export type StandingName = (typeof standings)[number]

export interface Silence {
  readonly since: Day
  readonly days: number
  /** Absent where the holidays are not known. */
  readonly workingDays?: number
}

export interface PromiseStanding {
  readonly name: StandingName
  /** Days after the day that was named; only of a broken one. */
  readonly daysLate?: number
  readonly silence?: Silence
  /** The day from which it stands on Today. */
  readonly asksFrom?: Day
}

export const weekDays = 7

/**
 * A promise is broken from the day after the one that was named. Without a day it asks for somebody
 * once nothing was heard for so many days. Having just asked again makes it wait, not answered.
 */
export function promiseStanding(
  promise: PromiseOutline,
  { today, limits, calendar }: { today: Day; limits: PromiseLimits; calendar: WorkingCalendar },
): PromiseStanding {
  const { by, end, askedTimes, lastAskedOn } = promise
  if (end !== undefined) return { name: 'ended' }
  const silence = silenceOf(promise, today, calendar)
  const first = by ?? addDays(silence.since, limits.silentDays)
  const again = askedTimes > 1 ? addDays(lastAskedOn, limits.againDays) : first
  const asksFrom = laterOf(first, again)
  if (by === undefined) {
    const name = silence.days >= limits.silentDays ? 'silent' : 'waiting'
    return { name, silence, asksFrom }
  }
  if (by < today) return { name: 'broken', daysLate: daysBetween(by, today), silence, asksFrom }
  return { name: by < addDays(today, weekDays) ? 'due' : 'waiting', silence, asksFrom }
}

/** From the last day on which they said anything, or else from the day they were asked. */
export function silenceOf(
  { askedOn, lastWordOn }: PromiseOutline,
  today: Day,
  calendar: WorkingCalendar,
): Silence {
  const since = lastWordOn ?? askedOn
  const workingDays = workingDaysBetween(calendar, since, today)
  return {
    since,
    days: Math.max(0, daysBetween(since, today)),
    ...(workingDays !== undefined && { workingDays }),
  }
}

/** "Asked 3 times. Silent for 24 days, 17 of them working days." */
export function silenceInWords({ askedTimes }: PromiseOutline, silence: Silence): string {
  const { days, workingDays } = silence
  const asked = `Asked ${timesInWords(askedTimes)}`
  if (days === 0) return `${asked}. Heard from today.`
  const working =
    workingDays === undefined
      ? ''
      : `, ${workingDays} of them working ${workingDays === 1 ? 'day' : 'days'}`
  return `${asked}. Silent for ${daysInWords(days)}${working}.`
}

export function timesInWords(times: number): string {
  return times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`
}

export function daysInWords(days: number): string {
  return `${days} ${days === 1 ? 'day' : 'days'}`
}

/** Whether it stands on Today: due or broken, or silent too long, and not asked again just now. */
export function asksToday({ name, asksFrom }: PromiseStanding, today: Day): boolean {
  return name !== 'ended' && asksFrom !== undefined && asksFrom <= today
}

/** Whether it belongs on the list of this week: all that is broken, silent, or due within seven days. */
export function isThisWeek({ name, asksFrom }: PromiseStanding, today: Day): boolean {
  if (name === 'ended') return false
  if (name !== 'waiting') return true
  return asksFrom !== undefined && asksFrom < addDays(today, weekDays)
}

/** Broken first, the longest late before; then silent, due, waiting, each by the day it asks from. */
export function inOrder<P extends { readonly standing: PromiseStanding; readonly id: string }>(
  promises: readonly P[],
): readonly P[] {
  const rank = ({ standing: { name, daysLate, asksFrom }, id }: P) =>
    [
      standings.indexOf(name),
      String(99_999 - (daysLate ?? 0)).padStart(5, '0'),
      asksFrom ?? '',
      id,
    ].join(' ')
  return promises.toSorted((one, other) => (rank(one) < rank(other) ? -1 : 1))
}

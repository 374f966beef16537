/**
 * A day on the calendar, without a time and without a zone, so that no clock change can move it.
 * Counting with the first day in or out lives here; working days are in working-days.ts.
 */

/** An ISO date such as 2026-11-21. Only `parseDay` and the sums below make one. */
export type Day = string & { readonly kind: 'day' }

/** A run of days, both ends included. */
export interface Period {
  readonly from: Day
  readonly to: Day
}

const millisecondsPerDay = 86_400_000
const shape = /^(\d{4})-(\d{2})-(\d{2})$/

/** The day that was written, or undefined when no calendar has it (2026-02-30, 2026-2-3, "soon"). */
export function parseDay(written: string): Day | undefined {
  if (!shape.test(written)) return undefined
  const time = Date.parse(`${written}T00:00:00Z`)
  if (Number.isNaN(time)) return undefined
  const day = dayAt(time)
  return day === written ? day : undefined
}

/** For days written in code, policy and tests, where a mistyped day is a fault. */
export function aDay(written: string): Day {
  const day = parseDay(written)
  if (day === undefined) throw new Error(`"${written}" is not a day`)
  return day
}

export function addDays(day: Day, count: number): Day {
  return dayAt(timeOf(day) + count * millisecondsPerDay)
}

/**
 * The same day of the month, so many months later; the last day of that month when it is shorter
 * (31 August plus six months is 28 or 29 February).
 */
export function addMonths(day: Day, count: number): Day {
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(5, 7)) - 1 + count
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return dayAt(Date.UTC(year, month, Math.min(Number(day.slice(8, 10)), lastOfMonth)))
}

/** How many days `to` lies after `from`; negative when it lies before. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((timeOf(to) - timeOf(from)) / millisecondsPerDay)
}

/** The last day of a period of so many days when the start day counts as day one. */
export function lastDayCountingStart(start: Day, length: number): Day {
  return addDays(start, length - 1)
}

/** The last day of a period of so many days when the day after the start counts as day one. */
export function lastDayCountingFromNext(start: Day, length: number): Day {
  return addDays(start, length)
}

export function laterOf(one: Day, other: Day): Day {
  return one > other ? one : other
}

export function earlierOf(one: Day, other: Day): Day {
  return one < other ? one : other
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: Day): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  const fromSunday = new Date(timeOf(day)).getUTCDay()
  // The remainder of a whole number by seven, with Sunday moved to the end, is 1 to 7.
  return (fromSunday === 0 ? 7 : fromSunday) as 1 | 2 | 3 | 4 | 5 | 6 | 7
}

/** The calendar day in the United Kingdom at an instant written as an ISO time in UTC. */
export function ukDayOf(instant: string): Day {
  return aDay(ukDate.format(new Date(instant)))
}

/** The last moment of a day in the United Kingdom, as an ISO time in UTC. */
export function lastMomentOf(day: Day): string {
  const midnight = timeOf(addDays(day, 1))
  const hour = 3_600_000
  // In summer the next day has begun an hour before UTC says so.
  const summer = ukDayOf(new Date(midnight - hour).toISOString()) > day
  return new Date(midnight - (summer ? hour : 0) - 1).toISOString()
}

// Swedish writes dates as ISO does; the zone is the one in which every rule here is lived.
const ukDate = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' })

function timeOf(day: Day): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)))
}

function dayAt(time: number): Day {
  // Date writes ISO days; the brand only says that this file made it.
  return new Date(time).toISOString().slice(0, 10) as Day
}

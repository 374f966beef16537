/**
 * Counts working days: Monday to Friday, without the bank holidays of one jurisdiction. Each
 * calendar knows its first and last day, and counting past either says so instead of guessing.
 */
import { addDays, type Day, weekdayOf } from './day.ts'
import { daysSinceEpoch } from './quick-days.ts'

export const calendarNames = ['england-and-wales', 'scotland', 'northern-ireland'] as const
export type CalendarName = (typeof calendarNames)[number]

/** The bank holidays of one jurisdiction, as kept in policy/bank-holidays.json. */
export interface BankHolidays {
  readonly firstDay: Day
  readonly lastDay: Day
  readonly holidays: Readonly<Record<string, string>>
}

/** Whether the start is day one, or the day after it is. */
export type FirstDay = 'start-day-is-day-one' | 'next-day-is-day-one'

export interface SkippedDay {
  readonly day: Day
  readonly why: string
}

export type WorkingDayCount =
  | { readonly due: Day; readonly skipped: readonly SkippedDay[] }
  | { readonly beyondCalendar: Day }
  | { readonly beforeCalendar: Day }

export interface WorkingCalendar {
  readonly name: CalendarName
  readonly firstDay: Day
  readonly lastDay: Day
  /** Every day from the first to the last, with why it is not a working day, or undefined. */
  readonly days: readonly { readonly day: Day; readonly notWorking: string | undefined }[]
}

const weekend = { 6: 'Saturday', 7: 'Sunday' } as const

export function workingCalendar(name: CalendarName, data: BankHolidays): WorkingCalendar {
  const { firstDay, lastDay, holidays } = data
  const days: { day: Day; notWorking: string | undefined }[] = []
  for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) {
    const weekday = weekdayOf(day)
    const atWeekend = weekday > 5 ? weekend[weekday === 6 ? 6 : 7] : undefined
    days.push({ day, notWorking: holidays[day] ?? atWeekend })
  }
  return { name, firstDay, lastDay, days }
}

/** Why nobody counts this day: Saturday, Sunday or a holiday by name; undefined on a working day. */
export function whyNotWorking(calendar: WorkingCalendar, day: Day): string | undefined {
  return calendar.days[positionIn(calendar, day)]?.notWorking
}

/**
 * The day on which so many working days have been counted, and the days left out on the way.
 * When the start counts and is itself not a working day, the next working day is day one.
 */
export function countWorkingDays(
  calendar: WorkingCalendar,
  start: Day,
  length: number,
  firstDay: FirstDay,
): WorkingDayCount {
  if (start < calendar.firstDay) return { beforeCalendar: calendar.firstDay }
  const skipped: SkippedDay[] = []
  let position = positionIn(calendar, start)
  let left = length
  if (firstDay === 'next-day-is-day-one' && length > 0) position += 1
  for (; ; position += 1) {
    const here = calendar.days[position]
    if (here === undefined) return { beyondCalendar: calendar.lastDay }
    if (here.notWorking !== undefined) skipped.push({ day: here.day, why: here.notWorking })
    else left -= 1
    if (left <= 0 && here.notWorking === undefined) return { due: here.day, skipped }
  }
}

/**
 * How many working days lie after one day, up to and with another. Nothing when either lies outside
 * the days whose holidays are known.
 */
export function workingDaysBetween(
  calendar: WorkingCalendar,
  from: Day,
  to: Day,
): number | undefined {
  if (from < calendar.firstDay || to > calendar.lastDay) return undefined
  const days = calendar.days.slice(positionIn(calendar, from) + 1, positionIn(calendar, to) + 1)
  return days.filter(({ notWorking }) => notWorking === undefined).length
}

function positionIn(calendar: WorkingCalendar, day: Day): number {
  return daysSinceEpoch(day) - daysSinceEpoch(calendar.firstDay)
}

/**
 * How long an organisation keeps what: its own schedule, as data. Waymark holds no length of its own,
 * and until the organisation has confirmed a schedule nothing is ever due.
 */
import type { Day } from '../calendar/day.ts'
import { plusMonths } from '../calendar/quick-days.ts'
import type { KeptClass } from './kept-classes.ts'

/** What a length is counted from. Where the day is not known, nothing is counted. */
export const retentionEvents = {
  'case-closed': 'The day the case was closed',
  'last-activity': 'The last day on which anything was written',
  'turned-18': 'The day a child turned 18',
} as const
export type RetentionEvent = keyof typeof retentionEvents
// The keys of the table.
export const retentionEventNames = Object.keys(retentionEvents) as readonly RetentionEvent[]

export interface Length {
  readonly count: number
  readonly unit: 'months' | 'years'
}

/** Several rules may speak of one class: the latest of their days counts. */
export interface RetentionRule {
  readonly kept: KeptClass
  readonly from: RetentionEvent
  readonly length: Length
}

export interface Schedule {
  /** A class without a rule is kept until it has one. */
  readonly rules: readonly RetentionRule[]
  /** So many days ahead the first time, and the second. */
  readonly warnDays: readonly [first: number, second: number]
  /** Anything written within so many days before the end makes it wait for as many days again. */
  readonly quietDays: number
  /** How long backups are kept; absent when nobody has said so. */
  readonly backupDays?: number
}

/** Counted only once it is confirmed by name. */
export interface ScheduleVersion extends Schedule {
  readonly version: number
  readonly confirmedOn: Day
  readonly confirmedBy: string
}

/** The longest that a length can sensibly say; a mistyped 600 years is a slip. */
export const mostMonths = 1200
const mostDays = 3650

export type ScheduleRefusal =
  | { readonly code: 'schedule-has-no-rule' }
  | { readonly code: 'schedule-length-out-of-range'; readonly kept: KeptClass }
  | { readonly code: 'schedule-says-one-thing-twice'; readonly kept: KeptClass }
  | { readonly code: 'schedule-warnings-out-of-order' }
  | { readonly code: 'schedule-days-out-of-range' }

export function refusalOfSchedule(schedule: Schedule): ScheduleRefusal | undefined {
  const { rules, warnDays, quietDays, backupDays } = schedule
  if (rules.length === 0) return { code: 'schedule-has-no-rule' }
  for (const { kept, from, length } of rules) {
    const months = inMonths(length)
    if (!Number.isInteger(months) || months < 1 || months > mostMonths) {
      return { code: 'schedule-length-out-of-range', kept }
    }
    if (rules.filter((one) => one.kept === kept && one.from === from).length > 1) {
      return { code: 'schedule-says-one-thing-twice', kept }
    }
  }
  const [first, second] = warnDays
  if (!(first > second && second >= 1)) return { code: 'schedule-warnings-out-of-order' }
  const days = [first, second, quietDays, ...(backupDays === undefined ? [] : [backupDays])]
  if (days.some((count) => !Number.isInteger(count) || count < 1 || count > mostDays)) {
    return { code: 'schedule-days-out-of-range' }
  }
  return undefined
}

export function inMonths({ count, unit }: Length): number {
  return unit === 'years' ? count * 12 : count
}

/** The last day on which it is kept: so many calendar months after the event. */
export function lastDayKept(event: Day, length: Length): Day {
  return plusMonths(event, inMonths(length))
}

/**
 * The lengths that reading a case needs. They are always given, never assumed: policy keeps them,
 * dated and cited. A length may depend on the day from which it runs, because editions change.
 */
import type { Day } from '../../calendar/day.ts'

/** A length in days, or the length in force on the start day; undefined when nobody knows it. */
export type Length = number | ((from: Day) => number | undefined)

export interface TrackLimits {
  /** Least length of the recovery period, counting the day of the decision as the first. */
  readonly recoveryMinimumDays: Length
  /** Least length of move-on support after a positive conclusive grounds decision. */
  readonly moveOnMinimumDays: Length
  /** How long before agreed support ends the next RNA is due. */
  readonly nextRnaNoticeDays: number
  /** How long before the eighteenth birthday planning is due. */
  readonly turning18NoticeDays: number
  /** How long before temporary permission ends an extension is due. */
  readonly permissionNoticeDays: number
  /** From how many days after a decision a missing copy counts as late. */
  readonly lateServiceDays: number
}

export function daysOf(length: Length, from: Day): number | undefined {
  return typeof length === 'number' ? length : length(from)
}

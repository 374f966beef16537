/** The kinds of period that count as cover, and the kinds that are only shown beside it. */
import type { Day } from '../calendar/day.ts'
import type { Stretch } from './stretch.ts'

/** Why support is there on these days. Only these count as cover. */
export type CoverReason =
  | 'emergency'
  | 'recovery'
  | 'scotland-support'
  | 'northern-ireland-support'
  | 'continued'
  | 'move-on'
  | 'notice'
  | 'agreed'

export const coverReasons: Readonly<Record<CoverReason, string>> = {
  emergency: 'Emergency support, until the reasonable grounds decision',
  recovery: 'Recovery period, until the conclusive grounds decision',
  'scotland-support':
    'Scotland: support is owed for a set time, or until the conclusive determination if that is earlier',
  'northern-ireland-support':
    'Northern Ireland: the relevant period, and until the conclusive decision if that is later',
  continued: 'Support continued by a decision after the set time',
  'move-on': 'Move-on period after a positive conclusive grounds decision',
  notice: 'Notice: support goes on until the day the notice names',
  agreed: 'Agreed in a Recovery Needs Assessment decision',
}

export interface CoverPeriod extends Stretch {
  readonly reason: CoverReason
  /** The id of the fact that gives this period. */
  readonly source: string
  /** The day of that fact: an exit on or after it ends the period. */
  readonly sourceOn: Day
  /** It may last longer: the day on which the survivor got the letter is not known yet. */
  readonly atLeast?: true
  /** The letter names no first day, so the date on the letter was taken. */
  readonly startAssumed?: true
}

/** Shown beside the cover and never counted as cover. */
export type BesideReason = 'holding-rna' | 'holding-reconsideration' | 'elsewhere' | 'hand-over'

export const besideReasons: Readonly<Record<BesideReason, string>> = {
  'holding-rna':
    'Holding while an RNA waits for its decision: not confirmed by any rule we could read',
  'holding-reconsideration':
    'Holding while a challenge waits for its answer: not confirmed by any rule we could read',
  elsewhere: 'Accepted as a need, to be met by another service: not cover until it has started',
  'hand-over': 'A mainstream service is planned to take over',
}

export interface Beside extends Stretch {
  readonly reason: BesideReason
  readonly source: string
}

/** Lengths that guidance sets or that we chose; a case takes them from its policy edition. */
export interface CoverLimits {
  /** The least length of the recovery period, the first day counted. */
  readonly recoveryDays: number
  /** The least length of the move-on period, counted from the day after receipt. */
  readonly moveOnDays: number
  /** The length owed in Scotland or Northern Ireland, counted from the day after the decision. */
  readonly owedDays?: number
}

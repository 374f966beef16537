/** What a completeness check is: what it looks at, and what it hands back. */
import type { Day } from '../../calendar/day.ts'
import type { Fact } from '../../facts/fact.ts'
import type { StandingRecord } from '../../facts/standing-record.ts'
import type { Need } from '../../needs/need.ts'
import type { RnaDraft } from '../draft.ts'

/** Lengths from the policy edition or set by us; never written in this code. */
export interface RnaLimits {
  readonly maxMonths: number
  readonly riskReviewDays: number
  readonly evidenceDays: number
  readonly submitDays: number
}

export interface ToCheck {
  readonly draft: RnaDraft
  readonly facts: readonly Fact[]
  readonly needs: readonly Need[]
  /** Whether the person's name and date of birth are recorded; the checks never see them. */
  readonly identityRecorded: boolean
  /** The move-on period, from the cover: its last day, and the decision behind it. */
  readonly moveOn?: { readonly to?: Day; readonly source: string }
  /** The first day on which a need of this RNA has no cover, when one is known. */
  readonly uncoveredFrom?: Day
  readonly limits: RnaLimits
  readonly today: Day
}

/** What the checks read: the same, with what stands in the record grouped once. */
export interface Checking extends ToCheck {
  readonly record: StandingRecord
}

export type CheckNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13

export interface Missing {
  readonly need?: string
  readonly dependant?: string
  /** The path of the field to fill, when it is a field of the draft. */
  readonly path?: string
  readonly what: string
  readonly todo: string
}

export interface Check {
  readonly number: CheckNumber
  readonly title: string
  readonly result: 'met' | 'not-met'
  readonly missing: readonly Missing[]
}

export interface CheckRule {
  readonly number: CheckNumber
  readonly title: string
  missing(checking: Checking): readonly Missing[]
}

/** Risk as people judged it: reviews, second looks, what was noticed, the safety plan, what was done in an absence. */
import type { Day } from '../../domain/calendar/day.ts'
import type { MissingStep, StepDone } from '../../domain/risk/missing-procedure.ts'
import type { RiskReview } from '../../domain/risk/review.ts'
import type { SafetyPlan } from '../../domain/risk/safety-plan.ts'
import type { SecondLook } from '../../domain/risk/second-look.ts'
import type { Signal, SignalKind } from '../../domain/risk/triggers.ts'
import type { OpenCase, Written } from './case-store.ts'

export interface KeptReview extends RiskReview {
  /** Counts the reviews of the case, from 1. */
  readonly number: number
  readonly recordedAt: string
  readonly initials: string
  readonly looks: readonly (SecondLook & { readonly initials: string })[]
}

/** `id`, who and when come from the row; the rest is sealed. */
export interface KeptSignal extends Signal {
  readonly words?: string
  readonly initials: string
}

export interface NewSignal {
  readonly id: string
  readonly kind: SignalKind
  readonly on: Day
  readonly words?: string
}

export interface KeptStep extends StepDone {
  readonly words?: string
  readonly initials: string
}

export interface KeptPlan extends SafetyPlan {
  readonly recordedAt: string
  readonly initials: string
}

type Numbered = { readonly writeId: string; readonly versionSeen: number }

export interface RiskStore {
  /** The newest first, each opened with a line in the log; nothing when the case is not theirs. */
  reviews(caseId: string, limit: number): Promise<readonly KeptReview[]>
  /** `versionSeen`: the number of the last review that the writer saw; 0 where there was none. */
  addReview(seen: OpenCase, review: Omit<RiskReview, 'by'>, write: Numbered): Promise<Written>
  addLook(
    seen: OpenCase,
    look: { readonly review: Pick<KeptReview, 'id' | 'by'>; readonly agrees: boolean } & {
      readonly words?: string
    },
    write: { readonly writeId: string },
  ): Promise<Written>
  signals(caseId: string): Promise<readonly KeptSignal[]>
  addSignal(
    seen: OpenCase,
    signal: NewSignal,
    write: { readonly writeId: string },
  ): Promise<Written>
  plan(caseId: string): Promise<KeptPlan | undefined>
  /** `versionSeen`: 0 where there was none. */
  keepPlan(seen: OpenCase, plan: Omit<SafetyPlan, 'version'>, write: Numbered): Promise<Written>
  steps(caseId: string): Promise<readonly KeptStep[]>
  addStep(
    seen: OpenCase,
    step: {
      readonly id: string
      readonly step: MissingStep
      readonly on: Day
      readonly outcome: StepDone['outcome']
      readonly words?: string
    },
    write: { readonly writeId: string },
  ): Promise<Written>
}

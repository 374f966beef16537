/**
 * What changed from one risk review to the next, as a story that can be read aloud: what is new, what
 * eased, which protection was lost. Never a total, and never better or worse by itself.
 */
import { type FactorId, factorIds, isProtective } from './factors.ts'
import {
  type Concern,
  type FactorReview,
  isMoreConcern,
  type Rating,
  type RiskReview,
} from './review.ts'

export type FactorChange =
  | 'new-risk'
  | 'stronger-risk'
  | 'eased-risk'
  | 'gone-risk'
  | 'new-protection'
  | 'stronger-protection'
  | 'weaker-protection'
  | 'lost-protection'
  | 'no-longer-known'
  | 'now-known'

export interface ChangedFactor {
  readonly factor: FactorId
  readonly change: FactorChange
  readonly from: Rating
  readonly to: Rating
}

export interface ChangeStory {
  /** Absent where the word stayed the same. */
  readonly concern?: { readonly from: Concern; readonly to: Concern; readonly rose: boolean }
  /** What got harder first, then what is no longer known, then what got better. */
  readonly factors: readonly ChangedFactor[]
  /** How much it matters changed, while the rating did not. */
  readonly mattersMore: readonly FactorId[]
  readonly mattersLess: readonly FactorId[]
  /** Actions of the last review that had a day which has passed. */
  readonly dueSince: readonly RiskReview['actions'][number][]
}

const strength = { absent: 0, partly: 1, present: 2 } as const

const order: readonly FactorChange[] = [
  'new-risk',
  'lost-protection',
  'stronger-risk',
  'weaker-protection',
  'no-longer-known',
  'now-known',
  'eased-risk',
  'stronger-protection',
  'gone-risk',
  'new-protection',
]

/** A factor that a review leaves out was not looked at: it is not known, never absent. */
export function changeStory(before: RiskReview, after: RiskReview): ChangeStory {
  const from = before.judgement.concern
  const to = after.judgement.concern
  const factors = factorIds
    .flatMap((factor) => changed(factor, before.factors[factor], after.factors[factor]))
    .sort((one, other) => order.indexOf(one.change) - order.indexOf(other.change))
  const moved = (up: boolean) =>
    factorIds.filter((factor) => relevanceMoved(before, after, factor) === (up ? 'up' : 'down'))
  return {
    ...(from !== to && { concern: { from, to, rose: isMoreConcern(to, from) } }),
    factors,
    mattersMore: moved(true),
    mattersLess: moved(false),
    dueSince: before.actions.filter(({ due }) => due !== undefined && due <= after.on),
  }
}

function changed(
  factor: FactorId,
  before: FactorReview | undefined,
  after: FactorReview | undefined,
): readonly ChangedFactor[] {
  const from = before?.rating ?? 'unknown'
  const to = after?.rating ?? 'unknown'
  if (from === to) return []
  return [{ factor, change: kindOfChange(isProtective(factor), from, to), from, to }]
}

function kindOfChange(protective: boolean, from: Rating, to: Rating): FactorChange {
  if (to === 'unknown') return 'no-longer-known'
  if (from === 'unknown') {
    if (to === 'absent') return 'now-known'
    return protective ? 'new-protection' : 'new-risk'
  }
  const rose = strength[to] > strength[from]
  if (protective) {
    if (rose) return from === 'absent' ? 'new-protection' : 'stronger-protection'
    return to === 'absent' ? 'lost-protection' : 'weaker-protection'
  }
  if (rose) return from === 'absent' ? 'new-risk' : 'stronger-risk'
  return to === 'absent' ? 'gone-risk' : 'eased-risk'
}

const relevanceOrder = ['low', 'medium', 'high'] as const

function relevanceMoved(
  before: RiskReview,
  after: RiskReview,
  factor: FactorId,
): 'up' | 'down' | undefined {
  const one = before.factors[factor]
  const other = after.factors[factor]
  if (!one?.relevance || !other?.relevance || one.rating !== other.rating) return undefined
  const step = relevanceOrder.indexOf(other.relevance) - relevanceOrder.indexOf(one.relevance)
  if (step === 0) return undefined
  return step > 0 ? 'up' : 'down'
}

/**
 * Whether a risk review can be closed as done, and if not, what is still open, beside the field it is
 * about. Very little is compulsory: a judgement with its reason and a day to look again. Nothing about
 * what was done to a person ever is.
 */
import { addDays, type Day } from '../calendar/day.ts'
import { type Concern, mostScenarios, type RiskReview } from './review.ts'

/** Calendar days after which a review is looked at again at the latest. Our own rule, never guidance. */
export const longestUntilNext: Readonly<Record<Concern, number>> = {
  low: 90,
  raised: 30,
  high: 7,
  immediate: 1,
}

/** The last day on which the next review may stand. */
export function latestNextReview(on: Day, concern: Concern): Day {
  return addDays(on, longestUntilNext[concern])
}

export type ReviewProblem =
  | { readonly code: 'no-reason'; readonly field: 'why' }
  | { readonly code: 'in-the-future'; readonly field: 'on' }
  | { readonly code: 'before-the-last-review'; readonly field: 'on'; readonly lastOn: Day }
  | { readonly code: 'next-too-late'; readonly field: 'nextReviewOn'; readonly latest: Day }
  | { readonly code: 'next-not-after'; readonly field: 'nextReviewOn' }
  | { readonly code: 'too-many-scenarios'; readonly field: 'scenarios' }
  | { readonly code: 'nobody-acts'; readonly field: 'actions' }

/**
 * `nobody-acts`: at high and immediate concern a review names at least one thing that somebody will do.
 * The judgement itself is never doubted.
 */
export function problemsOf(
  review: RiskReview,
  { today, last }: { readonly today: Day; readonly last?: Pick<RiskReview, 'on'> },
): readonly ReviewProblem[] {
  const { on, judgement, nextReviewOn, scenarios, actions } = review
  const latest = latestNextReview(on, judgement.concern)
  const grave = judgement.concern === 'high' || judgement.concern === 'immediate'
  return [
    ...(on > today ? [{ code: 'in-the-future', field: 'on' } as const] : []),
    ...(last && on < last.on
      ? [{ code: 'before-the-last-review', field: 'on', lastOn: last.on } as const]
      : []),
    ...(judgement.why.trim() === '' ? [{ code: 'no-reason', field: 'why' } as const] : []),
    ...(nextReviewOn <= on ? [{ code: 'next-not-after', field: 'nextReviewOn' } as const] : []),
    ...(nextReviewOn > latest
      ? [{ code: 'next-too-late', field: 'nextReviewOn', latest } as const]
      : []),
    ...(scenarios.length > mostScenarios
      ? [{ code: 'too-many-scenarios', field: 'scenarios' } as const]
      : []),
    ...(grave && actions.length === 0 ? [{ code: 'nobody-acts', field: 'actions' } as const] : []),
  ]
}

/** Query: the rules as this organisation counts by them, beside what Waymark proposes, and what is due for review. */
import type { Day } from '../../domain/calendar/day.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import type { Actor } from '../actor.ts'
import type { AdjustmentMade } from '../ports/staff-stores.ts'
import type { Services } from '../services.ts'
import { mayAdjust } from './adjust-target.ts'
import { overdueReviews, type PolicyReview, policyReviews } from './policy-reviews.ts'

export interface Rules {
  /** With the organisation's own numbers. */
  readonly policy: Policy
  /** As the files state it. */
  readonly base: Policy
  /** Every change by the organisation, newest first. */
  readonly adjustments: readonly AdjustmentMade[]
  readonly mayAdjust: boolean
  readonly overdue: readonly PolicyReview[]
  readonly today: Day
}

export async function readRules(
  { world, policyFor }: Pick<Services, 'world' | 'policyFor'>,
  actor: Actor,
): Promise<Rules> {
  const today = world.today()
  const provider = actor.orgKind === 'provider'
  return {
    policy: await policyFor(actor),
    base: policyFor.base,
    adjustments: provider ? await world.asActor(actor, ({ staff }) => staff.adjustmentsMade()) : [],
    mayAdjust: mayAdjust(actor),
    overdue: overdueReviews(policyReviews(), today),
    today,
  }
}

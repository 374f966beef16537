/**
 * Command: set, or take back, an organisation's own number for one of our targets or for a default
 * that nobody has verified. What was read in the law or the guidance never changes.
 */
import { isLimitId } from '../../domain/policy/limit-ids.ts'
import { type AdjustmentRefusal, policyWith } from '../../domain/policy/policy.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import type { Services } from '../services.ts'

export type AdjustRefusal =
  | AdjustmentRefusal
  | { readonly code: 'not-yours' }
  | { readonly code: 'reason-missing' }

export interface TargetChange {
  readonly limit: string
  /** Left out to go back to what Waymark proposes. */
  readonly value?: number
  readonly reason: string
}

export function mayAdjust(actor: Actor): boolean {
  return actor.orgKind === 'provider' && mayDo(actor, 'adjust-targets')
}

export async function adjustTarget(
  { world, policyFor }: Pick<Services, 'world' | 'policyFor'>,
  actor: Actor,
  { limit, value, reason }: TargetChange,
): Promise<{ done: true } | { refused: AdjustRefusal }> {
  if (!mayAdjust(actor) || !isLimitId(limit)) return { refused: { code: 'not-yours' } }
  const said = reason.trim()
  if (said === '' || said.length > 500) return { refused: { code: 'reason-missing' } }
  // A value of one stands in when the number is taken back: whether it may change is the question.
  const tried = policyWith(policyFor.base, [{ limit, value: value ?? 1 }])
  if ('refused' in tried) return tried
  await world.asActor(actor, ({ staff }) => staff.adjust(limit, value, said))
  policyFor.forget(actor.orgId)
  return { done: true }
}

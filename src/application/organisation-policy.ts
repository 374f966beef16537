/** The policy as an organisation has set it: its own numbers where the rules leave room, for a minute at a time. */
import { isLimitId } from '../domain/policy/limit-ids.ts'
import { type Adjustment, type Policy, policyWith } from '../domain/policy/policy.ts'
import type { Actor } from './actor.ts'
import type { World } from './ports/world.ts'

const keptMs = 60_000

/** Whoever changes a target forgets what is kept, so that the next page already counts with it. */
export interface PolicyFor {
  (actor: Actor): Promise<Policy>
  /** As the files state it, before any organisation's own numbers. */
  readonly base: Policy
  forget(orgId: string): void
}

export function organisationPolicy(world: World, base: Policy): PolicyFor {
  const kept = new Map<string, { policy: Policy; until: number }>()
  const find = async (actor: Actor): Promise<Policy> => {
    // Only providers have people whose dates could be counted with numbers of their own.
    if (actor.orgKind !== 'provider') return base
    const found = kept.get(actor.orgId)
    const now = performance.now()
    if (found && found.until > now) return found.policy
    const adjusted = await world.asActor(actor, ({ staff }) => staff.adjustments())
    const policy = withAdjustments(base, adjusted)
    kept.set(actor.orgId, { policy, until: now + keptMs })
    return policy
  }
  return Object.assign(find, {
    base,
    forget(orgId: string) {
      kept.delete(orgId)
    },
  })
}

/** A number that the policy no longer lets anybody set is left out, never guessed at. */
export function withAdjustments(base: Policy, adjusted: Readonly<Record<string, number>>): Policy {
  let policy = base
  for (const [limit, value] of Object.entries(adjusted)) {
    if (!isLimitId(limit)) continue
    const adjustment: Adjustment = { limit, value }
    const outcome = policyWith(policy, [adjustment])
    if ('policy' in outcome) policy = outcome.policy
  }
  return policy
}

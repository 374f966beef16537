/** How many cases one core counts in a second, and how long a change of policy takes over all of them. */
import { projectCase } from '../../src/application/case/project-case.ts'
import type { Day } from '../../src/domain/calendar/day.ts'
import { clocksOf } from '../../src/domain/clocks/clocks-of.ts'
import type { Fact } from '../../src/domain/facts/fact.ts'
import type { LimitId } from '../../src/domain/policy/limit-ids.ts'
import { limitOf, type Policy, policyWith } from '../../src/domain/policy/policy.ts'
import type { Database } from '../../src/storage/connect/pools.ts'
import { organisationsIn } from '../../src/storage/organisations/list-organisations.ts'
import { recountOrganisation } from '../../src/storage/recount/recount.ts'
import type { KeyKeeper } from '../../src/storage/sealing/key-keeper.ts'

export interface EngineFigure {
  readonly clocksPerSecond: number
  readonly casesPerSecond: number
}

export function measureEngine(
  histories: readonly (readonly Fact[])[],
  { today, policy, forMs }: { today: Day; policy: Policy; forMs: number },
): EngineFigure {
  return {
    clocksPerSecond: rateOf(histories, forMs, (facts) => clocksOf(facts, policy)),
    casesPerSecond: rateOf(histories, forMs, (facts) => projectCase(facts, today, policy)),
  }
}

function rateOf(
  histories: readonly (readonly Fact[])[],
  forMs: number,
  count: (facts: readonly Fact[]) => unknown,
): number {
  // The first time round is for the compiler.
  for (const facts of histories.slice(0, 300)) count(facts)
  const begun = performance.now()
  let done = 0
  for (let over = false; !over; ) {
    for (const facts of histories) {
      count(facts)
      done += 1
      if (done % 50 === 0 && performance.now() - begun > forMs) {
        over = true
        break
      }
    }
  }
  return (done / (performance.now() - begun)) * 1000
}

export interface RecountFigure {
  readonly cases: number
  readonly changed: number
  readonly seconds: number
}

export async function measureRecount(
  { database, keys }: { database: Database; keys: KeyKeeper },
  { today, policy }: { today: Day; policy: Policy },
): Promise<RecountFigure> {
  const begun = performance.now()
  let cases = 0
  let changed = 0
  for (const { orgId, kind } of await organisationsIn(database)) {
    if (kind !== 'provider') continue
    const done = await recountOrganisation(database, keys, { orgId, today, policy })
    cases += done.cases
    changed += done.changed
  }
  return { cases, changed, seconds: (performance.now() - begun) / 1000 }
}

const moved: readonly LimitId[] = [
  'OUR-CHASE-RG',
  'OUR-RISK-REVIEW',
  'OUR-NEXT-RNA-SUBMIT',
  'OUR-COPY',
]

/** A policy in which several of our own targets have moved by some days, so that many lines change. */
export function changedPolicy(policy: Policy, by: number): Policy {
  const adjustments = moved.map((limit) => ({
    limit,
    value: (limitOf(policy, limit).editions.at(-1)?.value ?? 0) + by,
  }))
  const outcome = policyWith(policy, adjustments)
  if ('refused' in outcome) throw new Error(`a target cannot be moved: ${outcome.refused.code}`)
  return outcome.policy
}

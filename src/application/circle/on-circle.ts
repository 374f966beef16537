/** What every command about a circle begins with, and what it leaves behind on Today. */

import type { ClearingRefusal } from '../../domain/circle/clear-conflict.ts'
import type { MemberRefusal } from '../../domain/circle/decide-member.ts'
import { type ConsentLedger, readLedger } from '../../domain/consent/ledger.ts'
import type { Fact } from '../../domain/facts/fact.ts'
import { readRecord } from '../../domain/facts/standing-record.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import type { PathwayRefusal } from '../case/record-facts.ts'
import type { OpenCase } from '../ports/case-store.ts'
import { type Services, type Sitting, sit } from '../services.ts'
import { askForCircle } from './asks.ts'

export type CircleRefusal =
  | { readonly code: 'case-not-available' }
  | { readonly code: 'changed-meanwhile'; readonly version: number }
  | { readonly code: 'nothing-there' }
  | MemberRefusal
  | ClearingRefusal
  | PathwayRefusal

export type CircleSaved =
  | { readonly done: true; readonly memberId?: string }
  | { readonly refused: CircleRefusal }

export const notAvailable = { refused: { code: 'case-not-available' } } as const
export const nothingThere = { refused: { code: 'nothing-there' } } as const

/**
 * Opens the case for this person's work, with its consents held still from here to the end: what is decided
 * on them is still true when it is kept.
 */
export async function onCircle<Result>(
  services: Services,
  actor: Actor,
  caseId: string,
  work: (sitting: Sitting, seen: OpenCase) => Promise<Result>,
): Promise<Result | typeof notAvailable> {
  return sit(services, actor, async (sitting) => {
    const { cases, sharing } = sitting.stores
    // Held still first and read then: what somebody else withdrew meanwhile is seen.
    await sharing.holdStill(caseId)
    const seen = await cases.open(caseId)
    if (!seen || !mayDo(actor, 'work-on-case', seen)) return notAvailable
    return work(sitting, seen)
  })
}

export function consentsOf(facts: readonly Fact[], { services }: Sitting): ConsentLedger {
  return readLedger(readRecord(facts, services.world.today()))
}

/** Asks on Today for what stands now. Called by whatever changed the circle. */
export function refreshAsks(
  { stores, services }: Sitting,
  caseId: string,
  facts: readonly Fact[],
): Promise<void> {
  return askForCircle(stores, { caseId, facts, today: services.world.today() })
}

/**
 * Coming back into support. A confirmed victim may always ask: having left is never a reason by
 * itself. The decision must weigh risks, needs and present support, and give reasons.
 */
import type { Day } from '../calendar/day.ts'
import type { FactOf } from '../facts/fact.ts'
import type { StandingRecord } from '../facts/standing-record.ts'

/** What the request must set out. */
export const requestElements = ['risks', 'needs', 'support'] as const
export type RequestElement = (typeof requestElements)[number]

/** What the letter must show was weighed. */
export const decisionElements = ['risks', 'needs', 'support', 'reasons'] as const
export type DecisionElement = (typeof decisionElements)[number]

export interface ReEntry {
  readonly request: string
  readonly requestedOn: Day
  /** Not yet set out in the request. */
  readonly notAssessed: readonly RequestElement[]
  readonly decision?: ReEntryDecision
}

export interface ReEntryDecision {
  readonly fact: string
  readonly on: Day
  readonly outcome: 'agreed' | 'refused'
  /** Elements that the letter does not show. For a refusal each is a reason to get legal advice. */
  readonly notWeighed: readonly DecisionElement[]
}

/** Every request to come back with the decision that followed it, oldest first. */
export function readReEntries(record: StandingRecord): readonly ReEntry[] {
  const requests = record.of('re-entry-requested')
  return requests.map((request, position) => {
    const next = requests[position + 1]
    const decided = record
      .of('re-entry-decided')
      .findLast(({ on }) => on >= request.on && (next === undefined || on < next.on))
    return {
      request: request.id,
      requestedOn: request.on,
      notAssessed: requestElements.filter((one) => !request.detail.assessed?.includes(one)),
      ...(decided && { decision: decisionOf(decided) }),
    }
  })
}

export function decisionOf({ id, on, detail }: FactOf<'re-entry-decided'>): ReEntryDecision {
  return {
    fact: id,
    on,
    outcome: detail.outcome,
    notWeighed: decisionElements.filter((one) => !detail.weighed?.includes(one)),
  }
}

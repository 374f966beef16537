/**
 * That two people decided: the one value that opens the way of legal requests in the firewall. It is made
 * here, of an entry of the register and its steps, and nowhere else. One that was put together by hand
 * looks the same and is not taken: the firewall asks this file whether it made it.
 */

import { shareItems } from '../circle/share-items.ts'
import type { HarmClass } from '../facts/field.ts'
import { type AskedBy, askers } from './asker.ts'
import { whyNotLetOut } from './decide-request.ts'
import { groundOf } from './ground.ts'
import { type LegalRequest, letsOut, type RequestStep, requestStanding } from './legal-request.ts'

export interface DecidedRequest {
  readonly requestId: string
  readonly to: AskedBy
  readonly classes: readonly HarmClass[]
  /** A judge's order that was seen names this recipient. Without it those who are never told stay so. */
  readonly orderNamesThem: boolean
}

const made = new WeakSet<DecidedRequest>()

export function decidedRequest(
  request: LegalRequest,
  steps: readonly RequestStep[],
): DecidedRequest | undefined {
  const standing = requestStanding(steps)
  if (standing.status !== 'decided' || !letsOut(standing.proposal.decision)) return undefined
  const { proposal, agreed } = standing
  const second = steps.find(({ id }) => id === agreed)
  if (second === undefined || second.by === proposal.by || second.by === request.recordedBy) {
    return undefined
  }
  if (whyNotLetOut(request, proposal) !== undefined) return undefined
  const classes = new Set<HarmClass>(proposal.parts.flatMap((part) => shareItems[part].harm))
  const decided: DecidedRequest = {
    requestId: request.id,
    to: askers[request.asker].is,
    classes: [...classes],
    orderNamesThem: groundOf(request.ground).order && proposal.namesThem,
  }
  made.add(decided)
  return decided
}

/** Whether this very value came from the register. */
export function cameFromRegister(decided: DecidedRequest): boolean {
  return made.has(decided)
}

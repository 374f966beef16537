/** For tests: what two made-up people decided, and the entry it is made of. */
import assert from 'node:assert/strict'
import { aDay } from '../calendar/day.ts'
import type { ShareItem } from '../circle/share-items.ts'
import { type DecidedRequest, decidedRequest } from './decided-request.ts'
import { groundOf } from './ground.ts'
import type { LegalRequest, RequestStep } from './legal-request.ts'

export const aRequest: LegalRequest = {
  id: 'r1',
  caseId: 'c1',
  asker: 'police',
  ground: 'court-order',
  scope: 'one',
  arrivedOn: aDay('2026-03-02'),
  asksSilence: false,
  recordedBy: 'worker',
}

export function stepsOf(
  request: LegalRequest,
  parts: readonly ShareItem[],
  namesThem = false,
): readonly RequestStep[] {
  const seen = Object.keys(groundOf(request.ground).see)
  return [
    {
      ...{ step: 'proposed', id: 'p1', by: 'manager', as: 'service-manager' },
      ...{ decision: 'narrowed', parts, seen, namesThem, paperId: 'd1' },
    },
    { step: 'agreed', id: 'a1', of: 'p1', by: 'lead', as: 'data-protection-lead' },
  ] as const
}

export function decidedFor(
  change: Partial<LegalRequest>,
  parts: readonly ShareItem[],
  namesThem = false,
): DecidedRequest {
  const request = { ...aRequest, ...change }
  const decided = decidedRequest(request, stepsOf(request, parts, namesThem))
  assert.ok(decided)
  return decided
}

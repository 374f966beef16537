/**
 * May this be proposed, agreed to, let out, or told? Each answers with why not, or with nothing. The
 * first things looked at are those that no reason outweighs: everybody of a kind, and who is never told.
 */
import { addDays, type Day } from '../calendar/day.ts'
import { isDenied } from '../circle/recipient.ts'
import type { ShareItem } from '../circle/share-items.ts'
import { askers, isOfficial } from './asker.ts'
import { groundOf, notSeen } from './ground.ts'
import {
  type DecidingRole,
  isOver,
  type LegalRequest,
  letsOut,
  type Proposal,
  type RequestStep,
  requestStanding,
} from './legal-request.ts'

export type RequestRefusal =
  | { readonly code: 'request-over' | 'not-proposed' | 'not-decided' | 'decided-already' }
  | { readonly code: 'everybody-is-refused' | 'never-to-them' | 'ground-gives-nothing' }
  | {
      readonly code: 'order-not-named' | 'nobody-of-ours' | 'no-part-named' | 'parts-though-refused'
    }
  | { readonly code: 'not-all-seen'; readonly left: readonly string[] }
  | { readonly code: 'same-person' | 'same-office' | 'took-it-in' | 'interest-of-their-own' }
  | { readonly code: 'more-than-decided'; readonly items: readonly ShareItem[] }
  | { readonly code: 'review-day-out-of-range'; readonly atMost: Day }
  | { readonly code: 'words-too-short' }

/** Asked of a proposal, and of the same proposal again before anything goes out. */
export function whyNotLetOut(
  request: LegalRequest,
  { decision, parts, seen, namesThem, paperId }: Omit<Proposal, 'id' | 'by' | 'as'>,
): RequestRefusal | undefined {
  if (!letsOut(decision)) return parts.length > 0 ? { code: 'parts-though-refused' } : undefined
  if (request.scope === 'kind') return { code: 'everybody-is-refused' }
  const ground = groundOf(request.ground)
  const { is } = askers[request.asker]
  if (!isOfficial(is) && isDenied(is) && !(ground.order && namesThem))
    return { code: 'never-to-them' }
  if (ground.binds === 'no') return { code: 'ground-gives-nothing' }
  if (request.caseId === undefined) return { code: 'nobody-of-ours' }
  const left = notSeen(request.ground, seen)
  if (left.length > 0) return { code: 'not-all-seen', left }
  if (ground.order && paperId === undefined) return { code: 'order-not-named' }
  return parts.length === 0 ? { code: 'no-part-named' } : undefined
}

export interface Deciding {
  readonly by: string
  readonly as: DecidingRole
  /** They said that they have no interest of their own in it and know nobody who has. */
  readonly noInterest: boolean
}

export function refusalToPropose(
  request: LegalRequest,
  steps: readonly RequestStep[],
  { noInterest, ...proposal }: Omit<Proposal, 'id'> & Deciding,
): RequestRefusal | undefined {
  const { status } = requestStanding(steps)
  if (isOver(request, steps)) return { code: 'request-over' }
  if (status === 'let-out') return { code: 'decided-already' }
  if (!noInterest) return { code: 'interest-of-their-own' }
  return whyNotLetOut(request, proposal)
}

/**
 * Another person than the one who proposed and the one who took the demand in; of the other office, so
 * that a data protection lead and a service manager have both looked.
 */
export function refusalToAgree(
  request: LegalRequest,
  steps: readonly RequestStep[],
  { by, as, noInterest }: Deciding,
): RequestRefusal | undefined {
  const standing = requestStanding(steps)
  if (standing.status === 'waiting') return { code: 'not-proposed' }
  if (standing.status !== 'proposed') return { code: 'decided-already' }
  if (!noInterest) return { code: 'interest-of-their-own' }
  if (standing.proposal.by === by) return { code: 'same-person' }
  if (request.recordedBy === by) return { code: 'took-it-in' }
  if (standing.proposal.as === as) return { code: 'same-office' }
  return whyNotLetOut(request, standing.proposal)
}

export function refusalToLetOut(
  request: LegalRequest,
  steps: readonly RequestStep[],
  parts: readonly ShareItem[],
): RequestRefusal | undefined {
  const standing = requestStanding(steps)
  if (standing.status === 'let-out') return { code: 'decided-already' }
  if (standing.status !== 'decided' || !letsOut(standing.proposal.decision)) {
    return { code: 'not-decided' }
  }
  if (parts.length === 0) return { code: 'no-part-named' }
  const more = parts.filter((part) => !standing.proposal.parts.includes(part))
  if (more.length > 0) return { code: 'more-than-decided', items: more }
  return whyNotLetOut(request, standing.proposal)
}

/** Not telling has a day on which somebody looks again, as every line that waits has. */
export const longestSilenceDays = 90

export function refusalOfSilence(until: Day, today: Day): RequestRefusal | undefined {
  const atMost = addDays(today, longestSilenceDays)
  return until <= today || until > atMost ? { code: 'review-day-out-of-range', atMost } : undefined
}

/**
 * One demand from outside, and what was done about it: steps that are only ever added. How it stands is
 * read from them. Nobody decides alone, and nobody agrees to what they proposed or took in themselves.
 */
import type { Day } from '../calendar/day.ts'
import type { ShareItem } from '../circle/share-items.ts'
import type { Asker, Scope } from './asker.ts'
import type { Ground } from './ground.ts'

export interface LegalRequest {
  readonly id: string
  /** Absent where they ask about nobody whom we know, or about everybody. */
  readonly caseId?: string
  readonly asker: Asker
  readonly ground: Ground
  readonly scope: Scope
  readonly arrivedOn: Day
  /** By when they want an answer, as their paper says. */
  readonly dueOn?: Day
  /** They say that the person may not be told. Whether that is lawful is decided here, not by them. */
  readonly asksSilence: boolean
  readonly recordedBy: string
}

export type DecidingRole = 'data-protection-lead' | 'service-manager'

export const decisions = {
  refused: 'Refuse: nothing goes out',
  narrowed: 'Answer less than they ask',
  complied: 'Answer what they ask',
  withdrawn: 'They took it back',
} as const
export type Decision = keyof typeof decisions

export function isDecision(text: string): text is Decision {
  return Object.hasOwn(decisions, text)
}

export interface Proposal {
  readonly id: string
  readonly by: string
  readonly as: DecidingRole
  readonly decision: Decision
  /** What may go out, part by part. A place is never among them: it has a release of its own. */
  readonly parts: readonly ShareItem[]
  /** The points of the ground that were looked at. */
  readonly seen: readonly string[]
  /** The judge's paper names the very one who asks as the one to be told. */
  readonly namesThem: boolean
  /** Which paper of the case is the order. */
  readonly paperId?: string
}

export type RequestStep =
  | { readonly step: 'advised'; readonly id: string; readonly by: string }
  | ({ readonly step: 'proposed' } & Proposal)
  | {
      readonly step: 'agreed' | 'sent-back'
      readonly id: string
      readonly of: string
      readonly by: string
      readonly as: DecidingRole
    }
  | {
      readonly step: 'let-out'
      readonly id: string
      readonly of: string
      readonly by: string
      readonly parts: readonly ShareItem[]
    }
  | { readonly step: 'told'; readonly id: string; readonly by: string }
  /** Telling them is not lawful or not safe now; looked at again by this day. */
  | { readonly step: 'not-told'; readonly id: string; readonly by: string; readonly until: Day }

export type RequestStanding =
  | { readonly status: 'waiting' }
  | { readonly status: 'proposed'; readonly proposal: Proposal }
  | { readonly status: 'decided'; readonly proposal: Proposal; readonly agreed: string }
  | { readonly status: 'let-out'; readonly proposal: Proposal; readonly agreed: string }

export function requestStanding(steps: readonly RequestStep[]): RequestStanding {
  let standing: RequestStanding = { status: 'waiting' }
  for (const one of steps) {
    if (one.step === 'proposed') standing = { status: 'proposed', proposal: one }
    if (one.step === 'sent-back' && standing.status === 'proposed') standing = { status: 'waiting' }
    if (one.step === 'agreed' && standing.status === 'proposed') {
      standing = { status: 'decided', proposal: standing.proposal, agreed: one.id }
    }
    if (one.step === 'let-out' && standing.status === 'decided') {
      standing = { ...standing, status: 'let-out' }
    }
  }
  return standing
}

/** Whether the person was told: not yet, yes, or not until a day on which it is looked at again. */
export function tellingOf(steps: readonly RequestStep[]): {
  readonly told: boolean
  readonly waitsUntil?: Day
} {
  const last = steps.findLast(({ step }) => step === 'told' || step === 'not-told')
  return last?.step === 'not-told'
    ? { told: false, waitsUntil: last.until }
    : { told: last !== undefined }
}

/** It is settled: nothing goes out any more, and the person knows, where there is one. */
export function isOver(
  request: Pick<LegalRequest, 'id' | 'caseId'>,
  steps: readonly RequestStep[],
): boolean {
  const standing = requestStanding(steps)
  const settled =
    standing.status === 'let-out' ||
    (standing.status === 'decided' && !letsOut(standing.proposal.decision))
  return settled && (request.caseId === undefined || tellingOf(steps).told)
}

export function letsOut(decision: Decision): boolean {
  return decision === 'narrowed' || decision === 'complied'
}

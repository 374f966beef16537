/** Requests of people for their own record: read by their team; the lead sees that there are some, and by when. */
import type {
  AccessRequest,
  AccessStep,
  WhoAsks,
} from '../../../domain/access-requests/access-request.ts'
import type { CopyDecisions } from '../../../domain/access-requests/own-copy.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import type { OpenCase } from '../case-store.ts'

export interface StepWords {
  readonly words: string
  /** Only of a step that decided about passages. */
  readonly decisions?: CopyDecisions
}

export type KeptAccessStep = AccessStep &
  StepWords & { readonly byName: string; readonly at: string }

export interface KeptAccess extends AccessRequest {
  readonly words: string
  readonly recordedByName: string
  readonly overOn?: Day
  readonly steps: readonly KeptAccessStep[]
}

type WithoutBy<Step> = Step extends unknown ? Omit<Step, 'by'> : never
export type NewAccessStep = WithoutBy<AccessStep> & StepWords

/** One line of the lead's list: no word of what anybody wrote. */
export interface AccessLine {
  readonly id: string
  readonly caseReference: string
  readonly who: WhoAsks
  readonly askedOn: Day
  readonly replyBy?: Day
  readonly overOn?: Day
}

export interface AccessRequestStore {
  /** Sent twice it is one request. */
  record(
    seen: OpenCase,
    request: Omit<AccessRequest, 'caseId' | 'recordedBy'> & { readonly words: string },
  ): Promise<void>
  /** With their words, open ones first. */
  ofCase(caseId: string): Promise<readonly KeptAccess[]>
  /** False when somebody else was faster. */
  add(request: KeptAccess, step: NewAccessStep): Promise<boolean>
  keepClock(
    request: Pick<KeptAccess, 'id' | 'caseId'>,
    clock: { readonly replyBy?: Day | undefined; readonly overOn?: Day | undefined },
  ): Promise<void>
  /** All of the organisation, for the data protection lead. */
  register(): Promise<readonly AccessLine[]>
}

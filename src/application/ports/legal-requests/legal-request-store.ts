/**
 * The register of legal requests. A team reads what is about its case, the data protection lead all of
 * it, managers also what is about nobody we know. Words are sealed with the key of the organisation,
 * because whoever decides over them opens no case.
 */
import type { Day } from '../../../domain/calendar/day.ts'
import type {
  DecidingRole,
  LegalRequest,
  RequestStep,
} from '../../../domain/legal-requests/legal-request.ts'
import type { OpenCase } from '../case-store.ts'

export interface DemandWords {
  /** Who asks: name, office, how they can be reached for an answer. */
  readonly who: string
  /** What they ask for, and the number of their paper. */
  readonly what: string
  /** What was said to them. */
  readonly said?: string
}

export type NewDemand = Omit<LegalRequest, 'caseId' | 'recordedBy'> & {
  readonly words: DemandWords
}

/** The step itself, why or what exactly in words, and by whom. */
export type KeptStep = RequestStep & {
  readonly words: string
  readonly byName: string
  readonly on: Day
}

export interface KeptRequest extends LegalRequest {
  readonly caseReference?: string
  readonly words: DemandWords
  readonly recordedByName: string
  readonly overOn?: Day
  /** In the order in which they happened. */
  readonly steps: readonly KeptStep[]
}

type WithoutBy<Step> = Step extends unknown ? Omit<Step, 'by' | 'as'> : never
export type NewStep = WithoutBy<RequestStep> & { readonly words: string }

export interface LegalRequestStore {
  /** Sent twice it is one entry. Without a case: about nobody whom we know. */
  record(demand: NewDemand, seen?: OpenCase): Promise<void>
  /** Of one case, with their words. Open ones first. */
  ofCase(caseId: string): Promise<readonly KeptRequest[]>
  /** All that this person may see of the register, without a word of what was written. */
  register(): Promise<readonly KeptRequest[]>
  /** One of the register, with its words; whoever opens it stands in the log of its case. */
  find(requestId: string): Promise<KeptRequest | undefined>
  /** Adds one step behind those that were seen; false when somebody else was faster. */
  add(request: KeptRequest, step: NewStep, as: DecidingRole): Promise<boolean>
  settle(request: KeptRequest, on: Day): Promise<void>
  /** The day by which the log goes, which no rehearsal moves. */
  logDay(): Promise<Day>
}

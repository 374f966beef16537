/** Working copies of RNAs, frozen submissions, and what the other seats see and answer. */
import type { Day } from '../../domain/calendar/day.ts'
import type { OpenCase, Write, Written } from './case-store.ts'

/** The working copy of an RNA: plain JSON described by src/domain/rna/assessment.ts. */
export interface StoredRna {
  readonly rnaId: string
  readonly version: number
  readonly content: unknown
  readonly savedAt: string
}

export interface Submission {
  readonly id: string
  readonly rnaId: string
  /** The frozen content, as its canonical text, and the SHA-256 of that text in hex. */
  readonly text: string
  readonly sha256: string
  readonly releasedAt: string
  readonly releasedBy: string
}

export interface RnaStore {
  find(caseId: string, rnaId: string): Promise<StoredRna | undefined>
  /** Refused when the working copy has changed since `rnaVersionSeen` (0: there was none yet); other
   * writes to the case do not matter. The versions in the answer are those of the working copy. */
  save(
    seen: OpenCase,
    rnaId: string,
    content: unknown,
    write: Write & { rnaVersionSeen: number },
  ): Promise<Written>
  submissions(caseId: string): Promise<readonly Submission[]>
  /** Freezes the submission and delivers it, sealed anew, to the prime contractor's organisation. */
  submit(seen: OpenCase, submission: Omit<Submission, 'releasedAt' | 'releasedBy'>): Promise<void>
  /** What the seats have answered on this case's submissions, oldest first. */
  answers(caseId: string): Promise<readonly SeatAnswer[]>
  /** Marks an answer as recorded in the case. */
  takeAnswer(caseId: string, answerId: string): Promise<void>
  /** Sends the answer to an information request to the seat that asked. */
  supply(caseId: string, submissionId: string, words: string): Promise<void>
}

export type SeatStatus =
  | 'with-prime'
  | 'returned'
  | 'with-authority'
  | 'information-requested'
  | 'decided'

/** A submission as a seat sees it: the frozen content and its own dealings, no case record. */
export interface SeatItem {
  readonly submissionId: string
  readonly fromOrganisation: string
  readonly caseReference: string
  readonly status: SeatStatus
  readonly receivedAt: string
  readonly text: string
  readonly answers: readonly SeatAnswer[]
}

export interface SeatAnswer {
  readonly id: string
  readonly submissionId: string
  readonly kind:
    | 'forwarded'
    | 'returned'
    | 'information-requested'
    | 'information-supplied'
    | 'decided'
  readonly by: 'prime' | 'authority' | 'provider'
  readonly at: string
  readonly words: string
  readonly answerBy?: Day
  readonly decision?: SeatDecision
  readonly taken: boolean
}

export interface SeatDecision {
  readonly decidedOn: Day
  readonly supportEndsOn?: Day
  readonly perNeed: readonly {
    readonly needId: string
    readonly outcome: 'agreed' | 'partly-agreed' | 'not-agreed' | 'agreed-elsewhere'
    readonly from?: Day
    readonly to?: Day
    readonly reasons: string
  }[]
}

export interface SeatStore {
  inbox(): Promise<readonly Omit<SeatItem, 'text' | 'answers'>[]>
  open(submissionId: string): Promise<SeatItem | undefined>
  /** Answers and delivers; `forwarded` hands the submission on to the authority's organisation. */
  answer(
    submissionId: string,
    answer: Pick<SeatAnswer, 'kind' | 'words'> & { answerBy?: Day; decision?: SeatDecision },
    write: { writeId: string },
  ): Promise<Written>
}

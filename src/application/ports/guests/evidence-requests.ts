/** Questions to professionals and the answers they gave at their door: sealed, opened only inside the case. */
import type { Day } from '../../../domain/calendar/day.ts'
import type { EvidenceAnswer, EvidenceTemplate } from '../../../domain/guests/evidence-question.ts'
import type { OpenCase } from '../case-store.ts'

export interface NewRequest {
  readonly id: string
  readonly memberId: string
  readonly factId: string
  readonly promiseId?: string
  readonly needId?: string
  readonly template: EvidenceTemplate
  readonly by: Day
  /** Who was asked, as they were named then. Sealed. */
  readonly who: string
  /** The question, where the worker wrote it. Sealed. */
  readonly own?: string
}

export interface EvidenceRequest extends NewRequest {
  readonly askedAt: string
  readonly initials: string
  readonly answered?: {
    readonly kind: EvidenceAnswer['kind']
    readonly hasFile: boolean
    readonly at: string
  }
  readonly takenAt?: string
}

export interface OpenedAnswer extends EvidenceAnswer {
  /** As it came: to be judged, never to be shown. */
  readonly file?: Uint8Array
}

export interface EvidenceRequests {
  add(seen: OpenCase, request: NewRequest): Promise<void>
  /** Newest first. */
  list(caseId: string): Promise<readonly EvidenceRequest[]>
  /** Opening it is in the log. */
  readAnswer(caseId: string, id: string): Promise<OpenedAnswer | undefined>
  /** It stands in the record now; the file that waited is let go. */
  take(seen: OpenCase, id: string): Promise<void>
}

/** Handovers that were given from here, and the one that a case came in with. */
import type { Day } from '../../../domain/calendar/day.ts'
import type { ShareItem } from '../../../domain/circle/share-items.ts'
import type {
  CarriedIdentity,
  Handover,
  History,
  Making,
} from '../../../domain/handover/handover.ts'
import type { OpenCase } from '../case-store.ts'

/** A sealed file for another Waymark, or a page behind a link and a code. */
export type HandoverWay = 'file' | 'page'

export interface NewGiven {
  /** Follows from the write, so that sending the form twice makes one. */
  readonly id: string
  readonly memberId: string
  readonly items: readonly ShareItem[]
  readonly way: HandoverWay
  /** The day on which the survivor saw it. */
  readonly shownOn: Day
  readonly doorId?: string
  /** Sealed. */
  readonly words: { readonly who: string; readonly sha256: string; readonly notAllowed: number }
}

export interface Given extends NewGiven {
  readonly madeAt: string
  readonly initials: string
}

/** Open, for a line beside what came with it. */
export interface CameWith {
  readonly organisation: string
  readonly madeOn: Day
  readonly state: 'waiting' | 'taken-in' | 'sent-away'
  readonly receivedAt: string
  /** What was taken in then carries this very time. */
  readonly settledAt?: string
}

/** What waits to be looked at. Who they are is opened apart, by its own key. */
export interface Waiting {
  readonly handover: Handover
  readonly identity?: CarriedIdentity
}

/** What stays readable of it once it was taken in. */
export interface KeptHistory {
  readonly making: Making
  readonly history: readonly History[]
}

export interface HandoverStore {
  /** What the organisation of this person is called. */
  organisation(): Promise<string>
  /** Inside the transaction that let it out; never changed. */
  noteGiven(seen: OpenCase, given: NewGiven): Promise<void>
  /** Newest first. */
  given(caseId: string): Promise<readonly Given[]>
  /**
   * False when this very record was taken in by the organisation before, in whatever case. `at`: the time
   * that the first fact of the new case carries.
   */
  receive(seen: OpenCase, waiting: Waiting, at: string): Promise<boolean>
  /** Nothing of it is opened. */
  cameWith(caseId: string): Promise<CameWith | undefined>
  /** Only while it waits. */
  waiting(caseId: string): Promise<Waiting | undefined>
  /** What was taken in with the case; nothing where it did not come with a handover. */
  history(caseId: string): Promise<KeptHistory | undefined>
  /**
   * Keeps what stays readable, or nothing at all: what waited is gone. False when it was settled before.
   * `at`: the time that everything taken in carries.
   */
  settle(seen: OpenCase, kept: KeptHistory | 'sent-away', at: string): Promise<boolean>
}

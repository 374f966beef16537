/**
 * Quarantine: files that were added and not found clean. Who works on the case sees that something
 * waits and where it stands; nobody reads it back. Only the check itself opens it, without a person.
 */
import type { BlockReason, NoAnswer } from '../../../domain/uploads/file-state.ts'
import type { SeenAnswer } from '../../../domain/uploads/harm-of-files.ts'
import type { Quota, Used } from '../../../domain/uploads/quota.ts'
import type { OpenCase, Written } from '../case-store.ts'
import type { NewDocument } from '../person-stores.ts'

/** What a file waits for in quarantine. */
export type WaitingState = 'waiting-for-scan' | 'waiting-for-drawing'

/** A file to be held until it has been scanned and drawn: the bytes as they came. */
export interface FileToHold {
  readonly state: WaitingState
  readonly id: string
  readonly name: string
  readonly bytes: Uint8Array
  readonly seen?: SeenAnswer
  readonly keepOriginal: boolean
  readonly because?: NoAnswer
  readonly tries: number
}

export type HeldState =
  | { readonly state: 'waiting-for-scan'; readonly because?: NoAnswer }
  | { readonly state: 'waiting-for-drawing' }
  | { readonly state: 'blocked'; readonly because: BlockReason }
  | { readonly state: 'could-not-be-examined' }

/** All that anybody is shown of it. It has no name but the one that Waymark makes from its id. */
export interface HeldFile {
  readonly id: string
  readonly standing: HeldState
  readonly size: number
  readonly addedAt: string
}

export interface OwnHeldFile extends HeldFile {
  readonly caseId: string
  readonly alias: string
  readonly reference: string
}

export interface UploadStore {
  list(caseId: string): Promise<readonly HeldFile[]>
  /** What this person added to their cases and what is not clean yet. */
  mine(): Promise<readonly OwnHeldFile[]>
  hold(seen: OpenCase, file: FileToHold, write: { writeId: string }): Promise<Written>
  /** Takes away what was blocked or could not be examined; false when there is no such file. */
  remove(seen: OpenCase, uploadId: string): Promise<boolean>
  usedToday(): Promise<Used>
  /**
   * Counts a file for today, for this person: once for each write, however often it is sent. False, and
   * not counted, when that is more than there is room for.
   */
  count(file: { bytes: number; writeId: string }, quota: Quota): Promise<boolean>
}

/** Which file, in which case of which organisation. */
export interface HeldReference {
  readonly orgId: string
  readonly caseId: string
  readonly id: string
}

export interface OpenedForCheck extends FileToHold {
  readonly addedBy: string
}

export type CheckOutcome =
  | { readonly state: 'clean'; readonly document: NewDocument }
  | {
      readonly state: 'waiting-for-scan'
      readonly tries: number
      readonly because?: NoAnswer
      readonly minutes: number
    }
  | { readonly state: 'waiting-for-drawing'; readonly tries: number }
  | { readonly state: 'blocked'; readonly because: BlockReason }
  | { readonly state: 'could-not-be-examined' }

/** The check in the background, as Waymark itself. */
export interface Quarantine {
  due(): Promise<readonly HeldReference[]>
  /**
   * Nothing when it was removed or settled meanwhile. What is opened to be drawn counts as begun there and
   * then, so that a file which ends the machine is not begun for ever.
   */
  open(held: HeldReference): Promise<OpenedForCheck | undefined>
  /** Moves it on, once: what was settled meanwhile stays as it is. */
  settle(held: HeldReference, outcome: CheckOutcome): Promise<void>
}

/**
 * What is printed of a meeting: a pack with the least for one attendee, and the survivor's own copy of what
 * was decided. Neither has a field for a name of the survivor, a place or a way to reach them.
 */
import type { OwnWords } from '../document-inputs.ts'

export interface MeetingPackInput {
  readonly reference: string
  readonly madeOn: string
  readonly heldOn: string
  readonly organisation: string
  /** The one professional it is for. */
  readonly forWhom: string
  /** "A.M.S., 25 to 39": only where it may be told. */
  readonly about?: string
  readonly standing?: readonly string[]
  readonly needs?: readonly string[]
  readonly worries?: string
  /** Parts that go without consent, each with its reason in words. */
  readonly lawful?: string
}

export interface MeetingSummaryInput {
  readonly reference: string
  readonly madeOn: string
  readonly heldOn: string
  /** The plain summary as it was written for them. */
  readonly summary: OwnWords
  readonly actions: readonly {
    readonly who: string
    readonly what: string
    readonly due?: string
  }[]
  readonly nextOn?: string
}

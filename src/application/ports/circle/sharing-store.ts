/**
 * What went out about a person, to whom, by which way: a small record that is only ever added to. Packs,
 * letters, requests, meetings and words over the telephone all write here, so that a consent that is taken
 * back can name everyone who was told.
 */
import type { ShareItem } from '../../../domain/circle/share-items.ts'
import type { AskedBy } from '../../../domain/legal-requests/asker.ts'
import type { OpenCase } from '../case-store.ts'

/** By which way something went out. `id` of the thing itself stands beside it. */
export const sharedBy = {
  told: 'Told in person or by telephone',
  letter: 'In a letter',
  pack: 'In a sharing pack',
  request: 'In a request for evidence',
  meeting: 'For a meeting',
  handover: 'In a handover pack',
  court: 'Under a legal request that two people decided',
} as const
export type SharedBy = keyof typeof sharedBy

export interface NewShared {
  /** UUID that follows from the write, so that sending it twice notes it once. */
  readonly id: string
  /** The member of the circle. Absent only for what went out without one, under an order of a court. */
  readonly memberId?: string
  readonly type: AskedBy
  /** The fact of the consent it rests on. Absent when it rests on a lawful reason. */
  readonly grant?: string
  /** Why it was told without consent, as a fixed code; the words stand sealed. */
  readonly lawful?: string
  readonly items: readonly ShareItem[]
  readonly by: SharedBy
  /** The pack, the letter, the request, the meeting. */
  readonly thingId?: string
  /** Who, as they were named then, and what in words. Sealed. */
  readonly who: string
  readonly what?: string
}

export interface Shared extends NewShared {
  readonly at: string
  readonly byId: string
  readonly initials: string
}

export interface SharingStore {
  /**
   * Holds the consents of a case still until the end of the transaction: a withdrawal that is being written
   * is waited for, and one that comes now waits. Whoever lets something out asks this first, and reads the
   * case only then.
   */
  holdStill(caseId: string): Promise<void>
  /** Adds one line. The database refuses it when the consent named was taken back before. */
  noteShared(seen: OpenCase, shared: NewShared): Promise<void>
  /** Everything that ever went out, newest first; of one member when named. */
  sharedWith(caseId: string, memberId?: string): Promise<readonly Shared[]>
}

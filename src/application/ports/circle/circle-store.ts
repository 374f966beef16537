/** The professionals around a person: each as versions that are added, never written over. */
import type { Day } from '../../../domain/calendar/day.ts'
import type { CircleMember } from '../../../domain/circle/member.ts'
import type { OpenCase, Written } from '../case-store.ts'

export const memberChanges = [
  'added',
  'told-less',
  'asked-again',
  'details-changed',
  'conflict-found',
  'conflict-cleared',
  'ended',
] as const
export type MemberChange = (typeof memberChanges)[number]

/** Sealed: who they are, where they work, how they are reached, and what was said about it. */
export interface MemberDetails {
  readonly who: string
  readonly organisation: string
  /** What they do for this person: "represents her in the appeal". */
  readonly role?: string
  /** A telephone number or a secure mail address of the professional. Never one of the survivor. */
  readonly reachedBy?: string
  /** The reason of the newest change, in words. */
  readonly words?: string
}

export interface KeptMember extends CircleMember {
  readonly version: number
  readonly change: MemberChange
  readonly details: MemberDetails
  readonly at: string
  readonly by: string
  readonly initials: string
  /** Set when a notice to them was printed or sent: after an end or a withdrawal. */
  readonly noticeGivenAt?: string
}

/** What a version holds. Its number, its writer and its time are the store's. */
export type NewVersion = Omit<KeptMember, 'version' | 'at' | 'by' | 'initials' | 'noticeGivenAt'>

/** A line for Today: a membership that ends soon or is over, or a notice that nobody has sent yet. */
export interface CircleLine {
  readonly caseId: string
  readonly reference: string
  readonly alias: string
  readonly memberId: string
  readonly type: CircleMember['type']
  readonly until: Day
  /** The consent stands no more, or the member was ended, and somebody was told something before. */
  readonly noticeDueSince?: string
}

export interface CircleStore {
  /** Everyone there ever was, as they stand; opening it is in the log. */
  members(caseId: string): Promise<readonly KeptMember[]>
  /** Every version of one, newest first. */
  versions(caseId: string, memberId: string): Promise<readonly KeptMember[]>
  /** Adds a version, if the one before it is the newest: 0 for somebody new. */
  keep(
    seen: OpenCase,
    version: NewVersion,
    write: { readonly writeId: string; readonly versionSeen: number },
  ): Promise<Written>
  /** The consent of these does not stand any more; a notice is due where something was told. */
  noteStopped(seen: OpenCase, memberIds: readonly string[]): Promise<void>
  noteNoticeGiven(
    seen: OpenCase,
    memberId: string,
    write: { readonly writeId: string },
  ): Promise<Written>
  /** On this person's own cases, or for a manager those of their services. */
  lines(today: Day): Promise<readonly CircleLine[]>
}

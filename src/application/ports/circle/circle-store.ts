/** The professionals around a person: each as versions that are added, never written over. */
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

/** How one stands, from what lies open: nothing is unsealed and no name is read. */
export interface StandingMember extends CircleMember {
  readonly version: number
  /** When something last went out to them. */
  readonly toldAt?: string
  /** When they were last asked to stop using it. */
  readonly noticeGivenAt?: string
}

export interface KeptMember extends StandingMember {
  readonly change: MemberChange
  readonly details: MemberDetails
  readonly at: string
  readonly by: string
  readonly initials: string
}

/** What a version holds. Its number, its writer and its time are the store's. */
export type NewVersion = Omit<
  KeptMember,
  'version' | 'at' | 'by' | 'initials' | 'noticeGivenAt' | 'toldAt'
>

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
  noteNoticeGiven(
    seen: OpenCase,
    memberId: string,
    write: { readonly writeId: string },
  ): Promise<Written>
  /** For rules, which need no name. */
  standing(caseId: string): Promise<readonly StandingMember[]>
}

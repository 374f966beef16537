/** Meetings of several professionals: each change is a version that is added, never written over. */
import type { Meeting } from '../../../domain/circle/meeting.ts'
import type { StandingMeeting } from '../../../domain/circle/meeting-asks.ts'
import type { OpenCase, Written } from '../case-store.ts'

export interface KeptMeeting {
  readonly id: string
  readonly version: number
  readonly meeting: Meeting
  readonly at: string
  readonly by: string
  readonly initials: string
}

export interface MeetingStore {
  /** Newest first; opening them is in the log. */
  list(caseId: string): Promise<readonly KeptMeeting[]>
  /** Adds a version, if the one before it is the newest: 0 for a new meeting. */
  keep(
    seen: OpenCase,
    kept: { readonly id: string; readonly meeting: Meeting },
    write: { readonly writeId: string; readonly versionSeen: number },
  ): Promise<Written>
  /** For rules, which need no words. */
  standing(caseId: string): Promise<readonly StandingMeeting[]>
}

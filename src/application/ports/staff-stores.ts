/** Colleagues, services, the organisation’s own targets, and the log. */
import type { Day } from '../../domain/calendar/day.ts'
import type { LoggedAct } from '../../domain/looked/acts.ts'
import type { Actor } from '../actor.ts'

export interface Colleague {
  readonly id: string
  readonly displayName: string
  readonly initials: string
  readonly role: Actor['role']
  readonly serviceIds: readonly string[]
  readonly active: boolean
}

/** What an administrator may change about a colleague. */
export interface ColleagueChange {
  readonly displayName: string
  readonly initials: string
  readonly role: Actor['role']
  readonly serviceIds: readonly string[]
}

export interface StaffStore {
  colleagues(): Promise<readonly Colleague[]>
  /** Who works on this case and who covers them; nobody where the case is not this person's. */
  around(caseId: string): Promise<readonly Pick<Colleague, 'id' | 'displayName'>[]>
  services(): Promise<readonly { id: string; name: string }[]>
  /** Per-organisation changes to our own and unverified limits: limit id to value. */
  adjustments(): Promise<Readonly<Record<string, number>>>
  adjust(limit: string, value: number | undefined, reason: string): Promise<void>
  /** Every change of every limit, newest first. */
  adjustmentsMade(): Promise<readonly AdjustmentMade[]>
  /** Ends every session of the colleague, so that the next one has the new rights. */
  changeColleague(userId: string, change: ColleagueChange): Promise<boolean>
  /** Switched off, somebody is out with their next press. */
  switchColleague(userId: string, active: boolean): Promise<boolean>
}

export interface AdjustmentMade {
  readonly limit: string
  /** Absent when the organisation went back to the target that Waymark proposes. */
  readonly value?: number
  readonly reason: string
  readonly by: string
  readonly at: string
}

export interface AuditEntry {
  readonly number: number
  readonly at: string
  readonly userId: string
  readonly userName: string
  readonly role: string
  readonly act: string
  readonly caseId?: string
  readonly caseReference?: string
  readonly classes: string
  /** The colleague whom it was about, as when rights were changed. */
  readonly about?: string
  readonly sealed: boolean
}

export interface AuditLog {
  /** In the same transaction as the act, which is a fixed phrase and never a value. */
  record(entry: {
    act: LoggedAct
    caseId?: string
    objectId?: string
    /** When they are other than those of the act. */
    classes?: string
    /** Why, in their own words: the survivor reads it beside the line. Only within an opened case. */
    reason?: string | undefined
  }): Promise<void>
  /** For the data protection lead. */
  page(
    filter: { caseId?: string; caseReference?: string; userId?: string; from?: Day; to?: Day },
    page: { offset: number; limit: number },
  ): Promise<{ entries: readonly AuditEntry[]; total: number }>
}

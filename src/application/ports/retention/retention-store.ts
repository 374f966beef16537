/** What the commands about keeping and destroying need of the store. */
import type { Day } from '../../../domain/calendar/day.ts'
import type { Certificate } from '../../../domain/retention/certificate.ts'
import type { RetentionHold, RetentionHoldGround } from '../../../domain/retention/hold.ts'
import type { KeptClass } from '../../../domain/retention/kept-classes.ts'
import type { Purge, PurgeRole } from '../../../domain/retention/purge.ts'
import type {
  RetentionRule,
  Schedule,
  ScheduleVersion,
} from '../../../domain/retention/schedule.ts'
import type { HoldPrompt, KeptStanding } from '../../../domain/retention/standing.ts'

/** How one part of one closed case stood when it was last counted. */
export interface DueRow {
  readonly caseId: string
  readonly caseReference: string
  readonly kept: KeptClass
  readonly status: KeptStanding['status']
  readonly until?: Day
  readonly because?: RetentionRule | { readonly needs: RetentionRule['from'] }
  readonly wroteOn?: Day
  readonly prompts: readonly HoldPrompt[]
  readonly countedOn: Day
}

export interface HoldInWords extends RetentionHold {
  readonly caseId: string
  readonly caseReference: string
  readonly placedByName: string
  readonly reason: string
}

export interface PurgeInWords extends Purge {
  readonly caseReference: string
  readonly prompts: readonly HoldPrompt[]
  /** Who agreed, by name, in order. */
  readonly agreedBy: readonly string[]
}

export interface NewRetentionHold {
  readonly id: string
  readonly ground: RetentionHoldGround
  readonly scope: readonly KeptClass[]
  readonly placedOn: Day
  readonly until: Day
  readonly reason: string
}

export interface OfCase {
  readonly caseId: string
  readonly caseReference: string
}

/** Of one case, when it is named, or of all that this person may see. */
export interface RetentionStore {
  schedule(): Promise<ScheduleVersion | undefined>
  /** False when somebody else has confirmed another meanwhile. */
  confirm(
    schedule: Schedule,
    seen: { readonly version: number; readonly on: Day },
  ): Promise<boolean>
  due(caseId?: string): Promise<readonly DueRow[]>
  holds(caseId?: string): Promise<readonly HoldInWords[]>
  /** Without the words of anybody: for rules, and for a line that says that a hold stands. */
  standingHolds(caseId: string): Promise<readonly RetentionHold[]>
  /** For the data protection lead, who opens no case: which one has this reference. */
  caseToKeep(reference: string): Promise<OfCase | undefined>
  /** Placed twice with one id it is one hold. */
  place(of: OfCase, hold: NewRetentionHold): Promise<void>
  /** Ends the hold that a demand or an access request had placed with its own id. */
  release(of: OfCase & { readonly id: string }, on: Day): Promise<void>
  lift(hold: OfCase & { readonly id: string }, on: Day): Promise<void>
  purges(caseId?: string): Promise<readonly PurgeInWords[]>
  decide(
    purge: PurgeInWords,
    step: { readonly step: 'agreed' | 'taken-back'; readonly as: PurgeRole; readonly on: Day },
  ): Promise<void>
  /** The data protection lead's: no manager is asked on Today any longer about this case. */
  endAsking(caseId: string): Promise<void>
  certificates(caseId?: string): Promise<readonly Certificate[]>
}

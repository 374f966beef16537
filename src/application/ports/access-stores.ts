/** What lets somebody into a case beside working on it, and what keeps them out. */

import type {
  EmergencyPart,
  EmergencyReason,
  ReviewOutcome,
} from '../../domain/break-glass/emergency-terms.ts'
import type { Day } from '../../domain/calendar/day.ts'
import type { ContactRules } from '../../domain/contact/contact-rules.ts'
import type { PlaceKind } from '../../domain/places/place.ts'
import type { OpenCase } from './case-store.ts'
import type { JournalEntry } from './journal-store.ts'
import type { Compartments } from './person-stores.ts'
import type { KeptPlan } from './risk-store.ts'

export interface BlockNow {
  readonly userId: string
  readonly displayName: string
  /** They said so themselves. */
  readonly declared: boolean
  readonly words: string
  readonly setBy: string
  readonly setAt: string
}

/** Conflicts of interest. Whoever must stay out finds no such case, in any list or count. */
export interface BlockStore {
  /** For those who may set them. */
  ofCase(caseId: string): Promise<readonly BlockNow[]>
  /** False, and nothing is kept, when somebody else has kept them out a moment before. */
  keepOut(
    seen: OpenCase,
    block: { userId: string; words: string; writeId: string },
  ): Promise<boolean>
  /** Sent twice, it was done once: afterwards the case may be out of the writer's sight. */
  wasKeptOut(writeId: string): Promise<boolean>
  letBack(seen: OpenCase, userId: string): Promise<boolean>
}

export interface NewEmergency {
  readonly id: string
  /** A whole reference, or every word of a name. */
  readonly find: { readonly reference: string } | { readonly names: string }
  readonly reason: EmergencyReason
  readonly words: string
  readonly parts: readonly EmergencyPart[]
  readonly today: Day
  readonly reviewDue: Day
}

export type EmergencyAnswer =
  | { readonly opened: { readonly caseId: string } }
  /** It is their own case: nothing had to be broken. */
  | { readonly yours: { readonly caseId: string } }
  | {
      readonly refused: {
        readonly code: 'nothing-fits' | 'no-two-leads' | 'once-a-day' | 'too-many-asks'
      }
    }

/** The one case that is open in an emergency, as far as it is open. */
export interface EmergencyFile {
  readonly id: string
  readonly caseId: string
  readonly reference: string
  readonly alias: string
  readonly parts: readonly EmergencyPart[]
  readonly openedAt: string
  readonly until: string
  /** The time by the clock that closes it. */
  readonly now: string
}

export interface EmergencyRecord {
  readonly id: string
  readonly by: string
  readonly byName: string
  readonly askedAt: string
  readonly reason: EmergencyReason
  readonly parts: readonly EmergencyPart[]
  /** Absent when nothing was opened. */
  readonly opened?: {
    readonly caseId: string
    readonly reference: string
    readonly at: string
    readonly until: string
    readonly told: readonly { readonly id: string; readonly name: string }[]
    readonly reviewDue: Day
  }
  readonly ended?: { readonly at: string; readonly how: 'by-hand' | 'rights-changed' | 'conflict' }
  readonly reviewed?: {
    readonly at: string
    readonly by: string
    readonly byName: string
    readonly outcome: ReviewOutcome
  }
  readonly now: string
}

/** With the sealed words, which are opened for one record at a time. */
export interface EmergencyToReview extends EmergencyRecord {
  readonly words: string
  readonly reviewWords?: string
  readonly lines: readonly { readonly at: string; readonly act: string; readonly classes: string }[]
}

/** What an emergency opens. Of places the current ones, each kind in its own line. */
export interface InEmergency extends Compartments {
  readonly location: Readonly<Partial<Record<PlaceKind, string>>>
}

/** Who shut every way, by initials, and why, where they wrote it. */
export interface ShutBy {
  readonly initials: string
  readonly words?: string
}

/** What was said about using a number: it is shown before the number itself. */
export interface ContactInEmergency {
  readonly rules: ContactRules
  readonly frozen?: ShutBy
  readonly stopped?: ShutBy
}

export interface EmergencyStore {
  askedToday(today: Day): Promise<{ asks: number; opened: number }>
  /** Whether this very asking was done before: sent twice, it is answered as it was. */
  wasAsked(id: string): Promise<boolean>
  ask(emergency: NewEmergency): Promise<EmergencyAnswer>
  /** What this person has open now, in any case. */
  mine(): Promise<{ caseId: string; reference: string; until: string; now: string } | undefined>
  /** Opens the case as far as it was asked for; nothing when the time is over. */
  enter(caseId: string): Promise<EmergencyFile | undefined>
  reveal<K extends keyof InEmergency>(
    file: EmergencyFile,
    which: K,
  ): Promise<InEmergency[K] | undefined>
  /** The rules of safe contact and how things stand, where how to reach them was asked for. */
  contactRules(file: EmergencyFile): Promise<ContactInEmergency | undefined>
  /** Where what happened lately was asked for. */
  safetyPlan(file: EmergencyFile): Promise<KeptPlan | undefined>
  newestEntries(file: EmergencyFile): Promise<readonly JournalEntry[]>
  addNote(
    file: EmergencyFile,
    note: { id: string; on: Day; words: string; writeId: string },
  ): Promise<void>
  /** Whether this opening of theirs was ended or ran out. What was typed as its id may be anything. */
  isOver(id: string, caseId: string): Promise<boolean>
  /** False when it was over already. */
  end(file: EmergencyFile): Promise<boolean>
  /** For leads: everything that they were told of, and what is overdue. Newest first. */
  forLeads(): Promise<readonly EmergencyRecord[]>
  forReview(id: string): Promise<EmergencyToReview | undefined>
  review(id: string, review: { outcome: ReviewOutcome; words: string }): Promise<boolean>
}

/** How a person can be reached safely: the rules as versions, how things stand, and what was done. */
import type {
  Channel,
  ContactBlockCode,
  ContactRules,
  ContactTrigger,
} from '../../domain/contact/contact-rules.ts'
import type { OpenCase, Written } from './case-store.ts'

/** What a version of the rules holds. How things stand is kept beside it. */
export type KeptRules = Pick<ContactRules, 'zone' | 'channels' | 'reads' | 'hasCodeWord'>

/** A second person was asked to agree that a stop is overridden, once, for one way. */
export interface SecondPerson {
  readonly act: string
  readonly channel: Channel
  readonly askedAt: string
  readonly askedBy: string
  readonly agreedAt?: string
  readonly agreedBy?: string
}

export interface KeptContact {
  /** 0: nobody has said anything yet. */
  readonly version: number
  /** The rules with how things stand, as the guard takes them. */
  readonly rules: ContactRules
  readonly second?: SecondPerson
  /** A rule was overridden and no manager has looked yet. */
  readonly overridden?: { readonly at: string; readonly by: string }
}

export const contactActKinds = [
  'reached-out',
  'outcome',
  'confirmed',
  'wrong-person',
  'freeze-lifted',
  'stopped',
  'stop-lifted',
  'overridden',
  'second-asked',
  'second-agreed',
  'second-refused',
  'overrides-seen',
] as const
export type ContactActKind = (typeof contactActKinds)[number]

export interface NewContactAct {
  readonly id: string
  readonly kind: ContactActKind
  readonly channel?: Channel
  /** How it went, or what left, as a fixed code. */
  readonly code?: string
  readonly blocks?: readonly ContactBlockCode[]
  readonly ofAct?: string
  readonly words?: string
}

export interface ContactActLine extends NewContactAct {
  readonly at: string
  readonly by: string
  readonly initials: string
}

/** A line for Today: something about reaching this person asks for somebody. */
export interface ContactLine {
  readonly caseId: string
  readonly reference: string
  readonly alias: string
  readonly frozenAt?: string
  readonly askAgainAt?: string
  readonly unsettledBecause?: ContactTrigger
  /** A second person is asked, and this person may be it. */
  readonly secondAskedAt?: string
  readonly overriddenAt?: string
}

export interface ContactStore {
  /** Opens the rules, with a line in the log; nothing when the case is not theirs. */
  read(caseId: string): Promise<KeptContact | undefined>
  /** A change is a new version. `versionSeen` left out: it is made to whatever stands now. */
  change(
    seen: OpenCase,
    change: (now: KeptRules) => KeptRules,
    write: { readonly writeId: string; readonly versionSeen?: number },
  ): Promise<Written>
  /** Adds what was done, and changes how things stand by it, both or neither. */
  note(seen: OpenCase, act: NewContactAct, write: { readonly writeId: string }): Promise<Written>
  /** Newest first. */
  acts(caseId: string, limit: number): Promise<readonly ContactActLine[]>
  /** Shown only when somebody asks, with a line of its own in the log. */
  codeWord(caseId: string): Promise<string | undefined>
  keepCodeWord(seen: OpenCase, word: string, write: { readonly writeId: string }): Promise<Written>
  /** From now on older confirmations no longer hold. */
  unsettle(seen: OpenCase, because: ContactTrigger): Promise<void>
  /** Lines on this person's own cases; for a manager, those of their services that ask for one. */
  lines(soon: string): Promise<readonly ContactLine[]>
}

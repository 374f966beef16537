/**
 * What can happen to a part of an account. Words are never written over: a change is a version of its own,
 * a translation is a block of its own that points at the words it renders.
 */
import type { Day } from '../calendar/day.ts'
import type { OpenRecipientType } from '../circle/recipient.ts'
import type {
  AccountUse,
  ApprovalWay,
  BlockKind,
  Language,
  ReadBack,
  Topic,
  UseAnswer,
} from './account-words.ts'

/** Words as they were taken down: by whom stands with the record of the event. */
export interface Written {
  readonly kind: 'written'
  readonly what: BlockKind
  readonly topic: Topic
  /** Verbatim. */
  readonly words: string
  /** Absent: nobody wrote down which. */
  readonly language?: Language
  /** The code of the interpreter, never a name. */
  readonly interpreter?: string
  readonly readBack: ReadBack
  /** Only a translation: the very version that it renders, and who translated. */
  readonly renders?: { readonly block: string; readonly version: string }
  readonly translator?: string
}

export type AccountHappening =
  | Written
  | { readonly kind: 'approved'; readonly version: string; readonly how: ApprovalWay }
  /** What they said about each use that was spoken about, of the words as they stood. */
  | {
      readonly kind: 'answered'
      readonly version: string
      readonly answers: Readonly<Partial<Record<AccountUse, UseAnswer>>>
      /** The last day of what was agreed. */
      readonly until: Day
    }
  /** They do not want it used any more, for anything. */
  | { readonly kind: 'taken-back' }
  /** They told somebody themselves. */
  | { readonly kind: 'told'; readonly type: OpenRecipientType; readonly who: string }
  /** It went out from here. */
  | {
      readonly kind: 'used'
      readonly version: string
      readonly use: AccountUse
      readonly type: OpenRecipientType
      /** The document or the submission. */
      readonly thing: string
      readonly member?: string
      readonly who?: string
      /** The thing is a sharing pack, or a handover: where it lies behind a door, that can be closed. */
      readonly inPack?: true
      readonly inHandover?: true
    }
  /** Whoever has it was asked to stop using it. */
  | { readonly kind: 'notice-given'; readonly member: string }

export type NewAccountEvent = AccountHappening & {
  readonly id: string
  readonly block: string
  readonly on: Day
}

export type AccountEvent = NewAccountEvent & {
  readonly recordedAt: string
  /** Who wrote it down, by initials. */
  readonly initials: string
}

/** What changes the words or what may be done with them; telling and using change neither. */
export const revising: ReadonlySet<AccountHappening['kind']> = new Set([
  'written',
  'approved',
  'answered',
  'taken-back',
] as const)

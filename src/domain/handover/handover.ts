/**
 * What is handed over when another service takes a person’s support on: the part of a record that is carried
 * and can be read in again, and beside it what is true of one making only. The carried part has no time of
 * its making, no name of a row and nothing that was computed, so that whoever takes it in and hands it on
 * again makes the very same bytes.
 */
import type { Day } from '../calendar/day.ts'
import type { ShareItem } from '../circle/share-items.ts'
import type { FactType } from '../facts/fact.ts'
import type { PlanBlock } from '../risk/safety-plan.ts'
import { canonicalText } from '../rna/submission.ts'
import type {
  ApprovalWay,
  BlockKind,
  Language,
  ReadBack,
  Topic,
} from '../told-once/account-words.ts'

export const handoverForm = 'waymark-handover'
/** Raised when the shape changes. An installation reads only the shapes that it knows. */
export const handoverVersion = 1

/** Without this nobody at the other end knows that there is a case at all. */
export const neededItem = 'pathway-dates' satisfies ShareItem

/** The parts of a consent that a handover can use. A place is none of them, and no number of theirs. */
export const handoverItems = [
  ...['identity', 'pathway-dates', 'decisions', 'support-needs', 'risk-summary'],
  ...['safety-plan', 'health', 'account', 'documents-named'],
] as const as readonly HandoverItem[]
export type HandoverItem = Extract<
  ShareItem,
  | 'identity'
  | 'pathway-dates'
  | 'decisions'
  | 'support-needs'
  | 'risk-summary'
  | 'safety-plan'
  | 'health'
  | 'account'
  | 'documents-named'
>

/** A fact under a name that means something within this handover only. */
export interface CarriedFact {
  readonly id: string
  readonly type: FactType
  readonly on: Day
  readonly detail: Readonly<Record<string, unknown>>
}

export interface CarriedWords {
  readonly on: Day
  readonly words: string
  readonly language?: Language
  readonly readBack: ReadBack
}

/** A part of their account that they approved, and allowed to go to another service. */
export interface CarriedAccount extends CarriedWords {
  readonly what: Exclude<BlockKind, 'translation'>
  readonly topic: Topic
  readonly approvedOn: Day
  readonly approvedHow: ApprovalWay
  readonly translations: readonly CarriedWords[]
}

export interface CarriedPlan {
  readonly on: Day
  readonly language: string
  readonly blocks: Readonly<Partial<Record<PlanBlock, string>>>
}

/** What somebody else judged, promised, told or kept: read by whoever takes over, and never theirs to change. */
export const historyParts = {
  risk: 'What worries us, in words',
  promises: 'Who promised what',
  told: 'Who was told what',
  documents: 'Papers that are kept',
} as const
export type HistoryPart = keyof typeof historyParts

export interface HistoryLine {
  readonly label?: string
  readonly text: string
}

export interface History {
  readonly part: HistoryPart
  /** Whose it is: the organisation that wrote it down, wherever it went since. */
  readonly from: string
  readonly on: Day
  readonly lines: readonly HistoryLine[]
}

export interface CarriedIdentity {
  readonly names?: string
  readonly otherNames?: string
  readonly bornOn?: string
  readonly languages?: string
  readonly nrmReference?: string
}

/** The carried part. */
export interface Carried {
  readonly identity?: CarriedIdentity
  readonly facts: readonly CarriedFact[]
  readonly plan?: CarriedPlan
  readonly account: readonly CarriedAccount[]
  readonly history: readonly History[]
}

/** A date as it was computed where the handover was made: for comparing, never for believing. */
export interface ComputedClock {
  readonly title: string
  readonly startedOn: Day
  readonly due?: Day
  /** Sentences that can be checked by hand. */
  readonly why: readonly string[]
}

/** What was computed on the day of the making, from what goes and from nothing else. */
export interface Computed {
  /** Where they stood that day. */
  readonly standing: readonly HistoryLine[]
  readonly clocks: readonly ComputedClock[]
}

/** Who made it, when, from which version, and how much stayed behind. */
export interface Making {
  readonly id: string
  readonly organisation: string
  readonly by: string
  readonly reference: string
  readonly madeAt: string
  readonly madeOn: Day
  readonly waymark: string
  /** How many parts the person did not allow. Which ones is not said. */
  readonly notAllowed: number
  /** SHA-256 of the canonical text of what is carried. */
  readonly sha256: string
}

export interface Handover {
  readonly form: typeof handoverForm
  readonly version: typeof handoverVersion
  readonly making: Making
  readonly computed: Computed
  readonly carried: Carried
  /** SHA-256 of all the rest as it is written: whoever changed a page by hand is found out. */
  readonly check: string
}

/** What `check` is of. */
export function checkedText({ check: _, ...rest }: Handover): string {
  return writtenText(rest)
}

/** One order for everything that has none of its own, so that the same record is the same bytes. */
export function inOneOrder(history: readonly History[]): readonly History[] {
  const names = Object.keys(historyParts)
  const key = (one: History) => `${names.indexOf(one.part)} ${one.on} ${canonicalText(one)}`
  const seen = new Map(history.map((one) => [key(one), one]))
  return [...seen].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, one]) => one)
}

/** Exactly these characters are hashed, and stand in the file. */
export function carriedText(carried: Carried): string {
  return canonicalText(carried)
}

/**
 * The whole of it as it stands in its page: canonical JSON in which nothing can end the element around it.
 * There is one way to write a handover, and no other is taken in.
 */
export function writtenText(handover: unknown): string {
  return canonicalText(handover).replaceAll('<', '\\u003c')
}

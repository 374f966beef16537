/**
 * The press as the commands see it: an input of a known kind goes in, a finished file comes out. It
 * also reads a document before it leaves, and points out what a person should look at.
 */
import type { Handover } from '../../domain/handover/handover.ts'
import type { ReadPart } from '../../domain/handover/parts.ts'
import type { OwnRecordInput } from './access-requests/own-record-input.ts'
import type { MeetingPackInput, MeetingSummaryInput } from './circle/meeting-papers.ts'
import type {
  EvidenceIndexInput,
  ExitPlanInput,
  ReconsiderationRequestInput,
  RnaPackInput,
  SurvivorCopyInput,
  WhoLookedInput,
} from './document-inputs.ts'
import type { PaperToPrint, SharingPackInput } from './packs/pack-press.ts'
import type { PromiseLetterInput } from './promises/promise-letter.ts'
import type { AccountLetterInput } from './told-once/account-letter-input.ts'

export interface DocumentInputs {
  readonly 'rna-pack': RnaPackInput
  readonly 'survivor-copy': SurvivorCopyInput
  readonly 'evidence-index': EvidenceIndexInput
  readonly 'reconsideration-request': ReconsiderationRequestInput
  readonly 'exit-plan': ExitPlanInput
  readonly 'account-letter': AccountLetterInput
  readonly 'chase-letter': PromiseLetterInput
  readonly 'escalation-letter': PromiseLetterInput
}

export type DocumentKind = keyof DocumentInputs
export const documentFormats = ['pdf', 'docx'] as const
export type DocumentFormat = (typeof documentFormats)[number]

/** One document to be made: which kind, and what it says. Who looked and what a pack
 * says are made, and never kept among the papers. */
export type ToMake =
  | { [K in DocumentKind]: { readonly kind: K; readonly input: DocumentInputs[K] } }[DocumentKind]
  | { readonly kind: 'who-looked'; readonly input: WhoLookedInput }
  | { readonly kind: 'own-record'; readonly input: OwnRecordInput }
  | { readonly kind: 'sharing-pack'; readonly input: SharingPackInput }
  | { readonly kind: 'meeting-pack'; readonly input: MeetingPackInput }
  | { readonly kind: 'meeting-summary'; readonly input: MeetingSummaryInput }

export interface MadeDocument {
  readonly bytes: Uint8Array
  /** Neutral: the reference and nothing else. */
  readonly name: string
  /** The media type. */
  readonly type: string
}

/** Something in free text that may tell where a person is or how to reach them. */
export interface PossiblePlace {
  readonly looksLike: 'postcode' | 'street' | 'phone-number' | 'email'
  readonly found: string
  /** The heading under which it stands. */
  readonly under: string
}

export interface Concerns {
  readonly places: readonly PossiblePlace[]
  /** Writing that the PDF cannot show, by its plain name; the Word file has it. */
  readonly unprintable: readonly string[]
}

export interface WrittenText {
  readonly text: string
  readonly under: string
}

export interface DocumentPress {
  /** The same input gives the same bytes, on any day. */
  make(document: ToMake, format: DocumentFormat): Promise<MadeDocument>
  /** What it says, the list of its papers and the papers, as one new file numbered through. */
  makePack(input: SharingPackInput, papers: readonly PaperToPrint[]): Promise<MadeDocument>
  /** A handover as one page that any browser opens by itself, with the same as data inside. */
  handoverPage(handover: Handover, parts: readonly ReadPart[]): string
  look(document: ToMake): Concerns
  /** Every text that a reader would see, with the heading under which it stands. */
  texts(document: ToMake): readonly WrittenText[]
}

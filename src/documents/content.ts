/**
 * What a document says, as plain data: the same content becomes a PDF, a Word file or a page.
 * It holds no fonts, no markup and no addresses; every text is a plain string.
 */

export type Direction = 'ltr' | 'rtl'

/** A day as `YYYY-MM-DD`. Which days are real is checked when a document is made. */
export type IsoDay = string

export const documentKinds = [
  'rna-pack',
  'survivor-copy',
  'evidence-index',
  'reconsideration-request',
  'exit-plan',
  'account-letter',
  'chase-letter',
  'escalation-letter',
  'who-looked',
  'own-record',
  'meeting-pack',
  'meeting-summary',
  'sharing-pack',
] as const
export type DocumentKind = (typeof documentKinds)[number]

/** A block in another language than the rest of the document says so. */
export interface Spoken {
  readonly lang?: string
  readonly dir?: Direction
}

export interface HeadingBlock extends Spoken {
  readonly type: 'heading'
  readonly level: 1 | 2 | 3
  readonly text: string
}

export interface ParagraphBlock extends Spoken {
  readonly type: 'paragraph'
  readonly text: string
}

/** A person's own words, never edited. `by` says whose words they are, in plain words. */
export interface QuoteBlock {
  readonly type: 'quote'
  readonly text: string
  readonly lang: string
  readonly dir: Direction
  readonly by?: string
}

export interface ListBlock extends Spoken {
  readonly type: 'list'
  readonly items: readonly string[]
  readonly ordered?: boolean
}

export interface DefinitionsBlock extends Spoken {
  readonly type: 'definitions'
  readonly pairs: readonly { readonly label: string; readonly value: string }[]
}

/** Every row has as many cells as the header. `widths` are shares, one for each column. */
export interface TableBlock extends Spoken {
  readonly type: 'table'
  readonly caption: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly widths?: readonly number[]
}

/** Something to notice. Calm: a tinted box, never a warning sign. */
export interface NoteBlock extends Spoken {
  readonly type: 'note'
  readonly text: string
  readonly title?: string
}

export interface PageBreakBlock {
  readonly type: 'page-break'
}

export type Block =
  | HeadingBlock
  | ParagraphBlock
  | QuoteBlock
  | ListBlock
  | DefinitionsBlock
  | TableBlock
  | NoteBlock
  | PageBreakBlock

export interface DocumentContent {
  readonly kind: DocumentKind
  readonly lang: string
  readonly dir: Direction
  /** Neutral: it is shown in window titles and file lists, where anyone may read it. */
  readonly title: string
  readonly reference: string
  readonly madeOn: IsoDay
  readonly blocks: readonly Block[]
}

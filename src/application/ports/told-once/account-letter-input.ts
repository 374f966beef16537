/** What a letter from an account is made from: words of a person and where they come from, nothing else. */
import type { IsoDay, OwnWords } from '../document-inputs.ts'

/** Words that somebody said, with where they come from: what was said when, through whom, approved when. */
export interface SaidInput {
  /** Which part of the account, and which version: kept as data, and never printed whole. */
  readonly block: string
  readonly version: string
  /** Short enough to stand on paper. */
  readonly mark: string
  readonly on: IsoDay
  readonly words: OwnWords
  readonly interpreter?: string | undefined
  readonly translator?: string | undefined
  readonly readBack: boolean
  readonly approvedOn?: IsoDay | undefined
}

export interface AccountLetterInput {
  readonly reference: string
  readonly madeOn: IsoDay
  /** The professional and where they work. */
  readonly to: string
  readonly kindOfReader: string
  readonly why?: string | undefined
  readonly parts: readonly {
    readonly topic: string
    /** A summary is a worker's, and the paper says so. */
    readonly theirs: boolean
    readonly said: SaidInput
    readonly translations: readonly SaidInput[]
  }[]
}

/** What the press and its working process say to each other. */
import type { DocumentContent } from '../content.ts'
import type { PackPapers } from './join-papers.ts'

export type PrintFormat = 'pdf' | 'word' | 'pack'

export interface PrintJob {
  readonly id: number
  readonly format: PrintFormat
  readonly content: DocumentContent
  /** With a pack alone. */
  readonly papers?: PackPapers
}

export type PrintAnswer = { readonly id: number; readonly residentMb: number } & (
  | { readonly bytes: Uint8Array }
  | { readonly fault: string }
)

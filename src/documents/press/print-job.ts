/** What the press and its working process say to each other. */
import type { DocumentContent } from '../content.ts'

export type PrintFormat = 'pdf' | 'word'

export interface PrintJob {
  readonly id: number
  readonly format: PrintFormat
  readonly content: DocumentContent
}

export type PrintAnswer = { readonly id: number; readonly residentMb: number } & (
  | { readonly bytes: Uint8Array }
  | { readonly fault: string }
)

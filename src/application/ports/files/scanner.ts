/** Asks whether a file holds something harmful. No answer is never taken for a yes. */
import type { NoAnswer } from '../../../domain/uploads/file-state.ts'

export type Scanned =
  | { readonly verdict: 'clean' }
  | { readonly verdict: 'harm-found' }
  | { readonly verdict: 'no-answer'; readonly because: NoAnswer }

export interface Scanner {
  scan(bytes: Uint8Array): Promise<Scanned>
  /** Whether it answers now. */
  isThere(): Promise<boolean>
}

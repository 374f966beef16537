/**
 * What can come of an uploaded letter: accepted, with what it really is and what was taken out
 * of it, or refused with a reason that has a name.
 */

import type { BlockReason } from '../../domain/uploads/file-state.ts'
import type { FileType } from '../../domain/uploads/harm-of-files.ts'

export type UploadType = FileType

export const uploadLimits = {
  bytes: 25 * 1024 * 1024,
  /** Forty million: a page scanned at 600 dots an inch fits. */
  pixels: 40_000_000,
  zipFiles: 2000,
  unzippedBytes: 150 * 1024 * 1024,
} as const

export interface Upload {
  readonly bytes: Uint8Array
  /** What the sender called it. Only compared with what it is; never kept. */
  readonly fileName?: string
}

/** Why information about the file itself was left inside. */
export type KeptBecause = 'old-format'

export type Cleaned =
  | { readonly metadata: 'removed' }
  | { readonly metadata: 'kept'; readonly because: KeptBecause }

export interface AcceptedUpload {
  readonly type: UploadType
  readonly bytes: Uint8Array
  /** Of the bytes above, as they are to be kept. */
  readonly sha256: string
  /** Of the bytes as they came, for the log. */
  readonly receivedSha256: string
  readonly cleaned: Cleaned
  /** Whether the name agreed with the content. The content is what counts. */
  readonly extension: 'agrees' | 'differs' | 'none'
}

export type UploadRefusalCode = Exclude<BlockReason, 'harm-found'> | 'could-not-be-examined'

export type DrawnUpload =
  | { readonly accepted: AcceptedUpload }
  | { readonly refused: { readonly code: UploadRefusalCode } }

/** `toDraw`: a PDF that can be opened; what is kept of it is what will be drawn. */
export type ExaminedUpload = DrawnUpload | { readonly toDraw: true }

/** What one kind of file becomes when it has been cleaned. */
export type CleanedFile =
  | { readonly bytes: Uint8Array; readonly cleaned: Cleaned }
  | { readonly refused: { readonly code: UploadRefusalCode } }

export function refuse(code: UploadRefusalCode): { refused: { code: UploadRefusalCode } } {
  return { refused: { code } }
}

/** Looks at what was uploaded before it is kept: what it really is, cleaned of what it tells by itself. */
import type { BlockReason } from '../../../domain/uploads/file-state.ts'
import type { FileType } from '../../../domain/uploads/harm-of-files.ts'

export type IntakeRefusalCode = Exclude<BlockReason, 'harm-found'> | 'could-not-be-examined'

export type Examined =
  | {
      readonly accepted: {
        readonly type: FileType
        readonly bytes: Uint8Array
        readonly sha256: string
        /** Of the bytes as they came. */
        readonly receivedSha256: string
      }
    }
  /** A PDF: nothing of it is kept but what can be seen, and that is still to be drawn. */
  | { readonly toDraw: true }
  | { readonly refused: { readonly code: IntakeRefusalCode } }

export type DrawnAnew = Exclude<Examined, { readonly toDraw: true }>

export interface IntakeDesk {
  examine(upload: { bytes: Uint8Array; fileName?: string }): Promise<Examined>
  /** Makes a new PDF of pictures of its pages. Takes seconds, and is done one file at a time. */
  draw(upload: { bytes: Uint8Array }): Promise<DrawnAnew>
}

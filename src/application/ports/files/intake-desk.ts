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
  | { readonly refused: { readonly code: IntakeRefusalCode } }

export interface IntakeDesk {
  examine(upload: { bytes: Uint8Array; fileName?: string }): Promise<Examined>
}

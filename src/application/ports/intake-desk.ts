/** Looks at what was uploaded before it is kept: what it really is, cleaned of what it tells by itself. */
import type { StoredDocument } from './person-stores.ts'

export type IntakeRefusalCode =
  | 'empty'
  | 'too-big'
  | 'unknown-type'
  | 'two-files-in-one'
  | 'damaged'
  | 'picture-too-large'
  | 'active-content'
  | 'reaches-outside'
  | 'could-not-be-examined'

export type Examined =
  | {
      readonly accepted: {
        readonly type: StoredDocument['type']
        readonly bytes: Uint8Array
        readonly sha256: string
      }
    }
  | { readonly refused: { readonly code: IntakeRefusalCode } }

export interface IntakeDesk {
  examine(upload: { bytes: Uint8Array; fileName?: string }): Promise<Examined>
}

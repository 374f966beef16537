/** A document as sealed cells: what is said about it, its content, and the bytes as they came. */
import type { NewDocument } from '../../../application/ports/person-stores.ts'
import type { FileClass } from '../../../domain/uploads/harm-of-files.ts'
import type { Tx } from '../../connect/transaction.ts'
import type { Keyring } from '../../sealing/keyring.ts'
import { type Cell, sealCell } from '../../sealing/sealed-cell.ts'

export interface AtCase {
  readonly orgId: string
  readonly caseId: string
}

export function cellOfDocument(at: AtCase, id: string, column: 'about'): Cell
export function cellOfDocument(at: AtCase, id: string, column: 'sealed', harm: FileClass): Cell
export function cellOfDocument(
  at: AtCase,
  id: string,
  column: 'about' | 'sealed',
  harm: FileClass = 'I',
): Cell {
  return { table: 'document', column, ...at, rowId: id, harm }
}

export function cellOfOriginal(at: AtCase, documentId: string): Cell {
  return { table: 'document_original', column: 'sealed', ...at, rowId: documentId, harm: 'L' }
}

/** Who added it, and when. */
export interface Added {
  readonly at: string
  readonly by: string
}

/** Writes a clean document, and its original where that is kept; true when an original was kept. */
export async function insertDocument(
  { tx, keyring }: { tx: Tx; keyring: Keyring },
  place: AtCase,
  document: NewDocument,
  added: Added,
): Promise<boolean> {
  const { orgId, caseId } = place
  const { id, name, type, size, sha256, receivedSha256, bytes, original } = document
  const harm = document.class
  const aboutKey = await keyring.ofCase(orgId, caseId, 'I')
  const contentKey = await keyring.ofCase(orgId, caseId, harm)
  const about = Buffer.from(JSON.stringify({ name, sha256, receivedSha256 }))
  await tx.query(
    'document-add',
    `insert into document
       (org_id, case_id, id, type, class, size, about, sealed, added_at, added_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[orgId, caseId, id, type, harm, size],
      sealCell(aboutKey, cellOfDocument(place, id, 'about'), about),
      sealCell(contentKey, cellOfDocument(place, id, 'sealed', harm), bytes),
      ...[added.at, added.by],
    ],
  )
  if (original === undefined) return false
  const key = await keyring.ofCase(orgId, caseId, 'L')
  await tx.query(
    'document-original-keep',
    `insert into document_original
       (org_id, case_id, document_id, size, sealed, kept_at, kept_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      ...[orgId, caseId, id, original.length],
      sealCell(key, cellOfOriginal(place, id), original),
      ...[added.at, added.by],
    ],
  )
  return true
}

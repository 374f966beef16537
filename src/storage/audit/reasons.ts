/**
 * The reason somebody gave for an act, kept beside its line of the log and sealed with the key of the
 * case. The log itself holds no words, so that a person can be forgotten without breaking the chain.
 */
import {
  destroyedInWords,
  WordsDestroyed,
} from '../../application/ports/retention/words-destroyed.ts'
import type { Tx } from '../connect/transaction.ts'
import type { Keyring } from '../sealing/keyring.ts'
import { type Cell, keyIdOf, openCell, sealCell } from '../sealing/sealed-cell.ts'

interface Around {
  readonly tx: Tx
  readonly keyring: Keyring
  readonly actor: { readonly orgId: string }
}

interface OfEntry {
  readonly caseId: string
  readonly entryId: string
}

export async function sealReason(
  { keyring, actor: { orgId } }: Around,
  of: OfEntry,
  reason: string,
): Promise<Buffer> {
  const key = await keyring.ofCase(orgId, of.caseId, 'N')
  return sealCell(key, cellOf(orgId, of), Buffer.from(reason))
}

/** Sent along with the commit, behind the line that it belongs to. */
export function insertReason(
  { tx, actor: { orgId } }: Around,
  { caseId, entryId }: OfEntry,
  sealed: Buffer,
): void {
  tx.parting(
    'audit-reason',
    'insert into audit_reason (org_id, case_id, entry_id, sealed) values ($1, $2, $3, $4)',
    [orgId, caseId, entryId, sealed],
  )
}

export async function openReason(
  { keyring, actor: { orgId } }: Around,
  of: OfEntry,
  sealed: Buffer,
): Promise<string> {
  try {
    const key = await keyring.ofCaseById(orgId, of.caseId, keyIdOf(sealed))
    return openCell(key, cellOf(orgId, of), sealed).toString('utf8')
  } catch (cause) {
    if (cause instanceof WordsDestroyed) return destroyedInWords
    throw cause
  }
}

function cellOf(orgId: string, { caseId, entryId }: OfEntry): Cell {
  return { table: 'audit_reason', column: 'sealed', orgId, caseId, rowId: entryId, harm: 'N' }
}

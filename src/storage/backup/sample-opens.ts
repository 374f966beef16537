/**
 * Whether a restored database can really be read with the keys at hand: every organisation's key must
 * unwrap, and a sample of sealed compartments must open.
 */
import type { Tx } from '../connect/transaction.ts'
import { makeKeyCache } from '../sealing/key-cache.ts'
import type { KeyKeeper } from '../sealing/key-keeper.ts'
import { type OrganisationKeyRow, openKeyring } from '../sealing/keyring.ts'
import { keyIdOf, openCell } from '../sealing/sealed-cell.ts'
import { cellOf } from '../stores/people/people-store.ts'

const sampleSize = 200

export function sampleOpens(keys: KeyKeeper) {
  return async (tx: Tx): Promise<{ checked: number } | { failed: string }> => {
    const keyring = openKeyring(tx, keys, makeKeyCache())
    const wrapped = await tx.query<OrganisationKeyRow>(
      'sample-keys',
      'select org_id, key_id, purpose, wrapped, wrapped_by from organisation_key',
    )
    for (const row of wrapped) {
      const opened = await keyring.unwrapped(row).catch(() => undefined)
      if (opened === undefined)
        return { failed: `the key of organisation ${row.org_id} does not open` }
    }
    const rows = await tx.query<{
      org_id: string
      case_id: string
      version: number
      sealed: Buffer
    }>(
      'sample-cells',
      `select org_id, case_id, version, sealed from person_identity
       order by md5(case_id::text) limit ${sampleSize}`,
    )
    for (const { org_id: orgId, case_id: caseId, version, sealed } of rows) {
      const key = await keyring.ofCaseById(orgId, caseId, keyIdOf(sealed)).catch(() => undefined)
      if (key === undefined) return { failed: `the key of case ${caseId} does not open` }
      try {
        openCell(key, cellOf({ orgId, caseId }, 'identity', version), sealed)
      } catch {
        return { failed: `a sealed field of case ${caseId} does not open` }
      }
    }
    return { checked: wrapped.length + rows.length }
  }
}

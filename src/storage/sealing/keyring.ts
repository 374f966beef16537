/**
 * The keys of one transaction: of the organisation, and of a case per harm class. Made when first
 * needed, found by the id that a sealed value names. A key made in a transaction that is rolled back
 * is forgotten with it, so that nothing is ever sealed with a key that was not kept.
 */
import { randomUUID } from 'node:crypto'
import type { HarmClass } from '../../domain/facts/field.ts'
import type { Tx } from '../connect/transaction.ts'
import { type KeyCache, toKey } from './key-cache.ts'
import type { KeyKeeper } from './key-keeper.ts'
import { type Key, NotOpened } from './sealed-cell.ts'
import { unwrapKey, wrapKey } from './wrapped-key.ts'

export type Purpose = 'record' | 'seat' | 'find' | 'sign-in'

export interface Keyring {
  ofOrganisation(orgId: string, purpose: Purpose): Promise<Key>
  ofOrganisationById(orgId: string, keyId: string): Promise<Key>
  /** The key that seals now for this case and class; made if there is none. */
  ofCase(orgId: string, caseId: string, harm: HarmClass): Promise<Key>
  ofCaseById(orgId: string, caseId: string, keyId: string): Promise<Key>
  /** A key whose wrapped form came from elsewhere than this organisation's own rows. */
  unwrapped(row: WrappedOrganisationKey): Promise<Key>
}

export interface WrappedOrganisationKey {
  readonly org_id: string
  readonly key_id: string
  readonly purpose: string
  readonly wrapped: Buffer
  readonly wrapped_by: string
}

interface WrappedCaseKey {
  readonly key_id: string
  readonly class: string
  readonly wrapped: Buffer
  readonly wrapped_by: string
}

/** How an organisation's key is bound to its row. */
export function aboutOrganisationKey(orgId: string, purpose: string, keyId: string): string {
  return `${orgId}|${purpose}|${keyId}`
}

function aboutCaseKey(orgId: string, caseId: string, row: { class: string; key_id: string }) {
  return `waymark case key|${orgId}|${caseId}|${row.class}|${row.key_id}`
}

export function openKeyring(tx: Tx, keeper: KeyKeeper, cache: KeyCache): Keyring {
  const madeHere = new Map<string, Key>()
  const find = (name: string): Key | undefined => madeHere.get(name) ?? cache.find(name)

  async function unwrapped(row: WrappedOrganisationKey): Promise<Key> {
    const known = find(row.key_id)
    if (known) return known
    const about = aboutOrganisationKey(row.org_id, row.purpose, row.key_id)
    const key = toKey(
      row.key_id,
      await keeper.unwrap({ bytes: row.wrapped, by: row.wrapped_by }, about),
    )
    cache.keep([row.key_id], key)
    return key
  }

  async function ofOrganisation(orgId: string, purpose: Purpose): Promise<Key> {
    const name = `${orgId}|${purpose}`
    const known = find(name)
    if (known) return known
    const [row] = await tx.query<WrappedOrganisationKey>(
      'organisation-key-current',
      `select org_id, key_id, purpose, wrapped, wrapped_by from organisation_key
       where org_id = $1 and purpose = $2 and retired_at is null`,
      [orgId, purpose],
    )
    if (row === undefined) throw new Error(`the organisation has no ${purpose} key`)
    const key = await unwrapped(row)
    cache.keep([name], key)
    return key
  }

  async function ofOrganisationById(orgId: string, keyId: string): Promise<Key> {
    const known = find(keyId)
    if (known) return known
    const [row] = await tx.query<WrappedOrganisationKey>(
      'organisation-key-by-id',
      `select org_id, key_id, purpose, wrapped, wrapped_by from organisation_key
       where org_id = $1 and key_id = $2`,
      [orgId, keyId],
    )
    if (row === undefined) throw new NotOpened('the key of a sealed value is not there')
    return unwrapped(row)
  }

  async function openCaseKey(orgId: string, caseId: string, row: WrappedCaseKey): Promise<Key> {
    const wrapping = await ofOrganisationById(orgId, row.wrapped_by)
    const about = aboutCaseKey(orgId, caseId, row)
    return toKey(row.key_id, unwrapKey(wrapping.secret, row.wrapped, about))
  }

  async function ofCase(orgId: string, caseId: string, harm: HarmClass): Promise<Key> {
    const name = `${orgId}|${caseId}|${harm}`
    const known = find(name)
    if (known) return known
    const current = () =>
      tx.query<WrappedCaseKey>(
        'case-key-current',
        `select key_id, class, wrapped, wrapped_by from case_key
         where org_id = $1 and case_id = $2 and class = $3 and retired_at is null`,
        [orgId, caseId, harm],
      )
    const [row] = await current()
    if (row) {
      const key = await openCaseKey(orgId, caseId, row)
      cache.keep([name, key.id], key)
      return key
    }
    await makeCaseKey(orgId, caseId, harm)
    // Somebody else may have made it at the same moment; what the table says counts.
    const [made] = await current()
    if (made === undefined) throw new Error('a case key could not be made')
    const key = await openCaseKey(orgId, caseId, made)
    madeHere.set(name, key)
    madeHere.set(key.id, key)
    return key
  }

  async function makeCaseKey(orgId: string, caseId: string, harm: HarmClass): Promise<void> {
    const wrapping = await ofOrganisation(orgId, 'record')
    const row = { class: harm, key_id: randomUUID() }
    const bytes = keeper.generate()
    await tx.query(
      'case-key-make',
      `insert into case_key (org_id, case_id, class, key_id, wrapped, wrapped_by)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
      [
        orgId,
        caseId,
        harm,
        row.key_id,
        wrapKey(wrapping.secret, bytes, aboutCaseKey(orgId, caseId, row)),
        wrapping.id,
      ],
    )
    bytes.fill(0)
  }

  async function ofCaseById(orgId: string, caseId: string, keyId: string): Promise<Key> {
    const known = find(keyId)
    if (known) return known
    const [row] = await tx.query<WrappedCaseKey>(
      'case-key-by-id',
      `select key_id, class, wrapped, wrapped_by from case_key
       where org_id = $1 and case_id = $2 and key_id = $3`,
      [orgId, caseId, keyId],
    )
    if (row === undefined) throw new NotOpened('the key of a sealed value is not there')
    const key = await openCaseKey(orgId, caseId, row)
    cache.keep([key.id], key)
    return key
  }

  return { ofOrganisation, ofOrganisationById, ofCase, ofCaseById, unwrapped }
}

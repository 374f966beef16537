/**
 * The keys of one transaction: of the organisation, and of a case per harm class. Case keys are made
 * when first needed. A key made in a transaction that is rolled back is forgotten with it, so that
 * nothing is ever sealed with a key that was not kept.
 */
import { randomUUID } from 'node:crypto'
import { WordsDestroyed } from '../../application/ports/retention/words-destroyed.ts'
import { aDay } from '../../domain/calendar/day.ts'
import type { HarmClass } from '../../domain/facts/field.ts'
import type { Tx } from '../connect/transaction.ts'
import { type KeyCache, toSecret } from './key-cache.ts'
import type { KeyKeeper } from './key-keeper.ts'
import { type CaseKey, type Key, NotOpened } from './sealed-cell.ts'
import { unwrapKey, wrapKey } from './wrapped-key.ts'

export type Purpose = 'record' | 'seat' | 'find' | 'sign-in'

export interface Keyring {
  ofOrganisation(orgId: string, purpose: Purpose): Promise<Key>
  ofOrganisationById(orgId: string, keyId: string): Promise<Key>
  /** The key that seals now for this case and class; made if there is none. */
  ofCase(orgId: string, caseId: string, harm: HarmClass): Promise<CaseKey>
  ofCaseById(orgId: string, caseId: string, keyId: string): Promise<CaseKey>
  /** A key of an organisation whose wrapped form was found elsewhere than in its own rows. */
  unwrapped(row: OrganisationKeyRow): Promise<Key>
}

export interface OrganisationKeyRow {
  readonly org_id: string
  readonly key_id: string
  readonly purpose: string
  readonly wrapped: Buffer
  readonly wrapped_by: string
}

interface CaseKeyRow {
  readonly key_id: string
  readonly class: HarmClass
  readonly wrapped: Buffer
  readonly wrapped_by: string
}

/** How an organisation's key is bound to its row. */
export function aboutOrganisationKey(
  row: Pick<OrganisationKeyRow, 'org_id' | 'purpose' | 'key_id'>,
): string {
  return `${row.org_id}|${row.purpose}|${row.key_id}`
}

export function openKeyring(tx: Tx, keeper: KeyKeeper, cache: KeyCache): Keyring {
  const organisations = organisationKeys(tx, keeper, cache)
  return { ...organisations, ...caseKeys({ tx, keeper, cache, organisations }) }
}

type OrganisationKeys = Pick<Keyring, 'ofOrganisation' | 'ofOrganisationById' | 'unwrapped'>

function organisationKeys(tx: Tx, keeper: KeyKeeper, cache: KeyCache): OrganisationKeys {
  const kept = cache.organisations
  const columns = 'org_id, key_id, purpose, wrapped, wrapped_by'

  async function unwrapped(row: OrganisationKeyRow): Promise<Key> {
    const known = kept.find(row.key_id)
    if (known) return known
    const wrapped = { bytes: row.wrapped, by: row.wrapped_by }
    const bytes = await keeper.unwrap(wrapped, aboutOrganisationKey(row))
    const key = { id: row.key_id, secret: toSecret(bytes) }
    kept.keep(key.id, key)
    return key
  }

  return {
    unwrapped,

    async ofOrganisation(orgId, purpose) {
      const name = `${orgId}|${purpose}`
      const known = kept.find(name)
      if (known) return known
      const [row] = await tx.query<OrganisationKeyRow>(
        'organisation-key-current',
        `select ${columns} from organisation_key
         where org_id = $1 and purpose = $2 and retired_at is null`,
        [orgId, purpose],
      )
      if (row === undefined) throw new Error(`the organisation has no ${purpose} key`)
      const key = await unwrapped(row)
      kept.keep(name, key)
      return key
    },

    async ofOrganisationById(orgId, keyId) {
      const known = kept.find(keyId)
      if (known) return known
      const [row] = await tx.query<OrganisationKeyRow>(
        'organisation-key-by-id',
        `select ${columns} from organisation_key where org_id = $1 and key_id = $2`,
        [orgId, keyId],
      )
      if (row === undefined) throw new NotOpened('the key of a sealed value is not there')
      return unwrapped(row)
    },
  }
}

interface Around {
  readonly tx: Tx
  readonly keeper: KeyKeeper
  readonly cache: KeyCache
  readonly organisations: OrganisationKeys
}

function caseKeys(around: Around): Pick<Keyring, 'ofCase' | 'ofCaseById'> {
  const { tx, cache } = around
  const madeHere = new Map<string, CaseKey>()
  /** Asked for and not answered yet: several readers of one case want the same key at once. */
  const opening = new Map<string, Promise<CaseKey>>()
  const find = (name: string) => madeHere.get(name) ?? cache.cases.find(name)

  const current = (orgId: string, caseId: string, harm: HarmClass) =>
    tx.query<CaseKeyRow>(
      'case-key-current',
      `select key_id, class, wrapped, wrapped_by from case_key
       where org_id = $1 and case_id = $2 and class = $3 and retired_at is null`,
      [orgId, caseId, harm],
    )

  async function open(orgId: string, caseId: string, row: CaseKeyRow): Promise<CaseKey> {
    const wrapping = await around.organisations.ofOrganisationById(orgId, row.wrapped_by)
    const bytes = unwrapKey(wrapping.secret, row.wrapped, aboutCaseKey(orgId, caseId, row))
    return { id: row.key_id, secret: toSecret(bytes), harm: row.class }
  }

  async function byId(orgId: string, caseId: string, keyId: string): Promise<CaseKey> {
    const [row] = await tx.query<CaseKeyRow>(
      'case-key-by-id',
      `select key_id, class, wrapped, wrapped_by from case_key
       where org_id = $1 and case_id = $2 and key_id = $3`,
      [orgId, caseId, keyId],
    )
    if (row === undefined) throw await whyNotThere(tx, orgId, caseId, keyId)
    const key = await open(orgId, caseId, row)
    cache.cases.keep(key.id, key)
    return key
  }

  return {
    async ofCase(orgId, caseId, harm) {
      const name = `${orgId}|${caseId}|${harm}`
      const known = find(name)
      if (known) return known
      const [row] = await current(orgId, caseId, harm)
      if (row) {
        const key = await open(orgId, caseId, row)
        for (const each of [name, key.id]) cache.cases.keep(each, key)
        return key
      }
      await makeCaseKey(around, { orgId, caseId, harm })
      // Somebody else may have made it at the same moment; what the table says counts.
      const [made] = await current(orgId, caseId, harm)
      if (made === undefined) throw new Error('a case key could not be made')
      const key = await open(orgId, caseId, made)
      for (const each of [name, key.id]) madeHere.set(each, key)
      return key
    },

    async ofCaseById(orgId, caseId, keyId) {
      const known = find(keyId)
      if (known) return known
      const begun = opening.get(keyId)
      if (begun) return begun
      const key = byId(orgId, caseId, keyId)
      opening.set(keyId, key)
      return key
    },
  }
}

async function makeCaseKey(
  { tx, keeper, organisations }: Around,
  { orgId, caseId, harm }: { orgId: string; caseId: string; harm: HarmClass },
): Promise<void> {
  const wrapping = await organisations.ofOrganisation(orgId, 'record')
  const row = { class: harm, key_id: randomUUID() }
  const bytes = keeper.generate()
  const wrapped = wrapKey(wrapping.secret, bytes, aboutCaseKey(orgId, caseId, row))
  bytes.fill(0)
  await tx.query(
    'case-key-make',
    `insert into case_key (org_id, case_id, class, key_id, wrapped, wrapped_by)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [orgId, caseId, harm, row.key_id, wrapped, wrapping.id],
  )
}

/** Destroyed after a decision, and told so; or missing, which is a fault. */
async function whyNotThere(tx: Tx, orgId: string, caseId: string, keyId: string): Promise<Error> {
  const [gone] = await tx.query<{ on: string }>(
    'case-key-destroyed',
    `select destroyed_on::text as on from case_key_destroyed
     where org_id = $1 and case_id = $2 and key_id = $3`,
    [orgId, caseId, keyId],
  )
  return gone
    ? new WordsDestroyed(aDay(gone.on))
    : new NotOpened('the key of a sealed value is not there')
}

function aboutCaseKey(orgId: string, caseId: string, row: { class: string; key_id: string }) {
  return `waymark case key|${orgId}|${caseId}|${row.class}|${row.key_id}`
}

/**
 * Do the keys fit the record, and how they are changed. A key file that is not the one of this
 * database is refused before anything is written that the right one could not read.
 */
import type { OrganisationKind } from '../../application/actor.ts'
import { insertLogLines } from '../audit/log-lines.ts'
import type { Database } from '../connect/pools.ts'
import type { Tx } from '../connect/transaction.ts'
import { withoutActor } from '../connect/with-actor.ts'
import type { KeyKeeper, KeyRefusal } from '../sealing/key-keeper.ts'
import { aboutOrganisationKey, type OrganisationKeyRow } from '../sealing/keyring.ts'
import { NotOpened } from '../sealing/sealed-cell.ts'
import { asWaymark, waymarkItself } from './as-waymark.ts'

export interface OrganisationLine {
  readonly orgId: string
  readonly kind: OrganisationKind
  readonly name: string
  readonly demo: boolean
}

export async function listOrganisations(db: Database): Promise<OrganisationLine[]> {
  return withoutActor(db, 'jobs', (tx) =>
    tx.query<OrganisationLine>(
      'organisations-all',
      'select org_id as "orgId", kind, name, demo from organisation order by name, org_id',
    ),
  )
}

/** Nothing when one key of each organisation opens. */
export async function findKeyMisfit(
  db: Database,
  keys: KeyKeeper,
): Promise<{ refused: KeyRefusal } | undefined> {
  for (const { orgId } of await listOrganisations(db)) {
    const [row] = await asWaymark(db, { orgId, role: 'key-change' }, (tx) => keysOf(tx, orgId))
    if (row && !(await opens(keys, row))) return misfit()
  }
  return undefined
}

/**
 * Wraps every organisation's keys with the newest master key. What was sealed with them stays as it
 * is. Stopped half-way it leaves nothing wrong and goes on when it is run again.
 */
export async function rewrapKeys(db: Database, keys: KeyKeeper): Promise<{ rewrapped: number }> {
  let rewrapped = 0
  for (const { orgId } of await listOrganisations(db)) {
    const role = 'key-change'
    rewrapped += await asWaymark(db, { orgId, role }, async (tx) => {
      const count = await rewrapOf(tx, orgId, keys)
      const who = { orgId, userId: waymarkItself, role }
      if (count > 0) await insertLogLines(tx, who, [{ act: 'wrapped the keys anew' }])
      return count
    })
  }
  return { rewrapped }
}

async function rewrapOf(tx: Tx, orgId: string, keys: KeyKeeper): Promise<number> {
  const health = await keys.health()
  if ('refused' in health) throw new Error(health.refused.words)
  const old = (await keysOf(tx, orgId)).filter(({ wrapped_by }) => wrapped_by !== health.now)
  for (const row of old) {
    const about = aboutOrganisationKey(row)
    const bytes = await keys.unwrap({ bytes: row.wrapped, by: row.wrapped_by }, about)
    const wrapped = await keys.wrap(bytes, about)
    bytes.fill(0)
    await tx.query(
      'organisation-key-rewrap',
      'update organisation_key set wrapped = $3, wrapped_by = $4 where org_id = $1 and key_id = $2',
      [orgId, row.key_id, wrapped.bytes, wrapped.by],
    )
  }
  return old.length
}

function keysOf(tx: Tx, orgId: string): Promise<OrganisationKeyRow[]> {
  return tx.query<OrganisationKeyRow>(
    'organisation-keys-all',
    `select org_id, key_id, purpose, wrapped, wrapped_by from organisation_key
     where org_id = $1 order by key_id`,
    [orgId],
  )
}

async function opens(keys: KeyKeeper, row: OrganisationKeyRow): Promise<boolean> {
  try {
    const wrapped = { bytes: row.wrapped, by: row.wrapped_by }
    ;(await keys.unwrap(wrapped, aboutOrganisationKey(row))).fill(0)
    return true
  } catch (cause) {
    if (cause instanceof NotOpened) return false
    throw cause
  }
}

function misfit(): { refused: KeyRefusal } {
  return {
    refused: {
      code: 'keys-do-not-fit',
      words:
        'The key file is not the one of this database: what is kept there does not open with it. ' +
        'Put the right key file back and start again. Nothing was changed.',
    },
  }
}

/** Sets up organisations, their keys, services and people. Done by command, never by a page. */
import { randomUUID } from 'node:crypto'
import type { OrganisationKind, Role } from '../../application/actor.ts'
import { rolesOf } from '../../application/office/roles-of-kind.ts'
import { insertLogLines, type LogLine } from '../audit/log-lines.ts'
import type { Database } from '../connect/pools.ts'
import type { Tx } from '../connect/transaction.ts'
import { withActor } from '../connect/with-actor.ts'
import { newId } from '../new-id.ts'
import type { KeyKeeper } from '../sealing/key-keeper.ts'
import { aboutOrganisationKey, type Purpose } from '../sealing/keyring.ts'
import { waymarkItself } from './as-waymark.ts'

const nothingDone = Symbol('nothing was done, so nothing is logged')
const purposes: readonly Purpose[] = ['record', 'seat', 'find', 'sign-in']

export interface NewOrganisation {
  readonly kind: OrganisationKind
  readonly name: string
  readonly demo?: boolean
  readonly orgId?: string
}

export async function createOrganisation(
  db: Database,
  keys: KeyKeeper,
  { kind, name, demo = false, orgId = newId() }: NewOrganisation,
): Promise<{ orgId: string }> {
  await setUp(db, orgId, { act: 'made the organisation' }, async (tx) => {
    await tx.query(
      'organisation-add',
      'insert into organisation (org_id, kind, name, demo) values ($1, $2, $3, $4)',
      [orgId, kind, name, demo],
    )
    for (const purpose of purposes) await addKey(tx, keys, { orgId, purpose })
  })
  return { orgId }
}

export async function addKey(
  tx: Tx,
  keys: KeyKeeper,
  { orgId, purpose }: { orgId: string; purpose: Purpose },
): Promise<void> {
  const row = { org_id: orgId, purpose, key_id: randomUUID() }
  const bytes = keys.generate()
  const wrapped = await keys.wrap(bytes, aboutOrganisationKey(row))
  bytes.fill(0)
  await tx.query(
    'organisation-key-add',
    `insert into organisation_key (org_id, key_id, purpose, wrapped, wrapped_by)
     values ($1, $2, $3, $4, $5)`,
    [orgId, row.key_id, purpose, wrapped.bytes, wrapped.by],
  )
}

/** To which organisation submissions go when there are several of a kind. */
export async function routeTo(
  db: Database,
  orgId: string,
  to: { kind: 'prime' | 'authority'; orgId: string },
): Promise<void> {
  await setUp(db, orgId, { act: 'chose where submissions go' }, (tx) =>
    tx.query(
      'route-set',
      `insert into organisation_route (org_id, to_kind, to_org_id) values ($1, $2, $3)
       on conflict (org_id, to_kind) do update set to_org_id = excluded.to_org_id`,
      [orgId, to.kind, to.orgId],
    ),
  )
}

export async function createService(
  db: Database,
  orgId: string,
  { name, id = newId(), by }: { name: string; id?: string; by?: By },
): Promise<{ id: string }> {
  await setUp(
    db,
    orgId,
    { act: 'made a service', objectId: id },
    (tx) =>
      tx.query('service-add', 'insert into service (org_id, id, name) values ($1, $2, $3)', [
        orgId,
        id,
        name,
      ]),
    by,
  )
  return { id }
}

/** The administrator who does it on a page, and in whose name it is logged; by command, Waymark itself. */
export interface By {
  readonly userId: string
  readonly role: string
}

export interface NewUser {
  readonly orgId: string
  readonly by?: By
  readonly displayName: string
  readonly initials: string
  readonly role: Role
  readonly serviceIds?: readonly string[]
  /** Left out for made-up people who sign in without a password. */
  readonly userName?: string
  readonly passwordHash?: string
  readonly id?: string
}

export type UserRefusal = 'no-such-organisation' | 'role-does-not-fit' | 'name-taken'

export async function createUser(
  db: Database,
  user: NewUser,
): Promise<{ id: string } | { refused: { code: UserRefusal } }> {
  const { orgId, role, id = newId() } = user
  const userName = user.userName?.trim().toLowerCase()
  let refused: UserRefusal | undefined
  const make = async (tx: Tx) => {
    refused = await refusalOf(tx, { orgId, role, userName })
    if (refused) return nothingDone
    await insertUser(tx, { ...user, id })
    if (userName === undefined) return undefined
    return tx.query(
      'account-add',
      `insert into account (org_id, user_id, user_name, password_hash, password_set_at)
       values ($1, $2, $3, $4, case when $4::text is not null then now() end)`,
      [orgId, id, userName, user.passwordHash ?? null],
    )
  }
  const line = { act: 'made an account', objectId: id } as const
  await setUp(db, orgId, line, make, user.by).catch((cause: unknown) => {
    if (!isTakenName(cause)) throw cause
    refused = 'name-taken'
  })
  return refused ? { refused: { code: refused } } : { id }
}

async function refusalOf(
  tx: Tx,
  { orgId, role }: { orgId: string; role: Role; userName: string | undefined },
): Promise<UserRefusal | undefined> {
  const [organisation] = await tx.query<{ kind: OrganisationKind }>(
    'organisation-kind',
    'select kind from organisation where org_id = $1',
    [orgId],
  )
  if (organisation === undefined) return 'no-such-organisation'
  return rolesOf[organisation.kind].includes(role) ? undefined : 'role-does-not-fit'
}

async function insertUser(tx: Tx, user: NewUser & { id: string }): Promise<void> {
  await tx.query(
    'user-add',
    `insert into app_user (org_id, id, display_name, initials, role) values ($1, $2, $3, $4, $5)`,
    [user.orgId, user.id, user.displayName, user.initials, user.role],
  )
  await tx.query(
    'user-services-add',
    `insert into user_service (org_id, user_id, service_id)
     select $1, $2, id from unnest($3::uuid[]) as id`,
    [user.orgId, user.id, [...(user.serviceIds ?? [])]],
  )
}

/** Names are unique within an organisation only, so the answer says nothing about any other. */
function isTakenName(cause: unknown): boolean {
  return (
    cause instanceof Error &&
    'constraint' in cause &&
    cause.constraint === 'account_org_id_user_name_key'
  )
}

async function setUp(
  db: Database,
  orgId: string,
  line: LogLine,
  work: (tx: Tx) => Promise<unknown>,
  { userId, role }: By = { userId: waymarkItself, role: 'set-up' },
): Promise<void> {
  await withActor(db, 'jobs', { orgId, userId, role, serviceIds: [] }, async (tx) => {
    if ((await work(tx)) === nothingDone) return
    await insertLogLines(tx, { orgId, userId, role }, [line])
  })
}

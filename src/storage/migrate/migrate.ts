/**
 * Brings a database up to what this code expects, file by file, each in a transaction of its own.
 * Refuses, in words, when what the database has seen and what the files say do not agree.
 */
import type pg from 'pg'
import { type Database, roleSecretOf } from '../connect/pools.ts'
import { verifierFor } from '../connect/role-passwords.ts'
import { ownerRole, roleOf, schema, surfaces } from '../connect/roles.ts'
import { withAdministrator } from '../connect/with-administrator.ts'
import { type Migration, readMigrations } from './read-migrations.ts'

export interface MigrationRefusal {
  readonly code: 'edited' | 'missing' | 'out-of-order' | 'database-newer' | 'administrator-too-weak'
  readonly words: string
}

export interface Applied {
  readonly number: number
  readonly name: string
  readonly sha256: string
}

export type MigrateOutcome = { applied: number[]; at: number } | { refused: MigrationRefusal }

interface MigrateOptions {
  readonly log: (line: string) => void
  readonly migrations?: readonly Migration[]
}

/** Any fixed number; every Waymark that migrates this database waits its turn at it. */
const turn = 7_236_115_001

export async function migrate(
  db: Database,
  { log, migrations = readMigrations() }: MigrateOptions,
): Promise<MigrateOutcome> {
  return withAdministrator(db, async (client) => {
    await client.query(`select pg_advisory_lock(${turn})`)
    const weak = await findWeakness(client)
    if (weak) return weak
    await prepareRecord(client)
    const before = await readApplied(client)
    const refused = compare(before, migrations)
    if (refused) return { refused }
    const pending = migrations.slice(before.length)
    for (const migration of pending) {
      log(`migration ${migration.number} ${migration.name}`)
      await inItsOwnTransaction(client, () => applyMigration(client, migration))
    }
    await setRolePasswords(client, roleSecretOf(db))
    return { applied: pending.map(({ number }) => number), at: migrations.at(-1)?.number ?? 0 }
  })
}

/** Runs inside a transaction that the caller has begun and will end. */
export async function applyMigration(client: pg.ClientBase, migration: Migration): Promise<void> {
  const { number, name, sha256, sql, asAdministrator } = migration
  try {
    await client.query(`set local search_path = ${schema}, public`)
    if (!asAdministrator) await client.query(`set local role ${ownerRole}`)
    await client.query(sql)
  } catch (cause) {
    throw new Error(`migration ${number} ${name} failed`, { cause })
  }
  await client.query('reset role')
  await client.query(
    'insert into waymark_meta.migration (number, name, sha256) values ($1, $2, $3)',
    [number, name, sha256],
  )
}

/** Kept apart from the record of people: it is about the database itself and holds nobody's data. */
export async function prepareRecord(client: pg.ClientBase): Promise<void> {
  await client.query(`
    create schema if not exists waymark_meta;
    create table if not exists waymark_meta.migration (
      number     integer     primary key,
      name       text        not null,
      sha256     text        not null,
      applied_at timestamptz not null default now()
    )`)
}

export async function readApplied(client: pg.ClientBase): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(
    'select number, name, sha256 from waymark_meta.migration order by number',
  )
  return rows
}

export function compare(
  applied: readonly Applied[],
  migrations: readonly Migration[],
): MigrationRefusal | undefined {
  const newest = migrations.at(-1)?.number ?? 0
  for (const [place, { number, name, sha256 }] of applied.entries()) {
    const file = migrations.find((migration) => migration.number === number)
    if (number > newest) return databaseNewer(number, newest)
    if (file === undefined) return missing(number, name)
    if (file.sha256 !== sha256) return edited(number, name)
    if (migrations[place] !== file) return outOfOrder(migrations[place])
  }
  return undefined
}

/** On a server of our own, roles have no passwords: the kernel vouches for the account. */
export async function setRolePasswords(
  client: pg.ClientBase,
  secret: Buffer | undefined,
): Promise<void> {
  if (secret === undefined) return
  for (const role of surfaces.map(roleOf)) {
    await client.query(`alter role ${role} login password '${verifierFor(role, secret)}'`)
  }
}

async function findWeakness(
  client: pg.ClientBase,
): Promise<{ refused: MigrationRefusal } | undefined> {
  const { rows } = await client.query<{ strong: boolean }>(
    // Before 16 only a superuser may make a role that reads past row-level security.
    `select rolsuper or (rolcreaterole and rolbypassrls
       and current_setting('server_version_num')::int >= 160000) as strong
     from pg_roles where rolname = current_user`,
  )
  if (rows[0]?.strong) return undefined
  return refuse(
    'administrator-too-weak',
    'The user that DATABASE_URL names may not make the roles that Waymark needs. It must be a ' +
      'superuser, or (from PostgreSQL 16) have CREATEROLE and BYPASSRLS and own the database.',
  )
}

async function inItsOwnTransaction(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query('begin')
  try {
    await work()
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw cause
  }
}

function databaseNewer(number: number, newest: number): MigrationRefusal {
  return refuse(
    'database-newer',
    `This database has been used by a newer Waymark: it is at step ${number}, and this Waymark ` +
      `knows ${newest}. Nothing was changed. Start the newer Waymark.`,
  ).refused
}

function missing(number: number, name: string): MigrationRefusal {
  return refuse(
    'missing',
    `Step ${number} (${name}) was applied to this database, but its file is missing from this ` +
      'copy of Waymark. Nothing was changed. Install Waymark again.',
  ).refused
}

function edited(number: number, name: string): MigrationRefusal {
  return refuse(
    'edited',
    `The file of step ${number} (${name}) is not the one that was applied to this database. ` +
      'Nothing was changed. Put the file back as it was, and make changes in a new step.',
  ).refused
}

function outOfOrder(skipped: Migration | undefined): MigrationRefusal {
  return refuse(
    'out-of-order',
    `Step ${skipped?.number} (${skipped?.name}) has a lower number than a step that was already ` +
      'applied to this database. Nothing was changed. Give it the next free number.',
  ).refused
}

function refuse(code: MigrationRefusal['code'], words: string): { refused: MigrationRefusal } {
  return { refused: { code, words } }
}

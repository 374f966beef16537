/**
 * The connections behind a `Database`, one pool per login role. Only the files of this folder that
 * open transactions may take a connection from here; a test reads the imports.
 */
import pg from 'pg'
import { passwordFor } from './role-passwords.ts'
import { roleOf, type Surface, schema } from './roles.ts'
import { rowValues } from './row-values.ts'

export type DatabaseAddress =
  | {
      readonly kind: 'embedded'
      readonly socketDir: string
      readonly port: number
      readonly superuser: string
      readonly database: string
    }
  /** The address logs in as administrator; the secret gives the other roles their passwords. */
  | { readonly kind: 'url'; readonly url: string; readonly secret: Buffer }

/** A way to the database that nobody can use but through `withActor` and its siblings. */
export interface Database {
  readonly kind: DatabaseAddress['kind']
  readonly close: () => Promise<void>
}

/** What connections are made of. Checks give one of their own, whose statements can be made to fail. */
export type ConnectionClass = NonNullable<pg.PoolConfig['Client']>

export interface DatabaseOptions {
  readonly log: (line: string) => void
  readonly connection?: ConnectionClass
}

interface Inside extends DatabaseOptions {
  readonly address: DatabaseAddress
  readonly pools: Map<Surface, pg.Pool>
}

const insides = new WeakMap<Database, Inside>()

const sizes: Record<Surface, number> = {
  staff: 10,
  signin: 4,
  seat: 4,
  jobs: 4,
  guest: 3,
  backup: 2,
}
const second = 1_000
const longestStatement: Record<Surface, number> = {
  staff: 15 * second,
  signin: 5 * second,
  seat: 15 * second,
  jobs: 300 * second,
  guest: 10 * second,
  backup: 0,
}

export function makeDatabase(address: DatabaseAddress, options: DatabaseOptions): Database {
  const pools = new Map<Surface, pg.Pool>()
  const db: Database = {
    kind: address.kind,
    async close() {
      insides.delete(db)
      await Promise.all([...pools.values()].map((pool) => pool.end()))
    },
  }
  insides.set(db, { ...options, address, pools })
  return db
}

export function insideOf(db: Database): Inside {
  const inside = insides.get(db)
  if (inside === undefined) throw new Error('this database handle is closed')
  return inside
}

export function poolOf(db: Database, surface: Surface): pg.Pool {
  const { address, log, connection, pools } = insideOf(db)
  const open = pools.get(surface)
  if (open) return open
  const pool = new pg.Pool({
    ...loginAs(address, surface),
    ...sessionOf(surface),
    ...(connection && { Client: connection }),
    // Statements follow one another without waiting. The backup's COPY cannot.
    pipeline: surface !== 'backup',
    max: sizes[surface],
    connectionTimeoutMillis: 10 * second,
    idleTimeoutMillis: 60 * second,
    allowExitOnIdle: true,
  })
  // A connection that breaks while nobody uses it is replaced by the pool; the next query tells.
  pool.on('error', (cause) => log(`a ${surface} connection ended: ${codeOf(cause)}`))
  // One that breaks while somebody holds it tells its holder at the next query. Without a listener
  // of its own, a driver's error between two queries would end the whole process.
  pool.on('connect', (client) => void client.on('error', () => {}))
  pools.set(surface, pool)
  return pool
}

/** One connection as the administrator, outside every pool. */
export function administratorOf(db: Database): pg.Client {
  const { address } = insideOf(db)
  const login =
    address.kind === 'url'
      ? { connectionString: address.url }
      : { ...socketOf(address), user: address.superuser }
  return new pg.Client({
    ...login,
    types: rowValues,
    application_name: 'waymark-administrator',
    connectionTimeoutMillis: 10 * second,
  })
}

/** What role passwords are made from; a server of our own needs none. */
export function roleSecretOf(db: Database): Buffer | undefined {
  const { address } = insideOf(db)
  return address.kind === 'url' ? address.secret : undefined
}

export function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'without a code'
}

function loginAs(address: DatabaseAddress, surface: Surface): pg.PoolConfig {
  const role = roleOf(surface)
  if (address.kind === 'embedded') return { ...socketOf(address), user: role }
  const url = new URL(address.url)
  url.username = ''
  url.password = ''
  // Where the driver looks first. An address without a host has no other place for a user, and one
  // that names its administrator here would make every role of ours the administrator.
  url.searchParams.set('user', role)
  url.searchParams.set('password', passwordFor(role, address.secret))
  return { connectionString: url.href }
}

function socketOf({ socketDir, port, database }: DatabaseAddress & { kind: 'embedded' }) {
  return { host: socketDir, port, database }
}

function sessionOf(surface: Surface): pg.PoolConfig {
  const readOnly = surface === 'backup' ? ' -c default_transaction_read_only=on' : ''
  return {
    types: rowValues,
    application_name: `waymark-${surface}`,
    statement_timeout: longestStatement[surface],
    lock_timeout: 5 * second,
    idle_in_transaction_session_timeout: surface === 'backup' ? 0 : 30 * second,
    options: `-c search_path=${schema},public${readOnly}`,
  }
}

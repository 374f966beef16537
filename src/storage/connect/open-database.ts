/**
 * Opens a way to the database: the embedded one, or the server that DATABASE_URL names.
 * Refuses a server that cannot be reached, is too old, or would lose what it acknowledged.
 */
import {
  codeOf,
  type Database,
  type DatabaseAddress,
  type DatabaseOptions,
  makeDatabase,
} from './pools.ts'
import { withAdministrator } from './with-administrator.ts'

export interface ConnectRefusal {
  readonly code: 'address-unreadable' | 'cannot-connect' | 'too-old' | 'not-durable'
  readonly words: string
}

type Outcome = Database | { readonly refused: ConnectRefusal }

const oldest = 150_000

export async function openDatabase(
  address: DatabaseAddress,
  options: DatabaseOptions,
): Promise<Outcome> {
  if (address.kind === 'url' && !isReadable(address.url)) {
    return refuse(
      'address-unreadable',
      'DATABASE_URL is not an address like postgresql://user:password@host:5432/waymark.',
    )
  }
  const db = makeDatabase(address, options)
  // The embedded server was asked all this when it started.
  if (address.kind === 'embedded') return db
  const refused = await examine(db)
  if (refused === undefined) return db
  await db.close()
  return refused
}

async function examine(db: Database): Promise<{ refused: ConnectRefusal } | undefined> {
  try {
    return await withAdministrator(db, async (client) => {
      const { rows } = await client.query<{ version: number; unsafe: string | null }>(
        `select current_setting('server_version_num')::int as version,
                (select string_agg(name || ' is ' || setting, ', ') from pg_settings
                 where name in ('fsync', 'synchronous_commit') and setting = 'off') as unsafe`,
      )
      const { version = 0, unsafe = null } = rows[0] ?? {}
      if (version < oldest) return refuse('too-old', 'Waymark needs PostgreSQL 15 or later.')
      if (unsafe === null) return undefined
      return refuse(
        'not-durable',
        `The database server would lose saved work in a power cut: ${unsafe}. Turn it on.`,
      )
    })
  } catch (cause) {
    // The driver's own message may repeat the address with its password; its code does not.
    return refuse(
      'cannot-connect',
      `The database server that DATABASE_URL names does not let Waymark in (${codeOf(cause)}). ` +
        'Check the address, the user, the password, and that the server is running.',
    )
  }
}

function isReadable(url: string): boolean {
  return /^postgres(ql)?:/.test(url) && URL.canParse(url)
}

function refuse(code: ConnectRefusal['code'], words: string): { refused: ConnectRefusal } {
  return { refused: { code, words } }
}

/**
 * Opens one installation: its database (inside Waymark, or the one that DATABASE_URL names), brought
 * up to date, and its keys. Everything that can be refused is refused in words.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isSetUp } from '../storage/connect/is-set-up.ts'
import { openDatabase } from '../storage/connect/open-database.ts'
import type { Database, DatabaseAddress } from '../storage/connect/pools.ts'
import { migrate } from '../storage/migrate/migrate.ts'
import { readInstallation } from '../storage/organisations/installation.ts'
import { findKeyMisfit } from '../storage/organisations/organisation-keys.ts'
import { openKeyFile } from '../storage/sealing/key-file.ts'
import type { KeyKeeper } from '../storage/sealing/key-keeper.ts'
import { notWritable } from '../storage/server/refusal.ts'
import { runningServer } from '../storage/server/running-server.ts'
import { startEmbeddedServer } from '../storage/server/start-embedded-server.ts'

export interface OpenInstallation {
  readonly database: Database
  readonly keys: KeyKeeper
  readonly folder: string
  /** Whether a Waymark is running on this folder, whose database this is. */
  readonly beside?: boolean
  close(): Promise<void>
}

export type Opened = OpenInstallation | Refused

interface Refused {
  readonly refused: { readonly words: string; readonly code?: string }
}

export interface Where {
  /** The data folder; WAYMARK_DATA, or `var/<name>` of the folder it was started in. */
  readonly folder: string
  readonly log: (line: string) => void
  readonly databaseUrl: string | undefined
  readonly passphrase: string | undefined
  /**
   * What should be there. `any`: what is missing is made. `something`: only looked at, never made or
   * brought up to date, and also beside a Waymark that is running. `nothing`: the keys alone.
   */
  readonly expects?: 'any' | 'something' | 'nothing'
  /** Whether it may use the database of a Waymark that is running on this folder. */
  readonly besideOthers?: boolean
}

export function whereFrom(name: string, env: NodeJS.ProcessEnv, log: Where['log']): Where {
  return {
    folder: resolve(env['WAYMARK_DATA'] || join('var', name)),
    log,
    databaseUrl: env['DATABASE_URL'] || undefined,
    passphrase: env['WAYMARK_KEY_PASSPHRASE'] || undefined,
  }
}

export async function openInstallation(where: Where): Promise<Opened> {
  const { log, folder, databaseUrl } = where
  const unexpected = whatStandsInTheWay(where)
  if (unexpected) return unexpected
  const secret = databaseUrl ? secretIn(folder) : undefined
  if (secret && 'refused' in secret) return secret
  const server = secret ? undefined : await findServer(where)
  if (server && 'refused' in server) return server

  const address: DatabaseAddress = server
    ? { ...server, kind: 'embedded' }
    : { kind: 'url', url: databaseUrl ?? '', secret: secret ?? Buffer.alloc(0) }
  const database = await openDatabase(address, { log })
  if ('refused' in database) {
    await server?.stop()
    return database
  }
  const close = async () => {
    await database.close()
    await server?.stop()
  }
  try {
    const keys = await prepare(database, where)
    if (!('refused' in keys)) {
      return { database, keys, folder, beside: server?.beside ?? false, close }
    }
    await close()
    return keys
  } catch (cause) {
    await close()
    const refused = roleRefusal(cause)
    if (refused) return refused
    throw cause
  }
}

/** Brings the database to where this command wants it, and opens the keys that belong to it. */
async function prepare(database: Database, where: Where): Promise<KeyKeeper | Refused> {
  const { log, folder, passphrase, expects = 'any' } = where
  if (expects === 'any') {
    const migrated = await migrate(database, { log })
    if ('refused' in migrated) return migrated
  }
  if (expects === 'something' && !(await isSetUp(database))) return noWaymarkIn(folder)
  const isNew = expects === 'any' && (await readInstallation(database)) === undefined
  const keys = openKeyFile({
    path: keyFileIn(folder),
    makeIfMissing: isNew,
    ...(passphrase && { passphrase }),
  })
  if ('refused' in keys) return keys
  const misfit = expects === 'nothing' ? undefined : await findKeyMisfit(database, keys)
  return misfit ?? keys
}

export function keyFileIn(folder: string): string {
  return join(folder, 'waymark.keys')
}

/** Where the log ended when it was last sealed: kept outside the database. */
export function logEndsIn(folder: string): string {
  return join(folder, 'log-ends.json')
}

/** Looked at before anything is made: a mistyped folder should not become an installation. */
function whatStandsInTheWay({ folder, databaseUrl, expects = 'any' }: Where): Refused | undefined {
  if (expects === 'something') {
    const sign = databaseUrl ? secretFileIn(folder) : join(folder, 'cluster')
    return existsSync(sign) ? undefined : noWaymarkIn(folder)
  }
  if (expects === 'nothing' && !existsSync(keyFileIn(folder))) {
    return {
      refused: {
        code: 'key-file-missing',
        words:
          `A backup holds no keys. First put the key file of the old installation at ` +
          `${keyFileIn(folder)}, then restore again. Nothing was restored.`,
      },
    }
  }
  return undefined
}

function noWaymarkIn(folder: string): Refused {
  const words =
    `There is no Waymark in ${folder}. WAYMARK_DATA names another folder, ` +
    '--demo means the demo. Nothing was made.'
  return { refused: { code: 'nothing-there', words } }
}

/** Starts the database inside; a command that only looks uses that of a running Waymark. */
async function findServer({ folder, log, expects, besideOthers }: Where) {
  const mayShare = expects === 'something' || besideOthers
  const running = mayShare ? runningServer(folder) : undefined
  if (running) return { ...running, beside: true, stop: async () => {} }
  const started = await startEmbeddedServer({ dataDir: folder, log })
  return 'refused' in started ? started : { ...started, beside: false }
}

function secretFileIn(folder: string): string {
  return join(folder, 'database-roles.secret')
}

/** The roles of an outside server get passwords made from this secret; it never leaves the machine. */
function secretIn(folder: string): Buffer | Refused {
  const file = secretFileIn(folder)
  try {
    if (!existsSync(file)) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' })
    }
    return Buffer.from(readFileSync(file, 'utf8'), 'base64')
  } catch (cause) {
    return notWritable(folder, cause)
  }
}

/** An outside server that lets its administrator in but not our roles, which log in by password. */
function roleRefusal(cause: unknown): Refused | undefined {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (!code.startsWith('28')) return undefined
  return {
    refused: {
      code: 'roles-not-let-in',
      words:
        `The database server lets its administrator in, but not the roles of Waymark (${code}). ` +
        'It must accept passwords (scram-sha-256 in pg_hba.conf) from the roles waymark_*, and ' +
        'their secret, database-roles.secret, must be the one in this data folder.',
    },
  }
}

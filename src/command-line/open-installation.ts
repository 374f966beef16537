/**
 * Opens one installation: its database (inside Waymark, or the one that DATABASE_URL names), brought
 * up to date, and its keys. Everything that can be refused is refused in words.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openDatabase } from '../storage/connect/open-database.ts'
import type { Database, DatabaseAddress } from '../storage/connect/pools.ts'
import { migrate } from '../storage/migrate/migrate.ts'
import { readInstallation } from '../storage/organisations/installation.ts'
import { openKeyFile } from '../storage/sealing/key-file.ts'
import type { KeyKeeper } from '../storage/sealing/key-keeper.ts'
import { runningServer } from '../storage/server/running-server.ts'
import { startEmbeddedServer } from '../storage/server/start-embedded-server.ts'

export interface OpenInstallation {
  readonly database: Database
  readonly keys: KeyKeeper
  readonly folder: string
  close(): Promise<void>
}

export type Opened = OpenInstallation | { readonly refused: { readonly words: string } }

export interface Where {
  /** The data folder; WAYMARK_DATA, or `var/<name>` of the folder it was started in. */
  readonly folder: string
  readonly log: (line: string) => void
  readonly databaseUrl: string | undefined
  readonly passphrase: string | undefined
  /** Whether it may use the database of a Waymark that is running on this folder. */
  readonly besideOthers?: boolean
}

export function whereFrom(name: string, env: NodeJS.ProcessEnv, log: Where['log']): Where {
  return {
    folder: resolve(env['WAYMARK_DATA'] ?? join('var', name)),
    log,
    databaseUrl: env['DATABASE_URL'] || undefined,
    passphrase: env['WAYMARK_KEY_PASSPHRASE'] || undefined,
  }
}

export async function openInstallation(where: Where): Promise<Opened> {
  const server = where.databaseUrl ? undefined : await findServer(where)
  if (server && 'refused' in server) return server
  const stop = async () => server?.stop()

  const address: DatabaseAddress = server
    ? { ...server, kind: 'embedded' }
    : { kind: 'url', url: where.databaseUrl ?? '', secret: secretIn(where.folder) }
  const database = await openDatabase(address, { log: where.log })
  if ('refused' in database) {
    await stop()
    return database
  }
  const close = async () => {
    await database.close()
    await stop()
  }
  const migrated = await migrate(database, { log: where.log })
  if ('refused' in migrated) {
    await close()
    return migrated
  }
  const keys = openKeyFile({
    path: join(where.folder, 'waymark.keys'),
    makeIfMissing: (await readInstallation(database)) === undefined,
    ...(where.passphrase && { passphrase: where.passphrase }),
  })
  if ('refused' in keys) {
    await close()
    return keys
  }
  return { database, keys, folder: where.folder, close }
}

/** Starts the database inside; a command that may work beside a running Waymark uses that one's. */
async function findServer({ folder, log, besideOthers }: Where) {
  const running = besideOthers ? runningServer(folder) : undefined
  if (running) return { ...running, stop: async () => {} }
  return startEmbeddedServer({ dataDir: folder, log })
}

/** The roles of an outside server get passwords made from this secret; it never leaves the machine. */
function secretIn(folder: string): Buffer {
  const file = join(folder, 'database-roles.secret')
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' })
  }
  return Buffer.from(readFileSync(file, 'utf8'), 'base64')
}

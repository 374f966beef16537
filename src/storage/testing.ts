/**
 * Real databases for tests: one throwaway server for the whole run, started when first asked for, and
 * a fresh copy of a migrated template for whoever wants one. Set WAYMARK_PG_BIN to a folder of system
 * programs to run the same tests on another PostgreSQL.
 */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openDatabase } from './connect/open-database.ts'
import type { Database } from './connect/pools.ts'
import { rowValues } from './connect/row-values.ts'
import { migrate } from './migrate/migrate.ts'
import { lifeOf, serversIn, signal, startOf } from './server/processes.ts'
import { socketFolderName } from './server/socket-folder.ts'
import { type EmbeddedServer, startEmbeddedServer } from './server/start-embedded-server.ts'

export interface TestDatabase {
  readonly db: Database
  readonly name: string
  readonly server: EmbeddedServer
  /** As the administrator, past every policy: to prepare a test, or to look behind the curtain. */
  readonly asAdministrator: <Row extends object>(
    sql: string,
    values?: readonly unknown[],
  ) => Promise<Row[]>
  readonly close: () => Promise<void>
}

const prefix = 'waymark-test-run-'
const template = 'waymark_template'
interface Cluster {
  readonly server: EmbeddedServer
  readonly run: (sql: string) => Promise<void>
}

let cluster: Promise<Cluster> | undefined
let templateMade: Promise<void> | undefined
let made = 0

/** `empty` leaves the migrations out. */
export async function aDatabase({ empty = false } = {}): Promise<TestDatabase> {
  cluster ??= startCluster()
  const { server, run } = await cluster
  if (!empty) {
    templateMade ??= makeTemplate({ server, run })
    await templateMade
  }
  made += 1
  const name = `test_${made}`
  await run(`create database ${name}${empty ? '' : ` template ${template}`}`)
  const db = await openOn(server, name)
  return {
    db,
    name,
    server,
    async asAdministrator<Row extends object>(sql: string, values?: readonly unknown[]) {
      const client = clientOn(server, name)
      await client.connect()
      try {
        return (await client.query<Row>(sql, values && [...values])).rows
      } finally {
        await client.end()
      }
    },
    async close() {
      await db.close()
      await run(`drop database ${name} with (force)`)
    },
  }
}

async function makeTemplate({ server, run }: Cluster): Promise<void> {
  await run(`create database ${template}`)
  const db = await openOn(server, template)
  const outcome = await migrate(db, { log: () => {} })
  await db.close()
  if ('refused' in outcome) throw new Error(outcome.refused.words)
}

async function openOn(server: EmbeddedServer, database: string): Promise<Database> {
  const opened = await openDatabase({ ...server, kind: 'embedded', database }, { log: () => {} })
  if ('refused' in opened) throw new Error(opened.refused.words)
  return opened
}

function clientOn(server: EmbeddedServer, database: string): pg.Client {
  const client = new pg.Client({
    host: server.socketDir,
    port: server.port,
    user: server.superuser,
    database,
    types: rowValues,
    options: '-c search_path=waymark,public',
  })
  // A dropped database ends its connections; the next query tells whoever still wants one.
  client.on('error', () => {})
  return client
}

async function startCluster(): Promise<Cluster> {
  sweep()
  const folder = join(tmpdir(), `${prefix}${process.pid}-${startOf(process.pid)}`)
  mkdirSync(folder)
  const server = await startEmbeddedServer({
    dataDir: join(folder, 'data'),
    log() {},
    fsync: false,
  })
  if ('refused' in server) throw new Error(server.refused.words)
  process.once('exit', () => throwAway(folder))
  // It has `unref` and `ref`; its declared type leaves them out.
  const admin = clientOn(server, 'postgres') as pg.Client & { unref(): void; ref(): void }
  await admin.connect()
  admin.unref()
  const run = async (sql: string) => {
    // Only while it waits for an answer may this connection keep the run from ending.
    admin.ref()
    await admin.query(sql).finally(() => admin.unref())
  }
  return { server, run }
}

/** What runs that were killed left behind: their server, if it still lives, and their folder. */
function sweep(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const [pid, start] = name.slice(prefix.length).split('-')
    const owner = Number(pid)
    if (lifeOf(owner) === 'alive' && startOf(owner) === start) continue
    throwAway(join(tmpdir(), name))
  }
}

/** Everything here is synchronous, because it runs as the process ends. */
function throwAway(folder: string): void {
  const data = join(folder, 'data')
  const cluster = join(data, 'cluster')
  const wait = new Int32Array(new SharedArrayBuffer(4))
  for (let tries = 0; existsSync(cluster) && tries < 200; tries++) {
    const servers = serversIn(cluster)
    if (servers.length === 0) break
    for (const pid of servers) signal(pid, 'SIGKILL')
    Atomics.wait(wait, 0, 0, 10)
  }
  if (existsSync(data)) {
    rmSync(join(tmpdir(), socketFolderName(data)), { recursive: true, force: true })
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

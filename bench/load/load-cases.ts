/**
 * The fast path: light cases written by the real stores into memory, then copied into the real tables
 * in a few large statements. Foreign keys sleep meanwhile and are proven anew over all rows at the end.
 * A test shows that a case loaded so equals one written through the database.
 */
import { setImmediate as breathe } from 'node:timers/promises'
import type pg from 'pg'
import type { Actor } from '../../src/application/actor.ts'
import type { LightCase } from '../../src/demo/national.ts'
import type { Day } from '../../src/domain/calendar/day.ts'
import type { Policy } from '../../src/domain/policy/policy.ts'
import { copyIn } from '../../src/storage/backup/copy-rows.ts'
import { prepareForLoading } from '../../src/storage/backup/loading.ts'
import type { Database } from '../../src/storage/connect/pools.ts'
import { withAdministrator } from '../../src/storage/connect/with-administrator.ts'
import { type KeyCache, makeKeyCache } from '../../src/storage/sealing/key-cache.ts'
import type { KeyKeeper } from '../../src/storage/sealing/key-keeper.ts'
import { openKeyring } from '../../src/storage/sealing/keyring.ts'
import { caseStore } from '../../src/storage/stores/cases/case-store.ts'
import { journalStore } from '../../src/storage/stores/cases/journal-store.ts'
import { peopleStore } from '../../src/storage/stores/people/people-store.ts'
import { beginWork } from '../../src/storage/stores/unit-of-work.ts'
import type { Place, Places } from './organisations.ts'
import { type Keep, recordCase } from './recording.ts'
import { type Table, tableNames, tables } from './tables.ts'
import { writeLightCase } from './write-light-case.ts'

export interface LoadedCase {
  readonly id: string
  readonly number: number
  readonly actor: Actor
  readonly light: LightCase
}

export interface Loading {
  readonly database: Database
  readonly keys: KeyKeeper
  readonly places: Places
  readonly today: Day
  readonly policy: Policy
  /** Called for each case once it has been written out. */
  readonly onCase: (loaded: LoadedCase) => void
}

const batchSize = 250
const breathEvery = 10

/** Loads the cases that the source yields. What a load that failed left behind is to be thrown away. */
export async function loadCases(loading: Loading, source: Iterable<LightCase>): Promise<void> {
  await withAdministrator(loading.database, async (client) => {
    // Organisations are made meanwhile, so no lock may be held: this connection alone asks no key.
    await client.query('set session_replication_role = replica')
    let rows = emptyRows()
    let copying: Promise<unknown> = Promise.resolve()
    let copyFailed: unknown
    const copy = async (): Promise<void> => {
      await copying
      if (copyFailed) throw copyFailed
      const ready = rows
      rows = emptyRows()
      // Runs beside the next batch: the database stores while this process seals.
      copying = copyAll((sql, source) => copyIn(client, sql, source), ready).catch((cause) => {
        copyFailed = cause
      })
    }
    const cache = makeKeyCache()
    let count = 0
    for (const light of source) {
      const place = await loading.places.placeFor(light)
      await recordLightCase(loading, cache, { light, place }, (table, line) => {
        rows[table].push(line)
      })
      loading.onCase({ id: light.id, number: light.number, actor: place.actor, light })
      count += 1
      if (count % breathEvery === 0) await breathe()
      if (count % batchSize === 0) await copy()
    }
    await copy()
    await copying
    if (copyFailed) throw copyFailed
    await proveForeignKeys(client)
    await client.query('vacuum (analyze)')
  })
}

async function proveForeignKeys(client: pg.ClientBase): Promise<void> {
  await client.query('reset session_replication_role; begin')
  const addAgain = await prepareForLoading(client)
  await addAgain()
  await client.query('commit')
}

async function recordLightCase(
  { keys, today, policy }: Loading,
  cache: KeyCache,
  {
    light,
    place: { actor, serviceId, keys: organisationKeys },
  }: { light: LightCase; place: Place },
  keep: Keep,
): Promise<void> {
  let moment = ''
  const { tx, done } = recordCase(organisationKeys, keep)
  const unit = beginWork({ tx, actor, keyring: openKeyring(tx, keys, cache), now: () => moment })
  const stores = { cases: caseStore(unit), journal: journalStore(unit), people: peopleStore(unit) }
  const placed = { light, serviceId, workerId: actor.userId }
  const seen = (at: string) => {
    moment = at
  }
  await writeLightCase(stores, placed, { today, policy, seen })
  await unit.writeLog()
  done()
}

type Rows = Record<Table, string[]>

function emptyRows(): Rows {
  // One list for each name of the table of tables.
  return Object.fromEntries(tableNames.map((name) => [name, [] as string[]])) as Rows
}

async function copyAll(
  into: (sql: string, source: AsyncIterable<Buffer>) => Promise<number>,
  rows: Rows,
): Promise<void> {
  for (const table of tableNames) {
    const lines = rows[table]
    if (lines.length === 0) continue
    const sql = `copy waymark.${table} (${tables[table].join(', ')}) from stdin`
    const taken = await into(sql, inChunks(lines))
    if (taken !== lines.length) throw new Error(`${table}: ${taken} rows of ${lines.length}`)
  }
}

async function* inChunks(lines: readonly string[]): AsyncGenerator<Buffer> {
  for (let at = 0; at < lines.length; at += 500) {
    yield Buffer.from(lines.slice(at, at + 500).join(''))
  }
}

/**
 * Loads a backup into an empty database and proves it: row counts, references, heads of the audit
 * chains, and a sample of sealed fields that must open. All of it in one transaction: a restore that
 * fails anywhere leaves the database as empty as it was, and says exactly what failed.
 */
import { type FileHandle, open } from 'node:fs/promises'
import type pg from 'pg'
import type { Database } from '../connect/pools.ts'
import { type Tx, txOn } from '../connect/transaction.ts'
import { withAdministrator } from '../connect/with-administrator.ts'
import { applyMigration, prepareRecord } from '../migrate/migrate.ts'
import { type Migration, readMigrations } from '../migrate/read-migrations.ts'
import type { Progress } from './back-up.ts'
import { countRows, listed, named, plainText, readChainHeads, readTables } from './catalogue.ts'
import { copyIn } from './copy-rows.ts'
import { prepareForLoading } from './loading.ts'
import { type Beginning, type Ending, readRecords, type TableStart } from './records.ts'
import { Refusing, type RestoreRefusal, refusalOf } from './restore-refusal.ts'
import { unseal } from './sealed-file.ts'

export interface RestoreOptions {
  readonly file: string
  readonly key: Buffer
  /** Opens some sealed fields with today's keys: how many opened, or what did not. */
  readonly verifySample: (tx: Tx) => Promise<{ checked: number } | { failed: string }>
  readonly migrations?: readonly Migration[]
  readonly onProgress?: (progress: Progress) => void
}

export interface RestoreReport {
  readonly madeAt: string
  readonly at: number
  readonly rows: Readonly<Record<string, number>>
  readonly chains: number
  readonly sampleChecked: number
}

export type RestoreOutcome = RestoreReport | { readonly refused: RestoreRefusal }

export async function restore(db: Database, options: RestoreOptions): Promise<RestoreOutcome> {
  try {
    const handle = await openFile(options.file)
    try {
      const file = handle.createReadStream({ autoClose: false })
      return await withAdministrator(db, (client) => loadAllOrNothing(client, file, options))
    } finally {
      await handle.close()
    }
  } catch (cause) {
    const refused = refusalOf(cause)
    if (refused === undefined) throw cause
    return { refused }
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r')
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') {
      throw new Refusing('not-found')
    }
    throw cause
  }
}

async function loadAllOrNothing(
  client: pg.Client,
  file: AsyncIterable<Buffer>,
  options: RestoreOptions,
): Promise<RestoreReport> {
  await client.query('begin')
  try {
    await client.query(plainText)
    const report = await load(client, file, options)
    await client.query('commit')
    await client.query('analyze')
    return report
  } catch (cause) {
    // A connection that has broken cannot roll back; the server has done so by itself.
    await client.query('rollback').catch(() => {})
    throw cause
  }
}

async function load(
  client: pg.Client,
  file: AsyncIterable<Buffer>,
  options: RestoreOptions,
): Promise<RestoreReport> {
  await mustBeEmpty(client)
  const records = readRecords(unseal(file, options.key))
  const first = await records.next()
  if (first.done || first.value.kind !== 'beginning') throw new Refusing('damaged')
  const begun = first.value.content
  await buildTables(client, begun, options.migrations ?? readMigrations())
  const finishLoading = await prepareForLoading(client)
  const tables = await readTables(client)
  for (const { name } of tables) await client.query(`truncate ${named(name)}`)
  const { rows, ending } = await loadTables(client, records, options.onProgress)
  for (const [name, value] of Object.entries(ending.sequences)) {
    await client.query('select setval($1::regclass, $2)', [named(name), value])
  }
  for (const { name } of tables) await mustHaveRows(client, name, { rows, ending })
  await finishLoading()
  const chains = await mustHaveHeads(client, ending)
  const sampleChecked = await mustOpen(client, options.verifySample)
  const at = begun.migrations.at(-1)?.number ?? 0
  return { madeAt: begun.madeAt, at, rows, chains, sampleChecked }
}

async function mustBeEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ used: boolean }>(
    `select exists (select from pg_class where relkind in ('r', 'p')
       and relnamespace in (select oid from pg_namespace where nspname in ('waymark', 'waymark_meta'))
     ) as used`,
  )
  if (rows[0]?.used !== false) throw new Refusing('not-empty')
}

/** The same steps as when the backup was made, no more; later steps follow at the next start. */
async function buildTables(
  client: pg.Client,
  { migrations: wanted }: Beginning,
  known: readonly Migration[],
): Promise<void> {
  await prepareRecord(client)
  for (const { number, name, sha256 } of wanted) {
    const migration = known.find((candidate) => candidate.number === number)
    if (migration === undefined) throw new Refusing('made-by-newer', `step ${number} (${name})`)
    if (migration.sha256 !== sha256) throw new Refusing('steps-differ', `step ${number} (${name})`)
    await applyMigration(client, migration)
  }
  await client.query(plainText)
}

type Records = ReturnType<typeof readRecords>

async function loadTables(
  client: pg.Client,
  records: Records,
  onProgress: RestoreOptions['onProgress'],
): Promise<{ rows: Record<string, number>; ending: Ending }> {
  const known = await readTables(client)
  const rows: Record<string, number> = {}
  let next = await records.next()
  while (!next.done && next.value.kind === 'table') {
    const { table, columns } = next.value.content
    const there = known.find(({ name }) => name === table)
    if (there?.columns.join() !== columns.join()) throw new Refusing('does-not-fit', table)
    const { count, after } = await loadTable(client, next.value.content, records)
    rows[table] = count
    onProgress?.({
      table,
      rows: count,
      tablesDone: Object.keys(rows).length,
      tables: known.length,
    })
    next = after
  }
  if (next.done || next.value.kind !== 'ending') throw new Refusing('damaged')
  const ending = next.value.content
  // The file ends here. Asking for more makes the reader prove that nothing follows.
  if (!(await records.next()).done) throw new Refusing('damaged')
  return { rows, ending }
}

async function loadTable(
  client: pg.Client,
  { table, columns }: TableStart,
  records: Records,
): Promise<{ count: number; after: Awaited<ReturnType<Records['next']>> }> {
  let after = await records.next()
  async function* rowsOfTable(): AsyncGenerator<Buffer> {
    for (; !after.done && after.value.kind === 'rows'; after = await records.next()) {
      yield after.value.content
    }
  }
  const statement = `copy ${named(table)} (${listed(columns)}) from stdin`
  const count = await copyIn(client, statement, rowsOfTable())
  return { count, after }
}

async function mustHaveRows(
  client: pg.Client,
  table: string,
  { rows, ending }: { rows: Record<string, number>; ending: Ending },
): Promise<void> {
  const expected = ending.rows[table]
  const there = await countRows(client, table)
  if (expected === there && rows[table] === there) return
  throw new Refusing('row-count', `${table} should have ${expected ?? 'no'} rows and has ${there}`)
}

async function mustHaveHeads(client: pg.Client, ending: Ending): Promise<number> {
  const heads = await readChainHeads(client)
  const organisations = new Set([...Object.keys(heads), ...Object.keys(ending.chainHeads)])
  for (const orgId of organisations) {
    const [is, was] = [heads[orgId], ending.chainHeads[orgId]]
    if (is?.number === was?.number && is?.hash === was?.hash) continue
    throw new Refusing('chain-head', `organisation ${orgId}`)
  }
  return organisations.size
}

async function mustOpen(
  client: pg.Client,
  verifySample: RestoreOptions['verifySample'],
): Promise<number> {
  await client.query(`set local search_path = waymark, public`)
  const { tx, end } = txOn(client)
  const outcome = await verifySample(tx)
  await end()
  if ('failed' in outcome) throw new Refusing('sample', outcome.failed)
  return outcome.checked
}

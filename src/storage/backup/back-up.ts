/**
 * Writes everything into one encrypted file while people work: every table as it was at one moment,
 * and what it must add up to. The file gets its name only when it is whole and on the disk.
 */
import { chmod, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type pg from 'pg'
import type { Database } from '../connect/pools.ts'
import { withSnapshot } from '../connect/with-administrator.ts'
import { readApplied } from '../migrate/migrate.ts'
import { listed, named, plainText, readChainHeads, readSequences, readTables } from './catalogue.ts'
import { copyOut } from './copy-rows.ts'
import { formatVersion, writeRecord } from './records.ts'
import { seal } from './sealed-file.ts'

export interface Progress {
  readonly table: string
  readonly rows: number
  readonly tablesDone: number
  readonly tables: number
}

export interface BackUpOptions {
  readonly file: string
  /** 32 bytes. Whoever has it and the file has everything; without it the file is noise. */
  readonly key: Buffer
  readonly madeAt: Date
  readonly onProgress?: (progress: Progress) => void
}

export interface BackUpReport {
  readonly rows: Readonly<Record<string, number>>
  readonly bytes: number
  readonly at: number
}

export async function backUp(db: Database, options: BackUpOptions): Promise<BackUpReport> {
  const { file, key } = options
  const unfinished = `${file}.unfinished`
  const handle = await open(unfinished, 'w', 0o600)
  try {
    await chmod(unfinished, 0o600)
    const report = await withSnapshot(db, async (client) => {
      const rows: Record<string, number> = {}
      let bytes = 0
      for await (const part of seal(recordsOf(client, options, rows), key)) {
        await handle.writeFile(part)
        bytes += part.length
      }
      const at = (await readApplied(client)).at(-1)?.number ?? 0
      return { rows, bytes, at }
    })
    await handle.sync()
    await handle.close()
    await rename(unfinished, file)
    await syncFolder(dirname(file))
    return report
  } catch (cause) {
    await handle.close().catch(() => {})
    await rm(unfinished, { force: true })
    throw cause
  }
}

async function* recordsOf(
  client: pg.ClientBase,
  { madeAt, onProgress }: BackUpOptions,
  counted: Record<string, number>,
): AsyncGenerator<Buffer> {
  await client.query(plainText)
  const { rows } = await client.query<{ server_version: string }>('show server_version')
  yield writeRecord({
    kind: 'beginning',
    content: {
      format: formatVersion,
      madeAt: madeAt.toISOString(),
      serverVersion: rows[0]?.server_version ?? '',
      migrations: await readApplied(client),
    },
  })
  const tables = await readTables(client)
  for (const [tablesDone, { name: table, columns }] of tables.entries()) {
    yield writeRecord({ kind: 'table', content: { table, columns: [...columns] } })
    const out = copyOut(client, `copy (select ${listed(columns)} from ${named(table)}) to stdout`)
    let next = await out.next()
    for (; !next.done; next = await out.next()) {
      yield writeRecord({ kind: 'rows', content: next.value })
    }
    counted[table] = next.value
    onProgress?.({ table, rows: next.value, tablesDone: tablesDone + 1, tables: tables.length })
  }
  const sequences = await readSequences(client)
  const chainHeads = await readChainHeads(client)
  yield writeRecord({ kind: 'ending', content: { rows: counted, sequences, chainHeads } })
}

/** The new name itself must survive a power cut, not only the contents. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

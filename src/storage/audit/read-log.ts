/** The log as the verifier takes it, from the database or from a file that was exported from it. */
import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { z } from 'zod'
import { type ChainedEntry, entryColumns, type Seal, timeText } from './chain.ts'

/** One row of the log: in the chain, or still waiting to be put there. */
export type LogRow = { readonly orgId: string } & (
  | { readonly seal: Seal; readonly entry: ChainedEntry | undefined }
  | { readonly waiting: { readonly entryId: string; readonly at: string } }
)

const pageSize = 5_000

/** Each organisation's chain in order, then what waits. The client sees every row (backup role). */
export async function* readLogFrom(client: pg.ClientBase): AsyncGenerator<LogRow> {
  const { rows: organisations } = await client.query<{ org_id: string }>(
    `select org_id from waymark.organisation union select org_id from waymark.audit_seal
     union select org_id from waymark.audit_entry order by org_id`,
  )
  for (const { org_id: orgId } of organisations) {
    yield* readChain(client, orgId)
    yield* readWaiting(client, orgId)
  }
}

type ChainRow = { [Name in keyof ChainedEntry]: ChainedEntry[Name] | null } & {
  number: number
  entry_id: string
  hash: string
  sealed_at: string
}

async function* readChain(client: pg.ClientBase, orgId: string): AsyncGenerator<LogRow> {
  let coming: Promise<ChainRow[]> | undefined = chainPage(client, orgId, 0)
  while (coming) {
    const rows: ChainRow[] = await coming
    const last = rows.at(-1)
    // Asked for before this page is checked, so that the database works while we do.
    coming = last && rows.length === pageSize ? chainPage(client, orgId, last.number) : undefined
    coming?.catch(() => {})
    for (const row of rows) {
      const { number, entry_id: entryId, hash, sealed_at: sealedAt } = row
      const seal = { number: Number(number), entryId, hash, sealedAt }
      yield { orgId, seal, entry: isWhole(row) ? row : undefined }
    }
  }
}

async function chainPage(client: pg.ClientBase, orgId: string, after: number): Promise<ChainRow[]> {
  const { rows } = await client.query<ChainRow>(
    `select s.number, s.entry_id, encode(s.hash, 'hex') as hash,
       ${timeText('s.sealed_at')} as sealed_at, ${entryColumns}
     from waymark.audit_seal s
     left join waymark.audit_entry e on e.org_id = s.org_id and e.id = s.entry_id
     where s.org_id = $1 and s.number > $2 order by s.number limit ${pageSize}`,
    [orgId, after],
  )
  return rows
}

async function* readWaiting(client: pg.ClientBase, orgId: string): AsyncGenerator<LogRow> {
  const { rows } = await client.query<{ entry_id: string; at: string }>(
    `select e.id as entry_id, ${timeText('e.at')} as at from waymark.audit_entry e
     where e.org_id = $1 and not exists (select from waymark.audit_seal s
       where s.org_id = e.org_id and s.entry_id = e.id)
     union all
     select w.entry_id, '1970-01-01T00:00:00.000000Z' from waymark.audit_unsealed w
     where w.org_id = $1 and not exists (select from waymark.audit_entry e
       where e.org_id = w.org_id and e.id = w.entry_id)
     order by at, entry_id`,
    [orgId],
  )
  for (const { entry_id: entryId, at } of rows) yield { orgId, waiting: { entryId, at } }
}

function isWhole(row: ChainRow): row is ChainRow & ChainedEntry {
  return row.id !== null
}

const seal = z.object({
  number: z.int(),
  entryId: z.string(),
  sealedAt: z.string(),
  hash: z.string(),
})
const text = z.string()
const absent = z.string().nullable()
const entry = z.object({
  org_id: text,
  id: text,
  at: text,
  user_id: text,
  role: text,
  act: text,
  case_id: absent,
  case_reference: absent,
  object_id: absent,
  classes: text,
})
const line = z.union([
  z.object({ orgId: text, seal, entry: entry.optional() }),
  z.object({ orgId: text, waiting: z.object({ entryId: text, at: text }) }),
])

/** One JSON object a line; identifiers and fixed phrases only, as in the log itself. */
export async function exportLog(rows: AsyncIterable<LogRow>, path: string): Promise<number> {
  let count = 0
  await pipeline(
    async function* () {
      for await (const row of rows) {
        count += 1
        yield `${JSON.stringify('seal' in row ? fileRow(row) : row)}\n`
      }
    },
    createWriteStream(path, { mode: 0o600 }),
  )
  return count
}

function fileRow({ orgId, seal, entry }: Extract<LogRow, { seal: Seal }>) {
  if (entry === undefined) return { orgId, seal }
  const { org_id, id, at, user_id, role, act, case_id, case_reference, object_id, classes } = entry
  const whole = { org_id, id, at, user_id, role, act, case_id, case_reference, object_id, classes }
  return { orgId, seal, entry: whole }
}

export async function* readLogFile(path: string): AsyncGenerator<LogRow> {
  const lines = createInterface({
    input: createReadStream(path),
    crlfDelay: Number.POSITIVE_INFINITY,
  })
  for await (const each of lines) {
    if (each === '') continue
    const row = line.parse(JSON.parse(each))
    yield 'seal' in row ? { orgId: row.orgId, seal: row.seal, entry: row.entry } : row
  }
}

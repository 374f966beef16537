/**
 * Everything that a running Waymark leaves behind: every column as bytes, the files of the database
 * with those it writes ahead and aside, a backup, its data folder, the places for passing files.
 */
import { join } from 'node:path'
import { sealLog } from '../../src/storage/audit/seal-log.ts'
import { backUp } from '../../src/storage/backup/back-up.ts'
import type { FrontDoor } from '../access/front-door.ts'
import { filesBelow, insideOf } from './look-inside.ts'
import type { Watch } from './watch.ts'

export interface Kept {
  readonly columns: number
  readonly files: Readonly<Record<string, number>>
}

/** `passing` is the folder in which everything of this process puts what it needs for a moment. */
export async function lookAtWhatIsKept(
  { copy }: FrontDoor,
  watch: Watch,
  passing: string,
): Promise<Kept> {
  await sealLog(copy.db, join(passing, 'log-ends.json'))
  const file = join(passing, 'a.backup')
  await backUp(copy.db, { file, key: Buffer.alloc(32, 7), madeAt: new Date() })
  const columns = await lookAtColumns(copy, watch)
  await copy.asAdministrator('checkpoint')
  const kinds = new Map<string, number>()
  for (const { path, bytes } of filesBelow(passing)) {
    const kind = kindOf(path)
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    const inside = kind.startsWith('the file') ? await insideOf(bytes) : [{ bytes }]
    for (const one of inside) watch.look(kind, one.bytes)
  }
  return { columns, files: Object.fromEntries(kinds) }
}

export async function lookAtColumns(copy: FrontDoor['copy'], watch: Watch): Promise<number> {
  const columns = await copy.asAdministrator<{ tbl: string; col: string; raw: boolean }>(
    `select c.relname as tbl, a.attname as col, a.atttypid = 'bytea'::regtype as raw
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'waymark'::regnamespace and c.relkind in ('r', 'p')`,
  )
  for (const { tbl, col, raw } of columns) {
    const value = raw ? `"${col}"` : `convert_to("${col}"::text, 'UTF8')`
    const rows = await copy.asAdministrator<{ bytes: Buffer }>(
      `select ${value} as bytes from "${tbl}" where "${col}" is not null`,
    )
    const all = Buffer.concat(rows.flatMap(({ bytes }) => [bytes, Buffer.of(0)]))
    watch.look(`the column ${tbl}.${col}`, all)
  }
  return columns.length
}

/** The database of these checks lies among the files for a moment, as everything of them does. */
function kindOf(path: string): string {
  if (!path.includes('/cluster/')) return `the file ${path.replace(/[0-9]{4,}.*\//, '')}`
  if (path.includes('/pg_wal/')) return 'what the database writes ahead'
  if (path.includes('pgsql_tmp')) return 'what the database puts aside'
  return /\/(base|global)\//.test(path)
    ? 'the database’s tables on disk'
    : 'the database’s own files'
}

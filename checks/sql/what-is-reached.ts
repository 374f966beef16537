/** Asks the database itself what somebody reaches: which of reading, adding, changing and removing. */
import pg from 'pg'
import { roleOf, type Surface } from '../../src/storage/connect/roles.ts'
import { claims, type Grounds } from './grounds.ts'

/**
 * Of one table, for each claim in turn: `r` reads a row, `a` adds one, `c` changes one, `d` removes
 * one; `-` nothing.
 */
export async function reachedIn(
  grounds: Grounds,
  client: pg.Client,
  { table, surface }: { table: string; surface: Surface },
): Promise<string> {
  const columns = await columnsOf(grounds, table, surface)
  const rows = columns.insertable.length > 0 ? await someRows(grounds, table) : []
  const reached: string[] = []
  for (const claim of claims) {
    const begin = grounds.begin(surface, claim)
    reached.push(await reachedWith(client, begin, { table, columns, rows }))
  }
  return reached.join(' ')
}

interface Asking {
  readonly table: string
  readonly columns: Columns
  readonly rows: readonly string[]
}

async function reachedWith(
  client: pg.Client,
  begin: string,
  { table, columns: { readable, insertable, updatable, removable }, rows }: Asking,
): Promise<string> {
  const attempt = async (sql: string, values: readonly unknown[] = []) => {
    await client.query(begin)
    try {
      return (await client.query(sql, [...values])).rowCount ?? 0
    } catch (cause) {
      if (!(cause instanceof pg.DatabaseError)) throw cause
      // Refused by a right or a policy. What a constraint refuses had come past them.
      if (cause.code === '42501') return 0
      if (cause.code?.startsWith('23')) return 1
      throw cause
    } finally {
      await client.query('rollback')
    }
  }
  const names = insertable.join(', ')
  let adds = 0
  for (const row of fittest(rows, begin)) {
    if (adds > 0) break
    adds += await attempt(
      `insert into ${table} (${names}) select ${names} from jsonb_populate_record(null::${table}, $1)`,
      [row],
    )
  }
  const [read] = readable
  const [update] = updatable
  const reached = [
    read && (await attempt(`select ${read} from ${table} limit 1`)) ? 'r' : '',
    adds > 0 ? 'a' : '',
    update && (await attempt(`update ${table} set ${update} = ${update}`)) ? 'c' : '',
    removable && (await attempt(`delete from ${table}`)) ? 'd' : '',
  ]
  return reached.join('') || '-'
}

interface Columns {
  readonly readable: readonly string[]
  readonly insertable: readonly string[]
  readonly updatable: readonly string[]
  readonly removable: boolean
}

async function columnsOf(grounds: Grounds, table: string, surface: Surface): Promise<Columns> {
  const { asAdministrator } = grounds.at.test
  const rows = await asAdministrator<{ col: string; what: string }>(
    `select a.attname as col, p.what from pg_attribute a
       cross join unnest(array['SELECT', 'INSERT', 'UPDATE']) as p (what)
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped
       and has_column_privilege($2, a.attrelid, a.attnum, p.what) order by a.attnum`,
    [table, roleOf(surface)],
  )
  const can = (what: string) => rows.flatMap((row) => (row.what === what ? [`"${row.col}"`] : []))
  const [right] = await asAdministrator<{ removable: boolean }>(
    `select has_table_privilege($1, $2::regclass, 'DELETE') as removable`,
    [roleOf(surface), table],
  )
  return {
    readable: can('SELECT'),
    insertable: can('INSERT'),
    updatable: can('UPDATE'),
    removable: right?.removable ?? true,
  }
}

const ids = /[0-9a-f]{8}-[0-9a-f-]{27}/g

/** Rows that are there already: more like them may be added. */
async function someRows(grounds: Grounds, table: string): Promise<readonly string[]> {
  const rows = await grounds.at.test.asAdministrator<{ row: string }>(
    `select to_jsonb(t)::text as row from ${table} t limit 2000`,
  )
  return rows.map(({ row }) => row)
}

/** Those that fit best to who is claimed to be there. */
function fittest(rows: readonly string[], begin: string): readonly string[] {
  const wanted = begin.match(ids) ?? []
  const fits = (row: string) => wanted.filter((id) => row.includes(id)).length
  return [...rows].sort((one, other) => fits(other) - fits(one)).slice(0, 4)
}

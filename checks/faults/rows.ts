/** What lies in the database, as few numbers as tell one state from another, and one change from another. */
import type pg from 'pg'

/** Of each table: how many rows, and the sum of the transactions that wrote them. */
export type Rows = ReadonlyMap<string, readonly [count: number, writers: number]>

/**
 * Rows that change by looking alone: when a session was last used, how often somebody tried to sign
 * in, which connections there are.
 */
const notOfTheAct = ['session', 'sign_in_delay', 'sign_in_step']

export async function tablesOf(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = 'waymark'::regnamespace and relkind in ('r', 'p') order by 1`,
  )
  return rows.map(({ name }) => name).filter((name) => !notOfTheAct.includes(name))
}

export async function rowsIn(client: pg.Client, tables: readonly string[]): Promise<Rows> {
  const each = tables.map(
    (name) => `select '${name}' as name, count(*)::int as count,
      coalesce(sum(xmin::text::bigint), 0)::text as writers from "${name}"`,
  )
  const { rows } = await client.query<{ name: string; count: number; writers: string }>(
    each.join(' union all '),
  )
  return new Map(rows.map(({ name, count, writers }) => [name, [count, Number(writers)]]))
}

/** Which tables changed, and by how many rows: the shape of an act, whoever did it and when. */
export function changeBetween(before: Rows, after: Rows): string {
  const changed = [...after].flatMap(([name, [count, writers]]) => {
    const [countBefore = 0, writersBefore = 0] = before.get(name) ?? []
    if (count === countBefore && writers === writersBefore) return []
    const more = count - countBefore
    return [more === 0 ? `${name} changed` : `${name} ${more > 0 ? '+' : ''}${more}`]
  })
  return changed.join(', ')
}

/** What the newest lines of the log say was done: as many as came between the two. */
export async function actsIn(client: pg.Client, before: Rows, after: Rows): Promise<string[]> {
  const lines = (rows: Rows) => rows.get('audit_entry')?.[0] ?? 0
  const { rows } = await client.query<{ act: string }>(
    'select act from audit_entry order by xmin::text::bigint desc limit $1',
    [lines(after) - lines(before)],
  )
  return rows.map(({ act }) => act)
}

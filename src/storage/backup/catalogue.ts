/**
 * What there is to back up, asked of the database itself: every table of the schema, the columns that
 * hold something, the sequences, and the heads of the audit chains. Nothing is listed by hand.
 */
import pg from 'pg'
import { schema } from '../connect/roles.ts'
import type { ChainHeads } from './records.ts'

export interface Table {
  readonly name: string
  readonly columns: readonly string[]
}

/** Parts of a partitioned table are read through the whole. Generated columns generate themselves. */
export async function readTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select c.relname as name,
            coalesce(array_agg(a.attname::text order by a.attnum)
              filter (where a.attname is not null), '{}') as columns
     from pg_class c
     left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
       and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
     group by c.oid order by c.relname`,
    [schema],
  )
  return rows
}

export async function readSequences(client: pg.ClientBase): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; value: string }>(
    `select sequencename as name, last_value::text as value
     from pg_sequences where schemaname = $1 and last_value is not null order by 1`,
    [schema],
  )
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]))
}

/** Of each organisation, the last link of its audit chain and its number. */
export async function readChainHeads(client: pg.ClientBase): Promise<ChainHeads> {
  const { rows: found } = await client.query(`select to_regclass($1) as chain`, [
    `${schema}.audit_seal`,
  ])
  if (found[0]?.chain === null) return {}
  const { rows } = await client.query<{ org_id: string; number: number; hash: string }>(
    `select distinct on (org_id) org_id, number, encode(hash, 'hex') as hash
     from ${schema}.audit_seal order by org_id, number desc`,
  )
  return Object.fromEntries(rows.map(({ org_id, number, hash }) => [org_id, { number, hash }]))
}

export async function countRows(client: pg.ClientBase, table: string): Promise<number> {
  const { rows } = await client.query<{ n: number }>(`select count(*) as n from ${named(table)}`)
  return rows[0]?.n ?? 0
}

export function named(table: string): string {
  return `${schema}.${pg.escapeIdentifier(table)}`
}

export function listed(columns: readonly string[]): string {
  return columns.map((column) => pg.escapeIdentifier(column)).join(', ')
}

/** Both sides of a COPY write times and numbers the same way, whatever the server's own habits. */
export const plainText = `set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local timezone = 'UTC'; set local extra_float_digits = 1; set local client_encoding = 'UTF8'`

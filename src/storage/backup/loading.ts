/**
 * Puts tables into the state in which rows can be loaded in any order, and back again. Foreign keys
 * are taken away and added again, so that every reference is proven anew over the loaded rows.
 */
import pg from 'pg'
import { schema } from '../connect/roles.ts'
import { named } from './catalogue.ts'

interface ForeignKey {
  readonly table: string
  readonly name: string
  readonly definition: string
}

interface Trigger {
  readonly table: string
  readonly name: string
}

/** Inside the caller's transaction: should anything fail, all of this never happened. */
export async function prepareForLoading(client: pg.ClientBase): Promise<() => Promise<void>> {
  const keys = await readForeignKeys(client)
  const triggers = await readTriggers(client)
  for (const { table, name } of keys) {
    await client.query(`alter table ${named(table)} drop constraint ${pg.escapeIdentifier(name)}`)
  }
  // Triggers guard the log against changes and stamp new rows; what is loaded has its stamps already.
  for (const { table, name } of triggers) {
    await client.query(`alter table ${named(table)} disable trigger ${pg.escapeIdentifier(name)}`)
  }
  return async () => {
    for (const { table, name } of triggers) {
      await client.query(`alter table ${named(table)} enable trigger ${pg.escapeIdentifier(name)}`)
    }
    for (const { table, name, definition } of keys) {
      const constraint = pg.escapeIdentifier(name)
      await client.query(`alter table ${named(table)} add constraint ${constraint} ${definition}`)
    }
  }
}

async function readForeignKeys(client: pg.ClientBase): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = k.conrelid
     where k.contype = 'f' and k.conparentid = 0 and c.relnamespace = $1::regnamespace
     order by 1, 2`,
    [schema],
  )
  return rows
}

async function readTriggers(client: pg.ClientBase): Promise<Trigger[]> {
  const { rows } = await client.query<Trigger>(
    `select c.relname as table, t.tgname as name
     from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where not t.tgisinternal and t.tgparentid = 0 and t.tgenabled = 'O'
       and c.relnamespace = $1::regnamespace
     order by 1, 2`,
    [schema],
  )
  return rows
}

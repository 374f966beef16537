/**
 * A connection as the database's administrator, for migrating and restoring only; and one read-only
 * snapshot for the backup. Neither acts for a person, and no page or command may use them.
 */
import type pg from 'pg'
import { administratorOf, type Database, poolOf } from './pools.ts'

export async function withAdministrator<Result>(
  db: Database,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = administratorOf(db)
  // What breaks between two queries is told by the next one.
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Everything read inside is as it was at one moment, however long the reading takes. */
export async function withSnapshot<Result>(
  db: Database,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await poolOf(db, 'backup').connect()
  let broken: unknown = 'the snapshot did not end in order'
  try {
    // row_security=off: were this role filtered after all, reading fails instead of leaving rows out.
    await client.query(
      'begin isolation level repeatable read read only; set local row_security = off',
    )
    const result = await work(client)
    await client.query('commit')
    broken = undefined
    return result
  } finally {
    client.release(broken !== undefined)
  }
}

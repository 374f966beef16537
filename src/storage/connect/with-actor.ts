/**
 * The only way to the data: one transaction, as the role of one surface, acting for one person.
 * `work` may run more than once, when it lost a race, so it does nothing but ask the database.
 */
import { type ActorContext, beginAs, nobody } from './actor-context.ts'
import { type Database, poolOf } from './pools.ts'
import type { Surface } from './roles.ts'
import { inTransaction, type Tx } from './transaction.ts'

export async function withActor<Result>(
  db: Database,
  surface: Surface,
  context: ActorContext,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return inTransaction(poolOf(db, surface), beginAs(context), work)
}

/** Before anyone has signed in, and for work that belongs to no one: every setting is empty. */
export async function withoutActor<Result>(
  db: Database,
  surface: 'signin' | 'jobs' | 'guest',
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return inTransaction(poolOf(db, surface), beginAs(nobody), work)
}

/**
 * One question before anyone has signed in, as a transaction of its own: one message to the database
 * instead of three. Nothing is set, so policies that ask who it is let no row through.
 */
export async function askWithoutActor<Row extends object>(
  db: Database,
  surface: 'signin',
  { name, sql, values }: { name: string; sql: string; values: readonly unknown[] },
): Promise<Row[]> {
  const { rows } = await poolOf(db, surface).query<Row>({ name, text: sql, values: [...values] })
  return rows
}

/**
 * The plainest write that can go wrong: a row, and beside it a row that says so, in one transaction.
 * The three planted defects below are what the harness must catch; nobody may copy them.
 */
import type { ActorContext } from '../../src/storage/connect/actor-context.ts'
import type { Database } from '../../src/storage/connect/pools.ts'
import type { Tx } from '../../src/storage/connect/transaction.ts'
import { withActor } from '../../src/storage/connect/with-actor.ts'
import { withAdministrator } from '../../src/storage/connect/with-administrator.ts'
import type { Findings, Workload } from './workload.ts'

const somebody = '0192a000-0000-7000-8000-000000000001'
const actor: ActorContext = {
  orgId: somebody,
  userId: somebody,
  role: 'support-worker',
  serviceIds: [],
}

const tables = `
  create table if not exists waymark.crash_write (id uuid primary key, at timestamptz default now());
  create table if not exists waymark.crash_trace (write_id uuid primary key, at timestamptz default now());
  grant select, insert on waymark.crash_write, waymark.crash_trace to waymark_staff`

export const twoRowWrites: Workload = {
  prepare,
  examine,
  async writeOnce(db, id) {
    await withActor(db, 'staff', actor, async (tx) => {
      await addRow(tx, id)
      await addTrace(tx, id)
    })
  },
}

/** Planted: the answer is given before the commit has happened. */
export const acknowledgesTooEarly: Workload = {
  prepare,
  examine,
  async writeOnce(db, id) {
    const kept = twoRowWrites.writeOnce(db, id)
    await Promise.race([kept.catch(() => {}), new Promise((resolve) => setImmediate(resolve))])
    kept.catch(() => {})
  },
}

/** Planted: the commit does not wait for the disk. */
export const doesNotWaitForTheDisk: Workload = {
  prepare,
  examine,
  async writeOnce(db, id) {
    await withActor(db, 'staff', actor, async (tx) => {
      await tx.query('crash-careless', 'set local synchronous_commit = off')
      await addRow(tx, id)
      await addTrace(tx, id)
    })
  },
}

/** Planted: the row and its trace are kept by two transactions instead of one. */
export const writesInTwoSteps: Workload = {
  prepare,
  examine,
  async writeOnce(db, id) {
    await withActor(db, 'staff', actor, (tx) => addRow(tx, id))
    await withActor(db, 'staff', actor, (tx) => addTrace(tx, id))
  },
}

async function addRow(tx: Tx, id: string): Promise<void> {
  await tx.query('crash-write', 'insert into crash_write values ($1) on conflict do nothing', [id])
}

async function addTrace(tx: Tx, id: string): Promise<void> {
  await tx.query('crash-trace', 'insert into crash_trace values ($1) on conflict do nothing', [id])
}

async function prepare(db: Database): Promise<void> {
  await withAdministrator(db, (client) => client.query(tables))
}

async function examine(db: Database, acknowledged: readonly string[]): Promise<Findings> {
  return withAdministrator(db, async (client) => {
    const lost = await client.query<{ id: string }>(
      `select id from unnest($1::uuid[]) as a (id)
       where not exists (select from waymark.crash_write w where w.id = a.id)`,
      [[...acknowledged]],
    )
    const torn = await client.query<{ id: string }>(
      `select coalesce(w.id, t.write_id) as id
       from waymark.crash_write w full join waymark.crash_trace t on t.write_id = w.id
       where w.id is null or t.write_id is null`,
    )
    return { lost: lost.rows.map(({ id }) => id), torn: torn.rows.map(({ id }) => id) }
  })
}

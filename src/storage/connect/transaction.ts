/**
 * One transaction from begin to commit: everything that `work` did is kept, or nothing is.
 * Work that lost against another transaction is done again, a few times; other faults are thrown.
 * Statements are sent without waiting for the answers to those before; the server keeps their order.
 */
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'

export interface Tx {
  /** A prepared statement: one name, one text. Values are parameters and never part of the text. */
  query<Row extends object>(name: string, sql: string, values?: readonly unknown[]): Promise<Row[]>
  /** Sent along with the commit, for what nobody needs an answer to. If it fails, nothing is kept. */
  parting(name: string, sql: string, values?: readonly unknown[]): void
}

const mostTries = 5
/** Serialization failure and deadlock: nothing was kept, and doing it again can succeed. */
const lostTheRace = new Set(['40001', '40P01'])

export async function inTransaction<Result>(
  pool: pg.Pool,
  begin: string,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await onceInTransaction(pool, begin, work)
    } catch (cause) {
      if (tries === mostTries || !isLostRace(cause)) throw cause
      await sleep(5 * 2 ** tries)
    }
  }
}

interface OpenTx {
  readonly tx: Tx
  /** No more statements. Settles when those that were sent in parting have been answered. */
  readonly end: () => Promise<void>
  /** Throws what a statement has failed with by now, whoever swallowed it. */
  readonly mustBeWhole: () => void
}

export function txOn(client: pg.ClientBase, gather: () => void = () => {}): OpenTx {
  let open = true
  const partings: Promise<unknown>[] = []
  const failed: unknown[] = []
  const tx: Tx = {
    async query<Row extends object>(name: string, text: string, values?: readonly unknown[]) {
      if (!open) throw new Error(`the query "${name}" came after the end of its transaction`)
      const config = { name, text, ...(values && { values: [...values] }) }
      gather()
      try {
        return (await client.query<Row>(config)).rows
      } catch (cause) {
        failed.push(cause)
        throw cause
      }
    },
    parting(name, sql, values) {
      const sent = tx.query(name, sql, values)
      // Looked at when the transaction ends; until then it is nobody's fault.
      sent.catch(() => {})
      partings.push(sent)
    },
  }
  return {
    tx,
    async end() {
      open = false
      await Promise.all(partings)
    },
    mustBeWhole() {
      if (failed.length > 0) throw failed[0]
    },
  }
}

async function onceInTransaction<Result>(
  pool: pg.Pool,
  begin: string,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  const gather = gathering(client)
  const { tx, end, mustBeWhole } = txOn(client, gather)
  let broken: Error | undefined
  try {
    // Not waited for: whatever it fails with, the statements behind it and the commit fail too.
    gather()
    const begun = client.query(begin)
    begun.catch(() => {})
    const result = await work(tx)
    const parted = end()
    // Looked at below. If the connection breaks, `begun` is thrown first, and this is nobody's fault.
    parted.catch(() => {})
    // What the driver could not even send voids nothing at the server, and a commit behind it would
    // keep the rest. It is told within this turn, so the commit goes in the next.
    await nextTurn()
    mustBeWhole()
    const committed = client.query('commit')
    committed.catch(() => {})
    await begun
    await parted
    const { command } = await committed
    // After an error that `work` swallowed, COMMIT "succeeds" by rolling back. Saved means saved.
    if (command !== 'COMMIT') throw new Error('a query failed, so the transaction kept nothing')
    return result
  } catch (cause) {
    end().catch(() => {})
    broken = await rollBack(client)
    throw cause
  } finally {
    // A connection that could not even roll back is closed, not handed to the next caller.
    client.release(broken)
  }
}

/**
 * What is asked in one turn of the event loop leaves in one write. A write for each statement would be
 * a call into the system each, and would wake the database each time.
 */
function gathering({ connection: { stream } }: pg.PoolClient): () => void {
  let held = false
  return () => {
    if (held) return
    held = true
    stream.cork()
    process.nextTick(() => {
      held = false
      stream.uncork()
    })
  }
}

async function rollBack(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback')
    return undefined
  } catch (cause) {
    return cause instanceof Error ? cause : new Error(String(cause))
  }
}

function isLostRace(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && lostTheRace.has(String(cause.code))
}

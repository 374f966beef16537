/**
 * Counts every case again after the day or the policy has changed: tracks, clocks and cover from the
 * facts, in large steps, writing only what really changed. Nothing sealed is opened but the day on
 * which a young person turns 18.
 */
import { setImmediate as breathe } from 'node:timers/promises'
import { projectCase } from '../../application/case/project-case.ts'
import type { CaseProjection } from '../../application/ports/case-store.ts'
import type { Day } from '../../domain/calendar/day.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import type { Database } from '../connect/pools.ts'
import type { Tx } from '../connect/transaction.ts'
import { asWaymark } from '../organisations/as-waymark.ts'
import type { KeyKeeper } from '../sealing/key-keeper.ts'
import { factsOf } from './read-facts.ts'
import { readStored } from './read-stored.ts'
import { writeProjections } from './write-projections.ts'

export interface Recount {
  readonly orgId: string
  readonly today: Day
  readonly policy: Policy
  /** Closed cases too, as after a change of this code. */
  readonly closedToo?: boolean
}

export interface Recounted {
  readonly cases: number
  readonly changed: number
}

const step = 250
/** Two steps at a time: while one is counted here, the database reads the next. */
const lanes = 2
/** Pages are served by the same process; none waits for more cases than these. */
const atOnce = 25
const mostTries = 5

export async function recountOrganisation(
  database: Database,
  keys: KeyKeeper,
  recount: Recount,
): Promise<Recounted> {
  const { orgId } = recount
  const asRecount = <Result>(work: (tx: Tx) => Promise<Result>) =>
    asWaymark(database, { orgId, role: 'recompute' }, work)
  const left = await asRecount((tx) => idsOf(tx, recount))
  const cases = left.length
  let changed = 0

  async function countAgain(ids: readonly string[]): Promise<void> {
    let again = ids
    for (let tries = 1; again.length > 0; tries += 1) {
      if (tries > mostTries) throw new Error('cases were written to each time they were counted')
      const asked = again
      const done = await asRecount((tx) => recountStep(tx, keys, recount, asked))
      changed += done.changed
      again = done.meanwhile
    }
  }
  async function lane(): Promise<void> {
    for (let ids = left.splice(0, step); ids.length > 0; ids = left.splice(0, step)) {
      await countAgain(ids)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return { cases, changed }
}

async function idsOf(tx: Tx, { orgId, closedToo = false }: Recount): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    'recount-cases',
    'select id from case_file where org_id = $1 and (active or $2) order by id',
    [orgId, closedToo],
  )
  return rows.map(({ id }) => id)
}

/** Nothing is locked while counting; what was written to meanwhile is counted once more. */
async function recountStep(
  tx: Tx,
  keys: KeyKeeper,
  { orgId, today, policy }: Recount,
  ids: readonly string[],
): Promise<{ changed: number; meanwhile: readonly string[] }> {
  // The stored rows first: a case that is written to between the two questions has a later version.
  const [stored, histories] = await Promise.all([
    readStored(tx, orgId, ids),
    factsOf(tx, keys, orgId, ids),
  ])
  const differing = new Map<string, CaseProjection>()
  for (const [place, id] of ids.entries()) {
    if (place % atOnce === 0) await breathe()
    const projection = projectCase(histories.get(id) ?? [], today, policy)
    if (!stored.equals(id, projection)) differing.set(id, projection)
  }
  if (differing.size === 0) return { changed: 0, meanwhile: [] }
  const current = await tx.query<{ id: string; version: number }>(
    'recount-lock',
    `select id, version from case_file where org_id = $1 and id = any ($2::uuid[])
     order by id for update`,
    [orgId, [...differing.keys()]],
  )
  const meanwhile: string[] = []
  for (const { id, version } of current) {
    if (version === stored.version(id)) continue
    meanwhile.push(id)
    differing.delete(id)
  }
  await writeProjections(tx, orgId, [...differing])
  return { changed: differing.size, meanwhile }
}

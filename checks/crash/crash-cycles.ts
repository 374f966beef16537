/**
 * Kills the application, or the whole database under it, again and again while it writes, and looks
 * after each recovery: is every acknowledged write there, and is nothing there by half?
 */

import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase } from '../../src/storage/connect/open-database.ts'
import { withAdministrator } from '../../src/storage/connect/with-administrator.ts'
import { readPostmasterFile } from '../../src/storage/server/postmaster-file.ts'
import { serversIn, signal, waitUntil } from '../../src/storage/server/processes.ts'
import { type Application, startApplication } from './application.ts'
import { seededNumbers } from './seeded-numbers.ts'
import { loadWorkload, type WorkloadAddress } from './workload.ts'

export const kinds = ['application', 'database', 'everything'] as const
/** What is killed: the application's process, every process of the database, or both at once. */
export type Kind = (typeof kinds)[number]

export interface CrashOptions {
  readonly kind: Kind
  readonly cycles: number
  readonly workload: WorkloadAddress
  /** An empty folder for the throwaway database, and one for the programs, which may be kept. */
  readonly dataDir: string
  readonly programsDir: string
  /** Decides at which moments the kills come. The same seed kills after the same delays. */
  readonly seed: number
  readonly writers?: number
  readonly onCycle?: (done: number) => void
  /** For a planted defect one finding is proof enough. */
  readonly stopAtFirstFinding?: boolean
}

export interface CrashReport {
  readonly kind: Kind
  readonly cycles: number
  readonly acknowledged: number
  readonly lost: number
  readonly torn: number
  readonly damagedIndexes: number
  /** From the kill until the next write was acknowledged, in milliseconds. */
  readonly recovery: { readonly median: number; readonly longest: number }
}

/** A kill comes this long after the writing began: early ones hit the start, late ones a full load. */
const killAfter = { soonest: 20, latest: 320 }

export async function runCrashCycles(options: CrashOptions): Promise<CrashReport> {
  const { kind, workload: address, writers = 8, dataDir, programsDir } = options
  const workload = await loadWorkload(address)
  const cluster = join(dataDir, 'cluster')
  const random = seededNumbers(options.seed)
  const acknowledged: string[] = []
  const lost = new Set<string>()
  const torn = new Set<string>()
  const recoveries: number[] = []
  let generation = 0
  const start = () =>
    startApplication({ dataDir, programsDir, workload: address, writers, generation: ++generation })

  let application = await start()
  let cycles = 0
  try {
    while (cycles < options.cycles) {
      await hasWritten(application)
      await sleep(killAfter.soonest + random() * (killAfter.latest - killAfter.soonest))
      const beforeKill = application.acknowledged.length
      const known = [...acknowledged, ...application.acknowledged]
      const began = performance.now()
      const killed = readPostmasterFile(cluster)?.pid
      if (kind !== 'application') killDatabase(cluster)
      if (kind === 'database') {
        await databaseIsBack(cluster, killed)
        // More than the writers had in hand and the pipe held: somebody wrote after the kill.
        await acknowledges(application, beforeKill + writers + 1)
      } else {
        await application.kill()
        acknowledged.push(...application.acknowledged)
        application = await start()
        await hasWritten(application)
      }
      recoveries.push(performance.now() - began)
      cycles += 1
      options.onCycle?.(cycles)
      const found = await examine(application, (db) =>
        workload.examine(db, known, { folder: dataDir }),
      )
      for (const id of found.lost) lost.add(id)
      for (const id of found.torn) torn.add(id)
      if (options.stopAtFirstFinding && lost.size + torn.size > 0) break
    }
    const damagedIndexes = await examine(application, countDamagedIndexes)
    acknowledged.push(...application.acknowledged)
    return {
      kind,
      cycles,
      acknowledged: acknowledged.length,
      lost: lost.size,
      torn: torn.size,
      damagedIndexes,
      recovery: summary(recoveries),
    }
  } finally {
    await application.stop()
  }
}

type Db = Parameters<typeof withAdministrator>[0]

async function examine<Result>(
  { server }: Application,
  look: (db: Db) => Promise<Result>,
): Promise<Result> {
  const db = await openDatabase({ ...server, kind: 'embedded' }, { log() {} })
  if ('refused' in db) throw new Error(db.refused.words)
  try {
    return await look(db)
  } finally {
    await db.close()
  }
}

/** Every process that works in the cluster, at once: nothing gets to write out what it holds. */
function killDatabase(cluster: string): void {
  for (const pid of serversIn(cluster)) signal(pid, 'SIGKILL')
}

/** The file of the server that was killed is still there and says "ready"; another one must say so. */
async function databaseIsBack(cluster: string, killed: number | undefined): Promise<void> {
  const isBack = () => {
    const file = readPostmasterFile(cluster)
    return file !== undefined && file.pid !== killed && file.status === 'ready'
  }
  if (!(await waitUntil(isBack, { forAtMost: 30_000, every: 5 }))) {
    throw new Error('the database was not started again within thirty seconds')
  }
}

const hasWritten = (application: Application) => acknowledges(application, 1)

async function acknowledges(application: Application, count: number): Promise<void> {
  const enough = () => application.acknowledged.length >= count
  const settled = () => enough() || application.ended() !== undefined
  if (!(await waitUntil(settled, { forAtMost: 30_000, every: 2 }))) {
    throw new Error('the application did not write again within thirty seconds')
  }
  if (!enough()) throw new Error(`the application ended by itself: ${application.ended()}`)
}

async function countDamagedIndexes(db: Db): Promise<number> {
  return withAdministrator(db, async (client) => {
    await client.query('create extension if not exists amcheck')
    const { rows } = await client.query<{ index: string }>(
      `select c.oid::regclass::text as index from pg_class c
       join pg_index i on i.indexrelid = c.oid join pg_am a on a.oid = c.relam
       where a.amname = 'btree' and c.relkind = 'i' and c.relpersistence = 'p'
         and c.relnamespace in ('waymark'::regnamespace, 'pg_catalog'::regnamespace)`,
    )
    let damaged = 0
    for (const { index } of rows) {
      const checked = client.query('select bt_index_check($1::regclass, true)', [index])
      damaged += await checked.then(
        () => 0,
        () => 1,
      )
    }
    return damaged
  })
}

function summary(times: number[]): CrashReport['recovery'] {
  const sorted = times.toSorted((a, b) => a - b)
  return { median: sorted[sorted.length >> 1] ?? 0, longest: sorted.at(-1) ?? 0 }
}

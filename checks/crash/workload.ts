/**
 * What the crash harness writes. Any module that exports a `Workload` can be plugged in: the harness
 * knows nothing of tables, only ids that were acknowledged and must still be there, whole.
 */
import { z } from 'zod'
import type { Database } from '../../src/storage/connect/pools.ts'

export interface Workload {
  /** Called at each start of the application, so it does only what is not yet done. */
  prepare(db: Database, place: Place): Promise<void>
  /** Returns when the write is acknowledged. May be called again with an id whose fate is unknown. */
  writeOnce(db: Database, id: string): Promise<void>
  /** Which acknowledged ids are not there, and which things anywhere are there only in part. */
  examine(db: Database, acknowledged: readonly string[], place: Place): Promise<Findings>
}

/** Where the throwaway installation keeps what is outside its database: keys, and ends of the log. */
export interface Place {
  readonly folder: string
}

export interface Findings {
  readonly lost: readonly string[]
  readonly torn: readonly string[]
}

/** A module's address and the name under which it exports the workload. */
export interface WorkloadAddress {
  readonly module: string
  readonly name: string
}

export const workloadAddress = z.object({ module: z.string(), name: z.string() })

export async function loadWorkload({ module, name }: WorkloadAddress): Promise<Workload> {
  const exported: Record<string, unknown> = await import(module)
  const workload = exported[name]
  if (!isWorkload(workload)) throw new Error(`${module} has no workload named ${name}`)
  return workload
}

function isWorkload(value: unknown): value is Workload {
  return typeof value === 'object' && value !== null && 'writeOnce' in value && 'examine' in value
}

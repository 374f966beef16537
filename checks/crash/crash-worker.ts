/**
 * The application that gets killed: starts the embedded database, then writes as fast as it can from
 * several writers at once and says aloud, one line each, what has been acknowledged to it.
 */
import { writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { openDatabase } from '../../src/storage/connect/open-database.ts'
import { migrate } from '../../src/storage/migrate/migrate.ts'
import { startEmbeddedServer } from '../../src/storage/server/start-embedded-server.ts'
import { loadWorkload, workloadAddress } from './workload.ts'

export const workerOptions = z.object({
  dataDir: z.string(),
  programsDir: z.string(),
  workload: workloadAddress,
  writers: z.int(),
  /** Counts the starts, so that no two of them make the same id. */
  generation: z.int(),
})
export type WorkerOptions = z.infer<typeof workerOptions>

/** Waiting for the output would let a write be acknowledged here and not there. */
function say(word: string, what: string): void {
  writeSync(1, `${word} ${what}\n`)
}

if (import.meta.main) await run(workerOptions.parse(JSON.parse(process.argv[2] ?? '')))

async function run(options: WorkerOptions): Promise<void> {
  const { dataDir, programsDir, generation } = options
  const log = () => {}
  const server = await startEmbeddedServer({ dataDir, programsDir, log, restartsPerMinute: 1000 })
  if ('refused' in server) throw new Error(server.refused.words)
  const db = await openDatabase({ ...server, kind: 'embedded' }, { log })
  if ('refused' in db) throw new Error(db.refused.words)
  const workload = await loadWorkload(options.workload)
  const migrated = await migrate(db, { log })
  if ('refused' in migrated) throw new Error(migrated.refused.words)
  await workload.prepare(db, { folder: dataDir })
  // At its end, when Node would write it, this process is killed.
  flushCompileCache()
  say('ready', JSON.stringify(server))

  let stopping = false
  process.on('SIGTERM', () => {
    stopping = true
  })
  let made = 0
  const write = async () => {
    while (!stopping) {
      made += 1
      const id = idOf(generation, made)
      // The database may be gone for a moment. The same id again: sent twice is done once.
      while (!(await succeeds(() => workload.writeOnce(db, id)))) await sleep(10)
      say('kept', id)
    }
  }
  await Promise.all(Array.from({ length: options.writers }, write))
  while (!stopping) await sleep(20)
  await db.close()
  await server.stop()
}

async function succeeds(work: () => Promise<void>): Promise<boolean> {
  try {
    await work()
    return true
  } catch {
    return false
  }
}

function idOf(generation: number, number: number): string {
  const start = generation.toString(16).padStart(8, '0')
  return `${start}-0000-7000-8000-${number.toString(16).padStart(12, '0')}`
}

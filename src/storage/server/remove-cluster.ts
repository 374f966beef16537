/**
 * Takes away the database of a data folder. A server that was told to end may still be ending: it is
 * waited for first, or it would write into the next cluster's place and take the next server's socket.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { lockData } from './data-lock.ts'
import { clearOldServer } from './postmaster-file.ts'
import type { Refused } from './refusal.ts'

/**
 * `removeRest` runs while nobody else can start there. `kept` when another Waymark has the folder, which
 * is then left alone; refused when an old server does not end.
 */
export async function removeCluster(
  dataDir: string,
  { log, removeRest }: { log: (line: string) => void; removeRest: () => void },
): Promise<'removed' | 'kept' | Refused> {
  const lock = await lockData(dataDir)
  if ('heldBy' in lock) return 'kept'
  try {
    const cluster = join(dataDir, 'cluster')
    const busy = await clearOldServer(cluster, log)
    if (busy) return busy
    rmSync(cluster, { recursive: true, force: true })
    removeRest()
    return 'removed'
  } finally {
    await lock.release()
  }
}

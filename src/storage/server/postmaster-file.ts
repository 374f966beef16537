/**
 * postmaster.pid: the file by which a server says that it works on a cluster and when it is ready.
 * A file left behind is dealt with here: an orphaned server is stopped, a dead one is waited for.
 */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { childrenOf, lifeOf, serversIn, signal, waitUntil, worksIn } from './processes.ts'
import { type Refused, refuse } from './refusal.ts'

export interface PostmasterFile {
  readonly pid: number
  readonly status: string
}

export function readPostmasterFile(cluster: string): PostmasterFile | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), status: lines[7]?.trim() ?? '' }
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined
    throw cause
  }
}

/**
 * Called by the holder of the data lock, so a server found here has lost its Waymark. It is stopped
 * as at any stop. The file itself is only removed on proof that it speaks of no living server.
 */
export async function clearOldServer(
  cluster: string,
  log: (line: string) => void,
): Promise<Refused | undefined> {
  const before = readPostmasterFile(cluster)
  if (before === undefined && serversIn(cluster).length === 0) return undefined
  if (before && lifeOf(before.pid) === 'alive' && worksIn(before.pid, cluster)) {
    log(`an earlier database server (process ${before.pid}) was left running; stopping it`)
    await stopServer(before.pid)
  }
  // The helpers of a server that was killed leave by themselves within moments.
  if (!(await waitUntil(() => serversIn(cluster).length === 0, { forAtMost: 30_000 }))) {
    return refuse(
      'in-use',
      `The database is still in use by process ${serversIn(cluster).join(', ')}. ` +
        'Wait for it to end, or stop it, and start again.',
    )
  }
  const left = readPostmasterFile(cluster)
  if (left === undefined) return undefined
  // Proof: no server of this computer works in the cluster, so whoever has that number now, dead
  // and not yet collected or new and unrelated, is not its server. PostgreSQL itself could not tell.
  if (lifeOf(left.pid) !== 'gone') rmSync(join(cluster, 'postmaster.pid'))
  return undefined
}

/** Fast stop (connections are closed, everything is written out), then, after a minute, at once. */
export async function stopServer(pid: number): Promise<void> {
  signal(pid, 'SIGINT')
  if (await waitUntil(() => lifeOf(pid) !== 'alive', { forAtMost: 60_000 })) return
  signal(pid, 'SIGQUIT')
  if (await waitUntil(() => lifeOf(pid) !== 'alive', { forAtMost: 10_000 })) return
  throw new Error(`the database server (process ${pid}) does not stop`)
}

/** SIGKILL to the server and all its helpers at once: what a power cut of the process looks like. */
export function killServer(pid: number): void {
  const helpers = childrenOf(pid)
  for (const process of [pid, ...helpers]) signal(process, 'SIGKILL')
}

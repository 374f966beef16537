/**
 * Starts the embedded PostgreSQL on a data folder and keeps it running until it is told to stop.
 * Refuses, in words, when the folder, the disk, the programs or another Waymark stand in the way.
 */
import {
  accessSync,
  chmodSync,
  constants,
  mkdirSync,
  realpathSync,
  rmSync,
  statfsSync,
} from 'node:fs'
import { join } from 'node:path'
import { ownerRole, roleOf, surfaces } from '../connect/roles.ts'
import { prepareBinaries } from './binaries.ts'
import { makeCluster, ownerOf, superuser, writeAccessFiles } from './cluster.ts'
import { lockData } from './data-lock.ts'
import { ensureDatabase, findUnsafeSetting } from './first-connection.ts'
import { type Launch, launchServer, port } from './launch.ts'
import { clearOldServer } from './postmaster-file.ts'
import { diskFull, notWritable, type Refused, refuse } from './refusal.ts'
import { chooseAccount } from './server-account.ts'
import { emptySocketFolder, makeSocketFolder } from './socket-folder.ts'
import { superviseServer } from './supervise-server.ts'

export interface EmbeddedServerOptions {
  readonly dataDir: string
  readonly log: (line: string) => void
  /** False only for throwaway clusters of tests: a power cut would lose what was acknowledged. */
  readonly fsync?: boolean
  /** Where the programs are copied to; a folder that outlives `dataDir` saves the copy. */
  readonly programsDir?: string
  /** How often a server that dies by itself is started again before it is left alone; usually 5. */
  readonly restartsPerMinute?: number
}

export interface EmbeddedServer {
  readonly socketDir: string
  readonly port: number
  readonly superuser: string
  readonly database: string
  readonly version: string
  /** The server's process number now; another one after it was started again. */
  readonly pid: () => number
  readonly stop: () => Promise<void>
}

export const databaseName = 'waymark'
/** An empty cluster takes about 45 MB, and the programs another 55. */
const bytesNeeded = 150 * 1024 * 1024

export async function startEmbeddedServer(
  options: EmbeddedServerOptions,
): Promise<EmbeddedServer | Refused> {
  const dataDir = openFolder(options.dataDir)
  if (typeof dataDir !== 'string') return dataDir
  const lock = await lockData(dataDir)
  if ('heldBy' in lock) {
    const who = lock.heldBy === undefined ? '' : ` (process ${lock.heldBy})`
    return refuse(
      'in-use',
      `The database is already in use by another Waymark${who}. ` +
        'Stop that one first, or choose another data folder.',
    )
  }
  try {
    const started = await startLocked(dataDir, { ...options, release: lock.release })
    if ('refused' in started) await lock.release()
    return started
  } catch (cause) {
    await lock.release()
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    const known = ['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS'].includes(String(code))
    if (known) return notWritable(dataDir, cause)
    throw cause
  }
}

async function startLocked(
  dataDir: string,
  {
    log,
    fsync = true,
    programsDir,
    restartsPerMinute = 5,
    release,
  }: EmbeddedServerOptions & { release: () => Promise<void> },
): Promise<EmbeddedServer | Refused> {
  const cluster = join(dataDir, 'cluster')
  const account = chooseAccount(ownerOf(cluster))
  if ('refused' in account) return account
  const binaries = await prepareBinaries(account, programsDir ?? join(dataDir, 'programs'))
  if ('refused' in binaries) return binaries
  const problem = await makeCluster(cluster, { binaries, account, fsync })
  if (problem) return problem
  writeAccessFiles(cluster, account, [ownerRole, ...surfaces.map(roleOf)])
  const busy = await clearOldServer(cluster, log)
  if (busy) return busy

  const socketFolder = makeSocketFolder(dataDir, account)
  emptySocketFolder(socketFolder)
  const launch: Launch = { cluster, socketFolder, binaries, account, fsync, log }
  const running = await launchServer(launch)
  if ('refused' in running) return running
  const supervised = superviseServer(launch, running, restartsPerMinute)
  const stop = async () => {
    await supervised.stop()
    rmSync(socketFolder, { recursive: true, force: true })
    await release()
  }
  const at = { host: socketFolder, port, user: superuser }
  const unsafe = fsync ? await findUnsafeSetting(at) : undefined
  if (unsafe) {
    await stop()
    return refuse('not-durable', `The database setting ${unsafe}: what is saved could be lost.`)
  }
  await ensureDatabase(at, databaseName)
  return {
    socketDir: socketFolder,
    port,
    superuser,
    database: databaseName,
    version: binaries.version,
    pid: supervised.pid,
    stop,
  }
}

function openFolder(dataDir: string): string | Refused {
  try {
    // Root's server runs as another account, which must be able to pass through to its cluster.
    const mode = process.getuid?.() === 0 ? 0o711 : 0o700
    if (mkdirSync(dataDir, { recursive: true }) !== undefined) chmodSync(dataDir, mode)
    accessSync(dataDir, constants.W_OK | constants.X_OK)
    const { bavail, bsize } = statfsSync(dataDir)
    if (bavail * bsize < bytesNeeded) return diskFull(dataDir)
    return realpathSync(dataDir)
  } catch (cause) {
    return notWritable(dataDir, cause)
  }
}

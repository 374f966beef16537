/** Where the database of a Waymark that is running now can be reached, for a command beside it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { superuser } from './cluster.ts'
import { lifeOf } from './processes.ts'
import { databaseName, type EmbeddedServer } from './start-embedded-server.ts'

export type RunningServer = Pick<EmbeddedServer, 'socketDir' | 'port' | 'superuser' | 'database'>

/** Nothing when no server lives on this data folder. */
export function runningServer(dataDir: string): RunningServer | undefined {
  const lines = linesOf(join(dataDir, 'cluster', 'postmaster.pid'))
  const [pid, , , port, socketDir] = lines
  const status = lines[7]?.trim()
  if (!pid || !port || !socketDir || status !== 'ready' || lifeOf(Number(pid)) !== 'alive') {
    return undefined
  }
  return { socketDir, port: Number(port), superuser, database: databaseName }
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}

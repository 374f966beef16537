/**
 * Keeps a started server running: when it dies without being told to, it is started again, which
 * replays what was acknowledged. A server that keeps dying is left alone, and the log says so.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Launch, launchServer, type RunningServer } from './launch.ts'
import { clearOldServer, stopServer } from './postmaster-file.ts'

export interface SupervisedServer {
  readonly pid: () => number
  readonly stop: () => Promise<void>
}

const minute = 60_000

export function superviseServer(
  launch: Launch,
  first: RunningServer,
  restartsPerMinute: number,
): SupervisedServer {
  let current = first
  let stopping = false
  let restarting: Promise<void> = Promise.resolve()
  const restarts: number[] = []

  const watch = (server: RunningServer): void => {
    void server.ended.then(() => {
      if (!stopping) restarting = restart()
    })
  }
  const restart = async (): Promise<void> => {
    const now = performance.now()
    restarts.push(now)
    if (restarts.filter((time) => now - time < minute).length > restartsPerMinute) {
      launch.log('the database server keeps ending by itself; it is not started again')
      return
    }
    launch.log('the database server ended by itself; starting it again')
    await sleep(50)
    const again = await relaunch(launch)
    if (again === undefined) return
    current = again
    watch(again)
  }
  watch(first)

  return {
    pid: () => current.pid,
    async stop() {
      if (stopping) return
      stopping = true
      await restarting
      await stopServer(current.pid)
    },
  }
}

async function relaunch(launch: Launch): Promise<RunningServer | undefined> {
  try {
    const outcome =
      (await clearOldServer(launch.cluster, launch.log)) ?? (await launchServer(launch))
    if (!('refused' in outcome)) return outcome
    launch.log(outcome.refused.words)
  } catch (cause) {
    launch.log(`the database server could not be started again: ${String(cause)}`)
  }
  return undefined
}

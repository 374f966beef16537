/** Starts the servers that are measured, each a process of its own, and reads how much memory they hold. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { serversIn } from '../../src/storage/server/processes.ts'
import type { FromServer, ToServer } from './messages.ts'

export interface Child {
  readonly url: string
  readonly countedMs: number
  readonly pid: number
  stop(): Promise<void>
}

export async function startChild(
  file: 'waymark-process' | 'bare-process',
  first: ToServer,
): Promise<Child> {
  const child = fork(new URL(`${file}.ts`, import.meta.url), {
    // As bin/node24.mjs starts the server.
    execArgv: ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=8'],
  })
  child.send(first)
  const answer = await new Promise<FromServer>((resolve, reject) => {
    // Both sides of this channel are ours.
    child.once('message', (message) => resolve(message as FromServer))
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)))
  })
  if ('failed' in answer) {
    child.kill()
    throw new Error(`${file}: ${answer.failed}`)
  }
  return {
    ...answer,
    pid: child.pid ?? 0,
    async stop() {
      if (child.exitCode !== null) return
      const ended = once(child, 'exit')
      child.send('stop')
      const late = setTimeout(() => child.kill('SIGKILL'), 15_000)
      await ended
      clearTimeout(late)
    },
  }
}

/** Memory of one process that is in the machine now, in megabytes. */
export function residentMb(pid: number): number {
  return kilobytes(`/proc/${pid}/status`, 'VmRSS') / 1024
}

/** Of all processes of the database, shared memory counted once. */
export function databaseMb(cluster: string): number {
  return serversIn(cluster)
    .map((pid) => kilobytes(`/proc/${pid}/smaps_rollup`, 'Pss'))
    .reduce((sum, each) => sum + each / 1024, 0)
}

/** How long one process has worked, by the scheduler's own count, in milliseconds. */
export function workedMs(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6
  } catch {
    return 0
  }
}

function kilobytes(file: string, name: string): number {
  try {
    return Number(
      new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(file, 'utf8'))?.[1] ?? 0,
    )
  } catch {
    // A connection's process may end between the two looks.
    return 0
  }
}

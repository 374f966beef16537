/**
 * Starts one server process on a cluster and waits until it answers.
 * The settings that durability rests on are given on the command line, where no file can undo them.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { handOver, serverEnvironment } from './cluster.ts'
import { readPostmasterFile } from './postmaster-file.ts'
import { type Refused, refuseFromOutput } from './refusal.ts'
import type { ServerAccount } from './server-account.ts'

export interface Launch {
  readonly cluster: string
  readonly socketFolder: string
  readonly binaries: Binaries
  readonly account: ServerAccount
  readonly fsync: boolean
  readonly log: (line: string) => void
}

export interface RunningServer {
  readonly pid: number
  readonly ended: Promise<void>
}

export const port = 5432
/** An earlier server that was killed may need this long to let go of its memory and its sockets. */
const patience = 30_000
const notYetFree = /pre-existing shared memory block|lock file ".*" already exists/

export async function launchServer(launch: Launch): Promise<RunningServer | Refused> {
  const end = performance.now() + patience
  for (;;) {
    const attempt = startProcess(launch)
    if (await becameReady(attempt, launch.cluster)) {
      const { pid } = attempt.child
      if (pid === undefined) throw new Error('a server that is ready has a process number')
      return { pid, ended: attempt.ended }
    }
    const output = attempt.output.join('\n')
    if (!notYetFree.test(output) || performance.now() > end) {
      return refuseFromOutput(output, dirname(launch.cluster))
    }
    await sleep(200)
  }
}

interface Attempt {
  readonly child: ChildProcess
  readonly output: string[]
  readonly ended: Promise<void>
  readonly state: { over: boolean }
}

function startProcess(launch: Launch): Attempt {
  const { account, binaries, log } = launch
  const way = handOver(launch.cluster, account)
  const child = spawn(binaries.postgres, ['-D', way.path, ...settings(launch)], {
    cwd: '/',
    env: serverEnvironment,
    stdio: ['ignore', 'ignore', 'pipe', ...way.files],
    // A group of its own: Ctrl-C in a terminal reaches Waymark only, which then stops in order.
    detached: true,
    ...(account.switched && { uid: account.uid, gid: account.gid }),
  })
  way.close()
  // When Node ends without stopping it, as at Ctrl+C during a start, this asks it to end too. A child
  // that has ended is not asked: its number may be somebody else's by then.
  const lastAct = () => void child.kill('SIGINT')
  process.once('exit', lastAct)
  const output: string[] = []
  const state = { over: false }
  if (child.stderr) {
    createInterface({ input: child.stderr }).on('line', (line) => {
      output.push(line)
      if (output.length > 100) output.shift()
      log(line)
    })
  }
  const ended = new Promise<void>((resolve) => {
    child.once('error', (cause) => {
      output.push(cause.message)
      state.over = true
      resolve()
    })
    child.once('close', () => {
      process.off('exit', lastAct)
      state.over = true
      resolve()
    })
  })
  return { child, output, ended, state }
}

/** Recovery after a crash can take long; as long as the process lives, it is given that time. */
async function becameReady({ child, state, ended }: Attempt, cluster: string): Promise<boolean> {
  for (;;) {
    if (state.over) {
      await ended
      return false
    }
    const file = readPostmasterFile(cluster)
    if (file?.pid === child.pid && file?.status === 'ready') {
      letGo(child)
      return true
    }
    await sleep(10)
  }
}

/** A program that has nothing else to do may end; its last act then stops the server. */
function letGo(child: ChildProcess): void {
  child.unref()
  // Node hands out a socket here, which has unref; its declared type does not say so.
  const stderr = child.stderr as { unref?: () => void } | null
  stderr?.unref?.()
}

function settings({ socketFolder, fsync }: Launch): string[] {
  const onOff = fsync ? 'on' : 'off'
  const values: Record<string, string> = {
    listen_addresses: '',
    port: String(port),
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    wal_level: 'logical',
    jit: 'off',
    fsync: onOff,
    full_page_writes: onOff,
    synchronous_commit: onOff,
    // Several processes and their pools beside one another: tests, a backup, a second start.
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'off',
    log_destination: 'stderr',
    // The text of statements and the values in them are about people: none may reach a log.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_statement: 'none',
    log_min_duration_statement: '-1',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_connections: 'off',
    log_line_prefix: 'postgresql[%p] ',
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

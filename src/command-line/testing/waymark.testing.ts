/** For tests: runs `bin/waymark` as somebody in a terminal does, and keeps what it says. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { waitUntil } from '../../storage/server/processes.ts'

/** What Node compiled for one command it need not compile for the next. */
const compiled = mkdtempSync(join(tmpdir(), 'waymark-compiled-'))
process.once('exit', () => rmSync(compiled, { recursive: true, force: true }))
export const root = join(import.meta.dirname, '..', '..', '..')
const launcher = join(root, 'bin', 'waymark')

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

interface Way {
  readonly data?: string
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
  readonly cwd?: string
  /** The account it runs as; left out: the one that runs the tests. */
  readonly account?: { readonly uid: number; readonly gid: number }
}

export interface Running {
  readonly child: ChildProcess
  readonly out: () => string
  readonly err: () => string
  readonly ended: Promise<Ended>
}

const longestMs = 5 * 60_000
/** What is still running when the tests end is ended with them. */
const begun = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of begun) killGroup(child)
})

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended meanwhile.
  }
}

/** Starts it and does not wait. It leads a process group of its own, as in a terminal. */
export function begin(args: readonly string[], way: Way = {}): Running {
  const child = spawn(launcher, [...args], {
    cwd: way.cwd ?? root,
    env: environment(way),
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
    ...way.account,
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (data) => {
    out += data
  })
  child.stderr.on('data', (data) => {
    err += data
  })
  // A command that ends before it has read everything is no fault of ours.
  child.stdin.on('error', () => {})
  child.stdin.end(way.input ?? '')
  begun.add(child)
  // A command that stands still must fail its test with what it said, not keep every later one waiting.
  const late = setTimeout(() => {
    err += `\nThe test waited ${longestMs / 1000} s for: waymark ${args.join(' ')}\n`
    killGroup(child)
  }, longestMs)
  const ended = once(child, 'close')
    .then(([code]) => ({ code: code as number | null, out, err }))
    .finally(() => {
      clearTimeout(late)
      begun.delete(child)
    })
  return { child, out: () => out, err: () => err, ended }
}

export function waymark(args: readonly string[], way: Way = {}): Promise<Ended> {
  return begin(args, way).ended
}

export interface Served extends Running {
  readonly url: string
  /** As Ctrl+C in a terminal: the whole group hears of it. */
  stop(): Promise<Ended>
}

export async function serve(args: readonly string[], way: Way = {}): Promise<Served> {
  const running = begin(args, { ...way, env: { PORT: '0', ...way.env } })
  const url = () => /ready[^\n]*: (http:\S+)/.exec(running.out())?.[1]
  let over = false
  void running.ended.then(() => {
    over = true
  })
  await waitUntil(() => url() !== undefined || over, { forAtMost: 120_000, every: 20 })
  const found = url()
  if (found === undefined) throw new Error(`it did not start: ${running.out()}${running.err()}`)
  return {
    ...running,
    url: found,
    stop() {
      pressCtrlC(running.child)
      return running.ended
    },
  }
}

export function pressCtrlC(child: ChildProcess): void {
  if (child.pid && !isOver(child)) process.kill(-child.pid, 'SIGINT')
}

/** Ended by itself or by a signal. */
export function isOver({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null
}

function environment({ data, env }: Way): NodeJS.ProcessEnv {
  const clean: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_COMPILE_CACHE: compiled,
    ...(data && { WAYMARK_DATA: data }),
    ...env,
  }
  // Told to a test run inside a test run, Node would answer in a language of its own.
  delete clean['NODE_TEST_CONTEXT']
  delete clean['NODE_OPTIONS']
  return clean
}

/** A folder that the database's own account can pass through, and that goes away afterwards. */
export function aPlace(): { path: (name: string) => string; clear: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-command-'))
  chmodSync(folder, 0o755)
  return {
    path: (name) => join(folder, name),
    clear: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  }
}

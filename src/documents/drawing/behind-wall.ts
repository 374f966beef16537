/**
 * Starts a process behind the wall: it may read its own program and nothing else, write no file, start no
 * process and no thread, load no native code, make no code from words; it is handed no environment. The
 * system itself ends it after a while, even when whoever started it is gone, and keeps no image of it.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = import.meta.dirname
const pdfium = fileURLToPath(import.meta.resolve('@hyzyla/pdfium'))
const worker = join(here, 'draw-worker.ts')

/** What the process behind the wall is: ours, unless a check plants another. */
export interface Behind {
  readonly program: string
  /** Taken off by a check that proves what they hold back. */
  readonly wall: readonly string[]
}

/** Half a gigabyte for the file, its fonts and one page. */
const wasmPages = 8192

export function wallOf(program: string): readonly string[] {
  return [
    '--permission',
    ...[program, join(here, '*'), join(dirname(pdfium), '*')].map(
      (path) => `--allow-fs-read=${path}`,
    ),
    `--import=${join(here, 'lock-doors.ts')}`,
    '--disallow-code-generation-from-strings',
    '--no-addons',
    '--no-warnings',
    '--max-old-space-size=192',
    `--wasm-max-mem-pages=${wasmPages}`,
  ]
}

export const ourWorker: Behind = { program: worker, wall: wallOf(worker) }

/** Processor seconds, no image of memory, no byte written to any file: the system's own limits. */
const systemLimits = 'ulimit -t 480 && ulimit -c 0 && ulimit -f 0 && exec "$0" "$@"'

export function startBehindWall({ program, wall }: Behind): ChildProcess {
  return spawn('/bin/sh', ['-c', systemLimits, process.execPath, ...wall, program, pdfium], {
    cwd: '/',
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
  })
}

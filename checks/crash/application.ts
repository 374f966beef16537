/**
 * The harness's hold on one running application: what it has acknowledged so far, and how to end it,
 * in order or by SIGKILL.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import type { WorkerOptions } from './crash-worker.ts'

const readyLine = z.object({
  socketDir: z.string(),
  port: z.int(),
  superuser: z.string(),
  database: z.string(),
})

export interface Application {
  readonly server: z.infer<typeof readyLine>
  readonly acknowledged: readonly string[]
  /** Why it ended without being told to; undefined while it runs. */
  readonly ended: () => string | undefined
  /** Resolves once what it said before it died has been read to the end. */
  readonly kill: () => Promise<void>
  readonly stop: () => Promise<void>
}

export async function startApplication(options: WorkerOptions): Promise<Application> {
  const file = join(import.meta.dirname, 'crash-worker.ts')
  const child = spawn(process.execPath, [file, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // It is started dozens of times: what Node compiled once it need not compile again.
    env: { ...process.env, NODE_COMPILE_CACHE: join(options.programsDir, 'compiled') },
  })
  const acknowledged: string[] = []
  let complaint = ''
  child.stderr.on('data', (data) => {
    complaint += data
  })
  const server = await new Promise<Application['server']>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [word, what = ''] = splitOnce(line)
      if (word === 'kept') acknowledged.push(what)
      if (word === 'ready') resolve(readyLine.parse(JSON.parse(what)))
    })
    child.once('close', () => reject(new Error(`the application did not start: ${complaint}`)))
  })
  return {
    server,
    acknowledged,
    ended: () => (child.exitCode === null && child.signalCode === null ? undefined : complaint),
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const closed = once(child, 'close')
  child.kill(signal)
  await closed
}

function splitOnce(line: string): [string, string] {
  const space = line.indexOf(' ')
  return [line.slice(0, space), line.slice(space + 1)]
}

/**
 * Somebody who has never seen Waymark: follows the README to the first page, signs in as a made-up
 * support worker, opens the first person of Today, and saves a note. Measures how long each part took.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Page } from 'playwright-core'
import { waitUntil } from '../../src/storage/server/processes.ts'
import type { TestBrowser } from '../browser/start-browser.ts'

export interface FirstUse {
  /** The folder of the copy that is tried. */
  readonly copy: string
  readonly browser: TestBrowser
  /** False when its packages are there already. */
  readonly install: boolean
  readonly javaScript: boolean
  /** Besides the surroundings as they are: a data folder, an empty package cache. */
  readonly env?: Readonly<Record<string, string>>
  readonly log: (line: string) => void
}

export interface Figures {
  readonly installSeconds: number
  /** From `npm start` to a page that can be read. */
  readonly startSeconds: number
  readonly noteSeconds: number
}

/** What the README's first command is made of. */
const installing = ['npm', 'ci', '--ignore-scripts'] as const
const starting = ['npm', 'start'] as const
export const words = 'First visit. The kettle works, and so does this page.'

export async function saveFirstNote(use: FirstUse): Promise<Figures> {
  const installSeconds = use.install ? await seconds(() => runToEnd(use, installing)) : 0
  use.log(`packages installed after ${installSeconds.toFixed(1)} s`)
  const began = performance.now()
  const service = startService(use)
  try {
    const url = await service.ready
    const page = await use.browser.open(url, { javaScript: use.javaScript, width: 1280 })
    const startSeconds = (performance.now() - began) / 1000
    use.log(`first page after ${startSeconds.toFixed(1)} s more`)
    const noteSeconds = await seconds(() => fromFirstPageToNote(page))
    use.log(`note saved after ${noteSeconds.toFixed(1)} s more`)
    await page.close()
    return { installSeconds, startSeconds, noteSeconds }
  } finally {
    await service.stop()
  }
}

/** Only what the page itself offers is pressed: no address is typed. */
async function fromFirstPageToNote(page: Page): Promise<void> {
  const worker = page.getByRole('row').filter({ hasText: 'Support worker' }).first()
  await worker.getByRole('button').click()
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
  await page.locator('.wm-todo__link:not([href*="/rnas"])').first().click()
  await page.getByLabel('What happened, or what was said?').fill(words)
  await page.getByRole('radio', { name: 'Note' }).check()
  await page.getByRole('button', { name: 'Save entry' }).click()
  await page.getByText(words).first().waitFor()
  // What is shown after a reload was kept, not only typed.
  await page.reload()
  await page.getByText(words).first().waitFor()
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}

function begin({ copy, env }: FirstUse, [program = '', ...args]: readonly string[]): ChildProcess {
  const clean: NodeJS.ProcessEnv = { ...process.env, ...env }
  for (const name of ['NODE_TEST_CONTEXT', 'NODE_OPTIONS']) delete clean[name]
  return spawn(program, args, {
    cwd: copy,
    env: clean,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, as in a terminal, so that Ctrl+C reaches all of it.
    detached: true,
  })
}

async function runToEnd(use: FirstUse, command: readonly string[]): Promise<void> {
  const child = begin(use, command)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data) => {
      said += data
    })
  }
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}:\n${said}`)
}

interface Service {
  readonly ready: Promise<string>
  stop(): Promise<void>
}

function startService(use: FirstUse): Service {
  const child = begin(use, starting)
  let said = ''
  let over = false
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data) => {
      said += data
    })
  }
  const closed = once(child, 'close').then(() => {
    over = true
  })
  const url = () => /Waymark is ready[^\n]*: (http:\S+)/.exec(said)?.[1]
  const ready = waitUntil(() => url() !== undefined || over, { forAtMost: 180_000 }).then(() => {
    const found = url()
    if (found === undefined) throw new Error(`npm start did not come to a page:\n${said}`)
    return found
  })
  return {
    ready,
    async stop() {
      if (!over && child.pid) process.kill(-child.pid, 'SIGINT')
      await closed
    },
  }
}

/**
 * A whole Firefox, driven by the little of WebDriver BiDi that leaving needs: the stock one of a
 * distribution, which no package of npm can drive. It speaks to this process alone.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const places = ['/usr/bin/firefox-esr', '/usr/bin/firefox']

export const wholeFirefox: string | undefined = [
  process.env['WAYMARK_TEST_FIREFOX'] ?? '',
  ...places,
].find((path) => path !== '' && existsSync(path))

export const whyNoFirefox =
  'this needs a whole Firefox: apt-get install firefox-esr, or WAYMARK_TEST_FIREFOX=/path/to/it'

/** Nothing is fetched but what a test asks for, and no page of its own stands in the history. */
const quietly = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.region.network.url': '',
  'browser.safebrowsing.update.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#',
  'toolkit.telemetry.unified': false,
} as const

export interface Cookie {
  readonly name: string
  readonly value: string
  readonly domain?: string
  readonly path?: string
}

/** One tab, as the person at the screen has it. */
export interface FirefoxTab {
  goTo(url: string): Promise<void>
  /** The browser's own buttons: -1 is Back, 1 is Forward. Nothing happens when there is nowhere to go. */
  press(by: number): Promise<void>
  reload(): Promise<void>
  /** What the page says when it is asked; nothing while one page gives way to another. */
  ask(expression: string): Promise<string>
  /** Presses the middle of the first thing that fits, with a mouse. */
  click(selector: string): Promise<void>
  keys(...keys: readonly string[]): Promise<void>
  /** Everything that stood in the tab for a while, at each look. */
  watch(ms?: number): Promise<string>
  waitFor(expression: string): Promise<void>
  close(): Promise<void>
}

export interface Firefox {
  openTab(): Promise<FirefoxTab>
  addCookies(cookies: readonly Cookie[]): Promise<void>
  clearCookies(): Promise<void>
  close(): Promise<void>
}

type Send = (
  method: string,
  params: Readonly<Record<string, unknown>>,
) => Promise<Readonly<Record<string, unknown>>>

export async function openFirefox(): Promise<Firefox> {
  if (wholeFirefox === undefined) throw new Error(whyNoFirefox)
  const folder = mkdtempSync(join(tmpdir(), 'waymark-firefox-'))
  const settings = Object.entries(quietly).map(
    ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`,
  )
  writeFileSync(join(folder, 'user.js'), settings.join('\n'))
  const child = spawn(
    wholeFirefox,
    ['--headless', '--no-remote', '--profile', folder, '--remote-debugging-port', '0'],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, HOME: folder } },
  )
  const send = await sessionOf(await addressOf(child))
  return {
    async openTab() {
      const { context } = await send('browsingContext.create', { type: 'tab' })
      return tabOf(send, String(context))
    },
    async addCookies(cookies) {
      for (const { name, value, domain = 'localhost', path = '/' } of cookies) {
        const cookie = { name, value: { type: 'string', value }, domain, path, httpOnly: true }
        await send('storage.setCookie', { cookie: { ...cookie, sameSite: 'lax' } })
      }
    },
    clearCookies: async () => void (await send('storage.deleteCookies', {})),
    async close() {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await gone
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** It says where it listens, once it does. */
async function addressOf(child: ChildProcess): Promise<string> {
  let said = ''
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`Firefox did not start: ${said}`)), 90_000)
    child.once('exit', () => reject(new Error(`Firefox ended at once: ${said}`)))
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8')
      const [, address] = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said) ?? []
      if (address === undefined) return
      clearTimeout(late)
      resolve(address)
    })
  })
}

async function sessionOf(address: string): Promise<Send> {
  const socket = new WebSocket(`${address}/session`)
  await new Promise((resolve, reject) => {
    socket.onopen = resolve
    socket.onerror = () => reject(new Error('Firefox does not answer'))
  })
  const waiting = new Map<number, (answer: Answer) => void>()
  socket.onmessage = ({ data }) => {
    // Its own protocol: an answer carries the number of what was asked, an event carries none.
    const answer = JSON.parse(String(data)) as Answer
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer)
  }
  let count = 0
  const send: Send = (method, params) => {
    const id = ++count
    socket.send(JSON.stringify({ id, method, params }))
    return new Promise((resolve, reject) => {
      waiting.set(id, ({ result, error, message }) => {
        waiting.delete(id)
        if (error === undefined) resolve(result ?? {})
        else reject(new Error(`${method}: ${error}, ${message}`))
      })
    })
  }
  await send('session.new', { capabilities: {} })
  return send
}

interface Answer {
  readonly id?: number
  readonly result?: Readonly<Record<string, unknown>>
  readonly error?: string
  readonly message?: string
}

function tabOf(send: Send, context: string): FirefoxTab {
  const navigate = async (method: string, params: Readonly<Record<string, unknown>>) =>
    void (await send(method, { context, wait: 'complete', ...params }))
  const ask = async (expression: string): Promise<string> => {
    const params = { expression, target: { context }, awaitPromise: true }
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, 2000, undefined))
    const asked = send('script.evaluate', params).catch(() => undefined)
    const answer = await Promise.race([asked, late])
    const { value } = (answer?.['result'] ?? {}) as { readonly value?: unknown }
    return String(value ?? '')
  }
  const act = (actions: readonly unknown[]) => send('input.performActions', { context, actions })
  return {
    ask,
    goTo: (url) => navigate('browsingContext.navigate', { url }),
    // Nowhere to go is no fault: then nothing changes.
    press: async (by) =>
      void (await send('browsingContext.traverseHistory', { context, delta: by }).catch(() => {})),
    reload: () => navigate('browsingContext.reload', {}),
    async click(selector) {
      const box = await ask(`(() => {
        const at = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect()
        return [at.x + at.width / 2, at.y + at.height / 2].map(Math.round).join(' ')
      })()`)
      const [x = 0, y = 0] = box.split(' ').map(Number)
      const press = [
        { type: 'pointerMove', x, y },
        { type: 'pointerDown', button: 0 },
      ]
      const actions = [...press, { type: 'pointerUp', button: 0 }]
      await act([{ type: 'pointer', id: 'mouse', actions }])
    },
    async keys(...keys) {
      const actions = keys.flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ])
      await act([{ type: 'key', id: 'keyboard', actions }])
    },
    async watch(ms = 500) {
      const seen = new Set<string>()
      for (const until = performance.now() + ms; performance.now() < until; ) {
        seen.add(await ask('document.title + document.documentElement.outerHTML'))
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      return [...seen].join('\n')
    },
    async waitFor(expression) {
      for (const until = performance.now() + 30_000; performance.now() < until; ) {
        if ((await ask(expression)) === 'true') return
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      throw new Error(`never so: ${expression}`)
    },
    close: async () => void (await send('browsingContext.close', { context })),
  }
}

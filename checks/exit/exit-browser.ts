/**
 * A whole Chromium with a profile on disk, for asking what Back shows: with the back-forward cache on,
 * and proof that it is. Without that proof every answer would be "nothing", and worth nothing.
 */
import { existsSync } from 'node:fs'
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** A browser that has a back-forward cache at all; the headless shell of the npm package has none. */
export const wholeBrowser: string | undefined = [
  process.env['WAYMARK_TEST_BROWSER'] ?? '',
  ...places,
].find((path) => path !== '' && existsSync(path))

export const whyNot =
  'this needs a whole Chromium, which the npm packages do not bring: apt-get install chromium, or WAYMARK_TEST_BROWSER=/path/to/it'

export interface Profile {
  readonly folder: string
  readonly javaScript?: boolean
  /** Planted: as Playwright starts browsers by itself, with the cache switched off. */
  readonly asPlaywrightDoes?: true
  readonly restoreLastSession?: true
}

export async function openProfile(profile: Profile): Promise<BrowserContext> {
  if (wholeBrowser === undefined) throw new Error(whyNot)
  const { folder, javaScript = true, asPlaywrightDoes, restoreLastSession } = profile
  return chromium.launchPersistentContext(folder, {
    executablePath: wholeBrowser,
    args: [
      ...['--headless=new', '--no-sandbox', '--disable-setuid-sandbox', '--disable-dev-shm-usage'],
      '--disable-gpu',
      ...(restoreLastSession ? ['--restore-last-session'] : []),
    ],
    ignoreDefaultArgs: [
      '--headless',
      ...(asPlaywrightDoes ? [] : ['--disable-back-forward-cache']),
    ],
    javaScriptEnabled: javaScript,
    viewport: { width: 1280, height: 800 },
    timeout: 60_000,
  })
}

/** One tab, as the person at the screen has it: they see it, and press Back and Forward. */
export interface Tab {
  readonly page: Page
  goTo(url: string): Promise<void>
  /** The browser's own buttons: -1 is Back, 1 is Forward. False when there is nowhere to go. */
  press(by: number): Promise<boolean>
  /** What the page itself can do. */
  run(script: string): Promise<void>
  /** Everything that stood in the tab during the next second, at each look: markup and title. */
  watch(ms?: number): Promise<string>
  /** The addresses that Back and Forward can reach. */
  history(): Promise<readonly string[]>
  /** How many pages the browser brought back from its memory. */
  restored(): number
  /** Why the browser asked for pages again instead, in its own words. */
  reasons(): readonly string[]
  close(): Promise<void>
}

export async function openTab(context: BrowserContext): Promise<Tab> {
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('Page.enable')
  let restored = 0
  cdp.on('Page.frameNavigated', ({ type }) => {
    if (type === 'BackForwardCacheRestore') restored += 1
  })
  const history = () => patiently(() => cdp.send('Page.getNavigationHistory'))
  const reasons = new Set<string>()
  cdp.on('Page.backForwardCacheNotUsed', ({ notRestoredExplanations }) => {
    for (const { reason } of notRestoredExplanations) reasons.add(reason)
  })
  return {
    page,
    goTo: async (url) => void (await page.goto(url)),
    async press(by) {
      const { entries, currentIndex } = await history()
      const entry = entries[currentIndex + by]
      if (entry) await cdp.send('Page.navigateToHistoryEntry', { entryId: entry.id })
      return entry !== undefined
    },
    run: async (script) => void (await evaluated(cdp, script)),
    async watch(ms = 1200) {
      const seen = new Set<string>()
      for (const until = performance.now() + ms; performance.now() < until; ) {
        seen.add(await evaluated(cdp, 'document.title + document.documentElement.outerHTML'))
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      return [...seen].join('\n')
    },
    history: async () => (await history()).entries.map(({ url }) => url),
    restored: () => restored,
    reasons: () => [...reasons],
    close: () => page.close(),
  }
}

/** While one page gives way to another, a tab cannot say where it is. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask()
    } catch (fault) {
      if (tries === 50) throw fault
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

/** Between two pages there is nothing to ask; then nothing is seen either. */
async function evaluated(cdp: CDPSession, expression: string): Promise<string> {
  const asked = cdp.send('Runtime.evaluate', { expression, returnByValue: true })
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, 2000, undefined))
  const answer = await Promise.race([asked.catch(() => undefined), late])
  return String(answer?.result.value ?? '')
}

/** Whether this browser brings pages back from memory, even those that say `no-store`. */
export async function cacheIsOn(context: BrowserContext, plainUrl: string): Promise<boolean> {
  const tab = await openTab(context)
  try {
    await tab.goTo(`${plainUrl}/control/one`)
    await tab.goTo(`${plainUrl.replace('127.0.0.1', 'localhost')}/control/two`)
    await tab.press(-1)
    for (let looks = 0; looks < 10 && tab.restored() === 0; looks += 1) await tab.watch(200)
    return tab.restored() === 1
  } finally {
    await tab.close()
  }
}

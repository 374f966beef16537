/**
 * Starts a real browser for tests: the Chromium that an npm package brings, or the system's. Works as
 * root and not as root. The package's is a headless shell, which has no back-forward cache whatever it
 * is told: what asks what Back shows needs a whole browser (checks/exit/exit-browser.ts).
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

export interface OpenOptions {
  readonly javaScript: boolean
  /** In CSS pixels: 360 is a small phone, 1280 a laptop. */
  readonly width: number
  readonly height?: number
  readonly dark?: boolean
  /** As the server gives them, such as `waymark-session=...`. */
  readonly cookies?: Readonly<Record<string, string>>
}

export interface TestBrowser {
  /** A page in a window of its own that shares nothing with the others. Closing the page closes it. */
  open(url: string, options: OpenOptions): Promise<Page>
  close(): Promise<void>
}

export async function startBrowser(): Promise<TestBrowser> {
  const { executable, fonts } = await findChromium()
  const browser = await chromium.launch({
    executablePath: executable,
    args: [
      '--no-sandbox',
      '--disable-setuid-sandbox',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--no-zygote',
      '--font-render-hinting=none',
    ],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    env: { ...definedEnvironment(), ...(fonts && { FONTCONFIG_PATH: fonts }) },
    timeout: 60_000,
  })
  return { open: (url, options) => open(browser, url, options), close: () => browser.close() }
}

async function open(browser: Browser, url: string, options: OpenOptions): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled: options.javaScript,
    viewport: { width: options.width, height: options.height ?? (options.width < 600 ? 740 : 800) },
    colorScheme: options.dark ? 'dark' : 'light',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    serviceWorkers: 'block',
  })
  await addCookies(context, url, options.cookies)
  const page = await context.newPage()
  // The whole browser may already be closing; then there is nothing left to close.
  page.once('close', () => void context.close().catch(() => {}))
  await page.goto(url)
  return page
}

async function addCookies(
  context: BrowserContext,
  url: string,
  cookies: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { origin } = new URL(url)
  const list = Object.entries(cookies).map(([name, value]) => ({ name, value, url: origin }))
  if (list.length > 0) await context.addCookies(list)
}

interface Chromium {
  readonly executable: string
  /** Fonts that came with it, for machines that have none. */
  readonly fonts?: string
}

async function findChromium(): Promise<Chromium> {
  const chosen = process.env['WAYMARK_TEST_BROWSER']
  if (chosen !== undefined) return { executable: chosen }
  const unpacked = await unpackedChromium().catch(() => undefined)
  if (unpacked !== undefined && starts(unpacked)) return unpacked
  const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  const executable = system.find((path) => existsSync(path))
  if (executable !== undefined) return { executable }
  throw new Error(
    'No browser was found for the tests. Run `npm ci --ignore-scripts`, which brings one, or name one: WAYMARK_TEST_BROWSER=/path/to/chromium npm test',
  )
}

/**
 * Unpacks the package's Chromium once for each user and version. It is renamed into place when whole, so
 * that two test runs at the same time cannot start half a browser.
 */
async function unpackedChromium(): Promise<Chromium> {
  const packageFile = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const { version } = JSON.parse(await readFile(join(packageFile, '../../package.json'), 'utf8'))
  const home = join(tmpdir(), `waymark-test-browser-${process.getuid?.() ?? 0}-${version}`)
  if (!existsSync(join(home, 'chromium'))) await unpackInto(home)
  const fonts = existsSync('/etc/fonts/fonts.conf') ? undefined : join(home, 'fonts')
  return { executable: join(home, 'chromium'), ...(fonts && { fonts }) }
}

async function unpackInto(home: string): Promise<void> {
  const { default: packed } = await import('@sparticuz/chromium')
  const before = process.env['TMPDIR']
  const place = await mkdtemp(`${home}-`)
  await mkdir(place, { recursive: true })
  // The package unpacks into the temporary folder, wherever that is.
  process.env['TMPDIR'] = place
  try {
    await packed.executablePath()
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
  // Somebody else may have been faster; then theirs is as good.
  await rename(place, home).catch(() => rm(place, { recursive: true, force: true }))
}

function starts({ executable }: Chromium): boolean {
  try {
    execFileSync(executable, ['--version', '--no-sandbox'], { timeout: 20_000, stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  )
}

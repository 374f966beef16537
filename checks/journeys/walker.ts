/**
 * Somebody who uses Waymark in a browser, as people do: follows links, fills in forms, presses buttons,
 * reads. Every page they come to is looked at: it must be valid, fit a phone and a laptop, and with
 * scripts on have nothing in anybody's way.
 */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import type { Locator, Page, Response } from 'playwright-core'
import { scan, whatDoesNotFit } from '../browser/scan.ts'
import type { TestBrowser } from '../browser/start-browser.ts'
import { problemsOf } from '../browser/valid-html.ts'

/** Words, a day like 2026-11-20, one of several answers by its value, or several of several. */
export type Fields = Readonly<Record<string, string | readonly string[]>>

export interface Walker {
  readonly page: Page
  go(path: string): Promise<void>
  follow(link: string | RegExp): Promise<void>
  press(button: string | RegExp): Promise<void>
  fill(fields: Fields): Promise<void>
  /** Fails unless all of these words are on the page. */
  sees(...words: readonly (string | RegExp)[]): Promise<void>
  seesNot(...words: readonly (string | RegExp)[]): Promise<void>
  /** The words of one part of the page, such as one card. */
  within(heading: string | RegExp): Promise<string>
  path(): string
  /** Presses what makes a file, and hands over its bytes. */
  takeFile(button: string): Promise<Buffer>
  /** Moves the made-up day, as the banner does, by so many days. */
  moveOn(days: number): Promise<void>
  close(): Promise<void>
}

/** What was found wrong on pages; one list for a whole journey, so that all of it is seen at once. */
export interface PageChecks {
  readonly found: string[]
  readonly looked: Set<string>
  /** Somebody else looks at the pages. */
  readonly off?: boolean
}

export const noPageChecks = (): PageChecks => ({ found: [], looked: new Set() })

export interface Walking {
  readonly browser: TestBrowser
  readonly url: string
  /** The made-up person's name on the sign-in page. Left out: somebody without an account, with a link. */
  readonly as?: string
  readonly javaScript: boolean
  readonly checks: PageChecks
}

export async function aWalker({ browser, url, as, javaScript, checks }: Walking): Promise<Walker> {
  const page = await browser.open(as === undefined ? 'about:blank' : `${url}/sign-in`, {
    javaScript,
    width: 1280,
  })
  page.setDefaultTimeout(10_000)
  let last: Response | undefined
  page.on('response', (response) => {
    const here = response.frame() === page.mainFrame()
    if (here && response.request().isNavigationRequest() && response.status() < 300) last = response
  })
  const arrived = () => lookAt(page, { last, javaScript, checks })
  const leaving = async (act: () => Promise<unknown>) => {
    await act()
    await page.waitForLoadState('load')
    await arrived()
  }
  const walker: Walker = {
    page,
    path: () => new URL(page.url()).pathname,
    go: (path) => leaving(() => page.goto(new URL(path, url).href)),
    follow: (link) => leaving(() => reach(page.getByRole('link', { name: link }), `link ${link}`)),
    press: (button) =>
      leaving(() => reach(page.getByRole('button', { name: button }), `button ${button}`)),
    async fill(fields) {
      for (const [name, value] of Object.entries(fields)) await fillOne(page, name, value)
    },
    async sees(...words) {
      const said = await textOn(page)
      for (const one of words) {
        assert.ok(isIn(said, one), `${one} is not on ${page.url()}:\n${said.slice(0, 3000)}`)
      }
    },
    async seesNot(...words) {
      const said = await textOn(page)
      for (const one of words) assert.ok(!isIn(said, one), `${one} is on ${page.url()}`)
    },
    async within(heading) {
      const cards = page
        .locator('.wm-card')
        .filter({ has: page.getByRole('heading', { name: heading }) })
      return plain((await cards.first().textContent()) ?? '')
    },
    async moveOn(days) {
      const csrf = await page.locator('input[name=csrf]').first().getAttribute('value')
      const answer = await page.request.post(`${url}/rehearsal`, {
        form: { csrf: csrf ?? '', days: String(days), next: '/today' },
        maxRedirects: 0,
      })
      assert.equal(answer.status(), 303, `the day did not move: ${answer.status()}`)
    },
    async takeFile(button) {
      const coming = page.waitForEvent('download', { timeout: 30_000 })
      await page.getByRole('button', { name: button }).click()
      return readFile(await (await coming).path())
    },
    close: () => page.close(),
  }
  if (as !== undefined) await walker.press(as)
  return walker
}

/** Presses what has this name, opening the folds it lies in. */
async function reach(found: Locator, what: string): Promise<void> {
  const one = found.first()
  if ((await found.count()) === 0) {
    const hidden = one.page().locator('details:not([open]) > summary')
    for (const summary of (await hidden.all()).toReversed())
      await summary.click({ timeout: 2000 }).catch(() => {})
  }
  assert.ok((await found.count()) > 0, `there is no ${what} on ${one.page().url()}`)
  await one.click()
}

async function fillOne(page: Page, name: string, value: string | readonly string[]): Promise<void> {
  if (typeof value !== 'string') {
    for (const each of value) await check(page, `input[name="${name}"][value="${each}"]`)
    return
  }
  if (/^\d{4}-\d\d-\d\d$/.test(value) && (await page.locator(`[name="${name}-day"]`).count()) > 0) {
    const [year = '', month = '', date = ''] = value.split('-')
    const parts = { day: String(Number(date)), month: String(Number(month)), year }
    for (const [part, figures] of Object.entries(parts)) {
      const box = page.locator(`[name="${name}-${part}"]`)
      await unfold(box)
      await box.fill(figures)
    }
    return
  }
  const field = page.locator(`[name="${name}"]:not([type=hidden])`)
  assert.ok((await field.count()) > 0, `no field ${name} on ${page.url()}`)
  const type = await field.first().getAttribute('type')
  if (type === 'radio' || type === 'checkbox') {
    return check(page, `input[name="${name}"][value="${value}"]`)
  }
  await unfold(field)
  const isList = (await page.locator(`select[name="${name}"]`).count()) > 0
  await (isList ? field.selectOption(value) : field.fill(value))
}

async function check(page: Page, selector: string): Promise<void> {
  const box = page.locator(selector)
  assert.equal(await box.count(), 1, `${await box.count()} boxes ${selector} on ${page.url()}`)
  await unfold(box)
  await box.check()
}

/** Opens the folds around a field, outermost first. */
async function unfold(field: Locator): Promise<void> {
  const page = field.page()
  for (let tries = 0; tries < 4; tries += 1) {
    const fold = page.locator('details:not([open])').filter({ has: field })
    if ((await fold.count()) === 0) return
    await fold.first().locator('> summary').click()
  }
}

export function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

async function textOn(page: Page): Promise<string> {
  return plain((await page.locator('body').textContent()) ?? '')
}

function isIn(said: string, words: string | RegExp): boolean {
  return typeof words === 'string' ? said.includes(words) : words.test(said)
}

interface Looking {
  readonly last: Response | undefined
  readonly javaScript: boolean
  readonly checks: PageChecks
}

/** Once for each kind of page: the same page with other people on it needs no second look. */
async function lookAt(page: Page, { last, javaScript, checks }: Looking): Promise<void> {
  if (checks.off) return
  const name = kindOfPage(page)
  const key = `${name} ${plain((await page.locator('h1').first().textContent()) ?? '')}`
  if (checks.looked.has(key)) return
  checks.looked.add(key)
  const found = (what: string, list: readonly unknown[]) => {
    for (const one of list)
      checks.found.push(`${name}: ${what}: ${typeof one === 'string' ? one : JSON.stringify(one)}`)
  }
  const body = await last?.text().catch(() => undefined)
  if (body) found('not valid', await problemsOf(body))
  found('does not fit 1280', await whatDoesNotFit(page))
  if (javaScript) found('axe', await scan(page))
  await page.setViewportSize({ width: 360, height: 740 })
  found('does not fit 360', await whatDoesNotFit(page))
  await page.setViewportSize({ width: 1280, height: 800 })
}

export function kindOfPage(page: Page): string {
  const { pathname } = new URL(page.url())
  return pathname.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
}

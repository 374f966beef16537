/** Opens each page as somebody who may, on a laptop and on a phone, and says what is wrong with it. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { picture, scan, whatDoesNotFit } from '../../browser/scan.ts'
import type { TestBrowser } from '../../browser/start-browser.ts'
import { problemsOf } from '../../browser/valid-html.ts'
import type { JourneyServer } from '../journey-server.ts'
import { aWalker, noPageChecks, type Walker } from '../walker.ts'
import type { Find, Visit } from './visits.ts'

export interface Looking {
  readonly server: JourneyServer
  readonly browser: TestBrowser
  /** Where pictures are kept; without it none are taken. */
  readonly folder?: string
  /** The widths at which axe runs too; it is the slow part. */
  readonly scanAt: readonly number[]
  /** The address of the stylesheet for right-to-left: pages are turned around before they are looked at. */
  readonly turnedBy?: string | undefined
}

export interface Looker {
  /** What is wrong with the page; nothing when all is well. */
  lookAt(visit: Visit): Promise<readonly string[]>
  close(): Promise<void>
}

const widths = [
  { width: 1280, height: 800 },
  { width: 360, height: 740 },
] as const

export function aLooker({ server, browser, folder, scanAt, turnedBy }: Looking): Looker {
  const signedIn = new Map<string, Promise<Walker>>()
  const walkerOf = (as: string): Promise<Walker> => {
    const known = signedIn.get(as)
    if (known) return known
    const checks = { ...noPageChecks(), off: true }
    const walker = aWalker({ browser, url: server.url, as, javaScript: true, checks })
    signedIn.set(as, walker)
    return walker
  }
  const find: Find = async (as, from, like) => {
    const { page } = await walkerOf(as)
    const body = await (await page.request.get(`${server.url}${from}`)).text()
    const found = like.exec(body)?.[0]
    if (found === undefined) throw new Error(`nothing like ${like} on ${from}`)
    return found
  }
  return {
    async lookAt({ as, path, route, what }) {
      const { page } = await walkerOf(as)
      const address = typeof path === 'string' ? path : await path(find)
      const answer = await page.goto(`${server.url}${address}`)
      if (answer?.status() !== 200) return [`answered ${answer?.status()}`]
      if (turnedBy !== undefined) await turn(page, turnedBy)
      const invalid = await problemsOf(await answer.text())
      const found = invalid.map((one) => `not valid: ${one}`)
      for (const size of widths) {
        await page.setViewportSize(size)
        found.push(...(await wrongAt(page, size.width, scanAt.includes(size.width))))
        if (folder) await picture(page, join(folder, String(size.width)), nameOf(route, what))
      }
      return found
    },
    async close() {
      for (const walker of await Promise.all(signedIn.values())) await walker.close()
    },
  }
}

/** As a page is made for a language that is written from right to left. */
async function turn(page: Page, style: string): Promise<void> {
  await page.locator('html').evaluate((root) => root.setAttribute('dir', 'rtl'))
  await page.locator('link[rel=stylesheet]').evaluate(async (link, address) => {
    await new Promise((loaded) => {
      link.addEventListener('load', loaded, { once: true })
      link.setAttribute('href', address)
    })
  }, style)
}

async function wrongAt(page: Page, width: number, scans: boolean): Promise<readonly string[]> {
  const tooWide = await whatDoesNotFit(page)
  const inTheWay = scans ? await scan(page) : []
  return [
    ...tooWide.map((one) => `does not fit ${width}: ${one}`),
    ...inTheWay.map((one) => `in somebody’s way at ${width}: ${JSON.stringify(one)}`),
  ]
}

function nameOf(route: string, what = ''): string {
  const words = `${route} ${what}`.replaceAll(/[^A-Za-z]+/g, '-')
  return words.replace(/^-|-$/g, '').toLowerCase()
}

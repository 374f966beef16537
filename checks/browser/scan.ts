/**
 * Answers what stands in the way of people who use a page differently: axe over the page as it is, what
 * does not fit the window, and a picture to look at. Runs beside the page's own security rules.
 */
import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

export interface Violation {
  readonly id: string
  readonly impact: string
  readonly help: string
  /** Where, as selectors. */
  readonly at: readonly string[]
}

let axe: string | undefined

/**
 * The page needs its scripts on. The scanner is put in by the debugger, not by the page, so the page's
 * content security policy stays as it is.
 */
export async function scan(page: Page): Promise<readonly Violation[]> {
  axe ??= await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  const debug = await page.context().newCDPSession(page)
  try {
    await debug.send('Runtime.evaluate', { expression: axe })
    const { result, exceptionDetails } = await debug.send('Runtime.evaluate', {
      expression: scanning,
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails) throw new Error(`axe could not run: ${exceptionDetails.text}`)
    // `scanning` below makes exactly this shape.
    return result.value as readonly Violation[]
  } finally {
    await debug.detach()
  }
}

const scanning = `axe.run(document, {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
}).then(({ violations }) => violations.map(({ id, impact, help, nodes }) => ({
  id, impact: String(impact), help, at: nodes.map(({ target }) => target.join(' ')),
})))`

/** Elements that reach beyond the window or whose words are cut off, as selectors with their sizes. */
export async function whatDoesNotFit(page: Page): Promise<readonly string[]> {
  const debug = await page.context().newCDPSession(page)
  try {
    const { result } = await debug.send('Runtime.evaluate', {
      expression: await readFile(new URL('what-does-not-fit.js', import.meta.url), 'utf8'),
      returnByValue: true,
    })
    // The file makes exactly this shape.
    return result.value as readonly string[]
  } finally {
    await debug.detach()
  }
}

/** A picture of the whole page in a folder of the caller's choosing. */
export async function picture(page: Page, folder: string, name: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path, fullPage: true, animations: 'disabled' })
  return path
}

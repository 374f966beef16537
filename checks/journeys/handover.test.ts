/**
 * Support moves to another service, in two installations: one gives a file and tells its code, the page inside is
 * opened without a network, and the other one reads the file, looks, and takes it in. And to a service without
 * Waymark: a page behind a link and a code.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { fileCodeOf, openFile } from '../../src/application/handover/sealed-file.ts'
import { scan, whatDoesNotFit } from '../browser/scan.ts'
import { startBrowser, type TestBrowser } from '../browser/start-browser.ts'
import { problemsOf } from '../browser/valid-html.ts'
import { type JourneyServer, journeyServer } from './journey-server.ts'
import { aWalker, noPageChecks, type PageChecks, type Walker } from './walker.ts'

const alias = 'Kestrel'
/** A folder; without one none are kept. */
const pictures = process.env['WAYMARK_PICTURES']

/** For people to look at. */
async function keepPictures(page: Page, folder: string, name = 'handover'): Promise<void> {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 1400 })
    await page.screenshot({ path: join(folder, `${name}-${width}.png`) })
  }
  await page.setViewportSize({ width: 360, height: 740 })
}

describe('A handover to another installation', () => {
  const checks: PageChecks = noPageChecks()
  const folder = mkdtempSync(join(tmpdir(), 'waymark-handed-'))
  let here: JourneyServer
  let there: JourneyServer
  let browser: TestBrowser
  let began = 0
  before(async () => {
    here = await journeyServer([alias])
    there = await journeyServer(['Fennel'])
    browser = await startBrowser()
    began = Date.now()
  })
  after(async () => {
    await browser?.close()
    await there?.stop()
    await here?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const walk = (server: JourneyServer, as: string): Promise<Walker> =>
    aWalker({ browser, url: server.url, as, javaScript: false, checks })

  async function onThePage(worker: Walker, way: 'file' | 'page'): Promise<void> {
    await worker.go(`${here.caseOf(alias).base}/circle/handovers`)
    await worker.follow('Look at what would go')
    await worker.sees('This goes, and nothing else', 'Where they are, and telephone numbers: never')
    await worker.fill({ way, shownOn: here.today() })
    const goOn = worker.page.locator('[name=goOn]')
    if ((await goOn.count()) > 0) await goOn.check()
  }

  const sealed = join(folder, 'handover.waymark')
  let code = ''

  test('a worker hands over in one sealed file, and writes its code down', async () => {
    const worker = await walk(here, here.caseOf(alias).worker)
    await onThePage(worker, 'file')
    code = (await worker.page.locator('[name=fileCode]').getAttribute('value')) ?? ''
    const file = await worker.takeFile('Hand it over')
    writeFileSync(sealed, file)
    assert.ok(!file.includes('Confidential'), 'the file can be read without its code')
    await worker.go(`${here.caseOf(alias).base}/circle/handovers`)
    await worker.sees('Handed over: 1', 'As a sealed file')
    await worker.go(`${here.caseOf(alias).base}/circle/shared`)
    await worker.sees('In a handover pack')
    await worker.close()
  })

  test('the page inside opens in a browser without a network, on a small screen, in nobody’s way', async () => {
    const opened = await openFile(readFileSync(sealed), fileCodeOf(code) ?? '')
    assert.ok('page' in opened, JSON.stringify(opened))
    assert.deepEqual(await problemsOf(opened.page), [])
    const path = join(folder, 'handover.html')
    writeFileSync(path, opened.page)
    const page = await browser.open('about:blank', { javaScript: true, width: 360 })
    await page.context().setOffline(true)
    const asked: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) asked.push(request.url())
    })
    await page.goto(pathToFileURL(path).href)
    assert.equal(await page.locator('h1').textContent(), 'Handover to your service')
    assert.deepEqual(await whatDoesNotFit(page), [])
    assert.deepEqual(await scan(page), [])
    if (pictures) await keepPictures(page, pictures)
    await page.locator('html').evaluate((root) => root.setAttribute('dir', 'rtl'))
    assert.deepEqual(await whatDoesNotFit(page), [])
    assert.deepEqual(asked, [])
    await page.close()
  })

  test('the other service reads it with its code, looks, and takes it in; a second time it is here already', async () => {
    const worker = await walk(there, there.caseOf('Fennel').worker)
    const bring = async (typed: string) => {
      await worker.go('/cases/new')
      await worker.follow('Take its file in')
      await worker.page.locator('[name=file]').setInputFiles(sealed)
      await worker.fill({ code: typed, alias: 'Heron' })
      await worker.press('Read the file')
    }
    await bring('AAAA-AAAA-AAAA-AAAA-AAAA')
    await worker.sees('does not open with this code')
    await bring(code.toLowerCase().replaceAll('-', ' '))
    await worker.sees(
      'A handover to look at',
      'Larkfield Support',
      'Nothing of it is in the record',
    )
    if (pictures) await keepPictures(worker.page, pictures, 'waiting')
    await worker.press('Take it in')
    await worker.sees('Taken in', 'What the service before wrote')
    const base = worker.path().replace('/circle/handovers', '')
    await worker.go(base)
    await worker.sees('from the handover of Larkfield Support')
    for (const rest of [
      '/needs',
      '/rnas',
      '/risk',
      '/risk/plan',
      '/promises',
      '/account',
      '/told',
    ]) {
      await worker.go(`${base}${rest}`)
      await worker.seesNot('Something went wrong')
    }
    await bring(code)
    await worker.sees('This very handover was taken in here before')
    await worker.close()
  })

  test('a service without Waymark opens the page with a link and a code', async () => {
    const worker = await walk(here, here.caseOf(alias).worker)
    await onThePage(worker, 'page')
    await worker.press('Hand it over')
    await worker.sees('The handover is ready. It has not been sent')
    const [link = '', digits = ''] = await worker.page.locator('strong[dir=ltr]').allTextContents()
    await worker.close()
    const page = await browser.open(`${here.url}${new URL(link).pathname}`, {
      ...{ javaScript: false, width: 360 },
    })
    await page.fill('[name=code]', digits)
    await page.getByRole('button', { name: 'Go on' }).click()
    const coming = page.waitForEvent('download', { timeout: 30_000 })
    await page.getByRole('button', { name: 'Open it' }).click()
    assert.equal((await coming).suggestedFilename(), 'handover.html')
    await page.close()
  })

  test('no page on the way was broken or in anybody’s way', (t) => {
    assert.deepEqual([...here.faults, ...there.faults, ...checks.found], [])
    // A minute is the aim, on a machine that nobody else uses; the clock of a busy one proves nothing.
    t.diagnostic(`all of it took ${Math.round((Date.now() - began) / 1000)} s`)
  })
})

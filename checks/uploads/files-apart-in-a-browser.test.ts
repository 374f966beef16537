/**
 * Taking files out in a real browser, where they come from an address of their own: by links and by forms,
 * with scripts and without, between neighbours and between strangers. The page stays, nothing is lost.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { aFreePort } from '../../src/command-line/testing/free-port.testing.ts'
import { openPress } from '../../src/documents/press/press.ts'
import { documentPress } from '../../src/documents/press-adapter.ts'
import { buildLook } from '../../src/web/look/build-look.ts'
import { startBrowser, type TestBrowser } from '../browser/start-browser.ts'
import { type FilesApart, filesApart } from './files-apart.ts'

/** Browsers find every name under `localhost` on this machine, and hold two of them to be neighbours or not. */
const pairs = [
  { how: 'neighbours', pagesAt: 'waymark.localhost', filesAt: 'files.waymark.localhost' },
  { how: 'strangers', pagesAt: 'localhost', filesAt: '127.0.0.1' },
] as const

let browser: TestBrowser
before(async () => {
  browser = await startBrowser()
})
after(() => browser?.close())

for (const { how, pagesAt, filesAt } of pairs) {
  describe(`Where pages and files are ${how}`, () => {
    let at: FilesApart
    let url: string
    let files: string
    const press = openPress()
    before(async () => {
      const look = await buildLook()
      for (let tries = 0; ; tries++) {
        const port = await aFreePort()
        url = `http://${pagesAt}:${port}`
        files = `http://${filesAt}:${port}`
        at = await filesApart({ pagesAt: url, filesAt: files, look, press: documentPress(press) })
        const listening = await at.server.listen({ port, host: '127.0.0.1' })
        if ('url' in listening) break
        await at.close()
        assert.ok(tries < 5, 'no port was free')
      }
    })
    after(async () => {
      await at?.close()
      await press.stop()
    })

    async function signedIn(path: string, javaScript: boolean): Promise<Page> {
      const cookies = { 'waymark-session': await at.signIn() }
      return browser.open(`${url}${path}`, { javaScript, width: 1280, cookies })
    }

    for (const javaScript of [true, false]) {
      test(`a letter is taken by a link, ${javaScript ? 'with' : 'without'} scripts`, async () => {
        const page = await signedIn(at.at.base, javaScript)
        await taken(page, `a[href$="${at.letterPath}"]`, { files, name: /^document-\w{8}\.pdf$/ })
        assert.equal(page.url(), `${url}${at.at.base}`, 'the page stays')
        assert.match(await page.innerText('main'), /A letter/, 'and what is on it')
        await page.close()
      })

      test(`a picture and a copy are taken by a form, ${javaScript ? 'with' : 'without'} scripts`, async () => {
        const page = await signedIn(at.picturePath, javaScript)
        await page.fill('textarea[name=reason]', 'To show it to the landlord')
        await taken(page, 'main form button', { files, name: /^document-\w{8}\.jpeg$/ })
        await page.goto(`${url}/cases/${at.at.caseId}/looked/print`)
        await taken(page, 'main button[value=pdf]', { files, name: /\.pdf$/ })
        await page.close()
      })
    }

    test('a link that is opened again shows plain words and a way back, and a kept address works', async () => {
      const page = await signedIn(at.at.base, true)
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.click(`a[href$="${at.letterPath}"]`),
      ])
      await page.goto(download.url())
      assert.match(await page.innerText('main'), /does not open the file any more/)
      assert.deepEqual(await page.context().cookies(files), [], 'no cookie is set there')
      await page.click('main a')
      assert.ok(page.url().startsWith(url), 'back to the pages')
      const [again] = await Promise.all([
        page.waitForEvent('download'),
        page.goto(`${url}${at.letterPath}`).catch(() => undefined),
      ])
      assert.ok(again.url().startsWith(`${files}/take/`))
      await page.close()
    })
  })
}

/** Pressing gives a file, from the address of files, and its bytes arrive whole. */
async function taken(page: Page, selector: string, wanted: { files: string; name: RegExp }) {
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.click(selector),
  ])
  assert.ok(download.url().startsWith(`${wanted.files}/take/`), download.url())
  assert.match(download.suggestedFilename(), wanted.name)
  const bytes = readFileSync(await download.path())
  assert.match(bytes.subarray(0, 4).toString('latin1'), /^(%PDF|\u00ff\u00d8\u00ff)/)
}

/**
 * Leaving, as measured in a whole browser with its back-forward cache on: no way back shows a word of
 * the case, nothing is left on the disk, and the harness notices when it would be fooled.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { BrowserContext } from 'playwright-core'
import { cacheIsOn, openProfile, openTab, wholeBrowser, whyNot } from './exit-browser.ts'
import { canaries, type Defects, openStage, type Stage, typedCanary } from './exit-stage.ts'
import { filesHolding } from './profile-scan.ts'
import { goneElsewhere, tryWay, type Way, waysBack, waysWithoutScript } from './ways-back.ts'

const skip = wholeBrowser === undefined && whyNot

describe('Leaving', { skip }, () => {
  const folders: string[] = []
  const aFolder = () => {
    const folder = mkdtempSync(join(tmpdir(), 'waymark-exit-'))
    folders.push(folder)
    return folder
  }
  const profile = aFolder()
  let stage: Stage
  let context: BrowserContext
  before(async () => {
    stage = await openStage()
    context = await openProfile({ folder: profile })
  })
  after(async () => {
    await context?.close()
    await stage?.stop()
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  })

  test('the browser brings back even pages that say no-store, so that the rest proves something', async () => {
    assert.ok(await cacheIsOn(context, stage.elsewhere))
  })

  for (const way of waysBack) {
    test(`${way.name} shows nothing`, async () => {
      assert.deepEqual(await tryWay(stage, context, way), [])
    })
  }

  test('without scripts too, no way back shows anything', async () => {
    const without = await openProfile({ folder: aFolder(), javaScript: false })
    try {
      assert.ok(await cacheIsOn(without, stage.elsewhere))
      for (const way of waysWithoutScript) {
        assert.deepEqual(await tryWay(stage, without, way), [])
      }
    } finally {
      await without.close()
    }
  })

  test('the page is empty within 200 ms of the press, however slow the way out is', async () => {
    await stage.signIn(context)
    const tab = await openTab(context)
    const tookMs: number[] = []
    tab.page.on('console', (message) => {
      const [, ms] = /^emptied after ([\d.]+)$/.exec(message.text()) ?? []
      if (ms !== undefined) tookMs.push(Number(ms))
    })
    await tab.page.route('**/leave', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1000))
      await route.continue()
    })
    for (let times = 0; times < 5; times += 1) {
      await stage.signIn(context)
      await tab.goTo(`${stage.url}${stage.casePath}`)
      await tab.run(`addEventListener('click', (event) => {
        new MutationObserver(() => document.body.innerText === '' &&
          console.log('emptied after ' + (performance.now() - event.timeStamp))
        ).observe(document.body, { childList: true })
      }, true)`)
      await tab.page.click('text=Leave this page', { noWaitAfter: true })
      const meanwhile = await tab.watch(400)
      assert.ok(!canaries.some((one) => meanwhile.includes(one)), 'the way out is still under way')
      await tab.page.waitForURL(`${stage.elsewhere}/weather`)
    }
    await tab.close()
    assert.equal(tookMs.length, 5)
    // The middle one: a busy machine may stop a single try.
    const middle = tookMs.toSorted((one, other) => one - other)[2] ?? Number.NaN
    assert.ok(middle < 200, `emptied after ${tookMs.join(', ')} ms`)
  })

  test('the way out is the first thing the keyboard reaches, 44 pixels high, and stays in the window', async () => {
    await stage.signIn(context)
    const tab = await openTab(context)
    await tab.goTo(`${stage.url}${stage.casePath}`)
    for (const width of [360, 1280]) {
      await tab.page.setViewportSize({ width, height: 740 })
      await tab.page.mouse.wheel(0, 2000)
      const box = await tab.page.locator('.wm-leave').boundingBox()
      assert.ok(
        box && box.height >= 44 && box.width >= 44,
        `${width}: ${box?.width}×${box?.height}`,
      )
      assert.ok(box.y >= 0 && box.y + box.height <= 740 && box.x + box.width <= width)
    }
    await tab.goTo(`${stage.url}${stage.casePath}`)
    await tab.page.keyboard.press('Tab')
    const first = await tab.page.evaluate('document.activeElement.className')
    assert.equal(first, 'wm-leave')
    await tab.close()
  })

  test('a screen left alone goes blank once its session is over elsewhere', async () => {
    const token = await stage.signIn(context)
    const tab = await openTab(context)
    await tab.goTo(`${stage.url}${stage.casePath}`)
    await stage.endSession(token)
    // As when the tab is looked at again; otherwise it asks once a minute.
    await tab.run(`document.dispatchEvent(new Event('visibilitychange'))`)
    await tab.page.waitForURL(/\/sign-in\?next=/)
    assert.ok(!(await tab.watch(100)).includes(canaries[0]))
    await tab.close()
  })

  test('nothing is kept in the browser but our own cookies, which no script can read', async () => {
    await context.clearCookies()
    await stage.signIn(context)
    const tab = await openTab(context)
    await tab.goTo(`${stage.url}${stage.casePath}`)
    await tab.page.fill('textarea[name=words]', typedCanary)
    const kept = await tab.page.evaluate(`(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      cookies: document.cookie,
    }))()`)
    const none = { local: 0, session: 0, databases: 0, caches: 0, workers: 0, cookies: '' }
    assert.deepEqual(kept, none)
    const cookies = await context.cookies()
    const names = cookies.map(({ name }) => name).toSorted()
    assert.deepEqual(names, ['waymark-session', 'waymark-turn'])
    assert.ok(cookies.every(({ httpOnly, sameSite }) => httpOnly && sameSite === 'Lax'))
    await tab.close()
  })

  test('a browser that opens its last session again shows nothing, and its profile holds no word', async () => {
    await context.close()
    context = await openProfile({ folder: profile, restoreLastSession: true })
    for (const page of context.pages()) {
      const words = await page.content()
      assert.ok(!canaries.some((one) => words.includes(one)), page.url())
    }
    await context.close()
    const [said, alias, typed] = canaries
    assert.deepEqual(filesHolding(profile, [said, typed]), [])
    // Titles hold the alias, which is made for that; they stand in the list of visited pages only.
    const titles = filesHolding(profile, [alias])
    assert.ok(
      titles.every((file) =>
        /^Default\/(History|Sessions|Top Sites|Favicons|Shortcuts)/.test(file),
      ),
      titles.join(', '),
    )
  })

  // From here on: defects, planted once each, that must be noticed.

  test('a browser as Playwright starts it, with the cache off, is noticed', async () => {
    const off = await openProfile({ folder: aFolder(), asPlaywrightDoes: true })
    try {
      assert.equal(await cacheIsOn(off, stage.elsewhere), false)
    } finally {
      await off.close()
    }
  })

  const goBack = waysBack.filter(({ name }) => name === 'Back')
  const fromMemory: Way = { ...goneElsewhere, fromMemory: true }
  const notEmptied = (script: string) => script.replace("addEventListener('pagehide', wipe)", '')

  test('without its cookie, a page does come back from memory, and is empty all the same', async () => {
    assert.deepEqual(await tried({ withoutTurn: true }, [fromMemory]), [])
  })

  const defects: readonly {
    readonly what: string
    readonly planted: Defects
    readonly ways: readonly Way[]
    readonly noticed: RegExp
    readonly javaScript?: false
  }[] = [
    {
      what: 'an exit that only goes elsewhere by location.href, and ends nothing',
      planted: {
        script: (script) =>
          notEmptied(script).replace("go('/leave')", 'location.href = way.dataset.leave'),
      },
      ways: goBack,
      noticed: /Back: shows quillwort/,
    },
    {
      what: 'an exit by location.href that leaves the page in the history',
      planted: { script: (script) => script.replace("go('/leave')", "location.href = '/leave'") },
      ways: goBack,
      noticed: /Back: still in history/,
    },
    {
      what: 'a page that comes back from memory as it was',
      planted: {
        withoutTurn: true,
        script: (script) =>
          notEmptied(script)
            .replace('if (!persisted) return', 'return')
            .replace('document.hidden || look()', ''),
      },
      ways: [fromMemory],
      noticed: /another site.*: shows quillwort/,
    },
    {
      what: 'a page without scripts that comes back from memory as it was',
      planted: { withoutTurn: true },
      ways: [fromMemory],
      noticed: /another site.*: shows quillwort/,
      javaScript: false,
    },
  ]
  for (const { what, planted, ways, noticed, javaScript } of defects) {
    test(`${what} is noticed`, async () => {
      assert.match((await tried(planted, ways, javaScript)).join('\n'), noticed)
    })
  }

  async function tried(planted: Defects, ways: readonly Way[], javaScript = true) {
    const there = await openStage(planted)
    const fresh = await openProfile({ folder: aFolder(), javaScript })
    try {
      const wrong: string[] = []
      for (const way of ways) wrong.push(...(await tryWay(there, fresh, way)))
      return wrong
    } finally {
      await fresh.close()
      await there.stop()
    }
  }

  test('a word planted in the profile is found', () => {
    assert.deepEqual(filesHolding(join(import.meta.dirname), ['quillwort-said-in-the-case']), [
      'exit-stage.ts',
      'exit.test.ts',
    ])
  })
})

/** The look in a real browser: on a phone and a laptop, both directions, light and dark, with and without scripts. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { sampleServer, sampleToken } from './sample-server.ts'
import { scan, whatDoesNotFit } from './scan.ts'
import { type OpenOptions, startBrowser, type TestBrowser } from './start-browser.ts'

let server: Awaited<ReturnType<typeof sampleServer>>
let neutral: Awaited<ReturnType<typeof sampleServer>>
let browser: TestBrowser

before(async () => {
  neutral = await sampleServer({ leaveTo: 'about:blank' })
  server = await sampleServer({ leaveTo: `${neutral.url}/health` })
  browser = await startBrowser()
})

after(async () => {
  await browser?.close()
  await server?.stop()
  await neutral?.stop()
})

async function visit(
  path: string,
  options: Partial<OpenOptions>,
  work: (page: Page) => Promise<void>,
) {
  server.seen.ended.length = 0
  const page = await browser.open(`${server.url}${path}`, {
    javaScript: true,
    width: 360,
    cookies: { 'waymark-session': sampleToken },
    ...options,
  })
  try {
    await work(page)
  } finally {
    await page.close()
  }
}

for (const path of ['/case', '/form', '/list', '/nowhere']) {
  for (const width of [360, 1280]) {
    for (const dir of ['ltr', 'rtl']) {
      test(`${path} at ${width} pixels, ${dir}, stands in nobody's way and fits`, async () => {
        await visit(`${path}?dir=${dir}`, { width, dark: dir === 'rtl' }, async (page) => {
          assert.deepEqual(await scan(page), [])
          assert.deepEqual(await whatDoesNotFit(page), [])
        })
      })
    }
  }
}

test('the scan finds what is planted: an unnamed button, and words too wide for a phone', async () => {
  await visit('/case', {}, async (page) => {
    await page.evaluate(`(() => {
      document.querySelector('main').append(document.createElement('button'))
      const wide = document.createElement('p')
      wide.textContent = 'x'.repeat(400)
      wide.className = 'planted'
      wide.setAttribute('hidden', '')
      document.querySelector('main').append(wide)
      wide.removeAttribute('hidden')
      document.querySelector('.wm-tracks').className = 'planted'
      document.querySelector('main').append(Object.assign(document.createElement('pre'), { textContent: 'y'.repeat(400) }))
    })()`)
    assert.ok((await scan(page)).some(({ id }) => id === 'button-name'))
    assert.ok((await whatDoesNotFit(page)).length > 0)
  })
})

test('pages break none of their own security rules', async () => {
  await visit('/form', {}, async (page) => {
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning')
        complaints.push(message.text())
    })
    await page.reload()
    await page.fill('#words', 'a')
    assert.deepEqual(complaints, [])
  })
})

test('leaving by the button empties the page, ends the session and leaves no page of ours behind', async () => {
  await visit('/case', {}, async (page) => {
    await page.goto(`${server.url}/list`)
    await page.click('text=Leave this page')
    await page.waitForURL(/health/)
    await waitUntil(() => server.seen.ended.length > 0)
    assert.deepEqual(server.seen.ended.slice(0, 1), [sampleToken])
    await page.goBack()
    assert.ok(!(await page.content()).includes('Heron'), 'Back shows nothing of the case')
  })
})

test('leaving works by three presses of Shift, but not while writing capitals', async () => {
  await visit('/form', {}, async (page) => {
    for (const letter of ['A', 'B', 'C', 'D']) await page.keyboard.press(`Shift+${letter}`)
    assert.match(page.url(), /form/)
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift')
    await page.waitForURL(/health/)
  })
})

test('leaving works without scripts, and is the first thing the keyboard reaches', async () => {
  await visit('/case', { javaScript: false }, async (page) => {
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(/health/)
    assert.deepEqual(server.seen.ended, [sampleToken])
  })
})

test('the way out stays in the window on a phone, however far the page is scrolled', async () => {
  await visit('/case', {}, async (page) => {
    await page.mouse.wheel(0, 1500)
    await page.waitForTimeout(100)
    const box = await page.locator('.wm-leave').boundingBox()
    assert.ok(box && box.y >= 0 && box.y < 120 && box.x >= 0 && box.x + box.width <= 360)
    assert.ok(box.height >= 44)
  })
})

test('what is written is kept while writing; without a connection people are told, then it is kept', async () => {
  await visit('/form', {}, async (page) => {
    await page.fill('#words', 'I want to stay near my sister')
    await page.waitForSelector('.wm-draft:has-text("Draft kept")')
    assert.deepEqual(server.seen.drafts.at(-1), ['words', 'I want to stay near my sister'])
    await page.context().setOffline(true)
    await page.fill('#summary', 'Part agreed')
    await page.waitForSelector('text=Your words are still on this page')
    await page.context().setOffline(false)
    await waitUntil(() => server.seen.drafts.at(-1)?.[1] === 'Part agreed')
  })
})

test('a form pressed twice is sent once', async () => {
  await visit('/form', {}, async (page) => {
    const before = server.seen.sent.length
    await page.locator('text=Save the decision').dblclick()
    await page.waitForURL(/case/)
    assert.equal(server.seen.sent.length - before, 1)
  })
})

test('the form is sent without scripts too, and what belongs to a choice is there', async () => {
  await visit('/form', { javaScript: false }, async (page) => {
    assert.ok(await page.locator('#until').isVisible())
    const before = server.seen.sent.length
    await page.click('text=Save the decision')
    await page.waitForURL(/case/)
    assert.equal(server.seen.sent.length - before, 1)
  })
})

async function waitUntil(done: () => boolean): Promise<void> {
  for (let tries = 0; tries < 100 && !done(); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
  assert.ok(done(), 'waited 15 s in vain')
}

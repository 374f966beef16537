/** Shorter ways through Waymark: when something goes wrong, and for people whose way is another one. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { startBrowser, type TestBrowser } from '../browser/start-browser.ts'
import { type JourneyServer, journeyServer } from './journey-server.ts'
import { aWalker, noPageChecks, plain, type Walker } from './walker.ts'

describe('Shorter journeys', () => {
  const checks = noPageChecks()
  let server: JourneyServer
  let browser: TestBrowser
  before(async () => {
    server = await journeyServer(['Fennel', 'Kestrel'])
    browser = await startBrowser()
  })
  after(async () => {
    await browser?.close()
    await server?.stop()
  })

  /** Somebody does something in a window of their own, which is closed afterwards. */
  async function as(
    name: string,
    act: (walker: Walker) => Promise<void>,
    { javaScript = false } = {},
  ): Promise<void> {
    const walker = await aWalker({ browser, url: server.url, as: name, javaScript, checks })
    try {
      await act(walker)
    } finally {
      await walker.close()
    }
  }
  const senna = 'Senna Inkwater'
  const fennel = () => server.caseOf('Fennel').base

  test('a wrong form keeps everything that was typed, with the problem beside the field', () =>
    as(senna, async (worker) => {
      await worker.go('/cases/new')
      await worker.fill({ alias: 'Goldcrest', on: '2026-02-31', nation: 'WAL' })
      await worker.press('Open the case')
      await worker.sees('Check these answers', 'Choose an answer: “How old are they?”')
      const { page } = worker
      assert.equal(await page.locator('[name=alias]').inputValue(), 'Goldcrest')
      assert.equal(await page.locator('[name=on-day]').inputValue(), '31')
      assert.ok(await page.locator('[name=nation][value=WAL]').isChecked())
      const beside = page.locator('.govuk-form-group--error')
      assert.match(plain((await beside.first().textContent()) ?? ''), /like 27 3 2026/)
      await worker.fill({ on: '2026-11-02', ageGroup: 'adult' })
      await worker.press('Open the case')
      await worker.sees('Case opened', 'Goldcrest', 'Wales')
    }))

  test('two people write on the same case at once: the second keeps their words and sees why', () =>
    as(senna, (first) =>
      as('Pella Draftsdale', async (second) => {
        const path = `${fennel()}/record/risk-reviewed`
        await second.go(path)
        await first.go(path)
        await first.fill({ on: '2026-11-19', summary: 'A new phone' })
        await first.press('Save')
        await first.sees('Recorded')
        await second.fill({ on: '2026-11-20', summary: 'Someone waits outside' })
        await second.press('Save')
        await second.sees('Someone waits outside', /somebody else|someone else|changed/i)
        await second.press('Save')
        await second.sees('Recorded', 'A new phone', 'Someone waits outside')
      }),
    ))

  test('what was written and not saved is there after the window was closed', async () => {
    await as(
      senna,
      async ({ go, page }) => {
        await go(fennel())
        await page.fill('#words', 'They said the evenings are easier now')
        await page.waitForSelector('.wm-draft:has-text("Draft kept")')
      },
      { javaScript: true },
    )
    await as(senna, async (worker) => {
      await worker.go('/today')
      await worker.follow('Read them, and go on or throw them away')
      await worker.sees('They said the evenings are easier now')
      await worker.follow('Go on writing')
      await worker.fill({ kind: 'call' })
      await worker.press('Save entry')
      await worker.sees('Entry saved', 'They said the evenings are easier now')
      await worker.go('/drafts')
      await worker.sees('Nothing waits here')
    })
  })

  test('a fact is corrected and struck out; what was known before stays readable', () =>
    as(senna, async (worker) => {
      await server.beginAgain()
      const { base } = server.caseOf('Fennel')
      const asked = { on: '2026-11-18', reached: 'no', channel: 'professional' }
      await worker.go(`${base}/record/contact-attempted`)
      await worker.fill(asked)
      await worker.press('Save')
      await worker.sees('Did you reach them: No', 'How: Through a professional')
      await worker.moveOn(3)
      await worker.go(`${base}`)
      const line = worker.page
        .locator('.wm-entry')
        .filter({ hasText: 'How: Through a professional' })
        .first()
      const link = line.getByRole('link', { name: /Correct/ })
      await worker.go((await link.getAttribute('href')) ?? '')
      await worker.follow('Correct it')
      await worker.fill({ reached: 'yes' })
      await worker.press('Save the correction')
      await worker.sees('Did you reach them: Yes')
      await worker.go(`${base}?as-at=2026-11-20`)
      await worker.sees('what was known at the end of 20 November 2026', 'Did you reach them: No')
      await worker.go(`${base}`)
      await worker.go((await link.getAttribute('href')) ?? '')
      await worker.sees('recorded 20 November 2026', 'recorded 23 November 2026')
      await worker.fill({ why: 'It was another person' })
      await worker.press('Strike it out')
      await worker.sees('Recorded')
      assert.equal(await line.count(), 0)
      await server.beginAgain()
    }))

  test('a child is never asked to consent to the referral; the council comes first, and 18 is seen coming', () =>
    as('Tavi Rhymefield', async (worker) => {
      await worker.go('/cases/new')
      await worker.fill({ alias: 'Twig', on: '2026-11-19', nation: 'ENG', ageGroup: 'child' })
      await worker.press('Open the case')
      await worker.sees('Under 18')
      await worker.follow('Record what happened')
      const likely = await worker.within('Likely now')
      assert.match(likely, /council’s children’s services/)
      assert.doesNotMatch(likely, /Consent given/)
      await worker.follow('Referred to the council’s children’s services')
      await worker.fill({ on: '2026-11-19' })
      await worker.press('Save')
      await worker.go(`${worker.path()}/record/eighteenth-birthday-noted`)
      await worker.fill({ on: '2026-11-19', turns18On: '2027-01-29', certainty: 'stated' })
      await worker.press('Save')
      // 100 days back from 29 January: 29 of January, 31, 30 and 10 days of October.
      await worker.sees(
        'Turns 18 on 29 January 2027',
        'Start planning for turning 18 by 21 October 2026',
      )
    }))

  test('in Scotland 90 days are counted and no RNA is offered', () =>
    as('Eddan Taleford', async (worker) => {
      await worker.go('/cases/new')
      await worker.fill({ alias: 'Corrie', on: '2026-10-20', nation: 'SCOT', ageGroup: 'adult' })
      await worker.press('Open the case')
      const base = worker.path()
      await worker.go(`${base}/record/reasonable-grounds-decided`)
      await worker.fill({
        on: '2026-11-02',
        outcome: 'positive',
        receivedByProviderOn: '2026-11-02',
      })
      await worker.press('Save')
      // 28 days of November, 31 of December, 31 of January.
      await worker.sees('Scotland: support is owed until 31 January 2027')
      assert.equal(await worker.page.getByRole('link', { name: 'RNAs', exact: true }).count(), 0)
      await worker.go(`${base}/rnas`)
      await worker.sees('RNAs are for adults in England and Wales')
      assert.equal(await worker.page.getByRole('link', { name: 'Offer the RNA' }).count(), 0)
    }))

  test('a manager sees the team and gives a case to somebody else; for the first it is not there any more', async () => {
    const { base } = server.caseOf('Kestrel')
    await as('Pella Draftsdale', async (manager) => {
      await manager.go('/team')
      await manager.sees('Oswin Pagelight', 'Senna Inkwater', 'Overdue')
      await manager.follow('Oswin Pagelight')
      await manager.follow('Kestrel')
      await manager.follow('Who and where')
      await manager.follow(/how to hand the case on/)
      await manager.fill({ workerId: senna })
      await manager.press('Save who works with them')
      await manager.sees('Senna Inkwater')
    })
    await as(senna, async (worker) => {
      await worker.go('/caseload')
      await worker.follow('Kestrel')
      await worker.sees('Kestrel')
    })
    await as('Oswin Pagelight', async ({ page }) => {
      assert.equal((await page.goto(`${server.url}${base}`))?.status(), 404)
    })
  })

  test('“not yours” and “not there” look the same', () =>
    as('Hesper Versebourne', async ({ page }) => {
      const seen = await Promise.all(
        [fennel(), '/cases/01a2004d-0115-723a-8c55-40f13c31637b'].map(async (path) => {
          const answer = await page.request.get(`${server.url}${path}`)
          const body = (await answer.text())
            .replaceAll(/[A-Z0-9]{4}-[A-Z0-9]{4}/g, '')
            .replaceAll(/value="[^"]*"/g, '')
            .replaceAll(path, '')
          return { status: answer.status(), body }
        }),
      )
      assert.equal(seen[0]?.status, 404)
      assert.deepEqual(seen[0], seen[1])
    }))

  for (const javaScript of [true, false]) {
    test(`leaving ends the session and shows nothing more, with scripts ${javaScript ? 'on' : 'off'}`, () =>
      as(
        senna,
        async ({ go, page }) => {
          await go(fennel())
          await page.getByRole('link', { name: 'Leave this page' }).click()
          await page.waitForURL((url) => !url.href.includes('/cases/'))
          await page.goto(`${server.url}/today`)
          assert.match(page.url(), /\/sign-in/)
          await page.goto(`${server.url}${fennel()}`)
          assert.ok(!(await page.content()).includes('Fennel'))
        },
        { javaScript },
      ))
  }

  test('every page on these ways was valid and fitted, and nothing broke behind them', () => {
    assert.deepEqual(checks.found, [])
    assert.deepEqual(server.faults, [])
  })
})

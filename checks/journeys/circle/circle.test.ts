/**
 * The people around somebody, in a real browser: a pack for a solicitor who has no account, taken back again;
 * and a meeting of several, from who was there to what the person was told of it. With scripts on and off.
 */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, test } from 'node:test'
import { pdfText } from '../../../src/documents/pdf/read-pdf-text.testing.ts'
import { startBrowser, type TestBrowser } from '../../browser/start-browser.ts'
import { type JourneyServer, journeyServer } from '../journey-server.ts'
import { aWalker, noPageChecks, plain, type Walker } from '../walker.ts'

const senna = 'Senna Inkwater'

describe('The people around somebody', () => {
  const checks = noPageChecks()
  let server: JourneyServer
  let browser: TestBrowser
  before(async () => {
    server = await journeyServer(['Fennel'])
    browser = await startBrowser()
  })
  after(async () => {
    await browser?.close()
    await server?.stop()
  })

  interface Way {
    readonly worker: Walker
    /** Whoever comes with a link, in a browser that knows nothing of ours. */
    guest(): Promise<Walker>
  }

  async function withScripts(javaScript: boolean, walk: (way: Way) => Promise<void>) {
    const open: Walker[] = []
    const walker = async (as?: string) => {
      const walking = {
        browser,
        url: server.url,
        javaScript,
        checks: { ...checks, off: !javaScript },
      }
      const one = await aWalker({ ...walking, ...(as && { as }) })
      open.push(one)
      return one
    }
    try {
      await walk({ worker: await walker(senna), guest: () => walker() })
    } finally {
      for (const one of open) await one.close()
    }
  }

  /** By the line of this one person in the list. */
  async function toMember(worker: Walker, who: string): Promise<void> {
    await worker.go(`${server.caseOf('Fennel').base}/circle`)
    const line = worker.page.locator('.wm-todo__line, tr, li').filter({ hasText: who }).last()
    const href = await line.locator('a[href*="/members/"]').first().getAttribute('href')
    await worker.go(href ?? '')
  }

  /** Asked, agreed, and written down in one form. */
  async function bringIn(
    worker: Walker,
    who: string,
    more: { type: string; items: readonly string[] },
  ) {
    await worker.go(`${server.caseOf('Fennel').base}/circle/new`)
    await worker.fill({ ...more, who, organisation: 'Invented & Partners', consent: 'now' })
    await worker.fill({
      givenOn: '2026-11-20',
      language: 'Albanian',
      readBack: 'yes',
      form: 'verbal',
    })
    await worker.press('Bring them in')
    await worker.sees(who)
  }

  for (const javaScript of [true, false]) {
    const how = `with scripts ${javaScript ? 'on' : 'off'}`

    test(`a pack is shared with a solicitor and taken back, ${how}`, { timeout: 180_000 }, () =>
      withScripts(javaScript, async ({ worker, guest }) => {
        const who = `Ms Made-Up ${javaScript ? 'One' : 'Two'}`
        const { base } = server.caseOf('Fennel')
        await worker.go(`${base}/person`)
        await worker.press('Show who they are')
        await worker.fill({ names: 'Invented Nameless' })
        await worker.press('Save')
        const items = ['identity', 'pathway-dates']
        await bringIn(worker, who, { type: 'legal-adviser', items })
        await toMember(worker, who)
        await worker.follow('For a solicitor')
        await worker.sees('This goes, and nothing else', 'This stays here', 'Invented Nameless')
        await worker.press('Give it out')
        await worker.sees('Write the day on which they saw exactly this')
        await worker.fill({ shownOn: '2026-11-20', views: '3' })
        await worker.press('Give it out')
        await worker.sees('The pack is ready. It has not been sent')
        const said = plain((await worker.page.locator('main').textContent()) ?? '')
        const [, path = ''] = /(\/g\/[\w-]{43})/.exec(said) ?? []
        const [, one = '', two = ''] = /(\d{4}) (\d{4})/.exec(said) ?? []

        const solicitor = await guest()
        await solicitor.go(path)
        await solicitor.seesNot('Invented', 'Fennel', who)
        await solicitor.fill({ code: one === '0000' ? '1111 1111' : '0000 0000' })
        await solicitor.press('Go on')
        await solicitor.sees('This is not the code', '4 more times')
        await solicitor.fill({ code: `${one} ${two}` })
        await solicitor.press('Go on')
        await solicitor.sees('Open what was shared with you')
        await solicitor.seesNot('Invented', 'Fennel', who)
        const read = await pdfText(await solicitor.takeFile('Open it'))
        assert.match(plain(read), /Invented Nameless/)
        assert.match(plain(read), new RegExp(`For ${who}, Invented & Partners`))
        assert.ok(!read.includes('Fennel'))

        await worker.go(`${base}/circle/packs`)
        await worker.sees('Can be opened now: 1', 'Opened 1 of 3 times')
        await toMember(worker, who)
        await worker.press('They took it back')
        await worker.sees('In a sharing pack', /asks? them to stop|Ask them to stop/)
        await toMember(worker, who)
        await worker.follow(/letter that asks them to stop/)
        await worker.sees('Ask them to stop using it', /in a sharing pack/, who)
        await worker.press('I gave this to them')
        await worker.sees('Noted that you gave it to them')

        await solicitor.press('Open it')
        await solicitor.sees('This link does not open anything')
        await solicitor.go(path)
        await solicitor.fill({ code: `${one} ${two}` })
        await solicitor.press('Go on')
        await solicitor.sees('This link does not open anything')
        await worker.go(`${base}/circle/packs`)
        await worker.sees('Can be opened now: 0', 'It was taken back')
        await worker.go(`${base}/circle/shared`)
        await worker.sees(who, 'In a sharing pack')
      }),
    )
  }

  for (const javaScript of [true, false]) {
    const how = `with scripts ${javaScript ? 'on' : 'off'}`

    test(
      `several professionals meet: the least for each, who does what, a no, and plain words, ${how}`,
      { timeout: 180_000 },
      () =>
        withScripts(javaScript, async ({ worker }) => {
          const [officer, nurse] = ['PC Invented', 'Nurse Invented'].map(
            (name) => `${name} ${javaScript ? 'One' : 'Two'}`,
          )
          assert.ok(officer && nurse)
          const { base } = server.caseOf('Fennel')
          const least = 'initials-and-age-band'
          await bringIn(worker, officer, { type: 'police', items: [least] })
          await bringIn(worker, nurse, { type: 'other-health', items: [least, 'risk-summary'] })
          await worker.go(`${base}/circle/meetings`)
          await worker.follow('Write down a meeting')
          const idOf = async (who: string) =>
            (await worker.page.getByLabel(who, { exact: true }).first().getAttribute('value')) ?? ''
          const [officerId, nurseId] = [await idOf(officer), await idOf(nurse)]
          await worker.fill({
            ...{ type: 'safeguarding', heldOn: '2026-11-20', trigger: 'Somebody waited outside' },
            ...{ chair: 'Senna', items: [least, 'risk-summary'], there: [officerId, nurseId] },
            ...{ viewAnswer: 'said', viewWords: 'I want to stay near my sister' },
            riskSummary: 'The same car on two mornings',
            disagreement: 'The officer wanted a statement at once. The person does not',
            ...{ what1: 'Ask for patrols in the mornings', owner1: officerId, due1: '2026-11-24' },
            ...{ retention: 'safeguarding', summary: 'not-yet' },
          })
          await worker.press('Save')
          await worker.sees('About keeping somebody safe now', 'Nothing yet', 'The person does not')
          await worker.sees('Ask for patrols in the mornings', 'Followed as a promise')
          const named = await worker.within(/Who was named/)
          assert.match(named, /Not told: .*Not agreed to/)

          const papers = worker.page.locator('.wm-todo__line').filter({ hasText: officer })
          const coming = worker.page.waitForEvent('download', { timeout: 30_000 })
          const box = papers.locator('input[name=explained]')
          if ((await box.count()) > 0 && (await box.getAttribute('type')) === 'checkbox')
            await box.check()
          await papers.getByRole('button', { name: 'Paper for them, PDF' }).click()
          const paper = await readFile(await (await coming).path())
          const said = plain(await pdfText(paper))
          assert.match(said, new RegExp(officer))
          assert.doesNotMatch(said, /same car|sister|Fennel/)

          await worker.follow('Change or go on')
          await worker.fill({
            ...{ summary: 'told', summaryWords: 'The police will pass by in the mornings' },
          })
          await worker.press('Save')
          await worker.sees(
            'What they were told on 20 November 2026',
            'The police will pass by in the mornings',
          )
          await worker.sees('What went out for this meeting: 1', officer)
          const here = worker.path()
          await worker.go(`${base}/contact/rules/in-person`)
          await worker.fill({
            ...{ isSafe: 'yes', when: 'any-time', content: 'detail', askedNow: ['yes'] },
          })
          await worker.press('Save')
          await worker.go(here)
          await worker.fill({ reaches: 'in-person' })
          const own = plain(await pdfText(await worker.takeFile('Their own copy, PDF')))
          assert.match(own, /The police will pass by in the mornings/)
          assert.doesNotMatch(own, /same car/)
          await worker.go(`${base}/promises`)
          await worker.sees('Ask for patrols in the mornings')
        }),
    )
  }

  test('every page on these ways was valid and fitted, and nothing broke behind them', () => {
    assert.ok(checks.looked.size >= 12, `only ${checks.looked.size} pages`)
    assert.deepEqual(checks.found, [])
    assert.deepEqual(server.faults, [])
  })
})

/**
 * A doctor answers a question from a phone, without an account: with scripts and without. Whoever got the
 * link and not the code sees nothing, and their guesses run out. The worker reads the answer and takes it in.
 */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { scan, whatDoesNotFit } from '../browser/scan.ts'
import { startBrowser, type TestBrowser } from '../browser/start-browser.ts'
import { problemsOf } from '../browser/valid-html.ts'
import { type JourneyServer, journeyServer } from './journey-server.ts'
import { aWalker, noPageChecks, plain, type Walker } from './walker.ts'

const person = { names: /Curlew|Emberline/, alias: 'Curlew' }
const words = 'Registered here since June. Trauma therapy, about a year. The wait is nine months.'

interface Phone {
  readonly page: Page
  readonly javaScript: boolean
}

interface Handed {
  readonly link: string
  readonly code: string
}

describe('A doctor answers from a phone', () => {
  const checks = noPageChecks()
  let server: JourneyServer
  let browser: TestBrowser
  let worker: Walker
  before(async () => {
    server = await journeyServer([person.alias])
    browser = await startBrowser()
    const { worker: as } = server.caseOf(person.alias)
    worker = await aWalker({ browser, url: server.url, as, javaScript: true, checks })
  })
  after(async () => {
    await worker?.close()
    await browser?.close()
    await server?.stop()
  })

  /** What a small phone in one hand needs: valid, nothing cut off, nothing too small to touch. */
  async function lookAtPhone({ page, javaScript }: Phone, name: string): Promise<void> {
    checks.found.push(
      ...(await whatDoesNotFit(page)).map((one) => `${name}: does not fit 360: ${one}`),
      ...(await problemsOf(await page.content())).map((one) => `${name}: not valid: ${one}`),
      ...(await tooSmall(page)).map((one) => `${name}: too small to touch: ${one}`),
    )
    // Without scripts the scanner, which is one, cannot run; the same pages are scanned with them.
    const scanned = javaScript ? await scan(page) : []
    checks.found.push(...scanned.map(({ id, at }) => `${name}: axe: ${id} ${at.join(' ')}`))
  }

  async function aPhone(link: string, javaScript: boolean): Promise<Phone> {
    const page = await browser.open(link, { javaScript, width: 360 })
    page.setDefaultTimeout(10_000)
    return { page, javaScript }
  }

  async function press(phone: Phone, button: string): Promise<string> {
    const { page } = phone
    await page.getByRole('button', { name: button }).click()
    await page.waitForLoadState('load')
    await lookAtPhone(phone, button)
    return said(page)
  }

  const said = async (page: Page) => plain((await page.locator('body').textContent()) ?? '')

  async function handedOver(): Promise<Handed> {
    await worker.sees('It has not been sent', 'shown this once')
    const [link, code] = await worker.page.locator('.wm-card strong[dir=ltr]').allTextContents()
    assert.match(link ?? '', /\/g\/[\w-]{43}$/)
    assert.match(code ?? '', /^\d{4} \d{4}$/)
    return { link: link ?? '', code: code ?? '' }
  }

  async function askTheDoctor(): Promise<Handed> {
    await worker.go(`${server.caseOf(person.alias).base}/circle/requests`)
    await worker.follow(/^Ask Dr Reedham/)
    await worker.sees('They see your question', 'They have agreed that this professional is asked')
    await worker.fill({ template: 'treatment-dates', by: '2026-12-04' })
    await worker.press('Make the link')
    return handedOver()
  }

  async function toTheQuestion(phone: Phone, { code }: Handed): Promise<string> {
    const { page } = phone
    assert.match(await said(page), /Enter your code/)
    await lookAtPhone(phone, 'the code')
    await page.fill('[name=code]', code)
    assert.match(await press(phone, 'Go on'), /Open the question for you/)
    return press(phone, 'Open the question')
  }

  async function answer(phone: Phone): Promise<void> {
    const { page } = phone
    assert.match(await press(phone, 'Send the answer'), /Choose whether you can answer/)
    await page.fill('[name=words]', words)
    assert.match(await press(phone, 'Send the answer'), /Choose whether you can answer/)
    assert.equal(await page.inputValue('[name=words]'), words, 'their words were lost')
    await page.check('[name=kind][value=answered]')
    assert.match(await press(phone, 'Send the answer'), /Your answer was kept/)
    assert.equal(await page.locator('script').count(), 0, 'a page of a guest runs a script')
  }

  let handed: Handed

  test('whoever was forwarded the link without the code sees nothing, and their guesses run out', async () => {
    handed = await askTheDoctor()
    const phone = await aPhone(handed.link, true)
    const { page } = phone
    const wrong = handed.code === '0000 0000' ? '1111 1111' : '0000 0000'
    for (const left of ['4 more times', '3 more times', '2 more times', 'one more time']) {
      await page.fill('[name=code]', wrong)
      assert.match(await press(phone, 'Go on'), new RegExp(left))
    }
    await page.fill('[name=code]', wrong)
    assert.match(await press(phone, 'Go on'), /This link does not open anything/)
    assert.doesNotMatch(await page.content(), person.names)
    await page.close()
    const late = await aPhone(handed.link, false)
    await late.page.fill('[name=code]', handed.code)
    assert.match(await press(late, 'Go on'), /This link does not open anything/)
    await late.page.close()
  })

  test('the worker sees that the guesses ran out, and makes a new link to the same question', async () => {
    await worker.follow('I have handed them over')
    await worker.sees('No answer, link closed', 'Too many wrong codes', 'once when it was closed')
    await worker.press('Make a new link')
    handed = await handedOver()
  })

  test('a doctor answers from a phone, with scripts on', async () => {
    const phone = await aPhone(handed.link, true)
    const { page } = phone
    const question = await toTheQuestion(phone, handed)
    assert.match(question, /About .*, born .*registered with you.*has agreed that you are asked/)
    assert.doesNotMatch(question, /Curlew|WM-|Waymark|slavery|NRM/)
    await answer(phone)
    await page.goto(handed.link)
    await page.fill('[name=code]', handed.code)
    assert.match(await press(phone, 'Go on'), /This link does not open anything/)
    await page.close()
  })

  test('the worker reads it, takes it into the record, and finds it on the timeline', async () => {
    await worker.go(`${server.caseOf(person.alias).base}/circle/requests`)
    await worker.follow('Since when, and which appointments')
    await worker.sees('What they answered', words, 'Dr Reedham')
    await worker.press('Take it into the record')
    await worker.sees('It stands in the record', 'In the record since')
    await worker.go(server.caseOf(person.alias).base)
    await worker.sees('Evidence received', words)
    await worker.go(`${server.caseOf(person.alias).base}/looked`)
    await worker.sees(
      'answered a question about you',
      'read what a professional answered about you',
    )
  })

  test('a doctor answers from a phone, with scripts off', async () => {
    handed = await askTheDoctor()
    const phone = await aPhone(handed.link, false)
    const { page } = phone
    await toTheQuestion(phone, handed)
    await answer(phone)
    await page.close()
  })

  test('nothing on these pages stands in anybody’s way, and no page broke', () => {
    assert.deepEqual(checks.found, [])
    assert.deepEqual(server.faults, [])
  })
})

/** Buttons, boxes and fields as they are drawn. */
async function tooSmall(page: Page): Promise<string[]> {
  const found: string[] = []
  const all = page.locator('button, input:not([type=hidden]), textarea, select')
  for (const one of await all.all()) {
    const box = await one.boundingBox()
    if (box && (box.height < 38 || box.width < 38)) {
      found.push(`${await one.getAttribute('name')} ${box.width}x${box.height}`)
    }
  }
  return found
}

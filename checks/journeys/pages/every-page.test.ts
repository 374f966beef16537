/** Every page there is: it answers, is valid, fits a phone and a laptop, and stands in nobody's way. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { startBrowser, type TestBrowser } from '../../browser/start-browser.ts'
import { type JourneyServer, journeyServer } from '../journey-server.ts'
import { aLooker, type Looker } from './look-at-pages.ts'
import { people, type Visit, visits, withoutVisit } from './visits.ts'

describe('Every page', () => {
  let server: JourneyServer
  let browser: TestBrowser
  let looker: Looker
  let all: readonly Visit[]
  before(async () => {
    server = await journeyServer(people)
    browser = await startBrowser()
    // On a laptop the journeys scan; here it is the phone, where more stands in the way.
    looker = aLooker({ server, browser, scanAt: [360] })
    all = visits(server)
  })
  after(async () => {
    await looker?.close()
    await browser?.close()
    await server?.stop()
  })

  test('is visited: a new page needs a row that says where to find it', () => {
    assert.deepEqual(withoutVisit(all), [])
  })

  test('is well, at both widths', { timeout: 300_000 }, async () => {
    const found: Record<string, readonly string[]> = {}
    for (const visit of all) {
      const wrong = await looker.lookAt(visit)
      if (wrong.length > 0) found[`${visit.route} (${visit.what ?? visit.as})`] = wrong
    }
    assert.deepEqual(found, {})
    assert.deepEqual(server.faults, [])
  })
})

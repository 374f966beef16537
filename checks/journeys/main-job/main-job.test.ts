/**
 * The main job in one go, in a real browser: from a first concern through an RNA, a part refusal, a
 * challenge and the next RNA to leaving. Once with scripts off and once with scripts on.
 */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { startBrowser, type TestBrowser } from '../../browser/start-browser.ts'
import { type JourneyServer, journeyServer } from '../journey-server.ts'
import { noPageChecks } from '../walker.ts'
import { beforeTheRna } from './before-the-rna.ts'
import { onwards } from './onwards.ts'
import { type Stage, setStage } from './stage.ts'
import { theDecision } from './the-decision.ts'
import { theRna } from './the-rna.ts'

const steps = [...beforeTheRna, ...theRna, ...theDecision, ...onwards]

describe('The main job', () => {
  let server: JourneyServer
  let browser: TestBrowser
  before(async () => {
    server = await journeyServer([])
    browser = await startBrowser()
  })
  after(async () => {
    await browser?.close()
    await server?.stop()
  })

  for (const javaScript of [false, true]) {
    describe(`with scripts ${javaScript ? 'on' : 'off'}`, () => {
      // The pages are the same without scripts, and are looked at once.
      const checks = { ...noPageChecks(), off: !javaScript }
      let stage: Stage
      let stoppedAt: string | undefined
      before(async () => {
        await server.beginAgain()
        stage = await setStage({ browser, url: server.url, javaScript, checks })
      })
      after(() => stage?.closeAll())

      for (const { name, walk } of steps) {
        test(name, { timeout: 60_000 }, async (t) => {
          if (stoppedAt) return t.skip(`the way ended at: ${stoppedAt}`)
          stoppedAt = name
          await walk(stage)
          stoppedAt = undefined
        })
      }

      test('every page on the way was valid, fitted a phone and a laptop, and stood in nobody’s way', () => {
        const enough = stoppedAt !== undefined || checks.off || checks.looked.size > 30
        assert.ok(enough, `only ${checks.looked.size} pages`)
        assert.deepEqual(checks.found, [])
      })

      test('nothing broke behind the pages', () => assert.deepEqual(server.faults, []))
    })
  }
})

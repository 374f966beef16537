/**
 * Leaving in Firefox, which has another memory of pages than Chromium: no way back shows a word of the
 * case. Fewer ways than in Chromium, those that a person at the same screen would press first.
 */
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { canaries, openStage, type Stage, typedCanary } from './exit-stage.ts'
import {
  type Firefox,
  type FirefoxTab,
  openFirefox,
  wholeFirefox,
  whyNoFirefox,
} from './firefox-browser.ts'

interface At {
  readonly stage: Stage
  readonly tab: FirefoxTab
  readonly token: string
}

interface Way {
  readonly name: string
  readonly leave: (at: At) => Promise<void>
  /** Which buttons of the browser are pressed afterwards. */
  readonly back: readonly number[]
  readonly typing?: true
  readonly reload?: true
}

const isAt = (address: string) => `String(location.href === ${JSON.stringify(address)})`
const arrived = ({ tab, stage }: At) => tab.waitFor(isAt(`${stage.elsewhere}/weather`))

async function byButton(at: At): Promise<void> {
  await at.tab.click('.wm-leave')
  await arrived(at)
}

const shift = '\uE008'
async function byShift(at: At): Promise<void> {
  await at.tab.ask('document.activeElement.blur()')
  await at.tab.keys(shift, shift, shift)
  await arrived(at)
}

async function bySigningOut({ tab }: At): Promise<void> {
  await tab.click('form[action="/sign-out"] button')
  await tab.waitFor(`String(location.pathname === '/sign-in')`)
}

async function byGoingElsewhere({ tab, stage, token }: At): Promise<void> {
  await tab.goTo(`${stage.elsewhere}/somewhere`)
  await stage.endSession(token)
}

const ways: readonly Way[] = [
  {
    ...{ name: 'Back from words half written, and reload', leave: byButton },
    ...{ back: [-1], typing: true, reload: true },
  },
  { name: 'Back twice, and Forward', leave: byButton, back: [-1, -1, 1] },
  { name: 'Back after three presses of Shift', leave: byShift, back: [-1, -1] },
  { name: 'Back after signing out', leave: bySigningOut, back: [-1, -1], typing: true },
  { name: 'Back when the session was ended elsewhere', leave: byGoingElsewhere, back: [-1] },
]

describe('Leaving, in Firefox', { skip: wholeFirefox === undefined && whyNoFirefox }, () => {
  let firefox: Firefox
  let stage: Stage
  before(async () => {
    stage = await openStage()
    firefox = await openFirefox()
  })
  after(async () => {
    await firefox?.close()
    await stage?.stop()
  })

  test('it remembers pages at all, so that the rest proves something', async () => {
    const plain = createServer((_, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end('<!doctype html><title>An ordinary page</title><p>Rain later.')
    })
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve))
    const { port } = plain.address() as AddressInfo
    const tab = await firefox.openTab()
    try {
      await tab.goTo(`http://127.0.0.1:${port}/one`)
      await tab.ask('window.remembered = "as it was"')
      await tab.goTo(`http://127.0.0.1:${port}/two`)
      await tab.press(-1)
      await tab.waitFor(`String(location.pathname === '/one')`)
      assert.equal(await tab.ask('window.remembered'), 'as it was')
    } finally {
      await tab.close()
      plain.closeAllConnections()
      await new Promise((resolve) => plain.close(resolve))
    }
  })

  async function tryWay(at: Stage, way: Way): Promise<readonly string[]> {
    await firefox.clearCookies()
    const token = await at.signIn(firefox)
    const tab = await firefox.openTab()
    try {
      await tab.goTo(`${at.elsewhere}/start`)
      await tab.goTo(`${at.url}/caseload`)
      await tab.goTo(`${at.url}${at.casePath}`)
      const before = await tab.watch(50)
      assert.ok(
        canaries.slice(0, 2).every((one) => before.includes(one)),
        'the case was not there',
      )
      if (way.typing) {
        await tab.ask(`document.querySelector('textarea[name=words]').focus()`)
        await tab.keys(...typedCanary)
        await tab.waitFor(
          `String(document.querySelector('.wm-draft')?.textContent.includes('Draft kept'))`,
        )
      }
      await way.leave({ stage: at, tab, token })
      let seen = ''
      for (const by of way.back) {
        await tab.press(by)
        seen += await tab.watch()
      }
      if (way.reload) {
        await tab.reload()
        seen += await tab.watch()
      }
      return canaries.filter((one) => seen.includes(one))
    } finally {
      await tab.close()
    }
  }

  for (const way of ways) {
    test(`${way.name} shows nothing`, async () => {
      assert.deepEqual(await tryWay(stage, way), [])
    })
  }

  test('an exit that only goes elsewhere, and ends nothing, is noticed', async () => {
    const planted = await openStage({
      script: (script) =>
        script
          .replace("addEventListener('pagehide', wipe)", '')
          .replace("go('/leave')", 'location.href = way.dataset.leave'),
    })
    try {
      const seen = await tryWay(planted, { name: 'Back', leave: byButton, back: [-1] })
      assert.ok(seen.includes(canaries[0]), 'Back showed nothing')
    } finally {
      await planted.stop()
    }
  })
})

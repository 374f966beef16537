/**
 * Clocks that are wrong, moved and put right again: the phone's, the server's and the database's. Each
 * wrong time is refused plainly, an act leaves its line in the log, and nobody is locked out, or let in,
 * for longer than the clock was wrong.
 */
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { hashOf } from '../../src/application/accounts/password.ts'
import { codeAt, stepAt } from '../../src/application/accounts/totp.ts'
import type { Who } from '../../src/application/ports/sign-in-port.ts'
import type { Services } from '../../src/application/services.ts'
import { createUser } from '../../src/storage/organisations/make-organisation.ts'
import { html } from '../../src/web/parts/html.ts'
import type { Route, SignedInRequest } from '../../src/web/route.ts'
import {
  aFrontDoor,
  type Browser,
  type FrontDoor,
} from '../../src/web/sign-in/front-door.testing.ts'
import { stepUpRoutes } from '../../src/web/step-up/step-up.routes.ts'
import { takeStepUp } from '../../src/web/step-up/step-up.ts'

const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const tenYears = 3653 * 86_400
const prove = '/account/prove/location'

let door: FrontDoor
let amina: Who
let done = 0

/** A mistake: it takes any time that has not come for one that is near. */
const planted: Route<Services> = {
  method: 'POST',
  path: '/planted',
  purpose: 'make a mistake',
  surface: 'staff',
  who: 'signed-in',
  async answer({ actor, services, typed }: SignedInRequest<Services>) {
    const now = services.world.now()
    if (!actor.steppedUp?.some(({ until }) => until > now)) {
      await services.signIn.noteNotProved(actor, 'location', 'had run out')
      return { status: 422, show: html`<p>${typed['words']}</p>` }
    }
    done += 1
    return { goTo: '/done' }
  },
}

const act: Route<Services> = {
  method: 'POST',
  path: '/act',
  purpose: 'do what needs a step-up',
  surface: 'staff',
  who: 'signed-in',
  async answer(request: SignedInRequest<Services>) {
    const taken = await takeStepUp(request, 'location')
    if ('problems' in taken) return { status: 422, show: html`<p>${request.typed['words']}</p>` }
    done += 1
    return { goTo: '/done' }
  },
}

before(async () => {
  door = await aFrontDoor('live', [...stepUpRoutes, act, planted])
  const { orgId } = door.at.people.worker
  const made = await createUser(door.at.test.db, {
    orgId,
    displayName: 'Amina Made-up',
    initials: 'AM',
    role: 'support-worker',
    userName: 'amina@harbour.example',
    passwordHash: await hashOf('the kettle hums at four'),
  })
  if ('refused' in made) throw new Error(made.refused.code)
  amina = { orgId, userId: made.id }
})
after(() => door.close())

beforeEach(async () => {
  done = 0
  await door.services.signIn.setAuthenticator(amina, secret)
  await door.services.signIn.noteSuccess(`second factor of ${amina.userId}`)
})

function clockAt(moment: string, seconds = 0): number {
  const now = Date.parse(moment) + seconds * 1000
  door.at.setNow(new Date(now).toISOString())
  return now
}

async function signedIn(): Promise<Browser> {
  const browser = door.browser()
  const length = { idleSeconds: 900, lastsSeconds: 28_800 }
  const token = await door.services.signIn.begin(amina, {
    factor: 'second-factor',
    device: 'x',
    ...length,
  })
  browser.keep('session', token ?? '')
  await browser.get(prove)
  return browser
}

async function lastLine(): Promise<string | undefined> {
  const [row] = await door.at.test.asAdministrator<{ act: string }>(
    `select act from audit_entry where act ~ 'proved again' order by xmin::text::bigint desc limit 1`,
  )
  return row?.act
}

const statusOf = async (browser: Browser, code: string) =>
  (await browser.post(prove, { stepUpCode: code })).status

/** Moments at which clocks are changed, or which programs get wrong. */
const moments = [
  '2026-03-02T09:00:00.000Z',
  // The night that has one hour less, and the one that has an hour twice.
  '2026-03-29T00:59:59.000Z',
  '2026-03-29T01:00:00.000Z',
  '2026-10-25T00:30:00.000Z',
  '2026-10-25T01:30:00.000Z',
  '2026-12-31T23:59:59.000Z',
  '2028-02-29T12:00:00.000Z',
  '2038-01-19T03:14:08.000Z',
] as const

const held: readonly [seconds: number, holds: boolean, what: string][] = [
  [0, true, 'at once'],
  [299, true, 'in the last second'],
  [300, false, 'when five minutes are over'],
  [301, false, 'a second later'],
  [3600, false, 'an hour later'],
  [-1, false, 'when the clock was put back by a second'],
  [-3600, false, 'when the clock was put back by an hour'],
  [tenYears, false, 'when the clock was put forward by ten years'],
  [-tenYears, false, 'when the clock was put back by ten years'],
]

/** The act asked for at each of these times, and what is not as the table says. */
async function wrongLater(browser: Browser, moment: string, path: string): Promise<string[]> {
  const wrong: string[] = []
  for (const [seconds, holds, what] of held) {
    clockAt(moment, seconds)
    const before = done
    const { status, body } = await browser.post(path, { words: 'Typed words', stepUp: 'held' })
    const times = done - before
    if (status !== (holds ? 303 : 422)) wrong.push(`${what}: answered ${status}`)
    if (times !== (holds ? 1 : 0)) wrong.push(`${what}: done ${times} times`)
    if (holds) continue
    if (!body.includes('Typed words')) wrong.push(`${what}: what was typed is lost`)
    const line = await lastLine()
    if (line !== 'not proved again for location: had run out') wrong.push(`${what}: ${line}`)
  }
  return wrong
}

for (const moment of moments) {
  test(`at ${moment} the code of now counts, of no other half minute, and once`, async () => {
    const now = clockAt(moment)
    const browser = await signedIn()
    for (const steps of [-120, -2, -1, 1, 2, 120]) {
      const status = await statusOf(browser, codeAt(secret, stepAt(now) + steps))
      assert.equal(status, 422, `${steps} half minutes`)
      assert.equal(await lastLine(), 'not proved again for location: wrong code')
      await door.services.signIn.noteSuccess(`second factor of ${amina.userId}`)
    }
    const spent = codeAt(secret, stepAt(now))
    assert.equal(await statusOf(browser, spent), 200)
    assert.equal(await lastLine(), 'proved again for location by code')
    assert.equal(await statusOf(browser, spent), 422, 'used before')
    assert.equal(await statusOf(await signedIn(), spent), 422, 'used before, in another session')
  })

  test(`what was proved at ${moment} holds for five minutes, and not when a clock was moved`, async () => {
    const now = clockAt(moment)
    const browser = await signedIn()
    assert.equal(await statusOf(browser, codeAt(secret, stepAt(now))), 200)
    assert.deepEqual(await wrongLater(browser, moment, '/act'), [])
    clockAt(moment, 1)
    assert.equal((await browser.post('/act', { stepUp: 'held' })).status, 303, 'put right again')
  })
}

test('a code that was used while the clock stood ten years ahead locks nobody out when it is put right', async () => {
  const ahead = clockAt(moments[0], tenYears)
  const browser = await signedIn()
  assert.equal(await statusOf(browser, codeAt(secret, stepAt(ahead))), 200)
  const now = clockAt(moments[0])
  const code = codeAt(secret, stepAt(now))
  assert.equal(await statusOf(browser, code), 200)
  assert.equal(await statusOf(browser, code), 422, 'once, as always')
  const before = codeAt(secret, stepAt(clockAt(moments[0], -30)))
  assert.equal(await statusOf(browser, before), 422, 'nor an earlier one')
})

/** Rows as the database would have left them while its own clock stood that far ahead. */
const ahead = `interval '10 years'`

test('a session that began, or was used, while the database was ahead does not outlast it', async () => {
  for (const change of [
    `made_at = made_at + ${ahead}, seen_at = seen_at + ${ahead}, ends_at = ends_at + ${ahead}`,
    `seen_at = seen_at + ${ahead}`,
  ]) {
    const browser = await signedIn()
    await door.at.test.asAdministrator(`update session set ${change} where ended_at is null`)
    assert.match((await browser.get(prove)).goTo ?? '', /^\/sign-in/, change)
  }
})

test('what was begun and not finished while the database was ahead is over when it is put right', async () => {
  const { signIn } = door.services
  const token = await signIn.keepStep({ kind: 'enrol', who: amina, challenge: '{}' }, 900)
  await door.at.test.asAdministrator(`update sign_in_step set until = until + ${ahead}`)
  assert.equal(await signIn.takeStep(token, 'enrol'), undefined)
})

test('wrong tries while the database was ahead make nobody wait afterwards', async () => {
  const { signIn } = door.services
  for (let tries = 0; tries < 12; tries += 1) await signIn.noteFailure('a name')
  assert.ok((await signIn.secondsToWait('a name')) <= 60)
  await door.at.test.asAdministrator(`update sign_in_delay set last_at = last_at + ${ahead}`)
  assert.equal(await signIn.secondsToWait('a name'), 0)
})

test('an act that takes any time that has not come for one that is near is found', async () => {
  const now = clockAt(moments[0])
  const browser = await signedIn()
  assert.equal(await statusOf(browser, codeAt(secret, stepAt(now))), 200)
  const wrong = await wrongLater(browser, moments[0], '/planted')
  assert.ok(wrong.includes('when the clock was put back by ten years: answered 303'))
  assert.ok(!wrong.some((one) => one.startsWith('when five minutes are over')))
})

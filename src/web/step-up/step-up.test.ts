/** Step-up through the front door: what is taken, what is refused, and that nothing typed is lost. */
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { hashOf } from '../../application/accounts/password.ts'
import { isStepUpKind, stepUpKinds } from '../../application/accounts/step-up.ts'
import { codeAt, stepAt } from '../../application/accounts/totp.ts'
import type { Who } from '../../application/ports/sign-in-port.ts'
import type { Services } from '../../application/services.ts'
import { createUser } from '../../storage/organisations/make-organisation.ts'
import { button, form } from '../parts/fields/form.ts'
import { longText } from '../parts/fields/text.ts'
import { html } from '../parts/html.ts'
import { page } from '../parts/page.ts'
import { writeIdFrom } from '../request/write-id.ts'
import type { Answer, Problems, Route, SignedInRequest } from '../route.ts'
import { aFrontDoor, type Browser, type FrontDoor } from '../sign-in/front-door.testing.ts'
import { stepUpRoutes } from './step-up.routes.ts'
import { stepUpFields, takeStepUp } from './step-up.ts'

const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const password = 'the kettle hums at four'
const words = 'She asked us to call the clinic'
const writeId = '0199c0de-0000-7000-8000-000000000001'

let door: FrontDoor
let amina: Who
let now = Date.parse('2026-03-02T09:00:00.000Z')
let done: string[] = []

/** An act of each kind, on a form that asks something of its own. */
const acts: readonly Route<Services>[] = (['GET', 'POST'] as const).map((method) => ({
  method,
  path: '/act/:kind',
  purpose: 'do what needs a step-up',
  surface: 'staff',
  who: 'signed-in',
  answer: act,
}))

async function act(request: SignedInRequest<Services>): Promise<Answer> {
  const { params, path, typed, frame } = request
  const { kind = '' } = params
  assert.ok(isStepUpKind(kind))
  const show = (problems: Problems) => ({
    status: Object.keys(problems).length > 0 ? 422 : 200,
    show: page(
      frame,
      { title: 'Act', problems },
      form(
        { action: path, csrf: frame.csrf, writeId },
        html`${longText({ name: 'reason', label: 'Reason', typed, problems })}${stepUpFields(frame, request, kind, { typed, problems })}${button('Do it')}`,
      ),
    ),
  })
  if (!('reason' in typed)) return show({})
  const taken = await takeStepUp(request, kind)
  if ('problems' in taken) return show(taken.problems)
  done.push(writeIdFrom(typed))
  return { goTo: '/done' }
}

function later(seconds: number): void {
  now += seconds * 1000
  door.at.setNow(new Date(now).toISOString())
}

const code = (steps = 0) => codeAt(secret, stepAt(now) + steps)

async function signedIn(who: Who = amina): Promise<Browser> {
  const browser = door.browser()
  const token = await door.services.signIn.begin(who, {
    factor: 'second-factor',
    device: 'Firefox on Windows',
    idleSeconds: 900,
    lastsSeconds: 28_800,
  })
  browser.keep('session', token ?? '')
  return browser
}

async function log(): Promise<readonly string[]> {
  const rows = await door.at.test.asAdministrator<{ act: string }>(
    `select act from audit_entry where act ~ 'proved again' order by id`,
  )
  return rows.map((row) => row.act)
}

const send = (browser: Browser, typed: Readonly<Record<string, string>> = {}, kind = 'location') =>
  browser.post(`/act/${kind}`, { reason: words, writeId, ...typed })

describe('Step-up', () => {
  before(async () => {
    door = await aFrontDoor('live', [...stepUpRoutes, ...acts])
    const { orgId } = door.at.people.worker
    const made = await createUser(door.at.test.db, {
      orgId,
      displayName: 'Amina Ashgrove',
      initials: 'AA',
      role: 'support-worker',
      userName: 'amina@harbour.example',
      passwordHash: await hashOf(password),
    })
    if ('refused' in made) throw new Error(made.refused.code)
    amina = { orgId, userId: made.id }
    await door.services.signIn.setAuthenticator(amina, secret)
  })

  after(() => door.close())

  beforeEach(async () => {
    done = []
    later(60)
    await door.services.signIn.noteSuccess(`second factor of ${amina.userId}`)
  })

  test('the form asks for its own answers and the code in one sending, and is done once', async () => {
    const browser = await signedIn()
    const asked = await browser.get('/act/location')
    assert.match(asked.body, /name="stepUpCode"[^>]*autocomplete="one-time-code"/)
    const sent = await send(browser, { stepUpCode: code(), stepUp: 'asked' })
    assert.equal(sent.goTo, '/done')
    const again = await send(browser, { stepUp: 'held' })
    assert.equal(again.goTo, '/done')
    assert.equal(new Set(done).size, 1, 'the code is no part of what was meant')
    assert.doesNotMatch((await browser.get('/act/location')).body, /stepUpCode/, 'not asked again')
    assert.deepEqual((await log()).slice(-1), ['proved again for location by code'])
  })

  test('a code is good once: a replay in another session is refused, and the words are kept', async () => {
    const [one, other] = [await signedIn(), await signedIn()]
    await one.get('/act/location')
    await other.get('/act/location')
    const spent = code()
    assert.equal((await send(one, { stepUpCode: spent })).status, 303)
    const replayed = await send(other, { stepUpCode: spent })
    assert.equal(replayed.status, 422)
    assert.match(replayed.body, new RegExp(words))
    assert.match(replayed.body, /was used already/)
    assert.doesNotMatch(
      replayed.body,
      new RegExp(`value="${spent}"`),
      'a code is never shown again',
    )
    assert.equal((await log()).at(-1), 'not proved again for location: wrong code')
  })

  const refusedTries: readonly [string, () => Readonly<Record<string, string>>][] = [
    ['a wrong code', () => ({ stepUpCode: code() === '000000' ? '111111' : '000000' })],
    ['the code of five minutes ago', () => ({ stepUpCode: code(-10) })],
    ['the code of half a minute ago', () => ({ stepUpCode: code(-1) })],
    ['the code of a phone that is five minutes ahead', () => ({ stepUpCode: code(10) })],
    ['the password', () => ({ stepUpCode: password, present: password, password })],
    ['a recovery code', () => ({ stepUpCode: 'ABCD-EFGH-JKLM-NPQR', recoveryCode: 'ABCD' })],
    ['no code at all', () => ({ stepUp: 'asked' })],
    ['a form that says it was proved', () => ({ stepUp: 'held' })],
    ['an answer of no passkey', () => ({ passkey: '{"id":"x"}', step: 'x' })],
  ]
  for (const [what, typed] of refusedTries) {
    test(`${what} is refused beside the field, with everything typed kept`, async () => {
      const browser = await signedIn()
      await browser.get('/act/location')
      const refused = await send(browser, typed())
      assert.deepEqual([refused.status, done], [422, []])
      assert.match(refused.body, new RegExp(words))
      assert.match(refused.body, /id="stepUpCode-problem"/)
    })
  }

  test('a code of now is worth nothing for another kind of act, and each kind is asked for itself', async () => {
    const browser = await signedIn()
    for (const kind of stepUpKinds) {
      later(30)
      await browser.get(`/act/${kind}`)
      assert.equal((await send(browser, {}, kind)).status, 422, `${kind} is not open yet`)
      assert.equal((await send(browser, { stepUpCode: code() }, kind)).status, 303)
    }
  })

  test('after five minutes the form says that it ran out, keeps the words, and goes on with a new code', async () => {
    const browser = await signedIn()
    await browser.get('/act/location')
    await send(browser, { stepUpCode: code() })
    later(299)
    await browser.get('/act/location')
    assert.equal((await send(browser, { stepUp: 'held' })).status, 303)
    later(1)
    const ran = await send(browser, { stepUp: 'held' })
    assert.equal(ran.status, 422)
    assert.match(ran.body, /more than 5 minutes/)
    assert.match(ran.body, new RegExp(words))
    assert.match(ran.body, /name="stepUpCode"/)
    assert.equal((await log()).at(-1), 'not proved again for location: had run out')
    assert.equal((await send(browser, { stepUpCode: code() })).status, 303)
  })

  test('by the clock of the database it ends too, whatever the other clock says', async () => {
    const browser = await signedIn()
    await browser.get('/act/location')
    await send(browser, { stepUpCode: code() })
    await door.at.test.asAdministrator(
      `update session set stepped_up = jsonb_set(stepped_up, '{location,lapses}',
       to_jsonb(now() - interval '1 second')) where stepped_up ? 'location'`,
    )
    assert.equal((await send(browser, { stepUp: 'held' })).status, 422)
  })

  test('a step-up belongs to one session, and is gone with it', async () => {
    const [one, other] = [await signedIn(), await signedIn()]
    await one.get('/act/location')
    await other.get('/act/location')
    await send(one, { stepUpCode: code() })
    assert.equal((await send(other)).status, 422)
    await door.services.signIn.end(one.cookie('session') ?? '')
    assert.match((await send(one, { stepUp: 'held' })).goTo ?? '', /^\/sign-in/)
  })

  test('wrong codes make the next try wait, at the sign-in too, and the right one then waits as well', async () => {
    const browser = await signedIn()
    await browser.get('/act/location')
    for (let tries = 0; tries < 8; tries++) {
      await door.services.signIn.noteFailure(`second factor of ${amina.userId}`)
    }
    const waits = await send(browser, { stepUpCode: code() })
    assert.equal(waits.status, 422)
    assert.match(waits.body, /Please wait \d+ seconds/)
    assert.match(waits.body, new RegExp(words))
    assert.equal((await log()).at(-1), 'not proved again for location: had to wait')
  })

  test('the page of its own takes a code too, for its own kind', async () => {
    const browser = await signedIn()
    await browser.get('/account/prove/break-glass')
    const wrong = await browser.post('/account/prove/break-glass', { stepUpCode: '12' })
    assert.equal(wrong.status, 422)
    const right = await browser.post('/account/prove/break-glass', { stepUpCode: code() })
    assert.match(right.body, /It counts until .*, \d\d:\d\d/)
    await browser.get('/act/break-glass')
    assert.equal((await send(browser, { stepUp: 'held' }, 'break-glass')).status, 303)
    assert.equal((await send(browser, {}, 'location')).status, 422)
    assert.equal((await browser.get('/account/prove/everything')).status, 404)
  })

  test('where people are real, no press alone counts, even with a session that says it is made up', async () => {
    const proved = { until: new Date(now).toISOString(), lastsSeconds: 300 }
    const browser = await signedIn()
    const kept = await door.services.signIn.stepUp(browser.cookie('session') ?? '', amina, {
      ...proved,
      kind: 'location',
      by: 'demo',
    })
    assert.equal(kept, undefined)
  })

  test('in a demo the press counts, is kept with the session and written to the log', async () => {
    const demo = await aFrontDoor('demo', [...stepUpRoutes, ...acts])
    try {
      const { worker } = demo.at.people
      const session = { factor: 'demo', device: 'x', idleSeconds: 900, lastsSeconds: 900 } as const
      const token = await demo.services.signIn.begin(worker, session)
      const browser = demo.browser()
      browser.keep('session', token ?? '')
      assert.match((await browser.get('/act/location')).body, /pressing the button counts/)
      assert.equal((await send(browser)).goTo, '/done')
      const actor = await demo.services.signIn.actorFor(browser.cookie('session') ?? '')
      assert.deepEqual(
        actor?.steppedUp?.map(({ kind }) => kind),
        ['location'],
      )
      await browser.get('/account/prove/release-place')
      assert.match((await browser.post('/account/prove/release-place')).body, /You can go on/)
    } finally {
      await demo.close()
    }
  })
})

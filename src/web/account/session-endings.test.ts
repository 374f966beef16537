/**
 * Every way in which a session ends, with every session of its person: those that must end are over with
 * the next request of any kind, those that must stay go on, and nobody else's is touched.
 */
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { hashOf } from '../../application/accounts/password.ts'
import { sessionLength } from '../../application/accounts/signing-in/begin-session.ts'
import { codeAt, newSecret, stepAt } from '../../application/accounts/totp.ts'
import type { Who } from '../../application/ports/sign-in-port.ts'
import { createUser } from '../../storage/organisations/make-organisation.ts'
import { staffRoutes } from '../office/staff/staff.routes.ts'
import { aFrontDoor, type Browser, type FrontDoor } from '../sign-in/front-door.testing.ts'
import { signInRoutes } from '../sign-in/sign-in.routes.ts'
import { stepUpRoutes } from '../step-up/step-up.routes.ts'
import { accountRoutes } from './account.routes.ts'

const present = 'the kettle hums at four'
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const theirs = ['acting', 'other', 'proved'] as const
type Which = (typeof theirs)[number]

let door: FrontDoor
let who: Who
let kept: string
let now = Date.parse('2026-03-02T09:00:00.000Z')
let sessions: Readonly<Record<Which | 'colleague' | 'administrator', Browser>>

function later(seconds: number): void {
  now += seconds * 1000
  door.at.setNow(new Date(now).toISOString())
}

async function signedIn(person: Who): Promise<Browser> {
  const browser = door.browser()
  const token = await door.services.signIn.begin(person, {
    factor: 'second-factor',
    device: 'Firefox on Windows',
    ...sessionLength,
  })
  browser.keep('session', token ?? '')
  return browser
}

async function fromTheAccount(path: string, typed: Readonly<Record<string, string>>) {
  await sessions.acting.get('/account')
  const answer = await sessions.acting.post(path, { present, ...typed })
  assert.ok(answer.status < 400, `${path} answered ${answer.status}`)
}

async function byTheAdministrator(path: string, typed: Readonly<Record<string, string>> = {}) {
  await sessions.administrator.get(`/staff/${who.userId}`)
  const answer = await sessions.administrator.post(`/staff/${who.userId}${path}`, typed)
  assert.ok(answer.status < 400, `${path} answered ${answer.status}`)
}

/** Changes the row of one session only, as if time had passed. */
async function inTheRowOf(browser: Browser, change: string): Promise<void> {
  await door.at.test.asAdministrator(
    `update session set ${change} where id_hash = sha256(convert_to($1, 'utf8'))`,
    [browser.cookie('session')],
  )
}

const passkey = {
  credentialId: 'Y3JlZA',
  publicKey: Buffer.from('public'),
  counter: 0,
  transports: [],
  backedUp: false,
  label: 'Firefox on Windows',
}

const ways: readonly { how: string; do: () => Promise<unknown>; ends: readonly Which[] }[] = [
  {
    how: 'signing out',
    do: async () => {
      await sessions.acting.get('/account')
      await sessions.acting.post('/sign-out')
    },
    ends: ['acting'],
  },
  { how: 'leaving the page', do: () => sessions.acting.get('/leave'), ends: ['acting'] },
  {
    how: 'ending it from another session',
    do: async () => {
      const { signIn } = door.services
      const token = sessions.other.cookie('session') ?? ''
      const other = (await signIn.sessions(who, token)).find(({ own }) => own)
      await fromTheAccount('/account/sessions/end', { session: other?.id ?? '' })
    },
    ends: ['other'],
  },
  {
    how: 'ending all the others',
    do: () => fromTheAccount('/account/sessions/end-others', {}),
    ends: ['other', 'proved'],
  },
  {
    how: 'a new password',
    do: () => {
      const password = 'four grey stones in rain'
      return fromTheAccount('/account/password', { password, again: password })
    },
    ends: ['other', 'proved'],
  },
  {
    how: 'another app on a phone',
    do: () => {
      const other = newSecret()
      const code = codeAt(other, stepAt(now))
      return fromTheAccount('/account/app', { secret: other, code })
    },
    ends: ['other', 'proved'],
  },
  {
    how: 'taking the app away',
    do: async () => {
      await door.services.signIn.addPasskey(who, passkey)
      await fromTheAccount('/account/app', { remove: 'yes' })
    },
    ends: ['other', 'proved'],
  },
  {
    how: 'taking a passkey away',
    do: () => fromTheAccount('/account/passkeys/remove', { passkey: passkey.credentialId }),
    ends: ['other', 'proved'],
  },
  {
    how: 'new recovery codes',
    do: () => fromTheAccount('/account/codes', {}),
    ends: ['other', 'proved'],
  },
  {
    how: 'another role',
    do: () =>
      byTheAdministrator('', { displayName: 'Amina Ashgrove', role: 'data-protection-lead' }),
    ends: theirs,
  },
  {
    how: 'other services',
    do: () => byTheAdministrator('', { displayName: 'Amina Ashgrove', role: 'support-worker' }),
    ends: theirs,
  },
  { how: 'being switched off', do: () => byTheAdministrator('/off'), ends: theirs },
  { how: 'a new set-up code', do: () => byTheAdministrator('/code'), ends: theirs },
  { how: 'a fourth sign-in', do: () => signedIn(who), ends: ['acting'] },
  {
    how: 'a quarter of an hour without use',
    do: () => inTheRowOf(sessions.other, `seen_at = now() - interval '15 minutes'`),
    ends: ['other'],
  },
  {
    how: 'hardly less than a quarter of an hour without use (it goes on)',
    do: () => inTheRowOf(sessions.other, `seen_at = now() - interval '14 minutes'`),
    ends: [],
  },
  {
    how: 'eight hours',
    do: () => inTheRowOf(sessions.proved, `ends_at = ends_at - interval '8 hours'`),
    ends: ['proved'],
  },
  {
    how: 'hardly less than eight hours (it goes on)',
    do: () => inTheRowOf(sessions.proved, `ends_at = ends_at - interval '7 hours 59 minutes'`),
    ends: [],
  },
]

/** Each kind of request, with the cookie and the form token that the session had before. */
const uses: Readonly<Record<string, (browser: Browser) => Promise<boolean>>> = {
  'reading a page': async (browser) => (await browser.get('/account')).status === 200,
  'sending a form': async (browser) =>
    (await browser.post('/account/sessions/end', { session: '0'.repeat(64) })).goTo ===
    '/account?done=session',
  'asking by script': async (browser) =>
    (await door.services.signIn.actorFor(browser.cookie('session') ?? '')) !== undefined,
}

describe('The end of a session', () => {
  before(async () => {
    const routes = [...signInRoutes, ...accountRoutes, ...stepUpRoutes, ...staffRoutes]
    door = await aFrontDoor('live', routes)
    kept = await hashOf(present)
    const { orgId, serviceIds } = door.at.people.worker
    const made = await createUser(door.at.test.db, {
      orgId,
      displayName: 'Amina Ashgrove',
      initials: 'AA',
      role: 'support-worker',
      serviceIds,
      userName: 'amina@harbour.example',
      passwordHash: kept,
    })
    if ('refused' in made) throw new Error(made.refused.code)
    who = { orgId, userId: made.id }
  })

  after(() => door.close())

  beforeEach(async () => {
    now += 60_000
    door.at.setNow(new Date(now).toISOString())
    const { signIn } = door.services
    await door.at.test.asAdministrator(
      'update app_user set active = true, role = $2 where id = $1',
      [who.userId, 'support-worker'],
    )
    await door.at.test.asAdministrator('delete from session')
    await signIn.setPassword(who, kept)
    await signIn.setAuthenticator(who, secret)
    const { colleague, administrator } = door.at.people
    // One after the other: the first is the oldest.
    sessions = {
      acting: await signedIn(who),
      other: await signedIn(who),
      proved: await signedIn(who),
      colleague: await signedIn(colleague),
      administrator: await signedIn(administrator),
    }
    await sessions.proved.get('/account/prove/location')
    await sessions.proved.post('/account/prove/location', {
      stepUpCode: codeAt(secret, stepAt(now)),
    })
    later(30)
  })

  for (const way of ways) {
    test(`${way.how} ends ${way.ends.join(' and ') || 'nothing'}, at once and for everything`, async () => {
      for (const which of theirs) await sessions[which].get('/account')
      const before = Object.fromEntries(
        theirs.map((which) => [which, sessions[which].cookie('session') ?? '']),
      )
      await way.do()
      for (const which of theirs) {
        // What the browser forgot is shown again, as somebody who copied it would.
        sessions[which].keep('session', before[which] ?? '')
        for (const [use, goesOn] of Object.entries(uses)) {
          const expected = !way.ends.includes(which)
          assert.equal(await goesOn(sessions[which]), expected, `${use} in the ${which} session`)
        }
        const actor = await door.services.signIn.actorFor(before[which] ?? '')
        const held = actor?.steppedUp?.length === 1
        assert.equal(
          held,
          which === 'proved' && !way.ends.includes('proved'),
          `step-up of ${which}`,
        )
      }
      assert.equal((await sessions.colleague.get('/account')).status, 200, 'a colleague works on')
    })
  }

  test('a step-up changes the token: the old one is over, open forms and the step-up before go on', async () => {
    const browser = sessions.proved
    const form = await browser.get('/account')
    const old = browser.cookie('session') ?? ''
    await browser.get('/account/prove/break-glass')
    await browser.post('/account/prove/break-glass', { stepUpCode: codeAt(secret, stepAt(now)) })
    assert.notEqual(browser.cookie('session'), old)
    assert.equal(await door.services.signIn.actorFor(old), undefined)
    const csrf = /name="csrf" value="([^"]+)"/.exec(form.body)?.[1] ?? ''
    const sent = await browser.post('/account/sessions/end', { csrf, session: '0'.repeat(64) })
    assert.equal(sent.goTo, '/account?done=session', 'a form that was open before is still taken')
    const actor = await door.services.signIn.actorFor(browser.cookie('session') ?? '')
    assert.deepEqual(actor?.steppedUp?.map(({ kind }) => kind).toSorted(), [
      'break-glass',
      'location',
    ])
  })

  test('a step-up makes no session longer', async () => {
    const ends = async () =>
      door.at.test.asAdministrator<{ ends_at: Date; made_at: Date }>(
        `select ends_at, made_at from session where ended_at is null and user_id = $1
       and stepped_up <> '{}'`,
        [who.userId],
      )
    const before = await ends()
    await sessions.proved.get('/account/prove/location')
    await sessions.proved.post('/account/prove/location', {
      stepUpCode: codeAt(secret, stepAt(now)),
    })
    assert.deepEqual(await ends(), before)
  })

  test('signing in gives a new token and ends the one before, whatever it was', async () => {
    const browser = sessions.acting
    const old = browser.cookie('session') ?? ''
    await browser.get('/sign-in')
    const typed = { userName: 'amina@harbour.example', password: present, next: '/account' }
    const page = await browser.post('/sign-in', typed)
    const step = /name="step" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
    await browser.post('/sign-in/second', { step, code: codeAt(secret, stepAt(now)) })
    assert.notEqual(browser.cookie('session'), old)
    assert.equal(await door.services.signIn.actorFor(old), undefined)
  })

  test('requests that stream in while an account is switched off: none is answered after it was', async () => {
    const token = sessions.other.cookie('session') ?? ''
    let off = false
    let late = 0
    const stream = Array.from({ length: 8 }, async () => {
      for (let asked = 0; asked < 40; asked++) {
        const wasOff = off
        const actor = await door.services.signIn.actorFor(token)
        if (wasOff && actor !== undefined) late += 1
      }
    })
    await byTheAdministrator('/off')
    off = true
    await Promise.all(stream)
    assert.equal(await door.services.signIn.actorFor(token), undefined)
    assert.equal(late, 0)
  })
})

/** Changing one's own account: the present password each time, and every other session ends. */
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { hashOf, matches } from '../../application/accounts/password.ts'
import { codeAt, newSecret, stepAt } from '../../application/accounts/totp.ts'
import type { Who } from '../../application/ports/sign-in-port.ts'
import { createUser } from '../../storage/organisations/make-organisation.ts'
import { aFrontDoor, type Browser, type FrontDoor } from '../sign-in/front-door.testing.ts'
import { signInRoutes } from '../sign-in/sign-in.routes.ts'
import { accountRoutes } from './account.routes.ts'

const present = 'the kettle hums at four'
let door: FrontDoor
let who: Who
let now = Date.parse('2026-03-02T09:00:00.000Z')

before(async () => {
  door = await aFrontDoor('live', [...signInRoutes, ...accountRoutes])
  const { orgId } = door.at.people.worker
  const made = await createUser(door.at.test.db, {
    orgId,
    displayName: 'Amina Ashgrove',
    initials: 'AA',
    role: 'support-worker',
    userName: 'amina@harbour.example',
    passwordHash: await hashOf(present),
  })
  if ('refused' in made) throw new Error(made.refused.code)
  who = { orgId, userId: made.id }
})
after(() => door.close())
beforeEach(async () => {
  now += 60_000
  door.at.setNow(new Date(now).toISOString())
  await door.services.signIn.setPassword(who, await hashOf(present))
  await door.services.signIn.setAuthenticator(who, 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
})

async function signedIn(device = 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0'): Promise<Browser> {
  const browser = door.browser({ userAgent: device })
  const token = await door.services.signIn.begin(who, {
    factor: 'second-factor',
    device: 'Firefox on Windows',
    idleSeconds: 1800,
    lastsSeconds: 36_000,
  })
  browser.keep('session', token ?? '')
  return browser
}

async function isSignedIn(browser: Browser): Promise<boolean> {
  return (await browser.get('/account')).status === 200
}

test('the account shows how it is opened and where, and nobody else’s', async () => {
  const here = await signedIn()
  const page = await here.get('/account')
  assert.match(page.body, /amina@harbour\.example/)
  assert.match(page.body, /Firefox on Windows <strong>\(here\)<\/strong>/)
  assert.equal((await door.browser().get('/account')).goTo, '/sign-in?next=%2Faccount')
})

test('a new password needs the present one, and ends every other session', async () => {
  const [here, elsewhere] = [await signedIn(), await signedIn()]
  await here.get('/account/password')
  const chosen = 'four grey stones in rain'
  const wrong = await here.post('/account/password', {
    present: 'not the present one',
    password: chosen,
    again: chosen,
  })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /not your present password/)
  const weak = await here.post('/account/password', {
    present,
    password: 'AminaAshgrove2026',
    again: 'AminaAshgrove2026',
  })
  assert.match(weak.body, /People who guess passwords try this one early/)
  const done = await here.post('/account/password', { present, password: chosen, again: chosen })
  assert.equal(done.goTo, '/account?done=password')
  const account = await door.services.signIn.account(who)
  assert.ok(await matches(chosen, account?.passwordHash ?? ''))
  assert.deepEqual([await isSignedIn(here), await isSignedIn(elsewhere)], [true, false])
})

test('a new app replaces the old one after showing its code, and ends every other session', async () => {
  const [here, elsewhere] = [await signedIn(), await signedIn()]
  const page = await here.get('/account/app')
  const secret = /name="secret" value="([A-Z2-7]{32})"/.exec(page.body)?.[1] ?? ''
  const wrong = await here.post('/account/app', { present, secret, code: '000000' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, new RegExp(secret), 'the letters stay the same')
  const code = codeAt(secret, stepAt(now))
  assert.equal((await here.post('/account/app', { present, secret, code })).status, 303)
  assert.equal((await door.services.signIn.authenticator(who))?.secret, secret)
  assert.deepEqual([await isSignedIn(here), await isSignedIn(elsewhere)], [true, false])
  assert.equal(
    await door.services.signIn.useStep(who, stepAt(now)),
    false,
    'the code that proved it signs nobody in',
  )
})

test('a secret that this service did not make up is not taken', async () => {
  const here = await signedIn()
  await here.get('/account/app')
  const code = codeAt(newSecret(), stepAt(now))
  assert.equal((await here.post('/account/app', { present, secret: 'AAAA', code })).status, 422)
})

test('the only second step cannot be taken away', async () => {
  const here = await signedIn()
  await here.get('/account/app')
  const kept = await here.post('/account/app', { present, remove: 'yes' })
  assert.equal(kept.status, 409)
  assert.match(kept.body, /only second step/)
  assert.ok(await door.services.signIn.authenticator(who))
})

test('a passkey can be taken away while an app is left, and not the last of all', async () => {
  const { signIn } = door.services
  const passkey = {
    credentialId: 'Y3JlZA',
    publicKey: Buffer.from('public'),
    counter: 0,
    transports: [],
    backedUp: false,
    label: 'Firefox on Windows',
  }
  await signIn.addPasskey(who, passkey)
  await signIn.setAuthenticator(who, undefined)
  const here = await signedIn()
  await here.get('/account/passkeys')
  const remove = () => here.post('/account/passkeys/remove', { present, passkey: 'Y3JlZA' })
  assert.equal((await remove()).status, 409)
  await signIn.setAuthenticator(who, newSecret())
  assert.equal((await remove()).goTo, '/account?done=passkey-removed')
  assert.deepEqual(await signIn.passkeys(who), [])
})

test('new recovery codes are shown once and make the old ones void', async () => {
  const { signIn } = door.services
  await signIn.setRecoveryCodes(who, ['aa11'])
  const here = await signedIn()
  await here.get('/account/codes')
  const page = await here.post('/account/codes', { present })
  assert.equal(page.body.match(/<code>[A-Z2-9-]{19}<\/code>/g)?.length, 10)
  assert.equal(await signIn.useRecoveryCode(who, 'aa11'), false)
})

test('one session ends another, and nobody ends a stranger’s', async () => {
  const { signIn } = door.services
  const [here, elsewhere] = [await signedIn(), await signedIn()]
  await here.get('/account')
  const other = (await signIn.sessions(who, here.cookie('session'))).find(({ own }) => !own)
  assert.ok(other)
  const { worker } = door.at.people
  const token = await signIn.begin(worker, {
    factor: 'second-factor',
    device: '',
    idleSeconds: 60,
    lastsSeconds: 60,
  })
  const [stranger] = await signIn.sessions(worker)
  await here.post('/account/sessions/end', { session: other.id })
  await here.post('/account/sessions/end', { session: stranger?.id ?? '' })
  assert.deepEqual([await isSignedIn(here), await isSignedIn(elsewhere)], [true, false])
  assert.ok(await signIn.actorFor(token ?? ''))
})

test('wrong present passwords make the next try wait', async () => {
  const here = await signedIn()
  await here.get('/account/codes')
  for (let tries = 0; tries < 3; tries++) {
    assert.equal((await here.post('/account/codes', { present: `wrong ${tries}` })).status, 422)
  }
  assert.equal((await here.post('/account/codes', { present })).status, 429)
})

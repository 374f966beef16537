/** Signing in where people are real, through the front door: every step, and every way round it. */
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { hashOf } from '../../application/accounts/password.ts'
import { newSetUpCode } from '../../application/accounts/set-up-code.ts'
import { codeAt, stepAt } from '../../application/accounts/totp.ts'
import type { Who } from '../../application/ports/sign-in-port.ts'
import { createUser } from '../../storage/organisations/make-organisation.ts'
import { aFrontDoor, type Browser, type FrontDoor, type Page } from './front-door.testing.ts'
import { signInRoutes } from './sign-in.routes.ts'

const userName = 'amina@harbour.example'
const password = 'the kettle hums at four'
const start = Date.parse('2026-03-02T09:00:00.000Z')

let door: FrontDoor
let amina: Who
let kept: string
let now = start

before(async () => {
  door = await aFrontDoor('live', signInRoutes)
  kept = await hashOf(password)
  amina = await anAccount(userName, kept)
})
after(() => door.close())
beforeEach(() => later(60))

/** The clock by which codes are read; each test has its own half minute. */
function later(seconds: number): void {
  now += seconds * 1000
  door.at.setNow(new Date(now).toISOString())
}

async function anAccount(name: string, passwordHash: string): Promise<Who> {
  const { orgId, serviceIds } = door.at.people.worker
  const made = await createUser(door.at.test.db, {
    orgId,
    displayName: 'Amina Ashgrove',
    initials: 'AA',
    role: 'support-worker',
    serviceIds,
    userName: name,
    passwordHash,
  })
  if ('refused' in made) throw new Error(made.refused.code)
  return { orgId, userId: made.id }
}

const field = (page: Page, name: string) =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(page.body)?.[1] ?? ''
const plain = (page: Page) => page.body.replaceAll(/name="(csrf|step)" value="[^"]+"/g, '$1')

async function withPassword(browser: Browser, name = userName, typed = password): Promise<Page> {
  await browser.get('/sign-in?next=%2Fcaseload')
  return browser.post('/sign-in', { userName: name, password: typed, next: '/caseload' })
}

/** A known authenticator, as if added long ago. */
async function authenticatorOf(who: Who): Promise<string> {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  await door.services.signIn.setAuthenticator(who, secret)
  return secret
}

async function throughTheDoor(name: string, secret: string): Promise<Browser> {
  const browser = door.browser()
  const page = await withPassword(browser, name)
  await browser.post('/sign-in/second', {
    step: field(page, 'step'),
    code: codeAt(secret, stepAt(now)),
  })
  assert.ok(browser.cookie('session'), 'signed in')
  return browser
}

test('the first sign-in adds a second step, shows ten codes once, and only then begins a session', async () => {
  const who = await anAccount('first@harbour.example', kept)
  const browser = door.browser()
  const page = await withPassword(browser, 'first@harbour.example')
  assert.match(page.body, /Add a second step/)
  assert.equal(browser.cookie('session'), undefined)
  const secret = field(page, 'secret')
  const wrong = await browser.post('/sign-in/enrol', {
    step: field(page, 'step'),
    secret,
    code: '000000',
    next: '/caseload',
  })
  assert.equal(wrong.status, 422)
  assert.equal(field(wrong, 'secret'), secret, 'the app keeps the letters it was given')
  const right = await browser.post('/sign-in/enrol', {
    step: field(wrong, 'step'),
    secret,
    code: codeAt(secret, stepAt(now)),
    next: '/caseload',
  })
  const codes = right.body.match(/<code>[A-Z2-9-]{19}<\/code>/g) ?? []
  assert.equal(codes.length, 10)
  assert.match(right.body, /href="\/caseload"/)
  assert.doesNotMatch(right.body, /Made-up Harbour|Ashgrove/, 'the paper names nobody')
  const actor = await door.services.signIn.actorFor(browser.cookie('session') ?? '')
  assert.deepEqual([actor?.userId, actor?.factor], [who.userId, 'second-factor'])
})

test('a name that does not exist and a wrong password get the same answer', async () => {
  const unknown = await withPassword(
    door.browser({ address: '192.0.2.1' }),
    'nobody@harbour.example',
  )
  const wrong = await withPassword(
    door.browser({ address: '192.0.2.2' }),
    userName,
    'a wrong one altogether',
  )
  assert.deepEqual([unknown.status, wrong.status], [422, 422])
  assert.equal(
    plain(unknown).replace('nobody@harbour.example', 'NAME'),
    plain(wrong).replace(userName, 'NAME'),
  )
})

test('a name that does not exist takes as long as a wrong password', async () => {
  const quickest = async (name: string) => {
    const times: number[] = []
    for (const address of ['198.51.100.1', '198.51.101.1', '198.51.102.1']) {
      const from = performance.now()
      await withPassword(door.browser({ address }), name, 'a wrong one altogether')
      times.push(performance.now() - from)
    }
    return Math.min(...times)
  }
  const [unknown, wrong] = [await quickest('no-one@harbour.example'), await quickest(userName)]
  assert.ok(unknown > 50 && wrong > 50, 'both did the costly work')
  assert.ok(unknown / wrong > 0.5 && unknown / wrong < 2, `${unknown} ms against ${wrong} ms`)
})

test('after three wrong tries this network waits for this name, and another network does not', async () => {
  const guesser = () => door.browser({ address: '198.18.5.200' })
  const neighbour = () => door.browser({ address: '198.18.5.7' })
  for (let tries = 0; tries < 3; tries++) {
    assert.equal((await withPassword(guesser(), userName, `a wrong one ${tries}`)).status, 422)
  }
  // The first wait is a second, which a busy machine needs for the next try: later ones are longer.
  for (let tries = 0; tries < 5; tries++) {
    await door.services.signIn.noteFailure(`from 198.18.5.0/24 name ${userName}`)
  }
  const waits = await withPassword(neighbour(), userName)
  assert.equal(waits.status, 429)
  assert.match(waits.body, /Please wait/)
  assert.match(waits.body, /Nothing is locked/)
  const secret = await authenticatorOf(amina)
  const elsewhere = door.browser({ address: '198.51.100.77' })
  const page = await withPassword(elsewhere)
  assert.match(page.body, /second step/)
  assert.ok(secret)
})

test('one network that tries many names waits too', async () => {
  const at = { address: '192.0.2.99' }
  const first = (number: number) =>
    withPassword(door.browser(at), `guess-${number}@harbour.example`, 'x')
  for (let number = 0; number < 20; number++) {
    await door.services.signIn.noteFailure('anyone from 192.0.2.0/24')
  }
  assert.equal((await first(1)).status, 429)
})

test('the right code signs in, once; sent again it opens nothing', async () => {
  const secret = await authenticatorOf(amina)
  const browser = door.browser()
  const page = await withPassword(browser)
  const code = codeAt(secret, stepAt(now))
  const entered = await browser.post('/sign-in/second', {
    step: field(page, 'step'),
    code,
    next: '/caseload',
  })
  assert.deepEqual([entered.status, entered.goTo], [303, '/caseload'])

  const onlooker = door.browser({ address: '198.51.100.7' })
  const theirs = await withPassword(onlooker)
  const again = await onlooker.post('/sign-in/second', { step: field(theirs, 'step'), code })
  assert.equal(again.status, 422)
  assert.equal(onlooker.cookie('session'), undefined)
})

test('two browsers with one code at the same moment: one of them gets in', async () => {
  const secret = await authenticatorOf(amina)
  await door.services.signIn.noteSuccess(`second factor of ${amina.userId}`)
  const code = codeAt(secret, stepAt(now))
  const both = await Promise.all(
    [door.browser(), door.browser()].map(async (browser) => {
      const page = await withPassword(browser)
      return { browser, step: field(page, 'step') }
    }),
  )
  const answers = await Promise.all(
    both.map(({ browser, step }) => browser.post('/sign-in/second', { step, code })),
  )
  assert.equal(answers.filter(({ status }) => status === 303).length, 1)
})

test('a step is finished once, and not by the token of another step', async () => {
  const secret = await authenticatorOf(amina)
  await door.services.signIn.noteSuccess(`second factor of ${amina.userId}`)
  const browser = door.browser()
  const page = await withPassword(browser)
  const step = field(page, 'step')
  const crossed = await browser.post('/sign-in/enrol', { step, secret, code: '000000' })
  assert.equal(crossed.status, 409)
  const code = codeAt(secret, stepAt(now))
  assert.equal((await browser.post('/sign-in/second', { step, code })).status, 303)
  later(30)
  await browser.get('/sign-in')
  const replayed = await browser.post('/sign-in/second', {
    step,
    code: codeAt(secret, stepAt(now)),
  })
  assert.equal(replayed.status, 409)
})

test('five wrong codes lead back to the password', async () => {
  await authenticatorOf(amina)
  const browser = door.browser()
  let page = await withPassword(browser)
  for (let tries = 1; tries <= 5; tries++) {
    await door.services.signIn.noteSuccess(`second factor of ${amina.userId}`)
    page = await browser.post('/sign-in/second', { step: field(page, 'step'), code: '000000' })
    assert.equal(page.status, tries < 5 ? 422 : 409)
  }
  await door.services.signIn.noteSuccess(`second factor of ${amina.userId}`)
})

test('a recovery code opens one session, and the account says how many are left', async () => {
  await authenticatorOf(amina)
  const { hashOfCode } = await import('../../application/accounts/recovery-codes.ts')
  await door.services.signIn.setRecoveryCodes(
    amina,
    ['AAAA-BBBB-CCCC-DDDD', 'EEEE'].map(hashOfCode),
  )
  const use = async () => {
    const browser = door.browser()
    const page = await withPassword(browser)
    return browser.post('/sign-in/second', {
      step: field(page, 'step'),
      recoveryCode: 'aaaa bbbb cccc dddd',
    })
  }
  const used = await use()
  assert.deepEqual([used.status, used.goTo], [303, '/account?used=code'])
  assert.equal((await use()).status, 422)
  await door.services.signIn.noteSuccess(`second factor of ${amina.userId}`)
})

test('a set-up code is exchanged for one’s own password, once', async () => {
  const { code, kept: keptCode } = await newSetUpCode(new Date(now))
  const name = 'new@harbour.example'
  await anAccount(name, keptCode)
  const browser = door.browser()
  const page = await withPassword(browser, name, code.toLowerCase().replaceAll('-', ' '))
  assert.match(page.body, /Choose your password/)
  const common = await browser.post('/sign-in/password', {
    step: field(page, 'step'),
    password: 'Password12345678!',
    again: 'Password12345678!',
  })
  assert.match(common.body, /People who guess passwords try this one early/)
  const named = await browser.post('/sign-in/password', {
    step: field(common, 'step'),
    password: 'AminaAshgrove2026',
    again: 'AminaAshgrove2026',
  })
  assert.equal(named.status, 422)
  const chosen = 'four grey stones in rain'
  const differs = await browser.post('/sign-in/password', {
    step: field(named, 'step'),
    password: chosen,
    again: `${chosen}s`,
  })
  assert.match(differs.body, /Type the same password in both places/)
  const step = field(differs, 'step')
  const done = await browser.post('/sign-in/password', { step, password: chosen, again: chosen })
  assert.match(done.body, /Add a second step/)
  assert.equal(browser.cookie('session'), undefined, 'no session without a second factor')
  assert.equal((await withPassword(door.browser(), name, code)).status, 422)
  assert.match((await withPassword(door.browser(), name, chosen)).body, /Add a second step/)
})

test('a set-up code that is older than a week opens nothing', async () => {
  const { code, kept: keptCode } = await newSetUpCode(new Date(now - 8 * 86_400_000))
  await anAccount('late@harbour.example', keptCode)
  const page = await withPassword(door.browser(), 'late@harbour.example', code)
  assert.deepEqual([page.status, /too old/.test(page.body)], [422, true])
})

test('an old page of the first sign-in cannot put another factor in the place of one', async () => {
  const who = await anAccount('twice@harbour.example', kept)
  const stale = door.browser()
  const page = await withPassword(stale, 'twice@harbour.example')
  const mine = await authenticatorOf(who)
  const secret = field(page, 'secret')
  const code = codeAt(secret, stepAt(now))
  const refused = await stale.post('/sign-in/enrol', { step: field(page, 'step'), secret, code })
  assert.equal(refused.status, 409)
  assert.equal((await door.services.signIn.authenticator(who))?.secret, mine)
})

for (const { how, sql } of [
  {
    how: 'a quarter of an hour without use',
    sql: `update session set seen_at = seen_at - interval '15 minutes 1 second'`,
  },
  {
    how: 'eight hours, however busy',
    sql: `update session set made_at = made_at - interval '8 hours', ends_at = ends_at - interval '8 hours'`,
  },
  { how: 'switching its person off', sql: 'update app_user set active = false' },
  { how: 'a change of their rights', sql: 'update app_user set authz_epoch = authz_epoch + 1' },
]) {
  test(`a session ends with the next press after ${how}`, async () => {
    const name = `ends-${sql.length}@harbour.example`
    const who = await anAccount(name, kept)
    const browser = await throughTheDoor(name, await authenticatorOf(who))
    assert.notEqual((await browser.get('/')).goTo, '/sign-in')
    await door.at.test.asAdministrator(sql)
    assert.equal((await browser.get('/')).goTo, '/sign-in')
    await door.at.test.asAdministrator('update app_user set active = true')
  })
}

test('somebody who left is told the same as somebody who never was', async () => {
  const name = 'leaver@harbour.example'
  const who = await anAccount(name, kept)
  await door.at.test.asAdministrator('update app_user set active = false where id = $1', [
    who.userId,
  ])
  const left = await withPassword(door.browser({ address: '198.18.31.1' }), name)
  const never = await withPassword(
    door.browser({ address: '198.18.41.1' }),
    'never@harbour.example',
  )
  assert.equal(
    plain(left).replace(name, 'NAME'),
    plain(never).replace('never@harbour.example', 'NAME'),
  )
})

test('one name in two organisations: the person says for which they work now', async () => {
  const name = 'both@harbour.example'
  await anAccount(name, kept)
  const { orgId, serviceIds } = door.at.people.otherWorker
  await createUser(door.at.test.db, {
    orgId,
    displayName: 'Amina Ashgrove',
    initials: 'AA',
    role: 'support-worker',
    serviceIds,
    userName: name,
    passwordHash: kept,
  })
  const browser = door.browser()
  const page = await withPassword(browser, name)
  assert.match(page.body, /Made-up Harbour/)
  assert.match(page.body, /Made-up Lantern/)
  const next = await browser.post('/sign-in/organisation', {
    step: field(page, 'step'),
    kind: field(page, 'kind'),
  })
  assert.match(next.body, /Add a second step/)
})

/** Made-up people are tried out in a demo, and only there; the rehearsal day moves there, and only there. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { signInAs } from '../../application/accounts/signing-in/sign-in-as.ts'
import { aFrontDoor, type FrontDoor } from './front-door.testing.ts'
import { signInRoutes } from './sign-in.routes.ts'

let demo: FrontDoor
let live: FrontDoor
before(async () => {
  demo = await aFrontDoor('demo', signInRoutes)
  live = await aFrontDoor('live', signInRoutes)
})
after(async () => {
  await demo.close()
  await live.close()
})

const named = ({ orgId, userId }: { orgId: string; userId: string }) => `${orgId}.${userId}`

test('in a demo one press signs in as a made-up person, on the page they wanted', async () => {
  const browser = demo.browser()
  const page = await browser.get('/sign-in?next=%2Fcaseload%3Ffind%3DBramble')
  assert.match(page.body, /Made-up Harbour/)
  assert.match(page.body, /What you see as them/)
  const entered = await browser.post('/sign-in/as', {
    person: named(demo.at.people.worker),
    next: '/caseload?find=Bramble',
  })
  assert.deepEqual([entered.status, entered.goTo], [303, '/caseload?find=Bramble'])
  const actor = await demo.services.signIn.actorFor(browser.cookie('session') ?? '')
  assert.deepEqual([actor?.userId, actor?.factor], [demo.at.people.worker.userId, 'demo'])
})

for (const [wanted, kept] of [
  ['https://evil.example/', '/'],
  ['//evil.example/', '/'],
  ['/\\evil.example', '/'],
  ['/sign-in?next=/', '/'],
  ['/team', '/team'],
]) {
  test(`after signing in, ${wanted} leads to ${kept}`, async () => {
    const browser = demo.browser()
    await browser.get('/sign-in')
    const person = named(demo.at.people.manager)
    const entered = await browser.post('/sign-in/as', { person, next: wanted ?? '' })
    assert.equal(entered.goTo, kept)
  })
}

for (const [person, first] of [
  ['worker', '/today'],
  ['manager', '/today'],
  ['prime', '/seat'],
  ['assessor', '/seat'],
  ['protector', '/log'],
  ['administrator', '/staff'],
] as const) {
  test(`the first page of the ${person} is ${first}`, async () => {
    const browser = demo.browser()
    assert.equal((await browser.get('/')).goTo, '/sign-in')
    await browser.get('/sign-in')
    await browser.post('/sign-in/as', { person: named(demo.at.people[person]) })
    assert.equal((await browser.get('/')).goTo, first)
  })
}

test('signing in again gives a new session and ends the one before', async () => {
  const browser = demo.browser()
  await browser.get('/sign-in')
  await browser.post('/sign-in/as', { person: named(demo.at.people.worker) })
  const first = browser.cookie('session') ?? ''
  await browser.get('/sign-in')
  await browser.post('/sign-in/as', { person: named(demo.at.people.manager) })
  const second = browser.cookie('session') ?? ''
  assert.notEqual(first, second)
  assert.equal(await demo.services.signIn.actorFor(first), undefined)
  assert.ok(await demo.services.signIn.actorFor(second))
})

test('signing out ends the session for whoever kept a copy of its cookie', async () => {
  const browser = demo.browser()
  await browser.get('/sign-in')
  await browser.post('/sign-in/as', { person: named(demo.at.people.worker) })
  const token = browser.cookie('session') ?? ''
  await browser.get('/sign-in')
  assert.equal((await browser.post('/sign-out')).goTo, '/sign-in')
  assert.equal(browser.cookie('session'), undefined)
  assert.equal(await demo.services.signIn.actorFor(token), undefined)
})

test('somebody who is not offered cannot be tried out', async () => {
  const browser = demo.browser()
  await browser.get('/sign-in')
  const { orgId } = demo.at.people.worker
  const refused = await browser.post('/sign-in/as', { person: `${orgId}.${orgId}` })
  assert.equal(refused.status, 422)
  assert.equal(browser.cookie('session'), undefined)
})

test('where people are real nobody signs in without a password', async () => {
  const browser = live.browser()
  const page = await browser.get('/sign-in')
  assert.doesNotMatch(page.body, /Made-up/)
  const refused = await browser.post('/sign-in/as', { person: named(live.at.people.worker) })
  assert.equal(refused.status, 404)
  assert.equal(browser.cookie('session'), undefined)
})

test('planted: a service that believes it is a demo is still refused by the database', async () => {
  const mistaken = {
    ...live.services,
    installation: { ...live.services.installation, kind: 'demo' },
  } as const
  const browser = { device: 'a test', before: undefined }
  const entered = await signInAs(mistaken, live.at.people.worker, browser)
  assert.deepEqual(entered, { refused: { code: 'not-a-demo-person' } })
  const { worker } = live.at.people
  const token = await live.services.signIn.begin(worker, {
    factor: 'demo',
    device: '',
    idleSeconds: 60,
    lastsSeconds: 60,
  })
  assert.equal(token, undefined)
})

test('the rehearsal day moves by one, or by as many as were asked for, up to sixty', async () => {
  const browser = demo.browser()
  await browser.get('/sign-in')
  await browser.post('/sign-in/as', { person: named(demo.at.people.worker) })
  await browser.get('/sign-in')
  const before = demo.services.installation.rehearsalDays()
  assert.equal((await browser.post('/rehearsal', { next: '/today' })).goTo, '/today')
  assert.equal((await browser.post('/rehearsal', { days: '30' })).status, 303)
  assert.equal((await browser.post('/rehearsal', { days: '61' })).status, 422)
  assert.equal((await browser.post('/rehearsal', { days: '-1' })).status, 422)
  assert.equal(demo.services.installation.rehearsalDays(), before + 31)
})

test('where people are real there is no rehearsal', async () => {
  const { worker } = live.at.people
  const token = await live.services.signIn.begin(worker, {
    factor: 'second-factor',
    device: '',
    idleSeconds: 60,
    lastsSeconds: 60,
  })
  const browser = live.browser()
  browser.keep('session', token ?? '')
  await browser.get('/sign-in')
  assert.equal((await browser.post('/rehearsal', {})).status, 404)
  assert.equal(await live.services.installation.moveTo(1), false)
})

/**
 * Signing in, the account and the office in a real browser: valid, fitting a small phone, in nobody's
 * way; and a passkey from its making to its use, with an authenticator that the browser makes up.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { hashOf } from '../../src/application/accounts/password.ts'
import type { Actor } from '../../src/application/actor.ts'
import { createUser } from '../../src/storage/organisations/make-organisation.ts'
import { aCase } from '../../src/storage/stores/testing.ts'
import { accountRoutes } from '../../src/web/account/account.routes.ts'
import { buildLook } from '../../src/web/look/build-look.ts'
import { officeRoutes } from '../../src/web/office/office.routes.ts'
import { aFrontDoor, type FrontDoor } from '../../src/web/sign-in/front-door.testing.ts'
import { signInRoutes } from '../../src/web/sign-in/sign-in.routes.ts'
import { stepUpRoutes } from '../../src/web/step-up/step-up.routes.ts'
import { picture, scan, whatDoesNotFit } from './scan.ts'
import { startBrowser, type TestBrowser } from './start-browser.ts'
import { problemsOf } from './valid-html.ts'

const password = 'the kettle hums at four'
const userName = 'amina@harbour.example'
let live: { door: FrontDoor; url: string }
let demo: { door: FrontDoor; url: string }
let browser: TestBrowser

async function open(kind: 'demo' | 'live', look: Awaited<ReturnType<typeof buildLook>>) {
  const door = await aFrontDoor(
    kind,
    [...signInRoutes, ...accountRoutes, ...stepUpRoutes, ...officeRoutes],
    look,
  )
  const listening = await door.server.listen({ port: 0, host: '127.0.0.1' })
  if ('refused' in listening) throw new Error(listening.refused.words)
  // Browsers trust passkeys on this computer by its name, not by its number.
  return { door, url: listening.url.replace('127.0.0.1', 'localhost') }
}

before(async () => {
  const look = await buildLook()
  ;[live, demo] = await Promise.all([open('live', look), open('demo', look)])
  browser = await startBrowser()
  const { orgId, serviceIds } = live.door.at.people.worker
  const made = await createUser(live.door.at.test.db, {
    orgId,
    displayName: 'Amina Ashgrove',
    initials: 'AA',
    role: 'support-worker',
    serviceIds,
    userName,
    passwordHash: await hashOf(password),
  })
  if ('refused' in made) throw new Error(made.refused.code)
  const { id } = await aCase(demo.door.at.world, demo.door.at.people.worker)
  await demo.door.at.world.asActor(demo.door.at.people.worker, ({ cases }) => cases.open(id))
})

after(async () => {
  await browser?.close()
  await live?.door.close()
  await demo?.door.close()
})

async function cookiesOf(door: FrontDoor, actor: Actor) {
  const token = await door.services.signIn.begin(actor, {
    factor: 'second-factor',
    device: 'Firefox on Windows',
    idleSeconds: 1800,
    lastsSeconds: 36_000,
  })
  return { 'waymark-session': token ?? '' }
}

const visits = (): readonly (readonly [string, string, Actor | undefined, FrontDoor])[] => {
  const { people } = demo.door.at
  return [
    ['/sign-in', demo.url, undefined, demo.door],
    ['/account', demo.url, people.worker, demo.door],
    ['/policy', demo.url, people.manager, demo.door],
    ['/policy/targets', demo.url, people.manager, demo.door],
    ['/policy/targets/OUR-NO-CONTACT', demo.url, people.manager, demo.door],
    ['/policy/changes', demo.url, people.assessor, demo.door],
    ['/policy/sources', demo.url, people.prime, demo.door],
    ['/log', demo.url, people.protector, demo.door],
    ['/log?from=never', demo.url, people.protector, demo.door],
    ['/staff', demo.url, people.administrator, demo.door],
    ['/staff/new', demo.url, people.administrator, demo.door],
    [`/staff/${people.worker.userId}`, demo.url, people.administrator, demo.door],
    [`/staff/${people.administrator.userId}`, demo.url, people.administrator, demo.door],
    ['/sign-in', live.url, undefined, live.door],
  ]
}

test('every page is valid, fits 360 and 1280 pixels, and stands in nobody’s way', async () => {
  for (const [path, url, actor, door] of visits()) {
    const cookies = actor ? await cookiesOf(door, actor) : {}
    const page = await browser.open(`${url}${path}`, { javaScript: true, width: 360, cookies })
    await holdsUp(page, `${door === live.door ? 'live' : 'demo'} ${path}`)
    await page.close()
  }
})

/** Pictures to look at, when a folder for them is named. */
async function photograph(page: Page, name: string): Promise<void> {
  const folder = process.env['WAYMARK_TEST_PICTURES']
  if (folder) await picture(page, folder, name)
}

async function holdsUp(page: Page, where: string): Promise<void> {
  const source = await page.evaluate<string>('fetch(location.href).then((answer) => answer.text())')
  assert.deepEqual(await problemsOf(source), [], where)
  assert.deepEqual(await scan(page), [], where)
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 740 })
    assert.deepEqual(await whatDoesNotFit(page), [], `${where} at ${width}`)
  }
  await photograph(page, where.replace(/[^a-z0-9]+/gi, '-'))
}

test('a passkey is added at the first sign-in, and signs in the next time', async () => {
  const page = await browser.open(`${live.url}/sign-in`, { javaScript: true, width: 360 })
  const debug = await page.context().newCDPSession(page)
  await debug.send('WebAuthn.enable')
  await debug.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  const typePassword = async () => {
    await page.getByLabel('User name').fill(userName)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Go on' }).click()
  }
  await typePassword()
  await page.getByRole('heading', { name: 'Add a second step' }).waitFor()
  await photograph(page, 'enrol')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByRole('heading', { name: 'Ten codes' }).waitFor()
  await photograph(page, 'codes')

  // The scans below end the made-up authenticator, so they wait until it has done its work.
  await page.goto(`${live.url}/account`)
  await page.getByText('How you sign in').waitFor()
  await page.getByRole('button', { name: 'Sign out' }).first().click()
  await page.waitForURL(/sign-in/)
  await typePassword()
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  await page.goto(`${live.url}/account/passkeys`)
  await page.getByText('Used last').waitFor()
  // The same passkey proves again who it is, for one kind of act, and the session goes on.
  await page.goto(`${live.url}/account/prove/location`)
  await photograph(page, 'prove')
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.getByRole('heading', { name: 'You can go on' }).waitFor()
  await photograph(page, 'proved')
  const [held] = await live.door.at.test.asAdministrator<{ kinds: string[] }>(
    `select array(select jsonb_object_keys(stepped_up)) as kinds from session
     where ended_at is null and stepped_up <> '{}'`,
  )
  assert.deepEqual(held?.kinds, ['location'])
  for (const path of [
    '/account/prove/location',
    '/account',
    '/account/passkeys',
    '/account/password',
    '/account/app',
    '/account/codes',
    '/account/passkeys/add',
  ]) {
    await page.goto(`${live.url}${path}`)
    await holdsUp(page, `live${path}`)
  }
  await page.close()
})

test('the Show button shows a password and hides it again before it is sent', async () => {
  const page = await browser.open(`${live.url}/sign-in`, { javaScript: true, width: 360 })
  const field = page.getByLabel('Password', { exact: true })
  await field.fill('something')
  await page.getByRole('button', { name: 'Show' }).click()
  assert.equal(await field.getAttribute('type'), 'text')
  await page.getByRole('button', { name: 'Hide' }).click()
  assert.equal(await field.getAttribute('type'), 'password')
  await page.close()
})

test('without scripts the sign-in pages offer no passkey and miss nothing', async () => {
  const page = await browser.open(`${live.url}/sign-in`, { javaScript: false, width: 360 })
  assert.equal(await page.getByRole('button', { name: 'Show' }).count(), 0)
  await page.getByLabel('User name').fill(userName)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Go on' }).click()
  assert.equal(await page.getByRole('button', { name: 'Use a passkey' }).isVisible(), false)
  await page.getByLabel('Recovery code').waitFor()
  await page.close()
})

/** An administrator keeps accounts: no default password, nothing of a case, and off means off at once. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '../../../application/actor.ts'
import { aFrontDoor, type Browser, type FrontDoor } from '../../sign-in/front-door.testing.ts'
import { signInRoutes } from '../../sign-in/sign-in.routes.ts'
import { staffRoutes } from './staff.routes.ts'

let door: FrontDoor
before(async () => {
  door = await aFrontDoor('live', [...signInRoutes, ...staffRoutes])
})
after(() => door.close())

async function as(actor: Actor): Promise<Browser> {
  const browser = door.browser()
  const token = await door.services.signIn.begin(actor, {
    factor: 'second-factor',
    device: 'a test',
    idleSeconds: 1800,
    lastsSeconds: 36_000,
  })
  browser.keep('session', token ?? '')
  return browser
}

async function logged(): Promise<string[]> {
  const rows = await door.at.test.asAdministrator<{ act: string }>(
    'select act from audit_entry where user_id = $1',
    [door.at.people.administrator.userId],
  )
  return rows.map(({ act }) => act)
}

const codeIn = (body: string) => /<code>([A-Z2-9-]{19})<\/code>/.exec(body)?.[1] ?? ''

test('a new account gets a set-up code, shown once, with which its person begins', async () => {
  const { administrator, worker } = door.at.people
  const browser = await as(administrator)
  const form = await browser.get('/staff/new')
  assert.doesNotMatch(form.body, /prime-liaison|assessor/, 'only the roles of this organisation')
  const wrong = await browser.post('/staff', { displayName: ' ', userName: 'x', role: 'king' })
  assert.equal(wrong.status, 422)
  for (const name of ['displayName', 'userName', 'role']) {
    assert.match(wrong.body, new RegExp(`href="#${name}"`))
  }
  const made = await browser.post('/staff', {
    displayName: 'Bede Waterlow',
    userName: 'Bede@harbour.example',
    role: 'support-worker',
    services: worker.serviceIds,
  })
  const code = codeIn(made.body)
  assert.equal(code.length, 19)
  const list = await browser.get('/staff')
  assert.match(list.body, /Bede Waterlow/)
  assert.match(list.body, /Set-up code not used yet/)
  assert.ok(!list.body.includes(code))

  const bede = door.browser()
  await bede.get('/sign-in')
  const begun = await bede.post('/sign-in', { userName: 'bede@harbour.example', password: code })
  assert.match(begun.body, /Choose your password/)
  const lines = (await logged()).filter((act) => act === 'made an account')
  assert.equal(lines.length, 1, 'one line, which goes in with the account')
})

test('a name that is taken, a role of another kind of organisation, a service of another: refused', async () => {
  const browser = await as(door.at.people.administrator)
  const person = { displayName: 'Cato', userName: 'cato@harbour.example', role: 'support-worker' }
  await browser.get('/staff/new')
  assert.equal((await browser.post('/staff', { ...person, role: 'assessor' })).status, 422)
  const strange = door.at.people.otherWorker.serviceIds
  assert.equal((await browser.post('/staff', { ...person, services: strange })).status, 422)
  assert.match((await browser.post('/staff', person)).body, /shown once/)
  await browser.get('/staff/new')
  assert.equal((await browser.post('/staff', person)).status, 409)
})

test('switched off, somebody is out with their next press, and can be switched on again', async () => {
  const { administrator, colleague } = door.at.people
  const theirs = await as(colleague)
  assert.equal((await theirs.get('/')).goTo, '/today')
  const browser = await as(administrator)
  const page = await browser.get(`/staff/${colleague.userId}`)
  assert.match(page.body, /Switch this account off/)
  assert.equal((await browser.post(`/staff/${colleague.userId}/off`)).goTo, '/staff?done=off')
  assert.equal((await theirs.get('/')).goTo, '/sign-in')
  await browser.get('/staff')
  await browser.post(`/staff/${colleague.userId}/on`)
  assert.equal((await theirs.get('/')).goTo, '/sign-in', 'the old session stays ended')
  assert.ok(await door.services.signIn.actorFor((await as(colleague)).cookie('session') ?? ''))
})

test('changed rights hold from the next press, and administrators belong to no service', async () => {
  const { administrator, elsewhere } = door.at.people
  const theirs = await as(elsewhere)
  const browser = await as(administrator)
  await browser.get(`/staff/${elsewhere.userId}`)
  const changed = await browser.post(`/staff/${elsewhere.userId}`, {
    displayName: 'Person 4',
    role: 'administrator',
    services: elsewhere.serviceIds,
  })
  assert.equal(changed.goTo, '/staff?done=changed')
  assert.equal((await theirs.get('/')).goTo, '/sign-in')
  const actor = await door.services.signIn.actorFor((await as(elsewhere)).cookie('session') ?? '')
  assert.deepEqual([actor?.role, actor?.serviceIds], ['administrator', []])
})

test('a new set-up code takes away everything that opened the account before', async () => {
  const { administrator, worker } = door.at.people
  const browser = await as(administrator)
  await browser.get('/staff/new')
  const first = codeIn(
    (
      await browser.post('/staff', {
        displayName: 'Dara',
        userName: 'dara@harbour.example',
        role: 'support-worker',
        services: worker.serviceIds,
      })
    ).body,
  )
  const [account] = await door.services.signIn.accountsNamed('dara@harbour.example')
  assert.ok(account)
  await door.services.signIn.setAuthenticator(account, 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  const dara = await as({ ...worker, ...account })
  await browser.get(`/staff/${account.userId}`)
  const second = codeIn((await browser.post(`/staff/${account.userId}/code`)).body)
  assert.ok(second !== '' && second !== first)
  assert.equal((await dara.get('/')).goTo, '/sign-in')
  assert.equal(await door.services.signIn.authenticator(account), undefined)
  assert.ok((await logged()).includes('gave a new set-up code'))
})

test('nobody changes their own rights, or anything in another organisation', async () => {
  const { administrator, otherWorker } = door.at.people
  const browser = await as(administrator)
  await browser.get('/staff')
  assert.equal((await browser.post(`/staff/${administrator.userId}/off`)).status, 409)
  await browser.get('/staff')
  for (const act of ['', '/off', '/code']) {
    const path = `/staff/${otherWorker.userId}${act}`
    assert.equal(
      (await browser.post(path, { displayName: 'X', role: 'administrator' })).status,
      404,
    )
  }
  assert.ok(await door.services.signIn.actorFor((await as(otherWorker)).cookie('session') ?? ''))
})

for (const person of ['worker', 'manager', 'protector', 'prime', 'assessor'] as const) {
  test(`the ${person} finds no accounts page`, async () => {
    assert.equal((await (await as(door.at.people[person])).get('/staff')).status, 404)
  })
}

test('services are added, closed to new cases and opened again', async () => {
  const browser = await as(door.at.people.administrator)
  await browser.get('/staff')
  assert.equal((await browser.post('/staff/services', { name: ' ' })).status, 422)
  assert.equal((await browser.post('/staff/services', { name: 'Lantern walks' })).status, 303)
  const { orgId } = door.at.people.administrator
  const made = (await door.services.staffDesk.services(orgId)).find(
    ({ name }) => name === 'Lantern walks',
  )
  await browser.get('/staff')
  await browser.post(`/staff/services/${made?.id}`, { open: 'no' })
  const after = await door.services.staffDesk.services(orgId)
  assert.equal(after.find(({ id }) => id === made?.id)?.active, false)
})

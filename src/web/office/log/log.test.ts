/** The log as its reader sees it: who did what, by reference, and not a word of any case. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '../../../application/actor.ts'
import { aCase } from '../../../storage/stores/testing.ts'
import { aFrontDoor, type Browser, type FrontDoor } from '../../sign-in/front-door.testing.ts'
import { officeRoutes } from '../office.routes.ts'

let door: FrontDoor
let reference: string
before(async () => {
  door = await aFrontDoor('demo', officeRoutes)
  const { world, people } = door.at
  const made = await aCase(world, people.worker, { alias: 'Quillwort' })
  reference = made.reference
  for (const who of [people.worker, people.manager, people.elsewhere]) {
    await world.asActor(who, ({ cases }) => cases.open(made.id))
  }
})
after(() => door.close())

async function as(actor: Actor): Promise<Browser> {
  const browser = door.browser()
  const token = await door.services.signIn.begin(actor, {
    factor: 'demo',
    device: 'a test',
    idleSeconds: 1800,
    lastsSeconds: 36_000,
  })
  browser.keep('session', token ?? '')
  return browser
}

const rowsOf = (body: string) =>
  [...body.matchAll(/<tr class="govuk-table__row"><th scope="row"/g)].length

test('the data protection lead sees who opened a case, by its reference and never its alias', async () => {
  const browser = await as(door.at.people.protector)
  const page = await browser.get(`/log?reference=${reference.toLowerCase()}`)
  assert.equal(page.status, 200)
  assert.match(page.body, /opened the case/)
  assert.match(page.body, /Service manager/)
  assert.match(page.body, new RegExp(reference))
  assert.doesNotMatch(page.body, /Quillwort/)
  assert.match(page.body, /Not yet/, 'not sealed yet')
})

test('filters in the address narrow it to a person, a case and days', async () => {
  const browser = await as(door.at.people.protector)
  const { worker, manager } = door.at.people
  const of = (who: Actor) => browser.get(`/log?reference=${reference}&person=${who.userId}`)
  assert.ok(rowsOf((await of(worker)).body) > 0)
  assert.ok(rowsOf((await of(manager)).body) > 0)
  assert.match((await of(door.at.people.colleague)).body, /No line fits/)
  const refused = await of(door.at.people.elsewhere)
  assert.match(refused.body, /was refused a case/, 'a refusal is found with the case')
  const link = /href="(\/log\?[^"]*case=[^"]+)"/.exec(refused.body)?.[1] ?? ''
  assert.match((await browser.get(link.replaceAll('&amp;', '&'))).body, /was refused a case/)
  assert.match((await browser.get('/log?to=2020-01-01')).body, /No line fits/)
  const wrong = await browser.get('/log?from=yesterday')
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /Write the first day like/)
  assert.match(wrong.body, /value="yesterday"/)
})

test('reading the log is in the log, and what another organisation did is not', async () => {
  const browser = await as(door.at.people.protector)
  await browser.get('/log')
  const page = await browser.get(`/log?person=${door.at.people.protector.userId}`)
  assert.match(page.body, /read the log/)
  const stranger = await aCase(door.at.world, door.at.people.otherWorker)
  assert.ok(!(await browser.get('/log')).body.includes(stranger.reference))
})

test('a sealed line says so, with its place in the chain', async () => {
  const { asAdministrator } = door.at.test
  await asAdministrator(
    `insert into audit_seal (org_id, number, entry_id, hash)
     select org_id, 1, id, decode(repeat('ab', 32), 'hex') from audit_entry
     where case_reference = $1 order by at limit 1`,
    [reference],
  )
  const page = await (await as(door.at.people.protector)).get(`/log?reference=${reference}`)
  assert.match(page.body, /Sealed, 1</)
})

for (const person of ['worker', 'manager', 'administrator', 'prime', 'assessor'] as const) {
  test(`the ${person} finds no log`, async () => {
    assert.equal((await (await as(door.at.people[person])).get('/log')).status, 404)
  })
}

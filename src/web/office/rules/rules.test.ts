/** The rules as people read them, and the targets that an organisation may set for itself. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '../../../application/actor.ts'
import { policyFile } from '../../../application/load-policy.ts'
import { adjustTarget } from '../../../application/office/adjust-target.ts'
import { overdueReviews, policyReviews } from '../../../application/office/policy-reviews.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import { editionOn, limitOf } from '../../../domain/policy/policy.ts'
import { aFrontDoor, type Browser, type FrontDoor } from '../../sign-in/front-door.testing.ts'
import { officeRoutes } from '../office.routes.ts'

let door: FrontDoor
before(async () => {
  door = await aFrontDoor('demo', officeRoutes)
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

for (const person of ['worker', 'protector', 'administrator', 'prime', 'assessor'] as const) {
  test(`the ${person} can read every rule, how sure we are of it, and where we read it`, async () => {
    const browser = await as(door.at.people[person])
    const page = await browser.get('/policy')
    assert.equal(page.status, 200)
    for (const limit of door.services.policyFor.base.limits.values()) {
      if (limit.subject !== 'ours') assert.ok(page.body.includes(`id="${limit.id}"`), limit.id)
    }
    assert.match(page.body, /Verified<\/span> We read it in its own text/)
    assert.match(page.body, /Unverified<\/span> Remembered, not read again/)
    assert.match(page.body, /What is not known:/)
    for (const path of ['targets', 'changes', 'sources']) {
      assert.equal((await browser.get(`/policy/${path}`)).status, 200)
    }
  })
}

test('every source that a rule links to is on the page of sources', async () => {
  const browser = await as(door.at.people.worker)
  const links = (await browser.get('/policy')).body.matchAll(/\/policy\/sources#([^"]+)"/g)
  const sources = (await browser.get('/policy/sources')).body
  for (const [, key] of links) assert.ok(sources.includes(`id="${key}"`), key)
})

test('what changed is told newest first, and no nearer than we know it', async () => {
  const { body } = await (await as(door.at.people.worker)).get('/policy/changes')
  const { changes } = door.services.policyFor.base
  const places = changes.map(({ inOurWords }) =>
    body.indexOf(inOurWords.split(/[&<>"'’]/)[0] ?? ''),
  )
  assert.deepEqual(
    places.toSorted((one, other) => other - one),
    places,
  )
  assert.match(body, />2009<\/h2>/)
})

test('a service manager sets a target with a reason; dates count with it, and colleagues see why', async () => {
  const { manager, worker } = door.at.people
  const browser = await as(manager)
  const path = '/policy/targets/OUR-NO-CONTACT'
  assert.equal((await browser.get(path)).status, 200)
  const wrong = await browser.post(path, { value: 'soon', reason: ' ' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /Enter a whole number/)
  assert.match(wrong.body, /Say why/)
  const tooLong = await browser.post(path, { value: '5000', reason: 'We call often' })
  assert.match(tooLong.body, /from 0 to 1000/)
  const set = await browser.post(path, { value: '9', reason: 'We call every week' })
  assert.equal(set.goTo, '/policy/targets?done=yes')
  const policy = await door.services.policyFor(worker)
  const edition = editionOn(limitOf(policy, 'OUR-NO-CONTACT').editions, aDay('2026-03-02'))
  assert.deepEqual([edition.value, edition.setByOrganisation], [9, true])
  const seen = await (await as(worker)).get('/policy/targets')
  assert.match(seen.body, /We call every week/)
  assert.doesNotMatch(seen.body, /href="\/policy\/targets\/OUR/, 'a worker cannot change it')
  assert.equal(
    editionOn(
      limitOf(await door.services.policyFor(door.at.people.otherWorker), 'OUR-NO-CONTACT').editions,
      aDay('2026-03-02'),
    ).setByOrganisation,
    undefined,
    'another organisation keeps its own',
  )
  await browser.get(path)
  await browser.post(path, { back: 'yes', reason: 'Back to the proposal' })
  const back = await door.services.policyFor(worker)
  assert.equal(
    editionOn(limitOf(back, 'OUR-NO-CONTACT').editions, aDay('2026-03-02')).setByOrganisation,
    undefined,
  )
})

test('what the law or the guidance sets has no page for changing it, and no other way', async () => {
  const { manager } = door.at.people
  const browser = await as(manager)
  const read = [...door.services.policyFor.base.limits.values()].filter(
    (limit) => !limit.adjustable,
  )
  assert.ok(read.length > 30)
  for (const { id } of read) {
    assert.equal((await browser.get(`/policy/targets/${id}`)).status, 404, id)
    const refused = await adjustTarget(door.services, manager, { limit: id, value: 1, reason: 'x' })
    assert.ok('refused' in refused && refused.refused.code === 'not-adjustable', id)
  }
})

for (const person of ['worker', 'protector', 'prime'] as const) {
  test(`the ${person} cannot set a target`, async () => {
    const actor = door.at.people[person]
    const browser = await as(actor)
    assert.equal((await browser.get('/policy/targets/OUR-NO-CONTACT')).status, 404)
    const refused = await adjustTarget(door.services, actor, {
      limit: 'OUR-NO-CONTACT',
      value: 1,
      reason: 'because',
    })
    assert.deepEqual(refused, { refused: { code: 'not-yours' } })
  })
}

test('after the day of review the page says that rules may be out of date, and not before', async () => {
  const reviews = policyReviews(policyFile)
  const first = reviews.map(({ reviewBy }) => reviewBy).toSorted()[0] ?? aDay('2026-01-01')
  assert.deepEqual(overdueReviews(reviews, first), [])
  const browser = await as(door.at.people.worker)
  assert.doesNotMatch((await browser.get('/policy')).body, /were to be read again/)
  door.at.setNow('2031-01-01T09:00:00.000Z')
  assert.match((await browser.get('/policy')).body, /were to be read again by now/)
  door.at.setNow('2026-03-02T09:00:00.000Z')
})

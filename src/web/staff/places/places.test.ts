/** Sealed places through the front door: masked everywhere, shown once for a reason, told by two people. */
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { hashOf } from '../../../application/accounts/password.ts'
import { codeAt, stepAt } from '../../../application/accounts/totp.ts'
import type { Actor } from '../../../application/actor.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import { placeLimits } from '../../../domain/places/place-limits.ts'
import { newId } from '../../../storage/new-id.ts'
import { createUser } from '../../../storage/organisations/make-organisation.ts'
import { shredOldPlaces } from '../../../storage/shredding/shred-places.ts'
import { aCase, inCase } from '../../../storage/stores/testing.ts'
import {
  aFrontDoor,
  type Browser,
  type FrontDoor,
  type Page,
} from '../../sign-in/front-door.testing.ts'
import { personRoutes } from '../person/person.routes.ts'
import { placeRoutes } from './places.routes.ts'
import { releaseRoutes } from './release.routes.ts'

const canary = 'Canary Lane'
const where = `9 ${canary}, Wrenbridge`
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const why = { reason: 'visit', words: 'Visit on Tuesday' }

let door: FrontDoor
let worker: Actor
let cover: Actor
let caseId: string
let now = Date.parse('2026-03-02T09:00:00.000Z')

function later(seconds: number): void {
  now += seconds * 1000
  door.at.setNow(new Date(now).toISOString())
}
/** The code that the app shows now, under the name that the form gives its field. */
const proof = () => ({ stepUpCode: codeAt(secret, stepAt(now)), stepUp: 'asked' })

async function anActor(displayName: string, role: Actor['role'], like: Actor): Promise<Actor> {
  const { orgId, orgKind, serviceIds } = like
  const initials = 'AA'
  const made = await createUser(door.at.test.db, {
    ...{ orgId, displayName, initials, role, serviceIds },
    userName: `${displayName.split(' ')[0]?.toLowerCase()}@harbour.example`,
    passwordHash: await hashOf('the kettle hums at four'),
  })
  if ('refused' in made) throw new Error(made.refused.code)
  await door.services.signIn.setAuthenticator({ orgId, userId: made.id }, secret)
  const factor = 'second-factor'
  return { ...{ userId: made.id, orgId, orgKind, role, serviceIds, displayName, initials, factor } }
}

async function signedIn({ orgId, userId }: Actor): Promise<Browser> {
  const browser = door.browser()
  const token = await door.services.signIn.begin(
    { orgId, userId },
    { factor: 'second-factor', device: 'Firefox', idleSeconds: 90_000, lastsSeconds: 900_000 },
  )
  browser.keep('session', token ?? '')
  return browser
}

async function aPlace(of = caseId, by = worker): Promise<string> {
  const id = newId()
  await inCase(door.at.world, by, of, (seen, { places }) =>
    places.add(seen, { id, kind: 'address', details: { where } }, { writeId: newId() }),
  )
  return id
}

const show = (browser: Browser, id: string, typed: object = {}, of = caseId) =>
  browser.post(`/cases/${of}/places/${id}/show`, { ...why, ...typed })

function masked({ body, goTo }: Page): void {
  assert.ok(!`${body}${goTo}`.includes(canary), 'a page tells the place')
}

async function actsOf(objectId: string): Promise<string[]> {
  const rows = await door.at.test.asAdministrator<{ act: string }>(
    'select act from audit_entry where object_id = $1 order by at, id',
    [objectId],
  )
  return rows.map(({ act }) => act)
}

describe('Sealed places', () => {
  before(async () => {
    door = await aFrontDoor('live', [...personRoutes, ...placeRoutes, ...releaseRoutes])
    worker = await anActor('Amina Ashgrove', 'support-worker', door.at.people.worker)
    cover = await anActor('Bede Birchfield', 'support-worker', door.at.people.worker)
    caseId = (await aCase(door.at.world, worker, { cover })).id
  })
  after(() => door.close())
  beforeEach(() => later(3_700))

  test('a place is written down on a page, listed without saying where, and shown once', async () => {
    const browser = await signedIn(worker)
    await browser.get(`/cases/${caseId}/places/new`)
    const saved = await browser.post(`/cases/${caseId}/places/new`, {
      ...{ writeId: newId(), kind: 'safe-house', where, about: 'Ring twice' },
    })
    assert.equal(saved.goTo, `/cases/${caseId}/person?done=sealed`)
    const person = await browser.get(`/cases/${caseId}/person`)
    masked(person)
    assert.match(person.body, /Safe house [A-Z][a-z]+<\/a>, kept since 2 March 2026/)
    const link = /href="(\/cases\/[^"]+\/places\/[0-9a-f-]{36})"/.exec(person.body)?.[1] ?? ''
    const id = link.slice(-36)
    masked(await browser.get(link))
    const shown = await show(browser, id, proof())
    assert.equal(shown.status, 200)
    assert.match(shown.body, /9 Canary Lane, Wrenbridge/)
    assert.match(shown.body, /Ring twice/)
    assert.doesNotMatch(/<title>[^<]*/.exec(shown.body)?.[0] ?? '', /Canary|house/i)
    assert.doesNotMatch(shown.body, /<(a|form)[^>]*Canary|<button[^>]*>[^<]*Copy/i)
    assert.deepEqual((await actsOf(id)).slice(-1), ['revealed a place'])
    masked(await browser.get(link))
  })

  test('three in a row ask three times why, and once for the second step', async () => {
    const browser = await signedIn(worker)
    const ids = [await aPlace(), await aPlace(), await aPlace()]
    for (const [index, id] of ids.entries()) {
      await browser.get(`/cases/${caseId}/places/${id}`)
      const silent = await browser.post(`/cases/${caseId}/places/${id}/show`, { stepUp: 'held' })
      assert.equal(silent.status, 422)
      masked(silent)
      assert.match(silent.body, /Choose why you need to see it/)
      const shown = await show(browser, id, index === 0 ? proof() : { stepUp: 'held' })
      assert.equal(shown.status, 200, shown.body.slice(0, 300))
    }
    later(301)
    const id = ids[0] ?? ''
    const late = await show(browser, id, { stepUp: 'held', words: 'Kept words' })
    assert.equal(late.status, 422)
    masked(late)
    assert.match(late.body, /Kept words/)
    assert.equal((await actsOf(id)).filter((act) => act === 'revealed a place').length, 1)
  })

  test('without the second step nothing is shown, and what was typed stays', async () => {
    const browser = await signedIn(worker)
    const id = await aPlace()
    await browser.get(`/cases/${caseId}/places/${id}`)
    for (const typed of [{}, { stepUpCode: '000000', stepUp: 'asked' }]) {
      const refused = await show(browser, id, typed)
      assert.equal(refused.status, 422)
      masked(refused)
      assert.match(refused.body, /Visit on Tuesday/)
    }
    assert.ok(!(await actsOf(id)).includes('revealed a place'))
  })

  test('more people than one worker may see is refused, in the log, and told to the manager', async () => {
    const busy = await anActor('Chidi Copperfield', 'support-worker', door.at.people.worker)
    const browser = await signedIn(busy)
    const most = placeLimits.peopleInAnHour.value
    let last: Page | undefined
    let lastId = ''
    for (let count = 0; count <= most; count += 1) {
      const { id: of } = await aCase(door.at.world, busy)
      lastId = await aPlace(of, busy)
      await browser.get(`/cases/${of}/places/${lastId}`)
      last = await show(browser, lastId, count === 0 ? proof() : { stepUp: 'held' }, of)
      if (count < most) assert.equal(last.status, 200)
    }
    assert.equal(last?.status, 429)
    masked(last ?? { status: 0, body: '', goTo: undefined })
    assert.match(last?.body ?? '', /You have seen where 5 people are within an hour/)
    assert.match(last?.body ?? '', /Visit on Tuesday/)
    assert.deepEqual((await actsOf(lastId)).slice(-1), ['was refused a place: too many people'])
    const manager = await signedIn(
      await anActor('Dara Draftsdale', 'service-manager', door.at.people.manager),
    )
    const page = await manager.get('/sealed-places')
    assert.match(page.body, /Chidi Copperfield/)
    masked(page)
  })

  test('a move makes the old place former; it can be kept for a reason, and goes on its day', async () => {
    const browser = await signedIn(worker)
    const id = await aPlace()
    await browser.get(`/cases/${caseId}/places/new?instead=${id}&why=moved`)
    const moved = {
      instead: id,
      why: 'moved',
      kind: 'address',
      where: 'elsewhere',
      writeId: newId(),
    }
    assert.equal((await browser.post(`/cases/${caseId}/places/new`, moved)).status, 303)
    const page = await browser.get(`/cases/${caseId}/places/${id}`)
    assert.match(page.body, /will be shredded on 1 April 2026/)
    const noDay = await browser.post(`/cases/${caseId}/places/${id}/keep`, {
      ...{ keepReason: 'claim', keepWords: 'A claim runs', writeId: newId() },
    })
    assert.equal(noDay.status, 422)
    assert.match(noDay.body, /A claim runs/)
    const kept = await browser.post(`/cases/${caseId}/places/${id}/keep`, {
      ...{ keepReason: 'claim', keepWords: 'A claim runs', keepUntil: '2026-06-30' },
      writeId: newId(),
    })
    assert.equal(kept.status, 303)
    const { orgId } = worker
    await shredOldPlaces(door.at.test.db, { orgId, today: aDay('2026-06-30') })
    assert.match((await browser.get(`/cases/${caseId}/places/${id}`)).body, /1 July 2026/)
    await shredOldPlaces(door.at.test.db, { orgId, today: aDay('2026-07-01') })
    const stone = await browser.get(`/cases/${caseId}/places/${id}`)
    assert.match(stone.body, /shredded on 1 July 2026/)
    const gone = await show(browser, id, proof())
    assert.equal(gone.status, 409)
    assert.match(gone.body, /was shredded/)
  })

  const asking = {
    recipient: 'Sergeant Made-up',
    organisation: 'A police force',
    why: 'They will bring her home',
    handing: 'by-phone',
  }

  test('immigration enforcement, and whoever nobody knows, is refused before anything else', async () => {
    const browser = await signedIn(worker)
    const id = await aPlace()
    await browser.get(`/cases/${caseId}/places/${id}/tell`)
    for (const recipientType of ['immigration-enforcement', 'unknown', 'a friend']) {
      const typed = { ...asking, recipientType, writeId: newId() }
      const refused = await browser.post(`/cases/${caseId}/places/${id}/tell`, typed)
      assert.equal(refused.status, 422, recipientType)
      assert.match(refused.body, /They will bring her home/, 'what was typed stays')
    }
    assert.deepEqual(
      (await actsOf(id)).filter((act) => act.includes('never to them')).length,
      3,
      'each try is in the log',
    )
    const left = await door.at.test.asAdministrator(
      'select 1 from place_release where place_id = $1',
      [id],
    )
    assert.equal(left.length, 0)
  })

  test('a place is told by two people, shown once to the one who asked, and never again', async () => {
    const [asker, second] = [await signedIn(worker), await signedIn(cover)]
    const id = await aPlace()
    await asker.get(`/cases/${caseId}/places/${id}/tell`)
    const typed = { ...asking, recipientType: 'police', writeId: newId() }
    assert.equal((await asker.post(`/cases/${caseId}/places/${id}/tell`, typed)).status, 303)
    const twice = await asker.post(`/cases/${caseId}/places/${id}/tell`, typed)
    assert.equal(twice.status, 303, 'sent twice it is asked once')
    const place = await asker.get(`/cases/${caseId}/places/${id}`)
    const links = place.body.match(/\/cases\/[^"]+\/releases\/[0-9a-f-]{36}/g) ?? []
    assert.equal(links.length, 1)
    const release = links[0] ?? ''
    const step = (browser: Browser, name: string, more: object = {}) =>
      browser.post(`${release}/${name}`, { writeId: newId(), ...more })
    assert.equal((await step(asker, 'approve', proof())).status, 409, 'nobody approves their own')
    later(31)
    assert.equal((await step(asker, 'show', proof())).status, 409, 'not before it is approved')
    await second.get(release)
    assert.equal((await step(second, 'approve')).status, 422, 'not without the second step')
    later(31)
    assert.equal((await step(second, 'approve', proof())).status, 303)
    later(31)
    const other = await step(second, 'show', proof())
    assert.equal(other.status, 409)
    masked(other)
    await asker.get(release)
    later(31)
    const shown = await step(asker, 'show', proof())
    assert.equal(shown.status, 200)
    assert.match(shown.body, /9 Canary Lane/)
    const again = await step(asker, 'show', { stepUp: 'held' })
    assert.equal(again.status, 409)
    masked(again)
    assert.deepEqual(await actsOf(release.slice(-36)), [
      'asked to tell a place',
      'approved telling a place',
      'saw a place to tell it',
    ])
  })

  test('what is not handed over within a day runs out', async () => {
    const [asker, second] = [await signedIn(worker), await signedIn(cover)]
    const id = await aPlace()
    await asker.get(`/cases/${caseId}/places/${id}/tell`)
    const typed = { ...asking, recipientType: 'solicitor', writeId: newId() }
    await asker.post(`/cases/${caseId}/places/${id}/tell`, typed)
    const place = await asker.get(`/cases/${caseId}/places/${id}`)
    const release = /\/cases\/[^"]+\/releases\/[0-9a-f-]{36}/.exec(place.body)?.[0] ?? ''
    await second.get(release)
    later(31)
    assert.equal(
      (await second.post(`${release}/approve`, { writeId: newId(), ...proof() })).status,
      303,
    )
    later(24 * 3_600)
    const late = await asker.post(`${release}/show`, { writeId: newId(), ...proof() })
    assert.equal(late.status, 409)
    masked(late)
    assert.match(late.body, /This is over: ran out/)
  })
})

/** Who works on a case and who stays out, through the front door. */
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { Actor } from '../../../application/actor.ts'
import { newId } from '../../../storage/new-id.ts'
import { createUser } from '../../../storage/organisations/make-organisation.ts'
import { aCase } from '../../../storage/stores/testing.ts'
import { routes } from '../../routes.ts'
import { aFrontDoor, type Browser, type FrontDoor } from '../../sign-in/front-door.testing.ts'

let door: FrontDoor
let caseId: string
let lead: Browser
let worker: Actor

before(async () => {
  door = await aFrontDoor('demo', routes)
  lead = await signedIn(door.at.people.manager)
})
after(() => door.close())
beforeEach(async () => {
  const { orgId, serviceIds, orgKind } = door.at.people.worker
  const person = { orgId, serviceIds, displayName: 'Nia Knowswell', initials: 'NK' }
  const made = await createUser(door.at.test.db, { ...person, role: 'support-worker' })
  if ('refused' in made) throw new Error(made.refused.code)
  worker = { ...person, role: 'support-worker', userId: made.id, orgKind, factor: 'demo' }
  caseId = (await aCase(door.at.world, worker, { alias: 'Teasel' })).id
})

async function signedIn({ orgId, userId }: Actor): Promise<Browser> {
  const browser = door.browser()
  const token = await door.services.signIn.begin(
    { orgId, userId },
    { factor: 'demo', device: '', idleSeconds: 900, lastsSeconds: 28_800 },
  )
  browser.keep('session', token ?? '')
  return browser
}

const team = () => `/cases/${caseId}/team`

/** The form as it stands on the page, filled in. */
async function block(fields: Readonly<Record<string, string>>) {
  const { body } = await lead.get(team())
  const versionSeen = /name="versionSeen" value="(\d+)"/.exec(body)?.[1] ?? ''
  const form = { colleague: worker.userId, why: 'They are cousins', writeId: newId(), versionSeen }
  const send = () => lead.post(`${team()}/block`, { ...form, ...fields })
  return { ...(await send()), again: send }
}

test('a lead keeps the worker out only together with somebody who takes over, and loses no word', async () => {
  const own = await signedIn(worker)
  assert.match((await own.get('/caseload')).body, /Teasel/)
  const alone = await block({})
  assert.equal(alone.status, 422)
  assert.match(alone.body, /They are cousins/)
  assert.match(alone.body, /id="newWorker-problem"/)
  const kept = await block({ newWorker: door.at.people.colleague.userId })
  assert.equal(kept.goTo, `${team()}?done=out`)
  assert.equal((await kept.again()).goTo, `${team()}?done=out`, 'sent twice')
  assert.equal((await own.get(`/cases/${caseId}`)).status, 404)
  assert.doesNotMatch((await own.get('/caseload')).body, /Teasel/)
  const next = await signedIn(door.at.people.colleague)
  assert.match((await next.get('/caseload')).body, /Teasel/)
  assert.doesNotMatch((await next.get(team())).body, /cousins/, 'why is for leads')
  const page = await lead.get(`${team()}?done=out`)
  assert.match(page.body, /They are cousins/)
  const [, offered = ''] = /name="workerId"([\s\S]*?)<\/select>/.exec(page.body) ?? []
  assert.ok(offered.includes(door.at.people.colleague.userId))
  assert.ok(!offered.includes(worker.userId), 'not offered')
})

const mistakes: readonly [string, Record<string, string>, RegExp][] = [
  ['nobody chosen', { colleague: '' }, /Choose who must stay out/],
  ['no reason', { why: ' ' }, /Say why, in a few words/],
  ['a reason that is a book', { why: 'x'.repeat(2001) }, /at most 2000 characters/],
  ['somebody who is not there', { colleague: newId() }, /not on the list/],
]
for (const [what, fields, said] of mistakes) {
  test(`${what}: said beside the field, and nobody is kept out`, async () => {
    const answer = await block(fields)
    assert.deepEqual([answer.status, said.test(answer.body)], [422, true])
    const [row] = await door.at.test.asAdministrator<{ n: number }>(
      'select count(*)::int as n from case_block where case_id = $1',
      [caseId],
    )
    assert.equal(row?.n, 0)
  })
}

test('a lead cannot keep themselves out by that form, and may let others back', async () => {
  const self = await block({ colleague: door.at.people.manager.userId })
  assert.match(self.body, /step back from the case/)
  const { userId: colleague } = door.at.people.colleague
  await block({ colleague })
  await lead.get(team())
  assert.equal((await lead.post(`${team()}/back`, { colleague })).goTo, `${team()}?done=back`)
  assert.doesNotMatch((await lead.get(team())).body, /Let back/)
})

test('who steps back is out at once, sent twice as well, and the manager is asked to choose somebody', async () => {
  const own = await signedIn(worker)
  await own.get(team())
  const form = { conflict: 'She is my aunt', writeId: newId() }
  const empty = await own.post(`${team()}/declare`, { ...form, conflict: '' })
  assert.match(empty.body, /id="conflict-problem"/)
  for (let sent = 0; sent < 2; sent++) {
    const out = await own.post(`${team()}/declare`, form)
    assert.match(out.body, /You have stepped back/)
  }
  assert.equal((await own.get(`/cases/${caseId}`)).status, 404)
  const today = await lead.get('/today')
  assert.match(today.body, /Nobody works with them now: 1/)
  assert.match(today.body, new RegExp(`${team()}#give`))
  const page = await lead.get(team())
  assert.match(page.body, /Must stay out/)
  assert.match(page.body, /She is my aunt/)
  const serviceId = worker.serviceIds[0] ?? ''
  const versionSeen = /name="versionSeen" value="(\d+)"/.exec(page.body)?.[1] ?? ''
  const given = await lead.post(`/cases/${caseId}/reassign`, {
    ...{ workerId: door.at.people.colleague.userId, serviceId, versionSeen, writeId: newId() },
  })
  assert.equal(given.goTo, `${team()}?done=given`)
  assert.doesNotMatch((await lead.get('/today')).body, /Nobody works with them now/)
})

test('a case whose worker was switched off is shown to the manager at once', async () => {
  await door.at.world.asActor(door.at.people.administrator, ({ staff }) =>
    staff.switchColleague(worker.userId, false),
  )
  const today = await lead.get('/today')
  assert.match(today.body, /Nobody works with them now: 1/)
  assert.match(today.body, /Nia Knowswell<\/bdi> has left, or must stay out/)
})

/** In an emergency what was said about using a number stands before the number; and nothing can be sent. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { NewContactAct } from '../../../application/ports/contact-store.ts'
import { withActor } from '../../../storage/connect/with-actor.ts'
import { newId } from '../../../storage/new-id.ts'
import { aCase, inCase } from '../../../storage/stores/testing.ts'
import { routes } from '../../routes.ts'
import { aFrontDoor, type Browser, type FrontDoor } from '../../sign-in/front-door.testing.ts'

const now = '2026-03-02T09:00:00.000Z'
const number = '07700 900456'
let door: FrontDoor
let day = 2
before(async () => {
  door = await aFrontDoor('live', routes)
  door.at.setNow(now)
})
after(() => door.close())

/** A case with a number and rules for it, opened in an emergency by somebody of another service. */
async function anEmergency(acts: readonly Pick<NewContactAct, 'kind' | 'words'>[]) {
  const { world, people } = door.at
  const { id, reference } = await aCase(world, people.worker, { alias: 'Sedge' })
  await inCase(world, people.worker, id, async (seen, stores) => {
    const write = { writeId: newId(), versionSeen: 1 }
    await stores.people.keep(seen, 'contact', { phone: number }, write)
    const call = {
      isSafe: 'yes',
      when: [{ days: [1], from: '10:00', to: '12:00' }],
      nameWeUse: 'Jo from the library',
      whoElseSees: 'A cousin holds it at night',
      confirmedAt: now,
    } as const
    await stores.contact.change(
      seen,
      (rules) => ({ ...rules, hasCodeWord: true, channels: { call } }),
      { writeId: newId() },
    )
    await stores.contact.keepCodeWord(seen, 'canary-kestrel', { writeId: newId() })
    for (const act of acts) {
      await stores.contact.note(seen, { id: newId(), ...act }, { writeId: newId() })
    }
  })
  // Once a day is once a case.
  day += 1
  const today = `2026-03-${String(day).padStart(2, '0')}`
  await door.at.test.asAdministrator(
    `insert into break_glass (org_id, id, user_id, asked_on, reason, sealed, classes, case_id,
       case_reference, opened_at, until, told, review_due)
     values ($1, gen_random_uuid(), $2, $3, 'missing-now', '\\x00', 'C', $4, $5, now(),
       now() + interval '15 minutes', array[$6, $7]::uuid[], $3)`,
    [
      ...[people.colleague.orgId, people.colleague.userId, today, id, reference],
      ...[people.manager.userId, people.protector.userId],
    ],
  )
  const browser = door.browser()
  const how = { factor: 'second-factor', device: 'Firefox', idleSeconds: 900, lastsSeconds: 28_800 }
  const token = await door.services.signIn.begin(people.colleague, {
    ...how,
    factor: 'second-factor',
  })
  browser.keep('session', token ?? '')
  await browser.get(`/cases/${id}/emergency`)
  return { id, browser, page: await shownContact(browser, id) }
}

async function shownContact(browser: Browser, caseId: string): Promise<string> {
  const shown = await browser.post(`/cases/${caseId}/emergency/show/contact`)
  assert.equal(shown.status, 200)
  assert.match(shown.body, new RegExp(number))
  return shown.body
}

const shut = [
  ['wrong-person', 'A man answered and asked who we are', /because somebody else answered/],
  ['stopped', 'She asked that nobody rings', /because all contact was stopped/],
] as const

for (const [kind, words, said] of shut) {
  test(`${kind}: that every way is shut, since when and why stands before the number`, async () => {
    const { page } = await anEmergency([{ kind, words }])
    assert.match(page, /Every way of reaching them is shut/)
    assert.match(page, said)
    assert.match(page, /Since Monday 2 March, 09:00/)
    assert.match(page, new RegExp(words))
    const [before = '', after = ''] = page.split('Show numbers all the same')
    assert.doesNotMatch(before, new RegExp(number), 'the number stands behind one more press')
    assert.match(after, new RegExp(number))
    assert.ok(before.includes('Every way of reaching them is shut'))
  })
}

test('where nothing is shut, each way says whether it may be used now, and what to know', async () => {
  const { page } = await anEmergency([])
  assert.doesNotMatch(page, /is shut/)
  assert.match(page, /Not at this time\. Next: Monday 2 March, 10:00/)
  assert.match(page, /Jo from the library/)
  assert.match(page, /A cousin holds it at night/)
  assert.match(page, /asked for a code word/)
  assert.ok(page.indexOf('Not at this time') < page.indexOf(number))
})

test('the code word stays where it is, and nothing can be sent or changed, not even with SQL', async () => {
  const { id, browser, page } = await anEmergency([{ kind: 'wrong-person', words: 'A man' }])
  assert.doesNotMatch(page, /canary-kestrel/)
  for (const path of ['messages', 'messages/look', 'contact/before/call', 'contact/lift-freeze']) {
    const answer = await browser.post(`/cases/${id}/${path}`, {
      ...{ template: 'please-ring', channel: 'text', writeId: newId(), versionSeen: '1' },
    })
    assert.equal(answer.status, 404, path)
  }
  const { colleague } = door.at.people
  const attempts = [
    `insert into outgoing_message (org_id, case_id, id)
       values ('${colleague.orgId}', '${id}', gen_random_uuid()) returning 1`,
    `insert into contact_act (org_id, case_id, id, kind, done_at, done_by)
       values ('${colleague.orgId}', '${id}', gen_random_uuid(), 'freeze-lifted', now(), '${colleague.userId}') returning 1`,
    `insert into contact_rules (org_id, case_id, version, sealed, recorded_at, recorded_by)
       values ('${colleague.orgId}', '${id}', 9, '', now(), '${colleague.userId}') returning 1`,
    `update contact_state set frozen_at = null, frozen_by = null where case_id = '${id}' returning 1`,
    `select 1 from contact_code_word where case_id = '${id}'`,
  ]
  for (const [place, sql] of attempts.entries()) {
    const done = await withActor(door.at.test.db, 'staff', colleague, async (tx) => {
      const [open] = await tx.query('emergency-enter-sql', 'select * from enter_in_emergency($1)', [
        id,
      ])
      assert.ok(open, 'the emergency is open')
      return (await tx.query(`attempt-${place}`, sql)).length
    }).catch((cause: { code?: string }) => cause.code)
    assert.ok(done === 0 || done === '42501', `${sql}: ${done}`)
  }
})

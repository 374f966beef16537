/** What a door tells on Today by itself, on a real database: how long it stands, and what ends it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { endMember } from '../../../application/circle/change-circle.ts'
import {
  aCircleWorld,
  type CircleWorld,
  servicesOf,
} from '../../../application/circle/circle.testing.ts'
import { askForGuests } from '../../../application/guests/guest-lines.ts'
import { askers } from '../../../application/ports/ask-store.ts'
import type { GuestDesk } from '../../../application/ports/guests/guest-desk.ts'
import type { DoorKind } from '../../../domain/guests/door.ts'
import { guestDesk } from '../../guest-door/guest-desk.ts'
import { inCase } from '../testing.ts'

let it: CircleWorld
let desk: GuestDesk
before(async () => {
  it = await aCircleWorld()
  desk = guestDesk(it.at.test.db)
})
after(() => it.at.close())

const open = (caseId: string, memberId: string, kind: DoorKind = 'pack') =>
  inCase(it.at.world, it.worker, caseId, (seen, { guestDoors }) => {
    const expiresAt = new Date(Date.parse(it.at.world.now()) + 3_600_000).toISOString()
    const wish = { kind, subjectId: it.newId(), expiresAt, views: 2, memberId } as const
    return guestDoors.open(seen, { ...wish, payload: Buffer.from('Heron'), classes: ['S'] })
  })
const linesOf = async (caseId: string) => {
  const rows = await it.at.test.asAdministrator<{ key: string; asked_by: string }>(
    `select key, asked_by from due_item where case_id = '${caseId}' and kind = 'asked' and key like '%door%' order by key`,
  )
  assert.ok(rows.every(({ key, asked_by }) => asked_by in askers && key.startsWith(asked_by)))
  return rows.map(({ key }) => key)
}
const touchQuestions = (caseId: string) =>
  inCase(it.at.world, it.worker, caseId, (_, stores) => askForGuests({ stores }, caseId))

async function aWarned() {
  const caseId = await it.aPerson()
  const memberId = await it.aSolicitor(caseId)
  const { id, link, code } = await open(caseId, memberId)
  const wrong = code === '00000000' ? '11111111' : '00000000'
  for (let tries = 0; tries < 5; tries++) await desk.giveCode(link, wrong)
  const line = `pack-doors:codes:${id}`
  assert.deepEqual(await linesOf(caseId), [line])
  return { caseId, memberId, line }
}

test('the warning about the link of a pack outlives whatever is done about a question', async () => {
  const { caseId, line } = await aWarned()
  await touchQuestions(caseId)
  assert.deepEqual(await linesOf(caseId), [line])
})

test('so does the one about a link that closed with whoever made it, of either kind', async () => {
  for (const kind of ['pack', 'request'] as const) {
    const caseId = await it.aPerson()
    const { id } = await open(caseId, await it.aSolicitor(caseId), kind)
    await it.at.test.asAdministrator(
      `select waymark.close_doors_of(org_id, case_id, array[made_by]) from guest_door where id = '${id}'`,
    )
    await touchQuestions(caseId)
    assert.deepEqual(await linesOf(caseId), [`${kind}-doors:left:${id}`])
  }
})

test('it ends with a new link for the same professional, and with no other', async () => {
  const { caseId, memberId, line } = await aWarned()
  await open(caseId, await it.aSolicitor(caseId))
  assert.deepEqual(await linesOf(caseId), [line])
  await open(caseId, memberId)
  assert.deepEqual(await linesOf(caseId), [])
})

test('it ends when they leave the circle', async () => {
  const { caseId, memberId } = await aWarned()
  const write = { writeId: it.newId(), versionSeen: 1 }
  const why = 'no-longer-needed'
  const ended = await endMember(servicesOf(it.at.world), it.worker, {
    caseId,
    memberId,
    why,
    write,
  })
  assert.ok('done' in ended, JSON.stringify(ended))
  assert.deepEqual(await linesOf(caseId), [])
})

test('it ends after fourteen days', async () => {
  const { caseId, line } = await aWarned()
  const age = (days: number) =>
    it.at.test.asAdministrator(
      `update due_item set due_on = current_date - ${days} where case_id = '${caseId}' and asked_by = 'pack-doors'`,
    )
  await age(13)
  await desk.shredExpired()
  assert.deepEqual(await linesOf(caseId), [line])
  await age(14)
  await desk.shredExpired()
  assert.deepEqual(await linesOf(caseId), [])
})

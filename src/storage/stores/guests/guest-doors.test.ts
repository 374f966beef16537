/** Doors for guests on a real database: as staff open them, and as guests come to them. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  aCircleWorld,
  type CircleWorld,
  servicesOf,
  today,
} from '../../../application/circle/circle.testing.ts'
import { takeBack } from '../../../application/circle/take-back.ts'
import type { GuestDesk } from '../../../application/ports/guests/guest-desk.ts'
import type { NewDoor, OpenedDoor } from '../../../application/ports/guests/guest-doors.ts'
import { withActor } from '../../connect/with-actor.ts'
import { guestDesk } from '../../guest-door/guest-desk.ts'
import { inCase } from '../testing.ts'

let it: CircleWorld
let desk: GuestDesk
before(async () => {
  it = await aCircleWorld()
  desk = guestDesk(it.at.test.db)
})
after(() => it.at.close())

const words = 'Heron, who may be told of'
interface Opened extends OpenedDoor {
  readonly caseId: string
  readonly memberId: string
}

async function aDoor(more: Partial<NewDoor> = {}): Promise<Opened> {
  const caseId = await it.aPerson()
  const memberId = await it.aSolicitor(caseId)
  const expiresAt = new Date(Date.parse(it.at.world.now()) + 3_600_000).toISOString()
  const wish = { kind: 'pack', subjectId: it.newId(), expiresAt, views: 2 } as const
  const opened = await inCase(it.at.world, it.worker, caseId, (seen, { guestDoors }) =>
    guestDoors.open(seen, {
      ...wish,
      memberId,
      payload: Buffer.from(words),
      classes: ['S', 'N'],
      ...more,
    }),
  )
  return { ...opened, caseId, memberId }
}

async function enter({ link, code }: OpenedDoor): Promise<string> {
  const tried = await desk.giveCode(link, code)
  assert.ok('session' in tried, JSON.stringify(tried))
  return tried.session
}

const listed = (caseId: string) =>
  it.at.world.asActor(it.worker, ({ guestDoors }) => guestDoors.list(caseId))
const actsOf = async (caseId: string) => {
  const rows = await it.at.test.asAdministrator<{ act: string; case_reference: string }>(
    `select act, case_reference from audit_entry where case_id = '${caseId}' and role = 'guest' order by at, id`,
  )
  assert.ok(rows.every((row) => row.case_reference?.startsWith('WM-')))
  return rows.map(({ act }) => act)
}
const keysOf = async (caseId: string) => {
  const [row] = await it.at.test.asAdministrator<{ gone: boolean }>(
    `select wrapped_key is null and sealed is null as gone from guest_door where case_id = '${caseId}'`,
  )
  return row?.gone ? 'destroyed' : 'there'
}
const wrongFor = (code: string) => (code === '00000000' ? '11111111' : '00000000')

test('with the link and the code a guest reads what waits, twice, and then its key is gone', async () => {
  const door = await aDoor()
  const session = await enter(door)
  assert.equal(await desk.standing(door.link, session), 'pack')
  const seen = await desk.look(door.link, session)
  assert.equal(Buffer.from(seen?.payload ?? []).toString(), words)
  assert.equal(await keysOf(door.caseId), 'there')
  assert.equal((await desk.look(door.link, session))?.viewsLeft, 0)
  assert.equal(await keysOf(door.caseId), 'destroyed')
  assert.equal(await desk.look(door.link, session), undefined)
  assert.deepEqual(await desk.giveCode(door.link, door.code), { closed: true })
  const opened = 'a guest opened what was behind their door'
  assert.deepEqual(await actsOf(door.caseId), [
    'a guest gave the right code',
    ...[opened, opened, 'a guest came to a door that was closed'],
  ])
  const [line] = await listed(door.caseId)
  assert.equal(line?.closed?.why, 'used-up')
  assert.equal(line?.lateVisits, 1)
})

test('neither link nor code stands anywhere in the database', async () => {
  const { link, code, caseId } = await aDoor()
  const [row] = await it.at.test.asAdministrator<{ all: string }>(
    `select d::text as all from guest_door d where case_id = '${caseId}'`,
  )
  assert.ok(row && !row.all.includes(link) && !row.all.includes(code))
  assert.ok(!row.all.includes(Buffer.from(words).toString('hex')))
})

test('the fifth wrong code closes the door, and the worker reads of it on Today', async () => {
  const door = await aDoor()
  const wrong = wrongFor(door.code)
  for (const triesLeft of [4, 3, 2, 1]) {
    assert.deepEqual(await desk.giveCode(door.link, wrong), { wrong: true, triesLeft })
  }
  assert.deepEqual(await desk.giveCode(door.link, wrong), { closed: true })
  assert.deepEqual(await desk.giveCode(door.link, door.code), { closed: true })
  assert.equal(await keysOf(door.caseId), 'destroyed')
  const lines = await it.at.test.asAdministrator<{ key: string }>(
    `select key from due_item where case_id = '${door.caseId}' and asked_by = 'pack-doors'`,
  )
  assert.deepEqual(lines, [{ key: `pack-doors:codes:${door.id}` }])
})

test('wrong codes at the same moment are as many tries', async () => {
  const door = await aDoor()
  const wrong = wrongFor(door.code)
  const all = await Promise.all(Array.from({ length: 9 }, () => desk.giveCode(door.link, wrong)))
  assert.equal(all.filter((one) => 'wrong' in one).length, 4)
  assert.deepEqual(await desk.giveCode(door.link, door.code), { closed: true })
})

test('what cannot be a code costs no try, and digits may be written apart', async () => {
  const door = await aDoor()
  assert.deepEqual(await desk.giveCode(door.link, 'my code'), { mistyped: true })
  assert.deepEqual(await desk.giveCode(door.link, '1234567'), { mistyped: true })
  const apart = `${door.code.slice(0, 4)} ${door.code.slice(4)}`
  assert.ok('session' in (await desk.giveCode(door.link, apart)))
})

test('a session opens its own door only, and a new code ends the one before', async () => {
  const [one, other] = [await aDoor(), await aDoor()]
  const first = await enter(one)
  assert.equal(await desk.standing(other.link, first), undefined)
  assert.equal(await desk.look(other.link, first), undefined)
  const second = await enter(one)
  assert.equal(await desk.look(one.link, first), undefined)
  assert.ok(await desk.look(one.link, second))
})

test('an unknown link, a closed one and one whose time is over are told the same', async () => {
  const [late, shut] = [await aDoor(), await aDoor()]
  await it.at.test.asAdministrator(
    `update guest_door set made_at = made_at - interval '3 days', expires_at = now() - interval '1 second'
     where id = '${late.id}'`,
  )
  await inCase(it.at.world, it.worker, shut.caseId, (seen, { guestDoors }) =>
    guestDoors.revoke(seen, shut.id),
  )
  assert.deepEqual(await desk.giveCode('a'.repeat(43), late.code), { closed: true })
  assert.deepEqual(await desk.giveCode(late.link, late.code), { closed: true })
  assert.deepEqual(await desk.giveCode(shut.link, shut.code), { closed: true })
  assert.deepEqual(
    [await keysOf(late.caseId), await keysOf(shut.caseId)],
    ['destroyed', 'destroyed'],
  )
})

test('what nobody opened in time is destroyed by itself', async () => {
  const door = await aDoor()
  await it.at.test.asAdministrator(
    `update guest_door set made_at = made_at - interval '3 days', expires_at = now() - interval '1 second'
     where id = '${door.id}'`,
  )
  await desk.shredExpired()
  assert.equal(await keysOf(door.caseId), 'destroyed')
  assert.deepEqual(await actsOf(door.caseId), ['a door for a guest closed in time'])
})

test('with the consent that is taken back the door closes, also for whoever is inside', async () => {
  const door = await aDoor()
  const session = await enter(door)
  const write = { writeId: it.newId(), versionSeen: await it.versionOf(door.caseId) }
  const { caseId, memberId } = door
  const took = await takeBack(servicesOf(it.at.world), it.worker, {
    caseId,
    memberId,
    on: today,
    write,
  })
  assert.ok('done' in took, JSON.stringify(took))
  assert.equal(await keysOf(caseId), 'destroyed')
  assert.equal(await desk.look(door.link, session), undefined)
  const [line] = await listed(caseId)
  assert.equal(line?.closed?.why, 'revoked')
  await assert.rejects(
    inCase(it.at.world, it.worker, caseId, (seen, { guestDoors }) =>
      guestDoors.open(seen, {
        ...{ kind: 'pack', subjectId: it.newId(), memberId, views: 1, payload: Buffer.of(1) },
        classes: ['S'],
        expiresAt: new Date(Date.parse(it.at.world.now()) + 60_000).toISOString(),
      }),
    ),
  )
})

test('staff cannot read back what waits, nor lengthen what they opened', async () => {
  const { caseId, id } = await aDoor()
  const { caseId: shutCase, id: shut } = await aDoor()
  await inCase(it.at.world, it.worker, shutCase, (seen, { guestDoors }) =>
    guestDoors.revoke(seen, shut),
  )
  for (const [of, sql] of [
    [caseId, 'select sealed from guest_door'],
    [caseId, 'select code_hash from guest_door'],
    [caseId, `update guest_door set expires_at = now() + interval '1 day' where id = '${id}'`],
    [caseId, 'update guest_door set tries_left = 5'],
    [shutCase, 'update guest_door set closed_at = null, closed_why = null'],
  ] as const) {
    const asked = withActor(it.at.test.db, 'staff', { ...it.worker, caseId: of }, (tx) =>
      tx.query(`hostile ${sql}`.slice(0, 60), sql),
    )
    await assert.rejects(asked, /permission denied|violates check/, sql)
  }
})

const closedOf = async (caseId: string) => (await listed(caseId))[0]?.closed?.why

test('whoever is switched off may still know a link and a code: they open nothing', async () => {
  const door = await aDoor()
  const session = await enter(door)
  await it.at.world.asActor(it.at.people.administrator, ({ staff }) =>
    staff.switchColleague(it.worker.userId, false),
  )
  try {
    assert.equal(await desk.look(door.link, session), undefined)
    assert.ok('closed' in (await desk.giveCode(door.link, door.code)))
    assert.equal(await keysOf(door.caseId), 'destroyed')
    assert.ok(
      (await actsOf(door.caseId)).includes(
        'a door for a guest closed because who made it may not know it',
      ),
    )
  } finally {
    await it.at.world.asActor(it.at.people.administrator, ({ staff }) =>
      staff.switchColleague(it.worker.userId, true),
    )
  }
  assert.equal(await closedOf(door.caseId), 'revoked')
})

test('whoever must stay out of the case: what they handed over there is closed, elsewhere it is not', async () => {
  const [door, elsewhere] = [await aDoor(), await aDoor()]
  await inCase(it.at.world, it.at.people.manager, door.caseId, (seen, { blocks }) =>
    blocks.keepOut(seen, {
      userId: it.worker.userId,
      words: 'They know each other',
      writeId: it.newId(),
    }),
  )
  assert.ok('closed' in (await desk.giveCode(door.link, door.code)))
  assert.equal(await keysOf(door.caseId), 'destroyed')
  assert.ok('session' in (await desk.giveCode(elsewhere.link, elsewhere.code)))
})

test('a door that was made, or entered, while a clock ran ahead is not open', async () => {
  const ahead = async (door: Opened, set: string) =>
    it.at.test.asAdministrator(
      `update waymark.guest_door set ${set} where case_id = '${door.caseId}'`,
    )
  const [made, entered] = [await aDoor(), await aDoor()]
  const years = "now() + interval '10 years'"
  await ahead(made, `made_at = ${years}, expires_at = ${years} + interval '1 day'`)
  assert.ok(!('session' in (await desk.giveCode(made.link, made.code))))
  const session = await enter(entered)
  assert.equal(await desk.standing(entered.link, session), 'pack')
  await ahead(entered, `session_until = ${years}`)
  assert.equal(await desk.standing(entered.link, session), undefined)
  assert.equal(await desk.look(entered.link, session), undefined)
})

test('the log says which classes were behind the door that a guest opened', async () => {
  const door = await aDoor({ classes: ['I', 'H', 'I'] })
  await desk.look(door.link, await enter(door))
  const [line] = await it.at.test.asAdministrator<{ classes: string }>(
    `select classes from audit_entry where case_id = '${door.caseId}'
     and act = 'a guest opened what was behind their door'`,
  )
  assert.equal(line?.classes, 'HI')
})

/**
 * Conflicts and emergencies in the database itself: who is let in, to what, for how long; and that a
 * block wins over everything that would let somebody in.
 */
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { Actor } from '../../../application/actor.ts'
import type { NewEmergency } from '../../../application/ports/access-stores.ts'
import { aDay, addDays, type Day } from '../../../domain/calendar/day.ts'
import { withActor } from '../../connect/with-actor.ts'
import { newId } from '../../new-id.ts'
import { createUser } from '../../organisations/make-organisation.ts'
import { aCase, aWorld, emptyProjection, inCase, type TestWorld } from '../testing.ts'

let at: TestWorld
let caseId: string
let reference: string
let today: Day = aDay('2026-03-02')
const words = 'Police rang: she is at the station'

before(async () => {
  at = await aWorld()
})
after(() => at.close())
beforeEach(async () => {
  // Each test asks on a day of its own, so that once a day is once a test.
  today = addDays(today, 1)
  const made = await aCase(at.world, at.people.worker, { alias: 'Sedge' })
  ;({ id: caseId, reference } = made)
  await inCase(at.world, at.people.worker, caseId, async (seen, stores) => {
    const write = (versionSeen: number) => ({ writeId: newId(), versionSeen })
    await stores.people.keep(seen, 'identity', { names: `Zahra ${reference}` }, write(1))
    await stores.people.keep(seen, 'contact', { phone: '07700 900123' }, write(2))
    const place = { id: newId(), kind: 'address', details: { where: 'Canary House' } } as const
    await stores.places.add(seen, place, { writeId: newId() })
    const entry = {
      id: newId(),
      on: today,
      kind: 'note',
      words: 'Slept badly',
      needIds: [],
    } as const
    await stores.journal.add(seen, entry, { writeId: newId() })
  })
})

const ask = (actor: Actor, changes: Partial<NewEmergency> = {}) =>
  at.world.asActor(actor, ({ emergencies }) =>
    emergencies.ask({
      ...{ id: newId(), find: { reference }, reason: 'missing-now', words },
      ...{ parts: ['contact', 'location'], today, reviewDue: addDays(today, 1) },
      ...changes,
    }),
  )
const enter = (actor: Actor) =>
  at.world.asActor(actor, ({ emergencies }) => emergencies.enter(caseId))
const keepOut = (who: Actor, by: Actor = at.people.manager) =>
  inCase(at.world, by, caseId, (seen, { blocks }) =>
    blocks.keepOut(seen, { userId: who.userId, words: 'They are neighbours', writeId: newId() }),
  )

test('in an emergency a colleague reads what was named, and nothing else has a row for them', async () => {
  const { colleague } = at.people
  assert.deepEqual(await ask(colleague), { opened: { caseId } })
  await at.world.asActor(colleague, async ({ emergencies, cases, lists }) => {
    const file = await emergencies.enter(caseId)
    assert.deepEqual(file?.parts, ['contact', 'location'])
    assert.ok(file)
    assert.deepEqual(await emergencies.reveal(file, 'contact'), { phone: '07700 900123' })
    assert.deepEqual(await emergencies.reveal(file, 'location'), { address: 'Canary House' })
    assert.equal(await emergencies.reveal(file, 'identity'), undefined)
    assert.deepEqual(await emergencies.newestEntries(file), [])
    assert.equal(await cases.open(caseId), undefined)
    const { total } = await lists.caseload({ sort: 'alias' }, { offset: 0, limit: 9 })
    assert.equal(total, 0)
  })
})

/** Asked with SQL alone, after entering: how many rows of each table have become visible. */
async function rowsIn(actor: Actor, enterBy: string): Promise<Record<string, number>> {
  const tables = await at.test.asAdministrator<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
       and a.attname = 'case_id' where c.relnamespace = 'waymark'::regnamespace
       and c.relkind = 'r' and has_table_privilege('waymark_staff', c.oid, 'SELECT')`,
  )
  return withActor(at.test.db, 'staff', actor, async (tx) => {
    await tx.query(`sql-${enterBy}`, `select * from ${enterBy}($1)`, [caseId])
    const found: Record<string, number> = {}
    for (const { name } of tables) {
      const [row] = await tx.query<{ n: number }>(
        `sql-rows-${name}`,
        `select count(*)::int as n from ${name} where case_id = $1`,
        [caseId],
      )
      if (row && row.n > 0) found[name] = row.n
    }
    return found
  })
}

test('with SQL alone an emergency shows the named compartments, their keys, and no other table', async () => {
  const { colleague } = at.people
  await ask(colleague)
  const seen = await rowsIn(colleague, 'enter_in_emergency')
  // The key of the narrative comes along, because a note may be written; its entries do not.
  assert.deepEqual(seen, {
    ...{ break_glass: 1, case_key: 3, person_contact: 1, place: 1, place_key: 1 },
  })
  assert.deepEqual(await rowsIn(colleague, 'enter_case'), { break_glass: 1 })
  const team = await rowsIn(at.people.worker, 'enter_case')
  assert.ok(team['person_identity'] && team['journal_entry'], 'the check sees rows where there are')
})

test('a table that forgets to ask stays closed in an emergency: it is another setting', async () => {
  const { colleague } = at.people
  await ask(colleague)
  const [row] = await withActor(at.test.db, 'staff', colleague, async (tx) => {
    await tx.query('sql-enter', 'select * from enter_in_emergency($1)', [caseId])
    return tx.query<{ entered: string | null }>('sql-app-case', 'select app_case() as entered')
  })
  assert.equal(row?.entered, null)
})

test('after fifteen minutes by the clock of the database it is over', async () => {
  const { colleague } = at.people
  await ask(colleague)
  const move = (interval: string) =>
    at.test.asAdministrator(
      `update break_glass set opened_at = opened_at - $2::interval, until = until - $2::interval
       where case_id = $1`,
      [caseId, interval],
    )
  await move('14 minutes 30 seconds')
  assert.ok(await enter(colleague))
  await move('31 seconds')
  assert.equal(await enter(colleague), undefined)
  assert.deepEqual(await rowsIn(colleague, 'enter_in_emergency'), { break_glass: 1 })
})

test('opened by a clock that ran ahead it is not open once the clock is right again', async () => {
  const { colleague } = at.people
  await ask(colleague)
  await at.test.asAdministrator(
    `update break_glass set opened_at = opened_at + interval '3 days',
       until = until + interval '3 days' where case_id = $1`,
    [caseId],
  )
  assert.equal(await enter(colleague), undefined)
})

test('nobody stretches the window, tells only one lead, or reviews themselves, even with SQL', async () => {
  const { colleague } = at.people
  await ask(colleague)
  const change = (sql: string) =>
    at.test.asAdministrator(`update break_glass set ${sql} where case_id = $1`, [caseId])
  await assert.rejects(change(`until = until + interval '1 second'`), /a_short_while/)
  await assert.rejects(change('told = told[1:1]'), /two_leads_are_told/)
  await assert.rejects(change('told = array[user_id, user_id]'), /nobody_tells_themselves/)
  const reviewed = `reviewed_at = now(), outcome = 'right', review_sealed = sealed`
  await assert.rejects(change(`${reviewed}, reviewed_by = user_id`), /nobody_reviews_themselves/)
  for (const sql of ['until = now()', 'told = told', 'classes = $$L$$', 'asked_on = asked_on']) {
    const asStaff = withActor(at.test.db, 'staff', colleague, (tx) =>
      tx.query(`sql-${sql}`, `update break_glass set ${sql} where case_id = $1`, [caseId]),
    )
    await assert.rejects(asStaff, /permission denied/, sql)
  }
})

test('ended by hand it is over at once and does not open again that day; another day it may', async () => {
  const { colleague } = at.people
  await ask(colleague)
  await at.world.asActor(colleague, async ({ emergencies }) => {
    const file = await emergencies.enter(caseId)
    assert.ok(file && (await emergencies.end(file)))
  })
  assert.equal(await enter(colleague), undefined)
  assert.deepEqual(await ask(colleague), { refused: { code: 'once-a-day' } })
  assert.deepEqual(await ask(colleague, { today: addDays(today, 300) }), { opened: { caseId } })
})

test('the same form sent twice opens once, at the same moment as well', async () => {
  const id = newId()
  const both = await Promise.all([
    ask(at.people.colleague, { id }),
    ask(at.people.colleague, { id }),
  ])
  assert.deepEqual(both, [{ opened: { caseId } }, { opened: { caseId } }])
  const [row] = await at.test.asAdministrator<{ n: number }>(
    'select count(*)::int as n from break_glass where case_id = $1',
    [caseId],
  )
  assert.equal(row?.n, 1)
})

const finds = [
  { what: 'the whole reference', find: () => ({ reference }), opens: true },
  {
    what: 'the reference without WM',
    find: () => ({ reference: reference.slice(3) }),
    opens: true,
  },
  { what: 'part of a reference', find: () => ({ reference: reference.slice(0, 5) }), opens: false },
  { what: 'the whole name', find: () => ({ names: `zahra ${reference}` }), opens: true },
  { what: 'part of a name', find: () => ({ names: `zahr ${reference}` }), opens: false },
  { what: 'a name that several have', find: () => ({ names: 'Zahra' }), opens: false },
  { what: 'the alias', find: () => ({ names: 'Sedge' }), opens: false },
  { what: 'nothing', find: () => ({ names: '' }), opens: false },
]
for (const { what, find, opens } of finds) {
  test(`found by ${what}: ${opens ? 'opens' : 'nothing fits'}`, async () => {
    // Made twice, so that there are always two people of that first name.
    const { id } = await aCase(at.world, at.people.worker)
    await inCase(at.world, at.people.worker, id, (seen, { people }) =>
      people.keep(seen, 'identity', { names: 'Zahra' }, { writeId: newId(), versionSeen: 1 }),
    )
    const expected = opens ? { opened: { caseId } } : { refused: { code: 'nothing-fits' } }
    assert.deepEqual(await ask(at.people.colleague, { find: find() }), expected)
  })
}

test('three asks that find nothing are all that a day has, so names cannot be guessed', async () => {
  const guess = () => ask(at.people.colleague, { find: { reference: 'WM-9999' } })
  for (const code of ['nothing-fits', 'nothing-fits', 'nothing-fits', 'too-many-asks']) {
    assert.deepEqual(await guess(), { refused: { code } })
  }
  assert.deepEqual(await ask(at.people.colleague), { refused: { code: 'too-many-asks' } })
})

test('their own case needs no breaking; another organisation’s is not there', async () => {
  assert.deepEqual(await ask(at.people.worker), { yours: { caseId } })
  assert.deepEqual(await ask(at.people.otherWorker), { refused: { code: 'nothing-fits' } })
  for (const who of ['protector', 'administrator'] as const) {
    await assert.rejects(ask(at.people[who]), /cannot break the glass/)
  }
})

test('a lead of the service and the data protection lead are told; without two, nothing opens', async () => {
  const { colleague, manager, protector, elsewhere } = at.people
  await ask(colleague)
  const told = () =>
    at.test.asAdministrator<{ told: string[] }>(
      'select told from break_glass where case_id = $1 order by asked_at desc limit 1',
      [caseId],
    )
  assert.deepEqual((await told())[0]?.told, [manager.userId, protector.userId])
  const asAdministrator = (userId: string, active: boolean) =>
    at.test.asAdministrator('update app_user set active = $2 where id = $1', [userId, active])
  try {
    await asAdministrator(protector.userId, false)
    await ask(colleague, { today: addDays(today, 400) })
    assert.deepEqual((await told())[0]?.told, [manager.userId, elsewhere.userId])
    await asAdministrator(elsewhere.userId, false)
    const alone = await ask(colleague, { today: addDays(today, 401) })
    assert.deepEqual(alone, { refused: { code: 'no-two-leads' } })
    await asAdministrator(elsewhere.userId, true)
    await asAdministrator(manager.userId, false)
    const without = await ask(colleague, { today: addDays(today, 402) })
    assert.deepEqual(without, { refused: { code: 'no-two-leads' } }, 'no manager of the service')
  } finally {
    for (const lead of [manager, protector, elsewhere]) await asAdministrator(lead.userId, true)
  }
})

test('a note about the emergency is kept once, read by the team, and is the only thing written', async () => {
  const { colleague, worker } = at.people
  await ask(colleague)
  const writeId = newId()
  const note = () =>
    at.world.asActor(colleague, async ({ emergencies }) => {
      const file = await emergencies.enter(caseId)
      assert.ok(file)
      await emergencies.addNote(file, {
        id: newId(),
        on: today,
        words: 'Called the police',
        writeId,
      })
    })
  await note()
  await note()
  const { entries } = await at.world.asActor(worker, ({ journal }) =>
    journal.page(caseId, {}, { offset: 0, limit: 9 }),
  )
  assert.deepEqual(entries.map((entry) => entry.words).sort(), ['Called the police', 'Slept badly'])
  const asSql = (sql: string) =>
    withActor(at.test.db, 'staff', colleague, async (tx) => {
      await tx.query('sql-enter', 'select * from enter_in_emergency($1)', [caseId])
      return tx.query(`sql-write-${sql.slice(0, 30)}`, sql, [caseId, colleague.userId])
    })
  await assert.rejects(
    asSql(`insert into person_contact (org_id, case_id, version, sealed, recorded_by)
      values (app_org(), $1, 9, 'x', $2)`),
    /row-level security/,
  )
  await assert.rejects(
    asSql(`insert into journal_entry (org_id, case_id, id, on_day, kind, sealed, recorded_at,
      recorded_by) values (app_org(), $1, gen_random_uuid(), now(), 'visit', 'x', now(), $2)`),
    /row-level security/,
  )
})

const standings = ['worker', 'cover', 'manager of the service', 'in an emergency'] as const
for (const standing of standings) {
  test(`a conflict wins over standing to the case as ${standing}`, async () => {
    const { world, people, test } = at
    const { orgId, serviceIds } = people.manager
    const role = standing === 'manager of the service' ? 'service-manager' : 'support-worker'
    const person = { orgId, role, displayName: 'Person out', initials: 'PO', serviceIds } as const
    const made = await createUser(test.db, person)
    assert.ok('id' in made)
    const who: Actor = { ...person, userId: made.id, orgKind: 'provider', factor: 'demo' }
    if (standing === 'worker' || standing === 'cover') {
      await inCase(world, people.manager, caseId, (seen, { cases }) =>
        cases.reassign(
          seen,
          {
            serviceId: serviceIds[0] ?? '',
            workerId: standing === 'worker' ? who.userId : people.worker.userId,
            ...(standing === 'cover' && { coverWorkerId: who.userId }),
          },
          { writeId: newId(), versionSeen: seen.version },
        ),
      )
    }
    if (standing === 'in an emergency') await ask({ ...who })
    const due = { key: 'k', kind: 'clock', title: 'T', todo: 'D', whose: 'worker' } as const
    await inCase(world, people.manager, caseId, (seen, { cases }) =>
      cases.reproject(seen.id, {
        ...emptyProjection,
        coming: [{ ...due, due: today, showFrom: today }],
      }),
    )
    const sees = () =>
      world.asActor(who, async ({ cases, lists, emergencies }) => {
        const opened = (await cases.open(caseId)) ?? (await emergencies.enter(caseId))
        const named = await lists.caseload(
          { sort: 'alias', find: `Zahra ${reference}` },
          { offset: 0, limit: 9 },
        )
        const lines = (await lists.today(addDays(today, 5), 500)).filter(
          (line) => line.caseId === caseId,
        )
        const team = (await lists.team(today)).reduce((sum, line) => sum + line.activeCases, 0)
        return { opened: opened !== undefined, named: named.total, lines: lines.length, team }
      })
    const before = await sees()
    assert.ok(before.opened)
    await keepOut(who)
    // A line made afterwards takes the block from the file.
    await inCase(world, people.manager, caseId, (seen, { cases }) =>
      cases.reproject(seen.id, {
        ...emptyProjection,
        coming: [{ ...due, key: 'new', due: today, showFrom: today }],
      }),
    )
    const afterwards = await sees()
    const left = standing === 'manager of the service' ? before.team - 1 : before.team
    assert.deepEqual(afterwards, { opened: false, named: 0, lines: 0, team: left })
    assert.deepEqual(await ask(who), {
      refused: { code: standing === 'in an emergency' ? 'once-a-day' : 'nothing-fits' },
    })
    assert.deepEqual(await rowsIn(who, 'enter_case'), {})
    await inCase(world, people.manager, caseId, (seen, { blocks }) =>
      blocks.letBack(seen, who.userId),
    )
    const back = await sees()
    assert.equal(back.opened, standing === 'worker' || standing === 'manager of the service')
  })
}

test('kept out from four sides at one moment: once, and the others are told that it was done already', async () => {
  const { manager, colleague } = at.people
  const sides = [1, 2, 3, 4].map(() => keepOut(colleague, manager))
  const done = await Promise.all(sides)
  assert.deepEqual([...done].sort(), [false, false, false, true])
})

test('who stays out cannot read why, lift it, or be given the case', async () => {
  const { worker, colleague, manager } = at.people
  await keepOut(colleague)
  const blocks = await inCase(at.world, manager, caseId, (_, stores) =>
    stores.blocks.ofCase(caseId),
  )
  assert.deepEqual(
    blocks.map(({ userId, words: why, declared }) => [userId, why, declared]),
    [[colleague.userId, 'They are neighbours', false]],
  )
  const asWorker = await inCase(at.world, worker, caseId, (_, stores) =>
    stores.blocks.ofCase(caseId),
  )
  assert.deepEqual(asWorker, [], 'only leads read why')
  const lift = withActor(at.test.db, 'staff', worker, async (tx) => {
    await tx.query('sql-enter-case', 'select * from enter_case($1)', [caseId])
    return tx.query('sql-lift', 'select keep_out_of_case($1, $2, false)', [
      caseId,
      colleague.userId,
    ])
  })
  await assert.rejects(lift, /who may say so/)
  await assert.rejects(
    inCase(at.world, manager, caseId, (seen, { cases }) =>
      cases.reassign(
        seen,
        { serviceId: seen.serviceId, workerId: colleague.userId },
        { writeId: newId(), versionSeen: seen.version },
      ),
    ),
    /must stay out/,
  )
})

test('who steps back by themselves is out at once, and the manager sees a case without a worker', async () => {
  const { worker, manager } = at.people
  await keepOut(worker, worker)
  assert.equal(await at.world.asActor(worker, ({ cases }) => cases.open(caseId)), undefined)
  const left = await at.world.asActor(manager, ({ lists }) => lists.withoutWorker())
  assert.ok(left.some((line) => line.caseId === caseId))
  assert.deepEqual(await at.world.asActor(worker, ({ lists }) => lists.withoutWorker()), [])
})

test('the one who covers steps back too, although the worker already had to', async () => {
  const { worker, colleague, manager } = at.people
  await inCase(at.world, manager, caseId, (seen, { cases }) =>
    cases.reassign(
      seen,
      { serviceId: seen.serviceId, workerId: worker.userId, coverWorkerId: colleague.userId },
      { writeId: newId(), versionSeen: seen.version },
    ),
  )
  await keepOut(worker, worker)
  await keepOut(colleague, colleague)
  const [file] = await at.test.asAdministrator<{ cover: string | null; out: string[] }>(
    'select cover_worker_id as cover, blocked_ids as out from case_file where id = $1',
    [caseId],
  )
  assert.deepEqual(file, { cover: null, out: [worker.userId, colleague.userId] })
})

test('switching somebody off or changing their rights ends what they have open in an emergency', async () => {
  const { administrator, manager } = at.people
  for (const how of ['off', 'changed'] as const) {
    const { orgId, serviceIds } = manager
    const person = {
      ...{ orgId, serviceIds, role: 'support-worker' as const },
      ...{ displayName: `Leaver ${how}`, initials: 'LV' },
    }
    const made = await createUser(at.test.db, person)
    assert.ok('id' in made)
    const leaver: Actor = { ...person, userId: made.id, orgKind: 'provider', factor: 'demo' }
    await ask(leaver)
    assert.ok(await enter(leaver))
    await at.world.asActor(administrator, ({ staff }) =>
      how === 'off'
        ? staff.switchColleague(leaver.userId, false)
        : staff.changeColleague(leaver.userId, { ...person, serviceIds: [] }),
    )
    assert.equal(await enter(leaver), undefined)
    const [row] = await at.test.asAdministrator<{ ended_how: string }>(
      'select ended_how from break_glass where user_id = $1',
      [leaver.userId],
    )
    assert.equal(row?.ended_how, 'rights-changed')
  }
})

test('a request that was let in a moment before somebody left finds no case any more', async () => {
  const { worker, manager } = at.people
  const set = (sql: string) =>
    at.test.asAdministrator(`update app_user set ${sql} where id = $1`, [worker.userId])
  const opens = () => at.world.asActor(worker, ({ cases }) => cases.open(caseId))
  assert.ok(await opens())
  await set('active = false')
  assert.equal(await opens(), undefined)
  await set(`active = true, role = 'administrator'`)
  assert.equal(await opens(), undefined)
  await set(`role = 'support-worker'`)
  assert.ok(await opens())
  await at.test.asAdministrator('delete from user_service where user_id = $1', [manager.userId])
  assert.equal(await at.world.asActor(manager, ({ cases }) => cases.open(caseId)), undefined)
  await at.test.asAdministrator(
    'insert into user_service (org_id, user_id, service_id) values ($1, $2, $3)',
    [manager.orgId, manager.userId, manager.serviceIds[0]],
  )
})

test('leads see what they were told of, what was opened, and review it once', async () => {
  const { colleague, manager, elsewhere, protector } = at.people
  await ask(colleague)
  await at.world.asActor(colleague, async ({ emergencies }) => {
    const file = await emergencies.enter(caseId)
    assert.ok(file)
    await emergencies.reveal(file, 'contact')
    await emergencies.end(file)
  })
  const list = (who: Actor) =>
    at.world.asActor(who, async ({ emergencies }) =>
      (await emergencies.forLeads()).find(({ opened }) => opened?.caseId === caseId),
    )
  const record = await list(manager)
  assert.ok(record)
  assert.deepEqual(
    record.opened?.told.map(({ id }) => id),
    [manager.userId, protector.userId],
  )
  assert.equal(await list(colleague), undefined, 'not who asked')
  assert.equal(await list(at.people.otherManager), undefined)
  const read = await at.world.asActor(protector, ({ emergencies }) =>
    emergencies.forReview(record.id),
  )
  assert.equal(read?.words, words)
  assert.deepEqual(
    read?.lines.map(({ act }) => act),
    [
      'broke the glass',
      'read in an emergency',
      'revealed contact in an emergency',
      'ended an emergency',
    ],
  )
  const review = (who: Actor) =>
    at.world.asActor(who, ({ emergencies }) =>
      emergencies.review(record.id, { outcome: 'right', words: 'She was found' }),
    )
  assert.equal(await review(colleague), false)
  assert.equal(await review(manager), true)
  assert.equal(await review(protector), false, 'once')
  assert.equal(await list(elsewhere), undefined, 'reviewed, and they were not told')
  const sealed = await at.test.asAdministrator<{ found: number }>(
    `select count(*)::int as found from break_glass g where g::text like '%Police rang%'`,
  )
  assert.equal(sealed[0]?.found, 0)
})

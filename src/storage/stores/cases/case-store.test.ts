/** Cases: opened by their own people only, written once, never over somebody else's words. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { CaseProjection } from '../../../application/ports/case-store.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import { type Fact, factTypes, fieldsOf } from '../../../domain/facts/fact.ts'
import { type Field, isSealed } from '../../../domain/facts/field.ts'
import { newId } from '../../new-id.ts'
import { aCase, aWorld, emptyProjection, inCase, type TestWorld } from '../testing.ts'

let at: TestWorld
before(async () => {
  at = await aWorld()
})
after(() => at.close())

const recordedAt = '2026-03-02T09:00:00.000Z'

function aValue(field: Field): unknown {
  switch (field.kind) {
    case 'day':
      return '2026-02-27'
    case 'one-of':
      return Object.keys(field.options)[0]
    case 'many-of':
      return Object.keys(field.options)
    case 'count':
      return 3
    case 'fact':
    case 'thing':
      return newId()
    default:
      return isSealed(field) ? 'Canary-7f2c “quoted” ሰላም' : 'Tigrinya'
  }
}

function oneOfEach(): Fact[] {
  return factTypes.map((type) => {
    const detail = Object.fromEntries(fieldsOf(type).map(([name, field]) => [name, aValue(field)]))
    // Made from the vocabulary itself, so its shape is the vocabulary's.
    return { id: newId(), type, on: aDay('2026-02-27'), recordedAt, detail } as unknown as Fact
  })
}

test('every kind of fact comes back as it was written, and its sealed words are not in the table', async () => {
  const { world, people } = at
  const { id } = await aCase(world, people.worker)
  const facts = oneOfEach()
  const written = await inCase(world, people.worker, id, (seen, { cases }) =>
    cases.append(
      seen,
      { facts, projection: emptyProjection },
      { writeId: newId(), versionSeen: 1 },
    ),
  )
  assert.deepEqual(written, { done: true, version: 2 })
  const back = await inCase(world, people.worker, id, async (seen) => seen.facts)
  const expected = facts.map((fact) => ({ ...fact, recordedBy: people.worker.userId }))
  const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1)
  assert.deepEqual([...back].sort(byId), expected.sort(byId))
  const [row] = await at.test.asAdministrator<{ found: number }>(
    `select count(*)::int as found from case_fact f where f::text like '%Canary-7f2c%'`,
  )
  assert.equal(row?.found, 0)
})

test('a fact with a field that its kind does not name is refused as a fault', async () => {
  const { world, people } = at
  const { id } = await aCase(world, people.worker)
  const fact = { id: newId(), type: 'died', on: aDay('2026-02-27'), recordedAt, detail: { x: 'y' } }
  await assert.rejects(
    inCase(world, people.worker, id, (seen, { cases }) =>
      cases.append(
        seen,
        // Wrong on purpose.
        { facts: [fact as unknown as Fact], projection: emptyProjection },
        { writeId: newId(), versionSeen: 1 },
      ),
    ),
    /no field of that name/,
  )
})

const whoOpens = [
  { who: 'worker', opens: true },
  { who: 'colleague', opens: true, because: 'covers' },
  { who: 'manager', opens: true },
  { who: 'elsewhere', opens: false },
  { who: 'protector', opens: false },
  { who: 'administrator', opens: false },
  { who: 'otherWorker', opens: false },
  { who: 'otherManager', opens: false },
] as const

for (const { who, opens } of whoOpens) {
  test(`the ${who} ${opens ? 'opens' : 'does not open'} the case of a covered worker`, async () => {
    const { world, people } = at
    const { id } = await aCase(world, people.worker, { cover: people.colleague })
    const opened = await world.asActor(people[who], ({ cases }) => cases.open(id))
    assert.equal(opened !== undefined, opens)
  })
}

test('who works on a case and who covers are named to those who may open it, and to nobody else', async () => {
  const { world, people } = at
  const { id } = await aCase(world, people.worker, { cover: people.colleague })
  for (const { who, opens } of whoOpens) {
    const around = await world.asActor(people[who], ({ staff }) => staff.around(id))
    const names = around.map(({ displayName }) => displayName).sort()
    const expected = [people.worker.displayName, people.colleague.displayName].sort()
    assert.deepEqual(names, opens ? expected : [], who)
  }
})

test('a seat cannot even ask for a case', async () => {
  const { world, people } = at
  const { id } = await aCase(world, people.worker)
  for (const seat of [people.prime, people.assessor]) {
    await assert.rejects(
      world.asActor(seat, ({ cases }) => cases.open(id)),
      /permission denied/,
    )
  }
})

test('a colleague who neither works on it nor covers does not open it', async () => {
  const { world, people } = at
  const { id } = await aCase(world, people.worker)
  assert.equal(await world.asActor(people.colleague, ({ cases }) => cases.open(id)), undefined)
})

test('the same write sent twice, or ten times at once, is done once', async () => {
  const { world, people } = at
  const { id } = await aCase(world, people.worker)
  const write = { writeId: newId(), versionSeen: 1 }
  const fact = oneOfEach()[0]
  assert.ok(fact)
  const send = () =>
    inCase(world, people.worker, id, (seen, { cases }) =>
      cases.append(seen, { facts: [fact], projection: emptyProjection }, write),
    )
  const outcomes = await Promise.all(Array.from({ length: 10 }, send))
  assert.equal(outcomes.filter((outcome) => 'done' in outcome).length, 1)
  assert.equal(outcomes.filter((outcome) => 'alreadyDone' in outcome).length, 9)
  const { version, facts } = await inCase(world, people.worker, id, async (seen) => seen)
  assert.deepEqual([version, facts.length], [2, 1])
})

test('of two people who write at once on the same version, one is told and nothing is mixed', async () => {
  const { world, people } = at
  const { id } = await aCase(world, people.worker, { cover: people.colleague })
  const send = (actor: typeof people.worker) =>
    inCase(world, actor, id, (seen, { cases }) =>
      cases.append(
        seen,
        { facts: oneOfEach().slice(0, 2), projection: emptyProjection },
        { writeId: newId(), versionSeen: 1 },
      ),
    )
  const outcomes = await Promise.all([send(people.worker), send(people.colleague)])
  assert.equal(outcomes.filter((outcome) => 'done' in outcome).length, 1)
  assert.deepEqual(
    outcomes.filter((outcome) => 'changedMeanwhile' in outcome),
    [{ changedMeanwhile: { version: 2 } }],
  )
})

test('a case made twice with one write is made once', async () => {
  const { world, people } = at
  const file = {
    id: newId(),
    reference: 'WM-QQQQ',
    alias: 'Heron',
    serviceId: people.worker.serviceIds[0] ?? '',
    workerId: people.worker.userId,
  }
  const writeId = newId()
  const make = () => world.asActor(people.worker, ({ cases }) => cases.create(file, { writeId }))
  assert.deepEqual(await make(), { done: true, version: 1 })
  assert.deepEqual(await make(), { alreadyDone: true, version: 1 })
})

test('a handed-over case leaves one list and enters another, with its due items', async () => {
  const { world, people } = at
  const { id } = await aCase(world, people.worker)
  const projection: CaseProjection = {
    ...emptyProjection,
    coming: [
      {
        key: 'a-clock',
        kind: 'clock',
        title: 'Something is due',
        todo: 'Do it',
        whose: 'worker',
        due: aDay('2026-03-05'),
        showFrom: aDay('2026-03-01'),
      },
    ],
  }
  await inCase(world, people.worker, id, (seen, { cases }) =>
    cases.append(seen, { facts: [], projection }, { writeId: newId(), versionSeen: 1 }),
  )
  const to = { serviceId: people.worker.serviceIds[0] ?? '', workerId: people.colleague.userId }
  const handed = await inCase(world, people.manager, id, (seen, { cases }) =>
    cases.reassign(seen, to, { writeId: newId(), versionSeen: 2 }),
  )
  assert.deepEqual(handed, { done: true, version: 3 })
  const seesIt = async (actor: typeof people.worker) =>
    world.asActor(actor, async ({ cases, lists }) => [
      (await cases.open(id)) !== undefined,
      (await lists.today(aDay('2026-03-02'), 100)).some(({ caseId }) => caseId === id),
    ])
  assert.deepEqual(await seesIt(people.worker), [false, false])
  assert.deepEqual(await seesIt(people.colleague), [true, true])
})

test('opening a case, and being refused one, leave a line in the log', async () => {
  const { world, people } = at
  const { id, reference } = await aCase(world, people.worker)
  await world.asActor(people.worker, ({ cases }) => cases.open(id))
  await world.asActor(people.elsewhere, ({ cases }) => cases.open(id))
  const { entries } = await world.asActor(people.protector, ({ audit }) =>
    audit.page({ caseId: id }, { offset: 0, limit: 10 }),
  )
  assert.deepEqual(
    entries.map(({ act, userId, caseReference }) => [act, userId, caseReference]),
    [
      ['was refused a case', people.elsewhere.userId, undefined],
      ['opened the case', people.worker.userId, reference],
    ],
  )
})

test('work that throws keeps nothing, and makes no key that could seal later words', async () => {
  const { world, people } = at
  const { id } = await aCase(world, people.worker)
  const add = (thenFail: boolean) =>
    inCase(world, people.worker, id, async (seen, { journal }) => {
      const entry = {
        id: newId(),
        on: aDay('2026-03-02'),
        kind: 'note',
        words: 'Kept',
        needIds: [],
      } as const
      const written = await journal.add(seen, entry, { writeId: newId() })
      if (thenFail) throw new Error('planned')
      return written
    })
  await assert.rejects(add(true), /planned/)
  assert.deepEqual(await add(false), { done: true, version: 1 })
  const page = await world.asActor(people.worker, ({ journal }) =>
    journal.page(id, {}, { offset: 0, limit: 5 }),
  )
  assert.deepEqual(
    page.entries.map(({ words }) => words),
    ['Kept'],
  )
})

test('an act that a store and a command both tell of is one line in the log', async () => {
  const { world, people } = at
  const { id } = await aCase(world, people.worker)
  await world.asActor(people.worker, async (stores) => {
    await stores.people.reveal(id, 'contact')
    await stores.audit.record({ act: 'revealed contact', caseId: id })
  })
  const { entries } = await world.asActor(people.protector, ({ audit }) =>
    audit.page({ caseId: id }, { offset: 0, limit: 10 }),
  )
  assert.deepEqual(entries.map(({ act, classes }) => [act, classes]).sort(), [
    ['opened the case', 'NS'],
    ['revealed contact', 'C'],
  ])
})

/** Promises kept and read back: every kind of event, sealed words, and lines that follow the case. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aDay } from '../../../domain/calendar/day.ts'
import type { NewPromiseEvent } from '../../../domain/promises/promise-event.ts'
import { promisesOf } from '../../../domain/promises/promised.ts'
import { newId } from '../../new-id.ts'
import { aCase, aWorld, inCase, type TestWorld } from '../testing.ts'

let at: TestWorld
before(async () => {
  at = await aWorld()
})
after(() => at.close())

const on = aDay('2026-03-02')

async function keep(caseId: string, event: NewPromiseEvent): Promise<void> {
  await inCase(at.world, at.people.worker, caseId, async (seen, { promises }) => {
    const events = [...(await promises.read(caseId)), { ...event, recordedAt: at.world.now() }]
    const outline = promisesOf(events).find(({ id }) => id === event.promise)
    const written = await promises.add(seen, event, { writeId: newId(), outline })
    assert.ok('done' in written)
  })
}

async function ask(caseId: string, more: object = {}): Promise<string> {
  const id = newId()
  const about = { owedBy: 'legal-adviser', what: 'answer', by: aDay('2026-03-09') } as const
  await keep(caseId, { id, promise: id, kind: 'asked', on, ...about, ...more })
  return id
}

const linesOf = (
  who: 'worker' | 'colleague' | 'manager' | 'elsewhere',
  scope: 'own' | 'services',
) => at.world.asActor(at.people[who], ({ promises }) => promises.lines(scope))

test('every kind of event comes back as it was written', async () => {
  const { id: caseId } = await aCase(at.world, at.people.worker)
  const promise = await ask(caseId, {
    who: 'Ms Quill (made up)',
    words: 'To ring back.',
    theirReference: 'Q/1',
    need: newId(),
    matter: newId(),
    member: newId(),
  })
  const about = { promise, on }
  const events: NewPromiseEvent[] = [
    { id: newId(), ...about, kind: 'chased', how: 'email', words: 'Wrote again' },
    { id: newId(), ...about, kind: 'letter-drafted', letter: 'chase' },
    { id: newId(), ...about, kind: 'escalated', rung: 'complaint' },
    { id: newId(), ...about, kind: 'answered', by: aDay('2026-04-01') },
    { id: newId(), ...about, kind: 'partly-kept' },
    { id: newId(), ...about, kind: 'kept' },
    { id: newId(), ...about, kind: 'refused', because: 'no-capacity' },
    { id: newId(), ...about, kind: 'withdrawn', because: 'not-wanted' },
    { id: newId(), ...about, kind: 'struck-out', event: promise },
  ]
  for (const event of events) await keep(caseId, event)
  const read = await inCase(at.world, at.people.worker, caseId, (_, { promises }) =>
    promises.read(caseId),
  )
  const kept = read.map(({ recordedAt: _, initials: __, ...event }) => event)
  assert.deepEqual(kept.slice(1), events)
  assert.equal(read[0]?.kind === 'asked' && read[0].who, 'Ms Quill (made up)')
  assert.equal(read[0]?.words, 'To ring back.')
})

test('names and words stand nowhere in the open, and the line has neither', async () => {
  const { id: caseId } = await aCase(at.world, at.people.worker)
  await ask(caseId, { who: 'Ms Quill (made up)', words: 'To ring back.' })
  const rows = await at.test.asAdministrator(
    `select e::text as event, l::text as line from promise_event e
     join promise_line l on l.case_id = e.case_id where e.case_id = '${caseId}'`,
  )
  assert.equal(rows.length, 1)
  assert.ok(!JSON.stringify(rows).includes('Quill') && !JSON.stringify(rows).includes('ring'))
})

test('lines are those of one’s own cases, and of their services for a manager who asks', async () => {
  const { id: caseId } = await aCase(at.world, at.people.worker, { alias: 'Ash' })
  const id = await ask(caseId)
  const has = async (...asked: Parameters<typeof linesOf>) =>
    (await linesOf(...asked)).some((line) => line.id === id)
  assert.deepEqual(
    [
      await has('worker', 'own'),
      await has('colleague', 'own'),
      await has('colleague', 'services'),
      await has('manager', 'own'),
      await has('manager', 'services'),
      await has('elsewhere', 'services'),
    ],
    [true, false, false, false, true, false],
  )
})

test('what ended leaves the lists, and so does what was struck out', async () => {
  const { id: caseId } = await aCase(at.world, at.people.worker)
  const [kept, struck] = [await ask(caseId), await ask(caseId)]
  await keep(caseId, { id: newId(), promise: kept, kind: 'kept', on })
  await keep(caseId, { id: newId(), promise: struck, kind: 'struck-out', on, event: struck })
  const ids = (await linesOf('worker', 'own')).map(({ id }) => id)
  assert.ok(!ids.includes(kept) && !ids.includes(struck))
})

test('a case that is handed over takes its promises along', async () => {
  const { worker, colleague, manager } = at.people
  const { id: caseId } = await aCase(at.world, worker)
  const id = await ask(caseId)
  await inCase(at.world, manager, caseId, async (seen, { cases }) => {
    await cases.reassign(
      seen,
      { workerId: colleague.userId, serviceId: seen.serviceId },
      { writeId: newId(), versionSeen: seen.version },
    )
  })
  assert.ok((await linesOf('colleague', 'own')).some((line) => line.id === id))
  assert.ok(!(await linesOf('worker', 'own')).some((line) => line.id === id))
})

test('what was decided on an older record is not kept', async () => {
  const { id: caseId } = await aCase(at.world, at.people.worker)
  const id = newId()
  const event = { id, promise: id, kind: 'asked', on, owedBy: 'police', what: 'update' } as const
  await inCase(at.world, at.people.worker, caseId, async (seen, { promises }) => {
    const old = { ...seen, version: seen.version - 1 }
    const written = await promises.add(old, event, { writeId: newId(), outline: undefined })
    assert.ok('changedMeanwhile' in written)
  })
})

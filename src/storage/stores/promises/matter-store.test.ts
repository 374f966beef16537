/** Matters and reasons kept and read back, sealed words, and the ledger over one's own cases. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aDay } from '../../../domain/calendar/day.ts'
import type { NewMatterEvent } from '../../../domain/matters/matter-event.ts'
import { newId } from '../../new-id.ts'
import { aCase, aWorld, emptyProjection, inCase, type TestWorld } from '../testing.ts'

let at: TestWorld
before(async () => {
  at = await aWorld()
})
after(() => at.close())

const on = aDay('2026-03-02')

test('every kind of event of a matter comes back as it was written, and its words lie sealed', async () => {
  const { id: caseId } = await aCase(at.world, at.people.worker)
  const matter = newId()
  const of = () => ({ id: newId(), matter, on })
  const events: NewMatterEvent[] = [
    {
      ...of(),
      id: matter,
      kind: 'opened',
      about: 'housing',
      area: 'register',
      need: newId(),
      words: 'Near the school.',
    },
    { ...of(), kind: 'moved', stage: 'applied', words: 'By hand' },
    { ...of(), kind: 'dated', which: 'must-leave', day: aDay('2026-06-01') },
    { ...of(), kind: 'barrier', barrier: 'deposit' },
    { ...of(), kind: 'struck-out', event: matter },
  ]
  for (const event of events) {
    await inCase(at.world, at.people.worker, caseId, async (seen, { matters }) => {
      assert.ok('done' in (await matters.add(seen, event, { writeId: newId() })))
    })
  }
  const read = await inCase(at.world, at.people.worker, caseId, (_, { matters }) =>
    matters.read(caseId),
  )
  assert.deepEqual(
    read.map(({ recordedAt: _, initials: __, ...event }) => event),
    events,
  )
  const rows = await at.test.asAdministrator(
    `select e::text as event from matter_event e where case_id = '${caseId}'`,
  )
  assert.ok(!/school|hand/.test(JSON.stringify(rows)))
})

async function unmetOf(
  who: 'worker' | 'colleague' | 'manager' | 'elsewhere',
  scope: 'own' | 'services',
) {
  return at.world.asActor(at.people[who], ({ matters }) => matters.unmet(scope, aDay('2026-05-01')))
}

test('needs without anything given are listed with the newest reason, for those who work there', async () => {
  const { worker } = at.people
  const { id: caseId } = await aCase(at.world, worker, { alias: 'Rowan' })
  const need = newId()
  const line = { need, category: 'safety', since: on, everGiven: false, agreed: false }
  const project = (unprovided: readonly (typeof line)[]) =>
    inCase(at.world, worker, caseId, (_, { cases }) =>
      cases.reproject(caseId, { ...emptyProjection, unprovided }),
    )
  await project([line])
  for (const reason of ['refused', 'waiting-list'] as const) {
    await inCase(at.world, worker, caseId, async (seen, { matters }) => {
      const given = { id: newId(), need, reason, on, words: 'Said on the phone' }
      await matters.giveReason(seen, given, { writeId: newId() })
    })
  }
  // Counted again: the reason that somebody wrote stays.
  await project([line])
  const [found] = (await unmetOf('worker', 'own')).filter((one) => one.need === need)
  assert.deepEqual(found?.given, { reason: 'waiting-list', on })
  assert.deepEqual([found?.alias, found?.since, found?.promises], ['Rowan', on, []])
  const has = async (...asked: Parameters<typeof unmetOf>) =>
    (await unmetOf(...asked)).some((one) => one.need === need)
  assert.deepEqual(
    [
      await has('colleague', 'services'),
      await has('manager', 'own'),
      await has('manager', 'services'),
      await has('elsewhere', 'services'),
    ],
    [false, false, true, false],
  )
  const reasons = await inCase(at.world, worker, caseId, (_, { matters }) =>
    matters.reasons(caseId),
  )
  assert.deepEqual(
    reasons.map(({ reason, words }) => [reason, words]),
    [
      ['refused', 'Said on the phone'],
      ['waiting-list', 'Said on the phone'],
    ],
  )
  await project([])
  assert.equal(await has('worker', 'own'), false)
})

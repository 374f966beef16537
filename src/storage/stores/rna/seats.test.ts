/** A submission goes round: provider, prime contractor, authority and back, and no seat sees a case. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '../../../application/actor.ts'
import type { SeatAnswer } from '../../../application/ports/rna-stores.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import { withActor } from '../../connect/with-actor.ts'
import { newId } from '../../new-id.ts'
import { aCase, aWorld, inCase, type TestWorld } from '../testing.ts'

let at: TestWorld
before(async () => {
  at = await aWorld()
})
after(() => at.close())

const text = '{"need":"canary words"}'
const sha256 = 'a'.repeat(64)

async function aSubmission() {
  const { id: caseId, reference } = await aCase(at.world, at.people.worker)
  const id = newId()
  const submission = { id, rnaId: newId(), text, sha256 }
  await inCase(at.world, at.people.manager, caseId, (seen, { rnas }) =>
    rnas.submit(seen, submission),
  )
  return { caseId, reference, id }
}

type NewAnswer = Pick<SeatAnswer, 'kind' | 'words' | 'answerBy' | 'decision'>

function answer(actor: Actor, id: string, given: Partial<NewAnswer>, writeId = newId()) {
  return at.world.asActor(actor, ({ seat }) =>
    seat.answer(id, { kind: 'returned', words: 'Please', ...given }, { writeId }),
  )
}

const open = (actor: Actor, id: string) => at.world.asActor(actor, ({ seat }) => seat.open(id))
const take = (caseId: string) =>
  at.world.asActor(at.people.worker, ({ rnas }) => rnas.answers(caseId))

test('a submission goes to the prime contractor, on to the authority, and its decision comes back', async () => {
  const { world, people } = at
  const { caseId, reference, id } = await aSubmission()
  const item = await open(people.prime, id)
  assert.deepEqual(
    [item?.text, item?.caseReference, item?.fromOrganisation, item?.status],
    [text, reference, 'Made-up Harbour', 'with-prime'],
  )
  assert.equal(await open(people.assessor, id), undefined)

  assert.deepEqual(await answer(people.prime, id, { kind: 'forwarded' }), {
    done: true,
    version: 1,
  })
  assert.equal((await open(people.assessor, id))?.text, text)

  const asked = {
    kind: 'information-requested',
    words: 'Which dates?',
    answerBy: aDay('2026-03-09'),
  } as const
  await answer(people.assessor, id, asked)
  assert.equal((await open(people.assessor, id))?.status, 'information-requested')
  const waiting = await world.asActor(people.worker, ({ lists }) => lists.answersWaiting())
  assert.deepEqual(
    waiting.map(({ kind }) => kind),
    ['forwarded', 'information-requested'],
  )

  await inCase(world, people.worker, caseId, (_, { rnas }) =>
    rnas.supply(caseId, id, 'These dates'),
  )
  const supplied = (await open(people.assessor, id))?.answers.at(-1)
  assert.deepEqual([supplied?.by, supplied?.words], ['provider', 'These dates'])

  const decision = {
    decidedOn: aDay('2026-03-02'),
    perNeed: [{ needId: 'n1', outcome: 'agreed', reasons: 'Evident' }],
  } as const
  await answer(people.assessor, id, { kind: 'decided', words: 'Agreed', decision })
  assert.equal((await open(people.prime, id))?.status, 'decided')
  const back = (await take(caseId)).find(({ kind }) => kind === 'decided')
  assert.deepEqual([back?.by, back?.words, back?.decision], ['authority', 'Agreed', decision])
  assert.equal(back?.taken, false)

  await inCase(world, people.worker, caseId, async (_, { rnas }) => {
    for (const each of await rnas.answers(caseId)) await rnas.takeAnswer(caseId, each.id)
  })
  assert.deepEqual(await world.asActor(people.worker, ({ lists }) => lists.answersWaiting()), [])
})

test('an answer sent twice is told once; a second decision is refused', async () => {
  const { people } = at
  const { caseId, id } = await aSubmission()
  const writeId = newId()
  assert.ok('done' in (await answer(people.prime, id, {}, writeId)))
  assert.ok('alreadyDone' in (await answer(people.prime, id, {}, writeId)))
  const another = newId()
  assert.ok('changedMeanwhile' in (await answer(people.prime, id, {}, another)))
  assert.ok('changedMeanwhile' in (await answer(people.prime, id, {}, another)))
  assert.equal((await take(caseId)).length, 1)
})

const wrongWays: { who: 'prime' | 'assessor'; kind: SeatAnswer['kind'] }[] = [
  { who: 'prime', kind: 'decided' },
  { who: 'prime', kind: 'information-supplied' },
  { who: 'assessor', kind: 'forwarded' },
  { who: 'assessor', kind: 'returned' },
]
for (const { who, kind } of wrongWays) {
  test(`the ${who} cannot answer "${kind}"`, async () => {
    const { id } = await aSubmission()
    await answer(at.people.prime, id, { kind: 'forwarded' })
    await assert.rejects(answer(at.people[who], id, { kind }), /cannot answer so/)
  })
}

test('the authority cannot answer what was never sent to it', async () => {
  const { id } = await aSubmission()
  assert.ok('changedMeanwhile' in (await answer(at.people.assessor, id, { kind: 'decided' })))
})

test('a submission sent anywhere but to the next seat is refused aloud', async () => {
  const { worker, otherWorker, prime, assessor } = at.people
  const { caseId, id } = await aSubmission()
  const wrong = [
    [worker, 'staff', worker.orgId],
    [worker, 'staff', otherWorker.orgId],
    [worker, 'staff', assessor.orgId],
    [worker, 'staff', null],
    [prime, 'seat', prime.orgId],
    [assessor, 'seat', prime.orgId],
  ] as const
  for (const [actor, surface, to] of wrong) {
    const sending = withActor(at.test.db, surface, actor, async (tx) => {
      if (surface === 'staff') await tx.query('test-enter', 'select from enter_case($1)', [caseId])
      return tx.query('test-deliver', `select deliver_submission($1, $2, '', now())`, [id, to])
    })
    await assert.rejects(sending, /cannot go that way/, `${actor.role} to ${to}`)
  }
})

test('the working copy of an RNA is saved on the version seen, once, and never over another’s', async () => {
  const { world, people } = at
  const { id: caseId } = await aCase(world, people.worker, { cover: people.colleague })
  const rnaId = newId()
  const save = (actor: Actor, rnaVersionSeen: number, content: unknown, writeId = newId()) =>
    inCase(world, actor, caseId, (seen, { rnas }) =>
      rnas.save(seen, rnaId, content, { writeId, versionSeen: seen.version, rnaVersionSeen }),
    )
  const writeId = newId()
  assert.deepEqual(await save(people.worker, 0, { a: 1 }, writeId), { done: true, version: 1 })
  assert.deepEqual(await save(people.worker, 0, { a: 1 }, writeId), {
    alreadyDone: true,
    version: 1,
  })
  const both = await Promise.all([
    save(people.worker, 1, { a: 2 }),
    save(people.colleague, 1, { a: 3 }),
  ])
  assert.deepEqual(both.map((outcome) => Object.keys(outcome)[0]).sort(), [
    'changedMeanwhile',
    'done',
  ])
  const stands = await world.asActor(people.worker, ({ rnas }) => rnas.find(caseId, rnaId))
  assert.equal(stands?.version, 2)
})

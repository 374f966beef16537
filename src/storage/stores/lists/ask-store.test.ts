/** Lines that parts of a case besides the pathway ask for: whose they are, and that nobody else takes them away. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '../../../application/actor.ts'
import type { AskLine } from '../../../application/ports/ask-store.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import { newId } from '../../new-id.ts'
import { aCase, aWorld, emptyProjection, inCase, type TestWorld } from '../testing.ts'

const today = aDay('2026-03-02')
let at: TestWorld
before(async () => {
  at = await aWorld()
})
after(() => at.close())

const line = (key: string, more: Partial<AskLine> = {}): AskLine => ({
  key,
  title: 'Look at the risk again',
  todo: 'With the person, their own view first',
  due: today,
  showFrom: today,
  ...more,
})

async function asking(lines: readonly AskLine[]): Promise<string> {
  const { id } = await aCase(at.world, at.people.worker)
  await replace(id, lines)
  return id
}

const replace = (id: string, lines: readonly AskLine[], asker: 'risk' | 'circle' = 'risk') =>
  inCase(at.world, at.people.worker, id, (_, { asks }) => asks.replace(id, asker, lines))

async function seenBy(actor: Actor, caseId: string): Promise<readonly string[]> {
  const lines = await at.world.asActor(actor, ({ lists }) => lists.today(today, 100))
  return lines
    .filter((one) => one.caseId === caseId)
    .map(({ askedBy, key, due }) => `${askedBy} ${key} ${due}`)
    .sort()
}

test('a line is on the Today of whoever works on the case, and of nobody else', async () => {
  const id = await asking([line('review')])
  const { worker, colleague, manager, otherWorker } = at.people
  assert.deepEqual(await seenBy(worker, id), ['risk risk:review 2026-03-02'])
  for (const other of [colleague, manager, otherWorker])
    assert.deepEqual(await seenBy(other, id), [])
})

test('what is asked of a manager is on theirs, and not on that of the worker', async () => {
  const id = await asking([line('second-look', { ofManager: true })])
  const { worker, manager, elsewhere, otherManager } = at.people
  assert.deepEqual(await seenBy(manager, id), ['risk risk:second-look 2026-03-02'])
  for (const other of [worker, elsewhere, otherManager]) {
    assert.deepEqual(await seenBy(other, id), [])
  }
})

test('a part replaces its own lines, never those of another part', async () => {
  const id = await asking([line('review'), line('signal')])
  await replace(id, [line('ends-soon')], 'circle')
  await replace(id, [line('review', { due: aDay('2026-03-01') })])
  assert.deepEqual(await seenBy(at.people.worker, id), [
    'circle circle:ends-soon 2026-03-02',
    'risk risk:review 2026-03-01',
  ])
})

const counted = (id: string, active: boolean) =>
  inCase(at.world, at.people.worker, id, (seen, { cases }) =>
    cases.append(
      seen,
      { facts: [], projection: { ...emptyProjection, active } },
      { writeId: newId(), versionSeen: seen.version },
    ),
  )

test('recording a fact takes none of them away', async () => {
  const id = await asking([line('review')])
  await counted(id, true)
  assert.deepEqual(await seenBy(at.people.worker, id), ['risk risk:review 2026-03-02'])
})

test('they are silent while the case is closed, and there again when the person comes back', async () => {
  const id = await asking([line('review')])
  await counted(id, false)
  assert.deepEqual(await seenBy(at.people.worker, id), [])
  await counted(id, true)
  assert.deepEqual(await seenBy(at.people.worker, id), ['risk risk:review 2026-03-02'])
})

test('a case that was not opened cannot be asked about', async () => {
  const id = await asking([])
  await assert.rejects(
    at.world.asActor(at.people.otherWorker, ({ asks }) => asks.replace(id, 'risk', [line('x')])),
  )
})

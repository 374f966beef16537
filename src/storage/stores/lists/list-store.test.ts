/** Lists: each person sees their own lines, in the right order, and a team is only numbers. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { CaseProjection, DueItem } from '../../../application/ports/case-store.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import { newId } from '../../new-id.ts'
import { aCase, aWorld, emptyProjection, inCase, type TestWorld } from '../testing.ts'

let at: TestWorld
const today = aDay('2026-03-02')
const aliases = new Map<string, string>()

function anItem(key: string, due: string, showFrom = '2026-02-01'): DueItem {
  return {
    key,
    kind: 'clock',
    title: 'Something is due',
    todo: 'Do it',
    whose: 'worker',
    due: aDay(due),
    showFrom: aDay(showFrom),
  }
}

async function aListed(alias: string, projection: Partial<CaseProjection>, covered = false) {
  const { worker, colleague } = at.people
  const { id } = await aCase(at.world, worker, covered ? { alias, cover: colleague } : { alias })
  aliases.set(alias, id)
  await inCase(at.world, worker, id, (seen, { cases }) =>
    cases.append(
      seen,
      { facts: [], projection: { ...emptyProjection, ...projection } },
      { writeId: newId(), versionSeen: 1 },
    ),
  )
}

before(async () => {
  at = await aWorld()
  await aListed('Heron', {
    coming: [
      anItem('late', '2026-02-20'),
      anItem('soon', '2026-03-06'),
      anItem('hid', '2026-03-03', '2026-03-03'),
    ],
    coveredUntil: aDay('2026-02-25'),
    nrmState: 'recovery',
  })
  await aListed(
    'Wren',
    { coming: [anItem('k', '2026-03-02')], coveredUntil: aDay('2026-03-20') },
    true,
  )
  await aListed('Finch', { rnaState: 'internal-qa', coming: [anItem('far', '2026-06-01')] })
  await aListed('Gone', { active: false })
})
after(() => at.close())

const seenToday = (who: 'worker' | 'colleague' | 'manager' | 'otherWorker', limit = 10) =>
  at.world.asActor(at.people[who], async ({ lists }) =>
    (await lists.today(today, limit)).map(({ alias, key }) => `${alias} ${key}`),
  )

test('Today shows what is due and shown by now, soonest first, covered cases too', async () => {
  assert.deepEqual(await seenToday('worker'), ['Heron late', 'Wren k', 'Heron soon', 'Finch far'])
  assert.deepEqual(await seenToday('colleague'), ['Wren k'])
  assert.deepEqual(await seenToday('worker', 2), ['Heron late', 'Wren k'])
  assert.deepEqual(await seenToday('manager'), [])
  assert.deepEqual(await seenToday('otherWorker'), [])
})

test('the caseload filters, sorts and counts; closed cases only when asked for', async () => {
  const list = (filter: object) =>
    at.world.asActor(at.people.worker, async ({ lists }) => {
      const { lines, total } = await lists.caseload(
        { sort: 'next-due', ...filter },
        { offset: 0, limit: 2 },
      )
      return [lines.map(({ alias }) => alias), total]
    })
  assert.deepEqual(await list({}), [['Heron', 'Wren'], 3])
  assert.deepEqual(await list({ sort: 'alias' }), [['Finch', 'Heron'], 3])
  assert.deepEqual(await list({ sort: 'covered-until' }), [['Heron', 'Wren'], 3])
  assert.deepEqual(await list({ nrmState: 'recovery' }), [['Heron'], 1])
  assert.deepEqual(await list({ nation: 'SCOT' }), [[], 0])
  assert.deepEqual(await list({ closed: true }), [['Gone'], 1])
})

test('an item that is no longer coming leaves the list, the others stay', async () => {
  await inCase(at.world, at.people.worker, aliases.get('Heron') ?? '', (seen, { cases }) =>
    cases.reproject(seen.id, {
      ...emptyProjection,
      coming: [anItem('soon', '2026-03-07')],
      coveredUntil: aDay('2026-02-25'),
    }),
  )
  assert.deepEqual(await seenToday('worker'), ['Wren k', 'Heron soon', 'Finch far'])
})

test('a manager sees which RNAs wait for release, and workers do not', async () => {
  const waiting = (who: 'manager' | 'elsewhere' | 'worker') =>
    at.world.asActor(at.people[who], async ({ lists }) =>
      (await lists.awaitingRelease()).map(({ alias }) => alias),
    )
  assert.deepEqual(await waiting('manager'), ['Finch'])
  assert.deepEqual(await waiting('elsewhere'), [])
  assert.deepEqual(await waiting('worker'), [])
})

test('a team is numbers per worker, of the manager’s own services', async () => {
  const team = (who: 'manager' | 'elsewhere' | 'worker') =>
    at.world.asActor(at.people[who], ({ lists }) => lists.team(aDay('2026-03-05')))
  assert.deepEqual(await team('manager'), [
    {
      workerId: at.people.worker.userId,
      workerName: at.people.worker.displayName,
      activeCases: 3,
      overdue: 1,
      dueThisWeek: 1,
      uncoveredNow: 1,
      uncoveredWithin30Days: 1,
      withoutContact14Days: 0,
    },
  ])
  assert.deepEqual(await team('elsewhere'), [])
  assert.deepEqual(await team('worker'), [])
})

test('the data protection lead of a contractor reads the contractor’s own log', async () => {
  const { world, people } = at
  const protector = { ...people.prime, role: 'data-protection-lead' } as const
  await world.asActor(people.prime, ({ seat }) => seat.open(newId()))
  const { entries } = await world.asActor(protector, ({ audit }) =>
    audit.page({ userId: people.prime.userId }, { offset: 0, limit: 5 }),
  )
  assert.deepEqual(
    entries.map(({ act }) => act),
    ['was refused a submission'],
  )
})

test('targets that the organisation set stand until they are taken back', async () => {
  const { world, people } = at
  const adjust = (value: number | undefined) =>
    world.asActor(people.manager, ({ staff }) => staff.adjust('own.chase', value, 'Because'))
  const stand = () => world.asActor(people.worker, ({ staff }) => staff.adjustments())
  await adjust(5)
  await adjust(7)
  assert.deepEqual(await stand(), { 'own.chase': 7 })
  await adjust(undefined)
  assert.deepEqual(await stand(), {})
  await assert.rejects(
    world.asActor(people.worker, ({ staff }) => staff.adjust('own.chase', 1, 'x')),
  )
})

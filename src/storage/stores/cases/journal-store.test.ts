/** The daily record: found by kind, need, day and words; corrected without losing what stood there. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { JournalFilter } from '../../../application/ports/journal-store.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import { newId } from '../../new-id.ts'
import { aCase, aWorld, inCase, type TestWorld } from '../testing.ts'

let at: TestWorld
let caseId: string
const first = newId()

before(async () => {
  at = await aWorld()
  caseId = (await aCase(at.world, at.people.worker)).id
  const entries = [
    { id: first, on: '2026-02-20', kind: 'visit', words: 'Zoë likes the garden', needIds: ['n1'] },
    { id: newId(), on: '2026-02-25', kind: 'note', words: 'GP letter is late', needIds: ['n2'] },
    { id: newId(), on: '2026-02-26', kind: 'call', words: 'Called about the garden', needIds: [] },
  ] as const
  for (const entry of entries) await add({ ...entry, on: aDay(entry.on) })
})
after(() => at.close())

type Entry = Parameters<Parameters<Parameters<typeof inCase>[3]>[1]['journal']['add']>[1]

function add(entry: Entry, writeId = newId()) {
  return inCase(at.world, at.people.worker, caseId, (seen, { journal }) =>
    journal.add(seen, entry, { writeId }),
  )
}

async function words(filter: JournalFilter, page = { offset: 0, limit: 10 }) {
  const { entries, total } = await at.world.asActor(at.people.worker, ({ journal }) =>
    journal.page(caseId, filter, page),
  )
  return { words: entries.map((entry) => entry.words), total }
}

const rows: { filter: JournalFilter; finds: string[] }[] = [
  { filter: {}, finds: ['Called about the garden', 'GP letter is late', 'Zoë likes the garden'] },
  { filter: { kinds: ['visit', 'note'] }, finds: ['GP letter is late', 'Zoë likes the garden'] },
  { filter: { needId: 'n2' }, finds: ['GP letter is late'] },
  { filter: { from: aDay('2026-02-26') }, finds: ['Called about the garden'] },
  { filter: { to: aDay('2026-02-20') }, finds: ['Zoë likes the garden'] },
  { filter: { containing: 'GARDEN' }, finds: ['Called about the garden', 'Zoë likes the garden'] },
  { filter: { containing: 'zoe garden' }, finds: ['Zoë likes the garden'] },
  { filter: { containing: 'nothing' }, finds: [] },
]
for (const { filter, finds } of rows) {
  test(`looking for ${JSON.stringify(filter)} finds ${finds.length}`, async () => {
    assert.deepEqual(await words(filter), { words: finds, total: finds.length })
  })
}

test('a page knows how many there are in all, even past the end', async () => {
  assert.deepEqual(await words({}, { offset: 1, limit: 1 }), {
    words: ['GP letter is late'],
    total: 3,
  })
  assert.deepEqual(await words({}, { offset: 9, limit: 1 }), { words: [], total: 3 })
})

test('a corrected entry leaves the page and can still be cited; contact is counted anew', async () => {
  const fixed = {
    id: newId(),
    on: aDay('2026-02-21'),
    kind: 'note',
    words: 'Zoë',
    needIds: [],
  } as const
  await add({ ...fixed, supersedes: first })
  const { words: now } = await words({ containing: 'zoë' })
  assert.deepEqual(now, ['Zoë'])
  const cited = await at.world.asActor(at.people.worker, ({ journal }) =>
    journal.byIds(caseId, [first]),
  )
  assert.deepEqual(
    cited.map((entry) => entry.words),
    ['Zoë likes the garden'],
  )
  const lines = await at.world.asActor(at.people.worker, ({ lists }) =>
    lists.withoutContactSince(aDay('2026-02-27')),
  )
  assert.deepEqual(
    lines.map(({ lastContactOn }) => lastContactOn),
    ['2026-02-26'],
  )
})

test('an entry sent twice is kept once', async () => {
  const entry = {
    id: newId(),
    on: aDay('2026-03-01'),
    kind: 'note',
    words: 'Once',
    needIds: [],
  } as const
  const writeId = newId()
  assert.ok('done' in (await add(entry, writeId)))
  assert.ok('alreadyDone' in (await add(entry, writeId)))
  assert.equal((await words({ containing: 'once' })).total, 1)
})

test('somebody else’s journal looks empty', async () => {
  const page = await at.world.asActor(at.people.otherWorker, ({ journal }) =>
    journal.page(caseId, {}, { offset: 0, limit: 5 }),
  )
  assert.deepEqual(page, { entries: [], total: 0 })
})

/** Compartments, documents and drafts: sealed, opened one by one, found by name in own cases only. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { CaseloadFilter } from '../../../application/ports/list-store.ts'
import { newId } from '../../new-id.ts'
import { aCase, aWorld, inCase, type TestWorld } from '../testing.ts'

let at: TestWorld
let caseId: string
before(async () => {
  at = await aWorld()
  caseId = (await aCase(at.world, at.people.worker)).id
})
after(() => at.close())

const canaries = {
  identity: { names: 'Xanthia Canaryname Müller-Oyelaran', bornOn: '1999-01-02' },
  contact: { phone: 'canary 07700 900123' },
} as const

test('what is kept in a compartment is revealed, newest version first, and logged by class', async () => {
  const { world, people } = at
  for (const [place, which] of (['identity', 'contact'] as const).entries()) {
    const kept = await inCase(world, people.worker, caseId, (seen, stores) =>
      stores.people.keep(seen, which, canaries[which], {
        writeId: newId(),
        versionSeen: place + 1,
      }),
    )
    assert.deepEqual(kept, { done: true, version: place + 2 })
    const revealed = await world.asActor(people.worker, (stores) =>
      stores.people.reveal(caseId, which),
    )
    assert.deepEqual(revealed, canaries[which])
  }
  const { entries } = await world.asActor(people.protector, ({ audit }) =>
    audit.page({ caseId }, { offset: 0, limit: 50 }),
  )
  const reveals = entries
    .filter(({ act }) => act.startsWith('revealed'))
    .map(({ classes }) => classes)
  assert.deepEqual(reveals.sort(), ['C', 'I'])
})

test('a change on an old version is refused and the newer one stands', async () => {
  const { world, people } = at
  const late = await inCase(world, people.worker, caseId, (seen, stores) =>
    stores.people.keep(seen, 'contact', { phone: 'late' }, { writeId: newId(), versionSeen: 1 }),
  )
  assert.deepEqual(late, { changedMeanwhile: { version: 3 } })
  const revealed = await world.asActor(people.worker, (stores) =>
    stores.people.reveal(caseId, 'contact'),
  )
  assert.deepEqual(revealed, canaries.contact)
})

const finds: {
  who: 'worker' | 'manager' | 'elsewhere' | 'otherWorker'
  find: string
  hits: number
}[] = [
  { who: 'worker', find: 'xanthia', hits: 1 },
  { who: 'worker', find: 'MULLER', hits: 1 },
  { who: 'worker', find: 'müller', hits: 1 },
  { who: 'worker', find: 'oyelaran Xanthia', hits: 1 },
  { who: 'worker', find: 'xanth', hits: 0 },
  { who: 'worker', find: 'xanthia smith', hits: 0 },
  { who: 'worker', find: 'bram', hits: 1 },
  { who: 'manager', find: 'xanthia', hits: 1 },
  { who: 'elsewhere', find: 'xanthia', hits: 0 },
  { who: 'otherWorker', find: 'xanthia', hits: 0 },
]
for (const { who, find, hits } of finds) {
  test(`the ${who} who looks for "${find}" finds ${hits}`, async () => {
    const filter: CaseloadFilter = { find, sort: 'reference' }
    const { lines, total } = await at.world.asActor(at.people[who], ({ lists }) =>
      lists.caseload(filter, { offset: 0, limit: 10 }),
    )
    assert.deepEqual([lines.length, total], [hits, hits])
  })
}

test('a case is found by its reference, whole or begun, with or without WM', async () => {
  const { world, people } = at
  const { reference } = await aCase(world, people.colleague)
  for (const find of [
    reference,
    reference.toLowerCase(),
    reference.slice(3),
    reference.slice(3, 6),
  ]) {
    const { lines } = await world.asActor(people.colleague, ({ lists }) =>
      lists.caseload({ find, sort: 'alias' }, { offset: 0, limit: 10 }),
    )
    assert.deepEqual(
      lines.map((line) => line.reference),
      [reference],
      find,
    )
  }
})

test('a document comes back byte by byte, with its name and hash', async () => {
  const { world, people } = at
  const bytes = Buffer.from('%PDF- canary letter')
  const about = {
    id: newId(),
    name: 'canary letter.pdf',
    type: 'pdf',
    class: 'I',
    size: bytes.length,
    sha256: 'ab',
  } as const
  await inCase(world, people.worker, caseId, (seen, { documents }) =>
    documents.add(seen, { ...about, bytes }, { writeId: newId() }),
  )
  const read = await world.asActor(people.worker, ({ documents }) =>
    documents.read(caseId, about.id),
  )
  assert.deepEqual(read?.bytes, bytes)
  const listed = await world.asActor(people.worker, ({ documents }) => documents.list(caseId))
  assert.deepEqual(listed, [
    { ...about, class: 'I', hasOriginal: false, addedAt: '2026-03-02T09:00:00.000Z' },
  ])
  assert.equal(
    await world.asActor(people.elsewhere, ({ documents }) => documents.read(caseId, about.id)),
    undefined,
  )
})

test('fields of a draft arrive one by one, at once, and none is lost', async () => {
  const { world, people } = at
  const keep = (fields: Record<string, string>) =>
    world.asActor(people.worker, ({ drafts }) => drafts.keep('case:x:journal', caseId, fields))
  await Promise.all(
    ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => keep({ [name]: `canary ${name}` })),
  )
  await keep({ a: 'changed' })
  const draft = await world.asActor(people.worker, ({ drafts }) => drafts.find('case:x:journal'))
  assert.deepEqual(Object.keys(draft?.fields ?? {}).sort(), ['a', 'b', 'c', 'd', 'e', 'f'])
  assert.equal(draft?.fields['a'], 'changed')
  assert.ok(draft?.caseReference)
})

test('a draft outlives the right to its case, belongs to its writer alone, and can be discarded', async () => {
  const { world, people } = at
  const { id } = await aCase(world, people.worker)
  await world.asActor(people.worker, ({ drafts }) =>
    drafts.keep('case:y:journal', id, { words: 'mine' }),
  )
  await inCase(world, people.manager, id, (seen, { cases }) =>
    cases.reassign(
      seen,
      { serviceId: seen.serviceId, workerId: people.colleague.userId },
      { writeId: newId(), versionSeen: 1 },
    ),
  )
  const kept = await world.asActor(people.worker, ({ drafts }) =>
    drafts.keep('case:y:journal', id, { more: 'still kept' }),
  )
  assert.equal(kept.keptAt, '2026-03-02T09:00:00.000Z')
  const mine = await world.asActor(people.worker, ({ drafts }) => drafts.mine())
  assert.deepEqual(mine.find(({ key }) => key === 'case:y:journal')?.fields, {
    words: 'mine',
    more: 'still kept',
  })
  assert.deepEqual(await world.asActor(people.colleague, ({ drafts }) => drafts.mine()), [])
  await world.asActor(people.worker, ({ drafts }) => drafts.discard('case:y:journal'))
  assert.equal(
    await world.asActor(people.worker, ({ drafts }) => drafts.find('case:y:journal')),
    undefined,
  )
})

test('a prime contractor keeps drafts too', async () => {
  const { world, people } = at
  await world.asActor(people.prime, ({ drafts }) =>
    drafts.keep('seat:z', undefined, { words: 'w' }),
  )
  const draft = await world.asActor(people.prime, ({ drafts }) => drafts.find('seat:z'))
  assert.deepEqual(draft?.fields, { words: 'w' })
})

test('nothing that was sealed can be read in any table', async () => {
  const tables = await at.test.asAdministrator<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = 'waymark'::regnamespace and relkind = 'r'`,
  )
  const hex = (text: string) => Buffer.from(text).toString('hex')
  const looked = ['anary', 'xanthia', 'muller'].flatMap((word) => [word, hex(word)])
  for (const { name } of tables) {
    const rows = await at.test.asAdministrator<{ row: string }>(
      `select lower(t::text) as row from ${name} t`,
    )
    for (const { row } of rows) {
      for (const word of looked) assert.ok(!row.includes(word), `${name} holds ${word}`)
    }
  }
})

test('a sealed value moved to another case, compartment or version is refused, not shown', async () => {
  const { world, people } = at
  const other = (await aCase(world, people.worker)).id
  for (const [place, which] of (['contact', 'identity'] as const).entries()) {
    for (const version of [1, 2]) {
      await inCase(world, people.worker, other, (seen, stores) => {
        const write = { writeId: newId(), versionSeen: place * 2 + version }
        return stores.people.keep(seen, which, { phone: `made up ${version}` }, write)
      })
    }
  }
  const moves = [
    [
      'another case',
      'person_contact',
      `(select sealed from person_contact where case_id = '${caseId}')`,
    ],
    [
      'another compartment',
      'person_contact',
      `(select sealed from person_identity where case_id = '${other}' and version = 2)`,
    ],
    [
      'an older version',
      'person_contact',
      `(select sealed from person_contact where case_id = '${other}' and version = 1)`,
    ],
  ] as const
  for (const [from, table, sealed] of moves) {
    await at.test.asAdministrator(
      `update ${table} set sealed = ${sealed} where case_id = '${other}' and version = 2`,
    )
    const revealing = world.asActor(people.worker, (stores) =>
      stores.people.reveal(other, 'contact'),
    )
    await assert.rejects(revealing, { name: 'NotOpened' }, from)
  }
})

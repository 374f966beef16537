/** The circle is kept sealed, as versions; and the database itself lets nothing out after a withdrawal. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { CaseStore, OpenCase } from '../../../application/ports/case-store.ts'
import type { NewVersion } from '../../../application/ports/circle/circle-store.ts'
import type { NewShared } from '../../../application/ports/circle/sharing-store.ts'
import type { Stores } from '../../../application/ports/world.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import { type ConsentFact, give, takeBack } from '../../../domain/circle/sharing.testing.ts'
import { newId } from '../../new-id.ts'
import { aCase, aWorld, emptyProjection, inCase, type TestWorld } from '../testing.ts'

const today = aDay('2026-03-02')
let at: TestWorld
before(async () => {
  at = await aWorld({ now: `${today}T09:00:00.000Z` })
})
after(() => at.close())

const share = 'share-with-organisation'
const write = () => ({ writeId: newId() })

const asWorker = <Result>(
  caseId: string,
  work: (seen: OpenCase, stores: Stores) => Promise<Result>,
) => inCase(at.world, at.people.worker, caseId, work)

function record(cases: CaseStore, seen: OpenCase, fact: ConsentFact) {
  const added = { facts: [{ ...fact, id: fact.id }], projection: emptyProjection }
  return cases.append(seen, added, { ...write(), versionSeen: seen.version })
}

interface Somebody {
  readonly caseId: string
  readonly grant: string
  readonly member: NewVersion
}

/** A case with one solicitor in its circle. */
async function aCircle(): Promise<Somebody> {
  const caseId = (await aCase(at.world, at.people.worker)).id
  const grant = newId()
  const member: NewVersion = {
    ...{ id: newId(), type: 'legal-adviser', grant, items: ['identity'], change: 'added' },
    until: aDay('2026-06-01'),
    details: { who: 'canary-solicitor', organisation: 'Made-up Law', words: 'canary-why' },
  }
  await asWorker(caseId, async (seen, { cases, circle }) => {
    await record(cases, seen, give(share, '2026-03-01', grant))
    const kept = await circle.keep(seen, member, { ...write(), versionSeen: 0 })
    assert.ok('done' in kept)
  })
  return { caseId, grant, member }
}

function toldTo({ grant, member }: Somebody, id = newId()): NewShared {
  const { items, type } = member
  return { id, memberId: member.id, type, grant, items, by: 'told', who: 'canary-solicitor' }
}

const note = (one: Somebody, shared = toldTo(one)) =>
  asWorker(one.caseId, (seen, { sharing }) => sharing.noteShared(seen, shared))

async function ciphertexts(table: string, caseId: string): Promise<string> {
  const rows = await at.test.asAdministrator<{ sealed: Buffer }>(
    `select sealed from ${table} where case_id = '${caseId}'`,
  )
  return rows.map(({ sealed }) => sealed.toString('latin1')).join()
}

test('who they are and why is sealed, and comes back as it was written', async () => {
  const one = await aCircle()
  const [kept] = await asWorker(one.caseId, (_, { circle }) => circle.members(one.caseId))
  assert.deepEqual(kept?.details, one.member.details)
  assert.equal(kept?.version, 1)
  assert.ok(!(await ciphertexts('circle_member_version', one.caseId)).includes('canary'))
})

test('a change is a version of its own, and the older one can still be read', async () => {
  const one = await aCircle()
  const less = { ...one.member, change: 'told-less', until: aDay('2026-04-01') } as const
  await asWorker(one.caseId, (seen, { circle }) =>
    circle.keep(seen, less, { ...write(), versionSeen: 1 }),
  )
  const versions = await asWorker(one.caseId, (_, { circle }) =>
    circle.versions(one.caseId, one.member.id),
  )
  assert.deepEqual(
    versions.map(({ version, change, until }) => [version, change, until]),
    [
      [2, 'told-less', '2026-04-01'],
      [1, 'added', '2026-06-01'],
    ],
  )
})

test('whoever changed an older version is told, and nothing of theirs is kept', async () => {
  const one = await aCircle()
  const change = () =>
    asWorker(one.caseId, (seen, { circle }) =>
      circle.keep(seen, { ...one.member, change: 'told-less' }, { ...write(), versionSeen: 1 }),
    )
  assert.ok('done' in (await change()))
  assert.deepEqual(await change(), { changedMeanwhile: { version: 2 } })
})

test('what went out is noted once, sealed, with who and what and on which consent', async () => {
  const one = await aCircle()
  const shared = { ...toldTo(one), what: 'canary-what' }
  await note(one, shared)
  await note(one, shared)
  const lines = await asWorker(one.caseId, (_, { sharing }) => sharing.sharedWith(one.caseId))
  assert.equal(lines.length, 1)
  const [{ at: when, byId, initials, ...rest } = assert.fail('nothing was noted')] = lines
  assert.deepEqual(rest, shared)
  assert.deepEqual([when, byId], [`${today}T09:00:00.000Z`, at.people.worker.userId])
  assert.ok(initials)
  assert.ok(!(await ciphertexts('shared_item', one.caseId)).includes('canary'))
})

const school = newId()
const withdrawals: readonly (readonly [
  string,
  (grant: string) => readonly ConsentFact[],
  boolean,
])[] = [
  ['it was taken back by name', (grant) => [takeBack(share, '2026-03-02', grant)], false],
  ['sharing was taken back without a name', () => [takeBack(share, '2026-03-02')], false],
  ['the consent was corrected', (grant) => [give(share, '2026-03-01', newId(), grant)], false],
  [
    'another one was taken back',
    () => [give(share, '2026-03-01', school), takeBack(share, '2026-03-02', school)],
    true,
  ],
  ['another kind of consent was taken back', () => [takeBack('support', '2026-03-02')], true],
]
for (const [when, facts, stands] of withdrawals) {
  test(`the database ${stands ? 'notes' : 'refuses to note'} something as shared: ${when}`, async () => {
    const one = await aCircle()
    for (const fact of facts(one.grant)) {
      const made = fact.id === school || fact.supersedes ? fact : { ...fact, id: newId() }
      await asWorker(one.caseId, (seen, { cases }) => record(cases, seen, made))
    }
    if (stands) await note(one)
    else await assert.rejects(note(one), /does not stand/)
  })
}

test('the database refuses to note something as shared with somebody whose part was ended', async () => {
  const one = await aCircle()
  const ended = { on: today, why: 'not-safe' } as const
  await asWorker(one.caseId, (seen, { circle }) =>
    circle.keep(seen, { ...one.member, change: 'ended', ended }, { ...write(), versionSeen: 1 }),
  )
  await assert.rejects(note(one), /part was ended/)
})

for (const type of ['immigration-enforcement', 'embassy', 'unknown'] as const) {
  test(`the database lets ${type} into no circle and notes nothing as shared with them`, async () => {
    const one = await aCircle()
    const member = { ...one.member, id: newId(), type }
    const adding = asWorker(one.caseId, (seen, { circle }) =>
      circle.keep(seen, member, { ...write(), versionSeen: 0 }),
    )
    await assert.rejects(adding, /circle_member_type_check/)
    await assert.rejects(note(one, { ...toldTo(one), type }), /never_to_them/)
  })
}

test('nothing is noted without consent and without a lawful reason, nor with both', async () => {
  const one = await aCircle()
  const { grant: _, ...without } = toldTo(one)
  await assert.rejects(note(one, without), /on_one_ground/)
  await assert.rejects(note(one, { ...toldTo(one), lawful: 'court-order' }), /on_one_ground/)
})

test('how each one stands is read without unsealing a name, and says when they were told and given notice', async () => {
  const one = await aCircle()
  const standing = async () => {
    const [found] = await asWorker(one.caseId, (_, { circle }) => circle.standing(one.caseId))
    return found
  }
  const { change: _, details: __, ...open } = one.member
  assert.deepEqual(await standing(), { ...open, version: 1 })
  await note(one)
  assert.equal((await standing())?.toldAt, `${today}T09:00:00.000Z`)
  await asWorker(one.caseId, (seen, { circle }) =>
    circle.noteNoticeGiven(seen, one.member.id, write()),
  )
  assert.equal((await standing())?.noticeGivenAt, `${today}T09:00:00.000Z`)
})

/** The log of one case for its team, on a real database: whose it is, what waits, who may answer. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '../../../application/actor.ts'
import type { LookedFile, LookedStore } from '../../../application/ports/looked/looked-stores.ts'
import { withActor } from '../../connect/with-actor.ts'
import { newId } from '../../new-id.ts'
import { aCase, aWorld, inCase, type TestWorld } from '../testing.ts'

let at: TestWorld
before(async () => {
  at = await aWorld()
})
after(() => at.close())

const reason = 'The address is needed for the taxi.'

async function aCaseThatWasLookedAt(): Promise<string> {
  const { id } = await aCase(at.world, at.people.worker)
  await inCase(at.world, at.people.worker, id, async (_seen, stores) => {
    await stores.people.reveal(id, 'contact')
    await stores.audit.record({ act: 'revealed contact', caseId: id, reason })
  })
  return id
}

function looked<T>(who: Actor, caseId: string, work: (stores: Opened) => Promise<T>): Promise<T> {
  return at.world.asActor(who, async (stores) => {
    const file = await stores.looked.open(caseId)
    assert.ok(file, 'the case is theirs')
    return work({ ...stores.looked, file })
  })
}
type Opened = LookedStore & { readonly file: LookedFile }

test('the team reads what was done with the case, with initials and the reason that was given', async () => {
  const id = await aCaseThatWasLookedAt()
  const done = await looked(at.people.manager, id, ({ done }) => done(id, []))
  const line = done.find(({ act }) => act === 'revealed contact')
  assert.deepEqual([line?.initials, line?.role, line?.reason], ['P1', 'support-worker', reason])
  assert.doesNotMatch(JSON.stringify(done), /Person \d/, 'no full name')
})

test('opening the list is one line of the log, however many pages are turned', async () => {
  const id = await aCaseThatWasLookedAt()
  for (let page = 0; page < 5; page += 1) {
    await looked(at.people.manager, id, ({ done }) => done(id, []))
  }
  const done = await looked(at.people.worker, id, ({ done }) => done(id, []))
  const manager = done.filter(({ initials }) => initials === at.people.manager.initials)
  assert.deepEqual(
    manager.map(({ act, times }) => [act, times.length]),
    [['opened who looked', 1]],
  )
})

test('whoever is not on the case reads nothing of its log, and neither does hostile SQL without it', async () => {
  const id = await aCaseThatWasLookedAt()
  for (const who of ['colleague', 'elsewhere', 'otherManager', 'administrator'] as const) {
    await at.world.asActor(at.people[who], async ({ looked }) => {
      assert.equal(await looked.open(id), undefined, who)
      assert.deepEqual(await looked.done(id, []), [], who)
      assert.deepEqual(await looked.holds(id), [], who)
      assert.deepEqual(await looked.questions(id), [], who)
    })
  }
  const lead = await at.world.asActor(at.people.protector, ({ looked }) => looked.open(id))
  assert.equal(lead, undefined, 'the lead reads the log, and opens no case')
  const rows = await withActor(at.test.db, 'staff', at.people.worker, (tx) =>
    tx.query('hostile-log', 'select act from audit_entry'),
  )
  assert.deepEqual(rows, [], 'no case was entered')
})

test('within one case the log of another is not there', async () => {
  const [one, other] = [await aCaseThatWasLookedAt(), await aCaseThatWasLookedAt()]
  const rows = await withActor(at.test.db, 'staff', at.people.worker, async (tx) => {
    await tx.query('hostile-enter', 'select id from enter_case($1)', [one])
    return tx.query('hostile-other', 'select act from audit_entry where case_id = $1', [other])
  })
  assert.deepEqual(rows, [])
})

const hold = {
  ground: 'legal',
  subjects: ['location'],
  entryIds: [],
  reason: 'Because of the court',
} as const

test('a hold has an end: the database takes none without, and none longer than ninety days', async () => {
  const id = await aCaseThatWasLookedAt()
  const place = (until: string) =>
    looked(at.people.manager, id, ({ place, file }) =>
      place(file, {
        ...hold,
        id: newId(),
        fromDay: file.logDay,
        untilDay: until as typeof file.logDay,
      }),
    )
  await assert.rejects(place('2199-01-01'), /ends_within_ninety_days/)
  await assert.rejects(
    at.test.asAdministrator(
      `insert into looked_hold (org_id, case_id, id, case_reference, ground, subjects, from_day,
         placed_by, reason) values ($1, $2, $3, 'WM-2222', 'legal', '{papers}', now(), $4, 'x')`,
      [at.people.manager.orgId, id, newId(), at.people.manager.userId],
    ),
    /until_day/,
  )
})

test('only a service manager of the case places a hold, and only another one makes it longer', async () => {
  const id = await aCaseThatWasLookedAt()
  const own = newId()
  await looked(at.people.manager, id, ({ place, file }) =>
    place(file, { ...hold, id: own, fromDay: file.logDay, untilDay: file.logDay }),
  )
  await assert.rejects(
    looked(at.people.worker, id, ({ place, file }) =>
      place(file, { ...hold, id: newId(), fromDay: file.logDay, untilDay: file.logDay }),
    ),
    /row-level security/,
  )
  await assert.rejects(
    looked(at.people.manager, id, ({ place, file }) => {
      const longer = {
        ...hold,
        id: newId(),
        fromDay: file.logDay,
        untilDay: file.logDay,
        renews: own,
      }
      return place(file, longer, at.people.manager.userId)
    }),
    /renewed_by_another/,
  )
  const [listed] = await at.world.asActor(at.people.protector, ({ lookedOffice }) =>
    lookedOffice.holds(),
  )
  assert.deepEqual(
    [listed?.reason, listed?.placedByName],
    [hold.reason, at.people.manager.displayName],
  )
  assert.ok(await looked(at.people.manager, id, ({ end }) => end(id, own)))
})

async function aQuestion(id: string, asker: Actor, about: Actor, words?: string): Promise<string> {
  return looked(asker, id, async ({ done, ask, file }) => {
    const lines = await done(id, [])
    const line = lines.find(({ initials }) => initials === about.initials)
    const question = newId()
    const entryId = line?.entryIds[0] ?? ''
    const asked = { id: question, entryId, answerBy: file.logDay, ...(words && { words }) }
    assert.ok(await ask(file, asked))
    return question
  })
}

test('a line that is not recognised goes to the lead and the manager, and the answer stands beside it', async () => {
  const id = await aCaseThatWasLookedAt()
  const words = 'አይመስለኝም. Who was this?'
  const question = await aQuestion(id, at.people.worker, at.people.worker, words)
  const { protector, manager, elsewhere, worker } = at.people
  const mine = (who: Actor) => at.world.asActor(who, ({ lookedOffice }) => lookedOffice.questions())
  const has = async (who: Actor) => (await mine(who)).some((one) => one.id === question)
  assert.deepEqual(
    [await has(protector), await has(manager), await has(elsewhere), await has(worker)],
    [true, true, false, false],
  )
  const seen = (await mine(protector)).find((one) => one.id === question)
  assert.deepEqual([seen?.words, seen?.line.by], [words, worker.displayName])

  const answer = (who: Actor, said?: string) =>
    at.world.asActor(who, ({ lookedOffice }) => lookedOffice.answer(question, said))
  assert.equal(await answer(elsewhere, 'Mine'), false)
  assert.equal(await answer(protector), true)
  assert.equal(await answer(manager, 'It was your worker, before the visit.'), true)
  assert.equal(await answer(protector, 'Again'), false, 'answered once')
  const [kept] = await looked(worker, id, ({ questions }) => questions(id))
  assert.deepEqual([kept?.words, kept?.answer], [words, 'It was your worker, before the visit.'])
  assert.equal(await has(manager), false)
})

test('the person named in a line is never the one who answers about it', async () => {
  const id = await aCaseThatWasLookedAt()
  const { manager, worker, protector } = at.people
  await looked(manager, id, ({ done }) => done(id, []))
  const question = await aQuestion(id, worker, manager)
  const open = (who: Actor) => at.world.asActor(who, ({ lookedOffice }) => lookedOffice.questions())
  assert.ok(!(await open(manager)).some((one) => one.id === question))
  const answer = (who: Actor) =>
    at.world.asActor(who, ({ lookedOffice }) => lookedOffice.answer(question, 'It was right'))
  assert.equal(await answer(manager), false)
  assert.equal(await answer(protector), true)
})

test('a question is about a line of its own case, whoever writes it down', async () => {
  const [one, other] = [await aCaseThatWasLookedAt(), await aCaseThatWasLookedAt()]
  const [foreign] = await looked(at.people.worker, other, ({ done }) => done(other, []))
  await assert.rejects(
    looked(at.people.worker, one, ({ ask, file }) =>
      ask(file, { id: newId(), entryId: foreign?.entryIds[0] ?? '', answerBy: file.logDay }),
    ),
    /a line of its own case/,
  )
})

test('somebody who opens many people’s records in a day is listed, plainly, and nobody else is', async () => {
  for (let count = 0; count < 4; count += 1) {
    const { id } = await aCase(at.world, at.people.colleague)
    await inCase(at.world, at.people.colleague, id, async () => {})
  }
  const days = await at.world.asActor(at.people.protector, ({ lookedOffice }) =>
    lookedOffice.unusual(3),
  )
  const listed = days.find(({ userId }) => userId === at.people.colleague.userId)
  assert.equal(listed?.records, 4)
  assert.equal(listed?.references.length, 4)
  const none = await at.world.asActor(at.people.protector, ({ lookedOffice }) =>
    lookedOffice.unusual(400),
  )
  assert.deepEqual(none, [])
})

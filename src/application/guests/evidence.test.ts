/** One question to a professional, from asking to the record, on a real database. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aDay } from '../../domain/calendar/day.ts'
import { type GuestQuestion, guestQuestionFields } from '../../domain/guests/evidence-question.ts'
import { guestDesk } from '../../storage/guest-door/guest-desk.ts'
import { inCase } from '../../storage/stores/testing.ts'
import { aCircleWorld, type CircleWorld, servicesOf, today } from '../circle/circle.testing.ts'
import { takeBack } from '../circle/take-back.ts'
import type { GuestDesk } from '../ports/guests/guest-desk.ts'
import type { Services } from '../services.ts'
import { readRequest, readRequests } from './answers.ts'
import { askEvidence, type ToAsk } from './ask-evidence.ts'
import { closeLink, linkAgain, stopAsking } from './follow-request.ts'
import { takeAnswer } from './take-answer.ts'

let it: CircleWorld
let desk: GuestDesk
let services: Services
before(async () => {
  it = await aCircleWorld()
  desk = guestDesk(it.at.test.db)
  services = servicesOf(it.at.world)
})
after(() => it.at.close())

async function aMember(items?: Parameters<CircleWorld['aSolicitor']>[1]) {
  const caseId = await it.aPerson()
  const memberId = await it.aSolicitor(caseId, items)
  const write = { writeId: it.newId(), versionSeen: await it.versionOf(caseId) }
  await inCase(it.at.world, it.worker, caseId, (seen, { people }) =>
    people.keep(seen, 'identity', { names: 'Wren Samplewood', bornOn: '1990-04-02' }, write),
  )
  return { caseId, memberId }
}

async function wish(more: Partial<ToAsk> = {}, items?: Parameters<typeof aMember>[0]) {
  const ids = await aMember(items)
  const write = { writeId: it.newId(), versionSeen: await it.versionOf(ids.caseId) }
  const asked: ToAsk = {
    ...ids,
    ...{ template: 'legal-steps', by: aDay('2026-03-20'), agreedNow: true, write, say: String },
    ...more,
  }
  return asked
}

async function anAsked(items?: Parameters<typeof aMember>[0]) {
  const asked = await wish({}, items)
  const said = await askEvidence(services, it.worker, asked)
  assert.ok('done' in said, JSON.stringify(said))
  const tried = await desk.giveCode(said.door.link, said.door.code)
  assert.ok('session' in tried)
  return { ...asked, ...said.door, requestId: said.requestId, session: tried.session }
}

async function shown({ link, session }: { link: string; session: string }): Promise<GuestQuestion> {
  const behind = await desk.look(link, session)
  assert.ok(behind)
  return JSON.parse(Buffer.from(behind.payload).toString('utf8'))
}

test('a professional sees the fields of the template and no other, and answers into the record', async () => {
  const asked = await anAsked()
  const question = await shown(asked)
  assert.deepEqual(Object.keys(question).sort(), [...guestQuestionFields].sort())
  assert.match(question.about, /^Wren Samplewood, born/)
  assert.ok(
    await desk.answer(asked.link, asked.session, {
      writeId: it.newId(),
      kind: 'answered',
      words: 'Hearing on 9 May',
    }),
  )
  assert.equal(
    await desk.answer(asked.link, asked.session, {
      writeId: it.newId(),
      kind: 'answered',
      words: 'Again',
    }),
    false,
  )
  assert.equal(await desk.look(asked.link, asked.session), undefined)
  const read = await readRequest(services, it.worker, asked)
  assert.equal(read?.answer?.words, 'Hearing on 9 May')
  const versionSeen = await it.versionOf(asked.caseId)
  const ids = { caseId: asked.caseId, requestId: asked.requestId, versionSeen }
  assert.deepEqual(await takeAnswer(services, it.worker, ids), { done: true, recorded: true })
  assert.deepEqual(await takeAnswer(services, it.worker, ids), { done: true, recorded: true })
  const file = await it.at.world.asActor(it.worker, ({ cases }) => cases.open(asked.caseId))
  const received = file?.facts.filter(({ type }) => type === 'evidence-received')
  assert.equal(received?.length, 1)
})

test('by letters only, where only letters were agreed', async () => {
  assert.equal((await shown(await anAsked(['initials-and-age-band']))).about, 'W. S.')
})

test('where nobody agreed to be named, nothing is asked and nothing is written', async () => {
  const asked = await wish({}, ['pathway-dates'])
  const before = await it.versionOf(asked.caseId)
  assert.deepEqual(await askEvidence(services, it.worker, asked), {
    refused: { code: 'nobody-named' },
  })
  assert.equal(await it.versionOf(asked.caseId), before)
})

test('without a consent to ask, nothing goes out', async () => {
  const said = await askEvidence(services, it.worker, await wish({ agreedNow: false }))
  assert.ok('withheld' in said)
})

test('sent twice it is asked once, and the link is not shown again', async () => {
  const asked = await wish()
  assert.ok('done' in (await askEvidence(services, it.worker, asked)))
  assert.deepEqual(await askEvidence(services, it.worker, asked), {
    refused: { code: 'asked-already' },
  })
  assert.equal((await readRequests(services, it.worker, asked.caseId))?.requests.length, 1)
})

test('ended meanwhile, the door is shut in the face of whoever is answering', async () => {
  const asked = await anAsked()
  await shown(asked)
  const facts = await it.at.world.asActor(it.worker, ({ cases }) => cases.open(asked.caseId))
  const given = facts?.facts.findLast(({ type }) => type === 'consent-given')
  assert.ok(given)
  const { recordFacts } = await import('../case/record-facts.ts')
  const detail = { consent: 'ask-professional', given: given.id } as const
  const write = { writeId: it.newId(), versionSeen: await it.versionOf(asked.caseId) }
  const taken = await recordFacts(services, it.worker, {
    ...{ caseId: asked.caseId, write },
    facts: [{ type: 'consent-withdrawn', on: today, detail }],
  })
  assert.ok('done' in taken, JSON.stringify(taken))
  assert.equal(
    await desk.answer(asked.link, asked.session, {
      writeId: it.newId(),
      kind: 'cannot',
      words: 'No',
    }),
    false,
  )
  assert.equal(await desk.look(asked.link, asked.session), undefined)
})

const linesOf = async (caseId: string) => {
  const rows = await it.at.test.asAdministrator<{ key: string }>(
    `select split_part(key, ':', 2) as key from due_item where case_id = '${caseId}' and asked_by = 'guests'`,
  )
  return rows.map(({ key }) => key).sort()
}
const actsOf = async (caseId: string) => {
  const rows = await it.at.test.asAdministrator<{ act: string }>(
    `select act from audit_entry where case_id = '${caseId}'`,
  )
  return rows.map(({ act }) => act)
}
const reply = { kind: 'answered', words: 'Seen since May.' } as const

test('taking back what brought them into the circle closes the question as well, though asking was agreed apart', async () => {
  const asked = await anAsked()
  const write = { writeId: it.newId(), versionSeen: await it.versionOf(asked.caseId) }
  const took = await takeBack(services, it.worker, { ...asked, on: today, write })
  assert.ok('done' in took, JSON.stringify(took))
  assert.equal(took.told.length, 1, 'that they were asked is among what went out')
  assert.equal(await desk.look(asked.link, asked.session), undefined)
  assert.equal(
    await desk.answer(asked.link, asked.session, { writeId: it.newId(), ...reply }),
    false,
  )
  const again = { ...asked, writeId: it.newId(), say: String }
  assert.ok('withheld' in (await linkAgain(services, it.worker, again)))
  assert.ok((await actsOf(asked.caseId)).includes('was not allowed to tell a professional'))
})

test('one form sent twice is one answer; other words on it are not called kept', async () => {
  const asked = await anAsked()
  const writeId = it.newId()
  assert.equal(await desk.answer(asked.link, asked.session, { writeId, ...reply }), true)
  assert.equal(await desk.answer(asked.link, undefined, { writeId, ...reply }), true)
  assert.equal(
    await desk.answer(asked.link, asked.session, { writeId: it.newId(), ...reply }),
    false,
  )
  assert.equal((await readRequest(services, it.worker, asked))?.answer?.words, reply.words)
  assert.equal((await actsOf(asked.caseId)).filter((act) => act === 'a guest answered').length, 1)
  assert.deepEqual(await linesOf(asked.caseId), ['answer'])
})

test('an answer is what they said on that day, it keeps the promise, and Today asks no more', async () => {
  const asked = await anAsked()
  await desk.answer(asked.link, asked.session, { writeId: it.newId(), ...reply })
  const versionSeen = await it.versionOf(asked.caseId)
  await takeAnswer(services, it.worker, { ...asked, versionSeen })
  const read = await readRequest(services, it.worker, asked)
  assert.equal(read?.request.standing, 'taken')
  const received = read?.file.facts.find(({ type }) => type === 'evidence-received')
  assert.deepEqual(received?.detail, { request: read?.request.factId, what: reply.words })
  const events = await it.at.world.asActor(it.worker, ({ promises }) => promises.read(asked.caseId))
  assert.deepEqual(events.map(({ kind }) => kind).sort(), ['asked', 'kept'])
  assert.deepEqual(await linesOf(asked.caseId), [])
})

test('who cannot answer has refused: it is read, and no fact', async () => {
  const asked = await anAsked()
  const cannot = { writeId: it.newId(), kind: 'cannot', words: 'Not our patient.' } as const
  await desk.answer(asked.link, asked.session, cannot)
  const versionSeen = await it.versionOf(asked.caseId)
  const taken = await takeAnswer(services, it.worker, { ...asked, versionSeen })
  assert.deepEqual(taken, { done: true, recorded: false })
  const file = await it.at.world.asActor(it.worker, ({ cases }) => cases.open(asked.caseId))
  assert.ok(!file?.facts.some(({ type }) => type === 'evidence-received'))
  const events = await it.at.world.asActor(it.worker, ({ promises }) => promises.read(asked.caseId))
  assert.deepEqual(events.map(({ kind }) => kind).sort(), ['asked', 'refused'])
})

test('another link closes the one before it, asks the gate again, and is shown once', async () => {
  const asked = await anAsked()
  const wanted = { ...asked, writeId: it.newId(), say: String }
  const second = await linkAgain(services, it.worker, wanted)
  assert.ok('done' in second, JSON.stringify(second))
  assert.equal(await desk.look(asked.link, asked.session), undefined)
  assert.deepEqual(await linkAgain(services, it.worker, wanted), {
    refused: { code: 'link-made-already' },
  })
  const tried = await desk.giveCode(second.door.link, second.door.code)
  assert.ok('session' in tried)
  const told = await it.at.world.asActor(it.worker, ({ sharing }) =>
    sharing.sharedWith(asked.caseId),
  )
  assert.equal(told.length, 2)
  await desk.answer(second.door.link, tried.session, { writeId: it.newId(), ...reply })
  assert.deepEqual(await linkAgain(services, it.worker, { ...wanted, writeId: it.newId() }), {
    refused: { code: 'not-open-any-more' },
  })
})

test('a link whose time was over without an answer is asked about until somebody does something', async () => {
  const asked = await anAsked()
  await it.at.test.asAdministrator(
    `update guest_door set made_at = now() - interval '8 days', expires_at = now() - interval '1 day'
      where case_id = '${asked.caseId}'`,
  )
  await desk.shredExpired()
  assert.deepEqual(await linesOf(asked.caseId), ['silent'])
  assert.equal(
    (await readRequests(services, it.worker, asked.caseId))?.requests[0]?.standing,
    'link-closed',
  )
  const stop = { ...asked, because: 'not-needed', writeId: it.newId() } as const
  assert.deepEqual(await stopAsking(services, it.worker, stop), { done: true })
  assert.deepEqual(await stopAsking(services, it.worker, stop), { done: true })
  assert.deepEqual(await linesOf(asked.caseId), [])
  const read = await readRequests(services, it.worker, asked.caseId)
  assert.equal(read?.requests[0]?.standing, 'over')
})

test('a link that we close waits on, and asks nobody', async () => {
  const asked = await anAsked()
  assert.deepEqual(await closeLink(services, it.worker, asked), { done: true })
  assert.equal(await desk.look(asked.link, asked.session), undefined)
  assert.deepEqual(await linesOf(asked.caseId), [])
  const read = await readRequests(services, it.worker, asked.caseId)
  assert.equal(read?.requests[0]?.standing, 'link-closed')
  assert.equal(read?.requests[0]?.silence?.days, 0)
})

test('a question in their own words is sealed, shown as it was written, and tells nothing more', async () => {
  const own = 'Which day is the next visit?'
  const asked = await wish({ template: 'free', own })
  const said = await askEvidence(services, it.worker, asked)
  assert.ok('done' in said, JSON.stringify(said))
  const tried = await desk.giveCode(said.door.link, said.door.code)
  assert.ok('session' in tried)
  assert.equal((await shown({ ...said.door, session: tried.session })).ask, own)
  assert.equal((await readRequests(services, it.worker, asked.caseId))?.requests[0]?.own, own)
  const [row] = await it.at.test.asAdministrator<{ all: string }>(
    `select r::text as all from evidence_request r where case_id = '${asked.caseId}'`,
  )
  assert.ok(row && !row.all.includes(Buffer.from('next visit').toString('hex')))
})

test('a question that names a place, or a name where only letters were agreed, is not asked', async () => {
  const tells = async (own: string, items?: Parameters<typeof aMember>[0]) => {
    const asked = await wish({ template: 'free', own }, items)
    const before = await it.versionOf(asked.caseId)
    const said = await askEvidence(services, it.worker, asked)
    assert.equal(await it.versionOf(asked.caseId), before)
    return 'refused' in said ? said.refused.code : said
  }
  assert.equal(await tells('Is she at SW1A 1AA?'), 'tells-where')
  assert.equal(await tells('Is this for the NRM?', ['identity']), 'tells-status')
  assert.equal(await tells('Is Wren well?', ['initials-and-age-band']), 'names-them')
})

test('somebody who is not in the circle is not asked, nor is anybody on a consent that is not recorded', async () => {
  const asked = await wish()
  const stranger = await askEvidence(services, it.worker, { ...asked, memberId: it.newId() })
  assert.deepEqual(stranger, { refused: { code: 'nothing-there' } })
  const withheld = await askEvidence(services, it.worker, { ...asked, agreedNow: false })
  assert.ok('withheld' in withheld)
  assert.ok((await actsOf(asked.caseId)).includes('was not allowed to tell a professional'))
  assert.deepEqual((await readRequests(services, it.worker, asked.caseId))?.requests, [])
})

test('a door that was entered while the clock ran ahead takes no answer', async () => {
  const asked = await anAsked()
  await it.at.test.asAdministrator(
    `update guest_door set session_until = now() + interval '2 days' where case_id = '${asked.caseId}'`,
  )
  const sent = { writeId: it.newId(), ...reply }
  assert.equal(await desk.answer(asked.link, asked.session, sent), false)
  assert.equal((await readRequest(services, it.worker, asked))?.answer, undefined)
})

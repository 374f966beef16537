/**
 * One RNA round the whole loop inside Waymark: sent, forwarded, asked about, supplied, decided in the
 * seat, recorded by the worker need by need, and given to the survivor as their own copy.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { SeatAnswer } from '../../application/ports/rna-stores.ts'
import { enterDecision } from '../../application/rna/decide-rna.ts'
import {
  recordAsked,
  recordForwarded,
  supplyInformation,
} from '../../application/rna/follow-submission.ts'
import { readRna } from '../../application/rna/open-rna.ts'
import { pdfText } from '../../documents/pdf/read-pdf-text.testing.ts'
import { openPress } from '../../documents/press/press.ts'
import { documentPress } from '../../documents/press-adapter.ts'
import { aDay, ukDayOf } from '../../domain/calendar/day.ts'
import { newId } from '../../storage/new-id.ts'
import { inCase } from '../../storage/stores/testing.ts'
import { documentOutRoutes } from '../staff/documents-out/documents-out.routes.ts'
import { aToldCase, idOf } from '../staff/documents-out/told-case.testing.ts'
import { seatRoutes } from './seat.routes.ts'
import { aServer, type TestServer, writeIdIn } from './seat-server.testing.ts'

const press = openPress()
let at: TestServer
before(async () => {
  at = await aServer([...seatRoutes, ...documentOutRoutes], { press: documentPress(press) })
})
after(async () => {
  await at.close()
  await press.stop()
})

test('an RNA goes round: prime, authority, a question, its answer, the decision, the record, the copy', async () => {
  at.setNow('2026-06-16T09:00:00.000Z')
  const { caseId } = await aToldCase(at, { decided: false })
  const { worker } = at.people
  const [rnaId, need] = [idOf('r1'), idOf('n1')]
  const url = `/seat/submissions/${idOf('s-1')}`
  const open = async () => {
    const rna = await readRna(at.services, worker, { caseId, rnaId })
    return rna ?? assert.fail('the RNA is there')
  }
  const waiting = () => at.world.asActor(worker, ({ lists }) => lists.answersWaiting())
  const newest = async (kind: SeatAnswer['kind']) => {
    assert.equal((await waiting()).at(-1)?.kind, kind)
    const found = (await open()).answers.findLast((one) => one.kind === kind)
    return found ?? assert.fail(`no answer: ${kind}`)
  }
  const about = async (answer?: SeatAnswer) => ({
    caseId,
    rnaId,
    on: ukDayOf(at.world.now()),
    ...(answer && { answerId: answer.id }),
    write: { writeId: newId(), versionSeen: (await open()).file.version },
  })
  const mustBeDone = (outcome: object) => assert.ok('done' in outcome, JSON.stringify(outcome))

  at.setNow('2026-06-18T09:00:00.000Z')
  await at.post('prime', `${url}/forward`, { words: 'Complete', writeId: newId() })
  mustBeDone(await recordForwarded(at.services, worker, await about(await newest('forwarded'))))

  at.setNow('2026-06-22T09:00:00.000Z')
  await at.post('assessor', `${url}/ask`, {
    words: 'How long is the wait?',
    'answerBy-day': '29',
    'answerBy-month': '6',
    'answerBy-year': '2026',
    writeId: newId(),
  })
  const question = await newest('information-requested')
  assert.equal(question.answerBy, '2026-06-29')
  const { words, answerBy } = question
  mustBeDone(
    await recordAsked(at.services, worker, {
      ...(await about(question)),
      what: words,
      ...(answerBy && { answerBy }),
    }),
  )
  assert.equal((await open()).rna.state, 'information-requested')
  const request = (await open()).rna.cycle.requests[0]?.fact ?? ''
  at.setNow('2026-06-24T09:00:00.000Z')
  mustBeDone(
    await supplyInformation(at.services, worker, {
      ...(await about()),
      request,
      what: 'Twenty weeks, as their letter says',
    }),
  )
  assert.match((await at.get('assessor', url)).page, /Twenty weeks, as their letter says/)
  assert.match((await at.get('assessor', '/seat')).page, /With you/)

  at.setNow('2026-07-01T09:00:00.000Z')
  const form = await at.get('assessor', `${url}/decide`)
  const sent = await at.post('assessor', `${url}/decide`, {
    [`outcome-${need}`]: 'partly-agreed',
    [`from-${need}`]: '2026-07-21',
    [`to-${need}`]: '2026-10-20',
    [`reasons-${need}`]: 'The NHS can help from October',
    writeId: writeIdIn(form),
  })
  assert.equal(sent.status, 303, sent.page)
  const decided = await newest('decided')
  const { decision } = decided
  assert.ok(decision)
  const { on: _today, ...recording } = await about(decided)
  const { decidedOn, perNeed, supportEndsOn } = decision
  mustBeDone(
    await enterDecision(at.services, worker, {
      ...recording,
      entered: {
        decidedOn,
        perNeed,
        ...(supportEndsOn && { supportEndsOn }),
        receivedByProviderOn: aDay('2026-07-01'),
      },
      seen: [],
    }),
  )
  assert.deepEqual(await waiting(), [])
  const after = await open()
  assert.equal(after.rna.state, 'decided')
  const letter = after.rna.cycle.decisions[0]
  assert.deepEqual(
    letter?.needs.map(({ outcome, to, askedTo }) => [outcome, to, askedTo]),
    [['partly-agreed', '2026-10-20', '2027-01-20']],
  )

  const copy = `/cases/${caseId}/documents-out/survivor-copy/${letter?.fact}`
  const look = await at.get('worker', copy)
  const seen = /name="seen" value="([^"]+)"/.exec(look.page)?.[1] ?? ''
  const unsaid = await at.post('worker', copy, { seen, format: 'pdf' })
  assert.equal(unsaid.status, 422, 'nobody has said how it reaches them')
  const byHand = {
    isSafe: 'yes',
    when: 'any-time',
    content: 'detail',
    confirmedAt: at.world.now(),
    confirmedBy: worker.userId,
  } as const
  await inCase(at.world, worker, caseId, (seenNow, { contact }) =>
    contact.change(seenNow, (rules) => ({ ...rules, channels: { 'in-person': byHand } }), {
      writeId: newId(),
    }),
  )
  const file = await at.post('worker', copy, { seen, format: 'pdf', reaches: 'in-person' })
  assert.equal(file.status, 200)
  const said = (await pdfText(file.bytes)).replaceAll(/\s+/g, ' ')
  assert.match(said, /Partly\. You will get some of what was asked for\./)
  assert.match(said, /The NHS can help from October/)
  assert.match(said, /You can challenge this until 28 July 2026/)
})

/** What the seats answer in Waymark comes back with its form filled in, and is recorded once. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { SeatAnswer } from '../../../application/ports/rna-stores.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import { canonicalText } from '../../../domain/rna/submission.ts'
import { newId } from '../../../storage/new-id.ts'
import { aJourney, type Journey, send } from './journey.testing.ts'

let journey: Journey
let list = ''
let rna = ''
const [rnaId, need, submission] = [newId(), newId(), newId()]
const sentOn = aDay('2026-02-20')

before(async () => {
  journey = await aJourney()
  list = `/cases/${journey.caseId}/rnas`
  rna = `${list}/${rnaId}`
  const { world, people } = journey.door.at
  const detail = { rna: rnaId }
  await journey.record([
    {
      type: 'need-identified',
      on: aDay('2026-02-06'),
      detail: { need, category: 'mental-health' },
    },
    {
      type: 'rna-offered',
      on: aDay('2026-02-06'),
      detail: { ...detail, trigger: 'conclusive-grounds' },
    },
    { type: 'rna-accepted', on: aDay('2026-02-06'), detail },
    { type: 'rna-drafted', on: aDay('2026-02-18'), detail },
    {
      type: 'rna-reviewed-by-survivor',
      on: aDay('2026-02-19'),
      detail: { ...detail, agreement: 'agrees' },
    },
    { type: 'rna-released', on: sentOn, detail: { ...detail, submission } },
  ])
  await world.asActor(people.manager, async ({ cases, rnas }) => {
    const seen = await cases.open(journey.caseId)
    assert.ok(seen)
    const asked = { from: aDay('2026-03-21'), to: aDay('2026-08-20') }
    const text = canonicalText({
      kind: 'waymark-rna-submission',
      edition: 1,
      rna: rnaId,
      sequence: 1,
      caseReference: seen.reference,
      needs: [{ id: need, recommendation: asked }],
    })
    await rnas.submit(seen, { id: submission, rnaId, text, sha256: '0'.repeat(64) })
  })
})
after(() => journey.close())

type Answering = Pick<SeatAnswer, 'kind' | 'words'> &
  Partial<Pick<SeatAnswer, 'answerBy' | 'decision'>>

async function answer(who: 'prime' | 'assessor', given: Answering): Promise<void> {
  const { world, people } = journey.door.at
  const done = await world.asActor(people[who], ({ seat }) =>
    seat.answer(submission, given, { writeId: newId() }),
  )
  assert.ok('done' in done, `${given.kind} was not taken`)
}

/** The link of the list that leads to the form of the one answer that waits. */
async function waiting(): Promise<string> {
  const page = await journey.worker.get(list)
  const links = [...page.body.matchAll(/href="([^"]+\?answer=[^"]+)"/g)].map(
    ([, href = '']) => href,
  )
  assert.equal(links.length, 1, `${links.length} answers wait`)
  return links[0] ?? ''
}

async function nothingWaits(): Promise<void> {
  const page = await journey.worker.get(list)
  assert.ok(!page.body.includes('?answer='), 'an answer that was recorded waits still')
}

test('the prime contractor forwards it, and one press records that', async () => {
  await answer('prime', { kind: 'forwarded', words: 'Sent on today' })
  const href = await waiting()
  const saved = await send(journey.worker, href, { action: `${rna}/sent/forwarded` })
  assert.equal(saved.status, 303)
  await nothingWaits()
})

test('the authority asks for more; the question and its day are filled in, the answer reaches it', async () => {
  await answer('assessor', {
    kind: 'information-requested',
    words: 'Which clinic wrote the letter?',
    answerBy: aDay('2026-03-10'),
  })
  const href = await waiting()
  const form = await journey.worker.get(href)
  assert.ok(form.body.includes('Which clinic wrote the letter?'))
  const recorded = await send(journey.worker, href, { action: `${rna}/sent/asked` })
  assert.equal(recorded.status, 303)
  await nothingWaits()
  const supplied = await send(journey.worker, `${rna}/sent`, {
    action: `${rna}/sent/supplied`,
    changes: { 'supplied-words': 'The one named in the evidence list' },
  })
  assert.equal(supplied.status, 303)
  const { world, people } = journey.door.at
  const item = await world.asActor(people.assessor, ({ seat }) => seat.open(submission))
  assert.equal(item?.answers.at(-1)?.words, 'The one named in the evidence list')
})

test('the decision is filled in from the seat, saved by a person, and taken once', async () => {
  await answer('assessor', {
    kind: 'decided',
    words: 'Decided on the papers',
    decision: {
      decidedOn: aDay('2026-03-02'),
      perNeed: [
        {
          needId: need,
          outcome: 'partly-agreed',
          from: aDay('2026-03-21'),
          to: aDay('2026-05-20'),
          reasons: 'Two months are enough',
        },
      ],
    },
  })
  const href = await waiting()
  const form = await journey.worker.get(href)
  assert.ok(form.body.includes('Two months are enough'))
  const saved = await send(journey.worker, href, { action: `${rna}/decision` })
  assert.equal(saved.goTo, `${rna}/decision?done=decided`)
  await nothingWaits()
  const shown = await journey.worker.get(`${rna}/decision`)
  assert.ok(/92 days asked for and not granted/.test(shown.body), 'the difference is not shown')
})

test('an answer that belongs to another RNA is not recorded here', async () => {
  const refused = await send(journey.worker, `${rna}/decision`, { changes: { answer: newId() } })
  assert.ok(refused.status === 409 || refused.status === 422)
})

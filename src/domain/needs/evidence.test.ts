/** Evidence: from request to answer, and the day on which it grows stale. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDay } from '../calendar/day.ts'
import { evidenceFor, evidenceOf, evidenceRequestsOf, freshnessOf } from './evidence.ts'
import { aFact } from './testing.ts'

test('evidence that answers a request belongs to the need it was asked for', () => {
  const facts = [
    aFact('evidence-requested', '2026-03-01', { need: 'n1', what: 'GP letter' }, { id: 'ask' }),
    aFact('evidence-requested', '2026-03-02', { need: 'n2' }, { id: 'open-ask' }),
    aFact('evidence-received', '2026-03-20', { request: 'ask', datedOn: aDay('2026-03-18') }),
  ]
  const evidence = evidenceOf(facts)
  assert.equal(evidenceFor(evidence, ['n1']).length, 1)
  assert.equal(evidenceFor(evidence, ['n2']).length, 0)
  assert.deepEqual(
    evidenceRequestsOf(facts).map(({ id, answeredOn }) => [id, answeredOn]),
    [
      ['ask', '2026-03-20'],
      ['open-ask', undefined],
    ],
  )
})

const freshness = [
  { today: '2026-04-09', state: 'current', because: 'day 99 of 100' },
  { today: '2026-04-10', state: 'current', because: 'the last day' },
  { today: '2026-04-11', state: 'stale', because: 'the day after' },
  { today: '2026-06-09', confirmedOn: '2026-03-01', state: 'current', because: 'confirmed, last' },
  { today: '2026-06-10', confirmedOn: '2026-03-01', state: 'stale', because: 'confirmed, after' },
]

for (const { today, state, because, confirmedOn } of freshness) {
  test(`a letter dated 31 December and current for 100 days is ${state} on ${today}: ${because}`, () => {
    const received = { datedOn: aDay('2025-12-31'), need: 'n1' }
    const facts = [
      aFact('evidence-received', '2026-01-20', received, { id: 'letter' }),
      ...(confirmedOn === undefined
        ? []
        : [aFact('evidence-still-current', confirmedOn, { evidence: 'letter' })]),
    ]
    const [letter] = evidenceOf(facts)
    assert.ok(letter)
    assert.equal(freshnessOf(letter, 100, aDay(today)).state, state)
  })
}

test('a paper without a date counts from the day it came', () => {
  const [paper] = evidenceOf([aFact('evidence-received', '2026-01-20', { need: 'n1' })])
  assert.ok(paper)
  assert.deepEqual(freshnessOf(paper, 10, aDay('2026-01-30')), {
    state: 'current',
    until: '2026-01-30',
  })
  assert.deepEqual(freshnessOf(paper, 10, aDay('2026-01-31')), {
    state: 'stale',
    since: '2026-01-31',
  })
})

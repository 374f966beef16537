/** When and why the next RNA is due. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDay } from '../calendar/day.ts'
import { coverOf } from '../cover/cover.ts'
import type { Fact } from '../facts/fact.ts'
import { needsOf } from '../needs/need.ts'
import { aFact, aNeed } from '../needs/testing.ts'
import { nextRna } from './next-rna.ts'
import { caseFacts } from './testing.ts'

const lead = { startDays: 42, submitDays: 21 }
const next = (facts: readonly Fact[], today: string) =>
  nextRna(
    coverOf(facts, needsOf(facts), { recoveryDays: 30, moveOnDays: 45 }),
    facts,
    lead,
    aDay(today),
  )

const decided = [
  ...caseFacts,
  aFact('rna-decided', '2026-07-10', { rna: 'r1' }, { id: 'd1' }),
  aFact('need-decided', '2026-07-10', {
    rna: 'r1',
    decision: 'd1',
    need: 'n1',
    outcome: 'agreed',
    from: aDay('2026-07-21'),
    to: aDay('2027-01-20'),
  }),
]

test('the first RNA is due because the move-on period ends', () => {
  const found = next(caseFacts, '2026-06-15')
  assert.ok(found.needed)
  assert.equal(found.because, 'move-on-ends')
  assert.equal(found.ahead.submitBy, '2026-06-30')
  assert.deepEqual(found.inHand, { rna: 'r1', state: 'drafting' })
})

const rows = [
  { today: '2026-12-09', startNow: false, because: 'the day before' },
  { today: '2026-12-10', startNow: true, because: '42 days before the first uncovered day' },
  { today: '2026-12-11', startNow: true, because: 'the day after' },
]

for (const { today, startNow, because } of rows) {
  test(`agreed to 20 January, on ${today}: start ${startNow ? 'now' : 'later'}, ${because}`, () => {
    const found = next(decided, today)
    assert.ok(found.needed)
    assert.equal(found.because, 'agreed-support-ends')
    assert.equal(found.startNow, startNow)
    assert.equal(found.ahead.gap.from, '2027-01-21')
    assert.equal(found.inHand, undefined)
  })
}

test('nobody without a positive decision needs an RNA', () => {
  const facts = caseFacts.filter(({ type }) => type !== 'conclusive-grounds-decided')
  assert.deepEqual(next(facts, '2026-06-15'), { needed: false, because: 'not-confirmed' })
})

test('nobody who has left, and nobody whose needs are all closed, is told to start one', () => {
  const left = [...decided, aFact('exited', '2026-09-01', { reason: 'planned' })]
  assert.deepEqual(next(left, '2026-10-01'), { needed: false, because: 'not-in-support' })
  const met = [...decided, aFact('need-closed', '2026-09-01', { need: 'n1', because: 'met' })]
  assert.deepEqual(next(met, '2026-10-01'), { needed: false, because: 'no-gap-comes' })
})

test('a survivor who said no can still say yes, and is not shown as having said no then', () => {
  const declined = [...caseFacts, aFact('rna-declined', '2026-06-12', { rna: 'r1' })]
  const found = next(declined, '2026-06-15')
  assert.ok(found.needed)
  assert.equal(found.declinedOn, '2026-06-12')
  const again = next(
    [...declined, aFact('rna-accepted', '2026-06-14', { rna: 'r1' })],
    '2026-06-15',
  )
  assert.ok(again.needed)
  assert.equal(again.declinedOn, undefined)
})

test('needs that lose their cover later go into the same RNA', () => {
  const facts = [
    ...decided,
    aNeed('n2', '2026-08-01'),
    aFact('rna-decided', '2026-08-05', { rna: 'r1' }, { id: 'd2' }),
    aFact('need-decided', '2026-08-05', {
      rna: 'r1',
      decision: 'd2',
      need: 'n2',
      outcome: 'agreed',
      from: aDay('2026-08-01'),
      to: aDay('2026-12-31'),
    }),
  ]
  const found = next(facts, '2026-11-20')
  assert.ok(found.needed)
  assert.deepEqual(found.ahead.needs, ['n2'])
  assert.deepEqual(found.needs, ['n2', 'n1'])
})

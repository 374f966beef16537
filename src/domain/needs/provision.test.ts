/** Provision: agreed is not received. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDay } from '../calendar/day.ts'
import { neverGiven, provisionOf } from './provision.ts'
import { aFact } from './testing.ts'

const agreed = (need: string, from: string) =>
  aFact('need-decided', '2026-02-20', { need, rna: 'r1', outcome: 'agreed', from: aDay(from) })
const given = (need: string, on: string) =>
  aFact('provision-recorded', on, { need, happened: 'provided' })
const missed = (need: string, on: string) =>
  aFact('provision-recorded', on, { need, happened: 'missed', because: 'no-interpreter' })

test('first given, last given, and each miss with its reason', () => {
  const [provision] = provisionOf([
    given('n1', '2026-03-20'),
    agreed('n1', '2026-03-01'),
    missed('n1', '2026-03-13'),
    given('n1', '2026-03-06'),
  ])
  assert.equal(provision?.firstGiven, '2026-03-06')
  assert.equal(provision?.lastGiven, '2026-03-20')
  assert.equal(provision?.timesGiven, 2)
  assert.deepEqual(
    provision?.missed.map(({ on, because }) => [on, because]),
    [['2026-03-13', 'no-interpreter']],
  )
})

const rows = [
  { today: '2026-02-28', days: undefined, because: 'it has not begun' },
  { today: '2026-03-01', days: 0, because: 'the first day' },
  { today: '2026-03-11', days: 10, because: 'ten days on' },
]

for (const { today, days, because } of rows) {
  test(`support agreed from 1 March and never given, on ${today}: ${because}`, () => {
    const facts = [agreed('n1', '2026-03-01'), missed('n1', '2026-03-01')]
    assert.equal(neverGiven(provisionOf(facts), aDay(today))[0]?.days, days)
  })
}

test('support given once since it was agreed is not "never given"; given only before it was, is', () => {
  const since = provisionOf([agreed('n1', '2026-03-01'), given('n1', '2026-03-02')])
  const before = provisionOf([agreed('n1', '2026-03-01'), given('n1', '2026-02-02')])
  assert.equal(neverGiven(since, aDay('2026-04-01')).length, 0)
  assert.equal(neverGiven(before, aDay('2026-04-01')).length, 1)
})

test('a refused need is not a promise', () => {
  const refused = aFact('need-decided', '2026-02-20', { need: 'n1', outcome: 'not-agreed' })
  assert.deepEqual(provisionOf([refused]), [])
})

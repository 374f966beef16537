/** Needs read from facts: open, closed, opened again, carried on, a dependant's own. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDay } from '../calendar/day.ts'
import { dependantsOf, lastOpenDay, lineOf, needsOf, openNeeds, stateOf } from './need.ts'
import { aFact, aNeed } from './testing.ts'

const closedRows = [
  { on: '2026-02-28', state: 'not-yet', because: 'the day before it was identified' },
  { on: '2026-03-01', state: 'open', because: 'the day it was identified' },
  { on: '2026-05-31', state: 'open', because: 'the day before it was closed' },
  { on: '2026-06-01', state: 'closed', because: 'the day from which it is closed' },
  { on: '2026-06-02', state: 'closed', because: 'the day after' },
]

for (const { on, state, because } of closedRows) {
  test(`a need identified 1 March and closed from 1 June is ${state} on ${on}: ${because}`, () => {
    const [need] = needsOf([
      aNeed('n1', '2026-03-01'),
      aFact('need-closed', '2026-06-01', { need: 'n1', because: 'met' }),
    ])
    assert.ok(need)
    assert.equal(stateOf(need, aDay(on)), state)
    assert.equal(lastOpenDay(need), '2026-05-31')
  })
}

test('a need that is described again keeps its first day and what was not answered again', () => {
  const [need] = needsOf([
    aNeed('n1', '2026-03-01', { description: 'Counselling', survivorWords: 'I do not sleep' }),
    aNeed('n1', '2026-04-01', { description: 'Trauma counselling', link: 'direct' }),
  ])
  assert.equal(need?.identifiedOn, '2026-03-01')
  assert.equal(need?.description, 'Trauma counselling')
  assert.equal(need?.survivorWords, 'I do not sleep')
  assert.equal(need?.link, 'direct')
})

test('a need identified again after it was closed is open again', () => {
  const needs = needsOf([
    aNeed('n1', '2026-03-01'),
    aFact('need-closed', '2026-06-01', { need: 'n1', because: 'met' }),
    aNeed('n1', '2026-07-01'),
  ])
  assert.deepEqual(
    openNeeds(needs, aDay('2026-07-02')).map(({ id }) => id),
    ['n1'],
  )
})

test('a closure recorded in error is as if it had never been', () => {
  const closure = aFact('need-closed', '2026-06-01', { need: 'n1', because: 'met' })
  const needs = needsOf([
    aNeed('n1', '2026-03-01'),
    closure,
    aFact('recorded-in-error', '2026-06-02', {}, { supersedes: closure.id }),
  ])
  assert.equal(needs[0]?.closed, undefined)
})

test('a need carried on by a later one is worked on under the later one', () => {
  const needs = needsOf([
    aNeed('n1', '2026-01-01'),
    aNeed('n2', '2026-06-01', { earlierNeed: 'n1' }),
    aNeed('n3', '2026-12-01', { earlierNeed: 'n2' }),
  ])
  const last = needs.find(({ id }) => id === 'n3')
  assert.ok(last)
  assert.deepEqual(
    lineOf(last, needs).map(({ id }) => id),
    ['n1', 'n2', 'n3'],
  )
  assert.deepEqual(
    needs.map((need) => stateOf(need, aDay('2026-12-02'))),
    ['continued', 'continued', 'open'],
  )
})

test('two needs that claim to continue each other do not turn in a circle', () => {
  const needs = needsOf([
    aNeed('n1', '2026-01-01', { earlierNeed: 'n2' }),
    aNeed('n2', '2026-06-01', { earlierNeed: 'n1' }),
  ])
  const [first] = needs
  assert.ok(first)
  assert.equal(lineOf(first, needs).length, 2)
})

test('a dependant is listed with their own needs, and also when they have none', () => {
  const facts = [
    aFact('dependant-joined', '2026-01-05', { dependant: 'd1', relation: 'child' }),
    aFact('dependant-joined', '2026-01-06', { dependant: 'd2', relation: 'child' }),
    aNeed('n1', '2026-01-10', { dependant: 'd1', category: 'dependant-child' }),
    aNeed('n2', '2026-01-10'),
  ]
  const dependants = dependantsOf(facts, needsOf(facts))
  assert.deepEqual(
    dependants.map(({ id, needs }) => [id, needs.map((need) => need.id)]),
    [
      ['d1', ['n1']],
      ['d2', []],
    ],
  )
})

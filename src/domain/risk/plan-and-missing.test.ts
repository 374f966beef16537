/** What may stand on paper that a survivor carries, and what is done when somebody cannot be found. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aDay } from '../calendar/day.ts'
import { missingStanding, missingStepNames } from './missing-procedure.ts'
import { carriedPlan, planBlockNames, planBlocks, type SafetyPlan } from './safety-plan.ts'

const plan: SafetyPlan = {
  version: 3,
  on: aDay('2026-03-02'),
  language: 'sq',
  blocks: {
    signs: 'I stop sleeping',
    people: 'My sister in the blue house',
    leave: 'The bag behind the door',
    'who-does-what': 'Amina, at any time',
  },
  carried: ['signs', 'people', 'who-does-what'],
  keptWhere: 'In my coat',
}

test('only what they chose is carried, and never places, numbers or who helps', () => {
  assert.deepEqual(carriedPlan(plan), { blocks: [['signs', 'I stop sleeping']] })
})

test('nothing is handed over before they said where it is safe to keep', () => {
  const { keptWhere: _, ...unsaid } = plan
  const refused = { refused: 'nobody-said-where-it-is-safe' }
  assert.deepEqual(carriedPlan(unsaid), refused)
  assert.deepEqual(carriedPlan({ ...plan, keptWhere: ' ' }), refused)
  assert.deepEqual(carriedPlan({ ...plan, carried: [] }), { refused: 'nothing-to-carry' })
})

test('whatever is chosen, a block that must not be carried is not', () => {
  const text = fc.string({ minLength: 1 })
  const someBlocks = fc.dictionary(fc.constantFrom(...planBlockNames), text)
  fc.assert(
    fc.property(someBlocks, fc.subarray([...planBlockNames]), (blocks, carried) => {
      const found = carriedPlan({ ...plan, blocks, carried })
      const names = 'blocks' in found ? found.blocks.map(([name]) => name) : []
      assert.ok(names.every((name) => planBlocks[name].carry === 'if-asked'))
      assert.ok(names.every((name) => carried.includes(name)))
    }),
    { numRuns: 500, seed: 20261122 },
  )
})

const states = (today: string, ...done: Parameters<typeof missingStanding>[1][number][]) =>
  Object.fromEntries(
    missingStanding(aDay('2026-03-02'), done, aDay(today)).map(({ step, state }) => [step, state]),
  )

test('the steps for the first day are late on the second, the review after a week on the ninth', () => {
  assert.equal(states('2026-03-02').police, 'due')
  assert.equal(states('2026-03-03').police, 'late')
  assert.equal(states('2026-03-03')['tell-prime'], 'due')
  assert.equal(states('2026-03-04')['tell-prime'], 'late')
  assert.equal(states('2026-03-09')['look-again'], 'due')
  assert.equal(states('2026-03-10')['look-again'], 'late')
})

test('a step that was decided against counts as answered; one of an earlier absence does not', () => {
  const against = { step: 'police', on: aDay('2026-03-02'), outcome: 'not-done' } as const
  const earlier = { step: 'safe-ways', on: aDay('2026-01-05'), outcome: 'done' } as const
  const found = states('2026-03-20', against, earlier)
  assert.equal(found['police'], 'decided-against')
  assert.equal(found['safe-ways'], 'late')
  assert.equal(Object.keys(found).length, missingStepNames.length)
})

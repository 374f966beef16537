/** Editions flip on their day, changes are dated and cited, and only our own numbers can change. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadPolicy } from '../../application/load-policy.ts'
import { aDay, addDays } from '../calendar/day.ts'
import { type LimitId, officialLimitIds } from './limit-ids.ts'
import { changesBetween, editionIfAny, editionOn, limitOf, policyWith } from './policy.ts'

const policy = loadPolicy()

// biome-ignore format: a table is easier to check when each row is one line
const flips: readonly (readonly [string, LimitId, number | null | 'none', number | null])[] = [
  ['2015-11-01', 'TL-01', 'none', null],
  ['2018-04-01', 'TL-40', 'none', 90],
  ['2019-06-28', 'TL-18', null, null],
  ['2019-09-27', 'TL-18', null, 45],
  ['2019-09-27', 'TL-21', 'none', 28],
  ['2021-01-04', 'TL-25', 'none', null],
  ['2021-06-01', 'TL-32', 'none', 45],
  ['2022-12-13', 'TL-08', 'none', 30],
  ['2022-12-13', 'TL-09', 45, 30],
  ['2023-01-30', 'TL-08', 30, 30],
  ['2023-01-30', 'TL-11', 'none', null],
  ['2023-01-30', 'TL-13', 'none', null],
  ['2023-01-30', 'TL-14', 'none', 30],
  ['2023-01-30', 'TL-28', 'none', 30],
  ['2024-02-01', 'TL-12', null, 30],
  ['2024-02-01', 'TL-12x', 'none', null],
  ['2025-01-01', 'TL-26', null, null],
  ['2025-01-16', 'TL-12', 30, 30],
  ['2025-09-17', 'TL-12', 30, 30],
  ['2026-02-13', 'TL-34', null, null],
  ['2026-10-08', 'TL-55', 'none', null],
]

for (const [day, id, before, after] of flips) {
  test(`${id} has another edition from ${day}`, () => {
    const { editions } = limitOf(policy, id)
    const was = editionIfAny(editions, addDays(aDay(day), -1))
    const is = editionOn(editions, aDay(day))
    assert.equal(is.inForceFrom, day)
    assert.notEqual(was, is)
    assert.equal(was === undefined ? 'none' : was.value, before)
    assert.equal(is.value, after)
    assert.equal(editionOn(editions, addDays(aDay(day), 1)), is)
  })
}

test('each later edition of an official limit begins on a dated change that names it', () => {
  for (const id of officialLimitIds) {
    for (const { inForceFrom } of limitOf(policy, id).editions.slice(1)) {
      const named = policy.changes.some(
        ({ on, touches }) => on === inForceFrom && touches.includes(id),
      )
      assert.ok(named, `${id} from ${inForceFrom} has no dated change`)
    }
  }
})

test('the changes after one day and up to another', () => {
  const found = changesBetween(policy, aDay('2022-12-12'), aDay('2023-01-30'))
  assert.deepEqual(
    found.map(({ on }) => on),
    ['2022-12-13', '2023-01-30'],
  )
  assert.ok(found[0]?.touches.includes('TL-08'))
  assert.deepEqual(changesBetween(policy, aDay('2023-01-30'), aDay('2023-01-31')), [])
})

test('before the first edition there is no guess', () => {
  const { editions } = limitOf(policy, 'TL-40')
  assert.throws(() => editionOn(editions, aDay('2018-03-31')), /no policy edition/)
  assert.equal(editionIfAny(editions, aDay('2018-03-31')), undefined)
})

test('an organisation changes its own copy only', () => {
  const adjusted = policyWith(policy, [{ limit: 'OUR-NO-CONTACT', value: 7 }])
  assert.ok('policy' in adjusted)
  assert.equal(limitOf(adjusted.policy, 'OUR-NO-CONTACT').editions[0]?.value, 7)
  assert.equal(limitOf(policy, 'OUR-NO-CONTACT').editions[0]?.value, 14)
})

test('a length that was blank becomes working days when an organisation knows it', () => {
  const adjusted = policyWith(policy, [
    { limit: 'TL-17', value: 9, because: 'told by the prime contractor' },
  ])
  assert.ok('policy' in adjusted)
  const edition = limitOf(adjusted.policy, 'TL-17').editions[0]
  assert.deepEqual([edition?.value, edition?.unit], [9, 'working-days'])
  assert.match(edition?.inOurWords ?? '', /Your organisation has set 9 working days.*told by/)
})

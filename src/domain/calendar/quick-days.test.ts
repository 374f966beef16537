/** The quick sums agree with the plain ones on every day of more than a century. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDay, addDays, addMonths } from './day.ts'
import { daysSinceEpoch, plusDays, plusMonths } from './quick-days.ts'

test('from 1899 to 2101 the quick sums give the days that the plain sums give', () => {
  let expected = daysSinceEpoch(aDay('1899-01-01'))
  for (let day = aDay('1899-01-01'); day < aDay('2101-12-31'); day = addDays(day, 1)) {
    assert.equal(daysSinceEpoch(day), expected)
    assert.equal(plusDays(day, 1), addDays(day, 1))
    expected += 1
  }
  assert.equal(daysSinceEpoch(aDay('1970-01-01')), 0)
})

test('steps of many sizes, forwards and back, agree over leap years and turns of the year', () => {
  for (const start of ['2024-01-31', '2024-02-28', '2024-02-29', '2023-12-31', '2100-02-28']) {
    for (let step = -800; step <= 800; step += 1) {
      assert.equal(plusDays(aDay(start), step), addDays(aDay(start), step))
    }
    for (let step = -40; step <= 40; step += 1) {
      assert.equal(plusMonths(aDay(start), step), addMonths(aDay(start), step))
    }
  }
})

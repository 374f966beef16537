/** How many people's places one worker may see: the last allowed, the first refused, the hour after. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { overBudget } from './look-budget.ts'
import { placeLimits } from './place-limits.ts'

const now = '2026-03-02T12:00:00.000Z'
const minutesAgo = (minutes: number) => new Date(Date.parse(now) - minutes * 60_000).toISOString()
const people = (count: number, minutes: (index: number) => number) =>
  Array.from({ length: count }, (_, index) => ({
    caseId: `person ${index}`,
    at: minutesAgo(minutes(index)),
  }))
const next = { caseId: 'somebody else', at: now }
const hour = placeLimits.peopleInAnHour.value
const day = placeLimits.peopleInADay.value

test('the last person of an hour may be seen, the next may not', () => {
  assert.equal(
    overBudget(
      people(hour - 1, () => 30),
      next,
    ),
    undefined,
  )
  assert.deepEqual(
    overBudget(
      people(hour, () => 30),
      next,
    ),
    {
      code: 'too-many-people',
      within: 'hour',
      most: hour,
    },
  )
})

test('an hour later there is room again, until the day is full', () => {
  assert.equal(
    overBudget(
      people(hour, () => 61),
      next,
    ),
    undefined,
  )
  const spread = people(day, (index) => 65 + index * 60)
  assert.equal(overBudget(spread, next)?.within, 'day')
  assert.equal(
    overBudget(
      people(day, () => 24 * 60 + 1),
      next,
    ),
    undefined,
  )
})

test('one person seen a hundred times is one person, and may be seen again', () => {
  const often = Array.from({ length: 100 }, () => ({ caseId: 'one', at: minutesAgo(5) }))
  assert.equal(overBudget(often, next), undefined)
  const full = people(hour, () => 5)
  assert.equal(overBudget(full, { caseId: 'person 0', at: now }), undefined)
})

test('a clock that was set back gives nobody a new budget', () => {
  assert.equal(
    overBudget(
      people(hour, () => -600),
      next,
    )?.within,
    'hour',
  )
})

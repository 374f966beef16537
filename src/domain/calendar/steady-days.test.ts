import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDay } from './day.ts'
import { mayDestroyOn, type SteadyDays, seenOn } from './steady-days.ts'

/** The days on which the daily work was done, and on which of them something might be destroyed. */
const table: readonly [what: string, days: readonly string[], destroys: readonly boolean[]][] = [
  ['the first day of all waits', ['2026-11-02', '2026-11-03'], [false, true]],
  ['day after day', ['2026-11-02', '2026-11-03', '2026-11-04'], [false, true, true]],
  ['twice on one day', ['2026-11-02', '2026-11-03', '2026-11-03'], [false, true, true]],
  ['off from Friday to Monday', ['2026-11-05', '2026-11-06', '2026-11-09'], [false, true, true]],
  [
    'off over Christmas: the day after is trusted',
    ['2026-12-22', '2026-12-23', '2027-01-04', '2027-01-05'],
    [false, true, false, true],
  ],
  [
    'one start ten years ahead destroys nothing, and the right day neither until the next',
    ['2026-11-02', '2026-11-03', '2036-11-03', '2026-11-03', '2026-11-04'],
    [false, true, false, false, true],
  ],
  [
    'a clock that goes back',
    ['2026-11-02', '2026-11-03', '2026-10-01', '2026-11-03'],
    [false, true, false, false],
  ],
]

for (const [what, days, destroys] of table) {
  test(`steady days: ${what}`, () => {
    let seen: SteadyDays | undefined
    const answers = days.map((text) => {
      const today = aDay(text)
      seen = seenOn(seen, today)
      return mayDestroyOn(seen, today)
    })
    assert.deepEqual(answers, destroys)
  })
}

/** Runs of days against the plain truth of counting days one by one. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aDay, addDays } from '../calendar/day.ts'
import { aStretch, commonDays, includes, type Stretch, unionOf, without } from './stretch.ts'

const start = aDay('2024-02-20')
const days = Array.from({ length: 40 }, (_, offset) => addDays(start, offset))

const stretches = fc.array(
  fc
    .record({
      at: fc.nat(34),
      length: fc.integer({ min: 0, max: 8 }),
      open: fc.boolean(),
      rare: fc.nat(9),
    })
    .map(({ at, length, open, rare }) =>
      aStretch(addDays(start, at), open && rare === 0 ? undefined : addDays(start, at + length)),
    ),
  { maxLength: 6 },
)

const has = (list: readonly Stretch[], day: (typeof days)[number]) =>
  list.some((stretch) => includes(stretch, day))

test('union, difference and intersection agree with the days one by one', () => {
  fc.assert(
    fc.property(stretches, stretches, (one, other) => {
      const [union, left, both] = [unionOf(one), without(one, other), commonDays(one, other)]
      for (const day of days) {
        assert.equal(has(union, day), has(one, day))
        assert.equal(has(left, day), has(one, day) && !has(other, day))
        assert.equal(has(both, day), has(one, day) && has(other, day))
      }
      for (const list of [union, left, both]) {
        for (const [position, stretch] of list.entries()) {
          const next = list[position + 1]
          if (!next) continue
          assert.ok(stretch.to !== undefined && addDays(stretch.to, 1) < next.from)
        }
      }
    }),
  )
})

const adjacent = [
  { second: '2026-05-31', pieces: 1, because: 'they share a day' },
  { second: '2026-06-01', pieces: 1, because: 'they touch' },
  { second: '2026-06-02', pieces: 2, because: '1 June lies between' },
]

for (const { second, pieces, because } of adjacent) {
  test(`to 31 May and from ${second} is ${pieces} run(s): ${because}`, () => {
    const union = unionOf([
      aStretch(aDay(second), aDay('2026-06-30')),
      aStretch(aDay('2026-05-01'), aDay('2026-05-31')),
    ])
    assert.equal(union.length, pieces)
  })
}

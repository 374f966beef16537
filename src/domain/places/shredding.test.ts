/** When old places go: by a table, and over random lives with a clock that moves. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aDay, addDays, type Day } from '../calendar/day.ts'
import type { Place } from './place.ts'
import { isToBeShredded, mayKeepUntil, shredsOn } from './shredding.ts'

type Ageing = Pick<Place, 'former' | 'keptLonger' | 'shreddedOn'>

const since = aDay('2026-03-01')
const former: Ageing = { former: { since, because: 'moved' } }
const kept = (until: string): Ageing => ({
  ...former,
  keptLonger: { until: aDay(until), reason: 'claim', by: 'a colleague' },
})

const rows: [string, Ageing, string, boolean][] = [
  ['a current place is never shredded', {}, '2036-01-01', false],
  ['a former place stays on its thirtieth day less one', former, '2026-03-30', false],
  ['a former place goes on its thirtieth day', former, '2026-03-31', true],
  ['a day that was missed is made up for', former, '2027-01-01', true],
  ['kept with a reason, it stays to the end of that day', kept('2026-06-30'), '2026-06-30', false],
  ['kept with a reason, it goes the day after', kept('2026-06-30'), '2026-07-01', true],
  ['keeping it for a week never takes days away', kept('2026-03-08'), '2026-03-30', false],
  ['what is gone is not shredded twice', { ...former, shreddedOn: since }, '2030-01-01', false],
]
for (const [sentence, place, today, gone] of rows) {
  test(sentence, () => assert.equal(isToBeShredded(place, aDay(today)), gone))
}

const today = aDay('2026-03-10')
const keeping: [string, Ageing, string, string | undefined][] = [
  ['to a day that has passed', former, '2026-03-09', 'kept-until-has-passed'],
  ['to today', former, '2026-03-10', undefined],
  ['for a year', former, '2027-03-11', undefined],
  ['for a year and a day', former, '2027-03-12', 'kept-for-too-long'],
  ['while it is current', {}, '2026-04-01', 'place-is-current'],
  ['after it is gone', { ...former, shreddedOn: today }, '2026-04-01', 'place-is-shredded'],
]
for (const [when, place, until, code] of keeping) {
  test(`keeping a place ${when} is ${code ?? 'done'}`, () =>
    assert.equal(mayKeepUntil(place, aDay(until), today)?.code, code))
}

const life = fc.array(
  fc.record({
    after: fc.nat(40),
    act: fc.constantFrom('former', 'again', 'keep', 'nothing'),
    days: fc.nat(400),
  }),
  { maxLength: 12 },
)

/** Lives a place day by day, with a run each day (or with runs left out), and says when it went. */
function live(steps: readonly { after: number; act: string; days: number }[], everyDays: number) {
  let place: Ageing = {}
  let day = aDay('2026-01-01')
  const keptDays: { from: Day; until: Day }[] = []
  const run = () => {
    if (isToBeShredded(place, day)) place = { ...place, shreddedOn: day }
  }
  for (const { after, act, days } of steps) {
    for (let passed = 0; passed < after; passed += 1) {
      day = addDays(day, 1)
      if (passed % everyDays === 0) run()
    }
    if (place.shreddedOn) break
    const until = addDays(day, days)
    if (act === 'former' && !place.former) {
      place = { former: { since: day, because: 'moved' } }
    } else if (act === 'again') {
      place = {}
      keptDays.length = 0
    } else if (act === 'keep' && !mayKeepUntil(place, until, day)) {
      place = { ...place, keptLonger: { until, reason: 'claim', by: 'x' } }
      keptDays.length = 0
      keptDays.push({ from: day, until })
    }
  }
  return { place, day, keptDays }
}

test('over random lives, what is kept with a reason is never shredded and all else goes on its day', () => {
  let gone = 0
  fc.assert(
    fc.property(life, fc.integer({ min: 1, max: 9 }), (steps, everyDays) => {
      const { place, day, keptDays } = live(steps, everyDays)
      if (place.shreddedOn) {
        gone += 1
        assert.ok(place.former, 'a current place was shredded')
        assert.ok(place.shreddedOn >= addDays(place.former.since, 30), 'shredded too early')
        for (const { until } of keptDays) assert.ok(place.shreddedOn > until, 'it was still kept')
      } else {
        const own = shredsOn(place)
        // The last run is at most eight days ago.
        if (own) assert.ok(own > addDays(day, -9), 'its day has passed and it is still there')
      }
    }),
    { numRuns: 2_000 },
  )
  assert.ok(gone > 100, `only ${gone} places went, which proves little`)
})

/** How days are said, with the turn of the year and the day before, on and after. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDay } from '../../domain/calendar/day.ts'
import { daysAway, dueDay, fromTo, longDay, plainDay, shortDay, timeOn } from './dates.ts'
import { markupOf } from './html.ts'

const today = aDay('2026-11-21')

test('a day is said with its weekday', () => {
  assert.equal(longDay(aDay('2026-12-09')), 'Wednesday 9 December 2026')
  assert.equal(longDay(aDay('2028-02-29')), 'Tuesday 29 February 2028')
  assert.equal(plainDay(aDay('2026-03-01')), '1 March 2026')
  assert.equal(shortDay(aDay('2026-09-30')), '30 Sep 2026')
})

const rows = [
  { day: '2026-11-19', away: '2 days ago', due: 'Thursday 19 November, 2 days late' },
  { day: '2026-11-20', away: 'yesterday', due: 'Friday 20 November, 1 day late' },
  { day: '2026-11-21', away: 'today', due: 'Saturday 21 November, today' },
  { day: '2026-11-22', away: 'tomorrow', due: 'Sunday 22 November, tomorrow' },
  { day: '2026-12-09', away: '18 days', due: 'Wednesday 9 December, 18 days' },
  { day: '2027-01-04', away: '44 days', due: 'Monday 4 January 2027, 44 days' },
]

for (const { day, away, due } of rows) {
  test(`${day}, seen on 21 November 2026, is "${away}"`, () => {
    assert.equal(daysAway(aDay(day), today), away)
    assert.equal(dueDay(aDay(day), today), due)
  })
}

test('a period names the year once when both ends share it', () => {
  assert.equal(fromTo(aDay('2026-08-01'), aDay('2026-12-31')), '1 August to 31 December 2026')
  assert.equal(fromTo(aDay('2026-12-15'), aDay('2027-01-02')), '15 December 2026 to 2 January 2027')
})

test('a day in a page can be read by machines too', () => {
  assert.equal(
    markupOf(timeOn(today)),
    '<time datetime="2026-11-21" dir="auto">Saturday 21 November 2026</time>',
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDay } from '../../domain/calendar/day.ts'
import { readDay, typedDay } from './read-day.ts'

const rows: readonly [string, string, string, ReturnType<typeof readDay>, string][] = [
  ['27', '3', '2026', { day: aDay('2026-03-27') }, 'numbers'],
  ['7', 'March', '2026', { day: aDay('2026-03-07') }, 'the month in words'],
  [' 7 ', 'mar', '2026 ', { day: aDay('2026-03-07') }, 'spaces and a short month'],
  ['31', '2', '2026', { mistyped: true }, 'a day that no calendar has'],
  ['29', '2', '2024', { day: aDay('2024-02-29') }, 'a leap day'],
  ['1', '1', '26', { mistyped: true }, 'a year of two digits is never guessed'],
  ['1', '13', '2026', { mistyped: true }, 'a thirteenth month'],
  ['', '3', '2026', { mistyped: true }, 'half a day'],
  ['', '', '', { empty: true }, 'nothing typed'],
  ['1.5', '3', '2026', { mistyped: true }, 'not a whole day'],
]

for (const [day, month, year, expected, because] of rows) {
  test(`a typed day: ${day}/${month}/${year} (${because})`, () => {
    const typed = { 'on-day': day, 'on-month': month, 'on-year': year }
    assert.deepEqual(readDay(typed, 'on'), expected)
  })
}

test('a day put into the boxes reads back as itself', () => {
  assert.deepEqual(readDay(typedDay('on', aDay('2026-03-07')), 'on'), { day: '2026-03-07' })
})

/** Working days of three jurisdictions, as tables that anyone with a wall calendar can check. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { aDay, addDays, weekdayOf } from './day.ts'
import {
  type BankHolidays,
  type CalendarName,
  calendarNames,
  countWorkingDays,
  type FirstDay,
  whyNotWorking,
  workingCalendar,
} from './working-days.ts'

const file = JSON.parse(
  readFileSync(new URL('../../../policy/bank-holidays.json', import.meta.url), 'utf8'),
)
// The check of the policy files guarantees this shape.
const data = file.calendars as Record<CalendarName, BankHolidays>
const calendars = {
  'england-and-wales': workingCalendar('england-and-wales', data['england-and-wales']),
  scotland: workingCalendar('scotland', data.scotland),
  'northern-ireland': workingCalendar('northern-ireland', data['northern-ireland']),
}

const next: FirstDay = 'next-day-is-day-one'
const same: FirstDay = 'start-day-is-day-one'

// biome-ignore format: a table is easier to check when each row is one line
const counts: readonly [CalendarName, string, number, FirstDay, string, string][] = [
  ['england-and-wales', '2026-04-02', 5, next, '2026-04-13', 'over Good Friday and Easter Monday'],
  ['scotland', '2026-04-02', 5, next, '2026-04-10', 'Scotland works on Easter Monday'],
  ['northern-ireland', '2026-04-02', 5, next, '2026-04-13', 'both Easter days are kept'],
  ['northern-ireland', '2026-03-16', 1, next, '2026-03-18', 'St Patrick’s Day'],
  ['england-and-wales', '2026-03-16', 1, next, '2026-03-17', 'an ordinary Tuesday'],
  ['northern-ireland', '2026-07-10', 1, next, '2026-07-14', '12 July is a Sunday, so the Monday is kept'],
  ['scotland', '2026-07-31', 1, next, '2026-08-04', 'first Monday in August'],
  ['england-and-wales', '2026-07-31', 1, next, '2026-08-03', 'an ordinary Monday'],
  ['england-and-wales', '2026-08-28', 1, next, '2026-09-01', 'last Monday in August'],
  ['scotland', '2026-08-28', 1, next, '2026-08-31', 'an ordinary Monday in Scotland'],
  ['scotland', '2026-11-27', 1, next, '2026-12-01', 'St Andrew’s Day'],
  ['scotland', '2026-06-12', 1, next, '2026-06-16', 'the one-off World Cup holiday'],
  ['scotland', '2026-12-31', 1, next, '2027-01-05', 'New Year, then 2 January moved to Monday 4th'],
  ['england-and-wales', '2026-12-24', 1, next, '2026-12-29', 'Boxing Day is moved to Monday 28th'],
  ['england-and-wales', '2020-05-07', 1, next, '2020-05-11', 'early May was moved to Friday 8 May 2020'],
  ['england-and-wales', '2020-05-01', 1, next, '2020-05-04', 'so Monday 4 May 2020 was worked'],
  ['england-and-wales', '2022-06-01', 1, next, '2022-06-06', 'Platinum Jubilee, Thursday and Friday'],
  ['england-and-wales', '2022-05-27', 1, next, '2022-05-30', 'and that spring Monday was worked'],
  ['northern-ireland', '2022-09-16', 1, next, '2022-09-20', 'state funeral'],
  ['scotland', '2023-05-05', 1, next, '2023-05-09', 'coronation'],
  ['england-and-wales', '2026-03-27', 1, next, '2026-03-30', 'the clocks go forward that weekend'],
  ['england-and-wales', '2026-10-23', 1, next, '2026-10-26', 'the clocks go back that weekend'],
  ['england-and-wales', '2024-02-28', 2, next, '2024-03-01', '2024 has a 29 February'],
  ['england-and-wales', '2023-02-27', 2, next, '2023-03-01', '2023 has none'],
  ['england-and-wales', '2026-11-16', 1, same, '2026-11-16', 'the start itself is day one'],
  ['england-and-wales', '2026-11-14', 1, same, '2026-11-16', 'a Saturday start waits for Monday'],
  ['england-and-wales', '2026-11-16', 5, same, '2026-11-20', 'Monday to Friday'],
  ['england-and-wales', '2026-11-16', 5, next, '2026-11-23', 'Tuesday to Monday'],
  ['england-and-wales', '2026-11-14', 0, next, '2026-11-16', 'at once means the first working day'],
]

for (const [where, start, length, firstDay, due, because] of counts) {
  test(`${length} working days from ${start} in ${where}: ${because}`, () => {
    const count = countWorkingDays(calendars[where], aDay(start), length, firstDay)
    assert.equal('due' in count && count.due, due)
  })
}

test('a count names each day that it left out', () => {
  const count = countWorkingDays(calendars['england-and-wales'], aDay('2026-04-02'), 5, next)
  assert.deepEqual('skipped' in count && count.skipped, [
    { day: '2026-04-03', why: 'Good Friday' },
    { day: '2026-04-04', why: 'Saturday' },
    { day: '2026-04-05', why: 'Sunday' },
    { day: '2026-04-06', why: 'Easter Monday' },
    { day: '2026-04-11', why: 'Saturday' },
    { day: '2026-04-12', why: 'Sunday' },
  ])
})

test('counting past the end of a calendar says where it ends', () => {
  const calendar = calendars.scotland
  assert.deepEqual(countWorkingDays(calendar, calendar.lastDay, 1, next), {
    beyondCalendar: '2028-12-31',
  })
  assert.deepEqual(countWorkingDays(calendar, aDay('2031-05-01'), 1, next), {
    beyondCalendar: '2028-12-31',
  })
  const lastWorked = countWorkingDays(calendar, aDay('2028-12-28'), 1, next)
  assert.equal('due' in lastWorked && lastWorked.due, '2028-12-29')
})

test('counting from before a calendar says where it begins', () => {
  assert.deepEqual(countWorkingDays(calendars.scotland, aDay('2014-12-31'), 1, next), {
    beforeCalendar: '2015-01-01',
  })
})

for (const name of calendarNames) {
  test(`${name}: every holiday is a weekday inside the calendar, 8 to 13 in each year`, () => {
    const { holidays, firstDay, lastDay } = data[name]
    const perYear = new Map<string, number>()
    for (const written of Object.keys(holidays)) {
      const day = aDay(written)
      assert.ok(day >= firstDay && day <= lastDay, day)
      assert.ok(weekdayOf(day) <= 5, `${day} is at a weekend`)
      assert.equal(whyNotWorking(calendars[name], day), holidays[written])
      perYear.set(day.slice(0, 4), (perYear.get(day.slice(0, 4)) ?? 0) + 1)
    }
    for (const [year, count] of perYear) assert.ok(count >= 8 && count <= 13, `${year}: ${count}`)
    assert.equal(perYear.size, 14)
  })
}

test('one more working day is never earlier, and never a day that is not worked', () => {
  const calendar = calendars['northern-ireland']
  for (let start = aDay('2025-12-01'); start < aDay('2027-02-01'); start = addDays(start, 1)) {
    let before = start
    for (let length = 1; length <= 12; length += 1) {
      const count = countWorkingDays(calendar, start, length, next)
      assert.ok('due' in count && count.due > before, `${length} from ${start}`)
      assert.equal(whyNotWorking(calendar, count.due), undefined)
      before = count.due
    }
  }
})

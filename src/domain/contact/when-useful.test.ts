/** Meetings on the clocks of the United Kingdom, on ordinary days and on the nights that change them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDay } from '../calendar/day.ts'
import { momentOf, usefulUntil } from './when-useful.ts'

const moments: readonly (readonly [string, string, string | undefined])[] = [
  ['2026-01-15', '14:30', '2026-01-15T14:30:00.000Z'],
  ['2026-07-15', '14:30', '2026-07-15T13:30:00.000Z'],
  ['2026-07-15', '9:05', '2026-07-15T08:05:00.000Z'],
  ['2026-07-15', ' 09.05 ', '2026-07-15T08:05:00.000Z'],
  ['2026-07-15', '00:00', '2026-07-14T23:00:00.000Z'],
  ['2026-03-29', '00:30', '2026-03-29T00:30:00.000Z'],
  ['2026-03-29', '12:00', '2026-03-29T11:00:00.000Z'],
  ['2026-10-25', '12:00', '2026-10-25T12:00:00.000Z'],
  // Half past one comes twice on this night: the first of the two counts.
  ['2026-10-25', '01:30', '2026-10-25T00:30:00.000Z'],
  // And on this one it does not come at all.
  ['2026-03-29', '01:30', '2026-03-29T00:30:00.000Z'],
  ['2026-07-15', '24:00', undefined],
  ['2026-07-15', '25:00', undefined],
  ['2026-07-15', 'noon', undefined],
  ['2026-07-15', '', undefined],
]
for (const [day, time, moment] of moments) {
  test(`${time || 'nothing'} on ${day} is ${moment ?? 'no moment'}`, () => {
    assert.equal(momentOf(aDay(day), time), moment)
  })
}

test('a plain message is of use for three days', () => {
  assert.equal(usefulUntil('2026-03-02T10:00:00.000Z'), '2026-03-05T10:00:00.000Z')
})

/** Every hold has an end, and lasts longer only by another person’s decision. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDay, addDays } from '../calendar/day.ts'
import { type Hold, type NewHold, refusalOfHold } from './hold.ts'

const today = aDay('2026-06-03')
const wanted: NewHold = {
  ground: 'legal',
  subjects: ['papers'],
  entryIds: [],
  fromDay: today,
  untilDay: aDay('2026-07-01'),
  reason: 'The police asked us in writing to wait.',
}
const earlier: Hold = { ...wanted, id: 'earlier', placedAt: '2026-05-01T09:00:00Z', placedBy: 'me' }

const rows: readonly {
  because: string
  change?: Partial<NewHold>
  before?: readonly Hold[]
  by?: string
  atMostDays?: number
  refused?: string
}[] = [
  { because: 'all is said' },
  { because: 'the ninetieth day', change: { untilDay: addDays(today, 90) } },
  { because: 'the day after', change: { untilDay: addDays(today, 91) }, refused: 'lasts-too-long' },
  {
    because: 'our own shorter limit',
    change: { untilDay: addDays(today, 31) },
    atMostDays: 30,
    refused: 'lasts-too-long',
  },
  {
    because: 'nobody sets more than ninety',
    change: { untilDay: addDays(today, 91) },
    atMostDays: 400,
    refused: 'lasts-too-long',
  },
  { because: 'only today', change: { untilDay: today } },
  {
    because: 'yesterday',
    change: { untilDay: addDays(today, -1) },
    refused: 'ends-before-it-begins',
  },
  { because: 'no kind of line', change: { subjects: [] }, refused: 'holds-nothing' },
  { because: 'a reason of one word', change: { reason: 'Police' }, refused: 'reason-too-short' },
  { because: 'the same person again', before: [earlier], refused: 'another-person-decides' },
  { because: 'another person', before: [earlier], by: 'another' },
  { because: 'the same person, other lines', before: [{ ...earlier, subjects: ['contact'] }] },
  {
    because: 'renewed by the same person',
    change: { renews: 'earlier' },
    before: [earlier],
    refused: 'another-person-decides',
  },
  {
    because: 'renewed by another person',
    change: { renews: 'earlier' },
    before: [earlier],
    by: 'another',
  },
  {
    because: 'renewing what has ended',
    change: { renews: 'earlier' },
    before: [{ ...earlier, untilDay: aDay('2026-06-02') }],
    by: 'another',
    refused: 'not-in-force',
  },
  {
    because: 'the same person thirty days after their own',
    before: [{ ...earlier, untilDay: addDays(today, -30) }],
    refused: 'another-person-decides',
  },
  { because: 'the same person later', before: [{ ...earlier, untilDay: addDays(today, -31) }] },
]

for (const { because, change, before = [], by = 'me', atMostDays = 90, refused } of rows) {
  test(`holding lines back, ${because}: ${refused ?? 'may be'}`, () => {
    const found = refusalOfHold({ ...wanted, ...change }, before, { by, today, atMostDays })
    assert.equal(found?.code, refused)
  })
}

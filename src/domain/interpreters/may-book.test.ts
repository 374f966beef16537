/** Who may be booked to interpret, as a table; and over any run of bookings nobody excluded ever holds one. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { aDay } from '../calendar/day.ts'
import { whyNotBookWords } from './book-words.ts'
import type { Interpreter, Wishes } from './interpreter.ts'
import { isCompanion } from './interpreter.ts'
import { interpreterAsks } from './interpreter-asks.ts'
import { mayBook, sameWords, type WantedBooking } from './may-book.ts'

const today = aDay('2026-03-02')
const wishes: Wishes = {
  speaks: 'Tigrinya',
  interpretedIn: 'Tigrinya',
  gender: 'woman',
  remoteFirst: true,
  keepAway: ['Asmara'],
}
const interpreter: Interpreter = {
  id: 'i',
  code: 'T-1',
  kind: 'agency',
  gender: 'woman',
  languages: ['Tigrinya', 'Amharic'],
  from: ['Mekelle, Ethiopia'],
  never: false,
}
const wanted: WantedBooking = { on: today, mode: 'telephone' }

interface Row {
  readonly when: string
  readonly wishes?: Partial<Wishes> | 'none'
  readonly one?: Partial<Interpreter>
  readonly wanted?: Partial<WantedBooking>
  readonly why: readonly string[]
}

const rows: readonly Row[] = [
  { when: 'everything is as they wish', why: [] },
  { when: 'it was yesterday', wanted: { on: aDay('2026-03-01') }, why: ['day-is-over'] },
  { when: 'it is tomorrow', wanted: { on: aDay('2026-03-03') }, why: [] },
  { when: 'they are never to be used', one: { never: true }, why: ['never-this-one'] },
  {
    when: 'never, and nobody asked for wishes yet',
    wishes: 'none',
    one: { never: true },
    why: ['never-this-one'],
  },
  { when: 'nobody asked for wishes yet', wishes: 'none', one: { from: [] }, why: [] },
  { when: 'they come from there', one: { from: ['ASMARA (Eritrea)'] }, why: ['keep-away'] },
  { when: 'nobody knows where they come from', one: { from: [] }, why: ['origin-not-known'] },
  {
    when: 'nobody knows, and nobody is kept away',
    wishes: { keepAway: [] },
    one: { from: [] },
    why: [],
  },
  { when: 'it is a man', one: { gender: 'man' }, why: ['other-gender'] },
  { when: 'nobody knows the gender', one: { gender: 'not-known' }, why: ['other-gender'] },
  {
    when: 'the gender does not matter',
    wishes: { gender: 'either' },
    one: { gender: 'man' },
    why: [],
  },
  { when: 'another language', one: { languages: ['Arabic'] }, why: ['other-language'] },
  {
    when: 'the language in other letters',
    wishes: { interpretedIn: 'tigrinya' },
    why: [],
  },
  { when: 'in the same room', wanted: { mode: 'in-person' }, why: ['remote-first'] },
  {
    when: 'in the same room, for a reason',
    wanted: { mode: 'in-person', because: 'They asked for it themselves' },
    why: [],
  },
  {
    when: 'in the same room, for a reason that is blank',
    wanted: { mode: 'in-person', because: '  ' },
    why: ['remote-first'],
  },
  {
    when: 'everything at once',
    one: { never: true, from: ['Asmara'], gender: 'man', languages: [] },
    wanted: { mode: 'in-person', on: aDay('2026-02-01') },
    why: [
      ...['never-this-one', 'keep-away', 'other-gender', 'other-language', 'remote-first'],
      'day-is-over',
    ],
  },
]

describe('who may be booked', () => {
  for (const row of rows) {
    test(`${row.when}: ${row.why.join(', ') || 'may be booked'}`, () => {
      const asked = row.wishes === 'none' ? undefined : { ...wishes, ...row.wishes }
      const said = mayBook(
        asked,
        { ...interpreter, ...row.one },
        { ...wanted, ...row.wanted },
        today,
      )
      const why = 'refused' in said ? said.refused : []
      assert.deepEqual(
        why.map(({ code }) => code),
        row.why,
      )
      for (const one of why) assert.ok(whyNotBookWords(one).length > 10)
    })
  }
})

test('words are the same whatever their capitals, accents and punctuation, and parts of words are not', () => {
  assert.ok(sameWords('Asmara', 'asmara, Eritrea'))
  assert.ok(sameWords('Durrës', 'DURRES'))
  assert.ok(!sameWords('Asmara', 'Asmarat'))
  assert.ok(!sameWords('', 'Asmara') && !sameWords('-', 'Asmara'))
})

test('nobody who is excluded may be booked, whatever else is said', () => {
  const places = fc.constantFrom('Asmara', 'Keren', 'Mekelle')
  fc.assert(
    fc.property(
      fc.subarray(['Asmara', 'Keren', 'Mekelle']),
      fc.array(places, { minLength: 1, maxLength: 2 }),
      fc.boolean(),
      fc.string(),
      (keepAway, from, never, because) => {
        const one = { ...interpreter, from, never }
        const said = mayBook(
          { ...wishes, keepAway },
          one,
          { on: today, mode: 'in-person', because },
          today,
        )
        const excluded = never || from.some((place) => keepAway.includes(place))
        if (excluded) assert.ok('refused' in said)
      },
    ),
  )
})

test('somebody who came along is no interpreter, and no other kind is taken for one', () => {
  assert.deepEqual(['relative', 'friend', 'came-along', 'agency', 'toString'].map(isCompanion), [
    true,
    true,
    true,
    false,
    false,
  ])
})

test('a booking is asked about from two days before, until somebody says how it went', () => {
  const booking = { id: 'b', interpreterId: 'i', code: 'T-1', on: today, mode: 'video' } as const
  const [line, ...others] = interpreterAsks([booking, { ...booking, id: 'c', ended: 'done' }])
  assert.deepEqual([line?.due, line?.showFrom, others], ['2026-03-02', '2026-02-28', []])
  assert.ok(!JSON.stringify(line).includes('T-1'))
})

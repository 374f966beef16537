/** A place is recognised in a sentence however it is written, and an everyday sentence is left alone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tellingPieces } from './telling-pieces.ts'

const address = 'Flat 2, 12 Example Lane,\nAshmere, AB1 2CD'
const told = (sentence: string, place = address) => {
  const own = new Set(tellingPieces(place))
  return tellingPieces(sentence).some((piece) => own.has(piece))
}

const telling = [
  'They live at 12 Example Lane.',
  'She was seen in EXAMPLE LANE, near the shop',
  'at 12, Example Ln',
  'the postcode is ab12cd',
  'the postcode is AB1  2CD or AB1-2CD',
  'send it to AB1 2CD please',
  'Example  lane',
]
for (const sentence of telling) {
  test(`"${sentence}" tells the address`, () => assert.ok(told(sentence)))
}

const harmless = [
  'They live with a friend.',
  'They moved down the lane.',
  'There are 12 examples.',
  'The clinic at AB1 2CE is near.',
  'She lives on another street.',
  '',
]
for (const sentence of harmless) {
  test(`"${sentence}" tells nothing`, () => assert.ok(!told(sentence)))
}

test('a street that every town has tells nothing without its number', () => {
  assert.ok(!told('We met on the High Street.', '7 High Street, Ashmere'))
  assert.ok(told('It is 7 High St.', '7 High Street, Ashmere'))
})

test('a saint before the name and marks on letters make no difference', () => {
  assert.ok(told('at 4 St Marys Court', "4 St. Mary's Ct"))
  assert.ok(told('Rue Canere Lane', '3 Canére Lane'))
})

const real: readonly (readonly [place: string, ...sentences: string[]])[] = [
  [
    'Northfield Primary School, Leeds',
    'The child goes to Northfield Primary.',
    'at northfield primary school',
  ],
  ['14 Oakwood Rise', 'They moved to 14 Oakwood Rise', 'at 14, Oakwood', 'near Oakwood Rise'],
  ['Flat 3, Albion Quay', 'a flat at Albion Quay', 'Flat 3 Albion Quay, second floor'],
  ['The Maple Surgery', 'registered at the Maple Surgery', 'MAPLE SURGERY rang'],
  ['Rowan Hostel', 'still at Rowan Hostel'],
  ['22 Kingsway', 'post goes to 22 Kingsway'],
  ['7 The Green', 'lives at 7 The Green now'],
  ['5 Market Parade', 'above the shop, 5 Market Parade'],
]
for (const [place, ...sentences] of real) {
  for (const sentence of sentences) {
    test(`"${sentence}" tells ${place}`, () => assert.ok(told(sentence, place)))
  }
}

test('ordinary sentences tell none of these places', () => {
  for (const sentence of [
    'They went to Leeds last week.',
    'Support was agreed for 14 days.',
    'There were 3 appointments and 22 calls.',
    'The Green Party answered.',
    'She goes to primary school and likes it.',
    'The surgery rang about 7 letters.',
    'A maple stood by the hostel.',
    'We met 5 times at the market.',
    'On 14 March they saw the family centre.',
    'The school in Leeds has 3 places.',
  ]) {
    for (const [place] of real) assert.ok(!told(sentence, place), `${sentence} | ${place}`)
  }
})

test('a place that is a town, or what every town has, tells nothing', () => {
  assert.ok(!told('They went to Milton Keynes.', 'Milton Keynes'))
  assert.ok(!told('They like the family centre.', 'Family Centre, Leeds'))
  assert.ok(!told('They want a safe house.', 'Safe house, Leeds'))
  assert.ok(!told('In Greater Manchester it rains.', 'Rowan Hostel, Greater Manchester'))
})

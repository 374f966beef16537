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

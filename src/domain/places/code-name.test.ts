/** The word for a safe house tells nothing of the person, whoever the person is. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { chooseCodeName, codeNames } from './code-name.ts'

/** Real places and lots of streets: none of the words may be one. A list of likely traps, not of all towns. */
const towns = [
  'battle',
  'rugby',
  'sandwich',
  'reading',
  'deal',
  'street',
  'wells',
  'hook',
  'rye',
].concat(
  ['ash', 'bath', 'ware', 'diss', 'eye', 'ely', 'hythe', 'poole', 'barry', 'rhyl', 'stone', 'leek'],
  ['barnet', 'bolton', 'nelson', 'march', 'settle', 'wick', 'kettering', 'needham', 'harlow'],
)

test('no word is a town, two words alike, or as short as initials', () => {
  for (const name of codeNames) {
    assert.ok(name.length >= 4, name)
    assert.ok(!towns.includes(name.toLowerCase()), name)
    assert.match(name, /^[A-Z][a-z]+$/)
  }
  assert.equal(new Set(codeNames).size, codeNames.length)
})

const lot = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const word = fc.oneof(fc.constantFrom(...codeNames), fc.string({ maxLength: 12 }))

test('over random people, the word is none of theirs and does not begin like one', () => {
  fc.assert(
    fc.property(lot, fc.array(word, { maxLength: 30 }), (at, own) => {
      const name = chooseCodeName(at, own)?.toLowerCase()
      if (name === undefined) return
      for (const text of own) {
        for (const each of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
          if (each.length >= 4) assert.notEqual(name.slice(0, 4), each.slice(0, 4))
        }
      }
    }),
    { numRuns: 1_000 },
  )
})

test('a name that is kept as a hash only is avoided too', () => {
  assert.notEqual(
    chooseCodeName(0, [], (one) => one === 'Kettle'),
    'Kettle',
  )
})

test('with every word taken there is no code name, and nothing is made up instead', () => {
  assert.equal(chooseCodeName(0.5, codeNames), undefined)
})

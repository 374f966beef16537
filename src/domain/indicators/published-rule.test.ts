/** The published rule, row by row with the row just short of it, and what is said where there is no rule. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AnswerCode } from './answer.ts'
import type { Weight } from './lists/published-weights.ts'
import type { Profile } from './profile.ts'
import { holdsWhatTheRuleLooksFor, readParts } from './published-rule.ts'
import { adultInLabour, answered, editions } from './screening.testing.ts'

const rows: readonly (readonly [string, boolean])[] = [
  ['', false],
  ['S', false],
  ['SS', true],
  ['SM', true],
  ['SW', true],
  ['SMW', true],
  ['M', false],
  ['MM', false],
  ['MMM', true],
  ['MMW', true],
  ['MW', false],
  ['MWW', false],
  ['W', false],
  ['WWWW', false],
]
for (const [found, holds] of rows) {
  test(`the rule over "${found}": ${holds ? 'there' : 'not there yet'}`, () => {
    const weights = [...found] as Weight[] // the letters of the rows above
    assert.equal(holdsWhatTheRuleLooksFor(weights), holds)
    assert.equal(holdsWhatTheRuleLooksFor(weights.toReversed()), holds)
  })
}

const child: Profile = { ...adultInLabour, age: { now: 'not-known' } }

const parts: readonly (readonly [
  string,
  Profile,
  readonly (readonly [string, AnswerCode])[],
  string,
])[] = [
  ['nobody asked', adultInLabour, [], 'nothing-asked'],
  ['only "not asked" was written', adultInLabour, [['D5-01', 'not-asked']], 'nothing-asked'],
  ['papers kept, and nothing else', adultInLabour, [['D5-01', 'told']], 'not-there-yet'],
  [
    'the same, noted twice',
    adultInLabour,
    [
      ['D5-01', 'told'],
      ['D5-01', 'seen'],
    ],
    'not-there-yet',
  ],
  ['asked, and not there', adultInLabour, [['D5-01', 'not-seen']], 'not-there-yet'],
  ['they did not want to say', adultInLabour, [['D5-01', 'declined']], 'not-there-yet'],
  [
    'papers kept and a debt',
    adultInLabour,
    [
      ['D5-01', 'told'],
      ['D5-02', 'document'],
    ],
    'there',
  ],
  [
    'papers kept and worse threatened',
    adultInLabour,
    [
      ['D5-01', 'told'],
      ['D5-15', 'inferred'],
    ],
    'there',
  ],
  [
    'a threat and tasks not agreed, of an adult',
    adultInLabour,
    [
      ['D5-05', 'told'],
      ['D5-07', 'told'],
    ],
    'not-there-yet',
  ],
  [
    'the same of somebody who may be a child',
    child,
    [
      ['D5-05', 'told'],
      ['D5-07', 'told'],
    ],
    'there',
  ],
]
for (const [what, profile, given, wanted] of parts) {
  test(`forced to stay, ${what}: ${wanted}`, () => {
    const read = readParts(
      { profile, editions },
      given.map(([sign, code]) => answered(sign, code)),
    )
    const found =
      'parts' in read ? read.parts.find(({ part }) => part === 'D5')?.reading : read.none
    assert.equal(found, wanted)
  })
}

test('what belongs to one part says nothing about another', () => {
  const given = [answered('D5-01', 'told'), answered('D5-02', 'told')]
  const read = readParts({ profile: adultInLabour, editions }, given)
  assert.ok('parts' in read)
  assert.deepEqual(
    read.parts.map(({ reading }) => reading),
    [...Array(4).fill('nothing-asked'), 'there', 'nothing-asked'],
  )
})

test('where no weights are sourced, no rule reads anything, and it says so', () => {
  for (const kind of ['sexual', 'domestic', 'criminal', 'other'] as const) {
    const read = readParts({ profile: { ...adultInLabour, kinds: [kind] }, editions }, [])
    assert.deepEqual(read, { none: 'no-weights' })
  }
})

test('weights of an edition that is not held are never guessed', () => {
  const old = { ...editions, weights: '2019-01' } as const
  assert.deepEqual(readParts({ profile: adultInLabour, editions: old }, []), {
    none: 'other-edition',
  })
})

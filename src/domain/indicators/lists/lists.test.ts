/** The lists as data: complete where the source is known, open in what they ask, the same sign never twice. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { verdictsIn } from '../no-verdict.testing.ts'
import { groupsFor, newestEditions, signsFor } from '../profile.ts'
import { adultInLabour } from '../screening.testing.ts'
import {
  allSigns,
  listNames,
  lists,
  newestEdition,
  onTheListAt,
  signOf,
  signsOfList,
} from './all-lists.ts'
import { forcedLabourNames, forcedLabourOf } from './forced-labour.ts'
import { labourList } from './labour-list.ts'
import { publishedWeights } from './published-weights.ts'
import type { SignList } from './sign.ts'

test('every sign has one id, whatever list it stands in', () => {
  const ids = allSigns.map(({ id }) => id)
  assert.equal(new Set(ids).size, ids.length)
  assert.ok(ids.every((id) => signOf(id)?.id === id))
  assert.equal(signOf('constructor'), undefined)
})

/** How many signs each part of the adult list has, and how many of each weight. @cites outcomes-risk 4.2 */
const published = [
  { part: 'D1', signs: 10, S: 1, M: 8, W: 1 },
  { part: 'D2', signs: 10, S: 1, M: 9, W: 0 },
  { part: 'D3', signs: 16, S: 0, M: 14, W: 2 },
  { part: 'D4', signs: 9, S: 1, M: 7, W: 1 },
  { part: 'D5', signs: 15, S: 4, M: 10, W: 1 },
  { part: 'D6', signs: 7, S: 0, M: 5, W: 2 },
] as const

for (const { part, signs, ...weights } of published) {
  test(`part ${part} of the labour list is whole, with the weights for adults as counted elsewhere`, () => {
    const ids = Object.keys(labourList.groups[part].signs)
    const found = Object.entries(publishedWeights.adult).filter(([id]) => id.startsWith(part))
    assert.equal(ids.length, signs)
    assert.deepEqual(
      found.map(([id]) => id),
      ids,
    )
    for (const [weight, many] of Object.entries(weights)) {
      assert.equal(found.filter(([, one]) => one === weight).length, many, weight)
    }
  })
}

test('the list for children has sixty-five signs and none that weighs little', () => {
  const child = Object.values(publishedWeights.child)
  assert.equal(child.length, 65)
  assert.ok(!child.includes('W'))
})

test('papers, debt and isolation weigh more at the place of work than on the way there', () => {
  const { adult } = publishedWeights
  const pairs = [
    ['D2-05', 'D5-01'],
    ['D2-04', 'D5-02'],
    ['D2-06', 'D5-03'],
  ] as const
  for (const [before, after] of pairs) assert.deepEqual([adult[before], adult[after]], ['M', 'S'])
  assert.deepEqual([adult['D2-01'], adult['D5-04']], ['S', 'S'])
})

test('only the labour list has weights, and it says that nobody compared them with the original', () => {
  const weighed = Object.keys({ ...publishedWeights.adult, ...publishedWeights.child })
  assert.ok(weighed.every((id) => signOf(id)?.list === 'labour'))
  assert.equal(publishedWeights.comparedWithTheOriginal, false)
  assert.match(labourList.source, /compared it with the original/)
  for (const name of listNames.filter((one) => one !== 'labour')) {
    assert.match(lists[name].source, /no weights/i, name)
  }
})

test('a list that was only remembered says that it is not verified', () => {
  const remembered = listNames.filter((name) => lists[name].confidence === 'recalled')
  assert.deepEqual(remembered, ['sector', 'criminal'])
  for (const name of remembered) assert.match(lists[name].source, /not verified/i)
})

test('each of the eleven signs of forced labour is a tag of something', () => {
  assert.equal(forcedLabourNames.length, 11)
  const tagged = new Set(allSigns.flatMap(({ id }) => forcedLabourOf(id)))
  assert.deepEqual([...tagged].toSorted(), [...forcedLabourNames].toSorted())
  assert.deepEqual(forcedLabourOf('D4-01'), ['overtime', 'conditions'])
  assert.deepEqual(forcedLabourOf('D5-06'), [])
  assert.deepEqual(forcedLabourOf('toString'), [])
})

/** Begins with a word after which "yes" is no answer. */
const open = /^(?:What|Who|Whom|Where|When|How|Which|Tell)\b.*\?$/

test('every question is open: none can be answered by yes', () => {
  const closed = allSigns.filter(({ ask }) => !open.test(ask)).map(({ id, ask }) => `${id}: ${ask}`)
  assert.deepEqual(closed, [])
  assert.ok(!open.test('Did they take your passport?'), 'a leading question is noticed')
  assert.ok(!open.test('Were you beaten?'), 'and so is another')
})

test('no list says what somebody is, and none asks where they come from', () => {
  assert.deepEqual(verdictsIn(lists), [])
  const profiled = /nationalit|ethnic|country of|source (?:place|country)|religio|race\b/i
  assert.deepEqual(
    allSigns.filter(({ words, ask }) => profiled.test(`${words} ${ask}`)),
    [],
  )
})

test('the first look is short, and every path has one', () => {
  const editions = newestEditions()
  for (const now of ['adult', 'child', 'not-known', 'disputed'] as const) {
    const short = signsFor({ ...adultInLabour, age: { now }, mode: 'short' }, editions)
    assert.ok(short.length >= 8 && short.length <= 16, `${now}: ${short.length}`)
  }
})

test('every group has one name, whatever list it stands in, and is a page of its own', () => {
  const names = listNames.flatMap((name) => Object.keys(lists[name].groups))
  assert.equal(new Set(names).size, names.length)
  assert.ok(names.every((name) => /^[A-Za-z0-9-]+$/.test(name)))
  const groups = groupsFor(adultInLabour, newestEditions())
  assert.deepEqual(groups.find(({ id }) => id === 'D6')?.signs.length, 7)
  const short = groupsFor({ ...adultInLabour, mode: 'short' }, newestEditions())
  assert.ok(short.every(({ signs }) => signs.every(({ early }) => early)))
})

test('British survivors are thought of: criminal exploitation has a list of its own', () => {
  const signs = signsFor({ ...adultInLabour, kinds: ['criminal'] }, newestEditions())
  const groups = new Set(signs.map(({ group }) => group))
  for (const group of ['crime-reach', 'crime-use', 'crime-away', 'begging'])
    assert.ok(groups.has(group))
})

/** What one more question costs: this. */
const trial = {
  ...{ title: 'A trial', source: 'Made up.', confidence: 'uncertain', firstEdition: '2026-11' },
  groups: {
    only: {
      ...{ title: 'Only', ask: 'What is it like?', speaksTo: ['means'] },
      signs: {
        old: { words: 'Was there from the first, and is gone', until: '2027-03' },
        kept: { words: 'Was there from the first' },
        added: {
          words: 'Somebody else reads their messages',
          ask: 'Who can see what is on your telephone?',
          speaksTo: ['means'],
          from: '2027-02',
        },
      },
    },
  },
} as const satisfies SignList

test('a sign that comes or goes makes a new edition, and older screenings keep their list', () => {
  const signs = signsOfList('general', trial)
  const at = (edition: `${number}-${number}`) => onTheListAt(signs, edition).map(({ id }) => id)
  assert.deepEqual(at('2026-11'), ['old', 'kept'])
  assert.deepEqual(at('2027-02'), ['old', 'kept', 'added'])
  assert.deepEqual(at('2027-03'), ['kept', 'added'])
  assert.equal(newestEdition(trial), '2027-03')
  assert.equal(newestEdition(labourList), '2026-11')
})

/** What an evidence map says, case by case, as somebody who works with survivors could check it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDay } from '../calendar/day.ts'
import type { Answer } from './answer.ts'
import { openQuestions } from './ask-next.ts'
import { type EvidenceMap, evidenceMap, type Noted } from './evidence-map.ts'
import type { AboutAge, Profile } from './profile.ts'
import { adultInLabour, answered, editions } from './screening.testing.ts'

function mapOf(answers: readonly Answer[], profile: Profile = adultInLabour): EvidenceMap {
  return evidenceMap({ profile, editions, answers })
}

const idsOf = (noted: readonly Noted[]) => noted.map(({ sign }) => sign.id)
const of = (map: EvidenceMap, name: string) => {
  const found = map.elements.find(({ element }) => element === name)
  assert.ok(found)
  return found
}

test('an empty screening says three times that nothing was noticed, and asks openly', () => {
  const map = mapOf([])
  assert.deepEqual(
    map.elements.map(({ element, standing }) => [element, standing]),
    [
      ['act', 'nothing'],
      ['means', 'nothing'],
      ['purpose', 'nothing'],
    ],
  )
  for (const { element, askNext } of map.elements) {
    assert.equal(askNext.questions[0], openQuestions[element])
  }
  assert.deepEqual([map.notSeen, map.declined, map.forcedLabour], [[], [], []])
  assert.ok(map.notAsked.length > 60)
})

const codes = [
  ['seen', 'noted'],
  ['told', 'noted'],
  ['document', 'noted'],
  ['inferred', 'concluded'],
  ['not-seen', 'nothing'],
  ['not-asked', 'nothing'],
  ['declined', 'nothing'],
] as const
for (const [code, standing] of codes) {
  test(`"${code}" about hours of work: ${standing}`, () => {
    const map = mapOf([answered('D4-01', code)])
    assert.equal(of(map, 'purpose').standing, standing)
    const inList = (all: EvidenceMap['notSeen']) => all.some(({ sign }) => sign.id === 'D4-01')
    assert.equal(inList(map.notSeen), code === 'not-seen')
    assert.equal(inList(map.declined), code === 'declined')
    assert.equal(inList(map.notAsked), code === 'not-asked')
  })
}

test('a sign that speaks to two stands with both, and one that speaks to none stands beside', () => {
  const map = mapOf([answered('works-against-will', 'told'), answered('fear-or-anxiety', 'seen')])
  assert.deepEqual(idsOf(of(map, 'means').noted), ['works-against-will'])
  assert.deepEqual(idsOf(of(map, 'purpose').noted), ['works-against-will'])
  assert.deepEqual(idsOf(of(map, 'act').noted), [])
  assert.deepEqual(idsOf(map.beside), ['fear-or-anxiety'])
})

test('noticed once and not there another time: both stand', () => {
  const seen = answered('D4-04', 'seen', { on: aDay('2026-03-01'), context: 'A visit to the flat' })
  const not = answered('D4-04', 'not-seen', { on: aDay('2026-03-09') })
  const [noted] = of(mapOf([not, seen]), 'purpose').noted
  assert.deepEqual(noted?.evidence, [seen])
  assert.deepEqual(noted?.notSeen, [not])
  assert.deepEqual(mapOf([not, seen]).notSeen, [])
})

test('who asked in vain, when, and why something was not asked, can be read', () => {
  const declined = answered('D5-04', 'declined', { context: 'On the telephone' })
  const later = answered('D5-05', 'not-asked', { reason: 'not-alone' })
  const map = mapOf([declined, later])
  assert.deepEqual(
    map.declined.map(({ answers }) => answers),
    [[declined]],
  )
  assert.deepEqual(
    map.notAsked.flatMap(({ answers }) => answers),
    [later],
  )
})

test('what they did not want to talk about is left to them', () => {
  const map = mapOf([answered('D5-04', 'declined')])
  const { askNext } = of(map, 'means')
  assert.deepEqual(askNext.leaveToThem, ['Forced to stay'])
  assert.ok(!askNext.questions.some((words) => words.startsWith('What kept you there')))
  assert.ok(of(mapOf([]), 'means').askNext.questions.length <= 4)
})

const ages: readonly (readonly [AboutAge, EvidenceMap['means']])[] = [
  [{ now: 'adult', during: 'all-adult' }, 'needed'],
  [{ now: 'adult', during: 'some-child' }, 'not-needed-then'],
  [{ now: 'adult', during: 'not-known' }, 'ask-then'],
  [{ now: 'adult' }, 'ask-then'],
  [{ now: 'child' }, 'not-needed'],
  [{ now: 'not-known' }, 'not-needed'],
  [{ now: 'disputed' }, 'not-needed'],
  [{ now: 'disputed', during: 'all-adult' }, 'not-needed'],
]
for (const [age, means] of ages) {
  test(`age ${age.now}, ${age.during ?? 'nobody asked about then'}: means ${means}`, () => {
    const profile = { ...adultInLabour, age }
    assert.equal(mapOf([], profile).means, means)
    // What was noticed about means is there all the same.
    const map = mapOf([answered('D5-04', 'told')], profile)
    assert.equal(of(map, 'means').standing, 'noted')
  })
}

test('a child is asked about the list for children, and two signs of the adult list are not in it', () => {
  const asked = (profile: Profile) => mapOf([], profile).notAsked.map(({ sign }) => sign.id)
  const [adult, child] = [asked(adultInLabour), asked({ ...adultInLabour, age: { now: 'child' } })]
  assert.ok(adult.includes('D3-08') && adult.includes('D4-08') && !adult.includes('no-play'))
  assert.ok(!child.includes('D3-08') && !child.includes('D4-08') && child.includes('no-play'))
})

test('what was noticed outside the lists of a screening counts as much', () => {
  const map = mapOf([answered('crime-home-taken-over', 'seen')])
  assert.deepEqual(idsOf(of(map, 'means').noted), ['crime-home-taken-over'])
})

test('an answer to a sign that this edition does not know is shown, and never dropped', () => {
  const map = mapOf([answered('from-the-future', 'told')])
  assert.deepEqual(idsOf(map.beside), ['from-the-future'])
})

test('signs of forced labour gather what belongs to them', () => {
  const map = mapOf([answered('D5-02', 'told'), answered('D5-14', 'document')])
  assert.deepEqual(
    map.forcedLabour.map(({ name, noted }) => [name, idsOf(noted)]),
    [
      ['wages', ['D5-14']],
      ['debt', ['D5-02']],
    ],
  )
})

/** Whatever a screening can say is walked: no number that ranks, no word that judges. What is planted is found. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerCodes, gapReasons } from './answer.ts'
import { openQuestions } from './ask-next.ts'
import { evidenceMap, meansNeeded, saidWithEveryMap, standings } from './evidence-map.ts'
import { forcedLabourSigns } from './lists/forced-labour.ts'
import { elements } from './lists/sign.ts'
import { beforeATalk, endings, interpreting, meetingWays } from './meeting.ts'
import { verdictsIn } from './no-verdict.testing.ts'
import { ages, agesDuring, kinds, modes } from './profile.ts'
import { aboutTheRule, readings, whyNoReading } from './published-rule.ts'
import { adultInLabour, answered, editions } from './screening.testing.ts'
import { setAsideWhys } from './screening.ts'
import { optionsFor, urgentNeeds } from './urgent.ts'

test('none of the sentences ranks or judges', () => {
  const sentences = {
    ...{ answerCodes, gapReasons, openQuestions, meansNeeded, saidWithEveryMap, standings },
    ...{ elements, forcedLabourSigns, beforeATalk, endings, interpreting, meetingWays, modes },
    ...{ ages, agesDuring, kinds, aboutTheRule, readings, setAsideWhys, urgentNeeds },
    // Its own key is a name; what it says is walked.
    why: Object.values(whyNoReading),
    options: [optionsFor({ now: 'adult' }), optionsFor({ now: 'child' })],
  }
  assert.deepEqual(verdictsIn(sentences), [])
})

const map = evidenceMap({
  ...{ profile: adultInLabour, editions },
  answers: [answered('D5-01', 'told'), answered('D5-02', 'seen'), answered('D4-01', 'document')],
})

test('a map with much in it holds nothing that ranks or judges', () => {
  assert.deepEqual(verdictsIn(map), [])
})

const planted: readonly (readonly [string, unknown])[] = [
  ['a score', { ...map, score: 7 }],
  ['a number under a harmless name', { ...map, noticed: 12 }],
  ['a measure in words', { ...map, weight: 'S' }],
  ['how much', { ...map, says: 'The evidence is strong.' }],
  ['a verdict', { ...map, says: 'This person is a victim of slavery.' }],
  ['the other verdict', { ...map, says: 'Not a victim' }],
  ['a name for what happened', { ...map, says: 'They were or had been trafficked here' }],
  ['a likelihood', { elements: [{ noted: [{ says: 'Probably exploited' }] }] }],
  ['so many out of so many', { ...map, says: '3 of 6 parts are there' }],
  ['how many', { ...map, says: '12 signs were noticed' }],
  ['a share', { ...map, says: '60 % of the list' }],
  ['whether they are believed', { ...map, says: 'The account is credible' }],
]
for (const [what, value] of planted) {
  test(`planted: ${what}, and it is found`, () => {
    assert.notDeepEqual(verdictsIn(value), [])
  })
}

test('the map says which means are needed, and never reads the parts together', () => {
  assert.ok('parts' in map.published)
  assert.deepEqual(Object.keys(map.published), ['parts'])
  for (const part of map.published.parts) {
    assert.deepEqual(Object.keys(part), ['part', 'title', 'reading'])
  }
})

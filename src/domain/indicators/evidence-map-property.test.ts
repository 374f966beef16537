/**
 * Over many random screenings: the order of answers changes nothing, one more answer takes no evidence
 * away, and not having asked is never taken for not having seen.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aDay, addDays } from '../calendar/day.ts'
import { type Answer, answerCodeNames } from './answer.ts'
import { type EvidenceMap, evidenceMap } from './evidence-map.ts'
import { allSigns } from './lists/all-lists.ts'
import { verdictsIn } from './no-verdict.testing.ts'
import { ages, agesDuring, kindNames, type Profile } from './profile.ts'
import { answered, editions } from './screening.testing.ts'

const runs = Number(process.env['WAYMARK_SCREENINGS'] ?? 400)
const settings = { numRuns: runs, seed: 20_261_122 }

/** Few signs, so that many answers are about the same. */
const signs = [
  ...['D1-01', 'D1-02', 'D5-01', 'D5-02', 'D5-05', 'D4-01', 'movement-controlled'],
  ...['works-against-will', 'fear-or-anxiety', 'crime-missing', 'no-play', 'never-heard-of'],
]
const answer = fc.record({
  sign: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...signs) },
    fc.constantFrom(...allSigns.map(({ id }) => id)),
  ),
  code: fc.constantFrom(...answerCodeNames),
  after: fc.integer({ min: 0, max: 20 }),
})
const someAnswers = fc
  .array(answer, { maxLength: 25 })
  .map((all) =>
    all.map(({ sign, code, after }, place) =>
      answered(sign, code, { id: `answer-${place}`, on: addDays(aDay('2026-03-02'), after) }),
    ),
  )
const someProfile: fc.Arbitrary<Profile> = fc.record({
  age: fc.record(
    // The keys of the two tables.
    {
      now: fc.constantFrom(...(Object.keys(ages) as (keyof typeof ages)[])),
      during: fc.constantFrom(...(Object.keys(agesDuring) as (keyof typeof agesDuring)[])),
    },
    { requiredKeys: ['now'] },
  ),
  kinds: fc.subarray([...kindNames]),
  mode: fc.constantFrom('short' as const, 'long' as const),
})

type MapMaker = typeof evidenceMap

/** Each evidence of a map, with the element it stands with. */
function evidenceIn(map: EvidenceMap): ReadonlySet<string> {
  const everywhere = [
    ...map.elements.map(({ element, noted }) => ({ at: element as string, noted })),
    { at: 'beside', noted: map.beside },
    ...map.forcedLabour.map(({ name, noted }) => ({ at: name as string, noted })),
  ]
  const found = everywhere.flatMap(({ at, noted }) =>
    noted.flatMap(({ evidence }) => evidence.map(({ id }) => `${at} ${id}`)),
  )
  const readings = 'parts' in map.published ? map.published.parts : []
  const there = readings.filter(({ reading }) => reading === 'there')
  return new Set([...found, ...there.map(({ part }) => `rule ${part}`)])
}

function orderDoesNotMatter(make: MapMaker): void {
  const shuffled = someAnswers.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  )
  fc.assert(
    fc.property(someProfile, shuffled, (profile, [answers, other]) => {
      const [one, two] = [answers, other].map((given) =>
        make({ profile, editions, answers: given }),
      )
      assert.deepEqual(two, one)
    }),
    settings,
  )
}

function moreTakesNothingAway(make: MapMaker): void {
  fc.assert(
    fc.property(someProfile, someAnswers, (profile, answers) => {
      const before = evidenceIn(make({ profile, editions, answers: answers.slice(0, -1) }))
      const after = evidenceIn(make({ profile, editions, answers }))
      assert.deepEqual(
        [...before].filter((one) => !after.has(one)),
        [],
      )
    }),
    settings,
  )
}

function notAskedIsNeverNotThere(make: MapMaker): void {
  fc.assert(
    fc.property(someProfile, someAnswers, (profile, answers) => {
      const map = make({ profile, editions, answers })
      const looked = (id: string) =>
        answers.some(({ sign, code }) => sign === id && code === 'not-seen')
      assert.deepEqual(
        map.notSeen.filter(({ sign }) => !looked(sign.id)),
        [],
      )
      const silent = answers.map((one): Answer => ({ ...one, code: 'not-asked' }))
      assert.deepEqual(make({ profile, editions, answers: silent }).notSeen, [])
    }),
    settings,
  )
}

test('the order of answers does not matter', () => orderDoesNotMatter(evidenceMap))
test('one more answer never removes evidence', () => moreTakesNothingAway(evidenceMap))
test('what was not asked is never said to be not there', () => notAskedIsNeverNotThere(evidenceMap))

test('every answer that is evidence stands somewhere, whatever the lists of the screening', () => {
  fc.assert(
    fc.property(someProfile, someAnswers, (profile, answers) => {
      const found = evidenceIn(evidenceMap({ profile, editions, answers }))
      const evident = answers.filter(({ code }) =>
        ['seen', 'told', 'document', 'inferred'].includes(code),
      )
      for (const { id } of evident)
        assert.ok(
          [...found].some((one) => one.endsWith(` ${id}`)),
          id,
        )
    }),
    settings,
  )
})

test('no map holds a number, a measure or a verdict', () => {
  fc.assert(
    fc.property(someProfile, someAnswers, (profile, answers) => {
      assert.deepEqual(verdictsIn(evidenceMap({ profile, editions, answers })), [])
    }),
    settings,
  )
})

const planted: readonly (readonly [string, (make: MapMaker) => void, MapMaker])[] = [
  [
    'the last answer about a sign wins',
    orderDoesNotMatter,
    (given) => {
      const last = new Map(given.answers.map((one) => [one.sign, one]))
      return evidenceMap({ ...given, answers: [...last.values()] })
    },
  ],
  [
    'a newer "not there" takes back what was seen',
    moreTakesNothingAway,
    (given) => {
      const gone = (one: Answer) =>
        given.answers.some(
          ({ sign, code, on }) => sign === one.sign && code === 'not-seen' && on >= one.on,
        )
      return evidenceMap({ ...given, answers: given.answers.filter((one) => !gone(one)) })
    },
  ],
  [
    'what was not asked is counted as not there',
    notAskedIsNeverNotThere,
    (given) => {
      const map = evidenceMap(given)
      return { ...map, notSeen: [...map.notSeen, ...map.notAsked] }
    },
  ],
]
for (const [what, property, make] of planted) {
  test(`planted: ${what}, and it is noticed`, () => {
    assert.throws(() => property(make), /Property failed/)
  })
}

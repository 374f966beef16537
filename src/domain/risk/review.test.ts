/** When a risk review may be closed, who looks a second time, and what changed since the last one. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aDay, addDays } from '../calendar/day.ts'
import { workingCalendar } from '../calendar/working-days.ts'
import { changeStory } from './change-story.ts'
import { factorIds, isProtective } from './factors.ts'
import { aReview } from './made-up-review.testing.ts'
import { latestNextReview, longestUntilNext, problemsOf } from './may-finish.ts'
import { concernsInOrder, type Rating, type RiskReview, ratings } from './review.ts'
import { secondLookStanding, whySecondLook } from './second-look.ts'

const today = aDay('2026-03-06')

/** Friday 6 March 2026 and what follows; Good Friday and Easter Monday are holidays. */
const calendar = workingCalendar('england-and-wales', {
  firstDay: aDay('2026-01-01'),
  lastDay: aDay('2026-04-30'),
  holidays: { '2026-04-03': 'Good Friday', '2026-04-06': 'Easter Monday' },
})

const open: readonly (readonly [string, RiskReview, readonly string[], RiskReview?])[] = [
  ['nothing but a judgement, its reason and a day', aReview('2026-03-06', 'low'), []],
  [
    'no reason for the judgement',
    aReview('2026-03-06', 'low', {
      judgement: { concern: 'low', why: '  ', timing: 'unclear', certainty: 'guess' },
    }),
    ['no-reason why'],
  ],
  ['a visit tomorrow', aReview('2026-03-07', 'low'), ['in-the-future on']],
  [
    'a visit before the last review',
    aReview('2026-03-02', 'low'),
    ['before-the-last-review on'],
    aReview('2026-03-03', 'low'),
  ],
  [
    'on the day of the last review',
    aReview('2026-03-03', 'low'),
    [],
    aReview('2026-03-03', 'raised'),
  ],
  [
    'looked at again the same day',
    aReview('2026-03-06', 'low', { nextReviewOn: aDay('2026-03-06') }),
    ['next-not-after nextReviewOn'],
  ],
  [
    'high, and nobody does anything',
    aReview('2026-03-06', 'high', { actions: [] }),
    ['nobody-acts actions'],
  ],
  ['raised, and nobody does anything yet', aReview('2026-03-06', 'raised', { actions: [] }), []],
  [
    'five scenarios',
    aReview('2026-03-06', 'low', {
      scenarios: Array.from({ length: 5 }, () => ({ kind: 'repeat' as const })),
    }),
    ['too-many-scenarios scenarios'],
  ],
]

for (const [what, review, wanted, last] of open) {
  test(`closing a review: ${what}`, () => {
    const found = problemsOf(review, { today, ...(last && { last }) })
    assert.deepEqual(
      found.map(({ code, field }) => `${code} ${field}`),
      wanted,
    )
  })
}

for (const concern of concernsInOrder) {
  test(`at ${concern} concern the next review stands within ${longestUntilNext[concern]} days`, () => {
    const latest = latestNextReview(today, concern)
    const codes = (nextReviewOn = latest) =>
      problemsOf(aReview('2026-03-06', concern, { nextReviewOn }), { today }).map(
        ({ code }) => code,
      )
    assert.deepEqual(codes(latest), [])
    assert.deepEqual(codes(addDays(latest, 1)), ['next-too-late'])
  })
}

test('somebody else looks at high and immediate, and whenever concern comes down from there', () => {
  const why = concernsInOrder.map((from) =>
    concernsInOrder.map(
      (to) => whySecondLook(aReview('2026-03-06', to), aReview('2026-03-02', from)) ?? '-',
    ),
  )
  assert.deepEqual(why, [
    ['-', '-', 'grave', 'grave'],
    ['-', '-', 'grave', 'grave'],
    ['came-down', 'came-down', 'grave', 'grave'],
    ['came-down', 'came-down', 'came-down', 'grave'],
  ])
  assert.equal(whySecondLook(aReview('2026-03-06', 'high'), undefined), 'grave')
})

test('the second look is due by the next working day, and nobody gives it to themselves', () => {
  const friday = aReview('2026-03-06', 'high')
  const own = { by: 'amina', at: '2026-03-06T12:00:00Z', agrees: true }
  const others = { by: 'bede', at: '2026-03-09T09:00:00Z', agrees: false, words: 'It is worse' }
  const on = (day: string, looks = [own]) => {
    const found = secondLookStanding(friday, undefined, { looks, calendar, today: aDay(day) })
    return `${found.state}${'due' in found ? ` ${found.due}` : ''}`
  }
  assert.equal(on('2026-03-06'), 'waiting 2026-03-09')
  assert.equal(on('2026-03-09'), 'waiting 2026-03-09')
  assert.equal(on('2026-03-10'), 'late 2026-03-09')
  assert.equal(on('2026-03-10', [own, others]), 'done')
})

test('over Easter the second look is due on the Tuesday; past the calendar nothing is counted', () => {
  const state = (review: RiskReview) =>
    secondLookStanding(review, undefined, { looks: [], calendar, today: review.on })
  assert.deepEqual(state(aReview('2026-04-02', 'immediate')), {
    state: 'waiting',
    why: 'grave',
    due: '2026-04-07',
  })
  assert.deepEqual(state(aReview('2026-04-30', 'immediate')), {
    state: 'waiting',
    why: 'grave',
    due: 'unknown',
  })
})

/** From, to, what it is called for something that harms, what it is called for something that protects. */
const changes: readonly (readonly [Rating, Rating, string, string])[] = [
  ['absent', 'present', 'new-risk', 'new-protection'],
  ['absent', 'partly', 'new-risk', 'new-protection'],
  ['partly', 'present', 'stronger-risk', 'stronger-protection'],
  ['present', 'partly', 'eased-risk', 'weaker-protection'],
  ['present', 'absent', 'gone-risk', 'lost-protection'],
  ['partly', 'absent', 'gone-risk', 'lost-protection'],
  ['unknown', 'present', 'new-risk', 'new-protection'],
  ['unknown', 'absent', 'now-known', 'now-known'],
  ['present', 'unknown', 'no-longer-known', 'no-longer-known'],
  ['absent', 'unknown', 'no-longer-known', 'no-longer-known'],
]

for (const [from, to, harms, protects] of changes) {
  test(`from "${ratings[from]}" to "${ratings[to]}" is ${harms}, or ${protects}`, () => {
    const rated = (rating: Rating) => ({ factors: { R01: { rating }, P02: { rating } } })
    const story = changeStory(
      aReview('2026-03-02', 'low', rated(from)),
      aReview('2026-03-06', 'low', rated(to)),
    )
    const called = Object.fromEntries(story.factors.map(({ factor, change }) => [factor, change]))
    assert.deepEqual(called, { R01: harms, P02: protects })
  })
}

test('a factor that was not looked at this time is no longer known: it has not gone away', () => {
  const before = aReview('2026-03-02', 'raised', { factors: { R03: { rating: 'present' } } })
  const [changed] = changeStory(before, aReview('2026-03-06', 'raised')).factors
  assert.equal(changed?.change, 'no-longer-known')
})

test('the story says first what got harder, and which actions have passed their day', () => {
  const before = aReview('2026-03-02', 'low', {
    factors: { R05: { rating: 'present' }, P01: { rating: 'present' }, R06: { rating: 'absent' } },
    actions: [
      { what: 'Ask the council', owner: 'Amina', due: aDay('2026-03-06') },
      { what: 'Visit', owner: 'Amina', due: aDay('2026-03-20') },
    ],
  })
  const after = aReview('2026-03-06', 'raised', {
    factors: { R05: { rating: 'absent' }, P01: { rating: 'absent' }, R06: { rating: 'present' } },
  })
  const story = changeStory(before, after)
  assert.deepEqual(
    story.factors.map(({ factor }) => factor),
    ['R06', 'P01', 'R05'],
  )
  assert.deepEqual(story.concern, { from: 'low', to: 'raised', rose: true })
  assert.deepEqual(
    story.dueSince.map(({ what }) => what),
    ['Ask the council'],
  )
})

const someRating = fc.constantFrom<Rating>('absent', 'partly', 'present', 'unknown')
const someFactors = fc
  .array(fc.tuple(fc.constantFrom(...factorIds), someRating))
  .map((pairs) => Object.fromEntries(pairs.map(([id, rating]) => [id, { rating }])))

test('told backwards, every change is there again, and one review has no story with itself', () => {
  fc.assert(
    fc.property(someFactors, someFactors, (one, other) => {
      const before = aReview('2026-03-02', 'low', { factors: one })
      const after = aReview('2026-03-06', 'low', { factors: other })
      const there = changeStory(before, after).factors
      const back = changeStory(after, before).factors
      assert.deepEqual(
        there.map(({ factor, from, to }) => `${factor} ${from} ${to}`).sort(),
        back.map(({ factor, from, to }) => `${factor} ${to} ${from}`).sort(),
      )
      for (const { factor, change } of there) {
        assert.ok(!change.endsWith(isProtective(factor) ? '-risk' : '-protection'))
      }
      assert.deepEqual(changeStory(before, before).factors, [])
    }),
    { numRuns: 500, seed: 20261122 },
  )
})

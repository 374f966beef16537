/** A screening over several meetings: what stands, what was set aside, what may be written and what not. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDay } from '../calendar/day.ts'
import type { NewAnswer } from './answer.ts'
import { mayRecord } from './may-record.ts'
import type { Meeting } from './meeting.ts'
import { adultInLabour, editions, happened } from './screening.testing.ts'
import { type ScreeningHappening, screeningOf, screeningsOf } from './screening.ts'
import { optionsFor, urgentNow } from './urgent.ts'

const today = aDay('2026-03-09')
const begun = happened({ kind: 'begun', profile: adultInLabour, editions })
const meeting: Meeting = {
  ...{ id: 'm1', on: aDay('2026-03-03'), private: 'not-asked', genderChoice: 'not-asked' },
  ...{ interpreting: 'not-recorded', saidTheyMayAddLater: 'not-asked' },
}
const met = happened({ kind: 'met', meeting })
const noted: NewAnswer = {
  id: 'a1',
  sign: 'D5-01',
  code: 'told',
  on: aDay('2026-03-03'),
  meeting: 'm1',
}
const answered = happened({ kind: 'answered', answers: [noted] })

test('a screening that nobody began is not there', () => {
  assert.equal(screeningOf([met, answered]), undefined)
  assert.deepEqual(screeningsOf([met]), [])
})

test('two screenings of one person are kept apart, in the order in which they began', () => {
  const other = happened({ kind: 'begun', profile: adultInLabour, editions }, { screening: 's2' })
  assert.deepEqual(
    screeningsOf([begun, other, answered]).map(({ id }) => id),
    ['s1', 's2'],
  )
})

test('what is known later of a meeting is what holds, and the meeting is one', () => {
  const later = happened({ kind: 'met', meeting: { ...meeting, breaks: 'Two, for tea' } })
  const earlier = happened({
    kind: 'met',
    meeting: { ...meeting, id: 'm0', on: aDay('2026-03-01') },
  })
  const found = screeningOf([begun, met, later, earlier])
  assert.deepEqual(
    found?.meetings.map(({ id, breaks }) => [id, breaks]),
    [
      ['m0', undefined],
      ['m1', 'Two, for tea'],
    ],
  )
})

test('an answer that was a mistake is set aside, and can still be read with the reason', () => {
  const aside = happened({ kind: 'set-aside', answer: 'a1', why: 'mistake' })
  const found = screeningOf([begun, met, answered, aside])
  assert.deepEqual(found?.answers, [])
  assert.deepEqual(
    found?.setAside.map(({ answer, why }) => [answer.id, why]),
    [['a1', 'mistake']],
  )
})

test('who noted an answer, and when, goes with it', () => {
  const [answer] = screeningOf([begun, met, answered])?.answers ?? []
  assert.deepEqual([answer?.initials, answer?.recordedAt], ['M.U.', '2026-03-02T09:00:00Z'])
})

test('an age that was settled later changes the path, and the editions stay as they were', () => {
  const child = { ...adultInLabour, age: { now: 'child' } } as const
  const found = screeningOf([begun, happened({ kind: 'profile-changed', profile: child })])
  assert.equal(found?.profile.age.now, 'child')
  assert.deepEqual(found?.editions, editions)
})

test('not asking again about danger takes no danger away; an answer does', () => {
  const asked = (urgent: Extract<ScreeningHappening, { kind: 'urgent' }>['urgent']) =>
    happened({ kind: 'urgent', urgent })
  const still = screeningOf([
    begun,
    asked({ danger: 'yes' }),
    asked({ danger: 'not-asked', health: 'no' }),
  ])
  assert.deepEqual(urgentNow(still?.urgent ?? {}), {
    now: ['danger'],
    toAsk: ['child-in-danger', 'tonight'],
  })
  const over = screeningOf([
    begun,
    asked({ danger: 'yes' }),
    asked({ danger: 'no', tonight: 'no' }),
  ])
  assert.deepEqual(urgentNow(over?.urgent ?? {}), {
    now: ['tonight'],
    toAsk: ['child-in-danger', 'health'],
  })
})

test('options come in one order; a child has no duty to notify and no question of wanting', () => {
  const names = (now: 'adult' | 'child' | 'disputed') => optionsFor({ now }).map(({ name }) => name)
  assert.deepEqual(names('adult'), [
    'advice',
    'safeguarding',
    'first-responder',
    'notify',
    'support',
    'nothing',
  ])
  assert.deepEqual(names('child'), ['council', 'advice', 'support', 'nothing'])
  assert.deepEqual(names('disputed'), names('child'))
})

const rows: readonly (readonly [string, ScreeningHappening, string | undefined])[] = [
  ['a meeting today', { kind: 'met', meeting: { ...meeting, on: today } }, undefined],
  [
    'a meeting tomorrow',
    { kind: 'met', meeting: { ...meeting, on: aDay('2026-03-10') } },
    'in-the-future',
  ],
  ['an answer of today', { kind: 'answered', answers: [{ ...noted, on: today }] }, undefined],
  [
    'an answer of tomorrow',
    { kind: 'answered', answers: [{ ...noted, on: aDay('2026-03-10') }] },
    'in-the-future',
  ],
  ['no answer at all', { kind: 'answered', answers: [] }, undefined],
  [
    'an answer to nothing on any list',
    { kind: 'answered', answers: [{ ...noted, sign: 'x' }] },
    'no-such-sign',
  ],
  [
    'an answer in a meeting nobody wrote down',
    { kind: 'answered', answers: [{ ...noted, meeting: 'm9' }] },
    'no-such-meeting',
  ],
  ['setting aside an answer', { kind: 'set-aside', answer: 'a1', why: 'taken-back' }, undefined],
  [
    'setting aside what is not there',
    { kind: 'set-aside', answer: 'a9', why: 'mistake' },
    'no-such-answer',
  ],
  ['beginning it again', { kind: 'begun', profile: adultInLabour, editions }, 'begun-already'],
]
for (const [what, happening, refused] of rows) {
  test(`writing to a screening: ${what}`, () => {
    const screening = screeningOf([begun, met, answered])
    assert.equal(mayRecord(screening, happened(happening), today)?.code, refused)
  })
}

test('nothing is written to a screening that was not begun, and nothing of tomorrow', () => {
  assert.equal(mayRecord(undefined, met, today)?.code, 'not-begun')
  assert.equal(mayRecord(undefined, begun, today), undefined)
  assert.equal(
    mayRecord(undefined, { ...begun, on: aDay('2026-03-10') }, today)?.code,
    'in-the-future',
  )
})

/** Cover as tables that a caseworker can check with a calendar. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDay } from '../calendar/day.ts'
import type { Fact } from '../facts/fact.ts'
import { needsOf } from '../needs/need.ts'
import { aFact, aNeed } from '../needs/testing.ts'
import { daysUntilUncovered, nextGap, overlapsOf, pastGaps } from './coming-gap.ts'
import { coverOf, type NeedCover } from './cover.ts'
import type { Stretch } from './stretch.ts'

const limits = { recoveryDays: 30, moveOnDays: 45 }
const lead = { startDays: 42, submitDays: 21 }

const cover = (facts: readonly Fact[]) => coverOf(facts, needsOf(facts), limits)
const only = (facts: readonly Fact[]): NeedCover => {
  const { needs } = cover(facts)
  assert.equal(needs.length, 1)
  return needs[0] as NeedCover // just counted
}
const written = (list: readonly Stretch[]) => list.map(({ from, to }) => `${from}/${to ?? '...'}`)

const rg = (on: string, detail = {}) =>
  aFact('reasonable-grounds-decided', on, { outcome: 'positive', ...detail })
const cg = (on: string, detail = {}) =>
  aFact('conclusive-grounds-decided', on, { outcome: 'positive', ...detail })
const need = aNeed('n1', '2026-01-10')
const letter = (id: string, on: string, detail = {}) =>
  aFact('rna-decided', on, { rna: 'r1', ...detail }, { id })
const part = (decision: string, on: string, detail: object) =>
  aFact('need-decided', on, { rna: 'r1', decision, need: 'n1', outcome: 'agreed', ...detail })
const agreed = (decision: string, on: string, from: string, to: string) => [
  letter(decision, on),
  part(decision, on, { from: aDay(from), to: aDay(to) }),
]
const throughMoveOn = [
  need,
  rg('2026-01-02'),
  cg('2026-06-01', { receivedBySurvivorOn: aDay('2026-06-05') }),
]

const rows: {
  title: string
  facts: readonly Fact[]
  union: readonly string[]
  gaps: readonly string[]
}[] = [
  {
    title: 'the recovery period has no known end until the conclusive grounds decision',
    facts: [need, rg('2026-01-02')],
    union: ['2026-01-02/...'],
    gaps: [],
  },
  {
    title: 'a conclusive grounds decision on day 10 leaves thirty days, the first day counted',
    facts: [need, rg('2026-01-02'), cg('2026-01-11', { outcome: 'negative' })],
    union: ['2026-01-02/2026-01-31'],
    gaps: ['2026-02-01/...'],
  },
  {
    title: 'the move-on period runs 45 days from the day the survivor got the letter',
    facts: throughMoveOn,
    union: ['2026-01-02/2026-07-20'],
    gaps: ['2026-07-21/...'],
  },
  {
    title: 'agreed from the day after the move-on period: no gap between',
    facts: [...throughMoveOn, ...agreed('d1', '2026-07-01', '2026-07-21', '2026-12-31')],
    union: ['2026-01-02/2026-12-31'],
    gaps: ['2027-01-01/...'],
  },
  {
    title: 'agreed one day too late: that one day is a gap',
    facts: [...throughMoveOn, ...agreed('d1', '2026-07-01', '2026-07-22', '2026-12-31')],
    union: ['2026-01-02/2026-07-20', '2026-07-22/2026-12-31'],
    gaps: ['2026-07-21/2026-07-21', '2027-01-01/...'],
  },
  {
    title: 'a later decision about the same need takes over from its first day',
    facts: [
      ...throughMoveOn,
      ...agreed('d1', '2026-07-01', '2026-07-21', '2026-12-31'),
      ...agreed('d2', '2026-09-01', '2026-10-01', '2026-10-31'),
    ],
    union: ['2026-01-02/2026-10-31'],
    gaps: ['2026-11-01/...'],
  },
  {
    title: 'a refusal that names no days takes nothing from what was agreed',
    facts: [
      ...throughMoveOn,
      ...agreed('d1', '2026-07-01', '2026-07-21', '2026-12-31'),
      letter('d2', '2026-12-01'),
      part('d2', '2026-12-01', { outcome: 'not-agreed', askedFrom: aDay('2026-12-15') }),
    ],
    union: ['2026-01-02/2026-12-31'],
    gaps: ['2027-01-01/...'],
  },
  {
    title: 'agreed elsewhere is shown and is not our cover',
    facts: [
      ...throughMoveOn,
      letter('d1', '2026-07-01'),
      part('d1', '2026-07-01', { outcome: 'agreed-elsewhere', from: aDay('2026-07-21') }),
    ],
    union: ['2026-01-02/2026-07-20'],
    gaps: ['2026-07-21/...'],
  },
  {
    title: 'agreed without an end is not counted: the letter must be asked about',
    facts: [
      ...throughMoveOn,
      letter('d1', '2026-07-01'),
      part('d1', '2026-07-01', { from: aDay('2026-07-21') }),
    ],
    union: ['2026-01-02/2026-07-20'],
    gaps: ['2026-07-21/...'],
  },
  {
    title: 'a letter that ends all support cuts what was agreed and never the move-on period',
    facts: [
      ...throughMoveOn,
      ...agreed('d1', '2026-07-01', '2026-07-21', '2026-12-31'),
      letter('d2', '2026-07-05', { supportEndsOn: aDay('2026-07-10') }),
    ],
    union: ['2026-01-02/2026-07-20'],
    gaps: ['2026-07-21/...'],
  },
  {
    title: 'missing, detained, suspended: the cover stands',
    facts: [
      ...throughMoveOn,
      aFact('went-missing', '2026-06-10'),
      aFact('detained', '2026-06-20'),
      aFact('nrm-suspended', '2026-06-25'),
    ],
    union: ['2026-01-02/2026-07-20'],
    gaps: ['2026-07-21/...'],
  },
  {
    title: 'leaving ends the cover, and nobody who has left has a gap',
    facts: [
      ...throughMoveOn,
      ...agreed('d1', '2026-07-01', '2026-07-21', '2026-12-31'),
      aFact('exited', '2026-08-31', { reason: 'choice' }),
    ],
    union: ['2026-01-02/2026-08-31'],
    gaps: [],
  },
  {
    title: 'coming back does not revive the old decision: uncovered until the new one',
    facts: [
      ...throughMoveOn,
      ...agreed('d1', '2026-07-01', '2026-07-21', '2026-12-31'),
      aFact('exited', '2026-08-31', { reason: 'choice' }),
      aFact('support-started', '2026-10-01', { mode: 'outreach' }),
      ...agreed('d2', '2026-10-20', '2026-10-20', '2027-01-31'),
    ],
    union: ['2026-01-02/2026-08-31', '2026-10-20/2027-01-31'],
    gaps: ['2026-10-01/2026-10-19', '2027-02-01/...'],
  },
  {
    title: 'a need that is closed has no gap after it',
    facts: [
      ...throughMoveOn,
      aFact('need-closed', '2026-08-01', { need: 'n1', because: 'met-elsewhere' }),
    ],
    union: ['2026-01-02/2026-07-20'],
    gaps: ['2026-07-21/2026-07-31'],
  },
  {
    title: 'a hand-over that is confirmed ends the gap; see the next row for one that is not',
    facts: [
      ...throughMoveOn,
      aFact('hand-over-planned', '2026-07-01', {
        need: 'n1',
        startsOn: aDay('2026-08-01'),
        confirmed: 'yes',
      }),
    ],
    union: ['2026-01-02/2026-07-20'],
    gaps: ['2026-07-21/2026-07-31'],
  },
  {
    title: 'a hand-over that nobody has confirmed ends nothing',
    facts: [
      ...throughMoveOn,
      aFact('hand-over-planned', '2026-07-01', { need: 'n1', startsOn: aDay('2026-07-21') }),
    ],
    union: ['2026-01-02/2026-07-20'],
    gaps: ['2026-07-21/...'],
  },
  {
    title: 'a negative decision changed after a challenge starts the move-on period then',
    facts: [
      need,
      rg('2026-01-02'),
      aFact('conclusive-grounds-decided', '2026-03-01', { outcome: 'negative' }, { id: 'cg' }),
      aFact('reconsideration-requested', '2026-03-20', { of: 'cg' }, { id: 'ask' }),
      aFact('reconsideration-decided', '2026-05-01', { request: 'ask', outcome: 'changed' }),
    ],
    union: ['2026-01-02/2026-03-01', '2026-05-01/2026-06-15'],
    gaps: ['2026-03-02/2026-04-30', '2026-06-16/...'],
  },
  {
    title: 'a notice keeps support until the day it names, or the longer day that was given',
    facts: [
      need,
      rg('2026-01-02'),
      cg('2026-03-01', { outcome: 'negative' }),
      aFact('exit-notice-given', '2026-03-01', { endsOn: aDay('2026-03-12') }),
      aFact('exit-extension-answered', '2026-03-10', { given: 'yes', until: aDay('2026-03-31') }),
    ],
    union: ['2026-01-02/2026-03-31'],
    gaps: ['2026-04-01/...'],
  },
  {
    title: 'emergency support runs into the recovery period',
    facts: [
      aNeed('n1', '2026-01-01'),
      aFact('emergency-support-agreed', '2025-12-29'),
      rg('2026-01-02'),
    ],
    union: ['2025-12-29/...'],
    gaps: [],
  },
  {
    title: 'a second positive reasonable grounds decision alone gives no second period',
    facts: [need, rg('2026-01-02'), cg('2026-03-01', { outcome: 'negative' }), rg('2026-05-01')],
    union: ['2026-01-02/2026-03-01'],
    gaps: ['2026-03-02/...'],
  },
]

for (const { title, facts, union, gaps } of rows) {
  test(title, () => {
    const found = only(facts)
    assert.deepEqual(written(found.union), union)
    assert.deepEqual(written(found.gaps), gaps)
  })

  test(`the order of recording does not matter: ${title}`, () => {
    assert.deepEqual(cover([...facts].reverse()), cover(facts))
  })
}

test('a letter whose date was corrected still holds what it said per need, once', () => {
  const facts = [
    ...throughMoveOn,
    ...agreed('d1', '2026-07-01', '2026-07-21', '2026-12-31'),
    part('d2', '2026-07-02', { from: aDay('2027-01-01'), to: aDay('2027-02-28') }),
    aFact('rna-decided', '2026-07-02', { rna: 'r1' }, { id: 'd2', supersedes: 'd1' }),
  ]
  const found = only(facts)
  assert.deepEqual(written(found.union), ['2026-01-02/2027-02-28'])
  assert.deepEqual(found.takenOver, [])
})

test('what a later letter took over stays visible, with both letters', () => {
  const found = only([
    ...throughMoveOn,
    ...agreed('d1', '2026-07-01', '2026-07-21', '2026-12-31'),
    ...agreed('d2', '2026-09-01', '2026-10-01', '2026-10-31'),
  ])
  assert.deepEqual(
    found.takenOver.map(({ from, to, by }) => [from, to, by]),
    [['2026-10-01', '2026-12-31', 'd2']],
  )
})

test('a letter without an end is listed as unreadable', () => {
  const found = only([
    ...throughMoveOn,
    letter('d1', '2026-07-01'),
    part('d1', '2026-07-01', { from: aDay('2026-07-21') }),
  ])
  assert.deepEqual(
    found.unreadable.map(({ code }) => code),
    ['agreed-without-end'],
  )
})

test('a need carried on by a later RNA is one line with one union', () => {
  const found = only([
    ...throughMoveOn,
    ...agreed('d1', '2026-07-01', '2026-07-21', '2026-12-31'),
    aNeed('n2', '2026-11-20', { earlierNeed: 'n1' }),
    letter('d2', '2026-12-10'),
    part('d2', '2026-12-10', { need: 'n2', from: aDay('2027-01-01'), to: aDay('2027-06-30') }),
  ])
  assert.deepEqual(found.line, ['n1', 'n2'])
  assert.deepEqual(written(found.gaps), ['2027-07-01/...'])
})

test('waiting for an RNA decision is shown beside the gap and does not fill it', () => {
  const found = only([
    ...throughMoveOn,
    aFact('rna-released', '2026-07-10', { rna: 'r1', submission: 's1' }),
  ])
  assert.deepEqual(written(found.gaps), ['2026-07-21/...'])
  assert.deepEqual(
    found.gaps[0]?.beside.map(({ reason }) => reason),
    ['holding-rna'],
  )
})

test('the move-on period says "at least" until the survivor has the letter', () => {
  const found = only([need, rg('2026-01-02'), cg('2026-06-01')])
  assert.equal(found.periods.find(({ reason }) => reason === 'move-on')?.atLeast, true)
})

test('overlapping periods are named with both their sources', () => {
  const found = only([...throughMoveOn, ...agreed('d1', '2026-07-01', '2026-07-11', '2026-12-31')])
  assert.deepEqual(written(overlapsOf(found.periods).filter(({ from }) => from > '2026-07-01')), [
    '2026-07-11/2026-07-20',
  ])
})

const untilRows = [
  { today: '2026-07-19', days: 2, because: 'tomorrow is the last covered day' },
  { today: '2026-07-20', days: 1, because: 'the last covered day' },
  { today: '2026-07-21', days: 0, because: 'the first uncovered day' },
  { today: '2026-07-22', days: 0, because: 'still uncovered' },
]

for (const { today, days, because } of untilRows) {
  test(`cover to 20 July, on ${today}: ${days} days until uncovered, ${because}`, () => {
    assert.equal(daysUntilUncovered(only(throughMoveOn), aDay(today)), days)
  })
}

const leadRows = [
  { today: '2026-06-08', timeLeft: 'in-time', because: 'the day before the RNA should start' },
  { today: '2026-06-09', timeLeft: 'start-now', because: '42 days before' },
  { today: '2026-06-30', timeLeft: 'start-now', because: 'the last day to send it' },
  { today: '2026-07-01', timeLeft: 'last-day-passed', because: 'the day after' },
  { today: '2026-07-21', timeLeft: 'uncovered', because: 'the gap is here' },
]

for (const { today, timeLeft, because } of leadRows) {
  test(`a gap from 21 July, on ${today}, is ${timeLeft}: ${because}`, () => {
    const next = nextGap(cover(throughMoveOn), lead, aDay(today))
    assert.equal(next?.startOn, '2026-06-09')
    assert.equal(next?.submitBy, '2026-06-30')
    assert.equal(next?.timeLeft, timeLeft)
    assert.deepEqual(next?.needs, ['n1'])
  })
}

test('a gap that is over is past, and the next one is still to come', () => {
  const facts = [...throughMoveOn, ...agreed('d1', '2026-07-25', '2026-07-25', '2026-12-31')]
  const today = aDay('2026-08-01')
  assert.deepEqual(written(pastGaps(cover(facts), today).map(({ gap }) => gap)), [
    '2026-07-21/2026-07-24',
  ])
  assert.equal(nextGap(cover(facts), lead, today)?.gap.from, '2027-01-01')
})

test('one need covered and one not: the person is covered, the need is not', () => {
  const facts = [
    ...throughMoveOn,
    aNeed('n2', '2026-02-01'),
    ...agreed('d1', '2026-07-01', '2026-07-21', '2026-12-31'),
  ]
  const found = cover(facts)
  assert.deepEqual(written(found.whole.gaps), ['2027-01-01/...'])
  assert.deepEqual(nextGap(found, lead, aDay('2026-07-01'))?.needs, ['n2'])
})

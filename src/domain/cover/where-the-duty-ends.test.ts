/** Days on which nobody owes support must never look covered; and where no RNA exists, none is asked for. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDay } from '../calendar/day.ts'
import type { Fact } from '../facts/fact.ts'
import { needsOf } from '../needs/need.ts'
import { aFact, aNeed } from '../needs/testing.ts'
import { gapsAhead } from './coming-gap.ts'
import { coverOf } from './cover.ts'
import type { CoverLimits } from './cover-period.ts'

const lead = { startDays: 42, submitDays: 21 }
const opened = (nation: string, ageGroup = 'adult') =>
  aFact('case-opened', '2026-01-01', { nation, ageGroup })
const rg = (on: string) => aFact('reasonable-grounds-decided', on, { outcome: 'positive' })
const cg = (on: string, outcome = 'positive') =>
  aFact('conclusive-grounds-decided', on, { outcome })
const need = aNeed('n1', '2026-01-01')

const read = (facts: readonly Fact[], limits: Partial<CoverLimits> = {}) => {
  const cover = coverOf(facts, needsOf(facts), { recoveryDays: 30, moveOnDays: 45, ...limits })
  return {
    periods: cover.whole.periods.map(({ from, to, reason }) => `${reason} ${from}/${to ?? '...'}`),
    gaps: cover.whole.gaps.map(({ from, to }) => `${from}/${to ?? '...'}`),
    ahead: gapsAhead(cover, lead, aDay('2026-06-15')),
  }
}

const endings: { title: string; fact: Fact }[] = [
  { title: 'withdrawing from the NRM', fact: aFact('nrm-withdrawn', '2026-05-01') },
  { title: 'a disqualification', fact: aFact('disqualified', '2026-05-01') },
]
for (const { title, fact } of endings) {
  test(`${title} ends the recovery period: nobody is told that support simply goes on`, () => {
    const { periods, gaps } = read([opened('ENG'), need, rg('2026-01-02'), fact])
    assert.deepEqual(periods, ['recovery 2026-01-02/2026-05-01'])
    assert.deepEqual(gaps, ['2026-05-02/...'])
  })
  test(`${title} ends move-on, and a day that a notice gives still counts`, () => {
    const facts = [opened('ENG'), need, rg('2026-01-02'), cg('2026-04-20'), fact]
    const notice = aFact('exit-notice-given', '2026-05-04', { endsOn: aDay('2026-05-15') })
    assert.deepEqual(read(facts).gaps, ['2026-05-02/...'])
    assert.deepEqual(read([...facts, notice]).gaps, ['2026-05-02/2026-05-03', '2026-05-16/...'])
  })
}

test('a disqualification that was lifted never took anything away', () => {
  const facts = [opened('ENG'), need, rg('2026-01-02'), aFact('disqualified', '2026-05-01')]
  assert.deepEqual(read([...facts, aFact('disqualification-lifted', '2026-05-20')]).gaps, [])
})

test('Scotland: ninety days are the end, and no recovery period or move-on is made up', () => {
  const { periods, gaps, ahead } = read([opened('SCOT'), need, rg('2026-01-02')], { owedDays: 90 })
  assert.deepEqual(periods, ['scotland-support 2026-01-02/2026-04-02'])
  assert.deepEqual(gaps, ['2026-04-03/...'])
  assert.equal(ahead[0]?.rnaCanHelp, false)
})

test('Scotland: a conclusive determination before the ninety days ends the duty that day', () => {
  const facts = [opened('SCOT'), need, rg('2026-03-01'), cg('2026-04-15')]
  assert.deepEqual(read(facts, { owedDays: 90 }).periods, [
    'scotland-support 2026-03-01/2026-04-15',
  ])
})

test('Northern Ireland: until the decision; a positive one leaves the 45 days, a negative one ends them', () => {
  const facts = [opened('NI'), need, rg('2026-03-01')]
  const with45 = (more: readonly Fact[]) => read([...facts, ...more], { owedDays: 45 }).periods
  assert.deepEqual(with45([]), ['northern-ireland-support 2026-03-01/...'])
  assert.deepEqual(with45([cg('2026-03-20')]), ['northern-ireland-support 2026-03-01/2026-04-15'])
  assert.deepEqual(with45([cg('2026-05-20')]), ['northern-ireland-support 2026-03-01/2026-05-20'])
  assert.deepEqual(with45([cg('2026-03-20', 'negative')]), [
    'northern-ireland-support 2026-03-01/2026-03-20',
  ])
})

const continuations: {
  title: string
  nation: string
  detail: Readonly<Record<string, unknown>>
  more?: readonly Fact[]
  gaps: readonly string[]
}[] = [
  {
    title: 'Scotland: continued in good time to a named day leaves no gap before it',
    nation: 'SCOT',
    detail: { from: '2026-04-03', to: '2026-06-30' },
    gaps: ['2026-07-01/...'],
  },
  {
    title: 'Scotland: continued without a named end, the person is covered',
    nation: 'SCOT',
    detail: {},
    gaps: [],
  },
  {
    title: 'Scotland: continued late, the days between stay a gap',
    nation: 'SCOT',
    detail: { from: '2026-04-20' },
    gaps: ['2026-04-03/2026-04-19'],
  },
  {
    title: 'Northern Ireland: continued after a negative decision',
    nation: 'NI',
    detail: { from: '2026-02-21', to: '2026-08-20' },
    more: [cg('2026-02-20', 'negative')],
    gaps: ['2026-08-21/...'],
  },
  {
    title: 'Northern Ireland: leaving ends what was continued, and nobody owes the days after',
    nation: 'NI',
    detail: { from: '2026-02-21' },
    more: [cg('2026-02-20', 'negative'), aFact('exited', '2026-05-31', { reason: 'choice' })],
    gaps: [],
  },
  {
    title: 'England: nothing is continued this way',
    nation: 'ENG',
    detail: {},
    more: [cg('2026-02-20', 'negative')],
    gaps: ['2026-02-21/...'],
  },
]
for (const { title, nation, detail, more = [], gaps } of continuations) {
  test(title, () => {
    const decided = aFact('support-continued', '2026-02-20', detail)
    const facts = [opened(nation), need, rg('2026-01-02'), decided, ...more]
    assert.deepEqual(read(facts, { owedDays: nation === 'NI' ? 45 : 90 }).gaps, gaps)
  })
}

test('after a negative decision an RNA is not offered as the way on; after a positive one it is', () => {
  const before = [opened('ENG'), need, rg('2026-01-02')]
  assert.equal(read([...before, cg('2026-04-01', 'negative')]).ahead[0]?.rnaCanHelp, false)
  assert.equal(read([...before, cg('2026-04-01')]).ahead[0]?.rnaCanHelp, true)
})

test('a person with no need recorded yet still has the gap that comes', () => {
  const [ahead] = read([opened('ENG'), rg('2026-01-02'), cg('2026-06-01')]).ahead
  assert.equal(ahead?.gap.from, '2026-07-17')
  assert.deepEqual(ahead?.needs, [])
})

test('a child has no move-on period and no RNA: the council supports them', () => {
  const facts = [opened('ENG', 'child'), need, rg('2026-01-02'), cg('2026-04-20')]
  const { periods, ahead } = read(facts)
  assert.deepEqual(periods, ['recovery 2026-01-02/2026-04-20'])
  assert.deepEqual(ahead, [])
  const started = aFact('support-started', '2026-01-05', { mode: 'outreach' })
  const [gap] = read([...facts, started]).ahead
  assert.deepEqual([gap?.gap.from, gap?.rnaCanHelp], ['2026-04-21', false])
})

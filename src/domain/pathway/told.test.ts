/** Section 4.11 as lists: what must be told, since when, and what of it has been. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Fact } from '../facts/fact.ts'
import {
  cg,
  confirmedInSupport,
  day,
  decided,
  fact,
  limits,
  offered,
  opened,
  openedChild,
  referred,
  rg,
  rnaSent,
  told,
} from './testing.ts'
import { readTold, type TellMoment } from './told.ts'
import { tellPoints } from './told-points.ts'
import { type CaseReading, readCase } from './tracks.ts'

const read = (facts: readonly Fact[], on: string): CaseReading => readCase(facts, day(on), limits)
const list = (facts: readonly Fact[], on: string) =>
  readTold(read(facts, on), day(on), { monthsBetweenTalks: 1 })
const one = (facts: readonly Fact[], on: string, moment: TellMoment) =>
  list(facts, on).findLast((entry) => entry.moment === moment)

const cgId = 'conclusive-grounds-decided 2026-06-01'
const sent = [...confirmedInSupport, ...rnaSent('rna-1', '2026-06-10')]
const done = [...sent, decided('rna-1', '2026-07-01')]

test('after the positive decision: move-on, the RNA, and that it is their choice', () => {
  const entry = one(confirmedInSupport, '2026-06-02', 'conclusive-grounds')
  assert.equal(entry?.since, '2026-06-01')
  assert.equal(entry?.done, false)
  assert.deepEqual(entry?.points, [
    'decision-copy',
    'move-on',
    'rna-voluntary',
    'leave-earlier',
    'worker-role',
  ])
})

test('having received the letter is not having been told', () => {
  assert.equal(one(confirmedInSupport, '2026-06-10', 'conclusive-grounds')?.done, false)
})

test('told with copy, language and read-back: nothing is lacking', () => {
  const telling = told(cgId, '2026-06-05', {
    moment: 'conclusive-grounds',
    language: 'Dari',
    readBack: 'yes',
  })
  const entry = one([...confirmedInSupport, telling], '2026-06-10', 'conclusive-grounds')
  assert.equal(entry?.done, true)
  assert.deepEqual(entry?.lacking, [])
  assert.equal(entry?.told?.on, '2026-06-05')
})

test('told without language or read-back: done, and it says what is lacking', () => {
  const telling = told(cgId, '2026-06-05', { moment: 'conclusive-grounds', readBack: 'no' })
  const entry = one([...confirmedInSupport, telling], '2026-06-10', 'conclusive-grounds')
  assert.equal(entry?.done, true)
  assert.deepEqual(entry?.lacking, ['language', 'read-back'])
})

test('a copy that is to follow leaves it open until it is given', () => {
  const first = told(cgId, '2026-06-05', {
    moment: 'conclusive-grounds',
    copyGiven: 'no',
    noCopyBecause: 'to-follow',
  })
  const later = told(cgId, '2026-06-09', { moment: 'conclusive-grounds' })
  assert.equal(one([...confirmedInSupport, first], '2026-06-10', 'conclusive-grounds')?.done, false)
  assert.deepEqual(
    one([...confirmedInSupport, first], '2026-06-10', 'conclusive-grounds')?.lacking,
    ['copy', 'language', 'read-back'],
  )
  assert.equal(
    one([...confirmedInSupport, first, later], '2026-06-10', 'conclusive-grounds')?.done,
    true,
  )
})

test('after a negative decision: the challenge, its last day and legal advice', () => {
  const facts = [opened(), referred(), rg(), cg('negative')]
  assert.deepEqual(one(facts, '2026-06-02', 'conclusive-grounds')?.points, [
    'decision-copy',
    'challenge',
    'legal-advice',
    'support-meanwhile',
  ])
})

test('in Scotland there is no move-on and no RNA to explain', () => {
  const facts = [opened('SCOT'), ...confirmedInSupport.slice(1)]
  assert.deepEqual(one(facts, '2026-06-02', 'conclusive-grounds')?.points, [
    'decision-copy',
    'worker-role',
  ])
})

test('for a child the papers go through children’s services', () => {
  const facts = [openedChild(), referred(), rg()]
  assert.ok(one(facts, '2026-01-20', 'reasonable-grounds')?.points.includes('through-council'))
})

test('each step of an RNA has its telling', () => {
  const facts = [...sent, fact('rna-information-requested', '2026-06-20', { rna: 'rna-1' })]
  const moments = list(facts, '2026-06-21').map(({ moment }) => moment)
  for (const moment of [
    'before-drafting',
    'draft-done',
    'submitted',
    'information-requested',
  ] as const) {
    assert.ok(moments.includes(moment), moment)
  }
})

test('the survivor’s own review of the draft is the telling of it', () => {
  assert.equal(one(sent, '2026-06-21', 'draft-done')?.done, true)
  const notAsked = [
    ...confirmedInSupport,
    offered('rna-1', '2026-06-10'),
    fact('rna-drafted', '2026-06-12', { rna: 'rna-1' }),
    fact('rna-reviewed-by-survivor', '2026-06-13', { rna: 'rna-1', agreement: 'not-asked' }),
  ]
  assert.equal(one(notAsked, '2026-06-21', 'draft-done')?.done, false)
})

test('what was not told before the decision is overtaken, not done', () => {
  const entry = one(done, '2026-07-02', 'submitted')
  assert.deepEqual([entry?.done, entry?.overtaken], [false, true])
  const decision = one(done, '2026-07-02', 'rna-decision')
  assert.deepEqual([decision?.done, decision?.overtaken], [false, false])
})

test('a telling that names nothing counts for the latest event of its moment', () => {
  const telling = fact('told-survivor', '2026-07-03', { moment: 'rna-decision', copyGiven: 'yes' })
  const later = decided('rna-1', '2026-08-10')
  const decisions = list([...done, telling, later], '2026-08-11').filter(
    ({ moment }) => moment === 'rna-decision',
  )
  assert.deepEqual(
    decisions.map((entry) => entry.done),
    [true, false],
  )
})

const monthlyRows = [
  { on: '2026-06-30', since: undefined, because: 'a month has not passed' },
  { on: '2026-07-01', since: '2026-07-01', because: 'a month after the decision' },
]
for (const { on, since, because } of monthlyRows) {
  test(`the monthly talk on ${on}: ${because}`, () => {
    assert.equal(one(confirmedInSupport, on, 'monthly')?.since, since)
  })
}

test('a fuller telling counts as the monthly talk', () => {
  const facts = [...confirmedInSupport, told(cgId, '2026-06-20', { moment: 'conclusive-grounds' })]
  assert.equal(one(facts, '2026-07-19', 'monthly'), undefined)
  assert.equal(one(facts, '2026-07-20', 'monthly')?.since, '2026-07-20')
})

test('when leaving begins: the plan, Reach-in, and the right to come back', () => {
  const notice = fact('exit-notice-given', '2026-07-25', {
    endsOn: day('2026-08-31'),
    reason: 'planned',
  })
  const entry = one([...confirmedInSupport, notice], '2026-07-26', 'exit')
  assert.deepEqual(
    [entry?.since, entry?.about, entry?.points],
    ['2026-07-25', notice.id, ['exit-plan', 'reach-in', 'come-back']],
  )
})

test('nothing is told after a death', () => {
  assert.deepEqual(list([...done, fact('died', '2026-07-02', {})], '2026-07-03'), [])
})

test('every point has words', () => {
  for (const words of Object.values(tellPoints)) assert.ok(words.length > 5)
})

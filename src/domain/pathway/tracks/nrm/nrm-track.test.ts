/** Section 2.3 as a table: each row is a story, the day it is read, and what stands then. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Fact } from '../../../facts/fact.ts'
import { knownOn } from '../../../facts/fact.ts'
import { inPlainWords } from '../../in-plain-words.ts'
import {
  agreesToReferral,
  cg,
  day,
  fact,
  limits,
  opened,
  openedChild,
  referred,
  rg,
} from '../../testing.ts'
import { readTracks } from '../../tracks.ts'

const ask = (of: string, on: string): Fact =>
  fact('reconsideration-requested', on, { of, grounds: 'new-evidence' })
const answer = (request: string, on: string, said: 'accepted' | 'refused'): Fact =>
  fact('reconsideration-answered', on, { request, answer: said })
const again = (request: string, on: string, outcome: 'changed' | 'unchanged'): Fact =>
  fact('reconsideration-decided', on, { request, outcome })

const start = [opened(), agreesToReferral(), referred()]
const inRecovery = [...start, rg()]
const refusedCg = [...inRecovery, cg('negative', '2026-06-01')]
const refusedRg = [...start, rg('negative')]
const cgId = 'conclusive-grounds-decided 2026-06-01'
const rgId = 'reasonable-grounds-decided 2026-01-12'
const asked = ask(cgId, '2026-06-20')

const rows: [story: string, facts: readonly Fact[], on: string, state: string, words: string][] = [
  ['nothing but a concern', [opened()], '2026-01-10', 'not-referred', 'Not referred'],
  [
    'an adult agrees',
    [opened(), agreesToReferral()],
    '2026-01-10',
    'not-referred',
    'Agreed to be referred; not referred yet',
  ],
  [
    'a report without a name instead of a referral',
    [opened(), fact('duty-to-notify-sent', '2026-01-06', {})],
    '2026-01-10',
    'not-referred',
    'Not referred; a report without a name was sent',
  ],
  [
    'referred',
    start,
    '2026-01-10',
    'awaiting-reasonable-grounds',
    'Waiting for a reasonable grounds decision since 5 January',
  ],
  [
    'positive reasonable grounds, on the last day of the least period',
    inRecovery,
    '2026-02-10',
    'recovery',
    'Positive reasonable grounds, 12 January 2026: recovery period',
  ],
  [
    'the day after the least period, no conclusive decision',
    inRecovery,
    '2026-02-11',
    'awaiting-conclusive-grounds',
    'Positive reasonable grounds, 12 January 2026: waiting for conclusive grounds',
  ],
  [
    'negative reasonable grounds',
    refusedRg,
    '2026-01-20',
    'reasonable-grounds-negative',
    'Negative reasonable grounds, 12 January 2026',
  ],
  [
    'positive conclusive grounds',
    [...inRecovery, cg('positive', '2026-06-02')],
    '2026-06-20',
    'conclusive-grounds-positive',
    'Positive conclusive grounds, 2 June 2026',
  ],
  [
    'negative conclusive grounds',
    refusedCg,
    '2026-06-20',
    'conclusive-grounds-negative',
    'Negative conclusive grounds, 1 June 2026',
  ],
  [
    'a panel decides both at once for a child',
    [openedChild(), referred('2026-01-05', 'devolved-panel'), cg('positive', '2026-02-10')],
    '2026-03-01',
    'conclusive-grounds-positive',
    'Positive conclusive grounds, 10 February 2026',
  ],
  [
    'a reconsideration is asked for: the decision stands meanwhile',
    [...refusedCg, asked],
    '2026-06-25',
    'conclusive-grounds-negative',
    'Negative conclusive grounds, 1 June 2026; reconsideration asked for on 20 June 2026',
  ],
  [
    'they will look again',
    [...refusedCg, asked, answer(asked.id, '2026-06-28', 'accepted')],
    '2026-07-01',
    'conclusive-grounds-negative',
    'Negative conclusive grounds, 1 June 2026; being looked at again',
  ],
  [
    'they will not look again',
    [...refusedCg, asked, answer(asked.id, '2026-06-28', 'refused')],
    '2026-07-01',
    'conclusive-grounds-negative',
    'Negative conclusive grounds, 1 June 2026',
  ],
  [
    'the conclusive decision is changed',
    [...refusedCg, asked, again(asked.id, '2026-08-03', 'changed')],
    '2026-08-10',
    'conclusive-grounds-positive',
    'Positive conclusive grounds, 3 August 2026',
  ],
  [
    'the conclusive decision stays',
    [...refusedCg, asked, again(asked.id, '2026-08-03', 'unchanged')],
    '2026-08-10',
    'conclusive-grounds-negative',
    'Negative conclusive grounds, 1 June 2026',
  ],
  [
    'the reasonable grounds decision is changed: a new period begins',
    [
      ...refusedRg,
      ask(rgId, '2026-01-30'),
      again('reconsideration-requested 2026-01-30', '2026-03-02', 'changed'),
    ],
    '2026-03-31',
    'recovery',
    'Positive reasonable grounds, 2 March 2026: recovery period',
  ],
  [
    'withdrawn in writing',
    [...inRecovery, fact('nrm-withdrawn', '2026-03-02', { form: 'written' })],
    '2026-03-05',
    'withdrawn',
    'Left the NRM by choice, 2 March 2026',
  ],
  [
    'suspended by letter',
    [...inRecovery, fact('nrm-suspended', '2026-03-02', {})],
    '2026-03-05',
    'suspended',
    'Suspended since 2 March',
  ],
  [
    'resumed: the earlier state is back',
    [...inRecovery, fact('nrm-suspended', '2026-03-02', {}), fact('nrm-resumed', '2026-03-20', {})],
    '2026-03-25',
    'awaiting-conclusive-grounds',
    'Positive reasonable grounds, 12 January 2026: waiting for conclusive grounds',
  ],
  [
    'disqualified on public order grounds',
    [...inRecovery, fact('disqualified', '2026-03-02', { ground: 'public-order' })],
    '2026-03-05',
    'disqualified-public-order',
    'Disqualified, 2 March 2026',
  ],
  [
    'disqualified for bad faith',
    [...inRecovery, fact('disqualified', '2026-03-02', { ground: 'bad-faith' })],
    '2026-03-05',
    'disqualified-bad-faith',
    'Disqualified, 2 March 2026',
  ],
  [
    'disqualification lifted',
    [
      ...inRecovery,
      fact('disqualified', '2026-03-02', { ground: 'bad-faith' }),
      fact('disqualification-lifted', '2026-04-02', {}),
    ],
    '2026-04-05',
    'awaiting-conclusive-grounds',
    'Positive reasonable grounds, 12 January 2026: waiting for conclusive grounds',
  ],
  [
    'disqualification changed after reconsideration',
    [
      ...inRecovery,
      fact('disqualified', '2026-03-02', { ground: 'bad-faith' }),
      ask('disqualified 2026-03-02', '2026-03-10'),
      again('reconsideration-requested 2026-03-10', '2026-04-02', 'changed'),
    ],
    '2026-04-05',
    'awaiting-conclusive-grounds',
    'Positive reasonable grounds, 12 January 2026: waiting for conclusive grounds',
  ],
  [
    'closed for another reason',
    [...start, fact('nrm-closed', '2026-01-15', {})],
    '2026-01-20',
    'closed',
    'Closed, 15 January 2026',
  ],
  [
    'died',
    [...inRecovery, fact('died', '2026-03-02', {})],
    '2026-03-05',
    'died',
    'Died, 2 March 2026',
  ],
  [
    'a child turns 18 undecided and nobody has asked',
    [
      openedChild(),
      fact('eighteenth-birthday-noted', '2026-01-02', { turns18On: day('2026-03-10') }),
      referred(),
      rg(),
    ],
    '2026-03-10',
    'suspended',
    'Suspended since 10 March: turned 18 and not yet asked whether they stay',
  ],
  [
    'the same child on the day before the birthday',
    [
      openedChild(),
      fact('eighteenth-birthday-noted', '2026-01-02', { turns18On: day('2026-03-10') }),
      referred(),
      rg(),
    ],
    '2026-03-09',
    'awaiting-conclusive-grounds',
    'Positive reasonable grounds, 12 January 2026: waiting for conclusive grounds',
  ],
  [
    'the same child stays as an adult',
    [
      openedChild(),
      fact('eighteenth-birthday-noted', '2026-01-02', { turns18On: day('2026-03-10') }),
      referred(),
      rg(),
      fact('transition-answered', '2026-03-12', { answer: 'stay', form: 'verbal' }),
    ],
    '2026-03-20',
    'awaiting-conclusive-grounds',
    'Positive reasonable grounds, 12 January 2026: waiting for conclusive grounds',
  ],
  [
    'the same child leaves the NRM',
    [
      openedChild(),
      fact('eighteenth-birthday-noted', '2026-01-02', { turns18On: day('2026-03-10') }),
      referred(),
      rg(),
      fact('transition-answered', '2026-03-12', { answer: 'withdraw' }),
    ],
    '2026-03-20',
    'withdrawn',
    'Left the NRM by choice, 12 March 2026',
  ],
]

for (const [story, facts, on, state, words] of rows) {
  test(`NRM, ${on}: ${story}`, () => {
    const { nrm } = readTracks(facts, day(on), limits)
    assert.equal(nrm.state, state)
    assert.equal(inPlainWords(nrm, day(on)), words)
  })
}

const further = [...inRecovery, cg('negative', '2026-06-01'), referred('2027-02-01')]
const rgAgain = fact('reasonable-grounds-decided', '2027-02-10', { outcome: 'positive' })

test('a further referral opens a second episode and keeps the first', () => {
  const { nrm } = readTracks(further, day('2027-02-05'), limits)
  assert.equal(nrm.state, 'awaiting-reasonable-grounds')
  assert.equal(nrm.episode.number, 2)
  assert.deepEqual(
    nrm.earlier.map(({ number, conclusiveGrounds }) => [number, conclusiveGrounds?.outcome]),
    [[1, 'negative']],
  )
})

test('a second referral while the first is open stays in the same episode', () => {
  const { nrm } = readTracks([...start, referred('2026-01-08')], day('2026-01-09'), limits)
  assert.equal(nrm.episode.number, 1)
  assert.deepEqual(nrm.episode.alsoReferredOn, ['2026-01-08'])
})

const furtherRows = [
  { given: undefined, state: 'awaiting-conclusive-grounds', further: 'not-decided' },
  { given: 'no', state: 'awaiting-conclusive-grounds', further: 'not-given' },
  { given: 'yes', state: 'recovery', further: 'given' },
] as const

for (const row of furtherRows) {
  test(`after a further positive decision, a further period ${row.further}: ${row.state}`, () => {
    const decision = row.given
      ? [fact('additional-recovery-period-decided', '2027-02-12', { given: row.given })]
      : []
    const { nrm } = readTracks([...further, rgAgain, ...decision], day('2027-02-15'), limits)
    assert.equal(nrm.state, row.state)
    assert.equal('furtherPeriod' in nrm && nrm.furtherPeriod, row.further)
  })
}

test('a reconsideration of the first episode does not touch the second', () => {
  const facts = [
    ...further,
    ask(cgId, '2026-06-20'),
    again('reconsideration-requested 2026-06-20', '2027-03-01', 'changed'),
  ]
  const { nrm } = readTracks(facts, day('2027-03-05'), limits)
  assert.equal(nrm.state, 'awaiting-reasonable-grounds')
  assert.equal(nrm.earlier[0]?.conclusiveGrounds?.outcome, 'positive')
})

test('a length that depends on the day is asked for the day of the decision', () => {
  const edition = {
    ...limits,
    recoveryMinimumDays: (from: string) => (from < '2022-12-13' ? 45 : 30),
  }
  const facts = [opened('ENG', '2022-12-01'), referred('2022-12-05'), rg('positive', '2022-12-12')]
  const { nrm } = readTracks(facts, day('2023-01-25'), edition)
  assert.equal(nrm.state, 'recovery')
  assert.equal('minimumUntil' in nrm && nrm.minimumUntil, '2023-01-25')
})

test('where no length is known, none is calculated', () => {
  const unknown = { ...limits, recoveryMinimumDays: () => undefined }
  const { nrm } = readTracks(inRecovery, day('2027-01-01'), unknown)
  assert.equal(nrm.state, 'recovery')
  assert.equal('minimumUntil' in nrm, false)
})

test('a corrected decision replaces the old one, and requests follow the correction', () => {
  const corrected = fact(
    'conclusive-grounds-decided',
    '2026-06-03',
    { outcome: 'negative' },
    { id: 'corrected', supersedes: cgId },
  )
  const { nrm } = readTracks([...refusedCg, asked, corrected], day('2026-06-25'), limits)
  assert.equal(nrm.state, 'conclusive-grounds-negative')
  assert.equal('challenge' in nrm && nrm.challenge?.of, 'corrected')
})

test('a decision recorded in error is as if it had never been', () => {
  const struck = fact('recorded-in-error', '2026-06-10', {}, { supersedes: cgId })
  const { nrm } = readTracks([...refusedCg, struck], day('2026-06-25'), limits)
  assert.equal(nrm.state, 'awaiting-conclusive-grounds')
})

test('as at a day: what was not yet recorded was not yet known', () => {
  const late = fact(
    'conclusive-grounds-decided',
    '2026-06-01',
    { outcome: 'positive' },
    { recordedAt: '2026-06-20T09:00:00Z' },
  )
  const facts = [...inRecovery, late]
  const shown = (on: string) => readTracks(knownOn(facts, day(on)), day(on), limits).nrm.state
  assert.equal(shown('2026-06-19'), 'awaiting-conclusive-grounds')
  assert.equal(shown('2026-06-20'), 'conclusive-grounds-positive')
})

test('a fact dated after today has not happened yet', () => {
  const { nrm } = readTracks([...inRecovery, cg()], day('2026-05-31'), limits)
  assert.equal(nrm.state, 'awaiting-conclusive-grounds')
})

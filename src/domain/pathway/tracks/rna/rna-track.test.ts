/** Section 2.5 as a table: one RNA step by step, then several in a row. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Fact } from '../../../facts/fact.ts'
import { dueInPlainWords, inPlainWords } from '../../in-plain-words.ts'
import {
  confirmedInSupport,
  day,
  decided,
  fact,
  limits,
  needDecided,
  offered,
  openedChild,
  rnaSent,
  told,
} from '../../testing.ts'
import { readTracks } from '../../tracks.ts'

const rna = 'rna-1'
const step = {
  accepted: fact('rna-accepted', '2026-06-11', { rna }),
  declined: fact('rna-declined', '2026-06-11', { rna }),
  drafted: fact('rna-drafted', '2026-06-15', { rna }),
  reviewed: fact('rna-reviewed-by-survivor', '2026-06-16', { rna, agreement: 'disagrees' }),
  returned: fact('rna-returned', '2026-06-17', { rna, by: 'manager' }),
  released: fact('rna-released', '2026-06-18', { rna, submission: 's-1' }),
  sentBack: fact('rna-returned', '2026-06-19', { rna, by: 'prime' }),
  forwarded: fact('rna-forwarded', '2026-06-22', { rna }),
  asked: fact('rna-information-requested', '2026-06-25', { rna }),
  supplied: fact('rna-information-supplied', '2026-06-28', {
    rna,
    request: 'rna-information-requested 2026-06-25',
  }),
}
const sent = [
  ...confirmedInSupport,
  offered(rna, '2026-06-10'),
  step.accepted,
  step.drafted,
  step.reviewed,
  step.released,
  step.forwarded,
]
const letter = decided(rna, '2026-07-01')
const agreed = needDecided(rna, '2026-07-01', 'agreed', { from: '2026-07-20', to: '2026-12-31' })
const refusedNeed = needDecided(rna, '2026-07-01', 'not-agreed', { need: 'travel' })
const done = [...sent, letter, agreed, refusedNeed]
const toldThem = told(letter.id, '2026-07-03', { language: 'Tigrinya', readBack: 'yes' })
const challenge = fact('reconsideration-requested', '2026-07-10', {
  of: letter.id,
  grounds: 'both',
})

const rows: [story: string, facts: readonly Fact[], on: string, state: string, words: string][] = [
  [
    'offered',
    [...confirmedInSupport, offered(rna, '2026-06-10')],
    '2026-06-10',
    'offered',
    'First RNA: offered, no answer since 10 June',
  ],
  [
    'declined',
    [...confirmedInSupport, offered(rna, '2026-06-10'), step.declined],
    '2026-06-12',
    'declined',
    'First RNA: declined, 11 June 2026',
  ],
  [
    'accepted',
    [...confirmedInSupport, offered(rna, '2026-06-10'), step.accepted],
    '2026-06-12',
    'drafting',
    'First RNA: being drafted since 11 June',
  ],
  [
    'drafted',
    [...confirmedInSupport, offered(rna, '2026-06-10'), step.accepted, step.drafted],
    '2026-06-15',
    'survivor-review',
    'First RNA: with the survivor to read since 15 June',
  ],
  [
    'the survivor disagrees: it goes on, with their note',
    [...confirmedInSupport, offered(rna, '2026-06-10'), step.accepted, step.drafted, step.reviewed],
    '2026-06-16',
    'internal-qa',
    'First RNA: with the manager since 16 June',
  ],
  [
    'the manager returns it',
    [
      ...confirmedInSupport,
      offered(rna, '2026-06-10'),
      step.accepted,
      step.drafted,
      step.reviewed,
      step.returned,
    ],
    '2026-06-17',
    'drafting',
    'First RNA: being drafted since 17 June',
  ],
  [
    'released',
    sent.slice(0, -1),
    '2026-06-18',
    'with-prime',
    'First RNA: with the prime contractor since 18 June',
  ],
  [
    'the prime contractor returns it',
    [...sent.slice(0, -1), step.sentBack],
    '2026-06-20',
    'drafting',
    'First RNA: being drafted since 19 June',
  ],
  [
    'forwarded',
    sent,
    '2026-06-23',
    'with-authority',
    'First RNA: with the Single Competent Authority since 22 June',
  ],
  [
    'information asked for',
    [...sent, step.asked],
    '2026-06-26',
    'information-requested',
    'First RNA: information asked for, not answered since 25 June',
  ],
  [
    'information sent',
    [...sent, step.asked, step.supplied],
    '2026-06-29',
    'with-authority',
    'First RNA: with the Single Competent Authority since 22 June',
  ],
  [
    'decided',
    done,
    '2026-07-02',
    'decided',
    'First RNA: decided, 1 July 2026; the survivor has not been told',
  ],
  [
    'months later and still not told: it never becomes active by itself',
    done,
    '2026-11-02',
    'decided',
    'First RNA: decided, 1 July 2026; the survivor has not been told',
  ],
  [
    'told, but the copy is to follow',
    [...done, told(letter.id, '2026-07-03', { copyGiven: 'no', noCopyBecause: 'to-follow' })],
    '2026-07-04',
    'decided',
    'First RNA: decided, 1 July 2026; the survivor has not been told',
  ],
  [
    'told, no copy for a recorded reason',
    [
      ...done,
      told(letter.id, '2026-07-03', { copyGiven: 'no', noCopyBecause: 'not-safe-to-hold' }),
    ],
    '2026-07-04',
    'communicated',
    'First RNA: decided, 1 July 2026; the survivor has it',
  ],
  [
    'told, with a copy',
    [...done, toldThem],
    '2026-07-19',
    'communicated',
    'First RNA: decided, 1 July 2026; the survivor has it',
  ],
  [
    'the agreed period starts',
    [...done, toldThem],
    '2026-07-20',
    'active',
    'First RNA: support agreed until 31 December 2026',
  ],
  [
    'challenged',
    [...done, toldThem, challenge],
    '2026-07-12',
    'reconsideration',
    'First RNA: challenged on 10 July 2026',
  ],
  [
    'the challenge leaves it unchanged: that letter must reach the survivor too',
    [
      ...done,
      toldThem,
      challenge,
      fact('reconsideration-decided', '2026-08-10', {
        request: challenge.id,
        outcome: 'unchanged',
      }),
    ],
    '2026-08-12',
    'decided',
    'First RNA: decided, 1 July 2026; the survivor has not been told',
  ],
  [
    'and once told of it',
    [
      ...done,
      toldThem,
      challenge,
      fact('reconsideration-decided', '2026-08-10', {
        request: challenge.id,
        outcome: 'unchanged',
      }),
      told('reconsideration-decided 2026-08-10', '2026-08-11'),
    ],
    '2026-08-12',
    'active',
    'First RNA: support agreed until 31 December 2026',
  ],
  [
    'the challenge changes it: version two',
    [
      ...done,
      toldThem,
      challenge,
      decided(rna, '2026-08-10', { afterReconsideration: challenge.id }),
      needDecided(rna, '2026-08-10', 'agreed', {
        need: 'travel',
        from: '2026-08-10',
        to: '2027-01-31',
      }),
    ],
    '2026-08-12',
    'decided',
    'First RNA: decided, 10 August 2026; the survivor has not been told',
  ],
  [
    'the last agreed day is still support',
    [...done, toldThem],
    '2026-12-31',
    'active',
    'First RNA: support agreed until 31 December 2026',
  ],
  [
    'the agreed time is over and no other RNA exists',
    [...done, toldThem],
    '2027-01-01',
    'closed',
    'First RNA: closed, 31 December 2026: the agreed time is over',
  ],
  [
    'a later RNA is on its way when the time is over',
    [...done, toldThem, offered('rna-2', '2026-11-20')],
    '2027-01-02',
    'superseded',
    'First RNA: followed by a later RNA, 1 January 2027',
  ],
  [
    'support ended',
    [...done, toldThem, fact('exited', '2026-09-30', { reason: 'choice' })],
    '2026-10-02',
    'closed',
    'First RNA: closed, 30 September 2026: support ended',
  ],
  [
    'support ended while a challenge is open: the challenge goes on',
    [...done, toldThem, challenge, fact('exited', '2026-09-30', { reason: 'choice' })],
    '2026-10-02',
    'reconsideration',
    'First RNA: challenged on 10 July 2026',
  ],
  [
    'withdrawn by the provider',
    [...sent, fact('rna-withdrawn', '2026-06-24', { rna })],
    '2026-06-25',
    'closed',
    'First RNA: closed, 24 June 2026: withdrawn by the provider',
  ],
  [
    'the survivor withdraws from taking part',
    [...sent, fact('consent-withdrawn', '2026-06-24', { consent: 'rna-participation' })],
    '2026-06-25',
    'closed',
    'First RNA: closed, 24 June 2026: the survivor no longer wants to take part',
  ],
]

for (const [story, facts, on, state, words] of rows) {
  test(`RNA, ${on}: ${story}`, () => {
    const [first] = readTracks(facts, day(on), limits).rnas
    assert.ok(first)
    assert.equal(inPlainWords(first, day(on)), words)
    assert.equal(first.state, state)
  })
}

test('a challenge that changed one need leaves the other as it was decided', () => {
  const facts = [
    ...done,
    challenge,
    decided(rna, '2026-08-10', { afterReconsideration: challenge.id }),
    needDecided(rna, '2026-08-10', 'agreed', { need: 'travel' }),
  ]
  const [first] = readTracks(facts, day('2026-08-12'), limits).rnas
  const outcomes = first?.cycle.decisions.at(-1)?.needs.map(({ need, outcome }) => [need, outcome])
  assert.deepEqual(outcomes, [
    ['counselling', 'agreed'],
    ['travel', 'agreed'],
  ])
  assert.deepEqual(
    first?.cycle.decisions.map(({ version }) => version),
    [1, 2],
  )
})

const lateRows = [
  { told: '2026-07-04', days: undefined, because: 'three days is in time' },
  { told: '2026-07-05', days: 4, because: 'the fourth day is late' },
]
for (const { told: on, days, because } of lateRows) {
  test(`a copy given on ${on}: ${because}`, () => {
    const [first] = readTracks([...done, told(letter.id, on)], day('2026-07-10'), limits).rnas
    assert.equal(first?.lateService?.days, days)
  })
}

test('while the survivor has no copy, the days go on counting', () => {
  const [first] = readTracks(done, day('2026-07-21'), limits).rnas
  assert.deepEqual(first?.lateService, { decidedOn: '2026-07-01', days: 20 })
})

test('same day: returned by the manager, drafted again and released, it is with the prime contractor', () => {
  const waiting = sent.slice(0, -2)
  const on = '2026-06-20'
  const facts = [
    ...waiting,
    fact('rna-returned', on, { rna, by: 'manager' }),
    fact('rna-drafted', on, { rna }),
    fact('rna-reviewed-by-survivor', on, { rna, agreement: 'agrees' }),
    fact('rna-released', on, { rna, submission: 's-2' }),
  ]
  assert.equal(readTracks(facts, day(on), limits).rnas[0]?.state, 'with-prime')
})

const dueRows: [story: string, facts: readonly Fact[], on: string, words: string | undefined][] = [
  [
    'after the positive decision',
    confirmedInSupport,
    '2026-06-02',
    'An RNA is due since 1 June: after the positive conclusive grounds decision',
  ],
  ['not once it is offered', sent, '2026-06-23', undefined],
  ['not the day before the notice', [...done, toldThem], '2026-11-18', undefined],
  [
    'when agreed support is ending',
    [...done, toldThem],
    '2026-11-19',
    'An RNA is due since 19 November: agreed support is ending',
  ],
  [
    'when a new need has come up since the decision',
    [...done, toldThem, fact('need-identified', '2026-08-20', { need: 'dental', category: 'x' })],
    '2026-08-21',
    'An RNA is due since 20 August: needs have changed',
  ],
  [
    'after coming back into support',
    [
      ...done,
      fact('exited', '2026-09-30', { reason: 'choice' }),
      fact('re-entry-requested', '2026-10-05', {}),
      fact('re-entry-decided', '2026-10-20', { outcome: 'agreed' }),
    ],
    '2026-10-21',
    'An RNA is due since 20 October: back in support',
  ],
  [
    'never for somebody out of support',
    [...done, fact('exited', '2026-12-01', { reason: 'choice' })],
    '2026-12-05',
    undefined,
  ],
  ['never for a child', [openedChild(), ...confirmedInSupport.slice(1)], '2026-06-02', undefined],
]
for (const [story, facts, on, words] of dueRows) {
  test(`an RNA is due ${story}`, () => {
    const { rnaDue } = readTracks(facts, day(on), limits)
    assert.equal(rnaDue && dueInPlainWords(rnaDue, day(on)), words)
  })
}

test('three RNAs in a row are numbered by when they began', () => {
  const facts = [
    ...confirmedInSupport,
    ...rnaSent('b', '2026-06-10'),
    ...rnaSent('c', '2026-12-01'),
    ...rnaSent('a', '2027-03-04'),
  ]
  const { rnas } = readTracks(facts, day('2027-03-10'), limits)
  assert.deepEqual(
    rnas.map(({ cycle }) => [cycle.rna, cycle.number]),
    [
      ['b', 1],
      ['c', 2],
      ['a', 3],
    ],
  )
})

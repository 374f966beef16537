/** Sections 2.6 and 2.7 as tables: childhood and turning 18; temporary permission to stay. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Fact } from '../../facts/fact.ts'
import { inPlainWords } from '../in-plain-words.ts'
import { cg, day, fact, limits, opened, openedChild, referred, rg } from '../testing.ts'
import { readTracks } from '../tracks.ts'

type Row = [story: string, facts: readonly Fact[], on: string, state: string, words: string]

const safeguarded = fact('safeguarding-referred', '2026-01-02', {})
const birthday = (turns18On: string, certainty: 'documented' | 'disputed' = 'documented'): Fact =>
  fact('eighteenth-birthday-noted', '2026-01-02', { turns18On: day(turns18On), certainty })
const child = [openedChild(), safeguarded, birthday('2026-09-01')]

const childRows: Row[] = [
  ['an adult', [opened()], '2026-01-10', 'not-a-child', 'An adult'],
  ['noticed', [openedChild()], '2026-01-10', 'identified', 'A child: safeguarding comes first'],
  [
    'age not known counts as a child',
    [openedChild('not-known')],
    '2026-01-10',
    'identified',
    'A child: safeguarding comes first',
  ],
  [
    'safeguarding referral made',
    child,
    '2026-01-10',
    'safeguarded',
    'With children’s services since 2 January',
  ],
  [
    'referred without consent, as it should be',
    [...child, referred()],
    '2026-01-10',
    'awaiting-decision',
    'A child, waiting for a decision since 5 January',
  ],
  [
    'sent to the local panel',
    [...child, referred(), fact('routed-to-devolved-panel', '2026-01-08', {})],
    '2026-01-10',
    'devolved',
    'A child, with the local panel since 8 January',
  ],
  [
    'decided',
    [...child, referred(), rg(), cg('positive', '2026-03-01')],
    '2026-03-10',
    'decided',
    'A child, positive conclusive grounds, 1 March 2026',
  ],
  [
    'the day before planning is due',
    [...child, referred(), rg()],
    '2026-05-23',
    'awaiting-decision',
    'A child, waiting for a decision since 5 January',
  ],
  [
    'the day on which planning is due',
    [...child, referred(), rg()],
    '2026-05-24',
    'transition-planning',
    'Turns 18 on 1 September 2026: planning',
  ],
  [
    'turned 18 undecided',
    [...child, referred(), rg()],
    '2026-09-01',
    'transition-decision',
    'Turned 18 on 1 September 2026: ask whether they stay',
  ],
  [
    'stays',
    [...child, referred(), rg(), fact('transition-answered', '2026-09-02', { answer: 'stay' })],
    '2026-09-03',
    'adult-nrm',
    'Stays in the NRM as an adult since 2 September',
  ],
  [
    'no answer',
    [
      ...child,
      referred(),
      rg(),
      fact('transition-answered', '2026-09-20', { answer: 'no-response' }),
    ],
    '2026-09-21',
    'suspended',
    'No answer about staying, 20 September 2026: suspended',
  ],
  [
    'leaves',
    [...child, referred(), rg(), fact('transition-answered', '2026-09-20', { answer: 'withdraw' })],
    '2026-09-21',
    'withdrawn',
    'Left the NRM after turning 18, 20 September 2026',
  ],
  [
    'turned 18 after the decision',
    [...child, referred(), rg(), cg('positive', '2026-03-01')],
    '2026-09-10',
    'came-of-age',
    'An adult since 1 September',
  ],
  [
    'found to be an adult',
    [
      openedChild('not-known'),
      referred(),
      fact('age-decided', '2026-02-01', { ageGroup: 'adult' }),
    ],
    '2026-02-02',
    'came-of-age',
    'An adult since 1 February',
  ],
  [
    'a disputed birthday that has passed does not make an adult',
    [openedChild(), birthday('2025-06-01', 'disputed')],
    '2026-01-10',
    'identified',
    'Age disputed: treated as a child',
  ],
]
for (const [story, facts, on, state, words] of childRows) {
  test(`child, ${on}: ${story}`, () => {
    const track = readTracks(facts, day(on), limits).child
    assert.equal(track.state, state)
    assert.equal(inPlainWords(track, day(on)), words)
  })
}

test('support that they ask for after 18 starts the adult episode', () => {
  const facts = [
    ...child,
    referred('2026-01-05'),
    rg(),
    fact('transition-answered', '2026-09-02', { answer: 'stay' }),
    fact('consent-given', '2026-09-02', { consent: 'transition-support' }),
  ]
  assert.equal(readTracks(facts, day('2026-08-30'), limits).support.state, 'not-in-support')
  assert.equal(readTracks(facts, day('2026-09-03'), limits).support.state, 'entry-contact')
})

const confirmed = [opened(), referred(), rg(), cg('positive', '2026-06-01')]
const noLeave = fact('immigration-status-noted', '2026-01-06', { position: 'no-leave' })
const granted = fact('vts-decided', '2026-08-01', {
  outcome: 'granted',
  from: day('2026-08-01'),
  to: day('2027-07-31'),
})
const name = 'Temporary permission'

const immigrationRows: Row[] = [
  [
    'before any decision',
    [opened()],
    '2026-01-10',
    'not-considered',
    `${name}: not considered yet`,
  ],
  [
    'British',
    [...confirmed, fact('immigration-status-noted', '2026-01-06', { position: 'british' })],
    '2026-06-10',
    'not-needed',
    `${name}: not needed`,
  ],
  [
    'nobody has asked',
    confirmed,
    '2026-06-10',
    'position-not-known',
    `${name}: not known whether it is needed`,
  ],
  [
    'prefers not to say is not a no',
    [
      ...confirmed,
      fact('immigration-status-noted', '2026-01-06', { position: 'prefers-not-to-say' }),
    ],
    '2026-06-10',
    'position-not-known',
    `${name}: not known whether it is needed`,
  ],
  [
    'confirmed, without permission',
    [...confirmed, noLeave],
    '2026-06-10',
    'automatic-consideration',
    `${name}: considered without an application since 1 June`,
  ],
  [
    'the form arrives',
    [
      ...confirmed,
      noLeave,
      fact('vts-form-received', '2026-06-20', { answerBy: day('2026-07-10') }),
    ],
    '2026-06-21',
    'evidence',
    `${name}: answer the form by 10 July 2026`,
  ],
  [
    'granted',
    [...confirmed, noLeave, granted],
    '2026-08-02',
    'granted',
    `${name} until 31 July 2027`,
  ],
  [
    'refused',
    [...confirmed, noLeave, fact('vts-decided', '2026-08-01', { outcome: 'refused' })],
    '2026-08-02',
    'refused',
    `${name} refused, 1 August 2026`,
  ],
  [
    'paused',
    [...confirmed, noLeave, fact('vts-paused', '2026-07-01', {})],
    '2026-07-02',
    'paused',
    `${name}: paused since 1 July`,
  ],
  [
    'resumed',
    [
      ...confirmed,
      noLeave,
      fact('vts-paused', '2026-07-01', {}),
      fact('vts-resumed', '2026-07-15', {}),
    ],
    '2026-07-16',
    'automatic-consideration',
    `${name}: considered without an application since 1 June`,
  ],
  [
    'the day before notice',
    [...confirmed, granted],
    '2027-05-01',
    'granted',
    `${name} until 31 July 2027`,
  ],
  [
    'an extension is due',
    [...confirmed, granted],
    '2027-05-02',
    'extension-due',
    `${name} until 31 July 2027; extension due`,
  ],
  [
    'an extension is applied for',
    [...confirmed, granted, fact('vts-extension-applied', '2027-06-01', {})],
    '2027-08-10',
    'extension-applied',
    `${name}: extension applied for on 1 June 2027`,
  ],
  ['it ended', [...confirmed, granted], '2027-08-01', 'ended', `${name} ended on 31 July 2027`],
]
for (const [story, facts, on, state, words] of immigrationRows) {
  test(`permission, ${on}: ${story}`, () => {
    const track = readTracks(facts, day(on), limits).immigration
    assert.equal(track.state, state)
    assert.equal(inPlainWords(track, day(on)), words)
  })
}

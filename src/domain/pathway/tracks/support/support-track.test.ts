/** Section 2.4 as a table: each row is a story, the day it is read, and what stands then. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Fact } from '../../../facts/fact.ts'
import { inPlainWords } from '../../in-plain-words.ts'
import {
  agreesToReferral,
  agreesToSupport,
  cg,
  confirmedInSupport,
  day,
  decided,
  fact,
  limits,
  needDecided,
  offered,
  opened,
  referred,
  rg,
  rnaSent,
  started,
} from '../../testing.ts'
import { readTracks } from '../../tracks.ts'
import type { ExitReason } from './support-track.ts'

const before = [opened(), agreesToReferral(), agreesToSupport(), referred()]
const supported = [...before, rg(), started()]
const emergency = fact('emergency-support-agreed', '2026-01-06', {})
const exited = (on: string, reason: ExitReason = 'planned'): Fact => fact('exited', on, { reason })
const withdrawsSupport = fact('consent-withdrawn', '2026-03-02', { consent: 'support' })
const extended = [
  ...confirmedInSupport,
  ...rnaSent('rna-1', '2026-06-10'),
  decided('rna-1', '2026-07-01'),
  needDecided('rna-1', '2026-07-01', 'agreed', { from: '2026-07-20', to: '2026-12-31' }),
]
const notAgreed = [
  ...confirmedInSupport,
  ...rnaSent('rna-1', '2026-06-10'),
  decided('rna-1', '2026-07-01', { supportEndsOn: day('2026-07-31') }),
  needDecided('rna-1', '2026-07-01', 'not-agreed'),
]
const left = [...notAgreed, exited('2026-07-31', 'rna-not-agreed')]
const asksBack = fact('re-entry-requested', '2026-09-01', {})

const rows: [story: string, facts: readonly Fact[], on: string, state: string, words: string][] = [
  ['before any support', before, '2026-01-06', 'not-in-support', 'Not in support'],
  [
    'emergency support',
    [...before, emergency],
    '2026-01-08',
    'emergency',
    'Emergency support before a decision, since 6 January',
  ],
  [
    'emergency support goes on after the positive decision',
    [...before, emergency, rg()],
    '2026-01-13',
    'emergency',
    'Emergency support; full assessment due since 12 January',
  ],
  [
    'positive reasonable grounds, and they want support',
    [...before, rg()],
    '2026-01-13',
    'entry-contact',
    'Entering support: not reached since 12 January',
  ],
  [
    'positive reasonable grounds, reached at the second try',
    [
      ...before,
      rg(),
      fact('contact-attempted', '2026-01-13', { reached: 'no' }),
      fact('contact-attempted', '2026-01-14', { reached: 'yes' }),
    ],
    '2026-01-14',
    'entry-contact',
    'Entering support: reached on 14 January 2026',
  ],
  [
    'positive reasonable grounds, but support was never asked for',
    [opened(), fact('referred', '2026-01-05', { authority: 'sca' }), rg()],
    '2026-01-13',
    'not-in-support',
    'Not in support',
  ],
  [
    'they ask for support later',
    [
      opened(),
      fact('referred', '2026-01-05', { authority: 'sca' }),
      rg(),
      agreesToSupport('2026-02-01'),
    ],
    '2026-02-02',
    'entry-contact',
    'Entering support: not reached since 1 February',
  ],
  ['support starts', supported, '2026-02-01', 'in-support', 'Outreach, since 20 January'],
  [
    'moves to a safe house',
    [...supported, fact('support-mode-changed', '2026-02-01', { mode: 'safe-house-catered' })],
    '2026-02-02',
    'in-support',
    'Safe house with meals, since 20 January',
  ],
  [
    'positive conclusive grounds in England',
    confirmedInSupport,
    '2026-06-10',
    'move-on',
    'Outreach, moving on since 1 June',
  ],
  [
    'positive conclusive grounds in Scotland: no move-on there',
    [opened('SCOT'), ...confirmedInSupport.slice(1)],
    '2026-06-10',
    'in-support',
    'Outreach, since 20 January',
  ],
  [
    'negative conclusive grounds',
    [...supported, cg('negative')],
    '2026-06-10',
    'exiting',
    'Leaving, no last day yet: Negative conclusive grounds decision',
  ],
  [
    'a negative decision for somebody who was never in support',
    [opened(), fact('referred', '2026-01-05', { authority: 'sca' }), rg(), cg('negative')],
    '2026-06-10',
    'not-in-support',
    'Not in support',
  ],
  [
    'disqualified after having left: there is nothing to leave',
    [
      ...supported,
      exited('2026-02-20', 'choice'),
      fact('disqualified', '2026-03-02', { ground: 'public-order' }),
    ],
    '2026-03-05',
    'exited',
    'Left on 20 February 2026: The survivor’s informed choice',
  ],
  [
    'more time before leaving is given',
    [
      ...supported,
      cg('negative'),
      fact('exit-notice-given', '2026-06-03', {
        endsOn: day('2026-06-14'),
        reason: 'negative-conclusive-grounds',
      }),
      fact('exit-extension-answered', '2026-06-10', { given: 'yes', until: day('2026-07-14') }),
    ],
    '2026-06-12',
    'exiting',
    'Leaving, support ends on 14 July 2026: Negative conclusive grounds decision',
  ],
  [
    'negative reasonable grounds while in emergency support',
    [...before, emergency, rg('negative')],
    '2026-01-13',
    'exiting',
    'Leaving, no last day yet: Negative reasonable grounds decision',
  ],
  [
    'an RNA agrees support',
    extended,
    '2026-08-01',
    'rna-extended',
    'Outreach, agreed by RNA 1 until 31 December 2026',
  ],
  [
    'the last agreed day',
    extended,
    '2026-12-31',
    'rna-extended',
    'Outreach, agreed by RNA 1 until 31 December 2026',
  ],
  [
    'the agreed time is over and nothing was sent: still not an exit',
    extended,
    '2027-01-01',
    'rna-extended',
    'Outreach, agreed by RNA 1 until 31 December 2026; nothing agreed since',
  ],
  [
    'the agreed time is over and the next RNA was sent in time',
    [...extended, ...rnaSent('rna-2', '2026-12-01')],
    '2027-01-10',
    'rna-extended',
    'Outreach, agreed by RNA 1 until 31 December 2026; the next RNA was sent in time',
  ],
  [
    'an RNA that agrees nothing',
    notAgreed,
    '2026-07-05',
    'exiting',
    'Leaving, support ends on 31 July 2026: No further support agreed in the RNA',
  ],
  [
    'the refused RNA is changed after a challenge',
    [
      ...notAgreed,
      fact('reconsideration-requested', '2026-07-10', {
        of: 'rna-1 decided 2026-07-01',
        grounds: 'both',
      }),
      decided('rna-1', '2026-07-25', {
        afterReconsideration: 'reconsideration-requested 2026-07-10',
      }),
      needDecided('rna-1', '2026-07-25', 'partly-agreed', { from: '2026-07-25', to: '2026-10-01' }),
    ],
    '2026-07-28',
    'rna-extended',
    'Outreach, agreed by RNA 1 until 1 October 2026',
  ],
  [
    'the RNA is declined',
    [
      ...confirmedInSupport,
      offered('rna-1', '2026-06-10'),
      fact('rna-declined', '2026-06-12', { rna: 'rna-1' }),
    ],
    '2026-06-20',
    'exiting',
    'Leaving, no last day yet: The survivor’s informed choice',
  ],
  [
    'they change their mind about the RNA',
    [
      ...confirmedInSupport,
      offered('rna-1', '2026-06-10'),
      fact('rna-declined', '2026-06-12', { rna: 'rna-1' }),
      fact('rna-accepted', '2026-06-15', { rna: 'rna-1' }),
    ],
    '2026-06-20',
    'move-on',
    'Outreach, moving on since 1 June',
  ],
  [
    'needs are met elsewhere: notice of a planned ending',
    [
      ...extended,
      fact('exit-notice-given', '2026-10-01', { endsOn: day('2026-10-31'), reason: 'planned' }),
    ],
    '2026-10-05',
    'exiting',
    'Leaving, support ends on 31 October 2026: Planned: needs are met elsewhere',
  ],
  [
    'support ended',
    left,
    '2026-08-05',
    'exited',
    'Left on 31 July 2026: No further support agreed in the RNA',
  ],
  [
    'Reach-in',
    [...left, fact('reach-in-started', '2026-08-10', {})],
    '2026-08-12',
    'reach-in',
    'Reach-in, since 10 August',
  ],
  [
    'Reach-in over',
    [...left, fact('reach-in-started', '2026-08-10', {}), fact('reach-in-ended', '2026-08-20', {})],
    '2026-08-22',
    'exited',
    'Left on 31 July 2026: No further support agreed in the RNA',
  ],
  [
    'asks to come back',
    [...left, asksBack],
    '2026-09-05',
    're-entry-assessment',
    'Asked on 1 September 2026 to come back; waiting for the decision',
  ],
  [
    'asks to come back from Reach-in',
    [...left, fact('reach-in-started', '2026-08-10', {}), asksBack],
    '2026-09-05',
    're-entry-assessment',
    'Asked on 1 September 2026 to come back; waiting for the decision',
  ],
  [
    'coming back agreed',
    [...left, asksBack, fact('re-entry-decided', '2026-09-20', { outcome: 'agreed' })],
    '2026-09-25',
    'in-support',
    'Outreach, back in support since 20 September',
  ],
  [
    'coming back refused',
    [...left, asksBack, fact('re-entry-decided', '2026-09-20', { outcome: 'refused' })],
    '2026-09-25',
    'exited',
    'Left on 31 July 2026: No further support agreed in the RNA',
  ],
  [
    'withdraws from support; the NRM goes on',
    [...supported, withdrawsSupport],
    '2026-03-05',
    'exited',
    'Left on 2 March 2026: Withdrew from support',
  ],
  [
    'leaves the NRM: leaving begins, support has not ended yet',
    [...supported, fact('nrm-withdrawn', '2026-03-02', { form: 'written' })],
    '2026-03-05',
    'exiting',
    'Leaving, no last day yet: Left the NRM by choice',
  ],
  [
    'disqualified: leaving begins',
    [...supported, fact('disqualified', '2026-03-02', { ground: 'public-order' })],
    '2026-03-05',
    'exiting',
    'Leaving, no last day yet: Disqualification',
  ],
  [
    'disqualification lifted: back as before',
    [
      ...supported,
      fact('disqualified', '2026-03-02', { ground: 'public-order' }),
      fact('disqualification-lifted', '2026-04-02', {}),
    ],
    '2026-04-05',
    'in-support',
    'Outreach, since 20 January',
  ],
  [
    'negative conclusive grounds changed after reconsideration',
    [
      ...supported,
      cg('negative'),
      fact('reconsideration-requested', '2026-06-10', {
        of: 'conclusive-grounds-decided 2026-06-01',
        grounds: 'new-evidence',
      }),
      fact('reconsideration-decided', '2026-07-10', {
        request: 'reconsideration-requested 2026-06-10',
        outcome: 'changed',
      }),
    ],
    '2026-07-15',
    'move-on',
    'Outreach, moving on since 10 July',
  ],
  [
    'went missing: an overlay, support goes on',
    [...supported, fact('went-missing', '2026-03-02', {})],
    '2027-03-02',
    'in-support',
    'Outreach, since 20 January 2026; missing since 2 March 2026',
  ],
  [
    'found again',
    [...supported, fact('went-missing', '2026-03-02', {}), fact('found-again', '2026-03-09', {})],
    '2026-03-10',
    'in-support',
    'Outreach, since 20 January',
  ],
  [
    'an absence closed by a person’s decision',
    [...supported, fact('went-missing', '2026-03-02', {}), exited('2026-05-02', 'missing')],
    '2026-05-05',
    'exited',
    'Left on 2 May 2026: Missing, and the absence was closed by a person’s decision; missing since 2 March',
  ],
  [
    'detained: an overlay, support goes on',
    [...supported, fact('detained', '2026-03-02', { where: 'prison' })],
    '2026-03-05',
    'in-support',
    'Outreach, since 20 January; detained since 2 March',
  ],
  [
    'released',
    [...supported, fact('detained', '2026-03-02', {}), fact('released', '2026-04-02', {})],
    '2026-04-05',
    'in-support',
    'Outreach, since 20 January',
  ],
  [
    'the NRM case is suspended: support goes on',
    [...supported, fact('nrm-suspended', '2026-03-02', {})],
    '2026-09-05',
    'in-support',
    'Outreach, since 20 January',
  ],
  [
    'voluntary return',
    [...supported, exited('2026-05-02', 'return')],
    '2026-05-05',
    'exited',
    'Left on 2 May 2026: Voluntary return',
  ],
  [
    'support moves to another nation',
    [...supported, exited('2026-05-02', 'moved-nation')],
    '2026-05-05',
    'exited',
    'Left on 2 May 2026: Support moved to another nation',
  ],
  [
    'died',
    [...supported, fact('died', '2026-03-02', {})],
    '2026-03-05',
    'died',
    'Ended: the person has died',
  ],
  [
    'a new positive decision after leaving opens the way in again',
    [
      ...supported,
      cg('negative'),
      exited('2026-06-20', 'negative-conclusive-grounds'),
      referred('2027-02-01'),
      rg('positive', '2027-02-10'),
    ],
    '2027-02-12',
    'entry-contact',
    'Entering support: not reached since 10 February',
  ],
]

for (const [story, facts, on, state, words] of rows) {
  test(`support, ${on}: ${story}`, () => {
    const { support } = readTracks(facts, day(on), limits)
    assert.equal(inPlainWords(support, day(on)), words)
    assert.equal(support.state, state)
  })
}

test('the floor runs from the day the survivor got the decision; the letter’s count is shown too', () => {
  const { support } = readTracks(confirmedInSupport, day('2026-06-10'), limits)
  assert.deepEqual(support.floor, {
    from: '2026-06-05',
    survivorHasIt: true,
    notBefore: '2026-07-20',
    fromLetter: '2026-07-16',
  })
})

test('until the survivor has the decision, the floor says so', () => {
  const facts = [...supported, cg('positive')]
  const { support } = readTracks(facts, day('2026-06-10'), limits)
  assert.equal(support.floor?.survivorHasIt, false)
  assert.equal(support.floor?.notBefore, '2026-07-16')
})

test('the only end that nothing can follow is death', () => {
  const later = [...left, fact('died', '2026-08-02', {}), started('2026-08-10'), asksBack]
  assert.equal(readTracks(later, day('2026-09-10'), limits).support.state, 'died')
  assert.equal(
    readTracks([...left, asksBack], day('2026-09-10'), limits).support.state,
    're-entry-assessment',
  )
})

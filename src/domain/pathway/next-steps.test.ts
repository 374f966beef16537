/** What the page offers first, in the states that matter most. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Fact, FactType } from '../facts/fact.ts'
import { kindOf } from '../facts/fact.ts'
import { likelyNext, otherSteps } from './next-steps.ts'
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
} from './testing.ts'
import { readTracks } from './tracks.ts'

const at = (facts: readonly Fact[], on = '2026-07-15') => readTracks(facts, day(on), limits)

const rows: [story: string, facts: readonly Fact[], first: FactType][] = [
  ['nothing yet', [], 'case-opened'],
  ['a concern', [opened()], 'consent-given'],
  ['a child', [openedChild()], 'safeguarding-referred'],
  ['referred', [opened(), referred()], 'reasonable-grounds-decided'],
  ['in recovery', [opened(), referred(), rg()], 'conclusive-grounds-decided'],
  ['refused', [opened(), referred(), rg(), cg('negative')], 'reconsideration-requested'],
  [
    'challenged',
    [
      opened(),
      referred(),
      rg('negative'),
      fact('reconsideration-requested', '2026-01-20', { of: rg().id, grounds: 'both' }),
    ],
    'reconsideration-answered',
  ],
  ['confirmed', confirmedInSupport, 'rna-offered'],
  ['offered an RNA', [...confirmedInSupport, offered('rna-1', '2026-06-10')], 'rna-accepted'],
  ['RNA sent', [...confirmedInSupport, ...rnaSent('rna-1', '2026-06-10')], 'rna-decided'],
  [
    'RNA decided',
    [...confirmedInSupport, ...rnaSent('rna-1', '2026-06-10'), decided('rna-1', '2026-07-01')],
    'told-survivor',
  ],
  ['missing', [...confirmedInSupport, fact('went-missing', '2026-06-10', {})], 'found-again'],
  [
    'left',
    [...confirmedInSupport, fact('exited', '2026-07-10', { reason: 'choice' })],
    'reach-in-started',
  ],
]
for (const [story, facts, first] of rows) {
  test(`first offered for "${story}": ${first}`, () => {
    assert.equal(likelyNext(at(facts))[0], first)
  })
}

test('nothing is offered twice, and nothing that Waymark records by itself', () => {
  for (const [, facts] of rows) {
    const tracks = at(facts)
    const all = [...likelyNext(tracks), ...otherSteps(tracks).flatMap(({ types }) => types)]
    assert.equal(new Set(all).size, all.length)
    assert.ok(all.every((type) => kindOf(type).by === 'form'))
  }
})

test('no RNA is offered in Scotland or for a child; no Duty to Notify for a child', () => {
  const scotland = at([opened('SCOT')])
  const child = at([openedChild()])
  const all = (tracks: typeof child) => [
    ...likelyNext(tracks),
    ...otherSteps(tracks).flatMap(({ types }) => types),
  ]
  assert.ok(!all(scotland).some((type) => type.startsWith('rna-')))
  assert.ok(!all(child).some((type) => type.startsWith('rna-') || type === 'duty-to-notify-sent'))
})

test('a child is not asked to consent to the referral; an adult is, first of all', () => {
  assert.ok(!likelyNext(at([openedChild()])).some((type) => type.startsWith('consent-')))
  assert.equal(likelyNext(at([opened()]))[0], 'consent-given')
})

test('after a death nothing is offered', () => {
  const tracks = at([...confirmedInSupport, fact('died', '2026-07-01', {})])
  assert.deepEqual([likelyNext(tracks), otherSteps(tracks)], [[], []])
})

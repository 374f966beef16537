/** Who may be brought into a circle, and what needs another question to the survivor first. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aDay } from '../calendar/day.ts'
import { decideAdd, decideChange, type MemberDecision } from './decide-member.ts'
import type { CircleMember } from './member.ts'
import { give, ledgerOf, takeBack } from './sharing.testing.ts'

const today = aDay('2026-02-01')
const consents = ledgerOf(
  give('share-with-organisation', '2026-01-04', 'yes'),
  give('share-with-organisation', '2026-02-01', 'yes-again'),
  give('share-with-organisation', '2025-01-31', 'yes-long-ago'),
  give('share-with-organisation', '2026-01-05', 'taken-back'),
  takeBack('share-with-organisation', '2026-01-20', 'taken-back'),
  give('ask-professional', '2026-01-04', 'yes-to-ask'),
  give('support', '2026-01-04', 'yes-to-support'),
)
const wanted = { type: 'legal-adviser', grant: 'yes', items: ['identity'] }
const member: CircleMember = {
  id: 'solicitor',
  type: 'legal-adviser',
  grant: 'yes',
  items: ['identity', 'decisions'],
  until: aDay('2026-04-04'),
}

const said = (decision: MemberDecision): string =>
  'refused' in decision ? decision.refused.code : `until ${decision.accepted.until}`

describe('somebody new', () => {
  const rows: readonly (readonly [string, Partial<Parameters<typeof decideAdd>[1]>, string])[] = [
    ['three months, unless they said otherwise', {}, 'until 2026-04-04'],
    ['for less', { until: aDay('2026-02-01') }, 'until 2026-02-01'],
    ['for twelve months', { until: aDay('2027-01-04') }, 'until 2027-01-04'],
    ['for a day more than twelve months', { until: aDay('2027-01-05') }, 'too-long'],
    ['until yesterday', { until: aDay('2026-01-31') }, 'over-already'],
    ['on a consent that is more than a year old', { grant: 'yes-long-ago' }, 'over-already'],
    ['told nothing', { items: [] }, 'nothing-named'],
    ['told a place', { items: ['identity', 'address'] }, 'no-such-item'],
    ['on a consent that was taken back', { grant: 'taken-back' }, 'no-such-consent'],
    ['on a consent to something else', { grant: 'yes-to-support' }, 'no-such-consent'],
    ['only to be asked', { grant: 'yes-to-ask' }, 'until 2026-04-04'],
    ['to be asked as well', { askGrant: 'yes-to-ask' }, 'until 2026-04-04'],
    ['to be asked on a consent to share', { askGrant: 'yes' }, 'no-such-consent'],
    ['an embassy', { type: 'embassy' }, 'denied-type'],
    [
      'immigration enforcement, with nothing else right',
      { type: 'immigration-enforcement', grant: '' },
      'denied-type',
    ],
    ['a type nobody has heard of', { type: 'friend' }, 'denied-type'],
  ]
  for (const [when, change, expected] of rows) {
    test(`${when}: ${expected}`, () => {
      assert.equal(said(decideAdd(consents, { ...wanted, ...change }, today)), expected)
    })
  }
})

describe('somebody who is there', () => {
  const rows: readonly (readonly [string, Partial<Parameters<typeof decideChange>[2]>, string])[] =
    [
      ['told less, at once', { items: ['identity'] }, 'until 2026-04-04'],
      ['for less long, at once', { until: aDay('2026-02-10') }, 'until 2026-02-10'],
      ['told more without asking', { items: ['identity', 'health'] }, 'ask-again-first'],
      ['for longer without asking', { until: aDay('2026-05-01') }, 'ask-again-first'],
      ['told more after asking', { items: ['health'], grant: 'yes-again' }, 'until 2026-05-01'],
      ['renewed after asking', { grant: 'yes-again' }, 'until 2026-05-01'],
      ['renewed on what was taken back', { grant: 'taken-back' }, 'no-such-consent'],
    ]
  for (const [when, change, expected] of rows) {
    test(`${when}: ${expected}`, () => {
      assert.equal(said(decideChange(consents, member, change, today)), expected)
    })
  }

  test('who was ended, or must not be told, is not told more by a change', () => {
    const ended = { ...member, ended: { on: today, why: 'not-safe' } as const }
    assert.equal(said(decideChange(consents, ended, {}, today)), 'ended-already')
    const conflict = { ...member, conflictSince: today }
    assert.equal(said(decideChange(consents, conflict, {}, today)), 'conflict-stands')
  })
})

/** Who may be told what, until when, on which consent: a table that a caseworker can check. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aDay } from '../calendar/day.ts'
import { mayShare, type SharePurpose, type WhyNotShare } from './may-share.ts'
import { type CircleMember, endingOf } from './member.ts'
import type { ShareItem } from './share-items.ts'
import { type ConsentFact, give, ledgerOf, refuse, takeBack } from './sharing.testing.ts'

const solicitor: CircleMember = {
  id: 'solicitor',
  type: 'legal-adviser',
  grant: 'yes-to-solicitor',
  items: ['identity', 'pathway-dates'],
  until: aDay('2026-04-04'),
}
const yes = give('share-with-organisation', '2026-01-04', 'yes-to-solicitor')
const toAsk = give('ask-professional', '2026-01-04', 'yes-to-ask')
const toSchool = give('share-with-organisation', '2026-01-04', 'yes-to-school')

interface Row {
  readonly when: string
  readonly facts?: readonly ConsentFact[]
  readonly member?: Partial<CircleMember>
  readonly items?: readonly string[]
  readonly purpose?: SharePurpose
  readonly on?: string
  readonly why: readonly WhyNotShare['code'][]
}

const rows: readonly Row[] = [
  { when: 'they agreed, and it is one of the parts', why: [] },
  { when: 'it is the last day', on: '2026-04-04', why: [] },
  { when: 'it is the day after', on: '2026-04-05', why: ['expired'] },
  { when: 'it is the day they agreed', on: '2026-01-04', why: [] },
  { when: 'it is the day before they agreed', on: '2026-01-03', why: ['given-later'] },
  {
    when: 'the day that was written lies beyond twelve months, and they are over',
    member: { until: aDay('2030-01-01') },
    on: '2027-01-05',
    why: ['asked-too-long-ago'],
  },
  {
    when: 'the day that was written lies beyond twelve months, and it is the last of them',
    member: { until: aDay('2030-01-01') },
    on: '2027-01-04',
    why: [],
  },
  { when: 'nobody was asked', facts: [], why: ['no-consent'] },
  {
    when: 'they said no',
    facts: [refuse('share-with-organisation', '2026-01-04')],
    why: ['no-consent'],
  },
  {
    when: 'it was taken back',
    facts: [yes, takeBack('share-with-organisation', '2026-02-01', 'yes-to-solicitor')],
    why: ['withdrawn'],
  },
  {
    when: 'another one was taken back',
    facts: [yes, toSchool, takeBack('share-with-organisation', '2026-02-01', 'yes-to-school')],
    why: [],
  },
  {
    when: 'it was taken back, and the school may still be told',
    facts: [yes, toSchool, takeBack('share-with-organisation', '2026-02-01', 'yes-to-solicitor')],
    why: ['grant-gone'],
  },
  {
    when: 'it was taken back and they agreed anew: nobody has bound that to the solicitor yet',
    facts: [
      yes,
      takeBack('share-with-organisation', '2026-02-01', 'yes-to-solicitor'),
      give('share-with-organisation', '2026-02-02', 'yes-again'),
    ],
    why: ['grant-gone'],
  },
  {
    when: 'the consent was corrected: somebody looks at it again and binds it',
    facts: [yes, give('share-with-organisation', '2026-01-04', 'corrected', 'yes-to-solicitor')],
    why: ['grant-gone'],
  },
  {
    when: 'refusing one more organisation',
    facts: [yes, refuse('share-with-organisation', '2026-02-01')],
    why: [],
  },
  { when: 'refusing to be referred', facts: [yes, refuse('nrm-referral', '2026-02-01')], why: [] },
  { when: 'leaving support', facts: [yes, takeBack('support', '2026-02-01')], why: [] },
  {
    when: 'only their initials are asked for, and their name was agreed to',
    items: ['initials-and-age-band'],
    why: [],
  },
  { when: 'one part was never agreed to', items: ['identity', 'health'], why: ['outside-scope'] },
  { when: 'a part is asked for that does not exist', items: ['address'], why: ['outside-scope'] },
  { when: 'no part is named', items: [], why: ['nothing-named'] },
  {
    when: 'their part is over',
    member: { ended: { on: aDay('2026-02-01'), why: 'no-longer-needed' } },
    why: ['ended'],
  },
  {
    when: 'they know an exploiter',
    member: { conflictSince: aDay('2026-02-01') },
    why: ['conflict'],
  },
  {
    when: 'they are asked for evidence on a consent to share',
    purpose: 'ask-for-evidence',
    why: ['no-consent'],
  },
  {
    when: 'they are asked for evidence, and that was agreed to',
    facts: [yes, toAsk],
    member: { askGrant: 'yes-to-ask' },
    purpose: 'ask-for-evidence',
    why: [],
  },
  {
    when: 'they are told something on a consent to be asked',
    facts: [toAsk],
    member: { grant: 'yes-to-ask' },
    why: ['no-consent'],
  },
  {
    when: 'everything is wrong at once, and every reason is given',
    facts: [],
    member: {
      conflictSince: aDay('2026-02-01'),
      ended: { on: aDay('2026-02-01'), why: 'not-safe' },
    },
    items: ['health'],
    on: '2026-05-01',
    why: ['conflict', 'ended', 'expired', 'no-consent', 'outside-scope'],
  },
  {
    when: 'it is immigration enforcement: nothing else is even looked at',
    member: { type: 'immigration-enforcement' },
    items: [],
    why: ['denied-type'],
  },
  { when: 'it is an embassy', member: { type: 'embassy' }, why: ['denied-type'] },
  { when: 'nobody knows who they are', member: { type: 'unknown' }, why: ['denied-type'] },
]

describe('may the solicitor be told?', () => {
  for (const { when, facts = [yes], member, items, purpose, on, why } of rows) {
    test(`${why.length === 0 ? 'yes' : 'no'}: ${when}`, () => {
      const said = mayShare({
        consents: ledgerOf(...facts),
        member: { ...solicitor, ...member },
        // Some rows ask for what is no part, as a form that was tampered with would.
        items: (items ?? ['identity']) as readonly ShareItem[],
        purpose: purpose ?? 'work-together',
        on: aDay(on ?? '2026-03-01'),
      })
      assert.deepEqual('refused' in said ? said.refused.map(({ code }) => code) : [], why)
    })
  }
})

test('it ends soon from two weeks before, and is over on the day after', () => {
  const codes = ['2026-03-20', '2026-03-21', '2026-04-04', '2026-04-05'].map((day) =>
    endingOf(solicitor.until, aDay(day)),
  )
  assert.deepEqual(codes, [
    { code: 'running' },
    { code: 'ends-soon', in: 14 },
    { code: 'ends-soon', in: 0 },
    { code: 'over', since: 1 },
  ])
})

/** Each warning: recorded all the same, with something to look at again. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Fact } from '../facts/fact.ts'
import type { GuardLimits } from './guards/guard.ts'
import { mayRecord } from './may-record.ts'
import type { WarningCode } from './refusals.ts'
import {
  agreesToReferral,
  agreesToSupport,
  cg,
  confirmedInSupport,
  day,
  decided,
  fact,
  needDecided,
  offered,
  opened,
  openedChild,
  referred,
  rg,
  rnaSent,
  started,
  limits as trackLimits,
} from './testing.ts'
import { warningInWords, warningWords } from './warning-words.ts'

const limits: GuardLimits = {
  ...trackLimits,
  reconsiderationDays: 30,
  rnaReconsiderationDays: 28,
  panelMinimumDaysBefore18: 100,
  spokenFormFrom: day('2026-02-13'),
}
const today = day('2026-07-15')

function codes(recorded: readonly Fact[], added: readonly Fact[]): WarningCode[] {
  const outcome = mayRecord(recorded, added, { today, limits })
  assert.ok('accepted' in outcome, JSON.stringify(outcome))
  for (const warning of outcome.warnings) {
    const { title, next } = warningWords(warning)
    assert.doesNotMatch(title + next, /undefined|\[object/)
  }
  return outcome.warnings.map(({ code }) => code)
}

const adult = [opened(), agreesToReferral()]
const recovering = [...adult, referred(), rg()]
const supported = [...adult, agreesToSupport(), referred(), rg(), started()]
const refused = [...recovering, cg('negative', '2026-05-01')]
const refusedId = 'conclusive-grounds-decided 2026-05-01'
const ask = (on: string, of = refusedId, id?: string): Fact =>
  fact('reconsideration-requested', on, { of, grounds: 'both' }, id ? { id } : {})
const birthday = fact('eighteenth-birthday-noted', '2026-01-02', { turns18On: day('2026-04-01') })
const rnaOne = [
  ...confirmedInSupport,
  ...rnaSent('rna-1', '2026-06-10'),
  decided('rna-1', '2026-07-01'),
]
const granted = fact('vts-decided', '2026-06-02', { outcome: 'granted', to: day('2026-07-01') })
const exit = fact('exited', '2026-03-02', { reason: 'choice' })

type Row = [code: WarningCode, because: string, recorded: readonly Fact[], added: readonly Fact[]]

const rows: readonly Row[] = [
  [
    'start-not-recorded',
    'found, but never lost',
    supported,
    [fact('found-again', '2026-03-01', {})],
  ],
  ['start-not-recorded', 'released', supported, [fact('released', '2026-03-01', {})]],
  ['start-not-recorded', 'resumed', recovering, [fact('nrm-resumed', '2026-03-01', {})]],
  [
    'start-not-recorded',
    'an RNA that nobody offered',
    confirmedInSupport,
    [fact('rna-accepted', '2026-06-10', { rna: 'x' })],
  ],
  [
    'start-not-recorded',
    'decided without having been sent',
    [...confirmedInSupport, offered('rna-1', '2026-06-10')],
    [decided('rna-1', '2026-07-01')],
  ],
  ['out-of-time', 'the day after the safe last day', refused, [ask('2026-05-31')]],
  [
    'out-of-time',
    'an RNA has its own length',
    rnaOne.map((one) =>
      one.id.startsWith('rna-1 decided') ? decided('rna-1', '2026-06-10') : one,
    ),
    [ask('2026-07-08', 'rna-1 decided 2026-06-10')],
  ],
  ['decided-again', 'a second letter in one referral', recovering, [rg('positive', '2026-01-20')]],
  [
    'before-recovery-minimum',
    'on the last day of the least period',
    recovering,
    [cg('positive', '2026-02-10')],
  ],
  ['referral-not-recorded', 'the letter is all we have', adult, [rg()]],
  [
    'nrm-not-open',
    'a letter after leaving the NRM',
    [...recovering, fact('nrm-withdrawn', '2026-03-01', { form: 'written' })],
    [cg()],
  ],
  ['already-referred', 'two referrals at once', [...adult, referred()], [referred('2026-01-08')]],
  ['safeguarding-first', 'a child', [openedChild()], [referred()]],
  [
    'dated-after-received',
    'a letter dated after it came',
    recovering,
    [cg('positive', '2026-06-01', '2026-05-30')],
  ],
  ['letter-not-attached', 'no letter yet', recovering, [cg()]],
  [
    'consent-not-live',
    'withdrawn without having been given',
    adult,
    [fact('consent-withdrawn', '2026-02-01', { consent: 'reach-in' })],
  ],
  ['consent-not-live', 'support without consent', recovering, [started()]],
  [
    'nrm-goes-on',
    'consent to the referral is taken back',
    recovering,
    [fact('consent-withdrawn', '2026-02-01', { consent: 'nrm-referral' })],
  ],
  [
    'agreed-to-referral',
    'a report though they had agreed',
    adult,
    [fact('duty-to-notify-sent', '2026-01-06', {})],
  ],
  [
    'before-reasonable-grounds',
    'support before any decision',
    [...adult, agreesToSupport(), referred()],
    [started()],
  ],
  ['support-is-the-councils', 'a child', [openedChild(), referred(), rg()], [started()]],
  ['already-in-support', 'started twice', supported, [started('2026-02-20')]],
  [
    'not-in-support',
    'notice to somebody not in support',
    recovering,
    [fact('exit-notice-given', '2026-03-01', { endsOn: day('2026-03-31'), reason: 'choice' })],
  ],
  ['exit-gate-open', 'nothing was gone through', supported, [exit]],
  [
    'ends-before-floor',
    'a notice that ends too early is still recorded',
    confirmedInSupport,
    [fact('exit-notice-given', '2026-06-10', { endsOn: day('2026-07-19'), reason: 'planned' })],
  ],
  [
    'ends-before-floor',
    'so is an RNA letter',
    [...confirmedInSupport, ...rnaSent('rna-1', '2026-06-10')],
    [decided('rna-1', '2026-06-20', { supportEndsOn: day('2026-07-01') })],
  ],
  [
    'survivor-may-not-have-decision',
    'never served',
    [...supported, cg('positive', '2026-03-01')],
    [fact('exited', '2026-07-01', { reason: 'planned' })],
  ],
  [
    'reason-not-recorded',
    'a reason without its event',
    supported,
    [fact('exited', '2026-03-01', { reason: 'disqualified' })],
  ],
  [
    'has-not-left',
    'asks to come back while in support',
    supported,
    [fact('re-entry-requested', '2026-03-01', {})],
  ],
  [
    'not-confirmed',
    'anybody may ask',
    [...supported, exit],
    [fact('re-entry-requested', '2026-04-01', {})],
  ],
  [
    'request-incomplete',
    'needs alone',
    [...supported, exit],
    [fact('re-entry-requested', '2026-04-01', { assessed: ['needs'] })],
  ],
  [
    'refusal-not-reasoned',
    'refused without weighing',
    [...supported, exit, fact('re-entry-requested', '2026-04-01', {})],
    [fact('re-entry-decided', '2026-05-01', { outcome: 'refused', weighed: ['risks'] })],
  ],
  [
    'was-a-child-when-confirmed',
    'grown up since',
    [
      openedChild(),
      birthday,
      referred(),
      rg(),
      cg('positive', '2026-03-01'),
      started('2026-04-02'),
    ],
    [offered('rna-1', '2026-04-10')],
  ],
  [
    'survivor-has-not-seen-it',
    'released without review',
    [...confirmedInSupport, offered('rna-1', '2026-06-10')],
    [fact('rna-released', '2026-06-12', { rna: 'rna-1', submission: 's' })],
  ],
  [
    'no-last-day',
    'agreed, but until when?',
    rnaOne,
    [needDecided('rna-1', '2026-07-01', 'agreed')],
  ],
  [
    'need-not-known',
    'a need that is not on record',
    rnaOne,
    [needDecided('rna-1', '2026-07-01', 'not-agreed')],
  ],
  ['already-asked', 'asked twice', [...refused, ask('2026-05-10')], [ask('2026-05-12')]],
  ['positive-decision-challenged', 'is that the one?', recovering, [ask('2026-01-20', rg().id)]],
  [
    'no-further-period-to-decide',
    'a first positive decision',
    recovering,
    [fact('additional-recovery-period-decided', '2026-02-01', { given: 'yes' })],
  ],
  [
    'birthday-not-known',
    'spoken consent of unknown age',
    [openedChild(), referred()],
    [fact('transition-answered', '2026-04-02', { answer: 'stay', form: 'verbal' })],
  ],
  [
    'too-close-to-18-for-panel',
    'the hundredth day before',
    [
      openedChild(),
      fact('eighteenth-birthday-noted', '2026-01-02', { turns18On: day('2026-04-20') }),
      referred(),
    ],
    [fact('routed-to-devolved-panel', '2026-01-10', {})],
  ],
  [
    'spoken-form-not-yet-accepted',
    'the day before it was',
    [...recovering],
    [fact('nrm-withdrawn', '2026-02-12', { form: 'verbal' })],
  ],
  [
    'after-permission-ended',
    'too late',
    [...confirmedInSupport, granted],
    [fact('vts-extension-applied', '2026-07-05', {})],
  ],
  [
    'others-no-longer-fit',
    'a corrected date leaves another entry behind',
    [...confirmedInSupport, offered('rna-1', '2026-06-02')],
    [{ ...cg('positive', '2026-06-10', '2026-06-12'), id: 'corrected', supersedes: cg().id }],
  ],
]

for (const [code, because, recorded, added] of rows) {
  test(`warns (${code}): ${because}`, () => {
    assert.ok(codes(recorded, added).includes(code), codes(recorded, added).join(', '))
  })
}

test('every warning has a row above', () => {
  const told = new Set<string>(rows.map(([code]) => code))
  assert.deepEqual(
    Object.keys(warningInWords).filter((code) => !told.has(code)),
    [],
  )
})

const quiet: readonly [
  because: string,
  recorded: readonly Fact[],
  added: readonly Fact[],
  not: WarningCode,
][] = [
  ['on the safe last day', refused, [ask('2026-05-30')], 'out-of-time'],
  [
    'within more time that was given',
    [
      ...refused,
      fact('extension-answered', '2026-05-20', {
        of: refusedId,
        given: 'yes',
        until: day('2026-06-20'),
      }),
    ],
    [ask('2026-06-20')],
    'out-of-time',
  ],
  [
    'the day after the least period',
    recovering,
    [cg('positive', '2026-02-11')],
    'before-recovery-minimum',
  ],
  [
    'the day from which spoken answers count',
    recovering,
    [fact('nrm-withdrawn', '2026-02-13', { form: 'verbal' })],
    'spoken-form-not-yet-accepted',
  ],
  ['no unknown length is guessed', refused, [ask('2026-05-30')], 'already-asked'],
]
for (const [because, recorded, added, not] of quiet) {
  test(`says nothing (${not}): ${because}`, () => {
    assert.ok(!codes(recorded, added).includes(not))
  })
}

test('how late a request is, in days', () => {
  const outcome = mayRecord(refused, [ask('2026-06-05')], { today, limits })
  const late = 'warnings' in outcome && outcome.warnings.find(({ code }) => code === 'out-of-time')
  assert.deepEqual(late, {
    code: 'out-of-time',
    fact: 'reconsideration-requested 2026-06-05',
    lastSafeDay: '2026-05-30',
    days: 6,
  })
})

test('a plain story is recorded without any warning', () => {
  const outcome = mayRecord(
    [opened()],
    [agreesToReferral(), agreesToSupport(), referred(), rg(), started()],
    { today, limits },
  )
  assert.deepEqual('warnings' in outcome && outcome.warnings, [])
})

/** What cannot be recorded, and the same told truly: each refusal stands beside what is accepted. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Fact } from '../facts/fact.ts'
import type { GuardLimits } from './guards/guard.ts'
import { mayRecord } from './may-record.ts'
import { inWords, refusalInWords } from './refusal-words.ts'
import type { RefusalCode } from './refusals.ts'
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
  told,
  limits as trackLimits,
} from './testing.ts'

const limits: GuardLimits = {
  ...trackLimits,
  reconsiderationDays: 30,
  rnaReconsiderationDays: 28,
  panelMinimumDaysBefore18: 100,
  spokenFormFrom: day('2026-02-13'),
}

function result(recorded: readonly Fact[], added: readonly Fact[], today: string) {
  return mayRecord(recorded, added, { today: day(today), limits })
}

const adult = [opened(), agreesToReferral()]
const recovering = [...adult, referred(), rg()]
const supported = [...adult, agreesToSupport(), referred(), rg(), started()]
const birthday = fact('eighteenth-birthday-noted', '2026-01-02', { turns18On: day('2026-09-01') })
const exit = (on: string, reason: 'planned' | 'choice' | 'missing' | 'withdrew-from-nrm'): Fact =>
  fact('exited', on, { reason })
const missing = fact('went-missing', '2026-06-10', {})
const rnaOne = [
  ...confirmedInSupport,
  ...rnaSent('rna-1', '2026-06-10'),
  decided('rna-1', '2026-07-01'),
]
const rnaId = 'rna-1 decided 2026-07-01'
const died = fact('died', '2026-06-10', {})
const fixed = (old: Fact, on: string): Fact =>
  // The same fact with another day, superseding the old one.
  ({ ...old, id: `${old.id} corrected`, on: day(on), supersedes: old.id }) as Fact

interface Row {
  readonly because: string
  readonly recorded: readonly Fact[]
  readonly refused: readonly Fact[]
  readonly code: RefusalCode
  /** The same thing, as it may be recorded. */
  readonly accepted?: readonly Fact[]
  readonly today?: string
}

const rows: readonly Row[] = [
  {
    because: 'the same entry sent twice is one entry',
    recorded: adult,
    refused: [agreesToReferral()],
    code: 'already-recorded',
  },
  {
    because: 'tomorrow has not happened',
    recorded: adult,
    refused: [referred('2026-07-02')],
    accepted: [referred('2026-07-01')],
    code: 'in-the-future',
    today: '2026-07-01',
  },
  {
    because: 'a letter cannot have arrived tomorrow',
    recorded: recovering,
    refused: [cg('positive', '2026-06-01', '2026-07-02')],
    accepted: [cg('positive', '2026-06-01', '2026-07-01')],
    code: 'in-the-future',
    today: '2026-07-01',
  },
  {
    because: 'nation and age choose the rules, so the case is opened first',
    recorded: [],
    refused: [agreesToReferral()],
    accepted: [opened(), agreesToReferral()],
    code: 'case-not-opened',
  },
  {
    because: 'a case opens once',
    recorded: adult,
    refused: [opened('WAL', '2026-02-01')],
    code: 'case-already-open',
  },
  {
    because: 'after a death only corrections are recorded',
    recorded: [...supported, died],
    refused: [fact('risk-reviewed', '2026-06-01', {})],
    accepted: [fixed(started(), '2026-01-21')],
    code: 'person-has-died',
  },
  {
    because: 'a death recorded by mistake is struck out together with what follows',
    recorded: [...supported, died],
    refused: [fact('risk-reviewed', '2026-06-20', {})],
    accepted: [
      fact('recorded-in-error', '2026-06-15', {}, { supersedes: died.id }),
      fact('risk-reviewed', '2026-06-20', {}),
    ],
    code: 'person-has-died',
  },
  {
    because: 'a correction names something that is there',
    recorded: recovering,
    refused: [
      fact(
        'reasonable-grounds-decided',
        '2026-01-13',
        { outcome: 'positive' },
        { supersedes: 'nothing' },
      ),
    ],
    accepted: [fixed(rg(), '2026-01-13')],
    code: 'corrects-nothing',
  },
  {
    because: 'only the newest version is corrected',
    recorded: [...recovering, fixed(rg(), '2026-01-13')],
    refused: [{ ...fixed(rg(), '2026-01-14'), id: 'again' }],
    accepted: [fixed(fixed(rg(), '2026-01-13'), '2026-01-14')],
    code: 'already-corrected',
  },
  {
    because: 'a correction stays of its kind',
    recorded: recovering,
    refused: [fact('nrm-suspended', '2026-01-12', {}, { supersedes: rg().id })],
    accepted: [fact('recorded-in-error', '2026-01-20', {}, { supersedes: rg().id })],
    code: 'corrects-another-kind',
  },
  {
    because: 'invariant 9: one consent is never turned into another',
    recorded: supported,
    refused: [
      fact(
        'consent-given',
        '2026-01-04',
        { consent: 'reach-in' },
        {
          id: 'swapped',
          supersedes: agreesToSupport().id,
        },
      ),
    ],
    accepted: [fixed(agreesToSupport(), '2026-01-03')],
    code: 'correction-changes-consent',
  },
  {
    because: 'striking out says what',
    recorded: recovering,
    refused: [fact('recorded-in-error', '2026-01-20', {})],
    code: 'strikes-out-nothing',
  },
  {
    because: 'an answer answers something',
    recorded: recovering,
    refused: [fact('reconsideration-requested', '2026-07-05', { of: 'nowhere', grounds: 'both' })],
    code: 'points-to-nothing',
  },
  {
    because: 'a reconsideration is about a decision',
    recorded: supported,
    refused: [
      fact('reconsideration-requested', '2026-07-05', { of: started().id, grounds: 'both' }),
    ],
    code: 'points-to-another-kind',
  },
  {
    because: 'nobody challenges a letter before its date',
    recorded: rnaOne,
    refused: [fact('reconsideration-requested', '2026-06-30', { of: rnaId, grounds: 'both' })],
    accepted: [fact('reconsideration-requested', '2026-07-01', { of: rnaId, grounds: 'both' })],
    code: 'before-what-it-answers',
  },
  {
    because: 'support cannot end before it begins',
    recorded: rnaOne,
    refused: [
      needDecided('rna-1', '2026-07-01', 'agreed', { from: '2026-07-20', to: '2026-07-19' }),
    ],
    accepted: [
      needDecided('rna-1', '2026-07-01', 'agreed', { from: '2026-07-20', to: '2026-07-20' }),
    ],
    code: 'ends-before-it-starts',
  },
  {
    because: 'invariant 2: no adult is referred without consent',
    recorded: [opened()],
    refused: [referred()],
    accepted: [agreesToReferral('2026-01-05'), referred()],
    code: 'no-consent-to-referral',
  },
  {
    because: 'invariant 2: consent of the day after is too late',
    recorded: [opened(), agreesToReferral('2026-01-06')],
    refused: [referred()],
    accepted: [referred('2026-01-06')],
    code: 'no-consent-to-referral',
  },
  {
    because: 'invariant 2: refused is refused',
    recorded: [opened(), fact('consent-refused', '2026-01-04', { consent: 'nrm-referral' })],
    refused: [referred()],
    code: 'no-consent-to-referral',
  },
  {
    because: 'no decision comes before the referral',
    recorded: [...adult, referred()],
    refused: [rg('positive', '2026-01-04')],
    accepted: [rg('positive', '2026-01-05')],
    code: 'decision-before-referral',
  },
  {
    because: 'nor is the first referral recorded after the decision',
    recorded: [...adult, rg('positive', '2026-01-12')],
    refused: [referred('2026-01-13')],
    accepted: [referred('2026-01-05')],
    code: 'decision-before-referral',
  },
  {
    because: 'local panels decide for children',
    recorded: adult,
    refused: [referred('2026-01-05', 'devolved-panel')],
    code: 'panel-is-for-children',
  },
  {
    because: 'invariant 3: no Duty to Notify for a child',
    recorded: [openedChild()],
    refused: [fact('duty-to-notify-sent', '2026-01-06', {})],
    code: 'notify-not-for-children',
  },
  {
    because: 'invariant 3: nor for somebody of unknown age',
    recorded: [openedChild('not-known')],
    refused: [fact('duty-to-notify-sent', '2026-01-06', {})],
    accepted: [
      fact('age-decided', '2026-01-06', { ageGroup: 'adult' }),
      fact('duty-to-notify-sent', '2026-01-06', {}),
    ],
    code: 'notify-not-for-children',
  },
  {
    because: 'conclusive grounds follow reasonable grounds',
    recorded: [...adult, referred()],
    refused: [cg()],
    accepted: [rg(), cg()],
    code: 'no-reasonable-grounds',
  },
  {
    because: 'only somebody with a positive decision can be disqualified',
    recorded: [...adult, referred()],
    refused: [fact('disqualified', '2026-03-02', { ground: 'bad-faith' })],
    accepted: [rg(), fact('disqualified', '2026-03-02', { ground: 'bad-faith' })],
    code: 'no-reasonable-grounds',
  },
  {
    because: 'a further period needs a further positive decision',
    recorded: [...adult, referred()],
    refused: [fact('additional-recovery-period-decided', '2026-03-02', { given: 'yes' })],
    code: 'no-reasonable-grounds',
  },
  {
    because: 'a negative reasonable grounds decision ends the first question',
    recorded: [...adult, referred(), rg('negative')],
    refused: [cg()],
    code: 'reasonable-grounds-were-negative',
  },
  {
    because: 'the order of the two decisions is fixed',
    recorded: recovering,
    refused: [cg('positive', '2026-01-11')],
    accepted: [cg('positive', '2026-01-12')],
    code: 'conclusive-before-reasonable',
  },
  {
    because: 'reasonable grounds after conclusive grounds need a further referral',
    recorded: [...recovering, cg('negative', '2026-05-01')],
    refused: [rg('positive', '2026-05-20')],
    accepted: [referred('2026-05-15'), rg('positive', '2026-05-20')],
    code: 'conclusive-before-reasonable',
  },
  {
    because: 'a child’s case does not rest on consent',
    recorded: [openedChild(), birthday, referred()],
    refused: [fact('nrm-withdrawn', '2026-08-31', { form: 'written' })],
    accepted: [fact('nrm-withdrawn', '2026-09-01', { form: 'written' })],
    code: 'child-cannot-withdraw',
    today: '2026-09-10',
  },
  {
    because: 'invariant 1: not the day before the floor',
    recorded: confirmedInSupport,
    refused: [exit('2026-07-19', 'planned')],
    accepted: [exit('2026-07-20', 'planned')],
    code: 'exit-before-floor',
    today: '2026-08-01',
  },
  {
    because: 'invariant 1: their own choice may be earlier',
    recorded: confirmedInSupport,
    refused: [exit('2026-06-20', 'planned')],
    accepted: [exit('2026-06-20', 'choice')],
    code: 'exit-before-floor',
  },
  {
    because: 'invariant 1: a reason that would open the floor must have happened',
    recorded: confirmedInSupport,
    refused: [exit('2026-06-20', 'withdrew-from-nrm')],
    accepted: [
      fact('nrm-withdrawn', '2026-06-18', { form: 'written' }),
      exit('2026-06-20', 'withdrew-from-nrm'),
    ],
    code: 'exit-reason-not-recorded',
  },
  {
    because: 'invariant 10: missing and exited are never recorded in one go',
    recorded: confirmedInSupport,
    refused: [missing, exit('2026-06-30', 'missing')],
    accepted: [missing],
    code: 'exit-needs-its-own-decision',
  },
  {
    because: 'invariant 10: nor for a detention',
    recorded: confirmedInSupport,
    refused: [fact('detained', '2026-07-21', {}), exit('2026-07-21', 'planned')],
    code: 'exit-needs-its-own-decision',
    today: '2026-08-01',
  },
  {
    because: 'invariant 10: nor for a suspension',
    recorded: supported,
    refused: [fact('nrm-suspended', '2026-03-02', {}), exit('2026-03-02', 'planned')],
    code: 'exit-needs-its-own-decision',
  },
  {
    because: 'invariant 10: nobody is exited on the day they were last seen',
    recorded: [...confirmedInSupport, missing],
    refused: [exit('2026-06-10', 'missing')],
    accepted: [exit('2026-06-30', 'missing')],
    code: 'exit-needs-its-own-decision',
  },
  {
    because: 'support that has ended does not end again',
    recorded: [...supported, exit('2026-03-02', 'choice')],
    refused: [exit('2026-03-09', 'choice')],
    accepted: [fixed(exit('2026-03-02', 'choice'), '2026-03-09')],
    code: 'already-left',
  },
  {
    because: 'Reach-in is for confirmed victims',
    recorded: [...supported, exit('2026-03-02', 'choice')],
    refused: [fact('reach-in-started', '2026-03-09', {})],
    code: 'needs-positive-conclusive-grounds',
  },
  {
    because: 'an RNA is for confirmed victims',
    recorded: supported,
    refused: [offered('rna-1', '2026-03-09')],
    accepted: [cg('positive', '2026-03-01'), offered('rna-1', '2026-03-09')],
    code: 'needs-positive-conclusive-grounds',
  },
  {
    because: 'an RNA comes after the decision',
    recorded: confirmedInSupport,
    refused: [offered('rna-1', '2026-05-31')],
    accepted: [offered('rna-1', '2026-06-01')],
    code: 'before-conclusive-grounds',
  },
  {
    because: 'there is no RNA in Scotland',
    recorded: [opened('SCOT'), ...confirmedInSupport.slice(1)],
    refused: [offered('rna-1', '2026-06-10')],
    code: 'rna-only-in-england-and-wales',
  },
  {
    because: 'support is continued by decision in Scotland and Northern Ireland only',
    recorded: confirmedInSupport,
    refused: [fact('support-continued', '2026-06-10', {})],
    code: 'continued-only-elsewhere',
  },
  {
    because: 'there is no RNA for a child',
    recorded: [openedChild(), ...confirmedInSupport.slice(1)],
    refused: [offered('rna-1', '2026-06-10')],
    code: 'rna-not-for-children',
  },
  {
    because: 'a need is decided in the letter of its own RNA',
    recorded: [...rnaOne, offered('rna-2', '2026-07-02')],
    refused: [
      fact('need-decided', '2026-07-02', {
        rna: 'rna-2',
        decision: rnaId,
        need: 'counselling',
        outcome: 'not-agreed',
      }),
    ],
    code: 'belongs-to-another-rna',
  },
  {
    because: 'invariant 6: no copy and no reason is not telling',
    recorded: rnaOne,
    refused: [told(rnaId, '2026-07-03', { copyGiven: 'no' })],
    accepted: [told(rnaId, '2026-07-03', { copyGiven: 'no', noCopyBecause: 'survivor-chose-not' })],
    code: 'copy-or-reason-needed',
  },
  {
    because: 'invariant 6: nobody is told of a decision that does not exist',
    recorded: [...confirmedInSupport, ...rnaSent('rna-1', '2026-06-10')],
    refused: [fact('told-survivor', '2026-06-20', { moment: 'rna-decision', copyGiven: 'yes' })],
    accepted: [
      decided('rna-1', '2026-06-20'),
      fact('told-survivor', '2026-06-20', { moment: 'rna-decision', copyGiven: 'yes' }),
    ],
    code: 'no-decision-to-tell',
  },
  {
    because: 'of several organisations, say which',
    recorded: [
      ...adult,
      fact('consent-given', '2026-01-05', { consent: 'share-with-organisation' }, { id: 'clinic' }),
      fact('consent-given', '2026-01-06', { consent: 'share-with-organisation' }, { id: 'school' }),
    ],
    refused: [fact('consent-withdrawn', '2026-02-01', { consent: 'share-with-organisation' })],
    accepted: [
      fact('consent-withdrawn', '2026-02-01', {
        consent: 'share-with-organisation',
        given: 'clinic',
      }),
    ],
    code: 'which-consent',
  },
  {
    because: 'a consent to share is not taken back under the heading of another',
    recorded: [
      ...adult,
      fact('consent-given', '2026-01-05', { consent: 'share-with-organisation' }, { id: 'clinic' }),
    ],
    refused: [
      fact('consent-withdrawn', '2026-02-01', { consent: 'ask-professional', given: 'clinic' }),
    ],
    accepted: [
      fact('consent-withdrawn', '2026-02-01', {
        consent: 'share-with-organisation',
        given: 'clinic',
      }),
    ],
    code: 'which-consent',
  },
  {
    because: 'spoken consent to stay counts from the birthday',
    recorded: [openedChild(), birthday, referred()],
    refused: [fact('transition-answered', '2026-08-31', { answer: 'stay', form: 'verbal' })],
    accepted: [fact('transition-answered', '2026-09-01', { answer: 'stay', form: 'verbal' })],
    code: 'verbal-only-after-18',
    today: '2026-09-10',
  },
  {
    because: 'the same when it is recorded as a consent',
    recorded: [openedChild(), birthday, referred()],
    refused: [fact('consent-given', '2026-08-31', { consent: 'transition-nrm', form: 'verbal' })],
    accepted: [fact('consent-given', '2026-08-31', { consent: 'transition-nrm', form: 'written' })],
    code: 'verbal-only-after-18',
    today: '2026-09-10',
  },
]

for (const { because, recorded, refused, code, accepted, today = '2026-07-15' } of rows) {
  test(`refused (${code}): ${because}`, () => {
    const outcome = result(recorded, refused, today)
    assert.ok('refused' in outcome, 'it was accepted')
    assert.equal(outcome.refused.code, code)
    assert.ok(refused.some(({ id }) => id === outcome.refused.fact))
    const { title, next } = inWords(outcome.refused)
    assert.ok(title.length > 10 && next.length > 10)
    assert.doesNotMatch(title + next, /undefined|\[object/)
  })
  if (accepted === undefined) continue
  test(`accepted: ${because}`, () => {
    const outcome = result(recorded, accepted, today)
    assert.deepEqual('refused' in outcome ? outcome.refused : outcome.accepted, accepted)
  })
}

test('every refusal has a row above and words of its own', () => {
  const told = new Set(rows.map(({ code }) => code))
  assert.deepEqual(
    Object.keys(refusalInWords).filter((code) => !told.has(code as RefusalCode)), // keys of that table
    [],
  )
})

test('a child is referred without consent, and so is somebody of unknown age', () => {
  for (const age of ['child', 'not-known'] as const) {
    const outcome = result([openedChild(age)], [referred()], '2026-01-10')
    assert.ok('accepted' in outcome)
  }
})

test('a panel may decide both questions at once', () => {
  const recorded = [openedChild(), referred('2026-01-05', 'devolved-panel')]
  assert.ok('accepted' in result(recorded, [cg('positive', '2026-02-10')], '2026-02-12'))
})

test('what happened first may be recorded last', () => {
  const outcome = result(
    [...adult, cg(), started()].slice(0, 2),
    [referred(), rg(), cg()],
    '2026-07-15',
  )
  assert.ok('accepted' in outcome)
  const late = result(
    [...confirmedInSupport].filter(({ type }) => type !== 'support-started'),
    [started()],
    '2026-07-15',
  )
  assert.ok('accepted' in late)
})

test('withdrawing from support ends it; the last day is recorded afterwards', () => {
  const recorded = [...supported, fact('consent-withdrawn', '2026-03-02', { consent: 'support' })]
  const last = fact('exited', '2026-03-05', { reason: 'withdrew-from-support' })
  assert.ok('accepted' in result(recorded, [last], '2026-03-10'))
})

test('a decision never served: the floor is counted from the latest day that is known', () => {
  const recorded = [...supported, cg('positive', '2026-06-01')]
  const early = result(recorded, [exit('2026-07-15', 'planned')], '2026-08-01')
  assert.ok('refused' in early && early.refused.code === 'exit-before-floor')
  assert.equal('survivorHasIt' in early.refused && early.refused.survivorHasIt, false)
  const later = result(recorded, [exit('2026-07-16', 'planned')], '2026-08-01')
  assert.ok('accepted' in later)
  assert.ok(later.warnings.some(({ code }) => code === 'survivor-may-not-have-decision'))
})

/** Every limit that has a number: its day, the day before and the day after. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadPolicy } from '../../application/load-policy.ts'
import { aDay, addDays } from '../calendar/day.ts'
import type { Fact, FactType } from '../facts/fact.ts'
import { officialLimitIds } from '../policy/limit-ids.ts'
import { type ClockState, clockState } from './clock.ts'
import { clocksOf } from './clocks-of.ts'
import { allRules } from './rules/all-rules.ts'
import { clockOf, fact, opened } from './testing.ts'

const policy = loadPolicy()

type Row = readonly [
  rule: string,
  nation: string,
  starts: readonly [FactType, string, Record<string, unknown>],
  due: string,
  because: string,
  others?: readonly Fact[],
]

const positive = { outcome: 'positive' }
const negative = { outcome: 'negative' }
const supported = fact('supported', 'support-started', '2015-03-02', { mode: 'outreach' })
const child = [opened('ENG', 'child', '2026-01-05')]
const routed = [fact('routed', 'routed-to-devolved-panel', '2026-01-12')]

// biome-ignore format: a table is easier to check when each row is one line
const rows: readonly Row[] = [
  ['refer-or-notify', 'ENG', ['reasonable-grounds-to-believe', '2026-03-02', {}], '2026-03-09', 'a week of our own'],
  ['first-responder-answer', 'ENG', ['first-responder-asked', '2026-04-02', { answer: 'waiting' }], '2026-04-09', 'three working days over Easter'],
  ['emergency-support', 'ENG', ['referred', '2026-03-02', { authority: 'sca', destitute: 'now' }], '2026-03-02', 'the same day'],
  ['place-before-destitution', 'WAL', ['referred', '2026-03-02', { authority: 'sca', destitute: 'within-two-weeks' }], '2026-03-16', 'two weeks'],
  ['ordinary-support', 'ENG', ['referred', '2026-03-02', { authority: 'sca', wantsSupport: 'yes' }], '2026-03-07', 'five calendar days, first day left out for a target'],
  ['first-contact', 'ENG', ['consent-given', '2026-03-28', { consent: 'support' }], '2026-03-30', '48 hours, over the change of the clocks'],
  ['reasonable-grounds-target', 'NI', ['referred', '2026-03-16', { authority: 'sca' }], '2026-03-23', 'the authority’s calendar: St Patrick’s Day is worked there'],
  ['reasonable-grounds-target', 'ENG', ['referred', '2026-12-23', { authority: 'sca' }], '2027-01-04', 'Christmas, its Monday, and New Year'],
  ['recovery-period', 'ENG', ['reasonable-grounds-decided', '2024-02-01', positive], '2024-03-01', '30 days with a 29 February'],
  ['recovery-period', 'ENG', ['reasonable-grounds-decided', '2025-02-01', positive], '2025-03-02', '30 days without one'],
  ['recovery-period', 'WAL', ['reasonable-grounds-decided', '2022-12-13', positive], '2023-01-11', 'first day of the 30 days'],
  ['recovery-period', 'ENG', ['reasonable-grounds-decided', '2022-12-12', positive], '2023-01-25', 'last day of the 45 days'],
  ['challenge-nrm-decision', 'SCOT', ['reasonable-grounds-decided', '2026-02-10', negative], '2026-03-11', '30 days, the first counted'],
  ['challenge-nrm-decision', 'ENG', ['conclusive-grounds-decided', '2024-02-01', negative], '2024-03-01', 'first edition with a limit, leap year'],
  ['ask-for-more-time', 'ENG', ['conclusive-grounds-decided', '2026-06-01', negative], '2026-06-16', 'day 15 while evidence is awaited', [fact('ev', 'evidence-requested', '2026-06-02', { of: 'start' })]],
  ['legal-advice', 'ENG', ['conclusive-grounds-decided', '2026-05-22', negative], '2026-05-26', 'one working day over the spring bank holiday'],
  ['judicial-review', 'ENG', ['conclusive-grounds-decided', '2026-05-22', negative], '2026-08-21', 'three months, the first day counted'],
  ['judicial-review', 'ENG', ['re-entry-decided', '2025-11-30', { outcome: 'refused' }], '2026-02-27', 'three months into a short February'],
  ['give-copy', 'ENG', ['disqualified', '2026-06-01', { ground: 'public-order' }], '2026-06-04', 'the third day'],
  ['move-on', 'ENG', ['conclusive-grounds-decided', '2026-06-01', positive], '2026-07-16', '45 days from the decision, while it has not been received'],
  ['leaving-after-negative-conclusive-grounds', 'ENG', ['conclusive-grounds-decided', '2026-12-18', negative], '2027-01-05', 'nine working days over Christmas', [supported]],
  ['challenge-rna-decision', 'ENG', ['rna-decided', '2024-02-05', { rna: '1' }], '2024-03-03', '28 days, the first counted, leap year'],
  ['rna-exit-notice', 'ENG', ['rna-decided', '2026-03-25', { rna: '1', supportEndsOn: '2026-06-01' }], '2026-04-09', 'nine working days over Easter'],
  ['leaving-checklist', 'ENG', ['exit-notice-given', '2026-05-01', { endsOn: '2026-06-01', reason: 'planned' }], '2026-05-25', 'a week before the end'],
  ['longest-agreed-support', 'ENG', ['need-decided', '2026-08-20', { rna: '1', decision: 'd', need: 'n', outcome: 'agreed', from: '2026-08-31' }], '2027-02-27', 'six months, the first day counted, short February'],
  ['chase-rna-decision', 'ENG', ['rna-forwarded', '2026-06-25', { rna: '1' }], '2026-07-02', 'five working days'],
  ['escalate-rna-decision', 'ENG', ['rna-forwarded', '2026-06-25', { rna: '1' }], '2026-07-09', 'ten working days'],
  ['correct-returned-rna', 'ENG', ['rna-returned', '2026-06-25', { rna: '1', by: 'prime' }], '2026-06-29', 'two working days'],
  ['start-next-rna', 'ENG', ['need-decided', '2026-03-10', { rna: '1', decision: 'd', need: 'n', outcome: 'agreed', from: '2026-03-10', to: '2026-09-10' }], '2026-07-30', '42 days before'],
  ['send-next-rna', 'ENG', ['need-decided', '2026-03-10', { rna: '1', decision: 'd', need: 'n', outcome: 'partly-agreed', from: '2026-03-10', to: '2026-09-10' }], '2026-08-20', '21 days before'],
  ['chase-reconsideration', 'ENG', ['reconsideration-requested', '2026-06-01', { of: 'x', grounds: 'both' }], '2026-06-15', 'ten working days'],
  ['chase-re-entry', 'ENG', ['re-entry-requested', '2026-06-01', {}], '2026-06-08', 'five working days'],
  ['long-wait-review', 'SCOT', ['reasonable-grounds-decided', '2026-02-02', positive], '2026-03-02', '28 days'],
  ['suspension-review', 'ENG', ['nrm-suspended', '2026-02-02', {}], '2026-03-02', '28 days'],
  ['missing-review', 'ENG', ['went-missing', '2026-02-02', {}], '2026-03-02', '28 days'],
  ['risk-review', 'ENG', ['support-started', '2026-02-02', { mode: 'outreach' }], '2026-03-02', '28 days'],
  ['no-contact', 'NI', ['support-started', '2026-02-02', { mode: 'outreach' }], '2026-02-16', '14 days'],
  ['plan-for-release', 'ENG', ['detained', '2026-02-02', { releaseExpectedOn: '2026-05-01' }], '2026-04-03', '28 days before'],
  ['monthly-update', 'ENG', ['conclusive-grounds-decided', '2026-02-02', positive], '2026-03-02', '28 days', [supported]],
  ['safeguard-child', 'ENG', ['case-opened', '2026-02-02', { nation: 'ENG', ageGroup: 'not-known' }], '2026-02-02', 'at once'],
  ['ask-for-guardian', 'ENG', ['case-opened', '2026-02-06', { nation: 'ENG', ageGroup: 'child' }], '2026-02-09', 'one working day, over the weekend'],
  ['panel-still-possible', 'ENG', ['eighteenth-birthday-noted', '2026-01-06', { turns18On: '2026-09-10' }], '2026-06-01', 'more than 100 days must remain', child],
  ['panel-reasonable-grounds', 'ENG', ['routed-to-devolved-panel', '2026-01-12', {}], '2026-02-26', '45 days'],
  ['panel-conclusive-grounds', 'ENG', ['reasonable-grounds-decided', '2026-02-20', positive], '2026-04-06', 'a further 45 days', routed],
  ['plan-for-turning-18', 'ENG', ['eighteenth-birthday-noted', '2026-01-06', { turns18On: '2026-09-10' }], '2026-06-02', '100 days before', child],
  ['turning-18', 'ENG', ['eighteenth-birthday-noted', '2026-01-06', { turns18On: '2026-09-10' }], '2026-09-10', 'the birthday', child],
  ['scotland-support', 'SCOT', ['reasonable-grounds-decided', '2026-03-01', positive], '2026-05-30', '90 days'],
  ['northern-ireland-support', 'NI', ['reasonable-grounds-decided', '2026-03-01', positive], '2026-04-15', '45 days'],
  ['permission-ends', 'ENG', ['vts-decided', '2026-01-10', { outcome: 'granted', from: '2026-01-10', to: '2027-07-09' }], '2027-07-09', 'the day on the grant'],
  ['circumstances-form', 'ENG', ['vts-form-received', '2026-01-10', { answerBy: '2026-01-31' }], '2026-01-31', 'the day on the form'],
  ['information-for-decision', 'ENG', ['information-requested', '2026-01-10', { answerBy: '2026-01-24' }], '2026-01-24', 'the day in the request'],
  ['information-for-rna', 'ENG', ['rna-information-requested', '2026-01-10', { rna: '1', answerBy: '2026-01-24' }], '2026-01-24', 'the day in the letter'],
  ['review-of-noted-decision', 'ENG', ['neighbouring-clock-started', '2024-11-30', { limit: 'unlawful-decision' }], '2025-02-27', 'three months, the first day counted'],
  ['criminal-injuries', 'ENG', ['neighbouring-clock-started', '2024-02-29', { limit: 'criminal-injury' }], '2026-02-27', 'two years from a leap day, the first day counted'],
  ['losing-a-home', 'ENG', ['neighbouring-clock-started', '2026-09-01', { limit: 'eviction-notice' }], '2026-09-01', 'the day the home is lost'],
  ['data-request-reply', 'ENG', ['neighbouring-clock-started', '2026-01-31', { limit: 'access-request' }], '2026-02-28', 'one month into a short one'],
  ['exceptional-funding-decision', 'SCOT', ['neighbouring-clock-started', '2026-04-01', { limit: 'exceptional-funding' }], '2026-05-01', '20 working days of England and Wales'],
]

/** After its day, an entitlement is over or goes on, some limits lapse, and the rest are late. */
function afterwards(rule: string): ClockState {
  const clock = allRules.find(({ name }) => name === rule)
  if (clock?.lapses) return 'stopped'
  if (clock?.whose !== 'entitlement') return 'late'
  return clock.continues ? 'running' : 'done'
}

for (const [rule, nation, [type, on, detail], due, because, others = []] of rows) {
  test(`${rule} from ${on} in ${nation} is due on ${due}: ${because}`, () => {
    const start = fact('start', type, on, detail)
    const context =
      type === 'case-opened' || others.includes(child[0] as Fact) ? [] : [opened(nation)]
    const clock = clockOf(clocksOf([...context, ...others, start], policy), rule)
    assert.equal(clock.due, due)
    const day = aDay(due)
    if (clock.showFrom < day) {
      assert.ok(['running', 'soon'].includes(clockState(clock, addDays(day, -1))))
    }
    assert.equal(clockState(clock, day), 'due-today')
    assert.equal(clockState(clock, addDays(day, 1)), afterwards(rule))
    assert.ok(clock.derivation.lines.length >= 3)
    assert.ok(
      clock.derivation.lines.every((line) => /[.?]$/.test(line)),
      'each line is a sentence',
    )
  })
}

// biome-ignore format: a table is easier to check when each row is one line
const withoutLength: readonly (readonly [string, string, FactType, string, Record<string, unknown>])[] = [
  ['duty-to-refer', 'ENG', 'reasonable-grounds-to-believe', '2026-03-02', {}],
  ['conclusive-grounds-wait', 'NI', 'reasonable-grounds-decided', '2026-03-02', positive],
  ['information-for-decision', 'ENG', 'information-requested', '2026-03-02', {}],
  ['challenge-disqualification', 'ENG', 'disqualified', '2026-03-02', { ground: 'public-order' }],
  ['challenge-nrm-decision', 'ENG', 'conclusive-grounds-decided', '2024-01-31', negative],
  ['leaving-after-negative-reasonable-grounds', 'ENG', 'reasonable-grounds-decided', '2026-03-02', negative],
  ['rna-decision-wait', 'WAL', 'rna-forwarded', '2026-03-02', { rna: '1' }],
  ['information-for-rna', 'ENG', 'rna-information-requested', '2026-03-02', { rna: '1' }],
  ['re-entry-answer', 'ENG', 're-entry-requested', '2026-03-02', {}],
  ['permission-ends', 'ENG', 'vts-decided', '2026-03-02', { outcome: 'granted' }],
  ['employment-tribunal', 'ENG', 'neighbouring-clock-started', '2026-03-02', { limit: 'employment-ended' }],
  ['skilled-worker', 'ENG', 'neighbouring-clock-started', '2026-10-08', { limit: 'skilled-worker' }],
]

for (const [rule, nation, type, on, detail] of withoutLength) {
  test(`${rule} from ${on}: no day is shown, and it says what is not known`, () => {
    const clocks = clocksOf([opened(nation), supported, fact('start', type, on, detail)], policy)
    const clock = clockOf(clocks, rule)
    assert.equal(clock.due, undefined)
    assert.equal(clockState(clock, aDay(on)), 'length-not-known')
    assert.match(clock.derivation.lines.join('\n'), /What is not known|not known/)
  })
}

test('each limit has a rule, or says why no clock runs on it', () => {
  const ruled = new Set(
    allRules.flatMap(({ limit }) => (typeof limit === 'string' ? [limit] : ['TL-08', 'TL-08h'])),
  )
  for (const id of officialLimitIds) {
    const reason = policy.limits.get(id)?.noClock
    assert.notEqual(ruled.has(id), reason !== undefined, `${id}: a rule or a reason, not both`)
  }
})

test('each of our own targets is used by a rule, or says why no clock runs on it', () => {
  const used = new Set(
    allRules.flatMap((rule) => [
      typeof rule.limit === 'string' ? rule.limit : '',
      ...(rule.remindersAfter ?? []),
      ...(rule.remindersBefore ?? []),
    ]),
  )
  for (const { id, subject, noClock } of policy.limits.values()) {
    if (subject === 'ours') assert.notEqual(used.has(id), noClock !== undefined, id)
  }
})

test('rule names are unique, so clock ids are', () => {
  assert.equal(new Set(allRules.map(({ name }) => name)).size, allRules.length)
})

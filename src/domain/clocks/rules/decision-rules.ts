/** Clocks on the decisions of the competent authorities: waiting for them, and living by them. */
import { type Day, laterOf } from '../../calendar/day.ts'
import { editionIfAny, limitOf } from '../../policy/policy.ts'
import {
  type AnyOf,
  type CaseRecord,
  disqualifiedFrom,
  every,
  firstFrom,
  has,
  pointsAt,
} from '../case-record.ts'
import { readFrom } from '../count.ts'
import { longDay } from '../day-words.ts'
import { englandAndWales, nrmOver, type Rule, rule } from '../rule.ts'
import { isPositive } from '../turning-points.ts'

const rgDecided = ['reasonable-grounds-decided', 'reconsideration-decided'] as const
const eitherDecision = ['reasonable-grounds-decided', 'conclusive-grounds-decided'] as const

export const decisionRules: readonly Rule[] = [
  /** The authority aims to decide within five working days of the referral. @cites S01 S03 S17 */
  rule({
    name: 'reasonable-grounds-target',
    limit: 'TL-07',
    whose: 'authority-target',
    calendar: 'england-and-wales',
    startedBy: ['referred'],
    when: ({ detail }) => detail.authority !== 'devolved-panel',
    starts: (fact) => [
      fact.detail.receivedOn
        ? { what: 'day the referral was received', on: fact.detail.receivedOn }
        : { what: 'day the referral was sent', on: fact.on },
    ],
    met: (fact, record) => firstFrom(record, eitherDecision, fact.on),
    stoppedBy: ['routed-to-devolved-panel', ...nrmOver],
    soon: 1,
    title: (due) => `A reasonable grounds decision should come by ${due ?? 'a day we do not know'}`,
    todo: 'A target only. If it passes, ask the competent authority.',
  }),
  rule({
    name: 'chase-reasonable-grounds',
    limit: 'OUR-CHASE-RG',
    whose: 'our-target',
    calendar: 'england-and-wales',
    startedBy: ['referred'],
    when: ({ detail }) => detail.authority !== 'devolved-panel',
    starts: (fact) => [{ what: 'day of the referral', on: fact.detail.receivedOn ?? fact.on }],
    met: (fact, record) =>
      firstFrom(
        record,
        [...eitherDecision, 'authority-chased'],
        fact.on,
        (other) => other.type !== 'authority-chased' || pointsAt(record, other.detail.about, fact),
      ),
    stoppedBy: ['routed-to-devolved-panel', ...nrmOver],
    showBefore: 1,
    title: (due) => `No decision yet: ask the competent authority${due ? ` on ${due}` : ''}`,
    todo: 'Ring or write, and record that you did.',
  }),
  rule({
    name: 'escalate-reasonable-grounds',
    limit: 'OUR-ESCALATE-RG',
    whose: 'our-target',
    calendar: 'england-and-wales',
    startedBy: ['referred'],
    when: ({ detail }) => detail.authority !== 'devolved-panel',
    starts: (fact) => [{ what: 'day of the referral', on: fact.detail.receivedOn ?? fact.on }],
    met: (fact, record) => firstFrom(record, eitherDecision, fact.on),
    stoppedBy: ['routed-to-devolved-panel', ...nrmOver],
    showBefore: 2,
    title: (due) => `Still no decision: take it higher${due ? ` on ${due}` : ''}`,
    todo: 'Tell your manager, and write to the authority’s escalation contact.',
  }),
  /**
   * At least thirty days (45 before 13 December 2022), the day of the decision counting as the
   * first, and until the conclusive grounds decision when that is later. @cites S09 S10 S12
   */
  rule({
    name: 'recovery-period',
    limit: (fact, _record, policy) =>
      editionIfAny(limitOf(policy, 'TL-08').editions, fact.on) ? 'TL-08' : 'TL-08h',
    whose: 'entitlement',
    nations: englandAndWales,
    startedBy: rgDecided,
    when: (fact, record) =>
      isPositive(fact, record, 'reasonable-grounds-decided') && !isFurther(fact, record),
    moves: (due, fact, record) => untilConclusive(due, fact, record),
    continues: (fact, record) => !conclusiveAfter(fact, record),
    met: (fact, record) => conclusiveAfter(fact, record),
    metOn: (end, due) => laterOf(end.on, due ?? end.on),
    stopped: ({ on }, record) => disqualifiedFrom(record, on),
    stoppedBy: nrmOver,
    notes: () => [
      'There is no cliff at the end: protection and support go on until the conclusive grounds decision.',
    ],
    title: (due, fact, record) =>
      conclusiveAfter(fact, record)
        ? `Recovery period: to ${due ?? 'the conclusive grounds decision'}`
        : `Recovery period: at least to ${due ?? 'a day we do not know'}, and until the conclusive grounds decision`,
    todo: 'Support is owed and the person may not be removed. Begin the groundwork for an RNA now.',
  }),
  /** After a further positive decision a period must be given; then it counts as the first did. @cites S09 */
  rule({
    name: 'further-recovery-period',
    limit: 'TL-14',
    whose: 'entitlement',
    nations: englandAndWales,
    startedBy: rgDecided,
    onlyInForce: true,
    when: (fact, record) =>
      isPositive(fact, record, 'reasonable-grounds-decided') &&
      isFurther(fact, record) &&
      furtherPeriodAfter(fact, record)?.detail.given === 'yes',
    moves: (due, fact, record) => untilConclusive(due, fact, record),
    continues: (fact, record) => !conclusiveAfter(fact, record),
    met: (fact, record) => conclusiveAfter(fact, record),
    metOn: (end, due) => laterOf(end.on, due ?? end.on),
    stopped: ({ on }, record) => disqualifiedFrom(record, on),
    stoppedBy: nrmOver,
    title: (due) =>
      `Further recovery period: at least to ${due ?? 'a day we do not know'}, and until the conclusive grounds decision`,
    todo: 'Support is owed and the person may not be removed.',
  }),
  rule({
    name: 'further-period-not-decided',
    limit: 'TL-14',
    whose: 'check',
    nations: englandAndWales,
    startedBy: rgDecided,
    onlyInForce: true,
    when: (fact, record) =>
      isPositive(fact, record, 'reasonable-grounds-decided') && isFurther(fact, record),
    typed: () => undefined,
    met: (fact, record) => furtherPeriodAfter(fact, record),
    stoppedBy: nrmOver,
    title: () => 'Was a further recovery period given? It does not come by itself',
    todo: 'Ask the authority for its decision on a further recovery period, and record it.',
  }),
  /** A conclusive decision inside the recovery period is queried. @cites S17 S30 */
  rule({
    name: 'early-conclusive-grounds',
    limit: 'OUR-EARLY-CG',
    whose: 'our-target',
    nations: englandAndWales,
    startedBy: ['conclusive-grounds-decided'],
    when: (fact, record, policy) => {
      const positive = every(record, 'reasonable-grounds-decided').findLast(
        ({ on, detail }) => on <= fact.on && detail.outcome === 'positive',
      )
      if (positive === undefined) return false
      const edition = editionIfAny(limitOf(policy, 'TL-09').editions, positive.on)
      if (edition === undefined) return false
      const calendar = policy.calendars['england-and-wales']
      const floor = readFrom(positive.on, edition, 'start-day-is-day-one', calendar).due
      return floor !== undefined && fact.on <= floor
    },
    met: (fact, record) =>
      firstFrom(record, ['authority-chased'], fact.on, ({ detail }) =>
        pointsAt(record, detail.about, fact),
      ),
    stoppedBy: ['died'],
    title: (due) =>
      `The decision came inside the recovery period: ask why${due ? ` by ${due}` : ''}`,
    todo: 'A conclusive grounds decision should not come before the recovery period is over.',
  }),
  /** There is no target for the conclusive grounds decision. @cites S30 S62 */
  rule({
    name: 'conclusive-grounds-wait',
    limit: 'TL-10',
    whose: 'authority-target',
    startedBy: rgDecided,
    when: (fact, record) => isPositive(fact, record, 'reasonable-grounds-decided'),
    met: (fact, record) => conclusiveAfter(fact, record),
    stoppedBy: nrmOver,
    title: () => 'Waiting for the conclusive grounds decision: there is no target',
    todo: 'Keep needs, risk and evidence fresh. Support goes on meanwhile.',
  }),
  rule({
    name: 'long-wait-review',
    limit: 'OUR-LONG-WAIT',
    whose: 'our-target',
    startedBy: ['reasonable-grounds-decided', 'case-reviewed'],
    lastOnly: true,
    when: (fact, record) =>
      fact.type === 'reasonable-grounds-decided'
        ? fact.detail.outcome === 'positive'
        : fact.detail.why === 'long-wait' && has(record, 'reasonable-grounds-decided'),
    stoppedBy: ['conclusive-grounds-decided', ...nrmOver],
    showBefore: 7,
    soon: 3,
    title: (due) => `Review the long wait${due ? ` by ${due}` : ''}: needs, risk, evidence`,
    todo: 'Go through needs, risk and evidence with the survivor; ask whether the case can come first.',
  }),
  rule({
    name: 'suspension-review',
    limit: 'OUR-SUSPENSION',
    whose: 'our-target',
    startedBy: ['nrm-suspended', 'case-reviewed'],
    lastOnly: true,
    when: (fact, record) =>
      fact.type === 'nrm-suspended' ||
      (fact.detail.why === 'suspension' && has(record, 'nrm-suspended')),
    stoppedBy: ['nrm-resumed', 'conclusive-grounds-decided', ...nrmOver],
    showBefore: 7,
    soon: 3,
    title: (due) => `Review the suspended case${due ? ` by ${due}` : ''}`,
    todo: 'Suspension does not end support. Ask what is needed to resume the case.',
  }),
  /** Evidence asked for before a conclusive grounds decision: the date in the request. @cites S48 */
  rule({
    name: 'information-for-decision',
    limit: 'TL-11',
    whose: 'survivor-deadline',
    startedBy: ['information-requested'],
    typed: ({ detail }) => detail.answerBy,
    met: (fact, record) =>
      firstFrom(record, ['information-supplied'], fact.on, ({ detail }) =>
        pointsAt(record, detail.request, fact),
      ),
    stoppedBy: ['conclusive-grounds-decided', ...nrmOver],
    title: (due) =>
      due
        ? `Answer the competent authority by ${due}`
        : 'Answer the competent authority: the request names no date',
    todo: 'Send what is held. If it will be late, say so before the day.',
  }),
]

type Positive = AnyOf<'reasonable-grounds-decided' | 'reconsideration-decided'>

/** A positive decision after an earlier positive one. */
function isFurther(fact: Positive, record: CaseRecord): boolean {
  const earlier = every(record, 'reasonable-grounds-decided').find(
    ({ id, on, detail }) => id !== fact.id && on < fact.on && detail.outcome === 'positive',
  )
  return earlier !== undefined
}

function furtherPeriodAfter(fact: Positive, record: CaseRecord) {
  return firstFrom(record, ['additional-recovery-period-decided'], fact.on)
}

function conclusiveAfter(fact: Positive, record: CaseRecord) {
  return firstFrom(record, ['conclusive-grounds-decided'], fact.on)
}

function untilConclusive(due: Day, fact: Positive, record: CaseRecord) {
  const decided = conclusiveAfter(fact, record)
  if (decided === undefined) return undefined
  return {
    due: laterOf(due, decided.on),
    because: `The conclusive grounds decision came on ${longDay(decided.on)}; the minimum runs to ${longDay(due)}. The period ends on the later day.`,
  }
}

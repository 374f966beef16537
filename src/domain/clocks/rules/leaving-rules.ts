/** Clocks on leaving support in England and Wales, on what comes after it, and on coming back. */
import { type Day, laterOf } from '../../calendar/day.ts'
import type { Policy } from '../../policy/policy.ts'
import { editionIfAny, limitOf } from '../../policy/policy.ts'
import {
  type AnyOf,
  type CaseRecord,
  disqualifiedFrom,
  every,
  firstFrom,
  inSupportOn,
  isChildOn,
  pointsAt,
} from '../case-record.ts'
import { countProtectively } from '../count.ts'
import { longDay } from '../day-words.ts'
import { englandAndWales, type Moved, type Rule, rule, servedDays } from '../rule.ts'
import { endsSupport, isPositive } from '../turning-points.ts'

const chosen: readonly string[] = [
  ...['choice', 'withdrew-from-nrm', 'withdrew-from-support'],
  ...['disqualified', 'missing', 'return', 'moved-nation'],
]

export const leavingRules: readonly Rule[] = [
  /**
   * At least 45 days of move-on after a positive conclusive grounds decision, from the day the
   * survivor received it. Before that nobody leaves unless they choose to. @cites S06 S23
   */
  rule({
    name: 'move-on',
    limit: 'TL-18',
    whose: 'entitlement',
    nations: englandAndWales,
    startedBy: ['conclusive-grounds-decided', 'reconsideration-decided'],
    when: (fact, record) =>
      isPositive(fact, record, 'conclusive-grounds-decided') && !isChildOn(record, fact.on),
    starts: servedDays,
    stillMoving: ({ detail }) => detail.receivedBySurvivorOn === undefined,
    met: (fact, record) => firstFrom(record, ['exited'], fact.on),
    stopped: ({ on }, record) => disqualifiedFrom(record, on),
    stoppedBy: ['nrm-withdrawn', 'died'],
    notes: (fact, record, due) => leftEarly(record, fact.on, due),
    title: (due) => `Move-on support: support does not end before ${due ?? 'a day we do not know'}`,
    todo: 'Explain move-on and the RNA. Leaving sooner is only ever the survivor’s own choice.',
  }),
  /** Leaving after a negative conclusive grounds decision. Unverified. @cites S26 S46 */
  rule({
    name: 'leaving-after-negative-conclusive-grounds',
    limit: 'TL-16',
    whose: 'entitlement',
    nations: englandAndWales,
    startedBy: ['conclusive-grounds-decided'],
    when: (fact, record) => fact.detail.outcome === 'negative' && inSupportOn(record, fact.on),
    starts: servedDays,
    stillMoving: ({ detail }) => detail.receivedBySurvivorOn === undefined,
    moves: (due, fact, record) => longerStay(due, fact.on, record),
    met: (fact, record) => firstFrom(record, ['exited'], fact.on),
    stopped: (fact, record) =>
      firstFrom(record, ['reconsideration-decided'], fact.on, (other) =>
        isPositive(other, record, 'conclusive-grounds-decided'),
      ),
    stoppedBy: ['died'],
    notes: (fact, record, due) => leftEarly(record, fact.on, due),
    title: (due) => `Support does not end before ${due ?? 'a day we do not know'}`,
    todo: 'Ask for longer if it is needed. Go through the leaving checklist together.',
  }),
  /** Leaving emergency support after a negative reasonable grounds decision: not known. @cites S14 */
  rule({
    name: 'leaving-after-negative-reasonable-grounds',
    limit: 'TL-17',
    whose: 'entitlement',
    nations: englandAndWales,
    startedBy: ['reasonable-grounds-decided'],
    when: (fact, record) => fact.detail.outcome === 'negative' && inSupportOn(record, fact.on),
    starts: servedDays,
    moves: (due, fact, record) => longerStay(due, fact.on, record),
    met: (fact, record) => firstFrom(record, ['exited'], fact.on),
    stopped: (fact, record) =>
      firstFrom(record, ['reconsideration-decided'], fact.on, (other) =>
        isPositive(other, record, 'reasonable-grounds-decided'),
      ),
    stoppedBy: ['died'],
    title: (due) =>
      due
        ? `Emergency support does not end before ${due}`
        : 'When emergency support ends is not known: ask the prime contractor',
    todo: 'Ask for the date. If the person would be destitute, ask that support goes on.',
  }),
  /**
   * Notice before leaving under an RNA decision, and never before move-on is over. Unverified
   * length. @cites S05
   */
  rule({
    name: 'rna-exit-notice',
    limit: 'TL-22',
    whose: 'entitlement',
    nations: englandAndWales,
    startedBy: ['rna-decided'],
    when: (fact, record) => endsSupport(record, fact),
    starts: servedDays,
    stillMoving: ({ detail }) => detail.receivedBySurvivorOn === undefined,
    moves: (due, fact, record, policy) => notBeforeMoveOn(due, fact, record, policy),
    met: (fact, record) => firstFrom(record, ['exited'], fact.on),
    stoppedBy: ['died'],
    notes: (fact, record, due) => [
      ...(due && fact.detail.supportEndsOn && fact.detail.supportEndsOn < due
        ? [
            `The letter ends support on ${longDay(fact.detail.supportEndsOn)}, which is earlier: query it.`,
          ]
        : []),
      ...leftEarly(record, fact.on, due),
    ],
    title: (due) => `Notice: support does not end before ${due ?? 'a day we do not know'}`,
    todo: 'If the letter names an earlier day, ask the prime contractor to correct it.',
  }),
  /** The leaving checklist is gone through in time. */
  rule({
    name: 'leaving-checklist',
    limit: 'OUR-EXIT-GATE',
    whose: 'our-target',
    direction: 'before',
    startedBy: ['exit-notice-given', 'rna-decided'],
    when: (fact) => fact.type === 'exit-notice-given' || fact.detail.supportEndsOn !== undefined,
    starts: (fact) => [{ what: 'last day of support', on: lastDayOf(fact) }],
    met: (fact, record) => firstFrom(record, ['exit-gate-checked'], fact.on),
    stoppedBy: ['exited', 'died'],
    showBefore: 21,
    title: (due) => `Go through the leaving checklist${due ? ` by ${due}` : ''}`,
    todo: 'With the survivor: home, income, health, papers, who to call, the right to come back.',
  }),
  /** After leaving, Reach-in; for how long is not known. @cites S51 S59 */
  rule({
    name: 'reach-in',
    limit: 'TL-25',
    whose: 'entitlement',
    nations: englandAndWales,
    startedBy: ['exited'],
    onlyInForce: true,
    when: (fact, record) =>
      every(record, 'conclusive-grounds-decided').some(
        ({ on, detail }) => on <= fact.on && detail.outcome === 'positive',
      ),
    met: (fact, record) => firstFrom(record, ['reach-in-ended'], fact.on),
    stopped: (fact, record) =>
      firstFrom(record, ['re-entry-decided'], fact.on, ({ detail }) => detail.outcome === 'agreed'),
    stoppedBy: ['died'],
    title: () => 'Reach-in can be asked for; how long it lasts is not known',
    todo: 'Information and signposting. It may not be enough: coming back can be asked for too.',
  }),
  /** A request to come back is answered with reasons; no limit is known. @cites S34 S35 S36 */
  rule({
    name: 're-entry-answer',
    limit: 'TL-26',
    whose: 'authority-target',
    nations: englandAndWales,
    startedBy: ['re-entry-requested'],
    met: (fact, record) => firstFrom(record, ['re-entry-decided'], fact.on),
    stoppedBy: ['died'],
    title: () => 'Waiting for an answer about coming back into support: no target is known',
    todo: 'The answer must weigh risks, needs and present support, and give reasons.',
  }),
  rule({
    name: 'chase-re-entry',
    limit: 'OUR-RE-ENTRY',
    whose: 'our-target',
    nations: englandAndWales,
    startedBy: ['re-entry-requested'],
    met: (fact, record) =>
      firstFrom(
        record,
        ['re-entry-decided', 'authority-chased'],
        fact.on,
        (other) => other.type !== 'authority-chased' || pointsAt(record, other.detail.about, fact),
      ),
    stoppedBy: ['died'],
    showBefore: 1,
    title: (due) => `Ask about the request to come back into support${due ? ` on ${due}` : ''}`,
    todo: 'Ask, and record that you did.',
  }),
  /** Agreed support whose end the letter does not give: believed to be six months. @cites S28 */
  rule({
    name: 'longest-agreed-support',
    limit: 'TL-23',
    whose: 'check',
    nations: englandAndWales,
    startedBy: ['need-decided'],
    when: ({ detail }) =>
      (detail.outcome === 'agreed' || detail.outcome === 'partly-agreed') &&
      detail.from !== undefined &&
      detail.to === undefined,
    starts: (fact) => [{ what: 'start of agreed support', on: fact.detail.from ?? fact.on }],
    met: (fact, record) =>
      firstFrom(
        record,
        ['need-decided', 'need-closed'],
        fact.on,
        (other) => other.id !== fact.id && other.detail.need === fact.detail.need,
      ),
    stoppedBy: ['exited', 'died'],
    showBefore: 56,
    soon: 42,
    title: (due) => `Agreed support may end by ${due ?? 'an unknown day'}: the letter names no day`,
    todo: 'Ask for the end date, and start the next RNA in good time.',
  }),
]

/** Says so when support ended before its day and the survivor had not chosen that. */
function leftEarly(record: CaseRecord, from: Day, due: Day | undefined): readonly string[] {
  const exit = firstFrom(record, ['exited'], from)
  if (exit === undefined || due === undefined || exit.on >= due) return []
  if (chosen.includes(exit.detail.reason)) return []
  return [
    `Support ended on ${longDay(exit.on)}, before this day, and not by the survivor’s choice.`,
  ]
}

function longerStay(due: Day, from: Day, record: CaseRecord): Moved | undefined {
  const answer = every(record, 'exit-extension-answered').findLast(
    ({ on, detail }) => on >= from && detail.given === 'yes' && detail.until !== undefined,
  )
  const until = answer?.detail.until
  if (until === undefined || until <= due) return undefined
  return { due: until, because: `More time before leaving was given: until ${longDay(until)}.` }
}

function lastDayOf(fact: AnyOf<'exit-notice-given' | 'rna-decided'>): Day {
  if (fact.type === 'exit-notice-given') return fact.detail.endsOn
  return fact.detail.supportEndsOn ?? fact.on
}

function notBeforeMoveOn(
  due: Day,
  fact: AnyOf<'rna-decided'>,
  record: CaseRecord,
  policy: Policy,
): Moved | undefined {
  const positive = every(record, 'conclusive-grounds-decided').findLast(
    ({ on, detail }) => on <= fact.on && detail.outcome === 'positive',
  )
  if (positive === undefined || isChildOn(record, positive.on)) return undefined
  const edition = editionIfAny(limitOf(policy, 'TL-18').editions, positive.on)
  if (edition === undefined) return undefined
  const calendar = policy.calendars['england-and-wales']
  const floor = countProtectively('entitlement', servedDays(positive), edition, calendar).due
  if (floor === undefined || floor <= due) return undefined
  return {
    due: laterOf(due, floor),
    because: `The notice alone would end on ${longDay(due)}, but move-on support runs to ${longDay(floor)}.`,
  }
}

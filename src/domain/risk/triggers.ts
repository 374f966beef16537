/**
 * What calls for a new risk review: things that happened, decisions that came, cover that ends, and
 * reviews that are due. A trigger opens a question for a person; it never changes a judgement.
 */
import { addDays, addMonths, type Day } from '../calendar/day.ts'
import type { Fact, FactType } from '../facts/fact.ts'
import type { RiskReview } from './review.ts'

/** What a worker notes at once, in one press, without a whole review. */
export const signals = {
  'exploiter-contact': 'An exploiter, or somebody of theirs, got in touch',
  threat: 'A threat was made',
  move: 'They moved, or have to',
  'job-start': 'They started a job',
  'job-end': 'They lost or left a job',
  'new-relationship': 'Somebody new is close to them',
  'asked-for': 'They asked for it',
} as const
export type SignalKind = keyof typeof signals

export interface Signal {
  readonly kind: SignalKind
  readonly on: Day
  readonly id: string
}

export type TriggerKind =
  | SignalKind
  | 'missing'
  | 'found-again'
  | 'support-moved'
  | 'decision'
  | 'detained'
  | 'release-near'
  | 'released'
  | 'unanswered'
  | 'cover-ends'
  | 'turning-18'
  | 'worker-changed'
  | 'court-date'
  | 'police-silent'
  | 'review-due'
  | 'never-reviewed'

export interface RiskTrigger {
  readonly kind: TriggerKind
  /** The day from which it calls for a review. */
  readonly on: Day
  /** The fact or signal that it comes from. */
  readonly source?: string
  /** For cover that ends: the first day without, and how many days before it this calls. */
  readonly endsOn?: Day
  readonly daysBefore?: number
  /** For contacts without an answer: how many in a row. */
  readonly times?: number
}

/** Calendar days before cover ends on which a review is called for. @cites outcomes-risk 3.4 */
export const coverWarnings = [60, 30, 14] as const
/** Calendar days before a release that is expected. Ours: a plan takes that long to make. */
export const daysBeforeRelease = 28
/** Months before somebody turns eighteen: at seventeen years and nine months. */
export const monthsBefore18 = 3

export interface WhatHappened {
  readonly facts: readonly Fact[]
  readonly signals: readonly Signal[]
  /** First days without cover that are here or to come. */
  readonly coverEnds: readonly Day[]
  readonly turns18On?: Day
  /** Days on which another worker took over. */
  readonly workerChanges: readonly Day[]
  /** After how many unanswered contacts in a row a review is called for, as agreed. */
  readonly unansweredLimit: number
  /** What other parts of the record call for: court dates, police who owe an answer. */
  readonly alsoBecause: readonly RiskTrigger[]
  readonly supportedSince?: Day
}

/**
 * Everything that calls for a review today, the latest first: since the last review, or since support
 * began where there is none yet. What happened on the day of a review was before that review.
 */
export function triggersFor(
  last: Pick<RiskReview, 'on' | 'nextReviewOn'> | undefined,
  happened: WhatHappened,
  today: Day,
): readonly RiskTrigger[] {
  const isNew = ({ on }: RiskTrigger) => on <= today && (last === undefined || on > last.on)
  const found = [
    ...happened.signals.map(({ kind, on, id }): RiskTrigger => ({ kind, on, source: id })),
    ...happened.facts.flatMap(fromFact),
    ...releaseNear(happened.facts),
    ...unansweredIn(happened.facts, happened.unansweredLimit),
    ...happened.coverEnds.flatMap((endsOn) =>
      coverWarnings.map(
        (daysBefore): RiskTrigger => ({
          kind: 'cover-ends',
          on: addDays(endsOn, -daysBefore),
          endsOn,
          daysBefore,
        }),
      ),
    ),
    ...(happened.turns18On
      ? [{ kind: 'turning-18', on: addMonths(happened.turns18On, -monthsBefore18) } as const]
      : []),
    ...happened.workerChanges.map((on): RiskTrigger => ({ kind: 'worker-changed', on })),
    ...happened.alsoBecause,
  ].filter(isNew)
  const due = dueByItself(last, happened.supportedSince, today)
  return [...nearestWarning(found), ...due].sort((one, other) => (one.on < other.on ? 1 : -1))
}

/** Of the warnings about one end of cover only the latest is said. */
function nearestWarning(found: readonly RiskTrigger[]): readonly RiskTrigger[] {
  return found.filter(
    (one) =>
      one.kind !== 'cover-ends' ||
      !found.some(
        (other) => other.kind === 'cover-ends' && other.endsOn === one.endsOn && other.on > one.on,
      ),
  )
}

function dueByItself(
  last: Pick<RiskReview, 'nextReviewOn'> | undefined,
  supportedSince: Day | undefined,
  today: Day,
): readonly RiskTrigger[] {
  if (last) return last.nextReviewOn <= today ? [{ kind: 'review-due', on: last.nextReviewOn }] : []
  return supportedSince !== undefined && supportedSince <= today
    ? [{ kind: 'never-reviewed', on: supportedSince }]
    : []
}

const decisions: ReadonlySet<FactType> = new Set<FactType>([
  'reasonable-grounds-decided',
  'conclusive-grounds-decided',
  'reconsideration-decided',
  'rna-decided',
  're-entry-decided',
  'vts-decided',
  'disqualified',
])

function fromFact({ id, type, on }: Fact): readonly RiskTrigger[] {
  if (decisions.has(type)) return [{ kind: 'decision', on, source: id }]
  switch (type) {
    case 'went-missing':
      return [{ kind: 'missing', on, source: id }]
    case 'found-again':
      return [{ kind: 'found-again', on, source: id }]
    case 'support-mode-changed':
      return [{ kind: 'support-moved', on, source: id }]
    case 'detained':
      return [{ kind: 'detained', on, source: id }]
    case 'released':
      return [{ kind: 'released', on, source: id }]
    default:
      return []
  }
}

function releaseNear(facts: readonly Fact[]): readonly RiskTrigger[] {
  return facts.flatMap((fact) => {
    const expected = fact.type === 'detained' ? fact.detail.releaseExpectedOn : undefined
    if (expected === undefined) return []
    const freed = facts.some(({ type, on }) => type === 'released' && on >= fact.on)
    const on = addDays(expected, -daysBeforeRelease)
    return freed
      ? []
      : [{ kind: 'release-near', on: on > fact.on ? on : fact.on, source: fact.id } as const]
  })
}

/** The run of unanswered contacts that is going on, from the one that reached the agreed count. */
function unansweredIn(facts: readonly Fact[], limit: number): readonly RiskTrigger[] {
  let run: Fact[] = []
  for (const fact of facts) {
    if (fact.type !== 'contact-attempted') continue
    run = fact.detail.reached === 'no' ? [...run, fact] : []
  }
  const reached = run[limit - 1]
  return reached
    ? [{ kind: 'unanswered', on: reached.on, source: reached.id, times: run.length }]
    : []
}

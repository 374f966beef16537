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
  /** When it was written down: an ISO time. */
  readonly recordedAt: string
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
  /** When it was written down: an ISO time. Absent where it follows from days alone. */
  readonly recordedAt?: string
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

/**
 * Calendar days within which to look again. Ours: where somebody may be in reach of an exploiter, today;
 * where there is time, a week.
 */
export const lookWithinDays: Readonly<Record<TriggerKind, number>> = {
  'exploiter-contact': 0,
  threat: 0,
  missing: 0,
  released: 1,
  'found-again': 1,
  move: 3,
  'support-moved': 3,
  unanswered: 3,
  'new-relationship': 3,
  'asked-for': 3,
  detained: 7,
  'job-start': 7,
  'job-end': 7,
  decision: 7,
  'release-near': 7,
  'cover-ends': 7,
  'turning-18': 14,
  'worker-changed': 14,
  'court-date': 7,
  'police-silent': 7,
  'review-due': 0,
  'never-reviewed': 0,
}

/** The day by which to look again for one reason. */
export function lookBy({ kind, on }: RiskTrigger): Day {
  return addDays(on, lookWithinDays[kind])
}

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

export interface LastReview extends Pick<RiskReview, 'on' | 'nextReviewOn'> {
  readonly recordedAt: string
}

/**
 * A letter may lie for weeks before it is written down: so far back, in calendar days, something that
 * was written down after a review still calls for another.
 */
const learnedLateDays = 30

/**
 * Everything that calls for a review today, the latest first: what happened since the last review and
 * what was not written down then, or everything since support began where there is no review yet.
 */
export function triggersFor(
  last: LastReview | undefined,
  happened: WhatHappened,
  today: Day,
): readonly RiskTrigger[] {
  const isNew = (trigger: RiskTrigger) =>
    trigger.on <= today && (last === undefined || wasNotKnown(trigger, last))
  const found = [
    ...happened.signals.map(
      ({ kind, on, id, recordedAt }): RiskTrigger => ({ kind, on, source: id, recordedAt }),
    ),
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

function wasNotKnown({ on, recordedAt }: RiskTrigger, last: LastReview): boolean {
  if (on > last.on) return true
  const learnedLater = recordedAt !== undefined && recordedAt > last.recordedAt
  return learnedLater && on >= addDays(last.on, -learnedLateDays)
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
  last: Pick<LastReview, 'nextReviewOn'> | undefined,
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

function fromFact({ id, type, on, recordedAt }: Fact): readonly RiskTrigger[] {
  if (decisions.has(type)) return [{ kind: 'decision', on, source: id, recordedAt }]
  switch (type) {
    case 'went-missing':
      return [{ kind: 'missing', on, source: id, recordedAt }]
    case 'found-again':
      return [{ kind: 'found-again', on, source: id, recordedAt }]
    case 'support-mode-changed':
      return [{ kind: 'support-moved', on, source: id, recordedAt }]
    case 'detained':
      return [{ kind: 'detained', on, source: id, recordedAt }]
    case 'released':
      return [{ kind: 'released', on, source: id, recordedAt }]
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
    ? [
        {
          kind: 'unanswered',
          on: reached.on,
          source: reached.id,
          recordedAt: reached.recordedAt,
          times: run.length,
        },
      ]
    : []
}

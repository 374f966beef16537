/**
 * What the facts of a case call for by themselves: a line for Today when something happened after the
 * last risk review. What was noted in sealed words is asked for apart, by the risk pages.
 */
import { addDays, type Day } from '../../domain/calendar/day.ts'
import { isSupported } from '../../domain/pathway/tracks/support/support-track.ts'
import {
  lookBy,
  type RiskTrigger,
  type Signal,
  type TriggerKind,
  triggersFor,
} from '../../domain/risk/triggers.ts'
import type { CaseOutline } from '../case/case-picture.ts'
import type { DueItem } from '../ports/case-store.ts'

/** Contacts without an answer, in a row, after which the risk is looked at again. Ours. */
export const unansweredLimit = 3

interface Known {
  readonly signals: readonly Signal[]
  readonly alsoBecause: readonly RiskTrigger[]
}

const nothingMore: Known = { signals: [], alsoBecause: [] }

/** Every reason to look again, the latest first. Nothing is asked where nobody is supported. */
export function riskTriggers(
  outline: CaseOutline,
  { signals, alsoBecause }: Known = nothingMore,
): readonly RiskTrigger[] {
  const { reading, tracks, gaps, today } = outline
  if (!isSupported(tracks.support)) return []
  const { record, age } = reading
  const review = record.last('risk-reviewed')
  const started = record.last('support-started')
  const { turns18On } = age
  return triggersFor(
    review && {
      on: review.on,
      recordedAt: review.recordedAt,
      nextReviewOn: review.detail.nextReviewOn ?? addDays(today, 1),
    },
    {
      facts: record.inOrder,
      signals,
      coverEnds: gaps.map(({ gap }) => gap.from),
      ...(turns18On && { turns18On }),
      workerChanges: [],
      unansweredLimit,
      alsoBecause,
      ...(started && { supportedSince: started.on }),
    },
    today,
  )
}

/** Clocks and gaps have lines of their own: what they say already is not said a second time. */
const saidElsewhere: ReadonlySet<TriggerKind> = new Set([
  'cover-ends',
  'review-due',
  'never-reviewed',
  'release-near',
  'turning-18',
])

const titles: Readonly<Partial<Record<TriggerKind, string>>> = {
  missing: 'Look at the risk again: they are missing',
  'found-again': 'Look at the risk again: they were found',
  'support-moved': 'Look at the risk again: their support moved',
  decision: 'Look at the risk again: a decision came',
  detained: 'Look at the risk again: they were detained',
  released: 'Look at the risk again: they were released',
  unanswered: 'Look at the risk again: contacts without an answer',
}

export function riskItems(outline: CaseOutline): readonly DueItem[] {
  const called = riskTriggers(outline).filter(({ kind }) => !saidElsewhere.has(kind))
  const first = called.map((trigger) => ({ trigger, due: lookBy(trigger) })).sort(byDue)[0]
  if (first === undefined) return []
  return [
    {
      key: 'look-at-risk',
      kind: 'awaiting',
      title: titles[first.trigger.kind] ?? 'Look at the risk again',
      todo: 'With them, their own view first. A look that finds nothing new is a review too',
      whose: 'our-target',
      due: first.due,
      showFrom: first.trigger.on,
    },
  ]
}

function byDue(one: { due: Day }, other: { due: Day }): number {
  return one.due < other.due ? -1 : one.due > other.due ? 1 : 0
}

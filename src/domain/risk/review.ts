/**
 * One risk review as it was written down: the survivor's own view first, then what was seen, why it is
 * so, what could happen, and a judgement in words. No part of it is a number, and none can be added up.
 */
import type { Day } from '../calendar/day.ts'
import type { FactorId } from './factors.ts'

/** Not asking, a wish to keep something to oneself and not knowing are answers, each by itself. */
export const silences = {
  'not-asked': 'Not asked',
  'prefers-not-to-say': 'Prefers not to say',
  'not-known': 'Not known',
} as const
export type Silence = keyof typeof silences

export type Said = { readonly words: string } | { readonly silence: Silence }

export const yesNoOrSilence = { yes: 'Yes', no: 'No', ...silences } as const
export type YesNoOrSilence = keyof typeof yesNoOrSilence

/** Asked before anything else. A review can go on without it, and then says so. */
export interface SafeToTalk {
  readonly alone: YesNoOrSilence
  readonly enoughTime: YesNoOrSilence
  /** An interpreter where one is needed; never somebody who came along. */
  readonly understood: YesNoOrSilence
}

/** In their words, kept as they were said. */
export interface OwnView {
  readonly worries: Said
  readonly works: Said
  readonly keepPrivate: Said
}

export const ratings = {
  absent: 'Not there',
  partly: 'Partly',
  present: 'There',
  unknown: 'Not known',
} as const
export type Rating = keyof typeof ratings

/** How much it matters for this person now: a word about them, never a weight. */
export const relevances = { low: 'Little', medium: 'Some', high: 'Much' } as const
export type Relevance = keyof typeof relevances

export interface FactorReview {
  readonly rating: Rating
  readonly relevance?: Relevance
  /** What it rests on: what was seen, told or read. */
  readonly evidence?: string
  /** The day of what it rests on. */
  readonly evidenceOn?: Day
}

/** Four boxes. Each may be empty; an empty one is shown as empty. */
export const formulationBoxes = {
  happened: 'What has happened',
  happening: 'What is happening now',
  could: 'What could happen, with help and without',
  keeps: 'What keeps it going, and what protects',
} as const
export type FormulationBox = keyof typeof formulationBoxes

export const scenarioKinds = {
  repeat: 'The same again',
  twist: 'The same in another form',
  'new-person': 'Somebody new',
  improvement: 'It gets better',
} as const
export type ScenarioKind = keyof typeof scenarioKinds

export interface Scenario {
  readonly kind: ScenarioKind
  readonly who?: string
  readonly where?: string
  readonly howSoon?: string
  readonly howBad?: string
  readonly warningSigns?: string
}

/** Four words for how concerned people are. In the order of concern; the order is never shown as a number. */
export const concerns = {
  low: 'Low',
  raised: 'Raised',
  high: 'High',
  immediate: 'Immediate',
} as const
export type Concern = keyof typeof concerns
// The keys of the table above, from the least concern to the most.
export const concernsInOrder = Object.keys(concerns) as readonly Concern[]

export const timings = {
  now: 'Now',
  days: 'Within days',
  weeks: 'Within weeks',
  later: 'Later',
  unclear: 'Cannot be said',
} as const
export type Timing = keyof typeof timings

export const certainties = {
  sure: 'Sure',
  fairly: 'Fairly sure',
  guess: 'Little to go on',
} as const
export type Certainty = keyof typeof certainties

export interface Judgement {
  readonly concern: Concern
  readonly why: string
  readonly timing: Timing
  readonly certainty: Certainty
  /** Who sees it differently, and how; the survivor first among them. */
  readonly disagreement?: string
}

export interface RiskAction {
  readonly what: string
  readonly owner: string
  readonly due?: Day
}

export interface RiskReview {
  readonly id: string
  readonly on: Day
  readonly by: string
  readonly library: string
  readonly safeToTalk: SafeToTalk
  readonly ownView: OwnView
  readonly factors: Readonly<Partial<Record<FactorId, FactorReview>>>
  readonly formulation: Readonly<Partial<Record<FormulationBox, string>>>
  readonly scenarios: readonly Scenario[]
  readonly judgement: Judgement
  readonly actions: readonly RiskAction[]
  readonly nextReviewOn: Day
}

/** A is more concern than B: `true` for high against raised. */
export function isMoreConcern(one: Concern, other: Concern): boolean {
  return concernsInOrder.indexOf(one) > concernsInOrder.indexOf(other)
}

export const mostScenarios = 4

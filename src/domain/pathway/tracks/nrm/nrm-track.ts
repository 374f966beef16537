/**
 * Where the person stands in the National Referral Mechanism. Decisions are read from letters;
 * nothing here decides one.
 */
import { type Day, lastDayCountingStart } from '../../../calendar/day.ts'
import type { StandingRecord } from '../../../facts/standing-record.ts'
import type { Age } from '../age.ts'
import { daysOf, type TrackLimits } from '../limits.ts'
import { type Challenge, isPending } from './challenges.ts'
import type { Disqualification, GroundsDecision, NrmEpisode } from './nrm-episodes.ts'

export const nrmStates = [
  'not-referred',
  'awaiting-reasonable-grounds',
  'recovery',
  'awaiting-conclusive-grounds',
  'reasonable-grounds-negative',
  'conclusive-grounds-positive',
  'conclusive-grounds-negative',
  'suspended',
  'withdrawn',
  'disqualified-public-order',
  'disqualified-bad-faith',
  'closed',
  'died',
] as const
export type NrmState = (typeof nrmStates)[number]

export const notReferredStages = [
  'identified',
  'consent-given',
  'consent-refused',
  'first-responder-asked',
  'notified-only',
] as const
export type NotReferredStage = (typeof notReferredStages)[number]

/** Whether a further positive decision brings a further recovery period. */
export type FurtherPeriod = 'given' | 'not-given' | 'not-decided'

interface Positive {
  readonly since: Day
  readonly reasonableGrounds: GroundsDecision
  /** Only after an earlier positive decision in an earlier episode. */
  readonly furtherPeriod?: FurtherPeriod
}

export type NrmAt =
  | { readonly state: 'not-referred'; readonly stage: NotReferredStage }
  | { readonly state: 'awaiting-reasonable-grounds'; readonly since: Day }
  /** `minimumUntil` is absent when the least length is not known. */
  | (Positive & { readonly state: 'recovery'; readonly minimumUntil?: Day })
  | (Positive & { readonly state: 'awaiting-conclusive-grounds'; readonly minimumUntil?: Day })
  | {
      readonly state: 'reasonable-grounds-negative'
      readonly since: Day
      readonly reasonableGrounds: GroundsDecision
      readonly challenge?: Challenge
    }
  | {
      readonly state: 'conclusive-grounds-positive' | 'conclusive-grounds-negative'
      readonly since: Day
      readonly conclusiveGrounds: GroundsDecision
      /** Absent when a panel decided both at once. */
      readonly reasonableGrounds?: GroundsDecision
      readonly challenge?: Challenge
    }
  | {
      readonly state: 'suspended'
      readonly since: Day
      readonly because: 'letter' | 'turned-18'
      readonly before: NrmAt
    }
  | { readonly state: 'withdrawn'; readonly since: Day; readonly form?: 'written' | 'verbal' }
  | {
      readonly state: 'disqualified-public-order' | 'disqualified-bad-faith'
      readonly since: Day
      readonly disqualification: Disqualification
      readonly before: NrmAt
      readonly challenge?: Challenge
    }
  | { readonly state: 'closed'; readonly since: Day }
  | { readonly state: 'died'; readonly since: Day }

export type NrmTrack = NrmAt & {
  readonly track: 'nrm'
  readonly episode: NrmEpisode
  /** Earlier referrals, oldest first. */
  readonly earlier: readonly NrmEpisode[]
  readonly challenges: readonly Challenge[]
}

export interface NrmReading {
  readonly record: StandingRecord
  readonly episodes: readonly NrmEpisode[]
  readonly challenges: readonly Challenge[]
  readonly age: Age
  readonly today: Day
  readonly limits: TrackLimits
}

export function readNrm(reading: NrmReading): NrmTrack {
  const { record, episodes, challenges } = reading
  const episode = episodes.at(-1) ?? { number: 1, alsoReferredOn: [] }
  const earlier = episodes.slice(0, -1)
  const died = record.last('died')
  const at: NrmAt = died ? { state: 'died', since: died.on } : stateOf(episode, earlier, reading)
  return { track: 'nrm', ...at, episode, earlier, challenges }
}

function stateOf(episode: NrmEpisode, earlier: readonly NrmEpisode[], reading: NrmReading): NrmAt {
  const { ended, disqualification, suspendedSince } = episode
  if (ended?.how === 'withdrawn') {
    return { state: 'withdrawn', since: ended.on, ...(ended.form && { form: ended.form }) }
  }
  if (ended) return { state: 'closed', since: ended.on }

  const decided = decisionState(episode, earlier, reading)
  if (disqualification) {
    const challenge = challengeOf(disqualification.fact, reading.challenges)
    return {
      state: `disqualified-${disqualification.ground}`,
      since: disqualification.on,
      disqualification,
      before: decided,
      ...(challenge && { challenge }),
    }
  }
  if (suspendedSince && decided.state !== 'not-referred') {
    return { state: 'suspended', since: suspendedSince, because: 'letter', before: decided }
  }
  return afterTurning18(episode, decided, reading)
}

function decisionState(
  episode: NrmEpisode,
  earlier: readonly NrmEpisode[],
  reading: NrmReading,
): NrmAt {
  const { referral, reasonableGrounds, conclusiveGrounds } = episode
  if (conclusiveGrounds) {
    const challenge = challengeOf(conclusiveGrounds.fact, reading.challenges)
    return {
      state: `conclusive-grounds-${conclusiveGrounds.outcome}`,
      since: conclusiveGrounds.on,
      conclusiveGrounds,
      ...(reasonableGrounds && { reasonableGrounds }),
      ...(challenge && { challenge }),
    }
  }
  if (reasonableGrounds?.outcome === 'negative') {
    const challenge = challengeOf(reasonableGrounds.fact, reading.challenges)
    return {
      state: 'reasonable-grounds-negative',
      since: reasonableGrounds.on,
      reasonableGrounds,
      ...(challenge && { challenge }),
    }
  }
  if (reasonableGrounds) return waiting(episode, reasonableGrounds, earlier, reading)
  if (referral) return { state: 'awaiting-reasonable-grounds', since: referral.on }
  return { state: 'not-referred', stage: beforeReferral(reading.record) }
}

/**
 * After a positive reasonable grounds decision: the recovery period, and when its least length has
 * passed, waiting for the conclusive grounds decision. Support goes on in both.
 *
 * @cites msa-2015/s50A
 */
function waiting(
  episode: NrmEpisode,
  reasonableGrounds: GroundsDecision,
  earlier: readonly NrmEpisode[],
  { today, limits }: NrmReading,
): NrmAt {
  const { on } = reasonableGrounds
  const hadOneBefore = earlier.some((one) => one.reasonableGrounds?.outcome === 'positive')
  const furtherPeriod = hadOneBefore ? furtherPeriodIn(episode) : undefined
  const known = { since: on, reasonableGrounds, ...(furtherPeriod && { furtherPeriod }) }
  if (furtherPeriod && furtherPeriod !== 'given') {
    return { state: 'awaiting-conclusive-grounds', ...known }
  }
  const days = daysOf(limits.recoveryMinimumDays, on)
  if (days === undefined) return { state: 'recovery', ...known }
  const minimumUntil = lastDayCountingStart(on, days)
  const state = today <= minimumUntil ? 'recovery' : 'awaiting-conclusive-grounds'
  return { state, ...known, minimumUntil }
}

function furtherPeriodIn({ additionalPeriod }: NrmEpisode): FurtherPeriod {
  if (additionalPeriod === undefined) return 'not-decided'
  return additionalPeriod.given ? 'given' : 'not-given'
}

/**
 * Someone referred as a child who turns 18 without a conclusive grounds decision must answer
 * whether they stay. Until they do, the Home Office suspends the case. A decision that came after
 * the birthday shows that it did not.
 */
function afterTurning18(episode: NrmEpisode, decided: NrmAt, reading: NrmReading): NrmAt {
  const { age, record, today } = reading
  const { turns18On } = age
  const { referral, reasonableGrounds, resumedOn } = episode
  const open =
    decided.state === 'awaiting-reasonable-grounds' ||
    decided.state === 'recovery' ||
    decided.state === 'awaiting-conclusive-grounds'
  if (!open || turns18On === undefined || turns18On > today) return decided
  const start = referral?.on ?? reasonableGrounds?.on
  if (start === undefined || age.on(start) === 'adult') return decided

  const answer = transitionAnswer(record)
  if (answer?.answer === 'withdraw') return { state: 'withdrawn', since: answer.on }
  if (answer?.answer === 'stay') return decided
  const carriedOn = (day: Day | undefined) => day !== undefined && day >= turns18On
  if (carriedOn(reasonableGrounds?.on) || carriedOn(resumedOn)) return decided
  return { state: 'suspended', since: turns18On, because: 'turned-18', before: decided }
}

export interface TransitionAnswer {
  readonly answer: 'stay' | 'withdraw' | 'no-response'
  readonly on: Day
  readonly form?: 'written' | 'verbal'
}

/** The last answer about staying in the NRM as an adult, however it was recorded. */
export function transitionAnswer(record: StandingRecord): TransitionAnswer | undefined {
  let answer: TransitionAnswer | undefined
  for (const { type, on, detail } of record.inOrder) {
    if (type === 'transition-answered') {
      answer = { answer: detail.answer, on, ...(detail.form && { form: detail.form }) }
    } else if (type === 'consent-given' && detail.consent === 'transition-nrm') {
      answer = { answer: 'stay', on, ...(detail.form && { form: detail.form }) }
    }
  }
  return answer
}

function beforeReferral(record: StandingRecord): NotReferredStage {
  if (record.last('duty-to-notify-sent')) return 'notified-only'
  let stage: NotReferredStage = record.last('first-responder-asked')
    ? 'first-responder-asked'
    : 'identified'
  if (stage !== 'identified') return stage
  for (const { type, detail } of record.inOrder) {
    if (type === 'consent-given' && detail.consent === 'nrm-referral') stage = 'consent-given'
    if (type === 'consent-refused' && detail.consent === 'nrm-referral') stage = 'consent-refused'
  }
  return stage
}

function challengeOf(decision: string, challenges: readonly Challenge[]): Challenge | undefined {
  const about = challenges.filter((challenge) => challenge.of === decision)
  return about.findLast(isPending) ?? about.at(-1)
}

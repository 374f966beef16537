/**
 * Referral episodes: each referral with the decisions, suspensions and endings that belong to it.
 * A further referral opens a new episode, linked to the one before; nothing earlier is lost.
 */
import type { Day } from '../../../calendar/day.ts'
import type { Fact, FactOf } from '../../../facts/fact.ts'
import type { StandingRecord } from '../../../facts/standing-record.ts'
import type { ServedDecision } from '../../../leaving/move-on-floor.ts'
import { type Turn, turnOf } from './challenges.ts'

export interface GroundsDecision extends ServedDecision {
  readonly fact: string
  readonly outcome: 'positive' | 'negative'
  /** The earlier decision that reconsideration changed. */
  readonly insteadOf?: { readonly fact: string; readonly on: Day }
}

export interface Referral {
  readonly fact: string
  readonly on: Day
  readonly authority: FactOf<'referred'>['detail']['authority']
}

export type Disqualification = ServedDecision & {
  readonly fact: string
  readonly ground: 'public-order' | 'bad-faith'
}

export interface NrmEpisode {
  /** 1 for the first referral. Episode n follows episode n - 1. */
  readonly number: number
  /** Absent when a decision is known but the referral was never recorded. */
  readonly referral?: Referral
  /** Other referrals sent while this one was still open. */
  readonly alsoReferredOn: readonly Day[]
  readonly reasonableGrounds?: GroundsDecision
  readonly conclusiveGrounds?: GroundsDecision
  readonly additionalPeriod?: { readonly given: boolean; readonly on: Day }
  readonly disqualification?: Disqualification
  readonly suspendedSince?: Day
  readonly resumedOn?: Day
  readonly ended?: {
    readonly how: 'withdrawn' | 'closed'
    readonly on: Day
    readonly form?: 'written' | 'verbal'
  }
}

type Draft = { -readonly [Key in keyof NrmEpisode]: NrmEpisode[Key] }

/** An episode that is over may be followed by a new referral. */
export function isOver(episode: NrmEpisode): boolean {
  return (
    episode.conclusiveGrounds !== undefined ||
    episode.reasonableGrounds?.outcome === 'negative' ||
    episode.disqualification !== undefined ||
    episode.ended !== undefined
  )
}

export function readEpisodes(record: StandingRecord): readonly NrmEpisode[] {
  let current: Draft = { number: 1, alsoReferredOn: [] }
  const episodes: Draft[] = [current]
  for (const fact of record.inOrder) {
    if (fact.type !== 'referred') {
      addTo(concerned(fact, episodes, record) ?? current, fact, record)
      continue
    }
    const referral = { fact: fact.id, on: fact.on, authority: fact.detail.authority }
    if (isOver(current)) {
      current = { number: current.number + 1, alsoReferredOn: [], referral }
      episodes.push(current)
    } else if (current.referral) {
      current.alsoReferredOn = [...current.alsoReferredOn, fact.on]
    } else {
      current.referral = referral
    }
  }
  return episodes
}

/** The episode whose decision a later letter takes up again, when that is not the current one. */
function concerned(
  fact: Fact,
  episodes: readonly Draft[],
  record: StandingRecord,
): Draft | undefined {
  if (fact.type === 'disqualification-lifted') {
    return episodes.findLast(({ disqualification }) => disqualification !== undefined)
  }
  if (fact.type !== 'reconsideration-decided' || episodes.length === 1) return undefined
  const request = record.standing(fact.detail.request)
  if (request?.type !== 'reconsideration-requested') return undefined
  const challenged = record.standing(request.detail.of)?.id
  return episodes.find(({ reasonableGrounds, conclusiveGrounds, disqualification }) =>
    [reasonableGrounds, conclusiveGrounds, disqualification].some(
      (decision) => decision?.fact === challenged,
    ),
  )
}

function addTo(episode: Draft, fact: Fact, record: StandingRecord): void {
  switch (fact.type) {
    case 'reasonable-grounds-decided':
    case 'conclusive-grounds-decided':
    case 'reconsideration-decided':
    case 'disqualification-lifted': {
      const turn = turnOf(fact, record)
      if (turn) turnEpisode(episode, turn, fact)
      return
    }
    case 'additional-recovery-period-decided':
      episode.additionalPeriod = { given: fact.detail.given === 'yes', on: fact.on }
      return
    case 'disqualified':
      episode.disqualification = {
        fact: fact.id,
        ground: fact.detail.ground,
        ...served(fact),
      }
      return
    case 'nrm-suspended':
      episode.suspendedSince = fact.on
      return
    case 'nrm-resumed':
      delete episode.suspendedSince
      episode.resumedOn = fact.on
      return
    case 'nrm-withdrawn':
      episode.ended = { how: 'withdrawn', on: fact.on, form: fact.detail.form }
      return
    case 'nrm-closed':
      episode.ended = { how: 'closed', on: fact.on }
      return
    default:
      return
  }
}

type Letter = FactOf<
  | 'reasonable-grounds-decided'
  | 'conclusive-grounds-decided'
  | 'reconsideration-decided'
  | 'disqualified'
>

function turnEpisode(
  episode: Draft,
  turn: Turn,
  fact: Letter | FactOf<'disqualification-lifted'>,
): void {
  if (turn.about === 'disqualification-lifted' || fact.type === 'disqualification-lifted') {
    delete episode.disqualification
    return
  }
  const key = turn.about === 'reasonable-grounds' ? 'reasonableGrounds' : 'conclusiveGrounds'
  const before = fact.type === 'reconsideration-decided' ? episode[key] : undefined
  episode[key] = {
    fact: fact.id,
    outcome: turn.positive ? 'positive' : 'negative',
    ...served(fact),
    ...(before && { insteadOf: { fact: before.fact, on: before.on } }),
  }
}

export function served({ on, detail }: Pick<Letter, 'on' | 'detail'>): ServedDecision {
  const { sentOn, receivedByProviderOn, receivedBySurvivorOn } = detail
  return {
    on,
    ...(sentOn && { sentOn }),
    ...(receivedByProviderOn && { receivedByProviderOn }),
    ...(receivedBySurvivorOn && { receivedBySurvivorOn }),
  }
}

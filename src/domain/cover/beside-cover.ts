/**
 * What is shown beside the cover and never counts as cover: waiting for an RNA decision or for the
 * answer to a challenge, another service that is to take over, a planned hand-over.
 */
import { type Day, earlierOf } from '../calendar/day.ts'
import type { Fact } from '../facts/fact.ts'
import type { StandingRecord } from '../facts/standing-record.ts'
import type { Beside, BesideReason } from './cover-period.ts'
import { aStretch } from './stretch.ts'

/** Whole-case waiting: an RNA that has been released, a challenge that has been made. */
export function holding(record: StandingRecord): readonly Beside[] {
  return [...rnasWaiting(record), ...challengesWaiting(record)]
}

function rnasWaiting(record: StandingRecord): readonly Beside[] {
  const ends = record.inOrder.flatMap((fact) =>
    fact.type === 'rna-decided' || fact.type === 'rna-withdrawn' || fact.type === 'rna-returned'
      ? [{ rna: fact.detail.rna, on: fact.on }]
      : [],
  )
  return record.of('rna-released').map(({ id, on, detail }) =>
    waiting(
      'holding-rna',
      id,
      on,
      firstFrom(
        on,
        ends.filter(({ rna }) => rna === detail.rna),
      ),
    ),
  )
}

function challengesWaiting(record: StandingRecord): readonly Beside[] {
  const ends = record.inOrder.flatMap((fact) => {
    const request = answeredBy(fact)
    return request === undefined ? [] : [{ id: record.standing(request)?.id, on: fact.on }]
  })
  return record.of('reconsideration-requested').map(({ id, on }) =>
    waiting(
      'holding-reconsideration',
      id,
      on,
      firstFrom(
        on,
        ends.filter((end) => end.id === id),
      ),
    ),
  )
}

/** The challenge that this fact ends, if it ends one. */
function answeredBy(fact: Fact): string | undefined {
  if (fact.type === 'reconsideration-decided') return fact.detail.request
  if (fact.type === 'rna-decided') return fact.detail.afterReconsideration
  if (fact.type !== 'reconsideration-answered') return undefined
  return fact.detail.answer === 'refused' ? fact.detail.request : undefined
}

function waiting(reason: BesideReason, source: string, on: Day, until: Day | undefined): Beside {
  return { ...aStretch(on, until), reason, source }
}

function firstFrom(start: Day, ends: readonly { on: Day }[]): Day | undefined {
  const after = ends.filter(({ on }) => on >= start).map(({ on }) => on)
  return after.length === 0 ? undefined : after.reduce(earlierOf)
}

export interface HandOver {
  readonly startsOn: Day
  readonly confirmed: boolean
  readonly source: string
}

/** The last recorded plan per need: the one that stands. */
export function handOvers(record: StandingRecord): ReadonlyMap<string, HandOver> {
  return new Map(
    record
      .of('hand-over-planned')
      .map(({ id, detail }) => [
        detail.need,
        { startsOn: detail.startsOn, confirmed: detail.confirmed === 'yes', source: id },
      ]),
  )
}

/**
 * What is shown beside the cover and never counts as cover: waiting for an RNA decision or for the
 * answer to a challenge, another service that is to take over, a planned hand-over.
 */
import { type Day, earlierOf } from '../calendar/day.ts'
import { type Fact, factsOfType } from '../facts/fact.ts'
import type { Beside, BesideReason } from './cover-period.ts'
import { aStretch } from './stretch.ts'

/** Whole-case waiting: an RNA that has been released, a challenge that has been made. */
export function holding(facts: readonly Fact[]): readonly Beside[] {
  return [...rnasWaiting(facts), ...challengesWaiting(facts)]
}

function rnasWaiting(facts: readonly Fact[]): readonly Beside[] {
  const ends = facts.flatMap((fact) =>
    fact.type === 'rna-decided' || fact.type === 'rna-withdrawn' || fact.type === 'rna-returned'
      ? [{ rna: fact.detail.rna, on: fact.on }]
      : [],
  )
  return factsOfType(facts, 'rna-released').map(({ id, on, detail }) =>
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

function challengesWaiting(facts: readonly Fact[]): readonly Beside[] {
  const ends = facts.flatMap((fact) => {
    if (fact.type === 'reconsideration-decided') return [{ id: fact.detail.request, on: fact.on }]
    if (fact.type === 'reconsideration-answered' && fact.detail.answer === 'refused') {
      return [{ id: fact.detail.request, on: fact.on }]
    }
    const challenge = fact.type === 'rna-decided' && fact.detail.afterReconsideration
    return challenge ? [{ id: challenge, on: fact.on }] : []
  })
  return factsOfType(facts, 'reconsideration-requested').map(({ id, on }) =>
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
export function handOvers(facts: readonly Fact[]): ReadonlyMap<string, HandOver> {
  return new Map(
    factsOfType(facts, 'hand-over-planned').map(({ id, detail }) => [
      detail.need,
      { startsOn: detail.startsOn, confirmed: detail.confirmed === 'yes', source: id },
    ]),
  )
}

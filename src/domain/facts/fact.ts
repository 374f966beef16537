/**
 * The record of a case: facts, only ever added. A correction is a new fact that supersedes an
 * older one, so that the history can be read as it stood on any day.
 */
import { type Day, ukDayOf } from '../calendar/day.ts'
import { childAndStatusFacts } from './child-and-status-facts.ts'
import { decisionFacts } from './decision-facts.ts'
import type { Answers, FactKind, Field } from './field.ts'
import { referralFacts } from './referral-facts.ts'
import { rnaFacts } from './rna-facts.ts'
import { supportFacts } from './support-facts.ts'

/** Everything that can have happened, in the order of the pathway. The order breaks ties on a day. */
export const vocabulary = {
  ...referralFacts,
  ...decisionFacts,
  ...supportFacts,
  ...rnaFacts,
  ...childAndStatusFacts,
} as const

export type FactType = keyof typeof vocabulary

/** One thing that happened. `detail` holds only what the vocabulary names for this type. */
export interface FactOf<T extends FactType> {
  /** UUIDv7 made where the fact was written, so that sending it twice records it once. */
  readonly id: string
  readonly type: T
  /** The day it happened: the date on the letter, the day of the call. */
  readonly on: Day
  /** When Waymark was told: an ISO time in UTC. */
  readonly recordedAt: string
  /** The id of the fact that this one replaces or, for `recorded-in-error`, strikes out. */
  readonly supersedes?: string
  readonly detail: Answers<(typeof vocabulary)[T]['fields']>
}

/** Any fact, told apart by its type. */
export type Fact = { [T in FactType]: FactOf<T> }[FactType]

export const factTypes = Object.keys(vocabulary) as readonly FactType[] // the keys of the table above

const rank = new Map<string, number>(factTypes.map((type, position) => [type, position]))

export function kindOf(type: FactType): FactKind {
  return vocabulary[type]
}

export function fieldsOf(type: FactType): readonly (readonly [string, Field])[] {
  return Object.entries(kindOf(type).fields)
}

export function isFactType(text: string): text is FactType {
  return rank.has(text)
}

/**
 * What stands: facts that no later fact supersedes, in the order in which they happened. Facts of
 * one day follow the pathway, then their ids, so that the order of recording never matters.
 */
export function standingFacts(facts: readonly Fact[]): readonly Fact[] {
  const replaced = new Set(facts.flatMap(({ supersedes }) => (supersedes ? [supersedes] : [])))
  return facts
    .filter(({ id, type }) => !replaced.has(id) && type !== 'recorded-in-error')
    .sort(inOrderOfHappening)
}

/** What had been recorded by the end of a day in the United Kingdom: "what was known on 3 March". */
export function knownOn(facts: readonly Fact[], day: Day): readonly Fact[] {
  return facts.filter(({ recordedAt }) => ukDayOf(recordedAt) <= day)
}

export function factsOfType<T extends FactType>(facts: readonly Fact[], type: T): FactOf<T>[] {
  // The type of a fact decides its shape; the compiler cannot follow that through a parameter.
  return facts.filter((fact) => fact.type === type) as unknown as FactOf<T>[]
}

function inOrderOfHappening(one: Fact, other: Fact): number {
  if (one.on !== other.on) return one.on < other.on ? -1 : 1
  const byRank = (rank.get(one.type) ?? 0) - (rank.get(other.type) ?? 0)
  if (byRank !== 0) return byRank
  return one.id < other.id ? -1 : 1
}

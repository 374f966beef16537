/**
 * The needs of a case, read from its facts: whose they are, since when, until when, and which
 * earlier need each one continues. Whether a need deserves support is never decided here.
 */
import { addDays, type Day } from '../calendar/day.ts'
import { type Fact, type FactOf, standingFacts } from '../facts/fact.ts'

type Identified = FactOf<'need-identified'>
type Closed = FactOf<'need-closed'>

export interface Need {
  readonly id: string
  /** A code of the need categories; free text in facts, so that a category may be added later. */
  readonly category: string
  /** A dependant is a person with needs of their own, never a line under someone else's. */
  readonly whose: 'survivor' | { readonly dependant: string }
  readonly identifiedOn: Day
  /** The last fact that described the need. */
  readonly source: string
  readonly closed?: ClosedNeed
  /** The need of an earlier RNA that this one carries on. */
  readonly continues?: string
  /** The need of a later RNA that carries this one on. */
  readonly continuedBy?: string
  readonly link?: NonNullable<Identified['detail']['link']>
  readonly description?: string
  readonly survivorWords?: string
}

export interface ClosedNeed {
  /** The first day on which the need is no longer open. */
  readonly on: Day
  readonly because: Closed['detail']['because']
  readonly source: string
}

/**
 * Every need that was ever identified, in the order of identification. A later description of the
 * same need replaces what it answers and keeps the rest; one made after a closure opens it again.
 */
export function needsOf(facts: readonly Fact[]): readonly Need[] {
  const needs = new Map<string, Need>()
  for (const fact of standingFacts(facts)) {
    if (fact.type === 'need-identified') {
      needs.set(fact.detail.need, described(needs.get(fact.detail.need), fact))
    }
    if (fact.type === 'need-closed') {
      const need = needs.get(fact.detail.need)
      const closed = { on: fact.on, because: fact.detail.because, source: fact.id }
      if (need) needs.set(need.id, { ...need, closed })
    }
  }
  for (const need of needs.values()) {
    const earlier = need.continues === undefined ? undefined : needs.get(need.continues)
    if (earlier) needs.set(earlier.id, { ...earlier, continuedBy: need.id })
  }
  return [...needs.values()]
}

function described(before: Need | undefined, fact: Identified): Need {
  const {
    need: id,
    category,
    earlierNeed,
    dependant,
    link,
    description,
    survivorWords,
  } = fact.detail
  const { closed: _reopened, ...kept } = before ?? { whose: 'survivor' as const }
  return {
    ...kept,
    id,
    category,
    identifiedOn: before?.identifiedOn ?? fact.on,
    source: fact.id,
    ...(dependant !== undefined && { whose: { dependant } }),
    ...(earlierNeed !== undefined && earlierNeed !== id && { continues: earlierNeed }),
    ...(link !== undefined && { link }),
    ...(description !== undefined && { description }),
    ...(survivorWords !== undefined && { survivorWords }),
  }
}

export type NeedState = 'not-yet' | 'open' | 'continued' | 'closed'

/** A need that a later one carries on is `continued`: it is worked on under the later one. */
export function stateOf(need: Need, today: Day): NeedState {
  if (today < need.identifiedOn) return 'not-yet'
  if (need.closed && need.closed.on <= today) return 'closed'
  return need.continuedBy === undefined ? 'open' : 'continued'
}

export function openNeeds(needs: readonly Need[], today: Day): readonly Need[] {
  return needs.filter((need) => stateOf(need, today) === 'open')
}

/** The last day on which the need is open, when it has been closed. */
export function lastOpenDay(need: Need): Day | undefined {
  return need.closed && addDays(need.closed.on, -1)
}

/** This need and the earlier ones that it carries on, the earliest first. */
export function lineOf(need: Need, needs: readonly Need[]): readonly Need[] {
  const line = [need]
  let earlier = need.continues
  while (earlier !== undefined) {
    const id = earlier
    const found = needs.find((one) => one.id === id)
    // Two needs that claim to continue each other are a slip of the pen; the line stops there.
    if (found === undefined || line.includes(found)) break
    line.unshift(found)
    earlier = found.continues
  }
  return line
}

export interface Dependant {
  readonly id: string
  readonly joinedOn: Day
  readonly relation: FactOf<'dependant-joined'>['detail']['relation']
  readonly needs: readonly Need[]
}

/** The dependants of a case, each with their own needs; one without needs is still listed. */
export function dependantsOf(facts: readonly Fact[], needs: readonly Need[]): readonly Dependant[] {
  const dependants = new Map<string, Dependant>()
  for (const fact of standingFacts(facts)) {
    if (fact.type !== 'dependant-joined') continue
    const { dependant: id, relation } = fact.detail
    const joinedOn = dependants.get(id)?.joinedOn ?? fact.on
    dependants.set(id, { id, joinedOn, relation, needs: needsOfDependant(id, needs) })
  }
  return [...dependants.values()]
}

function needsOfDependant(id: string, needs: readonly Need[]): readonly Need[] {
  return needs.filter(({ whose }) => whose !== 'survivor' && whose.dependant === id)
}

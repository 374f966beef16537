/**
 * The facts that stand in one case, grouped once so that each reader finds its own without
 * searching. Follows corrections, so that a fact that pointed at an older version still finds it.
 */
import type { Day } from '../calendar/day.ts'
import { type Fact, type FactOf, type FactType, standingFacts } from './fact.ts'

export interface StandingRecord {
  /** What stands and has happened, in the order in which it happened. */
  readonly inOrder: readonly Fact[]
  of<T extends FactType>(type: T): readonly FactOf<T>[]
  last<T extends FactType>(type: T): FactOf<T> | undefined
  /** The fact that stands today for this id: itself, or the correction that replaced it. */
  standing(id: string): Fact | undefined
}

const none: readonly never[] = []

/** Reads what stands. Facts dated after `until` have not happened yet and are left out. */
export function readRecord(facts: readonly Fact[], until?: Day): StandingRecord {
  return recordOf(upTo(standingFacts(facts), until), facts)
}

/** What stood just before one standing fact, corrections of today included. */
export function readRecordBefore(facts: readonly Fact[], fact: Fact): StandingRecord {
  const inOrder = standingFacts(facts)
  const position = inOrder.findIndex(({ id }) => id === fact.id)
  return recordOf(inOrder.slice(0, position), facts)
}

function recordOf(inOrder: readonly Fact[], facts: readonly Fact[]): StandingRecord {
  const byType = new Map<FactType, Fact[]>()
  for (const fact of inOrder) {
    const group = byType.get(fact.type)
    if (group) group.push(fact)
    else byType.set(fact.type, [fact])
  }
  // The groups are made by type just above; the compiler cannot follow that through a map.
  const of = <T extends FactType>(type: T) =>
    (byType.get(type) ?? none) as unknown as readonly FactOf<T>[]
  let byId: Map<string, Fact> | undefined
  let replacedBy: Map<string, string> | undefined

  return {
    inOrder,
    of,
    last: (type) => of(type).at(-1),
    standing(id) {
      byId ??= new Map(inOrder.map((fact) => [fact.id, fact]))
      const found = byId.get(id)
      if (found) return found
      replacedBy ??= replacements(facts)
      return follow(id, byId, replacedBy)
    },
  }
}

function upTo(facts: readonly Fact[], until: Day | undefined): readonly Fact[] {
  const latest = facts.at(-1)
  if (until === undefined || latest === undefined || latest.on <= until) return facts
  return facts.filter(({ on }) => on <= until)
}

/** When two corrections name the same fact, the one with the later id is followed. */
function replacements(facts: readonly Fact[]): Map<string, string> {
  const replacedBy = new Map<string, string>()
  for (const { id, supersedes } of facts) {
    if (supersedes === undefined) continue
    const other = replacedBy.get(supersedes)
    if (other === undefined || other < id) replacedBy.set(supersedes, id)
  }
  return replacedBy
}

function follow(
  id: string,
  byId: ReadonlyMap<string, Fact>,
  replacedBy: ReadonlyMap<string, string>,
): Fact | undefined {
  const seen = new Set<string>()
  let at: string | undefined = id
  while (at !== undefined && !seen.has(at)) {
    const found = byId.get(at)
    if (found) return found
    seen.add(at)
    at = replacedBy.get(at)
  }
  return undefined
}

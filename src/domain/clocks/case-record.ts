/**
 * The standing facts of one case, laid out so that rules can ask short questions of them. A fact
 * that was corrected keeps its first identity, so that what points at it still does.
 */
import type { Day } from '../calendar/day.ts'
import { type Fact, type FactOf, type FactType, standingFacts } from '../facts/fact.ts'
import type { Nation } from '../policy/policy.ts'

/** Any of several kinds of fact, told apart by type. */
export type AnyOf<T extends FactType> = T extends FactType ? FactOf<T> : never

export interface CaseRecord {
  readonly facts: readonly Fact[]
  readonly nation: Nation | undefined
  readonly byType: ReadonlyMap<FactType, readonly Fact[]>
  /** For each fact that was ever part of a correction: the first of that line. */
  readonly firstOf: ReadonlyMap<string, string>
}

export function caseRecord(all: readonly Fact[], nation?: Nation): CaseRecord {
  const facts = standingFacts(all)
  const byType = new Map<FactType, Fact[]>()
  for (const fact of facts) {
    const others = byType.get(fact.type)
    if (others === undefined) byType.set(fact.type, [fact])
    else others.push(fact)
  }
  const record = { facts, byType, firstOf: linesOfCorrection(all), nation: undefined }
  return { ...record, nation: nation ?? last(record, 'case-opened')?.detail.nation }
}

function linesOfCorrection(all: readonly Fact[]): ReadonlyMap<string, string> {
  const before = new Map<string, string>()
  for (const { id, supersedes } of all) if (supersedes !== undefined) before.set(id, supersedes)
  const firstOf = new Map<string, string>()
  for (const id of before.keys()) {
    const seen = new Set<string>()
    let first = id
    for (let older = before.get(first); older !== undefined; older = before.get(first)) {
      // Two facts that claim to correct each other would never end.
      if (seen.has(older)) break
      seen.add(older)
      first = older
    }
    firstOf.set(id, first)
  }
  return firstOf
}

const none: readonly Fact[] = []

export function every<T extends FactType>(record: CaseRecord, type: T): readonly FactOf<T>[] {
  // The map was filled by type, so each list holds facts of its own type only.
  return (record.byType.get(type) ?? none) as unknown as readonly FactOf<T>[]
}

export function last<T extends FactType>(
  record: Pick<CaseRecord, 'byType'>,
  type: T,
): FactOf<T> | undefined {
  return record.byType.get(type)?.at(-1) as FactOf<T> | undefined // as in `every`
}

export function has(record: CaseRecord, type: FactType): boolean {
  return record.byType.has(type)
}

/** The fact that happened first on or after a day, among these types. */
export function firstFrom<T extends FactType>(
  record: CaseRecord,
  types: readonly T[],
  day: Day,
  test?: (fact: AnyOf<T>) => boolean,
): AnyOf<T> | undefined {
  let found: Fact | undefined
  for (const type of types) {
    for (const fact of record.byType.get(type) ?? none) {
      if (fact.on < day) continue
      // Facts under a type have that type, and the types asked for are T.
      if (test !== undefined && !test(fact as AnyOf<T>)) continue
      if (found === undefined || fact.on < found.on) found = fact
      break
    }
  }
  return found as AnyOf<T> | undefined // as above
}

/** Whether an id, written when an earlier version may have stood, means this fact. */
export function pointsAt(record: CaseRecord, id: string | undefined, fact: Fact): boolean {
  if (id === undefined) return false
  return id === fact.id || firstId(record, id) === firstId(record, fact.id)
}

/** The fact that an id means today. */
export function factAt(record: CaseRecord, id: string | undefined): Fact | undefined {
  return id === undefined ? undefined : record.facts.find((fact) => pointsAt(record, id, fact))
}

export function firstId(record: CaseRecord, id: string): string {
  return record.firstOf.get(id) ?? id
}

/**
 * A person whose age is not known, or disputed, is treated as a child until it is decided. A decision
 * that they are an adult holds for earlier days too: nobody loses move-on because it came late.
 */
export function isChildOn(record: CaseRecord, day: Day): boolean {
  const decided = last(record, 'age-decided')
  if (decided?.detail.ageGroup === 'adult') return false
  const noted = last(record, 'eighteenth-birthday-noted')
  const birthday = noted?.detail.certainty === 'disputed' ? undefined : noted?.detail.turns18On
  // A birthday before the decision that this is a child is what the decision set aside.
  if (birthday !== undefined && (decided === undefined || birthday > decided.on)) {
    return day < birthday
  }
  if (decided !== undefined || noted?.detail.certainty === 'disputed') return true
  const opened = last(record, 'case-opened')?.detail.ageGroup
  return opened === 'child' || opened === 'not-known'
}

/** Whether support was ever given, so that leaving it means something. */
export function wasSupported(record: CaseRecord): boolean {
  return has(record, 'support-started') || has(record, 'emergency-support-agreed')
}

/** In support on a day, by what is recorded; the last day of support still counts. */
export function inSupportOn(record: CaseRecord, day: Day): boolean {
  let began: Day | undefined
  for (const type of ['support-started', 'emergency-support-agreed'] as const) {
    for (const { on } of every(record, type)) {
      if (on <= day && (began === undefined || on > began)) began = on
    }
  }
  if (began === undefined) return false
  const since = began
  return !every(record, 'exited').some(({ on }) => on >= since && on < day)
}

/** A record may begin late: where support was never recorded, nobody is taken to be outside it. */
export function mayBeInSupportOn(record: CaseRecord, day: Day): boolean {
  return !wasSupported(record) || inSupportOn(record, day)
}

/** A disqualification on or after a day that still stands. */
export function disqualifiedFrom(record: CaseRecord, day: Day): FactOf<'disqualified'> | undefined {
  const lifted = last(record, 'disqualification-lifted')
  return every(record, 'disqualified').find(
    ({ on }) => on >= day && (lifted === undefined || lifted.on < on),
  )
}

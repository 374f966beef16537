/**
 * The facts of a case as they are handed over, and read back in. Only what stands goes, under names made
 * for this one handover; what points at something that stays goes without it, or stays as well.
 */
import type { Day } from '../calendar/day.ts'
import { type Fact, fieldsOf, standingFacts } from '../facts/fact.ts'
import { readRecord, type StandingRecord } from '../facts/standing-record.ts'
import { itemsFor, mayCarry } from './fact-items.ts'
import type { CarriedFact, HandoverItem } from './handover.ts'

type Values = Record<string, unknown>
interface Going {
  readonly id: string
  readonly fact: Fact
  readonly detail: Values
}

export function carryFacts(
  facts: readonly Fact[],
  allowed: readonly HandoverItem[],
): readonly CarriedFact[] {
  const record = readRecord(facts)
  const decided = decidedRnas(record)
  let going = standingFacts(facts).flatMap((fact): readonly Going[] => {
    const items = itemsFor(fact)
    if (!items?.every((item) => allowed.includes(item))) return []
    const detail = answersFor(fact, items, record)
    return [{ id: fact.id, fact, detail }]
  })
  // What stays takes with it what says nothing without it, until nothing more has to stay.
  for (let before = -1; before !== going.length; ) {
    before = going.length
    const there = thereIn(going, decided)
    going = going.flatMap((one) => withoutWhatStays(one, there) ?? [])
  }
  return named(going)
}

function answersFor(
  { type, detail }: Fact,
  items: readonly HandoverItem[],
  record: StandingRecord,
): Values {
  const values: Readonly<Values> = { ...detail }
  const kept: Values = {}
  for (const [name, field] of fieldsOf(type)) {
    const value = values[name]
    if (value === undefined || !mayCarry(field.harm, items)) continue
    // The letter itself stays; what it decided is in the record.
    if (field.kind === 'thing' && field.of === 'document') continue
    kept[name] = field.kind === 'fact' ? (record.standing(String(value))?.id ?? value) : value
  }
  return kept
}

/** An RNA that is being worked on is begun again by whoever takes over; a decided one is history. */
function decidedRnas(record: StandingRecord): ReadonlySet<string> {
  return new Set(record.of('rna-decided').map(({ detail }) => detail.rna))
}

interface There {
  readonly facts: ReadonlyMap<string, string>
  readonly things: Readonly<Record<string, ReadonlySet<string>>>
}

function thereIn(going: readonly Going[], decided: ReadonlySet<string>): There {
  const needs = going.flatMap(({ fact }) =>
    fact.type === 'need-identified' ? [fact.detail.need] : [],
  )
  const rnas = going.flatMap(({ fact }) =>
    fact.type === 'rna-decided' && decided.has(fact.detail.rna) ? [fact.detail.rna] : [],
  )
  const submissions = going.flatMap(({ fact }) =>
    fact.type === 'rna-released' ? [fact.detail.submission] : [],
  )
  return {
    facts: new Map(going.map(({ id, fact }) => [id, fact.type])),
    things: { need: new Set(needs), rna: new Set(rnas), submission: new Set(submissions) },
  }
}

function withoutWhatStays(one: Going, { facts, things }: There): Going | undefined {
  const detail: Values = { ...one.detail }
  for (const [name, field] of fieldsOf(one.fact.type)) {
    const value = detail[name]
    if (value === undefined) {
      if (field.required) return undefined
      continue
    }
    if (field.kind === 'fact') {
      if (field.of.includes(facts.get(String(value)) ?? '')) continue
    } else if (field.kind === 'thing') {
      if (things[field.of]?.has(String(value))) continue
    } else continue
    // What is said about a need or an RNA that stays is not said at all.
    const said = field.kind === 'thing' && name !== 'earlierNeed'
    if (field.required || said) return undefined
    delete detail[name]
  }
  return { ...one, detail }
}

/** In the order in which they happened: f1, f2; needs n1, n2; the same wherever they are handed over. */
function named(going: readonly Going[]): readonly CarriedFact[] {
  const facts = new Map(going.map(({ id }, at) => [id, `f${at + 1}`]))
  const things = new Map<string, string>()
  const counts: Record<string, number> = {}
  const nameOf = (of: string, id: string): string => {
    const known = things.get(`${of} ${id}`)
    if (known) return known
    const count = (counts[of] ?? 0) + 1
    counts[of] = count
    const name = `${of}-${count}`
    things.set(`${of} ${id}`, name)
    return name
  }
  return going.map(({ id, fact: { type, on }, detail }) => ({
    ...{ id: facts.get(id) ?? id, type, on },
    detail: renamed(type, detail, {
      fact: (old) => facts.get(old) ?? old,
      thing: nameOf,
    }),
  }))
}

interface Names {
  readonly fact: (old: string) => string
  readonly thing: (of: string, old: string) => string
}

function renamed(
  type: Fact['type'],
  detail: Readonly<Values>,
  names: Names,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    fieldsOf(type).flatMap(([name, field]) => {
      const value = detail[name]
      if (value === undefined) return []
      if (field.kind === 'fact') return [[name, names.fact(String(value))]]
      if (field.kind === 'thing') return [[name, names.thing(field.of, String(value))]]
      return [[name, value]]
    }),
  )
}

/**
 * Carried facts as facts of a case of one's own, told to us at `recordedAt`. New ids are given in rising
 * order, because of two facts of one kind on one day the one with the lower id came first.
 */
export function takeInFacts(
  carried: readonly CarriedFact[],
  { newId, recordedAt }: { readonly newId: () => string; readonly recordedAt: string },
): readonly Fact[] {
  const ids = Array.from(carried, newId).toSorted()
  const facts = new Map(carried.map(({ id }, at) => [id, ids[at] ?? id]))
  const things = new Map<string, string>()
  const thing = (of: string, old: string): string => {
    const known = things.get(`${of} ${old}`) ?? newId()
    things.set(`${of} ${old}`, known)
    return known
  }
  return carried.map(({ id, type, on, detail }) => {
    const own = renamed(type, detail, { fact: (old) => facts.get(old) ?? old, thing })
    // The details were read field by field against the vocabulary before they came here.
    return { id: facts.get(id) ?? id, type, on: on as Day, recordedAt, detail: own } as Fact
  })
}

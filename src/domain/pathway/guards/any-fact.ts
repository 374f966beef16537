/** Guards that hold for every fact: days, corrections, pointers to other facts, a death. */
import type { Day } from '../../calendar/day.ts'
import { type Fact, fieldsOf } from '../../facts/fact.ts'
import type { Field } from '../../facts/field.ts'
import type { StandingRecord } from '../../facts/standing-record.ts'
import { type Finding, finder } from './guard.ts'

export interface Recorded {
  /** Everything that was recorded before, corrections and all. */
  readonly facts: readonly Fact[]
  readonly record: StandingRecord
}

export interface AnyFactSetting {
  readonly recorded: Recorded
  readonly together: readonly Fact[]
  /** What stands once everything is recorded. */
  readonly now: StandingRecord
  readonly today: Day
}

/** Days on which something has already arrived: none of them can lie ahead. */
const arrivals: ReadonlySet<string> = new Set([
  'sentOn',
  'receivedOn',
  'receivedByProviderOn',
  'receivedByPrimeOn',
  'receivedBySurvivorOn',
  'datedOn',
])

export function guardAnyFact(fact: Fact, setting: AnyFactSetting): readonly Finding[] {
  return [
    ...guardDays(fact, setting),
    ...guardCase(fact, setting),
    ...guardCorrection(fact, setting),
    ...guardPointers(fact, setting),
  ]
}

function guardDays(fact: Fact, { today }: AnyFactSetting): readonly Finding[] {
  const { refuse, warn, found } = finder(fact)
  refuse(fact.on > today, { code: 'in-the-future', day: fact.on })
  const answers = answersOf(fact)
  for (const field of arrivals) {
    const day = answers.get(field)
    if (typeof day !== 'string') continue
    // Fields with these names hold days in every fact that has them.
    const arrived = day as Day
    refuse(arrived > today, { code: 'in-the-future', day: arrived, field })
    const received = field.startsWith('received') || field === 'sentOn'
    warn(received && arrived < fact.on, { code: 'dated-after-received', field, day: arrived })
  }
  for (const [start, end] of [
    ['from', 'to'],
    ['askedFrom', 'askedTo'],
  ] as const) {
    const from = answers.get(start)
    const to = answers.get(end)
    if (typeof from !== 'string' || typeof to !== 'string') continue
    refuse(to < from, { code: 'ends-before-it-starts', from: from as Day, to: to as Day }) // days, as above
  }
  return found
}

function guardCase(fact: Fact, { recorded, now, today }: AnyFactSetting): readonly Finding[] {
  const { refuse, found } = finder(fact)
  const corrects = fact.supersedes !== undefined
  const knownDead = recorded.record.last('died')
  const stillDead = now.last('died')
  refuse(!corrects && knownDead !== undefined && stillDead !== undefined, {
    code: 'person-has-died',
    diedOn: knownDead?.on ?? today,
  })
  refuse(
    recorded.facts.some(({ id }) => id === fact.id),
    { code: 'already-recorded' },
  )
  const openings = now.of('case-opened')
  refuse(openings.length === 0 && fact.type !== 'recorded-in-error', { code: 'case-not-opened' })
  const other = openings.find(({ id }) => id !== fact.id)
  refuse(fact.type === 'case-opened' && other !== undefined, {
    code: 'case-already-open',
    openedOn: other?.on ?? today,
  })
  return found
}

function guardCorrection(fact: Fact, setting: AnyFactSetting): readonly Finding[] {
  const { refuse, found } = finder(fact)
  const { recorded, together } = setting
  const corrects = fact.supersedes
  if (corrects === undefined) {
    refuse(fact.type === 'recorded-in-error', { code: 'strikes-out-nothing' })
    return found
  }
  const all = [...recorded.facts, ...together]
  const target = all.find(({ id }) => id === corrects)
  if (target === undefined || target.id === fact.id || target.type === 'recorded-in-error') {
    refuse(true, { code: 'corrects-nothing', corrects })
    return found
  }
  const others = all.filter(({ id, supersedes }) => supersedes === corrects && id !== fact.id)
  refuse(others.length > 0, { code: 'already-corrected', corrects })
  if (fact.type === 'recorded-in-error') return found
  refuse(target.type !== fact.type, {
    code: 'corrects-another-kind',
    was: target.type,
    now: fact.type,
  })
  const was = consentOf(target)
  const now = consentOf(fact)
  if (was && now) refuse(was !== now, { code: 'correction-changes-consent', was, now })
  return found
}

/** A correction that swapped one consent for another would take the first back in silence. */
function consentOf(fact: Fact) {
  return 'consent' in fact.detail ? fact.detail.consent : undefined
}

function guardPointers(
  fact: Fact,
  { recorded, together, now }: AnyFactSetting,
): readonly Finding[] {
  const { refuse, found } = finder(fact)
  const answers = answersOf(fact)
  for (const [field, description] of fieldsOf(fact.type)) {
    const id = answers.get(field)
    if (description.kind !== 'fact' || typeof id !== 'string') continue
    const target = now.standing(id)
    const named = [...recorded.facts, ...together].find((one) => one.id === id)
    if (target === undefined || named === undefined) {
      refuse(true, { code: 'points-to-nothing', field })
      continue
    }
    refuse(!pointsTo(description).includes(target.type), {
      code: 'points-to-another-kind',
      field,
      found: target.type,
    })
    refuse(fact.on < target.on, { code: 'before-what-it-answers', field, answersOn: target.on })
  }
  return found
}

function pointsTo(field: Field): readonly string[] {
  return field.kind === 'fact' ? field.of : []
}

/** The answers by the name of their field, whatever the type of the fact. */
function answersOf(fact: Fact): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(fact.detail))
}

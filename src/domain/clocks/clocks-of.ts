/**
 * All clocks of a case: from its facts and the policy, the same whatever day it is. Which of them
 * matter today is for `clockState`.
 */
import { type Day, laterOf } from '../calendar/day.ts'
import { plusDays } from '../calendar/quick-days.ts'
import type { CalendarName } from '../calendar/working-days.ts'
import { type Fact, kindOf } from '../facts/fact.ts'
import type { LimitId } from '../policy/limit-ids.ts'
import { type Edition, editionIfAny, limitOf, type Nation, type Policy } from '../policy/policy.ts'
import { type CaseRecord, caseRecord, firstId } from './case-record.ts'
import type { Clock, ClockEnd, StartDay } from './clock.ts'
import { type Counted, countProtectively, readBefore, readFrom } from './count.ts'
import { longDay } from './day-words.ts'
import { type Mutable, type Turn, withDerivation } from './derivation.ts'
import type { Rule } from './rule.ts'
import { rulesFor } from './rules/all-rules.ts'

export interface ClockOptions {
  /** Where support is given, when no fact says so. */
  readonly nation?: Nation
}

/** Every clock of a case, soonest first; those without a day last. */
export function clocksOf(
  facts: readonly Fact[],
  policy: Policy,
  { nation }: ClockOptions = {},
): readonly Clock[] {
  const record = caseRecord(facts, nation)
  const { byStart, rounds } = rulesFor(record.nation)
  const clocks: Clock[] = []
  const ids = idsOf(record)
  for (const fact of record.facts) {
    for (const rule of byStart.get(fact.type) ?? []) {
      if (rule.when !== undefined && !rule.when(fact, record, policy)) continue
      const clock = clockFrom({ rule, fact, record, policy }, `${rule.name}:${ids(fact)}`)
      if (clock !== undefined) clocks.push(clock)
    }
  }
  for (const rule of rounds) {
    const fact = lastStart(rule, record, policy)
    if (fact === undefined) continue
    const clock = clockFrom({ rule, fact, record, policy }, `${rule.name}:${ids(fact)}`)
    if (clock !== undefined) clocks.push(clock)
  }
  return clocks.sort(soonestFirst)
}

/** A correction keeps the identity of what it corrects; two that both stand cannot share it. */
function idsOf(record: CaseRecord): (fact: Fact) => string {
  if (record.firstOf.size === 0) return ({ id }) => id
  const holders = new Map<string, string>()
  for (const { id } of record.facts) {
    const first = firstId(record, id)
    if (!holders.has(first)) holders.set(first, id)
  }
  return ({ id }) => {
    const first = firstId(record, id)
    return holders.get(first) === id ? first : id
  }
}

function soonestFirst(one: Clock, other: Clock): number {
  const first = one.due ?? '9999'
  const second = other.due ?? '9999'
  if (first !== second) return first < second ? -1 : 1
  return one.id < other.id ? -1 : 1
}

/** The last fact that starts a round; on one day, of the type that the rule names later. */
function lastStart(rule: Rule, record: CaseRecord, policy: Policy): Fact | undefined {
  let found: Fact | undefined
  for (const type of rule.startedBy) {
    for (const fact of record.byType.get(type) ?? []) {
      if (found !== undefined && fact.on < found.on) continue
      if (rule.when === undefined || rule.when(fact, record, policy)) found = fact
    }
  }
  return found
}

// The nation where support is given has its own bank holidays; England and Wales share theirs.
export const calendarOf: Readonly<Record<Nation, CalendarName>> = {
  ENG: 'england-and-wales',
  WAL: 'england-and-wales',
  SCOT: 'scotland',
  NI: 'northern-ireland',
}

function clockFrom(turn: Turn, id: string): Clock | undefined {
  const { rule, fact, record, policy } = turn
  const limit = typeof rule.limit === 'string' ? rule.limit : rule.limit(fact, record, policy)
  const pinnedOn = rule.pinnedOn?.(fact) ?? fact.on
  const edition = editionIfAny(limitOf(policy, limit).editions, pinnedOn)
  if (edition === undefined && rule.onlyInForce) return undefined

  const starts = rule.starts?.(fact, record) ?? [{ what: kindOf(fact.type).onAsk, on: fact.on }]
  const calendar =
    rule.calendar ?? (record.nation ? calendarOf[record.nation] : 'england-and-wales')
  const counted = countedBy(turn, starts, edition, calendar)
  const moved =
    counted.due === undefined ? undefined : rule.moves?.(counted.due, fact, record, policy)
  const due = moved?.due ?? counted.due
  const end = endOf(turn, due)
  const reminders = remindersOf(turn, due)
  const showFrom = shownFrom(turn, due, reminders)

  const clock: Mutable<Omit<Clock, 'derivation'>> = {
    id,
    rule: rule.name,
    limit,
    title: rule.title(due === undefined ? undefined : longDay(due), fact, record),
    todo: rule.todo,
    whose: rule.whose,
    startedBy: { factId: fact.id, what: kindOf(fact.type).title, on: fact.on },
    showFrom,
    reminders,
  }
  if (due !== undefined) {
    clock.due = due
    clock.soonFrom = laterOf(showFrom, plusDays(due, -(rule.soon ?? 7)))
  }
  if (counted.other !== undefined && due === counted.due) clock.alsoDue = counted.other
  if (rule.continues?.(fact, record)) clock.continues = true
  if (rule.lapses) clock.lapses = true
  if (end !== undefined) clock.end = end
  return withDerivation(clock, { turn, edition, counted, starts, calendar, moved })
}

function countedBy(
  { rule, fact, record, policy }: Turn,
  starts: readonly StartDay[],
  edition: Edition | undefined,
  calendar: CalendarName,
): Counted {
  const first = starts[0] ?? { what: kindOf(fact.type).onAsk, on: fact.on }
  const plain = { countedFrom: first, firstDay: 'next-day-is-day-one', skipped: [] } as const
  if (rule.typed !== undefined) {
    const due = rule.typed(fact, record)
    return due === undefined ? plain : { ...plain, due }
  }
  if (edition === undefined) return plain
  if (rule.direction === 'before') return { ...plain, ...readBefore(first.on, edition) }
  return countProtectively(rule.whose, starts, edition, policy.calendars[calendar])
}

function endOf({ rule, fact, record }: Turn, due: Day | undefined): ClockEnd | undefined {
  const met = rule.met?.(fact, record)
  let stop = rule.stopped?.(fact, record)
  for (const type of rule.stoppedBy ?? []) {
    for (const other of record.byType.get(type) ?? []) {
      if (other.on < fact.on || other.id === fact.id) continue
      if (stop === undefined || other.on < stop.on) stop = other
      break
    }
  }
  if (met !== undefined) {
    const on = rule.metOn?.(met, due, fact) ?? met.on
    if (stop === undefined || on <= stop.on) return { on, how: 'met', factId: met.id }
  }
  return stop && { on: stop.on, how: 'stopped', factId: stop.id }
}

const noReminders: readonly Day[] = []

/** Days on which a clock speaks up before it is due, earliest first. */
function remindersOf({ rule, fact, policy }: Turn, due: Day | undefined): readonly Day[] {
  const { remindersAfter, remindersBefore } = rule
  if (remindersAfter !== undefined) {
    const calendar = policy.calendars['england-and-wales']
    return daysBy(remindersAfter, fact.on, policy, (edition) => {
      return readFrom(fact.on, edition, 'next-day-is-day-one', calendar).due
    })
  }
  if (remindersBefore === undefined || due === undefined) return noReminders
  return daysBy(remindersBefore, fact.on, policy, (edition) => readBefore(due, edition).due)
}

function daysBy(
  ids: readonly LimitId[],
  pinnedOn: Day,
  policy: Policy,
  read: (edition: Edition) => Day | undefined,
): readonly Day[] {
  return ids
    .map((id) => editionIfAny(limitOf(policy, id).editions, pinnedOn))
    .map((edition) => (edition === undefined ? undefined : read(edition)))
    .filter((day) => day !== undefined)
    .sort()
}

function shownFrom({ rule, fact }: Turn, due: Day | undefined, reminders: readonly Day[]): Day {
  if (due === undefined) return fact.on
  if (rule.remindersBefore !== undefined) return reminders[0] ?? fact.on
  return rule.showBefore === undefined ? fact.on : plusDays(due, -rule.showBefore)
}

/**
 * All clocks of a case: from its facts and the policy, the same whatever day it is. Which of them
 * matter today is for `clockState`.
 */
import { addDays, type Day, laterOf } from '../calendar/day.ts'
import type { CalendarName } from '../calendar/working-days.ts'
import { type Fact, kindOf } from '../facts/fact.ts'
import type { LimitId } from '../policy/limit-ids.ts'
import { type Edition, editionIfAny, limitOf, type Nation, type Policy } from '../policy/policy.ts'
import { type CaseRecord, caseRecord, firstFrom, firstId } from './case-record.ts'
import type { Clock, ClockEnd, Derivation, StartDay } from './clock.ts'
import { type Counted, countProtectively, readBefore, readFrom } from './count.ts'
import { longDay } from './day-words.ts'
import { linesOf } from './explain.ts'
import type { Moved, Rule } from './rule.ts'
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
  const clocks: Clock[] = []
  const taken = new Set<string>()
  for (const rule of rulesFor(record.nation)) {
    for (const fact of startsOf(rule, record, policy)) {
      const line = `${rule.name}:${firstId(record, fact.id)}`
      // Two corrections of one fact that both stand are two clocks.
      const id = taken.has(line) ? `${rule.name}:${fact.id}` : line
      const clock = clockFrom({ rule, fact, record, policy }, id)
      if (clock === undefined) continue
      taken.add(id)
      clocks.push(clock)
    }
  }
  return clocks.sort(soonestFirst)
}

function soonestFirst(one: Clock, other: Clock): number {
  const [first, second] = [one.due ?? '9999', other.due ?? '9999']
  if (first !== second) return first < second ? -1 : 1
  return one.id < other.id ? -1 : 1
}

function startsOf(rule: Rule, record: CaseRecord, policy: Policy): readonly Fact[] {
  let found: Fact[] | undefined
  for (const type of rule.startedBy) {
    const facts = record.byType.get(type)
    if (facts === undefined) continue
    for (const fact of facts) {
      if (rule.when !== undefined && !rule.when(fact, record, policy)) continue
      if (found === undefined) found = [fact]
      else found.push(fact)
    }
  }
  if (found === undefined) return []
  if (!rule.lastOnly || found.length === 1) return found
  // On one day the fact of the type named later in the rule wins, then the higher id.
  return [found.reduce((one, other) => (other.on >= one.on ? other : one))]
}

const calendarOf: Readonly<Record<Nation, CalendarName>> = {
  ENG: 'england-and-wales',
  WAL: 'england-and-wales',
  SCOT: 'scotland',
  NI: 'northern-ireland',
}

/** One rule meeting one fact that starts it. */
interface Turn {
  readonly rule: Rule
  readonly fact: Fact
  readonly record: CaseRecord
  readonly policy: Policy
}

function clockFrom(turn: Turn, id: string): Clock | undefined {
  const { rule, fact, record, policy } = turn
  const limit = typeof rule.limit === 'string' ? rule.limit : rule.limit(fact, record, policy)
  const edition = editionIfAny(limitOf(policy, limit).editions, fact.on)
  if (edition === undefined && rule.onlyInForce) return undefined

  const starts = rule.starts?.(fact, record) ?? [{ what: kindOf(fact.type).onAsk, on: fact.on }]
  const calendar =
    rule.calendar ?? (record.nation ? calendarOf[record.nation] : 'england-and-wales')
  const counted = countedBy(turn, starts, edition, calendar)
  const moved =
    counted.due === undefined ? undefined : rule.moves?.(counted.due, fact, record, policy)
  const due = moved?.due ?? counted.due
  const end = endOf(turn, due)
  const { showFrom, reminders } = shownFrom(turn, due)
  const wasMoved = moved !== undefined && moved.due !== counted.due

  const clock: Mutable<Clock> = {
    id,
    rule: rule.name,
    limit,
    title: rule.title(due === undefined ? undefined : longDay(due), fact, record),
    todo: rule.todo,
    whose: rule.whose,
    startedBy: { factId: fact.id, what: kindOf(fact.type).title, on: fact.on },
    showFrom,
    reminders,
    derivation: derivationOf(() => clock, {
      ...{ rule, edition, counted, starts, calendar, moved },
      stillMoving: rule.stillMoving?.(fact) === true,
      notes: rule.notes?.(fact, record, due),
    }),
  }
  if (due !== undefined) {
    clock.due = due
    clock.soonFrom = laterOf(showFrom, addDays(due, -(rule.soon ?? 7)))
  }
  if (counted.other !== undefined && !wasMoved) clock.alsoDue = counted.other
  if (rule.continues?.(fact, record)) clock.continues = true
  if (rule.lapses) clock.lapses = true
  if (end !== undefined) clock.end = end
  return clock
}

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] }

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
  const stops = [
    rule.stopped?.(fact, record),
    rule.stoppedBy && firstFrom(record, rule.stoppedBy, fact.on, (other) => other.id !== fact.id),
  ].filter((stop) => stop !== undefined)
  const stop = stops.reduce<Fact | undefined>(
    (one, other) => (one === undefined || other.on < one.on ? other : one),
    undefined,
  )
  if (met !== undefined) {
    const on = rule.metOn?.(met, due, fact) ?? met.on
    if (stop === undefined || on <= stop.on) return { on, how: 'met', factId: met.id }
  }
  return stop && { on: stop.on, how: 'stopped', factId: stop.id }
}

const noReminders: readonly Day[] = []

function shownFrom(
  { rule, fact, policy }: Turn,
  due: Day | undefined,
): { showFrom: Day; reminders: readonly Day[] } {
  const calendar = policy.calendars['england-and-wales']
  const edition = (id: LimitId) => editionIfAny(limitOf(policy, id).editions, fact.on)
  const daysFrom = (ids: readonly LimitId[], read: (edition: Edition) => Day | undefined) =>
    ids
      .map((id) => edition(id))
      .map((one) => (one === undefined ? undefined : read(one)))
      .filter((day) => day !== undefined)
      .sort()
  if (rule.remindersAfter) {
    const reminders = daysFrom(
      rule.remindersAfter,
      (one) => readFrom(fact.on, one, 'next-day-is-day-one', calendar).due,
    )
    return { showFrom: fact.on, reminders }
  }
  if (rule.remindersBefore && due !== undefined) {
    const reminders = daysFrom(rule.remindersBefore, (one) => readBefore(due, one).due)
    return { showFrom: reminders[0] ?? fact.on, reminders }
  }
  if (rule.showBefore === undefined || due === undefined) {
    return { showFrom: fact.on, reminders: noReminders }
  }
  const showFrom = addDays(due, -rule.showBefore)
  return { showFrom, reminders: noReminders }
}

interface Found {
  readonly rule: Rule
  readonly edition: Edition | undefined
  readonly counted: Counted
  readonly starts: readonly StartDay[]
  readonly calendar: CalendarName
  readonly moved: Moved | undefined
  readonly stillMoving: boolean
  readonly notes: readonly string[] | undefined
}

/** Everything but the sentences is worked out now; those are written when somebody reads them. */
function derivationOf(clock: () => Clock, found: Found): Derivation {
  const { rule, edition, counted, starts, calendar, moved, stillMoving, notes } = found
  const derivation: Mutable<Derivation> = {
    rule: edition?.inOurWords ?? 'No edition of this rule that we know of was in force that day.',
    starts: starts.length > 1 ? starts.toSorted(byDay) : starts,
    counting: {
      value: rule.typed === undefined ? (edition?.value ?? null) : null,
      unit: edition?.unit ?? 'none',
      direction: rule.direction ?? 'after',
      firstDay: counted.firstDay,
      asSeen: edition?.counting ?? 'not-seen',
    },
    skipped: counted.skipped,
    notes: moved === undefined ? (notes ?? []) : [moved.because, ...(notes ?? [])],
    get lines() {
      return linesOf(clock())
    },
  }
  if (counted.due !== undefined && rule.typed === undefined) {
    derivation.countedFrom = counted.countedFrom
  }
  if (edition?.unit === 'working-days') derivation.calendar = calendar
  if (counted.outsideCalendar !== undefined) derivation.outsideCalendar = counted.outsideCalendar
  if (edition !== undefined) {
    const { inForceFrom, confidence, cites, whatIsNotKnown, setByOrganisation } = edition
    derivation.edition = {
      ...{ inForceFrom, confidence, cites },
      ...(whatIsNotKnown && { whatIsNotKnown }),
      ...(setByOrganisation && { setByOrganisation }),
    }
  }
  if (counted.due !== undefined && counted.other !== undefined && moved === undefined) {
    const { due: shown, other, otherBecause: because = '' } = counted
    derivation.careful = { shown, other, because }
  }
  if (stillMoving) derivation.stillMoving = true
  return derivation
}

function byDay(one: StartDay, other: StartDay): number {
  return one.on < other.on ? -1 : one.on > other.on ? 1 : 0
}

/**
 * How a date came about, in parts and in sentences. Most clocks are counted and never read, so this
 * is worked out when somebody asks for it.
 */
import type { CalendarName } from '../calendar/working-days.ts'
import type { Fact } from '../facts/fact.ts'
import type { Edition, Policy } from '../policy/policy.ts'
import type { CaseRecord } from './case-record.ts'
import type { Clock, Derivation, StartDay } from './clock.ts'
import type { Counted } from './count.ts'
import { linesOf } from './explain.ts'
import type { Moved, Rule } from './rule.ts'

export type Mutable<T> = { -readonly [Name in keyof T]: T[Name] }

/** One rule meeting one fact that starts it. */
export interface Turn {
  readonly rule: Rule
  readonly fact: Fact
  readonly record: CaseRecord
  readonly policy: Policy
}

/** What the count found on the way. */
export interface Found {
  readonly turn: Turn
  readonly edition: Edition | undefined
  readonly counted: Counted
  readonly starts: readonly StartDay[]
  readonly calendar: CalendarName
  readonly moved: Moved | undefined
}

const found = Symbol('what the count found')

// One getter for all clocks: a getter written into each would cost more than the clock itself.
const whenAsked = {
  enumerable: true,
  configurable: true,
  get(this: Clock & { readonly [found]: Found }): Derivation {
    return derivationOf(this, this[found])
  },
}

export function withDerivation(clock: Omit<Clock, 'derivation'>, how: Found): Clock {
  const known: Omit<Clock, 'derivation'> & { [found]?: Found } = clock
  known[found] = how
  return Object.defineProperty(known, 'derivation', whenAsked) as Clock // the getter just added
}

function derivationOf(clock: Clock, how: Found): Derivation {
  const { edition, counted, starts, calendar, moved } = how
  const { rule, fact, record } = how.turn
  const notes = rule.notes?.(fact, record, clock.due) ?? []
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
    notes: moved === undefined ? notes : [moved.because, ...notes],
    get lines() {
      return linesOf(clock)
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
  if (counted.due !== undefined && counted.other !== undefined && clock.due === counted.due) {
    const { due: shown, other, otherBecause: because = '' } = counted
    derivation.careful = { shown, other, because }
  }
  if (rule.stillMoving?.(fact)) derivation.stillMoving = true
  return derivation
}

function byDay(one: StartDay, other: StartDay): number {
  return one.on < other.on ? -1 : one.on > other.on ? 1 : 0
}

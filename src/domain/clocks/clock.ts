/**
 * A clock is one date in a case with everything needed to check it by hand. It knows nothing of
 * today; `clockState` says how it stands on a day.
 */
import type { Day } from '../calendar/day.ts'
import type { CalendarName, FirstDay, SkippedDay } from '../calendar/working-days.ts'
import type { LimitId } from '../policy/limit-ids.ts'
import type { Confidence, Counting, Unit } from '../policy/policy.ts'

/**
 * Who the date is about. A survivor's deadline and a check are counted from the earliest plausible
 * start, an entitlement from the latest; a target binds an authority or only ourselves.
 */
export type Whose =
  | 'survivor-deadline'
  | 'entitlement'
  | 'authority-target'
  | 'our-target'
  | 'check'

export interface StartDay {
  readonly what: string
  readonly on: Day
}

export interface Derivation {
  /** The rule in our words, from the edition in force when the clock started. */
  readonly rule: string
  /** Every day it might be counted from, earliest first. */
  readonly starts: readonly StartDay[]
  readonly countedFrom?: StartDay
  readonly counting: {
    readonly value: number | null
    readonly unit: Unit
    readonly direction: 'after' | 'before'
    /** How it was counted here, and how the text counts as far as we saw. */
    readonly firstDay: FirstDay
    readonly asSeen: Counting
  }
  readonly skipped: readonly SkippedDay[]
  readonly calendar?: CalendarName
  /** The count ran past the last day (or before the first) for which holidays are known. */
  readonly outsideCalendar?: { readonly knownTo: Day } | { readonly knownFrom: Day }
  /** Absent when no edition that we know of was in force on the start day. */
  readonly edition?: {
    readonly inForceFrom: Day
    readonly confidence: Confidence
    readonly cites: readonly string[]
    readonly whatIsNotKnown?: string
    readonly setByOrganisation?: true
  }
  /** The other way to read the rule, when it gives another day. */
  readonly careful?: { readonly shown: Day; readonly other: Day; readonly because: string }
  /** True while the survivor has not received the decision: the date can still move. */
  readonly stillMoving?: true
  readonly notes: readonly string[]
  /** Sentences that a caseworker can check by hand. */
  readonly lines: readonly string[]
}

export interface ClockEnd {
  readonly on: Day
  readonly how: 'met' | 'stopped'
  readonly factId: string
}

export interface Clock {
  /** Rule and start fact; a correction of that fact keeps it. */
  readonly id: string
  readonly rule: string
  readonly limit: LimitId
  readonly title: string
  readonly todo: string
  readonly whose: Whose
  readonly startedBy: { readonly factId: string; readonly what: string; readonly on: Day }
  readonly due?: Day
  /** The day by the other reading; never shown as the survivor's deadline. */
  readonly alsoDue?: Day
  readonly showFrom: Day
  readonly soonFrom?: Day
  readonly reminders: readonly Day[]
  /** The entitlement goes on after `due`, until a decision that has not come yet. */
  readonly continues?: true
  /** Nothing more can be done here once `due` has passed. */
  readonly lapses?: true
  readonly end?: ClockEnd
  readonly derivation: Derivation
}

export type ClockState =
  | 'not-yet'
  | 'running'
  | 'soon'
  | 'due-today'
  | 'late'
  | 'done'
  | 'done-late'
  | 'stopped'
  | 'length-not-known'

/** How a clock stands on a day. An entitlement is never late: it is over, or it goes on. */
export function clockState(clock: Clock, today: Day): ClockState {
  const { due, end } = clock
  if (end !== undefined && end.on <= today) return endState(clock, end)
  if (today < clock.showFrom) return 'not-yet'
  if (due === undefined) return 'length-not-known'
  if (today > due) {
    if (clock.continues) return 'running'
    if (clock.lapses) return 'stopped'
    return clock.whose === 'entitlement' ? 'done' : 'late'
  }
  if (today === due) return 'due-today'
  return clock.soonFrom !== undefined && today >= clock.soonFrom ? 'soon' : 'running'
}

function endState({ due, whose }: Clock, end: ClockEnd): ClockState {
  if (end.how === 'stopped') return 'stopped'
  return due !== undefined && end.on > due && whose !== 'entitlement' ? 'done-late' : 'done'
}

/** Whether anybody still has to do or watch something on a day. */
export function isOpen(clock: Clock, today: Day): boolean {
  const state = clockState(clock, today)
  return state !== 'done' && state !== 'done-late' && state !== 'stopped' && state !== 'not-yet'
}

/** The sentences behind a date. */
export function explain(clock: Clock): readonly string[] {
  return clock.derivation.lines
}

/**
 * What the rules and guidance say, as dated editions of cited limits. A limit whose length is not
 * known holds no number: Waymark then says what is not known and counts nothing.
 */
import type { Day } from '../calendar/day.ts'
import type { CalendarName, FirstDay, WorkingCalendar } from '../calendar/working-days.ts'
import type { nations } from '../facts/referral-facts.ts'
import type { LimitId } from './limit-ids.ts'

export type Nation = keyof typeof nations

export const confidences = ['verified', 'secondary', 'recalled', 'uncertain'] as const
/** Read in the text itself; in a text about it; remembered, not read again; or not sure at all. */
export type Confidence = (typeof confidences)[number]

export const units = [
  ...['calendar-days', 'working-days', 'weeks', 'months'],
  ...['hours', 'minutes', 'cases', 'none'],
] as const
export type Unit = (typeof units)[number]

export const countings = ['start-day-is-day-one', 'next-day-is-day-one', 'not-seen'] as const
/** How the text counts; "not-seen" is counted both ways and the safer day is shown. */
export type Counting = FirstDay | 'not-seen'

export interface Edition {
  readonly inForceFrom: Day
  readonly value: number | null
  readonly unit: Unit
  readonly counting: Counting
  readonly confidence: Confidence
  readonly cites: readonly string[]
  readonly inOurWords: string
  readonly whatIsNotKnown?: string
  /** True when an organisation put its own number in place of ours. */
  readonly setByOrganisation?: true
}

export const subjects = [
  ...['referral', 'nrm-decisions', 'leaving-and-support', 'children'],
  ...['scotland-and-northern-ireland', 'neighbouring', 'ours'],
] as const
export type Subject = (typeof subjects)[number]

export interface Limit {
  readonly id: LimitId
  readonly subject: Subject
  readonly title: string
  /** What starts it, in a few words. */
  readonly startsFrom: string
  /** What happens in the real world when it passes. */
  readonly ifMissed?: string
  /** Ours, or a default nobody has verified: an organisation may set its own number. */
  readonly adjustable?: true
  /** Why no clock runs on it, where none does. */
  readonly noClock?: string
  /** Oldest first. */
  readonly editions: readonly Edition[]
}

export interface Source {
  readonly title: string
  readonly date: string
  readonly readOn: Day
  readonly inOurWords: string
}

/** A dated change of the rules, so that pages can say which cases it touches. */
export interface PolicyChange {
  readonly on: Day
  /** "on" is the first day of the month or year when nothing nearer is known. */
  readonly dateKnownTo: 'day' | 'month' | 'year'
  readonly inOurWords: string
  readonly confidence: Confidence
  readonly cites: readonly string[]
  readonly touches: readonly LimitId[]
}

export type SubsistenceComponent =
  | 'self-catered'
  | 'catered'
  | 'outreach'
  | 'with-asylum-support'
  | 'first-child'
  | 'other-child'
  | 'each-child'
  | 'child-under-1'
  | 'child-1-to-3'
  | 'pregnancy'
  | 'maternity-grant'

/** A rate of money. A row whose amount is null is never paid from. */
export interface SubsistenceRate {
  readonly component: SubsistenceComponent
  readonly per: 'week' | 'once'
  readonly amountPence: number | null
  readonly effectiveFrom: Day
  readonly effectiveTo: Day | null
  readonly confidence: Confidence
  readonly cites: readonly string[]
  readonly inOurWords: string
}

export interface Policy {
  readonly limits: ReadonlyMap<LimitId, Limit>
  readonly calendars: Readonly<Record<CalendarName, WorkingCalendar>>
  readonly sources: Readonly<Record<string, Source>>
  readonly changes: readonly PolicyChange[]
  readonly subsistence: readonly SubsistenceRate[]
}

/**
 * The edition in force on a day; editions are written oldest first. A day before the first is a
 * fault: guessing a limit on someone's protection would be worse than stopping.
 */
export function editionOn<E extends { readonly inForceFrom: Day }>(
  editions: readonly E[],
  day: Day,
): E {
  const edition = editionIfAny(editions, day)
  if (edition === undefined) throw new Error(`no policy edition was in force on ${day}`)
  return edition
}

/** The edition in force on a day, or undefined before the first that we know of. */
export function editionIfAny<E extends { readonly inForceFrom: Day }>(
  editions: readonly E[],
  day: Day,
): E | undefined {
  for (let place = editions.length - 1; place >= 0; place -= 1) {
    const edition = editions[place]
    if (edition !== undefined && edition.inForceFrom <= day) return edition
  }
  return undefined
}

export function limitOf(policy: Policy, id: LimitId): Limit {
  const limit = policy.limits.get(id)
  // Loading the policy files checks that every limit is there.
  if (limit === undefined) throw new Error(`the policy holds no limit ${id}`)
  return limit
}

/** One organisation's own number for one limit. */
export interface Adjustment {
  readonly limit: LimitId
  readonly value: number
  /** For an unverified limit: where the organisation read it. */
  readonly because?: string
}

export type AdjustmentRefusal =
  | { readonly code: 'not-adjustable'; readonly limit: LimitId }
  | { readonly code: 'not-a-length'; readonly limit: LimitId; readonly value: number }

/**
 * The policy with one organisation's own numbers in it. Only our own targets and defaults that
 * nobody has verified can change; statute and guidance that we have read never do.
 */
export function policyWith(
  base: Policy,
  adjustments: readonly Adjustment[],
): { readonly policy: Policy } | { readonly refused: AdjustmentRefusal } {
  if (adjustments.length === 0) return { policy: base }
  const limits = new Map(base.limits)
  for (const { limit: id, value, because } of adjustments) {
    const limit = limitOf(base, id)
    if (!limit.adjustable) return { refused: { code: 'not-adjustable', limit: id } }
    if (!Number.isInteger(value) || value < 0 || value > 1000) {
      return { refused: { code: 'not-a-length', limit: id, value } }
    }
    const editions = limit.editions.map((edition) => adjusted(edition, value, because))
    limits.set(id, { ...limit, editions })
  }
  return { policy: { ...base, limits } }
}

function adjusted(edition: Edition, value: number, because: string | undefined): Edition {
  // A number in "no unit" would mean nothing, so a length that was blank becomes working days.
  const unit = edition.unit === 'none' ? 'working-days' : edition.unit
  const origin = because === undefined ? '' : ` They give as the reason: ${because}`
  return {
    ...edition,
    value,
    unit,
    inOurWords: `${edition.inOurWords} Your organisation has set ${value} ${unitWords(unit, value)}.${origin}`,
    setByOrganisation: true,
  }
}

const oneOf = {
  'calendar-days': 'calendar day',
  'working-days': 'working day',
  weeks: 'week',
  months: 'month',
  hours: 'hour',
  minutes: 'minute',
  cases: 'case',
  none: '',
} as const satisfies Record<Unit, string>

export function unitWords(unit: Unit, value: number): string {
  return value === 1 || unit === 'none' ? oneOf[unit] : `${oneOf[unit]}s`
}

/** The changes after one day, up to and including another. */
export function changesBetween(policy: Policy, after: Day, upTo: Day): readonly PolicyChange[] {
  return policy.changes.filter(({ on }) => on > after && on <= upTo)
}

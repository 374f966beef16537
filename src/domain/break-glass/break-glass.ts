/**
 * Break-glass: somebody who does not work on a case opens named parts of it once, in an emergency, for
 * a few minutes; two leads know at once, and somebody else reviews it. Says what may happen next and
 * why not. The database repeats every limit on its own.
 */
import type { Day } from '../calendar/day.ts'
import { countWorkingDays, type WorkingCalendar } from '../calendar/working-days.ts'
import {
  type EmergencyPart,
  type EmergencyReason,
  emergencyLimits,
  type ReviewOutcome,
} from './emergency-terms.ts'

export interface EmergencyAsk {
  readonly reason: EmergencyReason
  readonly words: string
  readonly parts: readonly EmergencyPart[]
}

/** One opening, from the moment it was open. All instants are ISO times in UTC. */
export interface BrokenGlass {
  readonly by: string
  readonly caseId: string
  readonly parts: readonly EmergencyPart[]
  readonly openedAt: string
  readonly until: string
  readonly told: readonly string[]
  readonly reviewDue: Day
  readonly ended?: { readonly at: string; readonly how: 'by-hand' | 'rights-changed' | 'conflict' }
  readonly reviewed?: { readonly by: string; readonly at: string; readonly outcome: ReviewOutcome }
}

export type EmergencyRefusal =
  | { readonly code: 'words-too-short' }
  | { readonly code: 'nothing-named' }
  | { readonly code: 'once-a-day' }
  | { readonly code: 'too-many-asks' }
  /** No such case, several that fit, or one that they must stay out of: never told apart. */
  | { readonly code: 'nothing-fits' }
  | { readonly code: 'no-two-leads' }
  | { readonly code: 'leads-not-told' }

/** What the same person asked for on the same day before. */
export interface AskedToday {
  readonly asks: number
  readonly opened: number
}

/** May this be asked for at all? What is asked of the database comes after. */
export function refusalToAsk(
  { words, parts }: EmergencyAsk,
  { asks, opened }: AskedToday,
): EmergencyRefusal | undefined {
  if ([...words.trim()].length < emergencyLimits.words.value) return { code: 'words-too-short' }
  if (parts.length === 0) return { code: 'nothing-named' }
  if (opened >= emergencyLimits.openedADay.value) return { code: 'once-a-day' }
  return asks >= emergencyLimits.asksADay.value ? { code: 'too-many-asks' } : undefined
}

interface Opening {
  readonly by: string
  readonly caseId: string
  readonly leads: readonly string[]
  readonly reviewDue: Day
  readonly at: string
}

/** Opens only together with two leads who are not the person who asks. */
export function openGlass(
  { parts }: EmergencyAsk,
  { by, caseId, leads, reviewDue, at }: Opening,
): { readonly opened: BrokenGlass } | { readonly refused: EmergencyRefusal } {
  const told = [...new Set(leads)].filter((lead) => lead !== by)
  if (told.length < emergencyLimits.leads.value) return { refused: { code: 'no-two-leads' } }
  const until = new Date(Date.parse(at) + emergencyLimits.minutes.value * 60_000).toISOString()
  return { opened: { by, caseId, parts, openedAt: at, until, told, reviewDue } }
}

/** Open until it was ended or its time is over; the last instant does not count any more. */
export function isOpen({ until, ended }: BrokenGlass, at: string): boolean {
  return ended === undefined && Date.parse(at) < Date.parse(until)
}

/** Only the person who asked, only that case, only what was named, only while it is open. */
export function mayReadInEmergency(
  glass: BrokenGlass,
  { by, caseId, part, at }: { by: string; caseId: string; part: EmergencyPart; at: string },
): boolean {
  return (
    glass.by === by && glass.caseId === caseId && glass.parts.includes(part) && isOpen(glass, at)
  )
}

/** Whole minutes that are left, counting one that has begun. */
export function minutesLeft({ until }: Pick<BrokenGlass, 'until'>, at: string): number {
  return Math.max(0, Math.ceil((Date.parse(until) - Date.parse(at)) / 60_000))
}

/** Ending twice is ending once. It never opens again. */
export function endGlass(glass: BrokenGlass, at: string): BrokenGlass {
  return isOpen(glass, at) ? { ...glass, ended: { at, how: 'by-hand' } } : glass
}

export type GlassStanding = 'open' | 'to-review' | 'overdue' | 'reviewed'

/** A review that is not done by its day is overdue: then every lead sees it, not only the two. */
export function standingOf(
  glass: Pick<BrokenGlass, 'until' | 'ended' | 'reviewed' | 'reviewDue'>,
  at: string,
  today: Day,
): GlassStanding {
  if (glass.reviewed) return 'reviewed'
  if (glass.ended === undefined && Date.parse(at) < Date.parse(glass.until)) return 'open'
  return today > glass.reviewDue ? 'overdue' : 'to-review'
}

/** The two who were told; when it is overdue, any other lead. Never the person who asked. */
export function mayReview(
  glass: BrokenGlass,
  lead: string,
  { at, today }: { at: string; today: Day },
): boolean {
  const standing = standingOf(glass, at, today)
  if (lead === glass.by || standing === 'open' || standing === 'reviewed') return false
  return glass.told.includes(lead) || standing === 'overdue'
}

/**
 * Somebody must look at it within one working day. Which case it is, and so in which nation, is not
 * known when it is asked for, and an organisation can work in all three: the earliest day that is right
 * in one of them. Past the end of a calendar: the next day.
 */
export function reviewDueAfter(
  calendars: readonly WorkingCalendar[],
  today: Day,
  nextDay: Day,
): Day {
  const days = emergencyLimits.reviewWorkingDays.value
  const due = calendars.map((calendar) => {
    const counted = countWorkingDays(calendar, today, days, 'next-day-is-day-one')
    return 'due' in counted ? counted.due : nextDay
  })
  return due.toSorted()[0] ?? nextDay
}

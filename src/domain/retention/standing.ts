/**
 * Until when each part of a case is kept, and why not longer or why not yet: from the confirmed
 * schedule, what happened in the case, holds, and the day. It deletes nothing; a report is all it makes.
 */
import { type Day, laterOf } from '../calendar/day.ts'
import { plusDays } from '../calendar/quick-days.ts'
import { holdsThatKeep, type RetentionHold } from './hold.ts'
import { type KeptClass, keptClasses } from './kept-classes.ts'
import {
  lastDayKept,
  type RetentionEvent,
  type RetentionRule,
  type ScheduleVersion,
} from './schedule.ts'

/** What may ask for a hold. It is asked by people; it holds nothing by itself. */
export const holdPrompts = {
  'claim-open': 'A claim for compensation or a court case may be open',
  'challenge-open': 'A challenge of a decision was asked for, and no answer is recorded',
  'child-concerned': 'The person is or was a child, or a child is with them',
  'police-open': 'The person works with the police, or may be a witness',
} as const
export type HoldPrompt = keyof typeof holdPrompts

export interface CaseTimeline {
  /** Absent while the case is open. */
  readonly closedOn?: Day
  readonly lastActivityOn: Day
  /** "adult" when nothing says that they ever were a child in this case. */
  readonly age: 'adult' | 'child' | 'not-known'
  readonly turned18On?: Day
  readonly prompts: readonly HoldPrompt[]
}

export type KeptStanding =
  /** Nobody confirmed a schedule, or it has no rule for this part. */
  | { readonly status: 'no-rule' }
  | { readonly status: 'open-case' }
  | { readonly status: 'day-not-known'; readonly needs: RetentionEvent }
  | { readonly status: 'gone'; readonly on: Day }
  | { readonly status: 'kept'; readonly until: Day; readonly because: RetentionRule }
  | {
      readonly status: 'first-warning' | 'second-warning' | 'due'
      readonly until: Day
      readonly because: RetentionRule
    }
  /** Its time is over or nearly so, and a hold keeps it. */
  | { readonly status: 'held'; readonly until: Day; readonly holds: readonly RetentionHold[] }
  /** Somebody wrote in the case shortly before the end. */
  | { readonly status: 'waits'; readonly until: Day; readonly wroteOn: Day }

export interface Asked {
  readonly schedule: ScheduleVersion | undefined
  readonly timeline: CaseTimeline
  readonly holds: readonly RetentionHold[]
  readonly gone: Readonly<Partial<Record<KeptClass, Day>>>
  readonly today: Day
}

export function keptStanding(kept: KeptClass, asked: Asked): KeptStanding {
  const { schedule, timeline, holds, gone, today } = asked
  const goneOn = gone[kept]
  if (goneOn) return { status: 'gone', on: goneOn }
  const rules = schedule?.rules.filter((rule) => rule.kept === kept) ?? []
  if (schedule === undefined || rules.length === 0) return { status: 'no-rule' }
  if (timeline.closedOn === undefined) return { status: 'open-case' }
  const end = latestEnd(rules, timeline, timeline.closedOn)
  if (end === undefined) return { status: 'no-rule' }
  if ('needs' in end) return { status: 'day-not-known', needs: end.needs }
  const { until, because } = end
  const [first, second] = schedule.warnDays
  if (today <= plusDays(until, -first)) return { status: 'kept', until, because }
  const held = holdsThatKeep(holds, [kept], today)
  if (held.length > 0) return { status: 'held', until, holds: held }
  const waits = quietUntil(timeline, until, schedule.quietDays)
  if (waits !== undefined && today <= waits) {
    return { status: 'waits', until: waits, wroteOn: timeline.lastActivityOn }
  }
  if (today <= plusDays(until, -second)) return { status: 'first-warning', until, because }
  return { status: today <= until ? 'second-warning' : 'due', until, because }
}

/** All parts of one case, in the order in which they are told. */
export function keptStandings(asked: Asked): Readonly<Record<KeptClass, KeptStanding>> {
  // Built from every class of the table.
  return Object.fromEntries(keptClasses.map((kept) => [kept, keptStanding(kept, asked)])) as Record<
    KeptClass,
    KeptStanding
  >
}

/** The parts whose time is over and that nothing keeps: what may be proposed. */
export function dueNow(asked: Asked): readonly KeptClass[] {
  return keptClasses.filter((kept) => keptStanding(kept, asked).status === 'due')
}

function latestEnd(
  rules: readonly RetentionRule[],
  timeline: CaseTimeline,
  closedOn: Day,
): { until: Day; because: RetentionRule } | { needs: RetentionEvent } | undefined {
  let latest: { until: Day; because: RetentionRule } | undefined
  for (const rule of rules) {
    // Of somebody who was never a child here, a rule about children says nothing.
    if (rule.from === 'turned-18' && timeline.age === 'adult') continue
    const event = dayOf(rule.from, timeline, closedOn)
    if (event === undefined) return { needs: rule.from }
    const until = laterOf(lastDayKept(event, rule.length), closedOn)
    if (latest === undefined || until > latest.until) latest = { until, because: rule }
  }
  return latest
}

function dayOf(event: RetentionEvent, timeline: CaseTimeline, closedOn: Day): Day | undefined {
  if (event === 'case-closed') return closedOn
  return event === 'last-activity' ? timeline.lastActivityOn : timeline.turned18On
}

/** Only what was written near the end makes it wait: a note of years before says nothing new. */
function quietUntil({ lastActivityOn }: CaseTimeline, until: Day, quiet: number): Day | undefined {
  return lastActivityOn > plusDays(until, -quiet) ? plusDays(lastActivityOn, quiet) : undefined
}

/**
 * By when a person who asks for their record is answered: the corresponding day of the following month,
 * or its last day where it has none; two months more when it is complex and they are told in the first
 * month; it does not run while we wait to know who asks, nor while they have been asked what they mean.
 */
import { type Day, daysBetween } from '../calendar/day.ts'
import { plusDays, plusMonths } from '../calendar/quick-days.ts'
import { type WorkingCalendar, whyNotWorking } from '../calendar/working-days.ts'
import type { Confidence } from '../policy/policy.ts'

interface ClockRule {
  readonly months: number
  readonly source: string
  readonly confidence: Confidence
}

/** Numbers of the law, dated where they are read; nobody may set them. */
export const replyClock: Readonly<Record<'usual' | 'extended', ClockRule>> = {
  usual: { months: 1, source: 'UK GDPR Art. 12(3)', confidence: 'recalled' },
  extended: { months: 3, source: 'UK GDPR Art. 12(3)', confidence: 'recalled' },
}
/** The regulator's reading of a last day on a weekend or holiday, and of stopping the clock. */
export const clockReading = {
  source: 'ICO, right of access; UK GDPR Art. 12A as inserted in 2025',
  confidence: 'recalled',
} as const

export interface Pause {
  readonly from: Day
  /** Absent: we still wait. */
  readonly to?: Day
}

export interface ReplyFacts {
  readonly askedOn: Day
  /** Only where we could not know by what we know already that it is they who ask. */
  readonly identity?: Pause
  readonly clarified: readonly Pause[]
  readonly extendedOn?: Day
}

export type ReplyBy =
  | { readonly status: 'waits'; readonly for: 'identity' | 'what-they-mean'; readonly since: Day }
  | {
      readonly status: 'runs'
      readonly by: Day
      /** The last day on which they can be told that it takes longer. */
      readonly tellLongerBy: Day
      readonly days: { readonly start: Day; readonly paused: number; readonly movedFrom?: Day }
    }

/** The day on which they asked counts as received; a last day that is not worked moves to the next one. */
export function replyBy(facts: ReplyFacts, calendar: WorkingCalendar): ReplyBy {
  const { askedOn, identity, clarified, extendedOn } = facts
  if (identity && identity.to === undefined) {
    return { status: 'waits', for: 'identity', since: identity.from }
  }
  const open = clarified.find(({ to }) => to === undefined)
  if (open) return { status: 'waits', for: 'what-they-mean', since: open.from }
  const start = identity?.to ?? askedOn
  const paused = clarified.reduce((sum, { from, to }) => sum + (to ? daysBetween(from, to) : 0), 0)
  const last = (rule: ClockRule) => plusDays(plusMonths(start, rule.months), paused)
  const usual = worked(last(replyClock.usual), calendar)
  const calculated = last(extendedOn === undefined ? replyClock.usual : replyClock.extended)
  const by = worked(calculated, calendar)
  const days = { start, paused, ...(by !== calculated && { movedFrom: calculated }) }
  return { status: 'runs', by, tellLongerBy: usual, days }
}

/** Where the calendar ends nothing is known of holidays: then the day stands as it is, the earlier one. */
function worked(day: Day, calendar: WorkingCalendar): Day {
  let on = day
  while (on >= calendar.firstDay && on <= calendar.lastDay && whyNotWorking(calendar, on)) {
    on = plusDays(on, 1)
  }
  return on
}

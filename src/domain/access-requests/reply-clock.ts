/**
 * By when a person who asks for their record is answered: the corresponding day of the following month,
 * or its last day where it has none; two months more when it is complex and they are told in the first
 * month; it does not run while we wait to know who asks, nor while they have been asked what they mean.
 * Whoever asks them, or tells them, only after their day has passed moves nothing.
 */
import { type Day, daysBetween, laterOf } from '../calendar/day.ts'
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
  return countedFrom(inTime(facts, calendar), calendar)
}

/** Without what was asked or told when the day, as it stood then, was over already. */
function inTime(facts: ReplyFacts, calendar: WorkingCalendar): ReplyFacts {
  const { askedOn, identity, clarified, extendedOn } = facts
  const moves: { readonly on: Day; readonly move: (before: ReplyFacts) => ReplyFacts }[] = [
    ...(identity ? [{ on: identity.from, move: (to: ReplyFacts) => ({ ...to, identity }) }] : []),
    ...clarified.map((pause) => ({
      on: pause.from,
      move: (to: ReplyFacts) => ({ ...to, clarified: [...to.clarified, pause] }),
    })),
    ...(extendedOn ? [{ on: extendedOn, move: (to: ReplyFacts) => ({ ...to, extendedOn }) }] : []),
  ]
  return moves
    .toSorted((one, other) => one.on.localeCompare(other.on))
    .reduce<ReplyFacts>(
      (before, { on, move }) => {
        const stood = countedFrom(asOf(before, on), calendar)
        return stood.status === 'runs' && on > stood.by ? before : move(before)
      },
      { askedOn, clarified: [] },
    )
}

/** What was waited for on that day is waited for still. */
function asOf({ identity, clarified, ...facts }: ReplyFacts, on: Day): ReplyFacts {
  const then = ({ from, to }: Pause): Pause => (to && to <= on ? { from, to } : { from })
  return { ...facts, clarified: clarified.map(then), ...(identity && { identity: then(identity) }) }
}

function countedFrom(facts: ReplyFacts, calendar: WorkingCalendar): ReplyBy {
  const { askedOn, identity, clarified, extendedOn } = facts
  if (identity && identity.to === undefined) {
    return { status: 'waits', for: 'identity', since: identity.from }
  }
  const open = clarified.find(({ to }) => to === undefined)
  if (open) return { status: 'waits', for: 'what-they-mean', since: open.from }
  const start = identity?.to ?? askedOn
  // What was waited for before it began has moved the beginning already.
  const paused = clarified.reduce((sum, { from, to }) => {
    return to && to > start ? sum + daysBetween(laterOf(from, start), to) : sum
  }, 0)
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

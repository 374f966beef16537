/**
 * Whether the days that a machine names come one after another. A clock that jumps, by a flat battery or a
 * slip of the hand, must destroy nothing: what is destroyed by a wrong day does not come back.
 */
import { type Day, daysBetween } from './day.ts'

export interface SteadyDays {
  /** The last day on which the daily work was done. */
  readonly lastOn: Day
  /** The first of the days that followed one another up to it. */
  readonly since: Day
}

/** In calendar days. Over a long weekend a machine may rest; after more, one day passes first. */
export const mostDaysApart = 3

/** How it stands once `today` is seen. Whatever goes back, or far ahead, begins anew. */
export function seenOn(before: SteadyDays | undefined, today: Day): SteadyDays {
  const apart = before === undefined ? undefined : daysBetween(before.lastOn, today)
  const follows = apart !== undefined && apart >= 0 && apart <= mostDaysApart
  return { lastOn: today, since: before !== undefined && follows ? before.since : today }
}

/** A jump is trusted once the clock has gone on from it for a day: somebody would have seen it. */
export function mayDestroyOn({ since }: SteadyDays, today: Day): boolean {
  return daysBetween(since, today) >= 1
}

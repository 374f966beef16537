/**
 * Until when a message is of use: three days, or until the meeting that it is about. A meeting's time is
 * one on the clocks of the United Kingdom; on a night with two of them, the earlier moment counts.
 */
import type { Day } from '../calendar/day.ts'
import { minutesLater } from './outgoing.ts'
import { minuteOf } from './safe-times.ts'
import { clockStretch } from './zone-clocks.ts'

/** Our own choice: a plain message older than this would puzzle more than it helps. */
export const usefulForDays = 3

export function usefulUntil(now: string): string {
  return minutesLater(now, usefulForDays * 24 * 60)
}

/** The moment of "14:30" on this day, or nothing when that is no time. */
export function momentOf(day: Day, time: string): string | undefined {
  const minutes = minuteOf(
    time
      .trim()
      .replace(/^(\d):/, '0$1:')
      .replace('.', ':'),
  )
  if (minutes === undefined || minutes === 1440) return undefined
  const asIfUtc = Date.parse(`${day}T00:00:00Z`) + minutes * 60_000
  const clocks = [-1, 1].flatMap(
    (side) => clockStretch('Europe/London', asIfUtc + side * 60 * 60_000)?.clocks ?? [],
  )
  const here = clocks.filter((ahead) => shows(asIfUtc - ahead * 60_000, ahead))
  // In the hour that a night leaves out, no clock shows the time: the summer clock comes first.
  const ahead = Math.max(...(here.length > 0 ? here : clocks))
  return Number.isFinite(ahead) ? new Date(asIfUtc - ahead * 60_000).toISOString() : undefined
}

function shows(instant: number, ahead: number): boolean {
  return clockStretch('Europe/London', instant)?.clocks.includes(ahead) ?? false
}

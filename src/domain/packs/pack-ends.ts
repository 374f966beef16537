/** Until when a pack can be opened: as long as was chosen, and never after the last day they may be told. */
import { type Day, lastMomentOf } from '../calendar/day.ts'

export function packEndsAt(now: string, days: number, until: Day): string {
  const chosen = new Date(Date.parse(now) + days * 86_400_000).toISOString()
  const last = lastMomentOf(until)
  return last < chosen ? last : chosen
}

/**
 * When a former place is gone for good. Counted from the day on which it was marked as former in
 * Waymark, so that nobody who records a move late loses the address on the same night.
 */
import { addDays, type Day, laterOf } from '../calendar/day.ts'
import type { Place } from './place.ts'
import { placeLimits } from './place-limits.ts'

type Ageing = Pick<Place, 'former' | 'keptLonger' | 'shreddedOn'>

/** The day on which it is shredded: thirty days after it became former, or the day after it was kept to. */
export function shredsOn({ former, keptLonger, shreddedOn }: Ageing): Day | undefined {
  if (former === undefined || shreddedOn !== undefined) return undefined
  const own = addDays(former.since, placeLimits.shredAfter.value)
  return keptLonger === undefined ? own : laterOf(own, addDays(keptLonger.until, 1))
}

/** Whether its day has come. A day that was missed, because nothing ran, is made up for. */
export function isToBeShredded(place: Ageing, today: Day): boolean {
  const day = shredsOn(place)
  return day !== undefined && day <= today
}

export type KeepRefusal =
  | { readonly code: 'place-is-current' }
  | { readonly code: 'place-is-shredded' }
  | { readonly code: 'kept-until-has-passed' }
  | { readonly code: 'kept-for-too-long'; readonly latest: Day }

/** Only a former place that is still there can be kept, to a day that has not passed, for a year at most. */
export function mayKeepUntil(place: Ageing, until: Day, today: Day): KeepRefusal | undefined {
  if (place.shreddedOn !== undefined) return { code: 'place-is-shredded' }
  if (place.former === undefined) return { code: 'place-is-current' }
  if (until < today) return { code: 'kept-until-has-passed' }
  const latest = addDays(today, placeLimits.keepAtMost.value)
  return until > latest ? { code: 'kept-for-too-long', latest } : undefined
}

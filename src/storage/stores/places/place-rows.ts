/** A row of a place, and the place it is: what everybody on the case may see of it. */

import type { Day } from '../../../domain/calendar/day.ts'
import { ukDayOf } from '../../../domain/calendar/day.ts'
import type { Place } from '../../../domain/places/place.ts'

export interface PlaceRow {
  readonly id: string
  readonly kind: Place['kind']
  readonly code_name: string | null
  readonly from_day: Day | null
  readonly until_day: Day | null
  readonly former_since: Day | null
  readonly ended_because: NonNullable<Place['former']>['because'] | null
  readonly shredded_on: Day | null
  readonly recorded_at: Date
  readonly recorded_by: string
  readonly kept_until: Day | null
  readonly kept_reason: NonNullable<Place['keptLonger']>['reason'] | null
  readonly kept_by: string | null
}

/** The newest decision to keep it, joined as `k`. */
export const newestKeep = `left join lateral (
    select k.until_day as kept_until, k.reason as kept_reason, k.set_by as kept_by from place_keep k
    where k.org_id = p.org_id and k.case_id = p.case_id and k.place_id = p.id
    order by k.set_at desc, k.id desc limit 1) k on true`

export function toPlace(row: PlaceRow): Place {
  const { kept_until: until, kept_reason: reason, kept_by: by } = row
  return {
    id: row.id,
    kind: row.kind,
    ...(row.code_name && { codeName: row.code_name }),
    keptSince: ukDayOf(row.recorded_at.toISOString()),
    keptBy: row.recorded_by,
    ...(row.from_day && { from: row.from_day }),
    ...(row.until_day && { until: row.until_day }),
    ...(row.former_since &&
      row.ended_because && { former: { since: row.former_since, because: row.ended_because } }),
    ...(until && reason && by && { keptLonger: { until, reason, by } }),
    ...(row.shredded_on && { shreddedOn: row.shredded_on }),
  }
}

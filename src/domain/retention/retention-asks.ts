/**
 * What keeping asks of a service manager on Today: to look at a record whose time is over. Nothing goes
 * because a day passes; the day says only when it would be good to have looked.
 */
import type { Day } from '../calendar/day.ts'
import { plusDays } from '../calendar/quick-days.ts'
import { holdsThatKeep, type RetentionHold } from './hold.ts'
import { type Purge, purgeStanding } from './purge.ts'

/** Ours to set: no rule that we know of names one. */
export const lookWithinDays = 30

export interface RetentionAsk {
  readonly key: string
  readonly title: string
  readonly todo: string
  readonly due: Day
  readonly showFrom: Day
  readonly ofManager: true
}

/** Those that no manager agreed to yet and that no hold keeps. */
export function retentionAsks(
  purges: readonly Purge[],
  holds: readonly RetentionHold[],
  today: Day,
): readonly RetentionAsk[] {
  return purges.flatMap((purge) => {
    const standing = purgeStanding(purge)
    const open = standing.status === 'proposed' && !standing.agreedAs.includes('service-manager')
    if (!open || holdsThatKeep(holds, purge.kept, today).length > 0) return []
    return [
      {
        key: `decide:${purge.id}`,
        title: 'The time to keep part of this record is over',
        todo: 'Look whether anything asks to keep it longer, then agree or keep it',
        due: plusDays(purge.proposedOn, lookWithinDays),
        showFrom: purge.proposedOn,
        ofManager: true,
      },
    ]
  })
}

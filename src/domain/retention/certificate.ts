/**
 * What a certificate of destruction says: what is gone, since when, and until when an older backup could
 * still bring back the keys. Where nobody has said how long backups are kept, no day is calculated.
 */
import type { Day } from '../calendar/day.ts'
import { plusDays } from '../calendar/quick-days.ts'
import type { KeptClass } from './kept-classes.ts'

export interface Certificate {
  readonly purgeId: string
  readonly caseReference: string
  readonly kept: readonly KeptClass[]
  readonly destroyedOn: Day
  /** How many keys of the case were destroyed. */
  readonly keys: number
  /** Copies that left before: they are not ours to destroy. */
  readonly copiesElsewhere: boolean
  /** As it was set on the day of destruction. */
  readonly backupDays?: number
}

export type Completion =
  | { readonly status: 'not-known' }
  | { readonly status: 'complete' | 'not-yet'; readonly on: Day }

/** A backup of that very day may hold the keys and is there through its last day: complete the day after. */
export function completionOf(
  { destroyedOn, backupDays }: Pick<Certificate, 'destroyedOn' | 'backupDays'>,
  today: Day,
): Completion {
  if (backupDays === undefined) return { status: 'not-known' }
  const on = plusDays(destroyedOn, backupDays + 1)
  return { status: today >= on ? 'complete' : 'not-yet', on }
}

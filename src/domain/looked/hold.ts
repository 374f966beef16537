/**
 * Holding lines back from the list that a survivor reads: for somebody's safety or because the law asks
 * for it, always with an end, made longer by another person only. Lines wait; none is ever removed.
 */
import { addDays, type Day, ukDayOf } from '../calendar/day.ts'
import type { LookedAt } from './case-act.ts'

export const holdGrounds = {
  safety: 'Somebody could be hurt if the line were read now',
  legal: 'A court, the law or the police asks for it',
} as const
export type HoldGround = keyof typeof holdGrounds

/** No hold lasts longer, whatever an organisation sets. The database says the same. */
export const longestHoldDays = 90
/** So soon after a hold of their own the same person may not begin another on the same lines. */
export const restDays = 30
export const shortestReason = 20

export interface Hold {
  readonly id: string
  readonly ground: HoldGround
  /** Kinds of lines; or single lines, when somebody pointed at one. */
  readonly subjects: readonly LookedAt[]
  readonly entryIds: readonly string[]
  readonly fromDay: Day
  /** The last day on which lines wait. */
  readonly untilDay: Day
  readonly placedAt: string
  readonly placedBy: string
  readonly renews?: string
  readonly endedAt?: string
}

export function isInForce(hold: Hold, today: Day): boolean {
  return hold.endedAt === undefined && today <= hold.untilDay
}

/** Whether a line of this kind, day and identity waits because of this hold. */
export function holdsBack(
  hold: Hold,
  line: { readonly at: LookedAt; readonly day: Day; readonly entryId: string },
): boolean {
  if (hold.entryIds.includes(line.entryId)) return true
  return hold.subjects.includes(line.at) && line.day >= hold.fromDay
}

export interface NewHold {
  readonly ground: HoldGround
  readonly subjects: readonly LookedAt[]
  readonly entryIds: readonly string[]
  readonly fromDay: Day
  readonly untilDay: Day
  readonly reason: string
  readonly renews?: string
}

export type HoldRefusal =
  | { readonly code: 'holds-nothing' }
  | { readonly code: 'reason-too-short' }
  | { readonly code: 'ends-before-it-begins' }
  | { readonly code: 'lasts-too-long'; readonly atMost: Day }
  | { readonly code: 'another-person-decides' }
  | { readonly code: 'not-in-force' }

/** May this person hold these lines back? Answers with the refusal, or with nothing. */
export function refusalOfHold(
  wanted: NewHold,
  before: readonly Hold[],
  { by, today, atMostDays }: { by: string; today: Day; atMostDays: number },
): HoldRefusal | undefined {
  const atMost = addDays(today, Math.min(atMostDays, longestHoldDays))
  if (wanted.subjects.length + wanted.entryIds.length === 0) return { code: 'holds-nothing' }
  if (wanted.reason.trim().length < shortestReason) return { code: 'reason-too-short' }
  if (wanted.untilDay < today) return { code: 'ends-before-it-begins' }
  if (wanted.untilDay > atMost) return { code: 'lasts-too-long', atMost }
  if (wanted.renews !== undefined) {
    const renewed = before.find(({ id }) => id === wanted.renews)
    if (renewed === undefined || !isInForce(renewed, today)) return { code: 'not-in-force' }
  }
  const own = before.some(
    (hold) =>
      hold.placedBy === by &&
      overlaps(hold, wanted) &&
      lastDayOf(hold) >= addDays(today, -restDays),
  )
  return own ? { code: 'another-person-decides' } : undefined
}

/** A hold that was ended early counts to the day on which it was ended. */
function lastDayOf({ endedAt, untilDay }: Hold): Day {
  return endedAt === undefined ? untilDay : ukDayOf(endedAt)
}

function overlaps(hold: Hold, wanted: NewHold): boolean {
  return (
    hold.subjects.some((subject) => wanted.subjects.includes(subject)) ||
    hold.entryIds.some((entry) => wanted.entryIds.includes(entry))
  )
}

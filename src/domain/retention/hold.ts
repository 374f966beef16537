/**
 * A legal hold: what must not go, because of a court, a claim, an appeal, a child or an inquiry. It has
 * a reason, a scope and an end that somebody looks at, everybody on the case sees it, and it always
 * comes before deletion.
 */
import type { Day } from '../calendar/day.ts'
import { plusMonths } from '../calendar/quick-days.ts'
import type { KeptClass } from './kept-classes.ts'

export const retentionHoldGrounds = {
  court: 'A court case, or one that may come',
  police: 'A police investigation or prosecution',
  compensation: 'A claim for compensation',
  appeal: 'An appeal, a challenge or a reconsideration',
  child: 'A child is or was concerned',
  inquiry: 'An inquiry, a complaint or a review',
  request: 'Somebody asked for what is kept about them',
  other: 'Something else',
} as const
export type RetentionHoldGround = keyof typeof retentionHoldGrounds

export function isRetentionHoldGround(text: string): text is RetentionHoldGround {
  return Object.hasOwn(retentionHoldGrounds, text)
}

export interface RetentionHold {
  readonly id: string
  readonly ground: RetentionHoldGround
  /** Empty: everything. */
  readonly scope: readonly KeptClass[]
  readonly placedOn: Day
  /** The last day of the hold. */
  readonly until: Day
  /** The day it was lifted before its end: it holds nothing from that day on. */
  readonly endedOn?: Day
  /** Who lifted it. */
  readonly endedBy?: string
}

/** A hold is looked at again within so long; it can be placed anew as often as it is needed. */
export const longestHoldMonths = 36

export function holdsOn({ placedOn, until, endedOn }: RetentionHold, day: Day): boolean {
  return placedOn <= day && day <= until && (endedOn === undefined || day < endedOn)
}

/** The holds in force on a day that keep any of these parts. */
export function holdsThatKeep(
  holds: readonly RetentionHold[],
  kept: readonly KeptClass[],
  day: Day,
): readonly RetentionHold[] {
  return holds.filter(
    (hold) =>
      holdsOn(hold, day) &&
      (hold.scope.length === 0 || hold.scope.some((one) => kept.includes(one))),
  )
}

export type RetentionHoldRefusal =
  | { readonly code: 'hold-ends-before-today' }
  | { readonly code: 'hold-too-long'; readonly atMost: Day }
  | { readonly code: 'hold-without-reason' }

export const shortestHoldReason = 10

export function refusalOfRetentionHold(
  { until, reason }: { readonly until: Day; readonly reason: string },
  today: Day,
): RetentionHoldRefusal | undefined {
  const atMost = plusMonths(today, longestHoldMonths)
  if (until < today) return { code: 'hold-ends-before-today' }
  if (until > atMost) return { code: 'hold-too-long', atMost }
  return reason.trim().length < shortestHoldReason ? { code: 'hold-without-reason' } : undefined
}

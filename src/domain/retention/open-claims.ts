/**
 * Matters that ask for the record to be kept until they are settled: a claim for compensation, a court
 * case. It is a question to a service manager; nothing is held by itself.
 */
import type { Day } from '../calendar/day.ts'
import { plusMonths } from '../calendar/quick-days.ts'
import type { Matter } from '../matters/matter.ts'
import type { MatterKindName } from '../matters/matter-kinds.ts'
import { holdsOn, longestHoldMonths, type RetentionHold, type RetentionHoldGround } from './hold.ts'

interface Claim {
  readonly ground: RetentionHoldGround
  readonly asks: string
  /** What a hold says when somebody presses once: fixed words, to be changed before it is placed. */
  readonly reason: string
}

const claims: Readonly<Partial<Record<MatterKindName, Claim>>> = {
  compensation: {
    ground: 'compensation',
    asks: 'A claim for compensation is open. Keep this record until it is settled?',
    reason: 'A claim for compensation is open. It is kept until the claim is settled.',
  },
  court: {
    ground: 'court',
    asks: 'A court case is open. Keep this record until it is over?',
    reason: 'A court case is open. It is kept until the case is over.',
  },
}

export function claimOf(ground: string): Claim | undefined {
  return Object.values(claims).find((claim) => claim.ground === ground)
}

type Settling = Pick<Matter, 'kind' | 'settledOn'>

/** One for each ground, where the matter is not settled. */
export function claimsOpen(matters: readonly Settling[]): readonly Claim[] {
  const asked = matters.flatMap(({ kind, settledOn }) =>
    settledOn === undefined ? (claims[kind] ?? []) : [],
  )
  return [...new Set(asked)]
}

/** Those for which no hold on that very ground stands. */
export function claimsNotHeld(
  matters: readonly Settling[],
  holds: readonly RetentionHold[],
  today: Day,
): readonly Claim[] {
  return claimsOpen(matters).filter(
    ({ ground }) => !holds.some((hold) => hold.ground === ground && holdsOn(hold, today)),
  )
}

/** As long as a hold can be before somebody looks at it again. */
export function untilLookedAtAgain(today: Day): Day {
  return plusMonths(today, longestHoldMonths)
}

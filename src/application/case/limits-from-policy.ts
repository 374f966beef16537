/** The lengths that reading a case needs, taken from the policy edition in force on the day it counts from. */
import type { Day } from '../../domain/calendar/day.ts'
import type { LeadTimes } from '../../domain/cover/coming-gap.ts'
import type { CoverLimits } from '../../domain/cover/cover-period.ts'
import type { Fact } from '../../domain/facts/fact.ts'
import { readRecord } from '../../domain/facts/standing-record.ts'
import type { GuardLimits } from '../../domain/pathway/guards/guard.ts'
import type { TrackLimits } from '../../domain/pathway/tracks/limits.ts'
import type { LimitId } from '../../domain/policy/limit-ids.ts'
import { editionIfAny, limitOf, type Nation, type Policy } from '../../domain/policy/policy.ts'

/** The number in force on a day, or undefined where nobody knows it. */
export function valueOn(policy: Policy, id: LimitId, day: Day): number | undefined {
  return editionIfAny(limitOf(policy, id).editions, day)?.value ?? undefined
}

export function recoveryDaysOn(policy: Policy, day: Day): number | undefined {
  return valueOn(policy, 'TL-08', day) ?? valueOn(policy, 'TL-08h', day)
}

export function trackLimitsFrom(policy: Policy, today: Day): TrackLimits {
  const ours = (id: LimitId) => ourTarget(policy, id, today)
  return {
    recoveryMinimumDays: (from) => recoveryDaysOn(policy, from),
    moveOnMinimumDays: (from) => valueOn(policy, 'TL-18', from),
    nextRnaNoticeDays: ours('OUR-NEXT-RNA-START'),
    turning18NoticeDays: ours('OUR-TURNING-18-100'),
    permissionNoticeDays: ours('OUR-VTS-90'),
    lateServiceDays: ours('OUR-COPY'),
  }
}

/** What guards check besides the tracks; a length that nobody knows is not checked. */
export function guardLimitsFrom(policy: Policy, today: Day): GuardLimits {
  const panel = valueOn(policy, 'TL-31', today)
  const spoken = limitOf(policy, 'TL-34').editions.find(({ inForceFrom }) => inForceFrom >= '2026')
  return {
    ...trackLimitsFrom(policy, today),
    reconsiderationDays: (from) => valueOn(policy, 'TL-12', from),
    rnaReconsiderationDays: (from) => valueOn(policy, 'TL-21', from),
    ...(panel !== undefined && { panelMinimumDaysBefore18: panel }),
    ...(spoken && { spokenFormFrom: spoken.inForceFrom }),
  }
}

/** Where support is owed for a length of its own, and no RNA follows. */
const owedBy: Readonly<Partial<Record<Nation, LimitId>>> = { SCOT: 'TL-40', NI: 'TL-42' }

/**
 * Cover takes one length for the recovery period and one for move-on: those in force when this
 * case's own decisions were made. Where the length is not known, the decision itself is all we count.
 */
export function coverLimitsFrom(policy: Policy, facts: readonly Fact[], today: Day): CoverLimits {
  const record = readRecord(facts)
  const decidedOn = record.last('reasonable-grounds-decided')?.on ?? today
  const confirmedOn = record.last('conclusive-grounds-decided')?.on ?? today
  const owed = owedBy[record.last('case-opened')?.detail.nation ?? 'ENG']
  return {
    recoveryDays: recoveryDaysOn(policy, decidedOn) ?? 1,
    moveOnDays: valueOn(policy, 'TL-18', confirmedOn) ?? 0,
    ...(owed && { owedDays: valueOn(policy, owed, decidedOn) ?? 0 }),
  }
}

export function leadTimesFrom(policy: Policy, today: Day): LeadTimes {
  return {
    startDays: ourTarget(policy, 'OUR-NEXT-RNA-START', today),
    submitDays: ourTarget(policy, 'OUR-NEXT-RNA-SUBMIT', today),
  }
}

/** Our own targets are always known: a policy without one does not load. */
export function ourTarget(policy: Policy, id: LimitId, today: Day): number {
  const value = valueOn(policy, id, today)
  if (value === undefined) throw new Error(`our own target ${id} has no number`)
  return value
}

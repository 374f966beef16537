/**
 * From a proposal to the day on which keys are destroyed: two different people decide, one of them the
 * data protection lead; then seven days in which anybody of them may take it back; and whatever speaks
 * against it on the very day stops it.
 */
import { type Day, ukDayOf } from '../calendar/day.ts'
import { plusDays } from '../calendar/quick-days.ts'
import { holdsThatKeep, type RetentionHold } from './hold.ts'
import type { KeptClass } from './kept-classes.ts'
import { type Asked, dueNow } from './standing.ts'

export const coolOffDays = 7

export type PurgeRole = 'data-protection-lead' | 'service-manager'

export type PurgeStep =
  | { readonly step: 'agreed'; readonly by: string; readonly as: PurgeRole; readonly at: string }
  | { readonly step: 'taken-back'; readonly by: string; readonly at: string }
  | { readonly step: 'stopped'; readonly because: PurgeStop; readonly at: string }
  | { readonly step: 'carried-out'; readonly on: Day; readonly at: string }

/** Why something that two people decided is not done after all. It is proposed again when it is due. */
export const purgeStops = {
  hold: 'A hold keeps it',
  activity: 'Somebody wrote in the case since',
  'case-open': 'The case is open again',
  'schedule-changed': 'By the schedule of today it is not due',
} as const
export type PurgeStop = keyof typeof purgeStops

export interface Purge {
  readonly id: string
  readonly caseId: string
  readonly kept: readonly KeptClass[]
  readonly proposedOn: Day
  /** In the order in which they happened. */
  readonly steps: readonly PurgeStep[]
}

export type PurgeStanding =
  | { readonly status: 'proposed'; readonly agreedAs: readonly PurgeRole[] }
  /** Decided; done on this day or the next daily work after it. */
  | { readonly status: 'cooling-off'; readonly earliest: Day }
  | { readonly status: 'taken-back' }
  | { readonly status: 'stopped'; readonly because: PurgeStop }
  | { readonly status: 'carried-out'; readonly on: Day }

export function purgeStanding({ steps }: Pick<Purge, 'steps'>): PurgeStanding {
  // It ends once, and whatever else was decided does not matter then.
  const end = steps.find(({ step }) => step !== 'agreed')
  if (end?.step === 'carried-out') return { status: 'carried-out', on: end.on }
  if (end?.step === 'stopped') return { status: 'stopped', because: end.because }
  if (end?.step === 'taken-back') return { status: 'taken-back' }
  const agreed = steps.filter((one) => one.step === 'agreed')
  const second = agreed.at(-1)
  const roles = new Set(agreed.map((one) => one.as))
  const people = new Set(agreed.map(({ by }) => by))
  if (second && roles.has('data-protection-lead') && people.size >= 2) {
    return { status: 'cooling-off', earliest: plusDays(ukDayOf(second.at), coolOffDays) }
  }
  return { status: 'proposed', agreedAs: [...roles] }
}

export type PurgeRefusal =
  | { readonly code: 'purge-is-over' }
  | { readonly code: 'purge-same-person' }
  | { readonly code: 'purge-needs-the-lead' }
  | { readonly code: 'purge-held'; readonly holds: readonly RetentionHold[] }
  | { readonly code: 'purge-not-looked-at' }
  | { readonly code: 'purge-lifted-its-hold' }

export interface Agreeing {
  readonly by: string
  readonly as: PurgeRole
  /** They looked at what may ask for a hold, and found that none is needed. */
  readonly lookedAtPrompts: boolean
}

export function refusalToAgree(
  purge: Purge,
  { by, as, lookedAtPrompts }: Agreeing,
  { holds, today }: { readonly holds: readonly RetentionHold[]; readonly today: Day },
): PurgeRefusal | undefined {
  const standing = purgeStanding(purge)
  if (standing.status !== 'proposed') return { code: 'purge-is-over' }
  const agreed = purge.steps.filter((one) => one.step === 'agreed')
  if (agreed.some((one) => one.by === by)) return { code: 'purge-same-person' }
  if (
    agreed.length > 0 &&
    as !== 'data-protection-lead' &&
    !standing.agreedAs.includes('data-protection-lead')
  ) {
    return { code: 'purge-needs-the-lead' }
  }
  const held = holdsThatKeep(holds, purge.kept, today)
  if (held.length > 0) return { code: 'purge-held', holds: held }
  // Whoever took away what kept it is not one of the two who let it go.
  if (holds.some(({ endedBy }) => endedBy === by)) return { code: 'purge-lifted-its-hold' }
  return lookedAtPrompts ? undefined : { code: 'purge-not-looked-at' }
}

export function mayTakeBack(purge: Pick<Purge, 'steps'>): boolean {
  const { status } = purgeStanding(purge)
  return status === 'proposed' || status === 'cooling-off'
}

export type CarryingOut =
  | { readonly wait: true }
  | { readonly stop: PurgeStop }
  | { readonly destroy: readonly KeptClass[] }

/** Asked of what stands on the very day, inside the transaction that destroys. */
export function mayCarryOut(purge: Purge, asked: Asked): CarryingOut {
  const standing = purgeStanding(purge)
  if (standing.status !== 'cooling-off' || asked.today < standing.earliest) return { wait: true }
  if (holdsThatKeep(asked.holds, purge.kept, asked.today).length > 0) return { stop: 'hold' }
  if (asked.timeline.closedOn === undefined) return { stop: 'case-open' }
  if (asked.timeline.lastActivityOn >= purge.proposedOn) return { stop: 'activity' }
  const due = dueNow(asked)
  if (!purge.kept.every((kept) => due.includes(kept))) return { stop: 'schedule-changed' }
  return { destroy: purge.kept }
}

/**
 * Commands and queries of keeping: the schedule, holds, and the decision of two people. The data
 * protection lead decides over all cases without opening one; a service manager in the case itself.
 */

import type { Day } from '../../domain/calendar/day.ts'
import { mattersOf } from '../../domain/matters/matter.ts'
import {
  type RetentionHoldGround,
  type RetentionHoldRefusal,
  refusalOfRetentionHold,
} from '../../domain/retention/hold.ts'
import { claimsNotHeld } from '../../domain/retention/open-claims.ts'
import {
  mayTakeBack,
  type PurgeRefusal,
  type PurgeRole,
  refusalToAgree,
} from '../../domain/retention/purge.ts'
import { retentionAsks } from '../../domain/retention/retention-asks.ts'
import {
  refusalOfSchedule,
  type Schedule,
  type ScheduleRefusal,
} from '../../domain/retention/schedule.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { openFor, type ReadCase } from '../case/read-case.ts'
import { writeOf } from '../case/same-write.ts'
import type { NewRetentionHold, OfCase } from '../ports/retention/retention-store.ts'
import type { Stores } from '../ports/world.ts'
import { type Services, sit } from '../services.ts'

export type Kept = Awaited<ReturnType<typeof everythingOf>>

async function everythingOf({ retention }: Stores, caseId?: string) {
  const schedule = await retention.schedule()
  const due = await retention.due(caseId)
  const holds = await retention.holds(caseId)
  const purges = await retention.purges(caseId)
  const certificates = await retention.certificates(caseId)
  return { schedule, due, holds, purges, certificates }
}

/** For the data protection lead: all cases, none of them opened. */
export function readKeeping(services: Services, actor: Actor): Promise<Kept> {
  return services.world.asActor(actor, (stores) => everythingOf(stores))
}

export interface KeptOfCase extends ReadCase, Kept {
  /** What is open and asks whether the record is kept for it. */
  readonly claims: ReturnType<typeof claimsNotHeld>
  readonly mayDecide: boolean
}

export function readKeptOfCase(
  services: Services,
  actor: Actor,
  caseId: string,
): Promise<KeptOfCase | undefined> {
  return sit(services, actor, async (sitting) => {
    const read = await openFor(sitting, caseId)
    if (!read) return undefined
    const mayDecide = mayDo(actor, 'hold-back-lines', read.file)
    const kept = await everythingOf(sitting.stores, caseId)
    const matters = mattersOf(await sitting.stores.matters.outline(caseId))
    const claims = claimsNotHeld(matters, kept.holds, read.picture.today)
    return { ...read, ...kept, claims, mayDecide }
  })
}

export type KeepingRefusal =
  | ScheduleRefusal
  | PurgeRefusal
  | RetentionHoldRefusal
  | { readonly code: 'case-not-available' | 'no-such-reference' | 'purge-not-there' }
  | { readonly code: 'schedule-changed-meanwhile' }
  | { readonly code: 'hold-while-somebody-asks' }
export type KeepingOutcome = { readonly done: true } | { readonly refused: KeepingRefusal }

/** The same schedule sent twice is one version; a different one on an old page is refused. */
export async function confirmSchedule(
  services: Services,
  actor: Actor,
  { schedule, versionSeen }: { readonly schedule: Schedule; readonly versionSeen: number },
): Promise<KeepingOutcome> {
  const refused = refusalOfSchedule(schedule)
  if (refused) return { refused }
  const on = services.world.today()
  return services.world.asActor(actor, async ({ retention }) => {
    const now = await retention.schedule()
    if ((now?.version ?? 0) !== versionSeen) {
      const { version: _v, confirmedOn: _o, confirmedBy: _b, ...standing } = now ?? {}
      const same = JSON.stringify(canonical(standing)) === JSON.stringify(canonical(schedule))
      return same ? { done: true } : { refused: { code: 'schedule-changed-meanwhile' } }
    }
    const kept = await retention.confirm(schedule, { version: versionSeen, on })
    return kept ? { done: true } : { refused: { code: 'schedule-changed-meanwhile' } }
  })
}

/** Stored as JSON, names come back in another order. */
function canonical(schedule: Partial<Schedule>): unknown {
  const rules = (schedule.rules ?? []).map(({ kept, from, length }) =>
    [kept, from, length.count, length.unit].join(' '),
  )
  return [rules.toSorted(), schedule.warnDays, schedule.quietDays, schedule.backupDays]
}

export interface Deciding {
  readonly purgeId: string
  readonly step: 'agreed' | 'taken-back'
  readonly lookedAtPrompts: boolean
}

export async function decideAsLead(
  services: Services,
  actor: Actor,
  deciding: Deciding,
): Promise<KeepingOutcome> {
  return services.world.asActor(actor, async (stores) => {
    const who = { actor, as: 'data-protection-lead', today: services.world.today() } as const
    return decide(stores, who, deciding)
  })
}

export async function decideInCase(
  services: Services,
  actor: Actor,
  { caseId, ...deciding }: Deciding & { readonly caseId: string },
): Promise<KeepingOutcome> {
  return services.world.asActor(actor, async (stores) => {
    if (!(await openToDecide(stores, actor, caseId))) return notAvailable
    const who = { actor, as: 'service-manager', today: services.world.today(), caseId } as const
    return decide(stores, who, deciding)
  })
}

const notAvailable = { refused: { code: 'case-not-available' } } as const

async function openToDecide(stores: Stores, actor: Actor, caseId: string) {
  const file = await stores.cases.open(caseId)
  return file && mayDo(actor, 'hold-back-lines', file) ? file : undefined
}

interface Decider {
  readonly actor: Actor
  readonly as: PurgeRole
  readonly today: Day
  readonly caseId?: string
}

async function decide(
  stores: Stores,
  { actor, as, today, caseId }: Decider,
  { purgeId, step, lookedAtPrompts }: Deciding,
): Promise<KeepingOutcome> {
  const { retention } = stores
  const purge = (await retention.purges(caseId)).find(({ id }) => id === purgeId)
  if (!purge) return { refused: { code: 'purge-not-there' } }
  if (step === 'taken-back') {
    if (!mayTakeBack(purge)) return { refused: { code: 'purge-is-over' } }
  } else {
    const holds = await retention.holds(purge.caseId)
    const by = { by: actor.userId, as, lookedAtPrompts }
    const refused = refusalToAgree(purge, by, { holds, today })
    // Sent twice: they have agreed already, and that stands.
    if (refused?.code === 'purge-same-person') return { done: true }
    if (refused) return { refused }
  }
  await retention.decide(purge, { step, as, on: today })
  if (caseId !== undefined) await askAgain(stores, caseId, today)
  else if (step === 'taken-back') await retention.endAsking(purge.caseId)
  return { done: true }
}

/** What is still asked of a manager on Today, of the case that was entered. */
async function askAgain({ retention, asks }: Stores, caseId: string, today: Day): Promise<void> {
  const purges = await retention.purges(caseId)
  const holds = await retention.standingHolds(caseId)
  await asks.replace(caseId, 'retention', retentionAsks(purges, holds, today))
}

export interface PlacingHold {
  readonly caseId: string
  readonly ground: RetentionHoldGround
  readonly until: Day
  readonly reason: string
  readonly writeId: string
}

/** A service manager's, in the case. It keeps everything until its last day. */
export async function placeHold(
  services: Services,
  actor: Actor,
  { caseId, ground, until, reason, writeId }: PlacingHold,
): Promise<KeepingOutcome> {
  const today = services.world.today()
  return services.world.asActor(actor, async (stores) => {
    const file = await openToDecide(stores, actor, caseId)
    if (!file) return notAvailable
    const refused = refusalOfRetentionHold({ until, reason }, today)
    if (refused) return { refused }
    const about = { caseId, caseReference: file.reference }
    await stores.retention.place(about, holdOf(about, { ground, until, reason, writeId }, today))
    await askAgain(stores, caseId, today)
    return { done: true }
  })
}

/** The data protection lead's, by the reference of a case that is not opened for it. */
export async function placeHoldAsLead(
  services: Services,
  actor: Actor,
  { reference, ...wanted }: Omit<PlacingHold, 'caseId'> & { readonly reference: string },
): Promise<KeepingOutcome> {
  const today = services.world.today()
  return services.world.asActor(actor, async ({ retention }) => {
    const about = await retention.caseToKeep(reference)
    if (!about) return { refused: { code: 'no-such-reference' } }
    const refused = refusalOfRetentionHold(wanted, today)
    if (refused) return { refused }
    await retention.place(about, holdOf(about, wanted, today))
    await retention.endAsking(about.caseId)
    return { done: true }
  })
}

function holdOf(
  { caseId }: OfCase,
  { ground, until, reason, writeId }: Omit<PlacingHold, 'caseId'>,
  today: Day,
): NewRetentionHold {
  const id = writeOf(writeId, caseId, { ground, until, reason })
  return { id, ground, scope: [], placedOn: today, until, reason }
}

/** The data protection lead's. One that is not there, or ended already, changes nothing. */
export async function liftHold(
  services: Services,
  actor: Actor,
  holdId: string,
): Promise<KeepingOutcome> {
  return services.world.asActor(actor, async ({ retention, ...stores }) => {
    const hold = (await retention.holds()).find(({ id }) => id === holdId)
    if (hold?.ground === 'request') {
      const asking = [
        ...(await stores.legalRequests.register()),
        ...(await stores.accessRequests.register()),
      ]
      if (asking.some(({ id, overOn }) => id === holdId && !overOn)) {
        return { refused: { code: 'hold-while-somebody-asks' } }
      }
    }
    if (hold) await retention.lift(hold, services.world.today())
    return { done: true }
  })
}

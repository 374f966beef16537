/** Commands: holding lines back for a time, making that last longer, ending it. A service manager's. */
import {
  type HoldRefusal,
  isInForce,
  type NewHold,
  refusalOfHold,
} from '../../domain/looked/hold.ts'
import type { LookedLine } from '../../domain/looked/line.ts'
import { mayDo } from '../access/access-rules.ts'
import { otherManagers } from '../access/second-people.ts'
import type { Actor } from '../actor.ts'
import { ourTarget } from '../case/limits-from-policy.ts'
import { writeOf } from '../case/same-write.ts'
import type { HoldInFull, LookedFile } from '../ports/looked/looked-stores.ts'
import type { Stores } from '../ports/world.ts'
import { type Services, type Sitting, sit } from '../services.ts'
import { lookedIn, openLooked } from './read-looked.ts'

export interface ReadHolds {
  readonly file: LookedFile
  readonly holds: readonly HoldInFull[]
  /** What is read now, newest first, so that one line can be chosen. */
  readonly lines: readonly LookedLine[]
  /** The most days that a hold may last here. */
  readonly atMostDays: number
  /** Whether somebody else could make a hold last longer. */
  readonly someoneElse: boolean
}

export async function readHolds(
  services: Services,
  actor: Actor,
  caseId: string,
): Promise<ReadHolds | undefined> {
  return sit(services, actor, async (sitting) => {
    const { stores } = sitting
    const read = await lookedIn(stores, actor, caseId)
    if (!read || !mayDo(actor, 'hold-back-lines', read.file)) return undefined
    const { file, lines } = read
    return {
      file,
      lines,
      holds: await stores.looked.holdsInFull(caseId),
      atMostDays: atMostDaysIn(sitting, file),
      someoneElse: otherManagers(file, await stores.staff.colleagues(), actor.userId).length > 0,
    }
  })
}

export type HoldOutcome =
  | { readonly done: true }
  | { readonly refused: HoldRefusal | { readonly code: 'case-not-available' } }

/** Sent twice it is one hold: its id comes from the form and what was answered. */
export async function holdLines(
  services: Services,
  actor: Actor,
  { caseId, hold, writeId }: { caseId: string; hold: NewHold; writeId: string },
): Promise<HoldOutcome> {
  return sit(services, actor, async (sitting) => {
    const { stores } = sitting
    const file = await forHolding(stores, actor, caseId)
    if (file === undefined) return notAvailable
    const id = writeOf(writeId, caseId, hold)
    const before = await stores.looked.holds(caseId)
    if (before.some((one) => one.id === id)) return { done: true }
    const refused = refusalOfHold(hold, before, {
      by: actor.userId,
      today: file.logDay,
      atMostDays: atMostDaysIn(sitting, file),
    })
    if (refused) return { refused }
    const renewed = before.find((one) => one.id === hold.renews)
    await stores.looked.place(file, { ...hold, id }, renewed?.placedBy)
    return { done: true }
  })
}

/** Ending one that ended already, or that is not there, changes nothing and is no fault. */
export async function endHold(
  services: Services,
  actor: Actor,
  { caseId, holdId }: { caseId: string; holdId: string },
): Promise<HoldOutcome> {
  return sit(services, actor, async ({ stores }) => {
    const file = await forHolding(stores, actor, caseId)
    const hold = file && (await stores.looked.holds(caseId)).find(({ id }) => id === holdId)
    if (!file) return notAvailable
    if (hold && isInForce(hold, file.logDay)) await stores.looked.end(caseId, holdId)
    return { done: true }
  })
}

const notAvailable = { refused: { code: 'case-not-available' } } as const

async function forHolding(
  stores: Stores,
  actor: Actor,
  caseId: string,
): Promise<LookedFile | undefined> {
  const file = await openLooked(stores, actor, caseId)
  return file && mayDo(actor, 'hold-back-lines', file) ? file : undefined
}

function atMostDaysIn({ policy }: Sitting, { logDay }: LookedFile): number {
  return ourTarget(policy, 'OUR-HOLD', logDay)
}

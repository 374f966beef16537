/** Queries: the matters of a case with their clocks, the needs for which nothing was given, and the ledger. */
import type { Day } from '../../domain/calendar/day.ts'
import { type Asking, askingOf, type Matter, mattersOf } from '../../domain/matters/matter.ts'
import { clocksOfMatter, type MatterClock } from '../../domain/matters/matter-clock.ts'
import { matterForRecord } from '../../domain/matters/matter-words.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { promiseForRecord, unmetForRecord } from '../../domain/promises/for-record.ts'
import {
  daysUnmet,
  listedAfter,
  type ReadReason,
  reasonFor,
  type Unprovided,
  unprovidedNeeds,
} from '../../domain/promises/ledger.ts'
import { claimsNotHeld } from '../../domain/retention/open-claims.ts'
import type { Actor } from '../actor.ts'
import { ourTarget } from '../case/limits-from-policy.ts'
import type { NeedReason, UnmetLine } from '../ports/promises/matter-store.ts'
import { type Services, type Sitting, sit } from '../services.ts'
import { measureFor, promisesIn, type ReadPromises } from './read-promises.ts'

export interface StandingMatter extends Matter {
  readonly clocks: readonly MatterClock[]
  readonly asking: Asking
  /** It asks whether the record is kept until it is settled, and nothing holds it yet. */
  readonly claim?: ReturnType<typeof claimsNotHeld>[number]
}

/** A need for which nothing was given for so long that it is listed. */
export interface UnmetNeed extends Unprovided {
  readonly days: number
  readonly reason: ReadReason
  /** Somebody wrote the reason down; otherwise it is read from what was asked. */
  readonly written: boolean
  readonly newest?: NeedReason
}

export interface ReadMatters extends ReadPromises {
  /** Unsettled first: what has a day ahead before what only waits, the longest wait before. */
  readonly matters: readonly StandingMatter[]
  readonly unmet: readonly UnmetNeed[]
}

export function unmetLimits(policy: Policy, today: Day) {
  return {
    usual: ourTarget(policy, 'OUR-UNMET', today),
    soon: ourTarget(policy, 'OUR-UNMET-SOON', today),
  }
}

export async function mattersIn(
  sitting: Sitting,
  caseId: string,
): Promise<ReadMatters | undefined> {
  const [read, events, reasons, holds] = await Promise.all([
    promisesIn(sitting, caseId),
    sitting.stores.matters.read(caseId),
    sitting.stores.matters.reasons(caseId),
    sitting.stores.retention.standingHolds(caseId),
  ])
  if (!read) return undefined
  const { policy } = sitting
  const { today, tracks } = read.picture
  const measure = { policy, ...measureFor(policy, today, tracks.nation) }
  const matters = mattersOf(events).map((matter): StandingMatter => {
    const [claim] = claimsNotHeld([matter], holds, today)
    const asking = askingOf(matter, read.promises, today)
    return { ...matter, clocks: clocksOfMatter(matter, measure), asking, ...(claim && { claim }) }
  })
  return { ...read, matters: inOrder(matters), unmet: unmetOf(read, reasons, policy) }
}

function inOrder(matters: readonly StandingMatter[]): readonly StandingMatter[] {
  const place = ({ settledOn, clocks, openedOn, id }: StandingMatter) =>
    `${settledOn === undefined ? 0 : 1} ${clocks[0]?.due ?? '9999'} ${openedOn} ${id}`
  return matters.toSorted((one, other) => (place(one) < place(other) ? -1 : 1))
}

function unmetOf(
  { picture, promises }: ReadPromises,
  reasons: readonly NeedReason[],
  policy: Policy,
): readonly UnmetNeed[] {
  const { reading, needs, today } = picture
  const limits = unmetLimits(policy, today)
  return unprovidedNeeds(reading.record, needs, today)
    .flatMap((line): UnmetNeed[] => {
      const days = daysUnmet(line, today, listedAfter(line.category, limits))
      if (days === undefined) return []
      const newest = reasons.findLast(({ need }) => need === line.need)
      const why = reasonFor(line, newest, promises)
      return [{ ...line, days, ...why, ...(why.written && newest && { newest }) }]
    })
    .sort((one, other) => other.days - one.days)
}

export function readMatters(
  services: Services,
  actor: Actor,
  caseId: string,
): Promise<ReadMatters | undefined> {
  return sit(services, actor, (sitting) => mattersIn(sitting, caseId))
}

/** What can be written into the daily record, and cited in an RNA: named by what it is about. */
export interface ForRecord {
  readonly of: `matter:${string}` | `promise:${string}` | `need:${string}`
  readonly words: string
  readonly needs: readonly string[]
}

/** Every sentence of a case that can be cited; for one need, those that belong to it. */
export function forRecord(
  { matters, promises, unmet, picture }: ReadMatters,
  need?: string,
): readonly ForRecord[] {
  const { today } = picture
  const only = (of: string | undefined) => (of === undefined ? [] : [of])
  const sentences: readonly ForRecord[] = [
    ...matters.map((matter) => ({
      of: `matter:${matter.id}` as const,
      words: matterForRecord(matter, matter.asking, today),
      needs: only(matter.need),
    })),
    ...promises.map((promise) => ({
      of: `promise:${promise.id}` as const,
      words: promiseForRecord(promise, promise.standing.silence, today),
      needs: only(promise.need),
    })),
    ...unmet.map((line) => ({
      of: `need:${line.need}` as const,
      words: unmetForRecord(line, today),
      needs: [line.need],
    })),
  ]
  return need === undefined ? sentences : sentences.filter(({ needs }) => needs.includes(need))
}

export interface LedgerLine extends UnmetLine {
  readonly days: number
  readonly reason: ReadReason
  readonly written: boolean
}

/** Needs for which nothing was given, over many cases, the longest first. None of the cases is opened. */
export async function unmetLedger(
  services: Services,
  actor: Actor,
  scope: 'own' | 'services',
): Promise<readonly LedgerLine[]> {
  return sit(services, actor, async ({ stores, policy }) => {
    const today = services.world.today()
    const limits = unmetLimits(policy, today)
    const lines = await stores.matters.unmet(scope, today)
    return lines.flatMap((line): LedgerLine[] => {
      const days = daysUnmet(line, today, listedAfter(line.category, limits))
      return days === undefined
        ? []
        : [{ ...line, days, ...reasonFor(line, line.given, line.promises) }]
    })
  })
}

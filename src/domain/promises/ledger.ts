/**
 * The ledger of what is not met: needs for which nothing was given for so many days, each with the reason.
 * A reason that somebody wrote down stands first; without one it is read from what was asked and answered.
 */
import { type Day, daysBetween, laterOf } from '../calendar/day.ts'
import type { StandingRecord } from '../facts/standing-record.ts'
import { type Need, openNeeds } from '../needs/need.ts'
import type { PromiseOutline } from './promised.ts'

/** What somebody may write down. */
export const unmetReasons = {
  'no-service': 'There is no such service',
  'waiting-list': 'On a waiting list',
  refused: 'Refused',
  unsafe: 'It would not be safe',
  'no-interpreter': 'No interpreter',
  'not-wanted-now': 'The survivor does not want it now',
} as const
export type UnmetReason = keyof typeof unmetReasons

/** What is read from the promises where nobody wrote a reason. */
export const readReasons = {
  ...unmetReasons,
  'no-answer': 'Asked, and no answer yet',
  'not-asked': 'Nobody has been asked yet',
  'agreed-not-given': 'Agreed, and not recorded as given',
} as const
export type ReadReason = keyof typeof readReasons

/** An open need, and since when nothing was given for it. Depends on facts and on no other day. */
export interface Unprovided {
  readonly need: string
  readonly category: string
  readonly since: Day
  readonly everGiven: boolean
  /** An RNA agreed to it for now. */
  readonly agreed: boolean
}

/** What was missed is not given; what was agreed is not given either, until somebody records it. */
export function unprovidedNeeds(
  record: Pick<StandingRecord, 'of'>,
  needs: readonly Need[],
  today: Day,
): readonly Unprovided[] {
  const given = new Map<string, Day>()
  for (const { on, detail } of record.of('provision-recorded')) {
    if (detail.happened === 'missed') continue
    given.set(detail.need, laterOf(on, given.get(detail.need) ?? on))
  }
  const agreed = agreedOn(record, today)
  return openNeeds(needs, today).map(({ id: need, category, identifiedOn }) => {
    const lastGiven = given.get(need)
    const since = lastGiven === undefined ? identifiedOn : laterOf(lastGiven, identifiedOn)
    const everGiven = lastGiven !== undefined
    return { need, category, since, everGiven, agreed: agreed.has(need) }
  })
}

/** Needs whose newest decision agreed to support that runs on this day. */
function agreedOn(record: Pick<StandingRecord, 'of'>, today: Day): ReadonlySet<string> {
  const agreed = new Set<string>()
  for (const { on, detail } of record.of('need-decided')) {
    const yes = detail.outcome === 'agreed' || detail.outcome === 'partly-agreed'
    const runs = (detail.from ?? on) <= today && (detail.to === undefined || today <= detail.to)
    if (yes && runs) agreed.add(detail.need)
    else agreed.delete(detail.need)
  }
  return agreed
}

export interface GivenReason {
  readonly reason: UnmetReason
  readonly on: Day
}

/**
 * A written reason holds for the time without provision in which it was written: something given since
 * then, and it has to be said anew.
 */
export function reasonFor(
  { need, since, agreed }: Pick<Unprovided, 'need' | 'since' | 'agreed'>,
  given: GivenReason | undefined,
  promises: readonly PromiseOutline[],
): { readonly reason: ReadReason; readonly written: boolean } {
  if (given && given.on >= since) return { reason: given.reason, written: true }
  if (agreed) return { reason: 'agreed-not-given', written: false }
  const own = promises.filter((one) => one.need === need && one.end?.how !== 'withdrawn')
  if (own.some(({ end }) => end === undefined)) return { reason: 'no-answer', written: false }
  const refused = own.findLast(({ end }) => end?.how === 'refused')?.end
  if (refused?.how !== 'refused') return { reason: 'not-asked', written: false }
  return { reason: fromRefusal[refused.because] ?? 'refused', written: false }
}

const fromRefusal: Readonly<Record<string, ReadReason>> = {
  'waiting-list-closed': 'waiting-list',
  'no-interpreter': 'no-interpreter',
  'not-safe': 'unsafe',
}

/** Days without anything given, once they reach the number at which such a need is listed. */
export function daysUnmet(
  { since }: Pick<Unprovided, 'since'>,
  today: Day,
  listedAfter: number,
): number | undefined {
  const days = daysBetween(since, today)
  return days >= listedAfter ? days : undefined
}

/** Needs that cannot wait are listed sooner. Kept by code, so that a new kind waits the usual time. */
const cannotWait: ReadonlySet<string> = new Set([
  'accommodation',
  'safety',
  'financial',
  'material',
  'dependant-child',
])

export function listedAfter(
  category: string,
  { usual, soon }: { readonly usual: number; readonly soon: number },
): number {
  return cannotWait.has(category) ? soon : usual
}

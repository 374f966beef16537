/**
 * Cover that everything in a person's support has at once: emergency, recovery, move-on, notice.
 * Being missing, detained or suspended ends none of it; only leaving support or death does.
 */
import {
  type Day,
  daysBetween,
  lastDayCountingFromNext,
  lastDayCountingStart,
  laterOf,
} from '../calendar/day.ts'
import { type Fact, type FactOf, factsOfType } from '../facts/fact.ts'
import type { CoverLimits, CoverPeriod } from './cover-period.ts'
import { aStretch, cutAfter } from './stretch.ts'

type GroundsType = 'reasonable-grounds-decided' | 'conclusive-grounds-decided'

/** A grounds decision as it counts here: first made, or changed after a challenge. */
interface Grounds {
  readonly source: string
  readonly on: Day
  readonly positive: boolean
  /** The latest day from which the person's entitlement may count. */
  readonly latestStart: Day
  readonly survivorHasIt: boolean
}

/** `facts` are standing facts, in the order of happening. */
export function caseWideCover(facts: readonly Fact[], limits: CoverLimits): readonly CoverPeriod[] {
  const reasonable = groundsOf(facts, 'reasonable-grounds-decided')
  const conclusive = groundsOf(facts, 'conclusive-grounds-decided')
  const periods = [
    ...emergency(facts, reasonable),
    ...recovery(facts, reasonable, conclusive, limits.recoveryDays),
    ...moveOn(conclusive, limits.moveOnDays),
    ...notice(facts),
  ]
  const exits = exitDays(facts)
  return periods.flatMap((period) => endedByExit(period, exits) ?? [])
}

/** The days on which support ended: leaving, or death. The day itself is still in support. */
export function exitDays(facts: readonly Fact[]): readonly Day[] {
  return facts.filter(({ type }) => type === 'exited' || type === 'died').map(({ on }) => on)
}

/** Leaving ends what was given before; coming back needs a decision of its own. */
export function endedByExit(period: CoverPeriod, exits: readonly Day[]): CoverPeriod | undefined {
  return cutAfter(
    period,
    exits.find((exit) => exit >= period.sourceOn),
  )
}

/** The last day of the move-on period of the latest positive decision, when there is one. */
export function moveOnFloor(facts: readonly Fact[], limits: CoverLimits): CoverPeriod | undefined {
  return moveOn(groundsOf(facts, 'conclusive-grounds-decided'), limits.moveOnDays).at(-1)
}

function groundsOf(facts: readonly Fact[], type: GroundsType): readonly Grounds[] {
  const first = factsOfType(facts, type).map((fact) => asGrounds(fact, fact.detail.outcome))
  const negatives = new Set(
    factsOfType(facts, type).flatMap(({ id, detail }) => (detail.outcome === 'negative' ? id : [])),
  )
  const requests = new Map(
    factsOfType(facts, 'reconsideration-requested').map(({ id, detail }) => [id, detail.of]),
  )
  const changed = factsOfType(facts, 'reconsideration-decided').filter(
    ({ detail }) =>
      detail.outcome === 'changed' && negatives.has(requests.get(detail.request) ?? ''),
  )
  return [...first, ...changed.map((fact) => asGrounds(fact, 'positive'))].sort((one, other) =>
    daysBetween(other.on, one.on),
  )
}

function asGrounds(
  fact: FactOf<GroundsType> | FactOf<'reconsideration-decided'>,
  outcome: 'positive' | 'negative',
): Grounds {
  const { sentOn, receivedByProviderOn, receivedBySurvivorOn } = fact.detail
  const known = [sentOn, receivedByProviderOn, receivedBySurvivorOn].filter(
    (day) => day !== undefined,
  )
  return {
    source: fact.id,
    on: fact.on,
    positive: outcome === 'positive',
    latestStart: known.reduce(laterOf, fact.on),
    survivorHasIt: receivedBySurvivorOn !== undefined,
  }
}

function emergency(facts: readonly Fact[], decided: readonly Grounds[]): readonly CoverPeriod[] {
  return factsOfType(facts, 'emergency-support-agreed').map(({ id, on }) => ({
    ...aStretch(on, decided.find((decision) => decision.on >= on)?.on),
    reason: 'emergency',
    source: id,
    sourceOn: on,
  }))
}

/**
 * From a positive reasonable grounds decision until the conclusive grounds decision, and never
 * shorter than the least length counted from the latest day on which it may have begun. A further
 * positive decision brings a further period only when one was given.
 */
function recovery(
  facts: readonly Fact[],
  reasonable: readonly Grounds[],
  conclusive: readonly Grounds[],
  leastDays: number,
): readonly CoverPeriod[] {
  const [first, ...further] = reasonable.filter(({ positive }) => positive)
  if (first === undefined) return []
  const given = factsOfType(facts, 'additional-recovery-period-decided')
    .filter(({ on, detail }) => detail.given === 'yes' && further.some((rg) => rg.on <= on))
    .map(({ id, on }) => ({ source: id, on, latestStart: on }))

  return [first, ...given].map(({ source, on, latestStart }) => {
    const concluded = conclusive.find((decision) => decision.on >= on)?.on
    const least = lastDayCountingStart(latestStart, leastDays)
    const to = concluded === undefined ? undefined : laterOf(least, concluded)
    return { ...aStretch(on, to), reason: 'recovery', source, sourceOn: on }
  })
}

/** Counted from the latest day of receipt that is known: an entitlement runs from the latest start. */
function moveOn(conclusive: readonly Grounds[], days: number): readonly CoverPeriod[] {
  return conclusive
    .filter(({ positive }) => positive)
    .map(({ source, on, latestStart, survivorHasIt }) => ({
      ...aStretch(on, lastDayCountingFromNext(latestStart, days)),
      reason: 'move-on',
      source,
      sourceOn: on,
      ...(!survivorHasIt && { atLeast: true as const }),
    }))
}

/** A notice keeps support until the day it names, or the later day that was given on asking. */
function notice(facts: readonly Fact[]): readonly CoverPeriod[] {
  const extensions = factsOfType(facts, 'exit-extension-answered')
  return factsOfType(facts, 'exit-notice-given').flatMap(({ id, on, detail }) => {
    const longer = extensions.flatMap(({ on: answered, detail: { given, until } }) =>
      given === 'yes' && until !== undefined && answered >= on ? [until] : [],
    )
    const to = longer.reduce(laterOf, detail.endsOn)
    return to < on ? [] : [{ ...aStretch(on, to), reason: 'notice', source: id, sourceOn: on }]
  })
}

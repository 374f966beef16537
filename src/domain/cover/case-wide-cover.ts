/**
 * Cover that everything in a person's support has at once: emergency, recovery, move-on, notice.
 * Being missing, detained or suspended ends none of it. Leaving support and death do; and where the
 * person withdrew from the NRM or was disqualified, nobody is told that what it gave goes on.
 */
import {
  type Day,
  daysBetween,
  earlierOf,
  lastDayCountingFromNext,
  lastDayCountingStart,
  laterOf,
} from '../calendar/day.ts'
import type { Fact, FactOf } from '../facts/fact.ts'
import { readRecord, type StandingRecord } from '../facts/standing-record.ts'
import { readAge } from '../pathway/tracks/age.ts'
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

export function caseWideCover(record: StandingRecord, limits: CoverLimits): readonly CoverPeriod[] {
  const reasonable = groundsOf(record, 'reasonable-grounds-decided')
  const conclusive = groundsOf(record, 'conclusive-grounds-decided')
  const endings = endingsOf(record)
  const periods = [
    ...[
      ...emergency(record, reasonable),
      ...granted(record, reasonable, conclusive, limits),
    ].flatMap((period) => endedByExit(period, endings) ?? []),
    ...notice(record),
  ]
  const exits = exitDays(record)
  return periods.flatMap((period) => endedByExit(period, exits) ?? [])
}

/** What a decision gives by itself. The nations end it differently and share nothing. */
function granted(
  record: StandingRecord,
  reasonable: readonly Grounds[],
  conclusive: readonly Grounds[],
  limits: CoverLimits,
): readonly CoverPeriod[] {
  switch (record.last('case-opened')?.detail.nation) {
    case 'SCOT':
      return [...inScotland(reasonable, conclusive, limits.owedDays ?? 0), ...continued(record)]
    case 'NI':
      return [
        ...inNorthernIreland(reasonable, conclusive, limits.owedDays ?? 0),
        ...continued(record),
      ]
    default:
      return [
        ...recovery(record, reasonable, conclusive, limits.recoveryDays),
        // A child's support is the council's: no move-on period, as the clocks have it.
        ...moveOn(
          conclusive.filter(({ on }) => !isChildOn(record, on)),
          limits.moveOnDays,
        ),
      ]
  }
}

/** Known to be a child; where the age is not known, no cover is taken away for it. */
export function isChildOn(record: StandingRecord, day: Day): boolean {
  return record.last('case-opened') !== undefined && readAge(record).on(day) === 'child'
}

/** What ends the duty by itself. A disqualification that was lifted never counted. */
function endingsOf(record: StandingRecord): readonly Day[] {
  const lifted = record.last('disqualification-lifted')?.on
  return record.inOrder
    .filter(
      ({ type, on }) =>
        type === 'nrm-withdrawn' ||
        (type === 'disqualified' && (lifted === undefined || lifted < on)),
    )
    .map(({ on }) => on)
}

/** Ninety days or the conclusive determination, whichever is earlier. */
function inScotland(
  reasonable: readonly Grounds[],
  conclusive: readonly Grounds[],
  days: number,
): readonly CoverPeriod[] {
  return reasonable
    .filter(({ positive }) => positive)
    .map(({ source, on }) => {
      const last = lastDayCountingFromNext(on, days)
      const concluded = conclusive.find((decision) => decision.on >= on)?.on
      const to = concluded === undefined ? last : earlierOf(last, concluded)
      return { ...aStretch(on, to), reason: 'scotland-support', source, sourceOn: on }
    })
}

/** Until the decision; a positive one inside the period does not shorten it, a negative one does. */
function inNorthernIreland(
  reasonable: readonly Grounds[],
  conclusive: readonly Grounds[],
  days: number,
): readonly CoverPeriod[] {
  return reasonable
    .filter(({ positive }) => positive)
    .map(({ source, on }) => {
      const least = lastDayCountingFromNext(on, days)
      const concluded = conclusive.find((decision) => decision.on >= on)
      const to = concluded?.positive ? laterOf(least, concluded.on) : concluded?.on
      return { ...aStretch(on, to), reason: 'northern-ireland-support', source, sourceOn: on }
    })
}

/** Scottish Ministers and the Department in Northern Ireland may go on, to a day or without naming one. */
function continued(record: StandingRecord): readonly CoverPeriod[] {
  return record.of('support-continued').map(({ id, on, detail }) => ({
    ...aStretch(detail.from ?? on, detail.to),
    reason: 'continued',
    source: id,
    sourceOn: on,
  }))
}

/**
 * An RNA is for confirmed survivors in England and Wales. A record that begins late may hold an RNA
 * decision and no grounds decision: then it can.
 */
export function rnaCanHelp(record: StandingRecord): boolean {
  const nation = record.last('case-opened')?.detail.nation
  if (nation === 'SCOT' || nation === 'NI') return false
  const last = groundsOf(record, 'conclusive-grounds-decided').at(-1)
  if (last === undefined) return record.last('rna-decided') !== undefined
  const withdrew = record.last('nrm-withdrawn')
  if (isChildOn(record, last.on)) return false
  return last.positive && (withdrew === undefined || withdrew.on < last.on)
}

/** The days on which support ended: leaving, or death. The day itself is still in support. */
export function exitDays(record: StandingRecord): readonly Day[] {
  return record.inOrder
    .filter(({ type }) => type === 'exited' || type === 'died')
    .map(({ on }) => on)
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
  return moveOn(groundsOf(readRecord(facts), 'conclusive-grounds-decided'), limits.moveOnDays).at(
    -1,
  )
}

function groundsOf(record: StandingRecord, type: GroundsType): readonly Grounds[] {
  const first = record.of(type).map((fact) => asGrounds(fact, fact.detail.outcome))
  const changed = record.of('reconsideration-decided').filter(({ detail }) => {
    const request = record.standing(detail.request)
    if (detail.outcome !== 'changed' || request?.type !== 'reconsideration-requested') return false
    const challenged = record.standing(request.detail.of)
    return challenged?.type === type && challenged.detail.outcome === 'negative'
  })
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

function emergency(record: StandingRecord, decided: readonly Grounds[]): readonly CoverPeriod[] {
  return record.of('emergency-support-agreed').map(({ id, on }) => ({
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
  record: StandingRecord,
  reasonable: readonly Grounds[],
  conclusive: readonly Grounds[],
  leastDays: number,
): readonly CoverPeriod[] {
  const [first, ...further] = reasonable.filter(({ positive }) => positive)
  if (first === undefined) return []
  const given = record
    .of('additional-recovery-period-decided')
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
function notice(record: StandingRecord): readonly CoverPeriod[] {
  const extensions = record.of('exit-extension-answered')
  return record.of('exit-notice-given').flatMap(({ id, on, detail }) => {
    const longer = extensions.flatMap(({ on: answered, detail: { given, until } }) =>
      given === 'yes' && until !== undefined && answered >= on ? [until] : [],
    )
    const to = longer.reduce(laterOf, detail.endsOn)
    return to < on ? [] : [{ ...aStretch(on, to), reason: 'notice', source: id, sourceOn: on }]
  })
}

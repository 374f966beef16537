/**
 * Cover: for each need the days on which support is secured, with the reason and the fact behind
 * each period, and the gaps between. It knows no today; coming-gap.ts asks what a day makes of it.
 */
import { addDays, type Day, earlierOf, laterOf } from '../calendar/day.ts'
import type { Fact } from '../facts/fact.ts'
import { readRecord, type StandingRecord } from '../facts/standing-record.ts'
import { lastOpenDay, lineOf, type Need } from '../needs/need.ts'
import { type AgreedCover, agreedCover, nothingAgreed } from './agreed-cover.ts'
import { type HandOver, handOvers, holding } from './beside-cover.ts'
import { caseWideCover, endedByExit, exitDays, isChildOn, rnaCanHelp } from './case-wide-cover.ts'
import type { Beside, CoverLimits, CoverPeriod } from './cover-period.ts'
import {
  aStretch,
  commonDays,
  cutAfter,
  type Stretch,
  shared,
  unionOf,
  without,
} from './stretch.ts'

/** Days in support on which the need is open and nothing covers it. */
export interface Gap extends Stretch {
  /** What is shown beside these days. None of it is cover. */
  readonly beside: readonly Beside[]
}

export interface NeedCover extends AgreedCover {
  /** The need as it is worked on now, and the earlier needs that it carries on, oldest first. */
  readonly need: string
  readonly line: readonly string[]
  readonly union: readonly Stretch[]
  readonly gaps: readonly Gap[]
  readonly beside: readonly Beside[]
  readonly handOver?: HandOver
}

export interface Cover {
  readonly needs: readonly NeedCover[]
  readonly whole: {
    readonly periods: readonly CoverPeriod[]
    /** Days on which at least one thing covers the person. */
    readonly union: readonly Stretch[]
    /** Days in support, with a need open or none recorded yet, on which nothing covers them. */
    readonly gaps: readonly Gap[]
    readonly beside: readonly Beside[]
    /** The days on which the person was in support. */
    readonly inSupport: readonly Stretch[]
    /** Whether an RNA is a way to more support here at all. */
    readonly rnaCanHelp: boolean
  }
}

export function coverOf(
  facts: readonly Fact[],
  needs: readonly Need[],
  limits: CoverLimits,
): Cover {
  const record = readRecord(facts)
  const exits = exitDays(record)
  const caseWide = caseWideCover(record, limits)
  const agreed = agreedCover(record)
  const agreedPeriods = [...agreed.values()].flatMap(({ periods }) => periods)
  const lines = linesOf(needs, agreed)
  const periods = [
    ...caseWide,
    ...agreedPeriods.flatMap((period) => endedByExit(period, exits) ?? []),
  ]
  const inSupport = supportStretches(record, exits, [...caseWide, ...agreedPeriods])
  const common = {
    exits,
    caseWide,
    caseWideDays: unionOf(caseWide),
    agreed,
    inSupport,
    waiting: holding(record),
  }
  const planned = handOvers(record)
  const covers = lines.map((line) => needCover(line, common, planned))

  const union = unionOf(periods)
  const open = lines.length === 0 ? inSupport : commonDays(lines.flatMap(openDays), inSupport)
  return {
    needs: covers,
    whole: {
      periods,
      union,
      gaps: gapsIn(open, union, common.waiting),
      beside: common.waiting,
      inSupport,
      rnaCanHelp: rnaCanHelp(record),
    },
  }
}

interface Line {
  readonly needs: readonly Need[]
  readonly ids: readonly string[]
}

/**
 * One line for each need that no later one carries on. A decision about a need that was never
 * recorded still gives cover, on a line of its own.
 */
function linesOf(
  needs: readonly Need[],
  agreed: ReadonlyMap<string, AgreedCover>,
): readonly Line[] {
  const lines = needs
    .filter(({ continuedBy }) => continuedBy === undefined)
    .map((need) => lineOf(need, needs))
    .map((line) => ({ needs: line, ids: line.map(({ id }) => id) }))
  const inLines = new Set(lines.flatMap(({ ids }) => ids))
  const unrecorded = [...agreed.keys()].filter((id) => !inLines.has(id))
  return [...lines, ...unrecorded.map((id) => ({ needs: [], ids: [id] }))]
}

interface Common {
  readonly exits: readonly Day[]
  readonly caseWide: readonly CoverPeriod[]
  readonly caseWideDays: readonly Stretch[]
  readonly agreed: ReadonlyMap<string, AgreedCover>
  readonly inSupport: readonly Stretch[]
  readonly waiting: readonly Beside[]
}

function needCover(line: Line, common: Common, planned: ReadonlyMap<string, HandOver>): NeedCover {
  const own = line.ids.map((id) => common.agreed.get(id) ?? nothingAgreed)
  const agreed = own.flatMap((one) => one.periods)
  const inForce = agreed.flatMap((period) => endedByExit(period, common.exits) ?? [])
  const handOver = line.ids.flatMap((id) => planned.get(id) ?? []).at(-1)
  const elsewhere = own.flatMap((one) => one.elsewhere)
  const beside = [...common.waiting, ...elsewhere, ...(handOver ? [asBeside(handOver)] : [])]
  const open = line.needs.length > 0 ? openDays(line) : agreed.map(({ from }) => aStretch(from))
  const expected = commonDays(open, common.inSupport).flatMap(
    (stretch) => cutAfter(stretch, confirmedEnd(handOver)) ?? [],
  )
  const union = unionOf([...common.caseWideDays, ...inForce])
  return {
    need: line.ids.at(-1) ?? '',
    line: line.ids,
    periods: [...common.caseWide, ...inForce],
    elsewhere,
    takenOver: own.flatMap((one) => one.takenOver),
    unreadable: own.flatMap((one) => one.unreadable),
    union,
    gaps: gapsIn(expected, union, beside),
    beside,
    ...(handOver && { handOver }),
  }
}

function asBeside({ startsOn, source }: HandOver): Beside {
  return { from: startsOn, reason: 'hand-over', source }
}

/** Only a day that the other service has confirmed ends the need for cover. */
function confirmedEnd(handOver: HandOver | undefined): Day | undefined {
  return handOver?.confirmed ? addDays(handOver.startsOn, -1) : undefined
}

/** The days on which the line was open. Closing the last need of a line closes the whole of it. */
function openDays({ needs }: Line): readonly Stretch[] {
  const closing = needs.at(-1)
  const end = closing && lastOpenDay(closing)
  return needs.flatMap((need) => {
    const own = aStretch(need.identifiedOn, lastOpenDay(need) ?? end)
    return own.to !== undefined && own.to < own.from ? [] : own
  })
}

/**
 * When the person was in support: from the first cover there was until they left, and again from
 * the day support started anew. Leaving is the only end; going missing is not leaving.
 */
function supportStretches(
  record: StandingRecord,
  exits: readonly Day[],
  periods: readonly CoverPeriod[],
): readonly Stretch[] {
  const began = record.of('support-started').map(({ on }) => ({ from: on, sourceOn: on }))
  // Only support that was recorded puts a child into it: otherwise the council supports them.
  const ofCouncil = (on: Day) => began.length === 0 && isChildOn(record, on)
  const stretches: Stretch[] = []
  let after: Day | undefined
  for (const exit of [...exits, undefined]) {
    const previous = after
    const since = ({ sourceOn }: { readonly sourceOn: Day }): boolean =>
      (previous === undefined || sourceOn > previous) && (exit === undefined || sourceOn <= exit)
    const covered = periods.filter((period) => since(period) && !ofCouncil(period.sourceOn))
    // The first time round, support that began before any cover counts only if no cover follows.
    const anew = previous !== undefined || covered.length === 0
    const first = [...covered, ...(anew ? began.filter(since) : [])].map(({ from }) => from)
    if (first.length > 0) {
      const earliest = first.reduce(earlierOf)
      const from = previous === undefined ? earliest : laterOf(earliest, addDays(previous, 1))
      if (exit === undefined || from <= exit) stretches.push(aStretch(from, exit))
    }
    after = exit
  }
  return stretches
}

function gapsIn(
  expected: readonly Stretch[],
  union: readonly Stretch[],
  beside: readonly Beside[],
): readonly Gap[] {
  return without(expected, union).map((gap) => ({
    ...gap,
    beside: beside.filter((one) => shared(gap, one) !== undefined),
  }))
}

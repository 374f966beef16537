/**
 * What RNA decisions agreed for one need. A later decision about the same need takes over from the
 * first day it speaks about; a refusal that names no days takes nothing away. What was taken over
 * stays visible.
 */
import { addDays, type Day, earlierOf } from '../calendar/day.ts'
import type { FactOf } from '../facts/fact.ts'
import type { StandingRecord } from '../facts/standing-record.ts'
import type { Beside, CoverPeriod } from './cover-period.ts'
import { aStretch, cutAfter, earlierEnd, type Stretch } from './stretch.ts'

type NeedDecided = FactOf<'need-decided'>

/** Days that an earlier decision gave and a later one took over. */
export interface TakenOver extends Stretch {
  readonly source: string
  readonly by: string
}

/** A decision from which no cover can be read; shown, so that someone asks. */
export interface Unreadable {
  readonly source: string
  readonly code: 'agreed-without-end' | 'ends-before-it-starts'
}

export interface AgreedCover {
  readonly periods: readonly CoverPeriod[]
  readonly elsewhere: readonly Beside[]
  readonly takenOver: readonly TakenOver[]
  readonly unreadable: readonly Unreadable[]
}

export const nothingAgreed: AgreedCover = {
  periods: [],
  elsewhere: [],
  takenOver: [],
  unreadable: [],
}

interface Letter {
  readonly id: string
  readonly on: Day
  readonly afterChallenge: boolean
  readonly parts: readonly NeedDecided[]
}

/** What was agreed, per need id. */
export function agreedCover(record: StandingRecord): ReadonlyMap<string, AgreedCover> {
  const byNeed = Map.groupBy(record.of('need-decided'), ({ detail }) => detail.need)
  const ends = record
    .of('rna-decided')
    .flatMap(({ id, on, detail }) =>
      detail.supportEndsOn === undefined ? [] : [{ by: id, on, last: detail.supportEndsOn }],
    )
  return new Map(
    [...byNeed].map(([need, parts]) => {
      const agreed = lettersOf(parts, record).reduce(withLetter, nothingAgreed)
      return [need, ends.reduce(withAllSupportEnding, agreed)]
    }),
  )
}

/** The letters that speak about a need, oldest first; one after a challenge comes last on its day. */
function lettersOf(parts: readonly NeedDecided[], record: StandingRecord): readonly Letter[] {
  // A letter may have been corrected since; what it said per need still belongs to it.
  const standing = (id: string) => record.standing(id)
  const byLetter = Map.groupBy(
    parts,
    ({ detail }) => standing(detail.decision)?.id ?? detail.decision,
  )
  const letters = [...byLetter].map(([id, group]): Letter => {
    const letter = standing(id)
    const known = letter?.type === 'rna-decided' ? letter : undefined
    return {
      id,
      on: known?.on ?? group.map(({ on }) => on).reduce(earlierOf),
      afterChallenge: known?.detail.afterReconsideration !== undefined,
      parts: group,
    }
  })
  return letters.sort((one, other) => {
    if (one.on !== other.on) return one.on < other.on ? -1 : 1
    if (one.afterChallenge !== other.afterChallenge) return one.afterChallenge ? 1 : -1
    return one.id < other.id ? -1 : 1
  })
}

function withLetter(before: AgreedCover, letter: Letter): AgreedCover {
  const read = letter.parts.map(readPart)
  const starts = read.flatMap(({ speaksFrom }) => speaksFrom ?? [])
  const kept =
    starts.length > 0 ? takenOverFrom(before, starts.reduce(earlierOf), letter.id) : before
  return {
    periods: [...kept.periods, ...read.flatMap(({ period }) => period ?? [])],
    elsewhere: [...kept.elsewhere, ...read.flatMap(({ elsewhere }) => elsewhere ?? [])],
    takenOver: kept.takenOver,
    unreadable: [...kept.unreadable, ...read.flatMap(({ unreadable }) => unreadable ?? [])],
  }
}

interface ReadPart {
  /** The first day about which this part of the letter says something. */
  readonly speaksFrom?: Day
  readonly period?: CoverPeriod
  readonly elsewhere?: Beside
  readonly unreadable?: Unreadable
}

function readPart({ id, on, detail }: NeedDecided): ReadPart {
  const { outcome, from, to, askedFrom } = detail
  if (outcome === 'not-agreed' || outcome === 'agreed-elsewhere') {
    // Asking to go on from June and being refused does not take June away: only a stated day does.
    return {
      ...(from !== undefined && { speaksFrom: from }),
      ...(outcome === 'agreed-elsewhere' && {
        elsewhere: { ...aStretch(from ?? askedFrom ?? on, to), reason: 'elsewhere', source: id },
      }),
    }
  }
  const start = from ?? on
  // A letter that cannot be read takes nothing away from an earlier one that can.
  if (to === undefined) return { unreadable: { source: id, code: 'agreed-without-end' } }
  if (to < start) return { unreadable: { source: id, code: 'ends-before-it-starts' } }
  return {
    speaksFrom: start,
    period: {
      from: start,
      to,
      reason: 'agreed',
      source: id,
      sourceOn: on,
      ...(from === undefined && { startAssumed: true as const }),
    },
  }
}

/** Everything before a day stays; what it gave from that day on is taken over. */
function takenOverFrom(before: AgreedCover, day: Day, by: string): AgreedCover {
  const reaches = (one: Stretch) => one.to === undefined || one.to >= day
  if (!before.periods.some(reaches) && !before.elsewhere.some(reaches)) return before
  const last = addDays(day, -1)
  return {
    ...before,
    periods: before.periods.flatMap((period) => cutAfter(period, last) ?? []),
    elsewhere: before.elsewhere.flatMap((period) => cutAfter(period, last) ?? []),
    takenOver: [...before.takenOver, ...lostAfter(before.periods, last, by)],
  }
}

/**
 * "All support ends on" cuts what letters up to that day had given. It never shortens the move-on
 * period, which counts by itself.
 */
function withAllSupportEnding(
  before: AgreedCover,
  { by, on, last }: { by: string; on: Day; last: Day },
): AgreedCover {
  const affected = before.periods.filter(({ sourceOn }) => sourceOn <= on)
  return {
    ...before,
    periods: before.periods.flatMap((period) =>
      period.sourceOn <= on ? (cutAfter(period, last) ?? []) : period,
    ),
    takenOver: [...before.takenOver, ...lostAfter(affected, last, by)],
  }
}

function lostAfter(periods: readonly CoverPeriod[], last: Day, by: string): readonly TakenOver[] {
  return periods.flatMap(({ from, to, source }) => {
    const still = earlierEnd(to, last)
    if (to === undefined || still === to) return []
    const lostFrom = last < from ? from : addDays(last, 1)
    return [{ ...aStretch(lostFrom, to), source, by }]
  })
}

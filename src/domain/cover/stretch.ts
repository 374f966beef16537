/**
 * Runs of days, both ends included, where the end may not be known yet. Two runs that touch
 * (to 31 May, from 1 June) leave no day between them and are one run.
 */
import { addDays, type Day, daysBetween, earlierOf, laterOf } from '../calendar/day.ts'

export interface Stretch {
  readonly from: Day
  /** Absent: no end is known. */
  readonly to?: Day
}

export function aStretch(from: Day, to?: Day): Stretch {
  return to === undefined ? { from } : { from, to }
}

export function includes(stretch: Stretch, day: Day): boolean {
  return stretch.from <= day && (stretch.to === undefined || day <= stretch.to)
}

/** The number of days, or undefined when no end is known. */
export function daysIn({ from, to }: Stretch): number | undefined {
  return to === undefined ? undefined : daysBetween(from, to) + 1
}

/** The earlier of two ends, where an absent end is later than any day. */
export function earlierEnd(one: Day | undefined, other: Day | undefined): Day | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return earlierOf(one, other)
}

/** The same stretch ending no later than a day; undefined when nothing is left. */
export function cutAfter<S extends Stretch>(stretch: S, last: Day | undefined): S | undefined {
  if (last === undefined) return stretch
  if (last < stretch.from) return undefined
  const to = earlierEnd(stretch.to, last)
  return to === undefined ? stretch : { ...stretch, to }
}

/** The days that both have. */
export function shared(one: Stretch, other: Stretch): Stretch | undefined {
  const from = laterOf(one.from, other.from)
  const to = earlierEnd(one.to, other.to)
  return to !== undefined && to < from ? undefined : aStretch(from, to)
}

function byStart(one: Stretch, other: Stretch): number {
  if (one.from === other.from) return 0
  return one.from < other.from ? -1 : 1
}

/** Every day that is in at least one of them, as few stretches as possible, oldest first. */
export function unionOf(stretches: readonly Stretch[]): readonly Stretch[] {
  const sorted = [...stretches].sort(byStart)
  const union: Stretch[] = []
  for (const { from, to } of sorted) {
    const last = union.at(-1)
    // Adding a day is the dear part, and most stretches overlap without it.
    const touches =
      last && (last.to === undefined || from <= last.to || from === addDays(last.to, 1))
    if (!last || !touches) union.push(aStretch(from, to))
    else if (last.to !== undefined && (to === undefined || to > last.to)) {
      union[union.length - 1] = aStretch(last.from, to)
    }
  }
  return union
}

/** The days of `stretches` that none of `taken` has. */
export function without(
  stretches: readonly Stretch[],
  taken: readonly Stretch[],
): readonly Stretch[] {
  const union = unionOf(taken)
  return unionOf(stretches).flatMap((stretch) => {
    const left: Stretch[] = []
    let from: Day | undefined = stretch.from
    for (const cover of union) {
      if (from === undefined || (stretch.to !== undefined && cover.from > stretch.to)) break
      if (cover.to !== undefined && cover.to < from) continue
      if (cover.from > from) left.push(aStretch(from, addDays(cover.from, -1)))
      from = cover.to === undefined ? undefined : addDays(cover.to, 1)
    }
    if (from !== undefined && (stretch.to === undefined || from <= stretch.to)) {
      left.push(aStretch(from, stretch.to))
    }
    return left
  })
}

/** The days that are in one of the first and in one of the second. */
export function commonDays(one: readonly Stretch[], other: readonly Stretch[]): readonly Stretch[] {
  return unionOf(one.flatMap((first) => other.flatMap((second) => shared(first, second) ?? [])))
}

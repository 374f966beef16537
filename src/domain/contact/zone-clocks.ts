/**
 * Which clock a zone shows at an instant. Around a night on which the clocks change there are two, the
 * old and the new: nobody can be sure which one a person meant, so whoever asks is given both.
 */

const minute = 60_000
const day = 86_400_000

/** A stretch of time during which a zone has one clock, or two around a change. */
export interface ClockStretch {
  readonly from: number
  /** Not in it. */
  readonly until: number
  /** Minutes ahead of UTC: the clock that is shown first, then the other one where there are two. */
  readonly clocks: readonly [number, ...number[]]
}

const firstYear = 2000
const lastYear = 2099
const ofZones = new Map<string, ((year: number) => readonly ClockStretch[]) | undefined>()

/** The stretch in which an instant lies; nothing for a zone or a year that cannot be told. */
export function clockStretch(zone: string, instant: number): ClockStretch | undefined {
  const year = new Date(instant).getUTCFullYear()
  if (!(year >= firstYear && year <= lastYear)) return undefined
  if (!ofZones.has(zone)) ofZones.set(zone, stretchesIn(zone))
  const stretches = ofZones.get(zone)?.(year)
  if (stretches === undefined) return undefined
  // A year has a handful of stretches, so looking through them is as quick as searching.
  for (const stretch of stretches) if (instant < stretch.until) return stretch
  return undefined
}

export function isZone(zone: string): boolean {
  return clockStretch(zone, Date.UTC(2026, 0, 1)) !== undefined
}

function stretchesIn(zone: string): ((year: number) => readonly ClockStretch[]) | undefined {
  const offsetAt = offsetReader(zone)
  if (offsetAt === undefined) return undefined
  const years = new Map<number, readonly ClockStretch[]>()
  return (year) => {
    const known = years.get(year)
    if (known) return known
    const found = stretchesOfYear(offsetAt, year)
    years.set(year, found)
    return found
  }
}

interface Change {
  readonly at: number
  readonly before: number
  readonly after: number
}

function stretchesOfYear(offsetAt: (instant: number) => number, year: number): ClockStretch[] {
  const from = Date.UTC(year, 0, 1)
  const until = Date.UTC(year + 1, 0, 1)
  // Two days more on both sides: a change on New Year's Eve is felt on New Year's Day.
  const changes = changesBetween(offsetAt, from - 2 * day, until + 2 * day)
  const edges = changes.flatMap(({ at, before, after }) => {
    const length = Math.abs(after - before) * minute
    return [at - length, at, at + length]
  })
  const cuts = [...new Set([from, ...edges, until])]
    .filter((at) => at >= from && at <= until)
    .sort((one, other) => one - other)
  return cuts.slice(0, -1).map((start, place) => {
    const near = changes.filter(({ at, before, after }) => {
      const length = Math.abs(after - before) * minute
      return start >= at - length && start < at + length
    })
    const clocks = near.flatMap(({ before, after }) => [before, after])
    const shown = offsetAt(start)
    const others = [...new Set(clocks)].filter((clock) => clock !== shown)
    return { from: start, until: cuts[place + 1] ?? until, clocks: [shown, ...others] }
  })
}

/** Every change of a clock, to the minute. No zone changes its clocks twice within one day and back. */
function changesBetween(
  offsetAt: (instant: number) => number,
  from: number,
  until: number,
): readonly Change[] {
  const changes: Change[] = []
  let before = offsetAt(from)
  for (let at = from; at < until; at += day) {
    const after = offsetAt(at + day)
    if (after !== before) changes.push({ at: momentOf(offsetAt, at, before), before, after })
    before = after
  }
  return changes
}

function momentOf(offsetAt: (instant: number) => number, from: number, before: number): number {
  let same = from
  let changed = from + day
  while (changed - same > minute) {
    const between = same + Math.floor((changed - same) / minute / 2) * minute
    if (offsetAt(between) === before) same = between
    else changed = between
  }
  return changed
}

/** Reads "GMT+05:30" from the calendar of the machine; nothing for a zone that it does not know. */
function offsetReader(zone: string): ((instant: number) => number) | undefined {
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    return (instant) => {
      const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(format.format(instant)) ?? []
      const size = Number(hours ?? 0) * 60 + Number(minutes ?? 0)
      return sign === '-' ? -size : size
    }
  } catch {
    return undefined
  }
}

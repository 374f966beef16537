/**
 * The hours of a week in which a person can be reached, compiled once to minutes. Around a change of
 * the clocks a moment counts as safe only when it is safe by the old clock and by the new one.
 */
import type { SafeWindow } from './contact-rules.ts'
import { clockStretch } from './zone-clocks.ts'

const minute = 60_000
const dayLength = 1440
const week = 7 * dayLength
/** 1 January 1970 was a Thursday; weeks here begin on Monday. */
const thursday = 3 * dayLength
/** Every window comes again within a week; the rest is for nights on which clocks change. */
const longestSearch = 16 * dayLength * minute

/** A run of minutes of the week, the last one not in it. Runs neither touch nor overlap. */
export interface Run {
  readonly from: number
  readonly to: number
}

/** The runs of the week, or nothing when a window cannot be read. */
export function compileWindows(windows: readonly SafeWindow[]): readonly Run[] | undefined {
  const runs: Run[] = []
  for (const { days, from, to } of windows) {
    const start = minuteOf(from)
    const end = minuteOf(to)
    if (start === undefined || end === undefined || start === dayLength) return undefined
    if (start === end) continue
    const length = end > start ? end - start : end + dayLength - start
    for (const each of days) {
      if (!(Number.isInteger(each) && each >= 1 && each <= 7)) return undefined
      const first = (each - 1) * dayLength + start
      const last = first + length
      runs.push({ from: first, to: Math.min(last, week) })
      if (last > week) runs.push({ from: 0, to: last - week })
    }
  }
  return joined(runs)
}

/** Minutes since midnight of "09:30"; 1440 for "24:00". */
export function minuteOf(time: string): number | undefined {
  const [, hours, minutes] = /^(\d\d):([0-5]\d)$/.exec(time) ?? []
  if (hours === undefined || minutes === undefined) return undefined
  const since = Number(hours) * 60 + Number(minutes)
  return since <= dayLength ? since : undefined
}

function joined(runs: readonly Run[]): readonly Run[] {
  const sorted = runs.toSorted((one, other) => one.from - other.from)
  const result: Run[] = []
  for (const run of sorted) {
    const last = result.at(-1)
    if (last && run.from <= last.to) {
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, run.to) }
    } else result.push(run)
  }
  return result
}

/** How long from this minute of the week the run around it goes on: 0 outside of all runs. */
function minutesInside(runs: readonly Run[], at: number): number {
  for (const { from, to } of runs) {
    if (at < from || at >= to) continue
    const [first] = runs
    if (to < week || first === undefined || first.from > 0) return to - at
    return first.to === week ? Number.POSITIVE_INFINITY : to - at + first.to
  }
  return 0
}

/** How long from this minute of the week until a run begins: 0 inside one. */
function minutesOutside(runs: readonly Run[], at: number): number {
  for (const { from, to } of runs) {
    if (at < from) return from - at
    if (at < to) return 0
  }
  const [first] = runs
  return first === undefined ? Number.POSITIVE_INFINITY : first.from + week - at
}

function minuteOfWeek(minutesOfUtc: number, clock: number): number {
  return (((minutesOfUtc + clock + thursday) % week) + week) % week
}

/**
 * From this instant until when it is safe without a break, at most `limit`; the instant itself when it
 * is not safe at all. Nothing for a zone or a year that cannot be told.
 */
export function safeUntil(
  { zone, runs }: { zone: string; runs: readonly Run[] },
  instant: number,
  limit: number,
): number | undefined {
  let at = instant
  while (at < limit) {
    const stretch = clockStretch(zone, at)
    if (stretch === undefined) return undefined
    const minutes = Math.floor(at / minute)
    let end = stretch.until
    for (const clock of stretch.clocks) {
      const left = minutesInside(runs, minuteOfWeek(minutes, clock))
      if (left === 0) return at
      end = Math.min(end, (minutes + left) * minute)
    }
    if (end < stretch.until) return Math.min(end, limit)
    at = end
  }
  return limit
}

/** The next instant that is safe: this one, or the beginning of the next window. */
export function nextSafe(
  { zone, runs }: { zone: string; runs: readonly Run[] },
  instant: number,
): number | undefined {
  let at = instant
  while (at < instant + longestSearch) {
    const stretch = clockStretch(zone, at)
    if (stretch === undefined) return undefined
    const minutes = Math.floor(at / minute)
    let wait = 0
    for (const clock of stretch.clocks) {
      wait = Math.max(wait, minutesOutside(runs, minuteOfWeek(minutes, clock)))
    }
    if (wait === 0) return at
    at = Math.min((minutes + wait) * minute, stretch.until)
  }
  return undefined
}

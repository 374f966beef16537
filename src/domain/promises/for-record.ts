/**
 * A promise, or a need for which nothing was given, in sentences that can stand in a record and be cited:
 * days, counts and reasons. They name nobody and no place.
 */
import type { Day } from '../calendar/day.ts'
import { longDay } from '../clocks/day-words.ts'
import { type ReadReason, readReasons } from './ledger.ts'
import { owedBy } from './owed-by.ts'
import { promisedThings, refusalReasons, withdrawnReasons } from './promise-event.ts'
import { daysLate, type PromiseOutline } from './promised.ts'
import { daysInWords, type Silence, timesInWords } from './standing.ts'

/** "Legal adviser, an answer: asked 3 times from 2 March 2026; promised for 9 March 2026; ..." */
export function promiseForRecord(
  promise: PromiseOutline,
  silence: Silence | undefined,
  today: Day,
): string {
  const { owedBy: of, what, askedOn, askedTimes, firstBy, by } = promise
  const who = `${owedBy[of]}, ${promisedThings[what].toLowerCase()}`
  const asked =
    askedTimes === 1
      ? `asked on ${longDay(askedOn)}`
      : `asked ${timesInWords(askedTimes)}, first on ${longDay(askedOn)}`
  const moved = firstBy !== undefined && by !== undefined && by !== firstBy
  const promised =
    firstBy === undefined
      ? 'no day was given'
      : `promised for ${longDay(firstBy)}${moved ? `, then for ${longDay(by)}` : ''}`
  return `${who}: ${asked}; ${promised}; ${endForRecord(promise, silence, today)}.`
}

function endForRecord(promise: PromiseOutline, silence: Silence | undefined, today: Day): string {
  const { end } = promise
  const late = daysLate(promise)
  const tardy = late === undefined ? '' : `, ${daysInWords(late)} late`
  if (end?.how === 'kept') return `done on ${longDay(end.on)}${tardy}`
  if (end?.how === 'refused') {
    return `refused on ${longDay(end.on)}${tardy} (${refusalReasons[end.because].toLowerCase()})`
  }
  if (end?.how === 'withdrawn') {
    return `not asked for any more from ${longDay(end.on)} (${withdrawnReasons[end.because].toLowerCase()})`
  }
  const silent = silence ? `, and nothing heard for ${daysInWords(silence.days)}` : ''
  return `not done by ${longDay(today)}${silent}`
}

/** "Nothing was given for this need for 34 days, since 17 October 2026: on a waiting list." */
export function unmetForRecord(
  {
    since,
    days,
    reason,
    everGiven,
  }: {
    readonly since: Day
    readonly days: number
    readonly reason: ReadReason
    readonly everGiven: boolean
  },
  today: Day,
): string {
  const why = readReasons[reason]
  const from = everGiven
    ? `since it was last given on ${longDay(since)}`
    : `since ${longDay(since)}`
  return `As far as is recorded, nothing was given for this need for ${daysInWords(days)}, ${from}, up to ${longDay(today)}: ${why.charAt(0).toLowerCase()}${why.slice(1)}.`
}

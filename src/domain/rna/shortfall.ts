/** Asked for against granted: in days and in words, so that what was refused can be seen. */
import { addDays, type Day, daysBetween } from '../calendar/day.ts'
import type { FactOf } from '../facts/fact.ts'

export type Outcome = FactOf<'need-decided'>['detail']['outcome']

export interface AskedAndGranted {
  readonly outcome: Outcome
  readonly askedFrom?: Day | undefined
  readonly askedTo?: Day | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
}

export interface Shortfall {
  /** Absent when the request named no days. */
  readonly daysAsked?: number
  readonly daysGranted: number
  /** Days that were asked for and not granted. */
  readonly daysShort?: number
  /** From the first day asked for that is missing at the end, when the end is what is missing. */
  readonly missingFrom?: Day
  readonly inWords: string
}

export function shortfallOf(decided: AskedAndGranted): Shortfall {
  const { outcome, askedFrom, askedTo, to } = decided
  const granted = outcome === 'agreed' || outcome === 'partly-agreed'
  const from = decided.from ?? askedFrom
  const daysGranted = granted && from !== undefined && to !== undefined ? inclusive(from, to) : 0
  if (askedFrom === undefined || askedTo === undefined) {
    return { daysGranted, inWords: wordsWithoutDays(outcome, daysGranted) }
  }
  const daysAsked = inclusive(askedFrom, askedTo)
  const within =
    granted && from !== undefined && to !== undefined
      ? inclusive(from > askedFrom ? from : askedFrom, to < askedTo ? to : askedTo)
      : 0
  const daysShort = daysAsked - within
  const endIsMissing = granted && to !== undefined && to < askedTo
  return {
    daysAsked,
    daysGranted,
    daysShort,
    ...(endIsMissing && { missingFrom: addDays(to, 1) }),
    inWords: words(outcome, daysAsked, daysGranted, daysShort),
  }
}

/** No days at all when the end lies before the start. */
function inclusive(from: Day, to: Day): number {
  return Math.max(0, daysBetween(from, to) + 1)
}

function words(outcome: Outcome, asked: number, granted: number, short: number): string {
  const request = `Asked for ${days(asked)}`
  if (outcome === 'not-agreed') return `${request}, granted none.`
  if (outcome === 'agreed-elsewhere') {
    return `${request}. The need is accepted and is to be met by another service.`
  }
  const answer = `${request}, granted ${days(granted)}`
  if (short > 0) return `${answer}: ${days(short)} asked for and not granted.`
  return outcome === 'partly-agreed'
    ? `${answer}: as long as asked, and less support than asked.`
    : `${answer}: all that was asked for.`
}

function wordsWithoutDays(outcome: Outcome, granted: number): string {
  if (outcome === 'not-agreed') return 'Granted none. The days asked for are not recorded.'
  if (outcome === 'agreed-elsewhere') {
    return 'The need is accepted and is to be met by another service.'
  }
  return `Granted ${days(granted)}. The days asked for are not recorded.`
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`
}

/**
 * Every RNA decision about a need and the earlier needs it carries on, added up: how often support
 * was asked for in short pieces is the argument for a longer one.
 */
import type { Day } from '../calendar/day.ts'
import type { Fact } from '../facts/fact.ts'
import { readRecord } from '../facts/standing-record.ts'
import { lineOf, type Need } from '../needs/need.ts'
import { type Outcome, type Shortfall, shortfallOf } from './shortfall.ts'

export interface EarlierDecision {
  readonly fact: string
  /** The letter in which it was decided. */
  readonly letter: string
  readonly rna: string
  readonly need: string
  readonly on: Day
  readonly outcome: Outcome
  readonly from?: Day
  readonly to?: Day
  readonly reasons?: string
  readonly shortfall: Shortfall
}

export interface NeedHistory {
  readonly need: string
  readonly line: readonly string[]
  readonly decisions: readonly EarlierDecision[]
  readonly rnas: number
  readonly daysAsked: number
  readonly daysGranted: number
  readonly daysShort: number
  readonly inWords: string
}

/** One history for each need that no later one carries on, if anything was ever decided. */
export function decisionHistory(
  facts: readonly Fact[],
  needs: readonly Need[],
): readonly NeedHistory[] {
  const record = readRecord(facts)
  const decided = record.of('need-decided')
  return needs
    .filter(({ continuedBy }) => continuedBy === undefined)
    .flatMap((need) => {
      const line = lineOf(need, needs).map(({ id }) => id)
      const decisions = decided
        .filter(({ detail }) => line.includes(detail.need))
        .map(({ id, on, detail }): EarlierDecision => {
          const { rna, outcome, from, to, reasons } = detail
          return {
            fact: id,
            letter: record.standing(detail.decision)?.id ?? detail.decision,
            rna,
            need: detail.need,
            on,
            outcome,
            ...(from !== undefined && { from }),
            ...(to !== undefined && { to }),
            ...(reasons !== undefined && { reasons }),
            shortfall: shortfallOf(detail),
          }
        })
      return decisions.length === 0 ? [] : [history(need.id, line, decisions)]
    })
}

function history(
  need: string,
  line: readonly string[],
  decisions: readonly EarlierDecision[],
): NeedHistory {
  // A decision made again after a challenge answers the same request: only the last answer counts.
  const last = new Map(decisions.map(({ rna, need: id, letter }) => [`${rna} ${id}`, letter]))
  const standing = decisions.filter(
    ({ rna, need: id, letter }) => last.get(`${rna} ${id}`) === letter,
  )
  const sum = (part: (one: Shortfall) => number | undefined) =>
    standing.reduce((total, { shortfall }) => total + (part(shortfall) ?? 0), 0)
  const rnas = new Set(decisions.map(({ rna }) => rna)).size
  const [daysAsked, daysGranted, daysShort] = [
    sum((one) => one.daysAsked),
    sum((one) => one.daysGranted),
    sum((one) => one.daysShort),
  ]
  const times = rnas === 1 ? 'one RNA' : `${rnas} RNAs`
  const inWords = `Over ${times}: ${daysAsked} days asked for, ${daysGranted} granted, ${daysShort} asked for and not granted.`
  return { need, line, decisions, rnas, daysAsked, daysGranted, daysShort, inWords }
}

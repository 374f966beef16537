/**
 * The exit gate: what a person who leaves support must have been given or offered, and the needs
 * that are still unmet. It names what is missing; a manager signs for unmet needs, a person decides.
 */
import type { Day } from '../calendar/day.ts'
import type { StandingRecord } from '../facts/standing-record.ts'
import { exitGateItems } from '../facts/support-facts.ts'

export type ExitGateItem = keyof typeof exitGateItems
// The keys of the table of items.
export const exitGateItemCodes = Object.keys(exitGateItems) as readonly ExitGateItem[]

export type ItemState = 'in-place' | 'not-needed' | 'missing'

export interface UnmetNeed {
  readonly need: string
  readonly category: string
  readonly identifiedOn: Day
}

export interface ExitGate {
  /** Absent when nobody has gone through it with the survivor in this time of support. */
  readonly checkedOn?: Day
  readonly items: Readonly<Record<ExitGateItem, ItemState>>
  readonly missing: readonly ExitGateItem[]
  /** Needs identified and not closed. */
  readonly unmetNeeds: readonly UnmetNeed[]
  readonly signedOff: boolean
  /** Everything is in place or not needed, and unmet needs are signed for. */
  readonly complete: boolean
}

export function readExitGate(record: StandingRecord): ExitGate {
  const lastStart = record.last('support-started')?.on
  const back = record.of('re-entry-decided').findLast(({ detail }) => detail.outcome === 'agreed')
  const since = back && (lastStart === undefined || back.on > lastStart) ? back.on : lastStart
  const check = record
    .of('exit-gate-checked')
    .findLast(({ on }) => since === undefined || on >= since)
  const inPlace = new Set<ExitGateItem>(check?.detail.inPlace)
  const notNeeded = new Set<ExitGateItem>(check?.detail.notNeeded)
  const stateOf = (item: ExitGateItem): ItemState => {
    if (inPlace.has(item)) return 'in-place'
    return notNeeded.has(item) ? 'not-needed' : 'missing'
  }
  const states = exitGateItemCodes.map((item) => [item, stateOf(item)] as const)
  const missing = states.flatMap(([item, state]) => (state === 'missing' ? [item] : []))
  const unmetNeeds = openNeeds(record)
  const signedOff = (check?.detail.signedOffBy ?? '').trim() !== ''
  return {
    ...(check && { checkedOn: check.on }),
    // Built from every code of the table.
    items: Object.fromEntries(states) as Record<ExitGateItem, ItemState>,
    missing,
    unmetNeeds,
    signedOff,
    complete: missing.length === 0 && (unmetNeeds.length === 0 || signedOff),
  }
}

/** A need that goes on under a newer name counts once, under the newest. */
function openNeeds(record: StandingRecord): readonly UnmetNeed[] {
  const closed = new Set(record.of('need-closed').map(({ detail }) => detail.need))
  const continued = new Set(
    record.of('need-identified').flatMap(({ detail }) => detail.earlierNeed ?? []),
  )
  const open = new Map<string, UnmetNeed>()
  for (const { on, detail } of record.of('need-identified')) {
    if (closed.has(detail.need) || continued.has(detail.need)) continue
    open.set(detail.need, { need: detail.need, category: detail.category, identifiedOn: on })
  }
  return [...open.values()]
}

/**
 * Matters, read from their events and from the promises that belong to them: where each stands, its days,
 * who was asked and said no, and how long the person has waited.
 */
import { type Day, daysBetween } from '../calendar/day.ts'
import type { RefusalReason } from '../promises/promise-event.ts'
import type { PromiseOutline } from '../promises/promised.ts'
import type { MatterEvent } from './matter-event.ts'
import { kindOf, type MatterKindName } from './matter-kinds.ts'

export interface Matter {
  readonly id: string
  readonly kind: MatterKindName
  readonly area?: string
  readonly need?: string
  readonly openedOn: Day
  readonly words?: string
  readonly stage: string
  readonly stageSince: Day
  /** The day on which the waiting ended. */
  readonly settledOn?: Day
  /** The newest of each. */
  readonly days: Readonly<Record<string, Day>>
  readonly barriers: readonly string[]
  /** What still stands, in the order in which it happened. */
  readonly events: readonly MatterEvent[]
}

export function standingMatterEvents(events: readonly MatterEvent[]): readonly MatterEvent[] {
  const struck = new Set(events.flatMap((one) => (one.kind === 'struck-out' ? [one.event] : [])))
  const place = ({ kind, on, recordedAt, id }: MatterEvent) =>
    `${kind === 'opened' ? '' : on} ${recordedAt} ${kind} ${id}`
  return events
    .filter(({ id, kind }) => kind !== 'struck-out' && !struck.has(id))
    .toSorted((one, other) => (place(one) < place(other) ? -1 : 1))
}

export function mattersOf(events: readonly MatterEvent[]): readonly Matter[] {
  const matters = new Map<string, Matter>()
  for (const event of standingMatterEvents(events)) {
    const before = matters.get(event.matter)
    const after = before === undefined ? opened(event) : next(before, event)
    if (after !== undefined) matters.set(event.matter, after)
  }
  return [...matters.values()]
}

function opened(event: MatterEvent): Matter | undefined {
  if (event.kind !== 'opened') return undefined
  const { matter: id, about: kind, area, need, on, words } = event
  const [stage = ''] = Object.keys(kindOf(kind).stages)
  return {
    id,
    kind,
    ...(area !== undefined && { area }),
    ...(need !== undefined && { need }),
    ...(words !== undefined && { words }),
    openedOn: on,
    stage,
    stageSince: on,
    days: {},
    barriers: [],
    events: [event],
  }
}

function next(before: Matter, event: MatterEvent): Matter {
  const kept = { ...before, events: [...before.events, event] }
  switch (event.kind) {
    case 'moved': {
      const { settledOn: _, ...rest } = kept
      const settles = kindOf(before.kind).stages[event.stage]?.settles
      const moved = { ...rest, stage: event.stage, stageSince: event.on }
      return settles ? { ...moved, settledOn: event.on } : moved
    }
    case 'dated':
      return { ...kept, days: { ...kept.days, [event.which]: event.day } }
    case 'barrier':
      return kept.barriers.includes(event.barrier)
        ? kept
        : { ...kept, barriers: [...kept.barriers, event.barrier] }
    default:
      return kept
  }
}

export interface Asking {
  /** How many were asked. */
  readonly asked: number
  /** Asked, and neither kept nor refused yet. */
  readonly open: number
  readonly refused: readonly { readonly because: RefusalReason; readonly times: number }[]
  /** Calendar days from the opening until it was settled, or until today. */
  readonly daysWaited: number
}

/** Who was asked for it, what they said, and for how long the person has waited. */
export function askingOf(matter: Matter, promises: readonly PromiseOutline[], today: Day): Asking {
  const own = promises.filter((one) => one.matter === matter.id)
  const reasons = new Map<RefusalReason, number>()
  for (const { end } of own) {
    if (end?.how === 'refused') reasons.set(end.because, (reasons.get(end.because) ?? 0) + 1)
  }
  return {
    asked: own.length,
    open: own.filter(({ end }) => end === undefined).length,
    refused: [...reasons]
      .map(([because, times]) => ({ because, times }))
      .sort((one, other) => other.times - one.times || (one.because < other.because ? -1 : 1)),
    daysWaited: Math.max(0, daysBetween(matter.openedOn, matter.settledOn ?? today)),
  }
}

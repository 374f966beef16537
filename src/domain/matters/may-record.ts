/** What may be written down about a matter, and why not. */
import type { Day } from '../calendar/day.ts'
import { mattersOf, standingMatterEvents } from './matter.ts'
import type { MatterEvent, NewMatterEvent } from './matter-event.ts'
import type { MatterKind } from './matter-kind.ts'
import { kindOf } from './matter-kinds.ts'

export type MatterRefusal =
  | { readonly code: 'no-such-matter' }
  | { readonly code: 'in-the-future' }
  | { readonly code: 'before-it-began'; readonly openedOn: Day }
  | { readonly code: 'not-of-this-kind' }
  /** Something that happened cannot have happened on a day that lies ahead. */
  | { readonly code: 'has-not-happened' }
  | { readonly code: 'nothing-to-strike-out' }

type Refused = { readonly refused: MatterRefusal } | undefined

export function mayRecordMatter(
  events: readonly MatterEvent[],
  event: NewMatterEvent,
  today: Day,
): Refused {
  if (event.on > today) return { refused: { code: 'in-the-future' } }
  if (event.kind === 'opened') {
    const kind = kindOf(event.about)
    const known = event.area === undefined || Object.hasOwn(kind.areas ?? {}, event.area)
    return known ? undefined : { refused: { code: 'not-of-this-kind' } }
  }
  const matter = mattersOf(events).find(({ id }) => id === event.matter)
  if (matter === undefined) return { refused: { code: 'no-such-matter' } }
  if (event.kind === 'struck-out') {
    const there = standingMatterEvents(events).some(
      ({ id, matter: of }) => id === event.event && of === event.matter,
    )
    return there ? undefined : { refused: { code: 'nothing-to-strike-out' } }
  }
  if (event.on < matter.openedOn) {
    return { refused: { code: 'before-it-began', openedOn: matter.openedOn } }
  }
  return ofItsKind(kindOf(matter.kind), event, today)
}

function ofItsKind(
  kind: MatterKind,
  event: Exclude<NewMatterEvent, { kind: 'opened' | 'struck-out' }>,
  today: Day,
): Refused {
  const notOfThisKind = { refused: { code: 'not-of-this-kind' } } as const
  switch (event.kind) {
    case 'moved':
      return Object.hasOwn(kind.stages, event.stage) ? undefined : notOfThisKind
    case 'barrier':
      return Object.hasOwn(kind.barriers ?? {}, event.barrier) ? undefined : notOfThisKind
    case 'dated': {
      const day = Object.hasOwn(kind.days, event.which) ? kind.days[event.which] : undefined
      if (day === undefined) return notOfThisKind
      const ahead = day.counts === 'since' && event.day > today
      return ahead ? { refused: { code: 'has-not-happened' } } : undefined
    }
  }
}

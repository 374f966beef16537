/** Rows of matters: what lies open, what lies sealed, and back again as an event. */
import { aDay, type Day } from '../../../domain/calendar/day.ts'
import type { MatterEvent, NewMatterEvent } from '../../../domain/matters/matter-event.ts'
import type { Cell } from '../../sealing/sealed-cell.ts'

export interface MatterRow {
  readonly id: string
  readonly matter_id: string
  readonly kind: MatterEvent['kind']
  readonly on_day: string
  readonly code: string | null
  readonly area: string | null
  readonly the_day: string | null
  readonly need_id: string | null
  readonly of_event: string | null
  readonly sealed: Buffer | null
  readonly recorded_at: Date
  readonly initials: string
}

export const matterColumns = `e.id, e.matter_id, e.kind, e.on_day, e.code, e.area, e.the_day, e.need_id,
  e.of_event, e.sealed, e.recorded_at, u.initials`

export function cellIn(
  table: 'matter_event' | 'need_reason',
  { orgId, caseId }: { readonly orgId: string; readonly caseId: string },
  rowId: string,
): Cell {
  return { table, column: 'sealed', orgId, caseId, rowId, harm: 'N' }
}

interface OpenParts {
  readonly code?: string
  readonly area?: string | undefined
  readonly day?: Day
  readonly need?: string | undefined
  readonly ofEvent?: string
}

export function openPartsOf(event: NewMatterEvent): OpenParts {
  switch (event.kind) {
    case 'opened':
      return { code: event.about, area: event.area, need: event.need }
    case 'moved':
      return { code: event.stage }
    case 'dated':
      return { code: event.which, day: event.day }
    case 'barrier':
      return { code: event.barrier }
    case 'struck-out':
      return { ofEvent: event.event }
  }
}

const codeNames = { opened: 'about', moved: 'stage', dated: 'which', barrier: 'barrier' } as const

export function toMatterEvent(row: MatterRow, words: string | undefined): MatterEvent {
  const { id, matter_id: matter, kind, code, area, the_day, need_id, of_event } = row
  const event = {
    id,
    matter,
    kind,
    on: aDay(row.on_day),
    recordedAt: row.recorded_at.toISOString(),
    initials: row.initials,
    ...(kind !== 'struck-out' && { [codeNames[kind]]: code }),
    ...(area && { area }),
    ...(the_day && { day: aDay(the_day) }),
    ...(need_id && { need: need_id }),
    ...(of_event && { event: of_event }),
    ...(words && { words }),
  }
  // Rows are written from events alone; a test writes and reads back every kind.
  return event as unknown as MatterEvent
}

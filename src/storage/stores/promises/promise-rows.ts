/** Rows of the promise tables: what lies open, what lies sealed, and back again as an event. */
import { aDay, type Day } from '../../../domain/calendar/day.ts'
import type { OwedBy } from '../../../domain/promises/owed-by.ts'
import type { NewPromiseEvent, PromiseEvent } from '../../../domain/promises/promise-event.ts'
import type { Cell } from '../../sealing/sealed-cell.ts'

export interface EventRow {
  readonly id: string
  readonly promise_id: string
  readonly kind: PromiseEvent['kind']
  readonly on_day: string
  readonly code: string | null
  readonly owed_by: string | null
  readonly by_day: string | null
  readonly need_id: string | null
  readonly matter_id: string | null
  readonly member_id: string | null
  readonly of_event: string | null
  readonly sealed: Buffer | null
  readonly recorded_at: Date
  readonly initials: string
}

export const eventColumns = `e.id, e.promise_id, e.kind, e.on_day, e.code, e.owed_by, e.by_day,
  e.need_id, e.matter_id, e.member_id, e.of_event, e.sealed, e.recorded_at, u.initials`

export function cellOfEvent(
  { orgId, caseId }: { readonly orgId: string; readonly caseId: string },
  rowId: string,
): Cell {
  return { table: 'promise_event', column: 'sealed', orgId, caseId, rowId, harm: 'N' }
}

interface OpenParts {
  readonly code?: string
  readonly owedBy?: OwedBy
  readonly by?: Day | undefined
  readonly need?: string | undefined
  readonly matter?: string | undefined
  readonly member?: string | undefined
  readonly ofEvent?: string
}

export function openParts(event: NewPromiseEvent): OpenParts {
  switch (event.kind) {
    case 'asked': {
      const { what, owedBy, by, need, matter, member } = event
      return { code: what, owedBy, by, need, matter, member }
    }
    case 'chased':
      return { code: event.how }
    case 'letter-drafted':
      return { code: event.letter }
    case 'escalated':
      return { code: event.rung }
    case 'answered':
    case 'partly-kept':
      return { by: event.by }
    case 'refused':
    case 'withdrawn':
      return { code: event.because }
    case 'struck-out':
      return { ofEvent: event.event }
    case 'kept':
      return {}
  }
}

/** What a person could be hurt by: names and words. Nothing when there are none. */
export function sealedParts(event: NewPromiseEvent): string | undefined {
  const { words } = event
  const { who, theirReference } = event.kind === 'asked' ? event : {}
  const parts = {
    ...(words && { words }),
    ...(who && { who }),
    ...(theirReference && { theirReference }),
  }
  return Object.keys(parts).length === 0 ? undefined : JSON.stringify(parts)
}

const codeNames = {
  asked: 'what',
  chased: 'how',
  'letter-drafted': 'letter',
  escalated: 'rung',
  refused: 'because',
  withdrawn: 'because',
} as const

export function toEvent(row: EventRow, sealed: string | undefined): PromiseEvent {
  const { id, promise_id: promise, kind, code, owed_by, by_day, need_id, matter_id } = row
  const name = kind in codeNames ? codeNames[kind as keyof typeof codeNames] : undefined
  const event = {
    id,
    promise,
    kind,
    on: aDay(row.on_day),
    recordedAt: row.recorded_at.toISOString(),
    initials: row.initials,
    ...(name && { [name]: code }),
    ...(owed_by && { owedBy: owed_by }),
    ...(by_day && { by: aDay(by_day) }),
    ...(need_id && { need: need_id }),
    ...(matter_id && { matter: matter_id }),
    ...(row.member_id && { member: row.member_id }),
    ...(row.of_event && { event: row.of_event }),
    ...(sealed && JSON.parse(sealed)),
  }
  // Rows are written from events alone; a test writes and reads back every kind.
  return event as unknown as PromiseEvent
}

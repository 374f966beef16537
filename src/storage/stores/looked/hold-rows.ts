/** Holds as the database keeps them, and as the pages read them. */
import type { HoldInFull } from '../../../application/ports/looked/looked-stores.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import { type LookedAt, lookedAt } from '../../../domain/looked/case-act.ts'
import type { Hold, HoldGround } from '../../../domain/looked/hold.ts'
import type { UnitOfWork } from '../unit-of-work.ts'
import { openWords } from './sealed-words.ts'

export const holdColumns = `h.id, h.case_id, h.case_reference, h.ground, h.subjects, h.entry_ids,
  h.from_day::text, h.until_day::text, h.placed_at, h.placed_by, u.display_name as placed_by_name,
  h.reason, h.renews, h.ended_at`

export interface HoldRow {
  readonly id: string
  readonly case_id: string
  readonly case_reference: string
  readonly ground: HoldGround
  readonly subjects: string[]
  readonly entry_ids: string[]
  readonly from_day: string
  readonly until_day: string
  readonly placed_at: Date
  readonly placed_by: string
  readonly placed_by_name: string | null
  readonly reason: Buffer
  readonly renews: string | null
  readonly ended_at: Date | null
}

export function toHold(row: HoldRow): Hold {
  return {
    id: row.id,
    ground: row.ground,
    subjects: row.subjects.filter(isSubject),
    entryIds: row.entry_ids,
    fromDay: aDay(row.from_day),
    untilDay: aDay(row.until_day),
    placedAt: row.placed_at.toISOString(),
    placedBy: row.placed_by,
    ...(row.renews !== null && { renews: row.renews }),
    ...(row.ended_at !== null && { endedAt: row.ended_at.toISOString() }),
  }
}

export async function openHold(work: UnitOfWork, row: HoldRow): Promise<HoldInFull> {
  const { id: rowId, case_id: caseId } = row
  const place = { table: 'looked_hold', column: 'reason', rowId, caseId } as const
  return {
    ...toHold(row),
    reason: await openWords(work, place, row.reason),
    placedByName: row.placed_by_name ?? 'Somebody who left',
  }
}

function isSubject(text: string): text is LookedAt {
  return Object.hasOwn(lookedAt, text)
}

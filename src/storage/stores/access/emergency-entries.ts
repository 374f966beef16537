/** The daily record in an emergency: the newest entries where they were asked for, and one kind of note. */
import type { JournalEntry } from '../../../application/ports/journal-store.ts'
import { aDay, type Day } from '../../../domain/calendar/day.ts'
import { keyIdOf, openCell, sealCell } from '../../sealing/sealed-cell.ts'
import { cellOf, kindOf } from '../cases/journal-store.ts'
import type { UnitOfWork } from '../unit-of-work.ts'

/** Enough to understand what is going on; the whole record is for those who work on the case. */
const most = 10

interface EntryRow {
  readonly id: string
  readonly on_day: string
  readonly kind: string
  readonly sealed: Buffer
  readonly recorded_at: Date
  readonly recorded_by: string
  readonly initials: string
}

export async function newestEntries(
  { tx, keyring, actor: { orgId } }: UnitOfWork,
  caseId: string,
): Promise<readonly JournalEntry[]> {
  const rows = await tx.query<EntryRow>(
    'emergency-entries',
    `select j.id, j.on_day, j.kind, j.sealed, j.recorded_at, j.recorded_by, u.initials
     from journal_entry j join app_user u on u.org_id = j.org_id and u.id = j.recorded_by
     where j.org_id = $1 and j.case_id = $2 and not exists (select from journal_entry newer
       where newer.org_id = j.org_id and newer.case_id = j.case_id and newer.supersedes = j.id)
     order by j.on_day desc, j.id desc limit $3`,
    [orgId, caseId, most],
  )
  const opened: JournalEntry[] = []
  for (const row of rows) {
    const key = await keyring.ofCaseById(orgId, caseId, keyIdOf(row.sealed))
    const words = openCell(key, cellOf({ orgId, caseId }, row.id), row.sealed).toString('utf8')
    opened.push({
      id: row.id,
      on: aDay(row.on_day),
      kind: kindOf(row.kind),
      words,
      needIds: [],
      recordedAt: row.recorded_at.toISOString(),
      recordedBy: row.recorded_by,
      recordedByInitials: row.initials,
    })
  }
  return opened
}

/** False when this very note was kept already. It moves no version: a note disturbs nobody. */
export async function insertNote(
  { tx, keyring, actor, now }: UnitOfWork,
  caseId: string,
  note: { id: string; on: Day; words: string; writeId: string },
): Promise<boolean> {
  const { orgId, userId } = actor
  const claimed = await tx.query(
    'emergency-claim',
    `insert into write_done (org_id, user_id, write_id, version) values ($1, $2, $3, 0)
     on conflict do nothing returning version`,
    [orgId, userId, note.writeId],
  )
  if (claimed.length === 0) return false
  const key = await keyring.ofCase(orgId, caseId, 'N')
  const sealed = sealCell(key, cellOf({ orgId, caseId }, note.id), Buffer.from(note.words))
  await tx.query(
    'emergency-note',
    `insert into journal_entry (org_id, case_id, id, on_day, kind, sealed, recorded_at, recorded_by)
     values ($1, $2, $3, $4, 'note', $5, $6, $7)`,
    [orgId, caseId, note.id, note.on, sealed, now(), userId],
  )
  return true
}

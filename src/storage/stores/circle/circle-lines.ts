/** The circle on Today: memberships that end soon or are just over, and notices that nobody has given. */
import type { CircleLine } from '../../../application/ports/circle/circle-store.ts'
import { aDay, addDays, type Day } from '../../../domain/calendar/day.ts'
import { warnDays } from '../../../domain/circle/member.ts'
import type { RecipientType } from '../../../domain/circle/recipient.ts'
import { servicesOf } from '../lists/case-lines.ts'
import type { UnitOfWork } from '../unit-of-work.ts'

interface LineRow {
  readonly case_id: string
  readonly reference: string
  readonly alias: string
  readonly id: string
  readonly type: RecipientType
  readonly until: string
  readonly notice_since: Date | null
}

/** What is over for longer than this asks for nobody any more: nothing can be shared on it. */
const overDays = 30

/** To the worker and whoever covers; a notice that is due also to the manager. */
export async function circleLines(
  { tx, actor }: UnitOfWork,
  today: Day,
): Promise<readonly CircleLine[]> {
  const rows = await tx.query<LineRow>(
    'circle-lines',
    `select l.case_id, l.reference, l.alias, l.id, l.type, l.until, l.notice_since
     from (select m.*, m.worker_id = $2 or m.cover_worker_id is not distinct from $2 as own,
             case when m.told_at is not null and (m.notice_at is null or m.notice_at < m.told_at)
               then least(m.stopped_at, m.ended_at) end as notice_since
             from circle_member m join case_file f on f.org_id = m.org_id and f.id = m.case_id
            where m.org_id = $1 and f.active and (m.worker_id = $2 or m.cover_worker_id = $2
              or m.service_id = any ($3::uuid[]))) l
     where l.notice_since is not null
       or (l.own and l.ended_at is null and l.stopped_at is null and l.until between $4 and $5)
     order by l.notice_since nulls last, l.until, l.reference
     limit 200`,
    [
      ...[actor.orgId, actor.userId, servicesOf(actor)],
      ...[addDays(today, -overDays), addDays(today, warnDays)],
    ],
  )
  return rows.map((row) => ({
    caseId: row.case_id,
    reference: row.reference,
    alias: row.alias,
    memberId: row.id,
    type: row.type,
    until: aDay(row.until),
    ...(row.notice_since && { noticeDueSince: row.notice_since.toISOString() }),
  }))
}

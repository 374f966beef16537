/** What leads see of emergencies: what they were told of, what is overdue, and what was opened. */
import type {
  EmergencyRecord,
  EmergencyStore,
  EmergencyToReview,
} from '../../../application/ports/access-stores.ts'
import {
  isEmergencyReason,
  isReviewOutcome,
  partsIn,
} from '../../../domain/break-glass/emergency-terms.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import type { UnitOfWork } from '../unit-of-work.ts'
import { openWords, sealWords } from './words-of-staff.ts'

interface GlassRow {
  readonly id: string
  readonly user_id: string
  readonly by_name: string
  readonly asked_at: Date
  readonly reason: string
  readonly sealed: Buffer
  readonly classes: string
  readonly case_id: string | null
  readonly case_reference: string | null
  readonly opened_at: Date | null
  readonly until: Date | null
  readonly told: string[]
  readonly told_names: string[]
  readonly ended_at: Date | null
  readonly ended_how: 'by-hand' | 'rights-changed' | 'conflict' | null
  readonly review_due: string | null
  readonly reviewed_at: Date | null
  readonly reviewed_by: string | null
  readonly reviewer: string | null
  readonly outcome: string | null
  readonly review_sealed: Buffer | null
  readonly now_is: Date
}

const rowsWhere = (which: string) =>
  `select g.id, g.user_id, u.display_name as by_name, g.asked_at, g.reason, g.sealed, g.classes,
     g.case_id, g.case_reference, g.opened_at, g.until, g.told,
     array(select t.display_name from app_user t
       where t.org_id = g.org_id and t.id = any (g.told) order by array_position(g.told, t.id))
       as told_names,
     g.ended_at, g.ended_how, g.review_due, g.reviewed_at, g.reviewed_by,
     r.display_name as reviewer, g.outcome, g.review_sealed, clock_timestamp() as now_is
   from break_glass g
   join app_user u on u.org_id = g.org_id and u.id = g.user_id
   left join app_user r on r.org_id = g.org_id and r.id = g.reviewed_by
   where g.org_id = $1 and g.user_id <> $2 and ${which}`

type Reviews = Pick<EmergencyStore, 'forLeads' | 'forReview' | 'review'>

export function emergencyReviews(work: UnitOfWork): Reviews {
  const { tx, actor } = work
  const { orgId, userId } = actor

  return {
    async forLeads() {
      const rows = await tx.query<GlassRow>(
        'emergencies-for-leads',
        `${rowsWhere('true')} order by g.asked_at desc, g.id desc limit 200`,
        [orgId, userId],
      )
      return rows.map(toRecord)
    },

    async forReview(id) {
      const [row] = await tx.query<GlassRow>('emergency-for-review', rowsWhere('g.id = $3'), [
        orgId,
        userId,
        id,
      ])
      if (row === undefined) return undefined
      work.log({
        act: 'read an emergency to review it',
        objectId: id,
        ...(row.case_id && { caseId: row.case_id }),
        ...(row.case_reference && { caseReference: row.case_reference }),
      })
      return toReview(work, row)
    },

    async review(id, { outcome, words }) {
      const place = { table: 'break_glass', column: 'review_sealed', rowId: id } as const
      const rows = await tx.query<{ case_id: string; case_reference: string }>(
        'emergency-review',
        `update break_glass set reviewed_at = clock_timestamp(), reviewed_by = $2, outcome = $4,
           review_sealed = $5
         where org_id = $1 and id = $3 and user_id <> $2 and reviewed_at is null
           and (ended_at is not null or until <= clock_timestamp())
         returning case_id, case_reference`,
        [orgId, userId, id, outcome, await sealWords(work, place, words)],
      )
      const [done] = rows
      if (done === undefined) return false
      const { case_id: caseId, case_reference: caseReference } = done
      work.log({ act: 'reviewed an emergency', caseId, caseReference, objectId: id })
      return true
    },
  }
}

async function toReview(work: UnitOfWork, row: GlassRow): Promise<EmergencyToReview> {
  const place = { table: 'break_glass', rowId: row.id } as const
  const lines = await work.tx.query<{ at: Date; act: string; classes: string }>(
    'emergency-lines',
    'select at, act, classes from what_was_opened($1)',
    [row.id],
  )
  return {
    ...toRecord(row),
    words: await openWords(work, { ...place, column: 'sealed' }, row.sealed),
    ...(row.review_sealed && {
      reviewWords: await openWords(work, { ...place, column: 'review_sealed' }, row.review_sealed),
    }),
    lines: lines.map(({ at, ...line }) => ({ at: at.toISOString(), ...line })),
  }
}

function toRecord(row: GlassRow): EmergencyRecord {
  if (!isEmergencyReason(row.reason)) throw new Error('an emergency has an unknown reason')
  return {
    id: row.id,
    by: row.user_id,
    byName: row.by_name,
    askedAt: row.asked_at.toISOString(),
    reason: row.reason,
    parts: partsIn(row.classes),
    ...openedOf(row),
    ...(row.ended_at &&
      row.ended_how && { ended: { at: row.ended_at.toISOString(), how: row.ended_how } }),
    ...reviewedOf(row),
    now: row.now_is.toISOString(),
  }
}

function openedOf(row: GlassRow): Pick<EmergencyRecord, 'opened'> {
  const { case_id, case_reference, opened_at, until, review_due, told, told_names } = row
  if (!case_id || !case_reference || !opened_at || !until || !review_due) return {}
  return {
    opened: {
      caseId: case_id,
      reference: case_reference,
      at: opened_at.toISOString(),
      until: until.toISOString(),
      told: told.map((id, place) => ({ id, name: told_names[place] ?? '' })),
      reviewDue: aDay(review_due),
    },
  }
}

function reviewedOf(row: GlassRow): Pick<EmergencyRecord, 'reviewed'> {
  const { reviewed_at, reviewed_by, reviewer, outcome } = row
  if (!reviewed_at || !reviewed_by || !outcome || !isReviewOutcome(outcome)) return {}
  return {
    reviewed: { at: reviewed_at.toISOString(), by: reviewed_by, byName: reviewer ?? '', outcome },
  }
}

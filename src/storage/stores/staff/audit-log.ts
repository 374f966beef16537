/** The log as the stores write it and as the data protection lead reads it. */
import type { AuditEntry, AuditLog } from '../../../application/ports/staff-stores.ts'
import type { UnitOfWork } from '../unit-of-work.ts'

interface EntryRow {
  readonly number: number | null
  readonly at: Date
  readonly user_id: string
  readonly user_name: string | null
  readonly role: string
  readonly act: string
  readonly case_id: string | null
  readonly case_reference: string | null
  readonly classes: string
  readonly about: string | null
}

const filtered = `a.org_id = $1 and ($2::uuid is null or a.case_id = $2)
  and ($3::uuid is null or a.user_id = $3)
  and ($4::date is null or a.at >= $4::date::timestamp at time zone 'Europe/London')
  and ($5::date is null or a.at < ($5::date + 1)::timestamp at time zone 'Europe/London')
  and ($6::text is null or a.case_id = (select named.case_id from audit_entry named
    where named.org_id = $1 and named.case_reference = $6 limit 1))`

export function auditLog(work: UnitOfWork): AuditLog {
  const { tx, actor } = work

  return {
    async record(entry) {
      work.log(entry)
    },

    async page(filter, { offset, limit }) {
      const { caseId, userId, from, to, caseReference } = filter
      const values = [
        actor.orgId,
        ...[caseId, userId, from, to, caseReference].map((value) => value ?? null),
      ]
      const rows = await tx.query<EntryRow>(
        'audit-page',
        `select s.number, a.at, a.user_id, u.display_name as user_name, a.role, a.act, a.case_id,
           a.case_reference, a.classes, about.display_name as about
         from audit_entry a
         left join audit_seal s on s.org_id = a.org_id and s.entry_id = a.id
         left join app_user u on u.org_id = a.org_id and u.id = a.user_id
         left join app_user about on about.org_id = a.org_id and about.id = a.object_id
         where ${filtered} order by a.at desc, a.id desc limit $7 offset $8`,
        [...values, limit, offset],
      )
      const [count] = await tx.query<{ total: number }>(
        'audit-count',
        `select count(*)::int as total from audit_entry a where ${filtered}`,
        values,
      )
      return { entries: rows.map(toEntry), total: count?.total ?? 0 }
    },
  }
}

function toEntry(row: EntryRow): AuditEntry {
  return {
    // Entries of the last seconds have no place in the chain yet.
    number: row.number ?? 0,
    at: row.at.toISOString(),
    userId: row.user_id,
    userName: row.user_name ?? 'Waymark itself',
    role: row.role,
    act: row.act,
    ...(row.case_id !== null && { caseId: row.case_id }),
    ...(row.case_reference !== null && { caseReference: row.case_reference }),
    classes: row.classes,
    ...(row.about !== null && { about: row.about }),
    sealed: row.number !== null,
  }
}

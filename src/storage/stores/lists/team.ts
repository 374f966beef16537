/** Workload of a team as numbers per worker. No line says anything about any one person. */
import type { TeamLine } from '../../../application/ports/list-store.ts'
import { addDays, type Day } from '../../../domain/calendar/day.ts'
import type { UnitOfWork } from '../unit-of-work.ts'
import { servicesOf } from './case-lines.ts'

interface TeamRow {
  readonly worker_id: string
  readonly worker_name: string
  readonly active_cases: number
  readonly overdue: number
  readonly due_this_week: number
  readonly uncovered_now: number
  readonly uncovered_soon: number
  readonly without_contact: number
}

export async function findTeam(work: UnitOfWork, today: Day): Promise<TeamLine[]> {
  const { tx, actor } = work
  const services = servicesOf(actor)
  if (services.length === 0) return []
  const rows = await tx.query<TeamRow>(
    'team',
    `with file as (
       select worker_id, count(*)::int as active_cases,
         count(*) filter (where covered_until < $3)::int as uncovered_now,
         count(*) filter (where covered_until >= $3 and covered_until < $5)::int as uncovered_soon,
         count(*) filter (where
           coalesce(last_contact_on, (opened_at at time zone 'Europe/London')::date) < $6
         )::int as without_contact
       from case_file where org_id = $1 and service_id = any ($2::uuid[]) and active
       group by worker_id
     ), due as (
       select worker_id, count(*) filter (where due_on < $3)::int as overdue,
         count(*) filter (where due_on >= $3)::int as due_this_week
       from due_item
       where org_id = $1 and service_id = any ($2::uuid[]) and due_on < $4 and show_from <= $3
         and whose <> 'manager'
       group by worker_id
     )
     select u.id as worker_id, u.display_name as worker_name, file.active_cases,
       coalesce(due.overdue, 0) as overdue, coalesce(due.due_this_week, 0) as due_this_week,
       file.uncovered_now, file.uncovered_soon, file.without_contact
     from file join app_user u on u.org_id = $1 and u.id = file.worker_id
     left join due on due.worker_id = file.worker_id
     order by u.display_name, u.id`,
    [actor.orgId, services, today, addDays(today, 7), addDays(today, 30), addDays(today, -14)],
  )
  return rows.map((row) => ({
    workerId: row.worker_id,
    workerName: row.worker_name,
    activeCases: row.active_cases,
    overdue: row.overdue,
    dueThisWeek: row.due_this_week,
    uncoveredNow: row.uncovered_now,
    uncoveredWithin30Days: row.uncovered_soon,
    withoutContact14Days: row.without_contact,
  }))
}

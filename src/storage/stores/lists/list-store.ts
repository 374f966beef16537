/**
 * Lists over many cases. They read files, due items and waiting answers, never a case; and they cost
 * what this person's own cases cost, however many others there are.
 */
import { isAsker } from '../../../application/ports/ask-store.ts'
import type { DueItem } from '../../../application/ports/case-store.ts'
import type { ListStore, TodayLine } from '../../../application/ports/list-store.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import type { RnaState } from '../../../domain/pathway/tracks/rna/rna-track.ts'
import type { UnitOfWork } from '../unit-of-work.ts'
import {
  type LineRow,
  lineColumns,
  lineTables,
  ownCases,
  servicesOf,
  toCaseLine,
} from './case-lines.ts'
import { findCaseload } from './caseload.ts'
import { findTeam } from './team.ts'

/**
 * The lines of the pathway end with the case by themselves. What other parts ask is kept, in case the
 * person comes back, and is silent until then; keeping alone asks about closed cases.
 */
const stillAsked = `(asked_by = 'pathway' or exists (select from case_file f
  where f.org_id = due_item.org_id and f.id = due_item.case_id
    and f.active = (due_item.asked_by <> 'retention')))`

/** The state in which an RNA waits for the manager. */
const waitsForRelease: RnaState = 'internal-qa'

export function listStore(work: UnitOfWork): ListStore {
  const { tx, actor } = work
  const { orgId, userId } = actor

  return {
    async today(today, limit) {
      const columns = `case_id, reference, alias, key, kind, title, todo, whose, limit_id, due_on,
        show_from, asked_by`
      const rows = await tx.query<DueRow>(
        'today',
        `select * from (
           (select ${columns} from due_item
             where org_id = $1 and worker_id = $2 and show_from <= $3 and whose <> 'manager'
               and ${stillAsked} order by due_on limit $4)
           union all
           (select ${columns} from due_item
             where org_id = $1 and cover_worker_id = $2 and worker_id <> $2 and show_from <= $3
               and whose <> 'manager' and ${stillAsked} order by due_on limit $4)
           union all
           (select ${columns} from due_item
             where org_id = $1 and service_id = any ($5::uuid[]) and show_from <= $3
               and whose = 'manager' and ${stillAsked} order by due_on limit $4)
         ) as line order by due_on, reference, key limit $4`,
        [orgId, userId, today, limit, actor.role === 'service-manager' ? servicesOf(actor) : []],
      )
      return rows.map(toTodayLine)
    },

    async withoutContactSince(since) {
      const rows = await tx.query<LineRow>(
        'without-contact',
        `select ${lineColumns} from ${lineTables}
         where f.org_id = $1 and (f.worker_id = $2 or f.cover_worker_id = $2) and f.active
           and coalesce(f.last_contact_on, (f.opened_at at time zone 'Europe/London')::date) < $3
         order by f.last_contact_on nulls first, f.reference`,
        [orgId, userId, since],
      )
      return rows.map(toCaseLine)
    },

    async answersWaiting() {
      const rows = await tx.query<{
        case_id: string
        reference: string
        alias: string
        kind: string
        at: Date
      }>(
        'answers-waiting',
        `select case_id, reference, alias, kind, at from answer_waiting
         where org_id = $1 and (worker_id = $2 or cover_worker_id = $2) order by at, reference`,
        [orgId, userId],
      )
      return rows.map(({ case_id, at, ...row }) => ({
        caseId: case_id,
        ...row,
        at: at.toISOString(),
      }))
    },

    async withoutWorker() {
      if (actor.role !== 'service-manager') return []
      const rows = await tx.query<{
        case_id: string
        reference: string
        alias: string
        worker_name: string
      }>(
        'without-worker',
        `select f.id as case_id, f.reference, f.alias, u.display_name as worker_name
         from ${lineTables} where ${ownCases} and f.active
           and (not u.active or u.role not in ('support-worker', 'service-manager')
             or f.worker_id = any (f.blocked_ids))
         order by f.reference`,
        [orgId, userId, servicesOf(actor)],
      )
      return rows.map(({ case_id, worker_name, ...row }) => ({
        caseId: case_id,
        ...row,
        workerName: worker_name,
      }))
    },

    async awaitingRelease() {
      if (actor.role !== 'service-manager') return []
      const rows = await tx.query<{
        case_id: string
        reference: string
        alias: string
        worker_name: string
      }>(
        'awaiting-release',
        `select f.id as case_id, f.reference, f.alias, u.display_name as worker_name
         from ${lineTables} where ${ownCases} and f.rna_state = $4 order by f.reference`,
        [orgId, userId, servicesOf(actor), waitsForRelease],
      )
      return rows.map(({ case_id, worker_name, ...row }) => ({
        caseId: case_id,
        ...row,
        workerName: worker_name,
      }))
    },

    caseload: (filter, page) => findCaseload(work, filter, page),
    team: (today) => findTeam(work, today),
  }
}

interface DueRow {
  readonly case_id: string
  readonly reference: string
  readonly alias: string
  readonly key: string
  readonly kind: DueItem['kind']
  readonly title: string
  readonly todo: string
  readonly whose: string
  readonly limit_id: string | null
  readonly due_on: string
  readonly show_from: string
  readonly asked_by: string
}

function toTodayLine(row: DueRow): TodayLine {
  const { key, kind, title, todo, whose, reference, alias } = row
  return {
    key,
    kind,
    title,
    todo,
    whose,
    ...(row.limit_id !== null && { limit: row.limit_id }),
    due: aDay(row.due_on),
    showFrom: aDay(row.show_from),
    caseId: row.case_id,
    reference,
    alias,
    ...(isAsker(row.asked_by) && { askedBy: row.asked_by }),
  }
}

/** Colleagues, services, and the limits that the organisation set for itself. */
import type { Actor } from '../../../application/actor.ts'
import type { StaffStore } from '../../../application/ports/staff-stores.ts'
import { newId } from '../../new-id.ts'
import type { UnitOfWork } from '../unit-of-work.ts'
import { colleagueChanges } from './colleague-changes.ts'

interface ColleagueRow {
  readonly id: string
  readonly display_name: string
  readonly initials: string
  readonly role: Actor['role']
  readonly active: boolean
  readonly service_ids: string[]
}

export function staffStore(work: UnitOfWork): StaffStore {
  const { tx, actor } = work
  const { orgId } = actor

  return {
    async colleagues() {
      const rows = await tx.query<ColleagueRow>(
        'colleagues',
        `select u.id, u.display_name, u.initials, u.role, u.active,
           coalesce(array_agg(s.service_id) filter (where s.service_id is not null), '{}')
             as service_ids
         from app_user u left join user_service s on s.org_id = u.org_id and s.user_id = u.id
         where u.org_id = $1
         group by u.org_id, u.id order by u.display_name, u.id`,
        [orgId],
      )
      return rows.map(({ id, display_name, initials, role, active, service_ids }) => ({
        id,
        displayName: display_name,
        initials,
        role,
        serviceIds: service_ids,
        active,
      }))
    },

    async around(caseId) {
      const rows = await tx.query<Pick<ColleagueRow, 'id' | 'display_name'>>(
        'staff-around',
        `select u.id, u.display_name from case_file f
         join app_user u on u.org_id = f.org_id and u.id in (f.worker_id, f.cover_worker_id)
         where f.org_id = $1 and f.id = $2`,
        [orgId, caseId],
      )
      return rows.map(({ id, display_name }) => ({ id, displayName: display_name }))
    },

    async services() {
      return tx.query<{ id: string; name: string }>(
        'services',
        'select id, name from service where org_id = $1 and active order by name, id',
        [orgId],
      )
    },

    async adjustments() {
      const rows = await tx.query<{ limit_id: string; value: number | null }>(
        'adjustments',
        `select distinct on (limit_id) limit_id, value from org_adjustment
         where org_id = $1 order by limit_id, set_at desc, id desc`,
        [orgId],
      )
      return Object.fromEntries(
        rows.flatMap(({ limit_id, value }) => (value === null ? [] : [[limit_id, value]])),
      )
    },

    async adjust(limit, value, reason) {
      await tx.query(
        'adjust',
        `insert into org_adjustment (org_id, id, limit_id, value, reason, set_by, set_at)
         values ($1, $2, $3, $4, $5, $6, clock_timestamp())`,
        [orgId, newId(), limit, value ?? null, reason, actor.userId],
      )
      work.log({ act: 'changed a target of the organisation' })
    },

    async adjustmentsMade() {
      const rows = await tx.query<{
        limit_id: string
        value: number | null
        reason: string
        by: string
        set_at: Date
      }>(
        'adjustments-made',
        `select a.limit_id, a.value, a.reason, u.display_name as by, a.set_at
         from org_adjustment a join app_user u on u.org_id = a.org_id and u.id = a.set_by
         where a.org_id = $1 order by a.set_at desc, a.id desc`,
        [orgId],
      )
      return rows.map(({ limit_id, value, reason, by, set_at }) => ({
        limit: limit_id,
        ...(value !== null && { value }),
        reason,
        by,
        at: set_at.toISOString(),
      }))
    },

    ...colleagueChanges(work),
  }
}

/** A case as one line of a list, read from its file alone. */
import type { Actor } from '../../../application/actor.ts'
import type { CaseProjection } from '../../../application/ports/case-store.ts'
import type { CaseLine } from '../../../application/ports/list-store.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import { toCaseFile } from '../cases/case-store.ts'
import type { CaseRow } from '../unit-of-work.ts'

export interface LineRow extends CaseRow {
  readonly policy_edition: string
  readonly nrm_state: string
  readonly support_state: string
  readonly rna_state: string
  readonly nation: string
  readonly age_group: string
  readonly active: boolean
  readonly overlay: NonNullable<CaseProjection['overlay']> | null
  readonly covered_until: string | null
  readonly next_due: string | null
  readonly last_contact_on: string | null
  readonly worker_name: string
}

export const lineColumns = `f.id, f.reference, f.alias, f.service_id, f.worker_id, f.cover_worker_id,
  f.blocked_ids, f.version, f.policy_edition, f.nrm_state, f.support_state, f.rna_state, f.nation, f.age_group,
  f.active, f.overlay, f.covered_until, f.next_due, f.last_contact_on, u.display_name as worker_name`

export const lineTables = `case_file f join app_user u on u.org_id = f.org_id and u.id = f.worker_id`

/** The rule of the policy once more, so that the indexes of worker, cover and service are used. */
export const ownCases = `f.org_id = $1
  and (f.worker_id = $2 or f.cover_worker_id = $2 or f.service_id = any ($3::uuid[]))`

/** Services whose every case this person may see: a manager's, nobody else's. */
export function servicesOf(actor: Actor): string[] {
  return actor.role === 'service-manager' ? [...actor.serviceIds] : []
}

export function toCaseLine(row: LineRow): CaseLine {
  return {
    ...toCaseFile(row),
    projection: {
      policyEdition: row.policy_edition,
      nrmState: row.nrm_state,
      supportState: row.support_state,
      rnaState: row.rna_state,
      nation: row.nation,
      ageGroup: row.age_group,
      active: row.active,
      ...(row.overlay && { overlay: row.overlay }),
      ...(row.covered_until && { coveredUntil: aDay(row.covered_until) }),
    },
    workerName: row.worker_name,
    ...(row.last_contact_on && { lastContactOn: aDay(row.last_contact_on) }),
    ...(row.next_due && { nextDue: aDay(row.next_due) }),
  }
}

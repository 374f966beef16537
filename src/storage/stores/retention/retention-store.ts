/**
 * Schedule, holds, proposals, decisions and certificates. What the data protection lead reads spans the
 * organisation; a team reads what is about the case that was entered. Nothing here destroys anything.
 */
import type {
  HoldInWords,
  RetentionStore,
} from '../../../application/ports/retention/retention-store.ts'
import { destroyedInWords } from '../../../application/ports/retention/words-destroyed.ts'
import { newId } from '../../new-id.ts'
import { type Cell, keyIdOf, openCell, sealCell } from '../../sealing/sealed-cell.ts'
import type { UnitOfWork } from '../unit-of-work.ts'
import {
  type CertificateRow,
  type DueRowRow,
  type HoldRow,
  newestSchedule,
  type PurgeRow,
  type ScheduleRow,
  type StepRow,
  toCertificate,
  toDue,
  toHold,
  toHoldInWords,
  toPurge,
  toSchedule,
} from './retention-rows.ts'

const ofCase = 'org_id = $1 and ($2::uuid is null or case_id = $2)'

export function retentionStore(work: UnitOfWork): RetentionStore {
  const { tx, actor } = work
  const { orgId } = actor

  /** One case is entered first; without one, the policies let a data protection lead through alone. */
  const reach = async (caseId: string | undefined): Promise<boolean> =>
    caseId === undefined || actor.role === 'data-protection-lead' || work.isInside(caseId)

  return {
    async schedule() {
      const [row] = await tx.query<ScheduleRow>('retention-schedule', newestSchedule, [orgId])
      return row && toSchedule(row)
    },

    async confirm({ rules, warnDays: [first, second], quietDays, backupDays }, { version, on }) {
      const kept = await tx.query(
        'retention-confirm',
        `insert into retention_schedule (org_id, version, rules, first_warning_days,
           second_warning_days, quiet_days, backup_days, confirmed_on, confirmed_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning version`,
        [
          ...[orgId, version + 1, JSON.stringify(rules), first, second, quietDays],
          ...[backupDays ?? null, on, actor.userId],
        ],
      )
      if (kept.length > 0) work.log({ act: 'confirmed the schedule of keeping' })
      return kept.length > 0
    },

    async due(caseId) {
      if (!(await reach(caseId))) return []
      logReading(work, caseId)
      const rows = await tx.query<DueRowRow>(
        'retention-due',
        `select case_id, case_reference, kept, status, until_day::text, because, wrote_on::text,
           prompts, counted_on::text
         from retention_due where ${ofCase} order by until_day nulls last, case_reference, kept`,
        [orgId, caseId ?? null],
      )
      return rows.flatMap((row) => toDue(row) ?? [])
    },

    async holds(caseId) {
      if (!(await reach(caseId))) return []
      const rows = await tx.query<HoldRow>(
        'retention-holds',
        `select h.id, h.case_id, h.case_reference, h.ground, h.scope, h.placed_on::text,
           h.until_day::text, h.ended_on::text, h.ended_by, h.reason, u.display_name as placed_by_name
         from retention_hold h
         left join app_user u on u.org_id = h.org_id and u.id = h.placed_by
         where h.org_id = $1 and ($2::uuid is null or h.case_id = $2)
         order by h.ended_on is not null, h.until_day, h.id`,
        [orgId, caseId ?? null],
      )
      if (rows.length > 0) logReading(work, caseId)
      return Promise.all(rows.map((row) => openHold(work, row)))
    },

    async standingHolds(caseId) {
      if (!(await reach(caseId))) return []
      const rows = await tx.query<Omit<HoldRow, 'reason' | 'placed_by_name' | 'case_reference'>>(
        'retention-standing-holds',
        `select id, case_id, ground, scope, placed_on::text, until_day::text, ended_on::text, ended_by
         from retention_hold where org_id = $1 and case_id = $2 and ended_on is null`,
        [orgId, caseId],
      )
      return rows.map(toHold)
    },

    async caseToKeep(reference) {
      const [row] = await tx.query<{ case_id: string; reference: string }>(
        'retention-case-to-keep',
        'select case_id, reference from case_to_keep($1)',
        [reference],
      )
      return row && { caseId: row.case_id, caseReference: row.reference }
    },

    async endAsking(caseId) {
      await tx.query('retention-end-asking', 'select from end_asking_to_destroy($1)', [caseId])
    },

    async place({ caseId, caseReference }, hold) {
      const { id, ground, scope, placedOn, until, reason } = hold
      // Both sides read it and one of them opens no case: sealed with the key of the organisation.
      const key = await work.keyring.ofOrganisation(orgId, 'record')
      const sealed = sealCell(key, cellOf(orgId, caseId, id), Buffer.from(reason))
      const placed = await tx.query(
        'retention-place',
        `insert into retention_hold (org_id, case_id, id, case_reference, ground, scope, placed_on,
           until_day, reason, placed_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning id`,
        [
          ...[orgId, caseId, id, caseReference, ground, [...scope]],
          ...[placedOn, until, sealed, actor.userId],
        ],
      )
      if (placed.length > 0) {
        // Somebody asks: the survivor reads of it where they read who asked.
        const act = ground === 'request' ? 'keeps all while somebody asks' : 'placed a legal hold'
        work.log({ act, caseId, caseReference, objectId: id })
      }
    },

    async release({ caseId, id }, on) {
      await tx.query(
        'retention-release',
        `update retention_hold set ended_on = $4, ended_by = $5
         where org_id = $1 and case_id = $2 and id = $3 and ended_on is null
           and ground = 'request'`,
        [orgId, caseId, id, on, actor.userId],
      )
    },

    async lift({ caseId, caseReference, id }, on) {
      const lifted = await tx.query(
        'retention-lift',
        `update retention_hold set ended_on = $4, ended_by = $5
         where org_id = $1 and case_id = $2 and id = $3 and ended_on is null returning id`,
        [orgId, caseId, id, on, actor.userId],
      )
      if (lifted.length > 0) {
        work.log({ act: 'lifted a legal hold', caseId, caseReference, objectId: id })
      }
    },

    async purges(caseId) {
      if (!(await reach(caseId))) return []
      const values = [orgId, caseId ?? null]
      const rows = await tx.query<PurgeRow>(
        'retention-purges',
        `select id, case_id, case_reference, kept, proposed_on::text, case_version, prompts
         from retention_purge where ${ofCase} order by proposed_on desc, id`,
        values,
      )
      if (rows.length === 0) return []
      const steps = await tx.query<StepRow>(
        'retention-steps',
        `select s.purge_id, s.step, s.by_user, s.as_role, s.because, s.on_day::text, s.at,
           u.display_name as by_name
         from retention_step s left join app_user u on u.org_id = s.org_id and u.id = s.by_user
         where s.org_id = $1 and ($2::uuid is null or s.case_id = $2) order by s.step <> 'agreed', s.at, s.id`,
        values,
      )
      return rows.map((row) => toPurge(row, steps))
    },

    async decide({ caseId, caseReference, id }, { step, as, on }) {
      await tx.query(
        'retention-decide',
        `insert into retention_step (org_id, case_id, id, purge_id, step, by_user, as_role, on_day, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [orgId, caseId, newId(), id, step, actor.userId, as, on, work.now()],
      )
      const act = step === 'agreed' ? 'agreed to destroy' : 'took back a decision to destroy'
      work.log({ act, caseId, caseReference, objectId: id })
    },

    async certificates(caseId) {
      if (!(await reach(caseId))) return []
      const rows = await tx.query<CertificateRow>(
        'retention-certificates',
        `select purge_id, case_reference, kept, destroyed_on::text, keys, copies_elsewhere, backup_days
         from retention_certificate where ${ofCase} order by destroyed_on desc, purge_id`,
        [orgId, caseId ?? null],
      )
      return rows.map(toCertificate)
    },
  }
}

function logReading(work: UnitOfWork, caseId: string | undefined): void {
  if (caseId === undefined) work.log({ act: 'read what is kept and what is due' })
  else work.log({ act: 'read how long it is kept', caseId })
}

async function openHold(work: UnitOfWork, row: HoldRow): Promise<HoldInWords> {
  if (row.reason.length === 0) return toHoldInWords(row, destroyedInWords)
  const { orgId } = work.actor
  const key = await work.keyring.ofOrganisationById(orgId, keyIdOf(row.reason))
  const opened = openCell(key, cellOf(orgId, row.case_id, row.id), row.reason)
  return toHoldInWords(row, opened.toString('utf8'))
}

function cellOf(orgId: string, caseId: string, rowId: string): Cell {
  return { table: 'retention_hold', column: 'reason', orgId, caseId, rowId, harm: 'N' }
}

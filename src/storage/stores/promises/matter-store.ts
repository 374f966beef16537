/** Matters as events, and why needs are not met. Words lie sealed; codes and days lie open, for rules. */
import type { MatterStore, NeedReason } from '../../../application/ports/promises/matter-store.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import type { CaseActName } from '../../../domain/looked/acts.ts'
import type { MatterEventKind, NewMatterEvent } from '../../../domain/matters/matter-event.ts'
import type { UnmetReason } from '../../../domain/promises/ledger.ts'
import { keyIdOf, openCell, sealCell } from '../../sealing/sealed-cell.ts'
import { claimWrite } from '../cases/claim-write.ts'
import type { UnitOfWork } from '../unit-of-work.ts'
import { cellIn, type MatterRow, matterColumns, openPartsOf, toMatterEvent } from './matter-rows.ts'
import { unmetLines } from './unmet-lines.ts'

async function rowsOf(work: UnitOfWork, caseId: string): Promise<readonly MatterRow[]> {
  if (!(await work.isInside(caseId))) return []
  return work.tx.query<MatterRow>(
    'matter-events',
    `select ${matterColumns} from matter_event e
       join app_user u on u.org_id = e.org_id and u.id = e.recorded_by
     where e.org_id = $1 and e.case_id = $2 order by e.recorded_at, e.id`,
    [work.actor.orgId, caseId],
  )
}

export function matterStore(work: UnitOfWork): MatterStore {
  const { tx, actor } = work

  return {
    async outline(caseId) {
      return (await rowsOf(work, caseId)).map((row) => toMatterEvent(row, undefined))
    },

    async read(caseId) {
      const rows = await rowsOf(work, caseId)
      if (rows.length > 0) work.log({ act: 'opened matters', caseId })
      return Promise.all(
        rows.map(async (row) =>
          toMatterEvent(row, await opened(work, 'matter_event', caseId, row)),
        ),
      )
    },

    async add(seen, event, { writeId }) {
      const claimed = await claimWrite(work, seen.id, { writeId, versionSeen: seen.version })
      if (!('done' in claimed)) return claimed
      await addMatterEvent(work, seen.id, event)
      work.log({ act: logged[event.kind], caseId: seen.id, objectId: event.id })
      return claimed
    },

    async reasons(caseId) {
      if (!(await work.isInside(caseId))) return []
      const rows = await tx.query<ReasonRow>(
        'need-reasons',
        `select r.id, r.need_id, r.reason, r.on_day, r.sealed, u.initials from need_reason r
           join app_user u on u.org_id = r.org_id and u.id = r.recorded_by
         where r.org_id = $1 and r.case_id = $2 order by r.recorded_at, r.id`,
        [actor.orgId, caseId],
      )
      return Promise.all(
        rows.map(async (row) => toReason(row, await opened(work, 'need_reason', caseId, row))),
      )
    },

    async giveReason(seen, reason, { writeId }) {
      const claimed = await claimWrite(work, seen.id, { writeId, versionSeen: seen.version })
      if (!('done' in claimed)) return claimed
      const { id, need, on, words } = reason
      await tx.query(
        'add-need-reason',
        `insert into need_reason
           (org_id, case_id, id, need_id, reason, on_day, sealed, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          ...[actor.orgId, seen.id, id, need, reason.reason, on],
          ...[await sealedWords(work, 'need_reason', seen.id, { id, words })],
          ...[work.now(), actor.userId],
        ],
      )
      await tx.query(
        'unmet-need-reason',
        `update unmet_need set reason = $4, reason_on = $5
         where org_id = $1 and case_id = $2 and need_id = $3`,
        [actor.orgId, seen.id, need, reason.reason, on],
      )
      work.log({ act: 'wrote why a need is not met', caseId: seen.id, objectId: id })
      return claimed
    },

    unmet: (scope, sinceBefore) => unmetLines(work, scope, sinceBefore),
  }
}

const logged = {
  opened: 'began a matter',
  moved: 'wrote how a matter stands',
  dated: 'wrote how a matter stands',
  barrier: 'wrote how a matter stands',
  'struck-out': 'struck out part of a matter',
} as const satisfies Record<MatterEventKind, CaseActName>

interface ReasonRow {
  readonly id: string
  readonly need_id: string
  readonly reason: UnmetReason
  readonly on_day: string
  readonly sealed: Buffer | null
  readonly initials: string
}

function toReason(row: ReasonRow, words: string | undefined): NeedReason {
  const { id, need_id: need, reason, on_day, initials } = row
  return { id, need, reason, on: aDay(on_day), initials, ...(words && { words }) }
}

async function addMatterEvent(
  work: UnitOfWork,
  caseId: string,
  event: NewMatterEvent,
): Promise<void> {
  const { tx, actor, now } = work
  const { code, area, day, need, ofEvent } = openPartsOf(event)
  await tx.query(
    'add-matter-event',
    `insert into matter_event (org_id, case_id, id, matter_id, kind, on_day, code, area, the_day,
       need_id, of_event, sealed, recorded_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      ...[actor.orgId, caseId, event.id, event.matter, event.kind, event.on, code ?? null],
      ...[area ?? null, day ?? null, need ?? null, ofEvent ?? null],
      ...[await sealedWords(work, 'matter_event', caseId, event), now(), actor.userId],
    ],
  )
}

type Sealed = 'matter_event' | 'need_reason'

async function sealedWords(
  { actor, keyring }: UnitOfWork,
  table: Sealed,
  caseId: string,
  { id, words }: { readonly id: string; readonly words?: string | undefined },
): Promise<Buffer | null> {
  if (!words) return null
  const key = await keyring.ofCase(actor.orgId, caseId, 'N')
  return sealCell(key, cellIn(table, { orgId: actor.orgId, caseId }, id), Buffer.from(words))
}

async function opened(
  { actor, keyring }: UnitOfWork,
  table: Sealed,
  caseId: string,
  { id, sealed }: { readonly id: string; readonly sealed: Buffer | null },
): Promise<string | undefined> {
  if (sealed === null) return undefined
  const key = await keyring.ofCaseById(actor.orgId, caseId, keyIdOf(sealed))
  const cell = cellIn(table, { orgId: actor.orgId, caseId }, id)
  return openCell(key, cell, sealed).toString('utf8')
}

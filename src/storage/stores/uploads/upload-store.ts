/** Quarantine as people meet it: they put files in and take blocked ones away, and cannot read them back. */
import type {
  FileToHold,
  HeldFile,
  HeldState,
  OwnHeldFile,
  UploadStore,
} from '../../../application/ports/files/upload-store.ts'
import { ukDayOf } from '../../../domain/calendar/day.ts'
import { minutesUntilNextTry } from '../../../domain/uploads/file-state.ts'
import type { Used } from '../../../domain/uploads/quota.ts'
import { sealCell } from '../../sealing/sealed-cell.ts'
import { claimWrite } from '../cases/claim-write.ts'
import { ownCases, servicesOf } from '../lists/case-lines.ts'
import type { UnitOfWork } from '../unit-of-work.ts'
import { cellOfUpload } from './upload-cell.ts'

interface HeldRow {
  readonly id: string
  readonly state: HeldState['state']
  readonly because: string | null
  readonly size: number
  readonly added_at: Date
}

interface OwnRow extends HeldRow {
  readonly case_id: string
  readonly alias: string
  readonly reference: string
}

export function uploadStore(work: UnitOfWork): UploadStore {
  const { tx, actor, keyring } = work
  const { orgId } = actor
  const today = () => ukDayOf(work.now())

  async function usedToday(): Promise<Used> {
    const [row] = await tx.query<{ person: string; organisation: string }>(
      'upload-used',
      `select coalesce(sum(bytes) filter (where user_id = $2), 0) as person,
         coalesce(sum(bytes), 0) as organisation
       from upload_use where org_id = $1 and day = $3`,
      [orgId, actor.userId, today()],
    )
    return { person: Number(row?.person ?? 0), organisation: Number(row?.organisation ?? 0) }
  }

  return {
    usedToday,

    async list(caseId) {
      if (!(await work.isInside(caseId))) return []
      const rows = await tx.query<HeldRow>(
        'uploads-of-case',
        `select id, state, because, size, added_at from upload
         where org_id = $1 and case_id = $2 order by added_at desc, id desc`,
        [orgId, caseId],
      )
      return rows.map(toHeld)
    },

    async mine() {
      const rows = await tx.query<OwnRow>(
        'uploads-of-person',
        `select u.id, u.case_id, u.state, u.because, u.size, u.added_at, f.alias, f.reference
         from upload u join case_file f on f.org_id = u.org_id and f.id = u.case_id
         where ${ownCases} and u.org_id = $1 and u.added_by = $2 order by u.added_at, u.id limit 100`,
        [orgId, actor.userId, servicesOf(actor)],
      )
      return rows.map(
        (row): OwnHeldFile => ({
          ...toHeld(row),
          caseId: row.case_id,
          alias: row.alias,
          reference: row.reference,
        }),
      )
    },

    async hold(seen, file, { writeId }) {
      const caseId = seen.id
      const claimed = await claimWrite(work, caseId, { writeId })
      if (!('done' in claimed)) return claimed
      const at = { orgId, caseId, id: file.id }
      const [nameKey, bytesKey] = [
        await keyring.ofCase(orgId, caseId, 'I'),
        await keyring.ofCase(orgId, caseId, 'L'),
      ]
      await tx.query(
        'upload-hold',
        `insert into upload (org_id, case_id, id, state, because, seen, size, keep_original, name,
           sealed, tries, next_try_at, added_at, added_by)
         values ($1, $2, $3, $14, $4, $5, $6, $7, $8, $9, $10,
           $11::timestamptz + make_interval(mins => $12), $11::timestamptz, $13)`,
        [
          ...[orgId, caseId, file.id, file.because ?? null, file.seen ?? null],
          ...[file.bytes.length, file.keepOriginal],
          sealCell(nameKey, cellOfUpload(at, 'name'), Buffer.from(file.name)),
          sealCell(bytesKey, cellOfUpload(at, 'sealed'), file.bytes),
          ...[file.tries, work.now(), minutesToWait(file), actor.userId, file.state],
        ],
      )
      work.log({ act: heldAct[file.state], caseId, objectId: file.id })
      return claimed
    },

    async remove(seen, uploadId) {
      const [gone] = await tx.query<{ id: string }>(
        'upload-remove',
        `delete from upload where org_id = $1 and case_id = $2 and id = $3
           and state not in ('waiting-for-scan', 'waiting-for-drawing') returning id`,
        [orgId, seen.id, uploadId],
      )
      if (gone === undefined) return false
      work.log({ act: 'removed a blocked file', caseId: seen.id, objectId: uploadId })
      return true
    },

    async count({ bytes, writeId }, quota) {
      // Two sendings of one person at once: the second waits here until the first is done or gone.
      await tx.query(
        'upload-in-turn',
        `select pg_advisory_xact_lock(hashtextextended($1 || 'upload', 28))`,
        [actor.userId],
      )
      const done = await tx.query(
        'upload-counted',
        'select from write_done where org_id = $1 and user_id = $2 and write_id = $3',
        [orgId, actor.userId, writeId],
      )
      if (done.length > 0) return true
      const counted = await tx.query(
        'upload-count',
        `with others as (select coalesce(sum(bytes), 0) as bytes from upload_use
           where org_id = $1 and day = $3 and user_id <> $2)
         insert into upload_use (org_id, user_id, day, files, bytes)
           select $1, $2, $3, 1, $4::bigint from others
           where $4::bigint <= $5::bigint and others.bytes + $4::bigint <= $6::bigint
         on conflict (org_id, day, user_id) do update
           set files = upload_use.files + 1, bytes = upload_use.bytes + $4::bigint
           where upload_use.bytes + $4::bigint <= $5::bigint
             and (select bytes from others) + upload_use.bytes + $4::bigint <= $6::bigint
         returning files`,
        [orgId, actor.userId, today(), bytes, quota.person, quota.organisation],
      )
      return counted.length > 0
    },
  }
}

const heldAct = {
  'waiting-for-scan': 'added a file that waits for the scanner',
  'waiting-for-drawing': 'added a file whose pages are to be drawn',
} as const

/** A scanner that gave no answer is given time; drawing begins at once. */
function minutesToWait({ state, tries }: FileToHold): number {
  return state === 'waiting-for-scan' ? minutesUntilNextTry(tries) : 0
}

function toHeld(row: HeldRow): HeldFile {
  return {
    id: row.id,
    standing: standingOf(row),
    size: row.size,
    addedAt: row.added_at.toISOString(),
  }
}

function standingOf({ state, because }: HeldRow): HeldState {
  // The check writes only reasons of ours, and the table takes nothing else.
  if (state === 'could-not-be-examined' || state === 'waiting-for-drawing') return { state }
  return { state, ...(because && { because }) } as HeldState
}

/** Meetings as sealed versions; what lists need of one lies open beside it. */
import type { KeptMeeting, MeetingStore } from '../../../application/ports/circle/meeting-store.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import { type Meeting, ownActionDue } from '../../../domain/circle/meeting.ts'
import type { StandingMeeting } from '../../../domain/circle/meeting-asks.ts'
import { type Cell, keyIdOf, openCell, sealCell } from '../../sealing/sealed-cell.ts'
import { claimWrite } from '../cases/claim-write.ts'
import type { UnitOfWork } from '../unit-of-work.ts'

interface VersionRow {
  readonly meeting_id: string
  readonly version: number
  readonly sealed: Buffer
  readonly recorded_at: Date
  readonly recorded_by: string
  readonly initials: string
}

interface StandingRow {
  readonly id: string
  readonly held_on: string
  readonly next_on: string | null
  readonly due_on: string | null
  readonly summary: StandingMeeting['summary']
}

export function meetingStore(work: UnitOfWork): MeetingStore {
  const { tx, actor } = work
  const { orgId } = actor

  return {
    async list(caseId) {
      if (!(await work.isInside(caseId))) return []
      work.log({ act: 'opened their meetings', caseId })
      const rows = await tx.query<VersionRow>(
        'meetings',
        `select v.meeting_id, v.version, v.sealed, v.recorded_at, v.recorded_by, u.initials
         from meeting m join meeting_version v on v.org_id = m.org_id and v.case_id = m.case_id
           and v.meeting_id = m.id and v.version = m.version
         join app_user u on u.org_id = v.org_id and u.id = v.recorded_by
         where m.org_id = $1 and m.case_id = $2 order by m.held_on desc, m.id desc`,
        [orgId, caseId],
      )
      return Promise.all(rows.map((row) => opened(work, caseId, row)))
    },

    async keep(seen, { id, meeting }, { writeId, versionSeen }) {
      const claimed = await claimWrite(work, seen.id, { writeId })
      if (!('done' in claimed)) return claimed
      const [row] = await tx.query<{ version: number }>(
        'meeting-version',
        'select version from meeting where org_id = $1 and case_id = $2 and id = $3',
        [orgId, seen.id, id],
      )
      const version = row?.version ?? 0
      if (version !== versionSeen) return { changedMeanwhile: { version } }
      await keepStanding(work, seen.id, { id, meeting, version: version + 1 })
      await addVersion(work, seen.id, { id, meeting, version: version + 1 })
      work.log({ act: 'wrote about a meeting', caseId: seen.id, objectId: id })
      return claimed
    },

    async standing(caseId) {
      if (!(await work.isInside(caseId))) return []
      const rows = await tx.query<StandingRow>(
        'meetings-standing',
        `select id, held_on, next_on, due_on, summary from meeting
         where org_id = $1 and case_id = $2 order by id`,
        [orgId, caseId],
      )
      return rows.map(({ id, held_on, next_on, due_on, summary }) => ({
        ...{ id, heldOn: aDay(held_on), summary },
        ...(next_on && { nextOn: aDay(next_on) }),
        ...(due_on && { dueOn: aDay(due_on) }),
      }))
    },
  }
}

interface Numbered {
  readonly id: string
  readonly meeting: Meeting
  readonly version: number
}

async function keepStanding(
  { tx, actor }: UnitOfWork,
  caseId: string,
  { id, meeting, version }: Numbered,
): Promise<void> {
  const { type, heldOn, nextOn, actions, summary, retention } = meeting
  await tx.query(
    'meeting-keep',
    `insert into meeting (org_id, case_id, id, type, held_on, next_on, due_on, summary, retention,
       version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (org_id, case_id, id) do update set type = excluded.type,
       held_on = excluded.held_on, next_on = excluded.next_on, due_on = excluded.due_on,
       summary = excluded.summary, retention = excluded.retention, version = excluded.version`,
    [
      ...[actor.orgId, caseId, id, type, heldOn, nextOn ?? null, ownActionDue(actions) ?? null],
      ...[summary ? ('told' in summary ? 'told' : 'withheld') : 'none', retention, version],
    ],
  )
}

function cellOf({ actor }: UnitOfWork, caseId: string, id: string, version: number): Cell {
  const rowId = `${id}|${version}`
  const { orgId } = actor
  return { table: 'meeting_version', column: 'sealed', orgId, caseId, rowId, harm: 'N' }
}

async function addVersion(
  work: UnitOfWork,
  caseId: string,
  { id, meeting, version }: Numbered,
): Promise<void> {
  const { tx, actor, now, keyring } = work
  const key = await keyring.ofCase(actor.orgId, caseId, 'N')
  const sealed = sealCell(
    key,
    cellOf(work, caseId, id, version),
    Buffer.from(JSON.stringify(meeting)),
  )
  await tx.query(
    'meeting-version-add',
    `insert into meeting_version (org_id, case_id, meeting_id, version, sealed, recorded_at,
       recorded_by) values ($1, $2, $3, $4, $5, $6, $7)`,
    [actor.orgId, caseId, id, version, sealed, now(), actor.userId],
  )
}

/** Sealed above from a value of this very shape, and bound to its cell. */
async function opened(work: UnitOfWork, caseId: string, row: VersionRow): Promise<KeptMeeting> {
  const { meeting_id, version, sealed, recorded_at, recorded_by, initials } = row
  const key = await work.keyring.ofCaseById(work.actor.orgId, caseId, keyIdOf(sealed))
  const words = openCell(key, cellOf(work, caseId, meeting_id, version), sealed)
  const meeting: Meeting = JSON.parse(words.toString('utf8'))
  const at = recorded_at.toISOString()
  return { id: meeting_id, version, meeting, at, by: recorded_by, initials }
}

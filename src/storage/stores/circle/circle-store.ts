/**
 * The professionals around a person. A change is a version of its own; the row beside it says how each one
 * stands. Two people who change one at once: the second is told.
 */
import type {
  CircleStore,
  KeptMember,
  MemberChange,
  MemberDetails,
  NewVersion,
} from '../../../application/ports/circle/circle-store.ts'
import type { CaseActName } from '../../../domain/looked/acts.ts'
import { claimWrite } from '../cases/claim-write.ts'
import type { UnitOfWork } from '../unit-of-work.ts'
import {
  type MemberRow,
  memberColumns,
  openedWords,
  type StandingRow,
  sealWords,
  standingColumns,
  toMember,
  toStanding,
} from './circle-rows.ts'

const table = 'circle_member_version'

const logged = {
  added: 'brought somebody into the circle',
  'told-less': 'changed what somebody may be told',
  'asked-again': 'changed what somebody may be told',
  'details-changed': 'changed what somebody may be told',
  'conflict-found': 'found that somebody must not be told',
  'conflict-cleared': 'cleared that somebody must not be told',
  ended: 'ended what somebody may be told',
} as const satisfies Record<MemberChange, CaseActName>

export function circleStore(work: UnitOfWork): CircleStore {
  const { tx, actor } = work
  const { orgId } = actor

  return {
    async members(caseId) {
      if (!(await work.isInside(caseId))) return []
      work.log({ act: 'opened their circle', caseId })
      const rows = await tx.query<MemberRow>(
        'circle-members',
        `select ${memberColumns} from circle_member m
         join circle_member_version v on v.org_id = m.org_id and v.case_id = m.case_id
           and v.member_id = m.id and v.version = m.version
         join app_user u on u.org_id = v.org_id and u.id = v.recorded_by
         where m.org_id = $1 and m.case_id = $2 order by m.ended_at nulls first, m.until, m.id`,
        [orgId, caseId],
      )
      return opened(work, caseId, rows)
    },

    async versions(caseId, memberId) {
      if (!(await work.isInside(caseId))) return []
      work.log({ act: 'opened their circle', caseId })
      const rows = await tx.query<MemberRow>(
        'circle-versions',
        `select ${memberColumns} from circle_member m
         join circle_member_version v on v.org_id = m.org_id and v.case_id = m.case_id
           and v.member_id = m.id
         join app_user u on u.org_id = v.org_id and u.id = v.recorded_by
         where m.org_id = $1 and m.case_id = $2 and m.id = $3 order by v.version desc`,
        [orgId, caseId, memberId],
      )
      return opened(work, caseId, rows)
    },

    async keep(seen, version, { writeId, versionSeen }) {
      const claimed = await claimWrite(work, seen.id, { writeId })
      if (!('done' in claimed)) return claimed
      const stands = await versionNow(work, seen.id, version.id)
      if (stands !== versionSeen) return { changedMeanwhile: { version: stands } }
      await keepStanding(work, seen.id, version, versionSeen + 1)
      await addVersion(work, seen.id, version, versionSeen + 1)
      work.log({ act: logged[version.change], caseId: seen.id, objectId: version.id })
      return claimed
    },

    async noteNoticeGiven(seen, memberId, write) {
      const claimed = await claimWrite(work, seen.id, write)
      if (!('done' in claimed)) return claimed
      await tx.query(
        'circle-notice',
        'update circle_member set notice_at = $4 where org_id = $1 and case_id = $2 and id = $3',
        [orgId, seen.id, memberId, work.now()],
      )
      const about = { caseId: seen.id, objectId: memberId }
      work.log({ act: 'gave notice to stop using what was shared', ...about })
      return claimed
    },

    async standing(caseId) {
      if (!(await work.isInside(caseId))) return []
      const rows = await tx.query<StandingRow>(
        'circle-standing',
        `select ${standingColumns} from circle_member m
         join circle_member_version v on v.org_id = m.org_id and v.case_id = m.case_id
           and v.member_id = m.id and v.version = m.version
         where m.org_id = $1 and m.case_id = $2 order by m.id`,
        [orgId, caseId],
      )
      return rows.map(toStanding)
    },
  }
}

async function opened(
  work: UnitOfWork,
  caseId: string,
  rows: readonly MemberRow[],
): Promise<readonly KeptMember[]> {
  return Promise.all(
    rows.map(async (row) => {
      const at = { table, caseId, rowId: rowIdOf(row.member_id, row.version) } as const
      return toMember(row, await openedWords<MemberDetails>(work, at, row.sealed))
    }),
  )
}

const rowIdOf = (memberId: string, version: number): string => `${memberId}|${version}`

async function versionNow(
  { tx, actor }: UnitOfWork,
  caseId: string,
  memberId: string,
): Promise<number> {
  const [row] = await tx.query<{ version: number }>(
    'circle-version',
    'select version from circle_member where org_id = $1 and case_id = $2 and id = $3',
    [actor.orgId, caseId, memberId],
  )
  return row?.version ?? 0
}

/** How it stands, for rules that need no name. */
async function keepStanding(
  { tx, actor, now }: UnitOfWork,
  caseId: string,
  { id, type, until, ended }: NewVersion,
  version: number,
): Promise<void> {
  await tx.query(
    'circle-keep',
    `insert into circle_member (org_id, case_id, id, type, until, version, ended_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (org_id, case_id, id) do update set until = excluded.until,
       version = excluded.version, ended_at = excluded.ended_at`,
    [actor.orgId, caseId, id, type, until, version, ended ? now() : null],
  )
}

async function addVersion(
  work: UnitOfWork,
  caseId: string,
  kept: NewVersion,
  version: number,
): Promise<void> {
  const { tx, actor, now } = work
  const { id, change, grant, askGrant, items, until, ended, conflictSince, details } = kept
  const rowId = rowIdOf(id, version)
  const sealed = await sealWords(work, { table, caseId, rowId }, details)
  await tx.query(
    'circle-version-add',
    `insert into circle_member_version (org_id, case_id, member_id, version, change, grant_fact,
       ask_fact, items, until, ended_on, ended_why, conflict_since, sealed, recorded_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      ...[actor.orgId, caseId, id, version, change, grant, askGrant ?? null, items, until],
      ...[ended?.on ?? null, ended?.why ?? null, conflictSince ?? null],
      ...[sealed, now(), actor.userId],
    ],
  )
}

/** What went out: noted in the transaction that lets it out, while the consents of the case are held still. */
import type { NewShared, SharingStore } from '../../../application/ports/circle/sharing-store.ts'
import type { UnitOfWork } from '../unit-of-work.ts'
import {
  openedWords,
  type SharedRow,
  type SharedWords,
  sealWords,
  toShared,
} from './circle-rows.ts'

const table = 'shared_item'

export function sharingStore(work: UnitOfWork): SharingStore {
  const { tx, actor } = work
  const { orgId } = actor

  return {
    async holdStill(caseId) {
      if (!(await work.isInside(caseId))) return
      // The same row that every write of facts takes: whichever comes second waits, and sees the first.
      await tx.query(
        'hold-consents-still',
        'select from case_file where org_id = $1 and id = $2 for update',
        [orgId, caseId],
      )
    },

    async noteShared(seen, shared) {
      if (!(await work.isInside(seen.id))) throw new Error('the case was not opened')
      const added = await add(work, seen.id, shared)
      // Sent again, it is the same line, and the log has it already.
      if (!added) return
      await tx.query(
        'circle-told',
        `update circle_member set told_at = $4 where org_id = $1 and case_id = $2 and id = $3`,
        [orgId, seen.id, shared.memberId ?? null, work.now()],
      )
      work.log({ act: actOf(shared), caseId: seen.id, objectId: shared.id })
    },

    async sharedWith(caseId, memberId) {
      if (!(await work.isInside(caseId))) return []
      work.log({ act: 'opened what was shared', caseId })
      const rows = await tx.query<SharedRow>(
        'shared-with',
        `select s.id, s.member_id, s.type, s.grant_fact, s.lawful, s.items, s.way, s.thing_id, s.sealed,
           s.shared_at, s.shared_by, u.initials
         from shared_item s join app_user u on u.org_id = s.org_id and u.id = s.shared_by
         where s.org_id = $1 and s.case_id = $2 and ($3::uuid is null or s.member_id = $3)
         order by s.shared_at desc, s.id desc`,
        [orgId, caseId, memberId ?? null],
      )
      return Promise.all(
        rows.map(async (row) => {
          const at = { table, caseId, rowId: row.id } as const
          return toShared(row, await openedWords<SharedWords>(work, at, row.sealed))
        }),
      )
    },
  }
}

function actOf({ by, lawful }: NewShared) {
  if (by === 'court') return 'let something out under a demand'
  return lawful ? 'told somebody for a lawful reason' : 'told a professional'
}

async function add(work: UnitOfWork, caseId: string, shared: NewShared): Promise<boolean> {
  const { tx, actor } = work
  const { id, memberId, type, grant, lawful, items, by, thingId, who, what } = shared
  const words = { who, ...(what && { what }) }
  const sealed = await sealWords(work, { table, caseId, rowId: id }, words)
  const rows = await tx.query(
    'add-shared',
    `insert into shared_item (org_id, case_id, id, member_id, type, grant_fact, lawful, items, way,
       thing_id, sealed, shared_at, shared_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     on conflict (org_id, case_id, id) do nothing returning id`,
    [
      ...[
        actor.orgId,
        caseId,
        id,
        memberId ?? null,
        type,
        grant ?? null,
        lawful ?? null,
        items,
        by,
      ],
      ...[thingId ?? null, sealed, work.now(), actor.userId],
    ],
  )
  return rows.length > 0
}

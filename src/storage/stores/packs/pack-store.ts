/** Sharing packs: what went out, to whom, behind which door. Rows are added and never changed. */
import type {
  KeptPack,
  PackRecord,
  PackStore,
} from '../../../application/ports/packs/pack-store.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import type { ShareItem } from '../../../domain/circle/share-items.ts'
import type { PackTemplateName } from '../../../domain/packs/pack-templates.ts'
import { sealedWords } from '../cases/sealed-words.ts'
import type { UnitOfWork } from '../unit-of-work.ts'

interface PackRow {
  readonly id: string
  readonly member_id: string
  readonly template: PackTemplateName
  readonly items: ShareItem[]
  readonly shown_on: string
  readonly views: number
  readonly door_id: string
  readonly sealed: Buffer
  readonly made_at: Date
  readonly initials: string
}

export function packStore(work: UnitOfWork): PackStore {
  const { tx, actor } = work
  const { orgId } = actor
  const words = sealedWords(work, 'sharing_pack', 'N')

  return {
    async add(seen, pack) {
      if (!(await work.isInside(seen.id))) throw new Error('the case was not opened')
      const { id, memberId, template, items, shownOn, views, doorId } = pack
      const sealed = await words.seal(seen.id, id, pack.words)
      await tx.query(
        'pack-add',
        `insert into sharing_pack (org_id, case_id, id, member_id, template, items, shown_on, views,
           door_id, sealed, made_at, made_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [
          ...[orgId, seen.id, id, memberId, template, items, shownOn, views],
          ...[doorId, sealed, work.now(), actor.userId],
        ],
      )
      work.log({ act: 'gave out a sharing pack', caseId: seen.id, objectId: id })
    },

    async list(caseId) {
      if (!(await work.isInside(caseId))) return []
      const rows = await tx.query<PackRow>(
        'packs-of-case',
        `select p.id, p.member_id, p.template, p.items, p.shown_on, p.views, p.door_id, p.sealed,
           p.made_at, u.initials
         from sharing_pack p join app_user u on u.org_id = p.org_id and u.id = p.made_by
         where p.org_id = $1 and p.case_id = $2 order by p.made_at desc, p.id desc`,
        [orgId, caseId],
      )
      work.log({ act: 'opened their sharing packs', caseId })
      return Promise.all(
        rows.map(async (row): Promise<KeptPack> => {
          const { id, member_id: memberId, template, items, views, initials } = row
          return {
            ...{ id, memberId, template, items, views, initials, doorId: row.door_id },
            shownOn: aDay(row.shown_on),
            words: await words.open<PackRecord>(caseId, id, row.sealed),
            madeAt: row.made_at.toISOString(),
          }
        }),
      )
    },
  }
}

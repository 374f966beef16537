/**
 * Conflicts of interest in SQL. The reason is kept first, then the rows are closed: afterwards the case
 * may be out of the sight of whoever says so about themselves.
 */
import type { BlockNow, BlockStore } from '../../../application/ports/access-stores.ts'
import { newId } from '../../new-id.ts'
import type { UnitOfWork } from '../unit-of-work.ts'
import { openWords, sealWords } from './words-of-staff.ts'

interface BlockRow {
  readonly id: string
  readonly user_id: string
  readonly display_name: string
  readonly declared: boolean
  readonly sealed: Buffer
  readonly set_by: string
  readonly set_at: Date
}

const table = 'case_block'

export function blockStore(work: UnitOfWork): BlockStore {
  const { tx, actor } = work
  const { orgId, userId: own } = actor

  async function close(caseId: string, userId: string, out: boolean): Promise<void> {
    await tx.query('keep-out-of-case', 'select from keep_out_of_case($1, $2, $3)', [
      caseId,
      userId,
      out,
    ])
  }

  return {
    async ofCase(caseId) {
      if (!(await work.isInside(caseId))) return []
      const rows = await tx.query<BlockRow>(
        'blocks-of-case',
        `select b.id, b.user_id, u.display_name, b.declared, b.sealed, s.display_name as set_by,
           b.set_at
         from case_block b
         join app_user u on u.org_id = b.org_id and u.id = b.user_id
         join app_user s on s.org_id = b.org_id and s.id = b.set_by
         where b.org_id = $1 and b.case_id = $2 and b.lifted_at is null
         order by b.set_at, b.id`,
        [orgId, caseId],
      )
      return Promise.all(rows.map((row) => toBlock(work, row)))
    },

    async keepOut({ id: caseId }, { userId, words, writeId }) {
      // Two leads may press at once. The second waits here, and then sees what the first one did.
      await tx.query('block-in-turn', 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `block|${orgId}|${caseId}`,
      ])
      const [file] = await tx.query<{ out: boolean }>(
        'block-already',
        'select $3 = any (blocked_ids) as out from case_file where org_id = $1 and id = $2',
        [orgId, caseId, userId],
      )
      if (file === undefined || file.out) return false
      const declared = userId === own
      const id = newId()
      await tx.query(
        'block-add',
        `insert into case_block (org_id, case_id, id, user_id, declared, sealed, set_by)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [
          orgId,
          caseId,
          id,
          userId,
          declared,
          await sealWords(work, { table, column: 'sealed', rowId: id }, words),
          own,
        ],
      )
      await close(caseId, userId, true)
      await tx.query(
        'block-done',
        'insert into write_done (org_id, user_id, write_id, version) values ($1, $2, $3, 0)',
        [orgId, own, writeId],
      )
      const act = declared ? 'declared a conflict of interest' : 'kept a colleague out of the case'
      work.log({ act, caseId, objectId: userId })
      return true
    },

    async wasKeptOut(writeId) {
      const found = await tx.query(
        'block-was-done',
        'select version from write_done where org_id = $1 and user_id = $2 and write_id = $3',
        [orgId, own, writeId],
      )
      return found.length > 0
    },

    async letBack({ id: caseId }, userId) {
      const lifted = await tx.query(
        'block-lift',
        `update case_block set lifted_at = clock_timestamp(), lifted_by = $4
         where org_id = $1 and case_id = $2 and user_id = $3 and lifted_at is null returning id`,
        [orgId, caseId, userId, own],
      )
      if (lifted.length === 0) return false
      await close(caseId, userId, false)
      work.log({ act: 'let a colleague back to the case', caseId, objectId: userId })
      return true
    },
  }
}

async function toBlock(work: UnitOfWork, row: BlockRow): Promise<BlockNow> {
  return {
    userId: row.user_id,
    displayName: row.display_name,
    declared: row.declared,
    words: await openWords(work, { table, column: 'sealed', rowId: row.id }, row.sealed),
    setBy: row.set_by,
    setAt: row.set_at.toISOString(),
  }
}

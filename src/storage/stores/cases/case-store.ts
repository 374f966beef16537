/**
 * Cases as this person may see them. Opening one enters it and leaves a line in the log; writing
 * adds facts, replaces what lists know, and never loses another writer's work.
 */
import type { CaseFile, CaseStore, Written } from '../../../application/ports/case-store.ts'
import type { CaseRow, UnitOfWork } from '../unit-of-work.ts'
import { claimWrite } from './claim-write.ts'
import { insertFacts, readFacts } from './fact-rows.ts'
import { replaceProjection } from './projection-rows.ts'

export function caseStore(work: UnitOfWork): CaseStore {
  const { tx, actor } = work
  const { orgId } = actor

  return {
    async open(caseId) {
      const [file, facts] = await Promise.all([work.enter(caseId), readFacts(work, caseId)])
      return file && { ...toCaseFile(file), facts }
    },

    async look(caseId) {
      const file = await work.enter(caseId, { quietly: true })
      return file && toCaseFile(file)
    },

    async unusedReference() {
      const [row] = await tx.query<{ reference: string }>(
        'unused-reference',
        'select unused_reference() as reference',
      )
      if (row === undefined) throw new Error('the database made no reference')
      return row.reference
    },

    create: (file, { writeId }) => create(work, file, writeId),

    async append(seen, { facts, projection }, write) {
      const claimed = await claimWrite(work, seen.id, write)
      if (!('done' in claimed)) return claimed
      await insertFacts(work, seen.id, facts, claimed.version)
      await replaceProjection(tx, { orgId, caseId: seen.id }, projection)
      return claimed
    },

    async wasDone(writeId) {
      const done = await tx.query(
        'write-was-done',
        'select from write_done where org_id = $1 and user_id = $2 and write_id = $3',
        [orgId, actor.userId, writeId],
      )
      return done.length > 0
    },

    async reproject(caseId, projection) {
      if (!(await work.isInside(caseId))) throw new Error('a case that was not opened')
      await replaceProjection(tx, { orgId, caseId }, projection)
    },

    async reassign(seen, to, write) {
      const claimed = await claimWrite(work, seen.id, write)
      if (!('done' in claimed)) return claimed
      await tx.query('reassign-case', 'select from reassign_case($1, $2, $3, $4)', [
        seen.id,
        to.serviceId,
        to.workerId,
        to.coverWorkerId ?? null,
      ])
      return claimed
    },
  }
}

/** The file alone; its first facts are appended next, in the same transaction. */
async function create(
  work: UnitOfWork,
  file: Omit<CaseFile, 'version'>,
  writeId: string,
): Promise<Written> {
  const { tx, actor } = work
  const claimed = await tx.query(
    'create-claim',
    `insert into write_done (org_id, user_id, write_id, version) values ($1, $2, $3, 1)
     on conflict do nothing returning version`,
    [actor.orgId, actor.userId, writeId],
  )
  if (claimed.length === 0) return { alreadyDone: true, version: 1 }
  const created = await tx.query(
    'create-case',
    `insert into case_file
       (org_id, id, reference, alias, service_id, worker_id, cover_worker_id, opened_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (org_id, id) do nothing
     returning id`,
    [
      actor.orgId,
      file.id,
      file.reference,
      file.alias,
      file.serviceId,
      file.workerId,
      file.coverWorkerId ?? null,
      work.now(),
    ],
  )
  // There is one already: this person's, or to be refused like any other that is not theirs.
  if (created.length === 0) return { alreadyDone: true, version: 1 }
  return { done: true, version: 1 }
}

export function toCaseFile(row: CaseRow): CaseFile {
  return {
    id: row.id,
    reference: row.reference,
    alias: row.alias,
    serviceId: row.service_id,
    workerId: row.worker_id,
    ...(row.cover_worker_id && { coverWorkerId: row.cover_worker_id }),
    ...(row.blocked_ids.length > 0 && { blockedIds: row.blocked_ids }),
    version: row.version,
  }
}

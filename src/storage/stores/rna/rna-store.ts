/**
 * Working copies of RNAs, what was sent, and what came back. A submission is frozen: its text and
 * hash are never changed, and each party reads a copy sealed under its own key.
 */
import type { RnaStore, SeatAnswer, Submission } from '../../../application/ports/rna-stores.ts'
import { newId } from '../../new-id.ts'
import { type Cell, keyIdOf, openCell, sealCell } from '../../sealing/sealed-cell.ts'
import { claimWrite } from '../cases/claim-write.ts'
import type { UnitOfWork } from '../unit-of-work.ts'
import {
  deliverAnswer,
  openAnswers,
  partiesOf,
  type SealedAnswer,
  seatItemCell,
} from './parties.ts'

interface SubmissionRow {
  readonly id: string
  readonly rna_id: string
  readonly sealed: Buffer
  readonly sha256: string
  readonly released_at: Date
  readonly released_by: string
}

export function rnaStore(work: UnitOfWork): RnaStore {
  const { tx, actor, keyring } = work
  const { orgId } = actor

  return {
    async find(caseId, rnaId) {
      if (!(await work.isInside(caseId))) return undefined
      const [row] = await tx.query<{ version: number; sealed: Buffer; saved_at: Date }>(
        'rna-find',
        `select version, sealed, saved_at from rna_draft
         where org_id = $1 and case_id = $2 and rna_id = $3`,
        [orgId, caseId, rnaId],
      )
      if (row === undefined) return undefined
      const key = await keyring.ofCaseById(orgId, caseId, keyIdOf(row.sealed))
      const text = openCell(key, draftCell({ orgId, caseId }, rnaId), row.sealed).toString('utf8')
      const savedAt = row.saved_at.toISOString()
      return { rnaId, version: row.version, content: JSON.parse(text), savedAt }
    },

    save: (seen, rnaId, content, write) => save(work, { caseId: seen.id, rnaId, content }, write),

    async submissions(caseId) {
      if (!(await work.isInside(caseId))) return []
      const rows = await tx.query<SubmissionRow>(
        'submissions-of-case',
        `select id, rna_id, sealed, sha256, released_at, released_by from submission
         where org_id = $1 and case_id = $2 order by released_at, id`,
        [orgId, caseId],
      )
      const submissions: Submission[] = []
      for (const row of rows) {
        const key = await keyring.ofCaseById(orgId, caseId, keyIdOf(row.sealed))
        const cell = submissionCell({ orgId, caseId }, row.id)
        submissions.push(toSubmission(row, openCell(key, cell, row.sealed).toString('utf8')))
      }
      return submissions
    },

    async submit(seen, { id, rnaId, text, sha256 }) {
      const caseId = seen.id
      if (!(await work.isInside(caseId))) throw new Error('a submission of a case not opened')
      const key = await keyring.ofCase(orgId, caseId, 'N')
      const cell = submissionCell({ orgId, caseId }, id)
      await tx.query(
        'submission-add',
        `insert into submission (org_id, case_id, id, rna_id, sealed, sha256, released_at, released_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          orgId,
          caseId,
          id,
          rnaId,
          sealCell(key, cell, Buffer.from(text)),
          sha256,
          work.now(),
          actor.userId,
        ],
      )
      work.log({ act: 'sent a submission', caseId, objectId: id })
      const prime = (await partiesOf(work, id)).find(({ kind }) => kind === 'prime')
      // Where the prime contractor does not use Waymark, the pack goes on paper.
      if (prime === undefined) return
      await tx.query('deliver-submission', 'select deliver_submission($1, $2, $3, $4)', [
        id,
        prime.orgId,
        sealCell(prime.key, seatItemCell(prime.orgId, id), Buffer.from(text)),
        work.now(),
      ])
    },

    async answers(caseId) {
      const [inside, rows] = await Promise.all([
        work.isInside(caseId),
        tx.query<SealedAnswer>(
          'answers-of-case',
          `select id, submission_id, kind, by_kind, at, answer_by, sealed, taken from case_answer
           where org_id = $1 and case_id = $2 order by at, id`,
          [orgId, caseId],
        ),
      ])
      return inside ? openAnswers(work, rows) : []
    },

    async takeAnswer(caseId, answerId) {
      if (!(await work.isInside(caseId))) throw new Error('an answer of a case not opened')
      const values = [orgId, caseId, answerId]
      await tx.query(
        'answer-taken',
        'update case_answer set taken = true where org_id = $1 and case_id = $2 and id = $3',
        values,
      )
      await tx.query(
        'answer-no-longer-waiting',
        'delete from answer_waiting where org_id = $1 and case_id = $2 and answer_id = $3',
        values,
      )
    },

    async supply(caseId, submissionId, words) {
      if (!(await work.isInside(caseId))) throw new Error('an answer for a case not opened')
      const [asked] = await tx.query<{ by_kind: SeatAnswer['by'] }>(
        'who-asked',
        `select by_kind from case_answer where org_id = $1 and case_id = $2 and submission_id = $3
           and kind = 'information-requested' order by at desc, id desc limit 1`,
        [orgId, caseId, submissionId],
      )
      if (asked === undefined) throw new Error('nobody asked for information on this submission')
      const answer = { id: newId(), submissionId, kind: 'information-supplied', words } as const
      const told = await deliverAnswer(work, answer, ['provider', asked.by_kind])
      if (!told) throw new Error('the seat waits for no information any more')
      work.log({ act: 'supplied information', caseId, objectId: submissionId })
    },
  }
}

/**
 * Two people's saves are put in a row by the lock on the case file; the later one is then compared
 * with what the earlier one left.
 */
async function save(
  work: UnitOfWork,
  { caseId, rnaId, content }: { caseId: string; rnaId: string; content: unknown },
  write: { writeId: string; rnaVersionSeen: number },
): ReturnType<RnaStore['save']> {
  const { tx, keyring } = work
  const { orgId, userId } = work.actor
  if (!(await work.isInside(caseId))) throw new Error('an RNA of a case that was not opened')
  await tx.query('case-lock', 'select from case_file where org_id = $1 and id = $2 for update', [
    orgId,
    caseId,
  ])
  const [stands] = await tx.query<{ version: number; done: boolean }>(
    'rna-before-save',
    `select coalesce((select version from rna_draft
         where org_id = $1 and case_id = $2 and rna_id = $3), 0) as version,
       exists (select from write_done
         where org_id = $1 and user_id = $4 and write_id = $5) as done`,
    [orgId, caseId, rnaId, userId, write.writeId],
  )
  const { version = 0, done = false } = stands ?? {}
  if (done) return { alreadyDone: true, version }
  if (version !== write.rnaVersionSeen) return { changedMeanwhile: { version } }
  await claimWrite(work, caseId, { writeId: write.writeId })
  const key = await keyring.ofCase(orgId, caseId, 'N')
  const cell = draftCell({ orgId, caseId }, rnaId)
  await tx.query(
    'rna-save',
    `insert into rna_draft (org_id, case_id, rna_id, version, sealed, saved_at, saved_by)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (org_id, case_id, rna_id) do update set version = excluded.version,
       sealed = excluded.sealed, saved_at = excluded.saved_at, saved_by = excluded.saved_by`,
    [
      orgId,
      caseId,
      rnaId,
      version + 1,
      sealCell(key, cell, Buffer.from(JSON.stringify(content))),
      work.now(),
      userId,
    ],
  )
  return { done: true, version: version + 1 }
}

function toSubmission(row: SubmissionRow, text: string): Submission {
  const { id, rna_id: rnaId, sha256, released_by: releasedBy } = row
  return { id, rnaId, text, sha256, releasedAt: row.released_at.toISOString(), releasedBy }
}

function draftCell(at: { orgId: string; caseId: string }, rnaId: string): Cell {
  return { table: 'rna_draft', column: 'sealed', ...at, rowId: rnaId, harm: 'N' }
}

function submissionCell(at: { orgId: string; caseId: string }, id: string): Cell {
  return { table: 'submission', column: 'sealed', ...at, rowId: id, harm: 'N' }
}

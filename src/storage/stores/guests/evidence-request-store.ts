/** Questions to professionals, and their answers, inside the case. */
import type {
  EvidenceRequest,
  EvidenceRequests,
} from '../../../application/ports/guests/evidence-requests.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import type { EvidenceAnswer, EvidenceTemplate } from '../../../domain/guests/evidence-question.ts'
import { newAnswerKey, openAnswer } from '../../guest-door/answer-seal.ts'
import { sealedWords } from '../cases/sealed-words.ts'
import type { UnitOfWork } from '../unit-of-work.ts'

interface RequestRow {
  readonly id: string
  readonly member_id: string
  readonly fact_id: string
  readonly promise_id: string | null
  readonly need_id: string | null
  readonly template: EvidenceTemplate
  readonly by_day: string
  readonly asked_at: Date
  readonly initials: string
  readonly sealed: Buffer
  readonly answer_kind: EvidenceAnswer['kind'] | null
  readonly has_file: boolean
  readonly answered_ms: number | null
  readonly taken_at: Date | null
}

interface AnswerRow {
  readonly answer_to: Buffer
  readonly answer_key: Buffer
  readonly answer_kind: EvidenceAnswer['kind'] | null
  readonly answer: Buffer | null
  readonly answer_file: Buffer | null
}

export function evidenceRequestStore(work: UnitOfWork): EvidenceRequests {
  const { tx, actor } = work
  const { orgId } = actor
  const words = sealedWords(work, 'evidence_request', 'N')

  return {
    async add(seen, { id, memberId, factId, promiseId, needId, template, by, ...said }) {
      if (!(await work.isInside(seen.id))) throw new Error('the case was not opened')
      const { answerTo, answerKey } = newAnswerKey()
      const [sealed, key] = await Promise.all([
        words.seal(seen.id, id, { who: said.who, own: said.own }),
        words.seal(seen.id, `${id}|key`, answerKey.toString('base64')),
      ])
      await tx.query(
        'evidence-request-add',
        `insert into evidence_request (org_id, case_id, id, member_id, fact_id, promise_id, need_id,
           template, by_day, asked_at, asked_by, sealed, answer_to, answer_key)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
        [
          ...[orgId, seen.id, id, memberId, factId, promiseId ?? null, needId ?? null],
          ...[template, by, work.now(), actor.userId, sealed, answerTo, key],
        ],
      )
      work.log({ act: 'asked a professional a question', caseId: seen.id, objectId: id })
    },

    async list(caseId) {
      if (!(await work.isInside(caseId))) return []
      work.log({ act: 'looked at the questions to professionals', caseId })
      const rows = await tx.query<RequestRow>(
        'evidence-requests',
        // By the clock of the database, told on the clock of a rehearsal.
        `select r.id, r.member_id, r.fact_id, r.promise_id, r.need_id, r.template, r.by_day, r.asked_at,
           u.initials, r.sealed, r.answer_kind, r.answer_file is not null as has_file, r.taken_at,
           (extract(epoch from now() - r.answered_at) * 1000)::float8 as answered_ms
         from evidence_request r join app_user u on u.org_id = r.org_id and u.id = r.asked_by
         where r.org_id = $1 and r.case_id = $2 order by r.asked_at desc, r.id desc`,
        [orgId, caseId],
      )
      const now = Date.parse(work.now())
      return Promise.all(
        rows.map(async (row) =>
          toRequest(row, await words.open<Said>(caseId, row.id, row.sealed), now),
        ),
      )
    },

    async readAnswer(caseId, id) {
      if (!(await work.isInside(caseId))) return undefined
      const [row] = await tx.query<AnswerRow>(
        'evidence-answer',
        `select answer_to, answer_key, answer_kind, answer, answer_file from evidence_request
         where org_id = $1 and case_id = $2 and id = $3`,
        [orgId, caseId, id],
      )
      if (!row?.answer || !row.answer_kind) return undefined
      work.log({ act: 'opened what a professional answered', caseId, objectId: id })
      const kept = await words.open<string>(caseId, `${id}|key`, row.answer_key)
      const keys = { answerTo: row.answer_to, answerKey: Buffer.from(kept, 'base64') }
      const at = { orgId, caseId, id }
      const said = openAnswer(keys, at, 'answer', row.answer).toString('utf8')
      const file = row.answer_file && openAnswer(keys, at, 'answer_file', row.answer_file)
      return { kind: row.answer_kind, words: said, ...(file && { file }) }
    },

    async take(seen, id) {
      if (!(await work.isInside(seen.id))) throw new Error('the case was not opened')
      await tx.query(
        'evidence-answer-take',
        `update evidence_request set taken_at = $4, taken_by = $5, answer_file = null
         where org_id = $1 and case_id = $2 and id = $3 and taken_at is null`,
        [orgId, seen.id, id, work.now(), actor.userId],
      )
      work.log({
        act: 'took what a professional answered into the record',
        caseId: seen.id,
        objectId: id,
      })
    },
  }
}

interface Said {
  readonly who: string
  readonly own?: string
}

function toRequest(row: RequestRow, { who, own }: Said, now: number): EvidenceRequest {
  const { answer_kind: kind, answered_ms: ago } = row
  return {
    id: row.id,
    memberId: row.member_id,
    factId: row.fact_id,
    ...(row.promise_id && { promiseId: row.promise_id }),
    ...(row.need_id && { needId: row.need_id }),
    template: row.template,
    by: aDay(row.by_day),
    who,
    ...(own && { own }),
    askedAt: row.asked_at.toISOString(),
    initials: row.initials,
    ...(kind &&
      ago !== null && {
        answered: { kind, hasFile: row.has_file, at: new Date(now - ago).toISOString() },
      }),
    ...(row.taken_at && { takenAt: row.taken_at.toISOString() }),
  }
}

/** What the data protection lead and the answering managers see across cases: holds, questions, days. */
import type { LookedOffice, OpenQuestion } from '../../../application/ports/looked/looked-stores.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import type { UnitOfWork } from '../unit-of-work.ts'
import { type HoldRow, holdColumns, openHold } from './hold-rows.ts'
import { openWords, sealWords } from './sealed-words.ts'

interface OpenRow {
  readonly id: string
  readonly case_id: string
  readonly case_reference: string
  readonly asked_at: Date
  readonly answer_by: string
  readonly words: Buffer | null
  readonly taken_by_name: string | null
  readonly taken_at: Date | null
  readonly line_at: Date
  readonly line_by: string | null
  readonly line_role: string
  readonly line_act: string
  readonly entry_id: string
}

interface UnusualRow {
  readonly day: string
  readonly user_id: string
  readonly name: string | null
  readonly role: string
  readonly records: number
  readonly case_references: string[]
}

export function lookedOffice(work: UnitOfWork): LookedOffice {
  const { tx, actor } = work
  const { orgId } = actor

  return {
    async holds() {
      work.log({ act: 'read the holds' })
      const rows = await tx.query<HoldRow>(
        'holds-of-all',
        `select ${holdColumns} from looked_hold h
         left join app_user u on u.org_id = h.org_id and u.id = h.placed_by
         where h.org_id = $1
           and h.until_day >= (now() at time zone 'Europe/London')::date - 30
         order by h.ended_at is not null, h.until_day, h.placed_at, h.id`,
        [orgId],
      )
      return Promise.all(
        rows.map(async (row) => ({
          ...(await openHold(work, row)),
          caseReference: row.case_reference,
        })),
      )
    },

    async questions() {
      work.log({ act: 'read questions about who looked' })
      const rows = await tx.query<OpenRow>(
        'questions-open',
        `select id, case_id, case_reference, entry_id, asked_at, answer_by::text, words,
           taken_by_name, taken_at, line_at, line_by, line_role, line_act
         from questions_for_me()`,
      )
      return Promise.all(rows.map((row) => toOpenQuestion(work, row)))
    },

    async countQuestions() {
      const [row] = await tx.query<{ count: number }>(
        'questions-count',
        'select count(*)::int as count from questions_for_me()',
      )
      return row?.count ?? 0
    },

    async answer(questionId, words) {
      const [found] = await tx.query<{ case_id: string }>(
        'question-case',
        'select case_id from questions_for_me() where id = $1',
        [questionId],
      )
      if (found === undefined) return false
      const of = { rowId: questionId, caseId: found.case_id }
      const place = { ...of, table: 'looked_question', column: 'answer' } as const
      const sealed = words === undefined ? null : await sealWords(work, place, words)
      const [done] = await tx.query<{ of_case: string | null; of_reference: string | null }>(
        'question-answer',
        'select of_case, of_reference from answer_question($1, $2)',
        [questionId, sealed],
      )
      if (!done?.of_case) return false
      work.log({
        act: words === undefined ? 'looked into a line' : 'answered about a line',
        caseId: done.of_case,
        caseReference: done.of_reference ?? '',
        objectId: questionId,
      })
      return true
    },

    async unusual(moreThan) {
      work.log({ act: 'read unusual access' })
      const rows = await tx.query<UnusualRow>(
        'looked-unusual',
        `select (a.at at time zone 'Europe/London')::date::text as day, a.user_id,
           u.display_name as name, min(a.role) as role,
           count(distinct a.case_id)::int as records,
           array_agg(distinct a.case_reference) as case_references
         from audit_entry a
         left join app_user u on u.org_id = a.org_id and u.id = a.user_id
         where a.org_id = $1 and a.at >= now() - interval '31 days'
           and a.case_id is not null and a.case_reference is not null
         group by 1, a.user_id, u.display_name
         having count(distinct a.case_id) > $2
         order by 1 desc, u.display_name, a.user_id limit 500`,
        [orgId, moreThan],
      )
      return rows.map((row) => ({
        day: aDay(row.day),
        userId: row.user_id,
        name: row.name ?? 'Waymark itself',
        role: row.role,
        records: row.records,
        references: row.case_references,
      }))
    },
  }
}

async function toOpenQuestion(work: UnitOfWork, row: OpenRow): Promise<OpenQuestion> {
  const { id: rowId, case_id: caseId } = row
  const place = { table: 'looked_question', column: 'words', rowId, caseId } as const
  return {
    id: row.id,
    entryId: row.entry_id,
    caseId,
    caseReference: row.case_reference,
    askedAt: row.asked_at.toISOString(),
    answerBy: aDay(row.answer_by),
    ...(row.words && { words: await openWords(work, place, row.words) }),
    ...(row.taken_at && { takenAt: row.taken_at.toISOString() }),
    ...(row.taken_by_name !== null && { takenByName: row.taken_by_name }),
    line: {
      at: row.line_at.toISOString(),
      by: row.line_by ?? 'Waymark itself',
      role: row.line_role,
      act: row.line_act,
    },
  }
}

/** The log of one case for its own team: lines, holds and questions. Opening it is one line itself. */
import type { LookedFile, LookedStore } from '../../../application/ports/looked/looked-stores.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import type { Done } from '../../../domain/looked/line.ts'
import type { Question } from '../../../domain/looked/question.ts'
import { openReason } from '../../audit/reasons.ts'
import type { UnitOfWork } from '../unit-of-work.ts'
import { type HoldRow, holdColumns, openHold, toHold } from './hold-rows.ts'
import { openWords, sealWords } from './sealed-words.ts'

/** Turning pages and choosing filters is still the same opening. */
const sameOpening = '15 minutes'

interface DoneRow {
  readonly ids: string[]
  readonly times: Date[]
  readonly initials: string | null
  readonly role: string
  readonly act: string
  readonly reason: Buffer | null
}

interface QuestionRow {
  readonly id: string
  readonly entry_id: string
  readonly asked_at: Date
  readonly answer_by: string
  readonly words: Buffer | null
  readonly taken_at: Date | null
  readonly answered_at: Date | null
  readonly answer: Buffer | null
}

export function lookedStore(work: UnitOfWork): LookedStore {
  const { tx, actor } = work
  const { orgId } = actor

  return {
    async open(caseId) {
      const entering = work.enter(caseId, { quietly: true })
      const asked = tx.query<{ day: string; organisation: string; told: boolean }>(
        'looked-open',
        `select (now() at time zone 'Europe/London')::date::text as day, o.name as organisation,
           exists (select from audit_entry a where a.org_id = $1 and a.case_id = $2
             and a.user_id = $3 and a.act = 'opened who looked'
             and a.at > now() - $4::interval) as told
         from organisation o where o.org_id = $1`,
        [orgId, caseId, actor.userId, sameOpening],
      )
      const [file, [now]] = await Promise.all([entering, asked])
      if (file === undefined) return undefined
      if (!now?.told) work.log({ act: 'opened who looked', caseId })
      const { id, reference, alias, service_id, worker_id, cover_worker_id, version } = file
      return {
        id,
        reference,
        alias,
        serviceId: service_id,
        workerId: worker_id,
        ...(cover_worker_id && { coverWorkerId: cover_worker_id }),
        version,
        organisation: now?.organisation ?? '',
        logDay: aDay(now?.day ?? ''),
      }
    },

    async done(caseId, without) {
      const rows = await tx.query<DoneRow>(
        'looked-done',
        `select array_agg(a.id order by a.at, a.id) as ids,
           array_agg(a.at order by a.at, a.id) as times,
           u.initials, a.role, a.act, r.sealed as reason
         from audit_entry a
         left join audit_reason r
           on r.org_id = a.org_id and r.case_id = a.case_id and r.entry_id = a.id
         left join app_user u on u.org_id = a.org_id and u.id = a.user_id
         where a.org_id = $1 and a.case_id = $2
           and a.id <> all ($3::uuid[])
         group by (a.at at time zone 'Europe/London')::date, a.user_id, u.initials, a.role, a.act,
           r.entry_id, r.sealed`,
        [orgId, caseId, [...without]],
      )
      return Promise.all(rows.map((row) => toDone(work, caseId, row)))
    },

    async holds(caseId) {
      return (await holdRows(work, caseId)).map(toHold)
    },

    async holdsInFull(caseId) {
      work.log({ act: 'read the holds of a case', caseId })
      const rows = await holdRows(work, caseId)
      return Promise.all(rows.map((row) => openHold(work, row)))
    },

    async place(file, hold, renewsBy) {
      const { id, ground, subjects, entryIds, fromDay, untilDay, reason, renews } = hold
      const at = { caseId: file.id, table: 'looked_hold', column: 'reason', rowId: id } as const
      const placed = await tx.query(
        'hold-place',
        `insert into looked_hold (org_id, case_id, id, case_reference, ground, subjects, entry_ids,
           from_day, until_day, placed_by, reason, renews, renews_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         on conflict do nothing returning id`,
        [
          ...[orgId, file.id, id, file.reference, ground, [...subjects], [...entryIds]],
          ...[fromDay, untilDay, actor.userId, await sealWords(work, at, reason)],
          ...[renews ?? null, renewsBy ?? null],
        ],
      )
      if (placed.length === 0) return false
      const act = renews === undefined ? 'held lines back' : 'held lines back longer'
      work.log({ act, caseId: file.id, objectId: id })
      return true
    },

    async end(caseId, holdId) {
      const ended = await tx.query(
        'hold-end',
        `update looked_hold set ended_at = now(), ended_by = $4
         where org_id = $1 and case_id = $2 and id = $3 and ended_at is null returning id`,
        [orgId, caseId, holdId, actor.userId],
      )
      if (ended.length === 0) return false
      work.log({ act: 'ended a hold', caseId, objectId: holdId })
      return true
    },

    async questions(caseId) {
      const rows = await tx.query<QuestionRow>(
        'looked-questions',
        `select id, entry_id, asked_at, answer_by::text, words, taken_at, answered_at, answer
         from looked_question where org_id = $1 and case_id = $2 order by asked_at, id`,
        [orgId, caseId],
      )
      return Promise.all(rows.map((row) => toQuestion(work, caseId, row)))
    },

    async ask(file, { id, entryId, answerBy, words }) {
      const at = { caseId: file.id, table: 'looked_question', column: 'words', rowId: id } as const
      const sealed = words === undefined ? null : await sealWords(work, at, words)
      const asked = await tx.query(
        'looked-ask',
        `insert into looked_question
           (org_id, case_id, id, case_reference, entry_id, asked_by, answer_by, words)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning id`,
        [orgId, file.id, id, file.reference, entryId, actor.userId, answerBy, sealed],
      )
      if (asked.length === 0) return false
      work.log({ act: 'asked about a line', caseId: file.id, objectId: id })
      return true
    },
  }
}

function holdRows({ tx, actor }: UnitOfWork, caseId: LookedFile['id']): Promise<HoldRow[]> {
  return tx.query<HoldRow>(
    'looked-holds',
    `select ${holdColumns} from looked_hold h
     left join app_user u on u.org_id = h.org_id and u.id = h.placed_by
     where h.org_id = $1 and h.case_id = $2 order by h.placed_at desc, h.id`,
    [actor.orgId, caseId],
  )
}

async function toDone(work: UnitOfWork, caseId: string, row: DoneRow): Promise<Done> {
  const [entryId = ''] = row.ids
  return {
    entryIds: row.ids,
    times: row.times.map((time) => time.toISOString()),
    ...(row.initials !== null && { initials: row.initials }),
    role: row.role,
    act: row.act,
    ...(row.reason && { reason: await openReason(work, { caseId, entryId }, row.reason) }),
  }
}

async function toQuestion(work: UnitOfWork, caseId: string, row: QuestionRow): Promise<Question> {
  const at = { caseId, table: 'looked_question', rowId: row.id } as const
  return {
    id: row.id,
    entryId: row.entry_id,
    askedAt: row.asked_at.toISOString(),
    answerBy: aDay(row.answer_by),
    ...(row.words && { words: await openWords(work, { ...at, column: 'words' }, row.words) }),
    ...(row.taken_at && { takenAt: row.taken_at.toISOString() }),
    ...(row.answered_at && { answeredAt: row.answered_at.toISOString() }),
    ...(row.answer && { answer: await openWords(work, { ...at, column: 'answer' }, row.answer) }),
  }
}

/** The open line of each promise, for lists over many cases: replaced as a whole by every event. */
import type { PromiseLine } from '../../../application/ports/promises/promise-store.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import type { OwedBy } from '../../../domain/promises/owed-by.ts'
import type { PromisedThing } from '../../../domain/promises/promise-event.ts'
import type { PromiseEnd, PromiseOutline } from '../../../domain/promises/promised.ts'
import { servicesOf } from '../lists/case-lines.ts'
import type { UnitOfWork } from '../unit-of-work.ts'

export async function replaceLine(
  { tx, actor }: UnitOfWork,
  caseId: string,
  promiseId: string,
  outline: PromiseOutline | undefined,
): Promise<void> {
  if (outline === undefined) {
    await tx.query(
      'promise-line-gone',
      'delete from promise_line where org_id = $1 and case_id = $2 and promise_id = $3',
      [actor.orgId, caseId, promiseId],
    )
    return
  }
  const { owedBy, what, askedOn, firstBy, by, need, matter, askedTimes } = outline
  const { lastAskedOn, lastWordOn, end } = outline
  const because = end && 'because' in end ? end.because : null
  await tx.query(
    'promise-line-replace',
    `insert into promise_line (org_id, case_id, promise_id, worker_id, cover_worker_id, service_id,
       reference, alias, owed_by, what, asked_on, first_by, by_day, need_id, matter_id, asked_times,
       last_asked_on, last_word_on, ended_on, ended_how, ended_because)
     select org_id, id, $3, worker_id, cover_worker_id, service_id, reference, alias, $4, $5, $6::date,
       $7::date, $8::date, $9::uuid, $10::uuid, $11::integer, $12::date, $13::date, $14::date,
       $15, $16
     from case_file where org_id = $1 and id = $2
     on conflict (org_id, case_id, promise_id) do update set owed_by = excluded.owed_by,
       what = excluded.what, asked_on = excluded.asked_on, first_by = excluded.first_by,
       by_day = excluded.by_day, need_id = excluded.need_id, matter_id = excluded.matter_id,
       asked_times = excluded.asked_times, last_asked_on = excluded.last_asked_on,
       last_word_on = excluded.last_word_on, ended_on = excluded.ended_on,
       ended_how = excluded.ended_how, ended_because = excluded.ended_because`,
    [
      ...[actor.orgId, caseId, promiseId, owedBy, what, askedOn, firstBy ?? null, by ?? null],
      ...[need ?? null, matter ?? null, askedTimes, lastAskedOn, lastWordOn ?? null],
      ...[end?.on ?? null, end?.how ?? null, because],
    ],
  )
}

/** What an outline is read from. */
export interface LineRow {
  readonly promise_id: string
  readonly owed_by: OwedBy
  readonly what: PromisedThing
  readonly asked_on: string
  readonly first_by: string | null
  readonly by_day: string | null
  readonly need_id: string | null
  readonly matter_id: string | null
  readonly asked_times: number
  readonly last_asked_on: string
  readonly last_word_on: string | null
  readonly ended_on: string | null
  readonly ended_how: PromiseEnd['how'] | null
  readonly ended_because: string | null
}

export const lineColumns = `l.promise_id, l.owed_by, l.what, l.asked_on, l.first_by, l.by_day, l.need_id,
  l.matter_id, l.asked_times, l.last_asked_on, l.last_word_on, l.ended_on, l.ended_how, l.ended_because`

interface OpenRow extends LineRow {
  readonly case_id: string
  readonly reference: string
  readonly alias: string
  readonly worker_name: string
}

const mostLines = 2_000

export async function openLines(
  { tx, actor }: UnitOfWork,
  scope: 'own' | 'services',
): Promise<readonly PromiseLine[]> {
  const services = scope === 'services' ? servicesOf(actor) : []
  const rows = await tx.query<OpenRow>(
    'promise-lines',
    `select l.case_id, l.reference, l.alias, u.display_name as worker_name, ${lineColumns}
     from promise_line l
       join case_file f on f.org_id = l.org_id and f.id = l.case_id
       join app_user u on u.org_id = l.org_id and u.id = l.worker_id
     where l.org_id = $1 and l.ended_on is null and f.active
       and (l.worker_id = $2 or l.cover_worker_id = $2 or l.service_id = any ($3::uuid[]))
     order by l.asked_on, l.reference, l.promise_id limit $4`,
    [actor.orgId, actor.userId, services, mostLines],
  )
  return rows.map((row) => ({
    ...toOutline(row),
    caseId: row.case_id,
    reference: row.reference,
    alias: row.alias,
    workerName: row.worker_name,
  }))
}

export function toOutline(row: LineRow): PromiseOutline {
  const { first_by, by_day, need_id, matter_id, last_word_on } = row
  const end = endOf(row)
  return {
    id: row.promise_id,
    owedBy: row.owed_by,
    what: row.what,
    askedOn: aDay(row.asked_on),
    ...(first_by && { firstBy: aDay(first_by) }),
    ...(by_day && { by: aDay(by_day) }),
    ...(need_id && { need: need_id }),
    ...(matter_id && { matter: matter_id }),
    askedTimes: row.asked_times,
    lastAskedOn: aDay(row.last_asked_on),
    ...(last_word_on && { lastWordOn: aDay(last_word_on) }),
    ...(end && { end }),
  }
}

function endOf({ ended_on, ended_how, ended_because }: LineRow): PromiseEnd | undefined {
  if (ended_on === null || ended_how === null) return undefined
  const end = {
    how: ended_how,
    on: aDay(ended_on),
    ...(ended_because && { because: ended_because }),
  }
  // Written above from an end of this very shape.
  return end as PromiseEnd
}

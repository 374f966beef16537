/** Needs for which nothing was given, over many cases, with the outlines of what was asked for each. */
import type { UnmetLine } from '../../../application/ports/promises/matter-store.ts'
import { aDay, type Day } from '../../../domain/calendar/day.ts'
import type { UnmetReason } from '../../../domain/promises/ledger.ts'
import { servicesOf } from '../lists/case-lines.ts'
import type { UnitOfWork } from '../unit-of-work.ts'
import { type LineRow, lineColumns, toOutline } from './promise-lines.ts'

interface NeedRow {
  readonly case_id: string
  readonly need_id: string
  readonly reference: string
  readonly alias: string
  readonly worker_name: string
  readonly category: string
  readonly since: string
  readonly ever_given: boolean
  readonly agreed: boolean
  readonly reason: UnmetReason | null
  readonly reason_on: string | null
}

const mostLines = 2_000

export async function unmetLines(
  { tx, actor }: UnitOfWork,
  scope: 'own' | 'services',
  sinceBefore: Day,
): Promise<readonly UnmetLine[]> {
  const services = scope === 'services' ? servicesOf(actor) : []
  const mine = [actor.orgId, actor.userId, services]
  const [needs, promises] = await Promise.all([
    tx.query<NeedRow>(
      'unmet-lines',
      `select n.case_id, n.need_id, n.reference, n.alias, u.display_name as worker_name, n.category,
         n.since, n.ever_given, n.agreed, n.reason, n.reason_on
       from unmet_need n
         join case_file f on f.org_id = n.org_id and f.id = n.case_id
         join app_user u on u.org_id = n.org_id and u.id = n.worker_id
       where n.org_id = $1 and f.active and n.since <= $4
         and (n.worker_id = $2 or n.cover_worker_id = $2 or n.service_id = any ($3::uuid[]))
       order by n.since, n.reference, n.need_id limit $5`,
      [...mine, sinceBefore, mostLines],
    ),
    tx.query<LineRow>(
      'unmet-promises',
      `select ${lineColumns} from promise_line l
       where l.org_id = $1 and l.need_id is not null
         and (l.worker_id = $2 or l.cover_worker_id = $2 or l.service_id = any ($3::uuid[]))
       order by l.asked_on, l.promise_id`,
      mine,
    ),
  ])
  const ofNeed = Map.groupBy(promises.map(toOutline), ({ need }) => need)
  return needs.map((row) => ({
    caseId: row.case_id,
    reference: row.reference,
    alias: row.alias,
    workerName: row.worker_name,
    need: row.need_id,
    category: row.category,
    since: aDay(row.since),
    everGiven: row.ever_given,
    agreed: row.agreed,
    ...(row.reason && row.reason_on && { given: { reason: row.reason, on: aDay(row.reason_on) } }),
    promises: ofNeed.get(row.need_id) ?? [],
  }))
}

/** For lists: one line for each open need, since when nothing was given for it. Replaced with the facts. */
import type { CaseProjection } from '../../../application/ports/case-store.ts'
import type { Unprovided } from '../../../domain/promises/ledger.ts'
import type { Tx } from '../../connect/transaction.ts'

/** Of many cases at once. Lines that did not change are not written; a written reason stays. */
export async function replaceUnmet(
  tx: Tx,
  orgId: string,
  projections: readonly (readonly [string, Pick<CaseProjection, 'unprovided'>])[],
): Promise<void> {
  const ids = projections.map(([id]) => id)
  const lines = projections.flatMap(([caseId, { unprovided = [] }]) =>
    unprovided.map((line) => ({ caseId, ...line })),
  )
  await tx.query(
    'unmet-needs-gone',
    `delete from unmet_need old where old.org_id = $1 and old.case_id = any ($2::uuid[])
       and not exists (select from unnest($3::uuid[], $4::uuid[]) as new (case_id, need_id)
         where new.case_id = old.case_id and new.need_id = old.need_id)`,
    [orgId, ids, lines.map(({ caseId }) => caseId), lines.map(({ need }) => need)],
  )
  if (lines.length === 0) return
  await tx.query(
    'unmet-needs-replace',
    `insert into unmet_need as old (org_id, case_id, need_id, worker_id, cover_worker_id, service_id,
       reference, alias, category, since, ever_given, agreed)
     select f.org_id, f.id, new.need_id, f.worker_id, f.cover_worker_id, f.service_id, f.reference,
       f.alias, new.category, new.since, new.ever_given, new.agreed
     from unnest($2::uuid[], $3::uuid[], $4::text[], $5::date[], $6::boolean[],
       $7::boolean[]) as new (case_id, need_id, category, since, ever_given, agreed)
     join case_file f on f.org_id = $1 and f.id = new.case_id
     on conflict (org_id, case_id, need_id) do update set category = excluded.category,
       since = excluded.since, ever_given = excluded.ever_given, agreed = excluded.agreed
     where (old.category, old.since, old.ever_given, old.agreed)
       is distinct from (excluded.category, excluded.since, excluded.ever_given, excluded.agreed)`,
    [
      orgId,
      lines.map(({ caseId }) => caseId),
      lines.map(({ need }) => need),
      lines.map(({ category }) => category),
      lines.map(({ since }) => since),
      lines.map(({ everGiven }) => everGiven),
      lines.map(({ agreed }) => agreed),
    ],
  )
}

interface UnmetRow {
  readonly case_id: string
  readonly need_id: string
  readonly category: string
  readonly since: string
  readonly ever_given: boolean
  readonly agreed: boolean
}

/** What is stored of many cases now, for the recount: does it equal what is counted? */
export async function storedUnmet(
  tx: Tx,
  orgId: string,
  ids: readonly string[],
): Promise<(id: string, counted: readonly Unprovided[]) => boolean> {
  const rows = await tx.query<UnmetRow>(
    'unmet-needs-now',
    `select case_id, need_id, category, since, ever_given, agreed from unmet_need
     where org_id = $1 and case_id = any ($2::uuid[])`,
    [orgId, ids],
  )
  const linesOf = Map.groupBy(rows, ({ case_id }) => case_id)
  return (id, counted) => {
    const own = linesOf.get(id) ?? []
    return (
      own.length === counted.length &&
      counted.every((line) => own.some((row) => row.need_id === line.need && same(row, line)))
    )
  }
}

function same(row: UnmetRow, { category, since, everGiven, agreed }: Unprovided): boolean {
  const sameDays = row.since === since && row.ever_given === everGiven
  return sameDays && row.category === category && row.agreed === agreed
}

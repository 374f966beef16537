/** Many projections in three statements: files, lines that are gone, lines that are new or changed. */
import type { CaseProjection } from '../../application/ports/case-store.ts'
import type { Day } from '../../domain/calendar/day.ts'
import type { Tx } from '../connect/transaction.ts'
import { replaceUnmet } from '../stores/cases/unmet-rows.ts'

/** Unchanged rows are not written, so a quiet day costs little. */
export async function writeProjections(
  tx: Tx,
  orgId: string,
  projections: readonly (readonly [string, CaseProjection])[],
): Promise<void> {
  if (projections.length === 0) return
  const files = projections.map(([id, each]) => ({
    id,
    ...each,
    nextDue: nextDueOf(each),
  }))
  await tx.query(
    'recount-files',
    `update case_file old set policy_edition = new.policy_edition, nrm_state = new.nrm,
       support_state = new.support, rna_state = new.rna, nation = new.nation,
       age_group = new.age, active = new.active, overlay = new.overlay,
       covered_until = new.covered, next_due = new.due
     from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
       $9::boolean[], $10::text[], $11::date[], $12::date[])
       as new (id, policy_edition, nrm, support, rna, nation, age, active, overlay, covered, due)
     where old.org_id = $1 and old.id = new.id
       and (old.nrm_state, old.support_state, old.rna_state, old.nation, old.age_group, old.active,
         old.overlay, old.covered_until, old.next_due)
       is distinct from (new.nrm, new.support, new.rna, new.nation, new.age, new.active,
         new.overlay, new.covered, new.due)`,
    [
      orgId,
      files.map(({ id }) => id),
      files.map(({ policyEdition }) => policyEdition),
      files.map(({ nrmState }) => nrmState),
      files.map(({ supportState }) => supportState),
      files.map(({ rnaState }) => rnaState),
      files.map(({ nation }) => nation),
      files.map(({ ageGroup }) => ageGroup),
      files.map(({ active }) => active),
      files.map(({ overlay }) => overlay ?? null),
      files.map(({ coveredUntil }) => coveredUntil ?? null),
      files.map(({ nextDue }) => nextDue),
    ],
  )
  await writeLines(tx, orgId, projections)
  await replaceUnmet(tx, orgId, projections)
}

/** The first day on which anything is due. */
export function nextDueOf({ coming }: CaseProjection): Day | null {
  return coming.map(({ due }) => due).sort()[0] ?? null
}

async function writeLines(
  tx: Tx,
  orgId: string,
  projections: readonly (readonly [string, CaseProjection])[],
): Promise<void> {
  const ids = projections.map(([id]) => id)
  const lines = projections.flatMap(([id, { coming }]) => coming.map((line) => ({ id, ...line })))
  await tx.query(
    'recount-lines-gone',
    `delete from due_item old where old.org_id = $1 and old.case_id = any($2) and old.asked_by = 'pathway'
       and not exists (select from unnest($3::uuid[], $4::text[]) as new (case_id, key)
         where new.case_id = old.case_id and new.key = old.key)`,
    [orgId, ids, lines.map(({ id }) => id), lines.map(({ key }) => key)],
  )
  await tx.query(
    'recount-lines',
    `insert into due_item as old (org_id, case_id, worker_id, cover_worker_id, service_id,
       reference, alias, key, kind, title, todo, whose, limit_id, due_on, show_from)
     select f.org_id, f.id, f.worker_id, f.cover_worker_id, f.service_id, f.reference, f.alias,
       new.key, new.kind, new.title, new.todo, new.whose, new.limit_id, new.due_on, new.show_from
     from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
       $9::date[], $10::date[])
       as new (case_id, key, kind, title, todo, whose, limit_id, due_on, show_from)
     join case_file f on f.org_id = $1 and f.id = new.case_id
     on conflict (org_id, case_id, key) do update set kind = excluded.kind, title = excluded.title,
       todo = excluded.todo, whose = excluded.whose, limit_id = excluded.limit_id,
       due_on = excluded.due_on, show_from = excluded.show_from
     where (old.kind, old.title, old.todo, old.whose, old.limit_id, old.due_on, old.show_from)
       is distinct from (excluded.kind, excluded.title, excluded.todo, excluded.whose,
         excluded.limit_id, excluded.due_on, excluded.show_from)`,
    [
      orgId,
      lines.map(({ id }) => id),
      lines.map(({ key }) => key),
      lines.map(({ kind }) => kind),
      lines.map(({ title }) => title),
      lines.map(({ todo }) => todo),
      lines.map(({ whose }) => whose),
      lines.map(({ limit }) => limit ?? null),
      lines.map(({ due }) => due),
      lines.map(({ showFrom }) => showFrom),
    ],
  )
}

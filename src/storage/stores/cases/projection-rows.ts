/**
 * What lists know of a case, as columns of its file and as due items beside it. Replaced as a whole;
 * only lines that really changed are written.
 */
import type { CaseProjection } from '../../../application/ports/case-store.ts'
import type { Tx } from '../../connect/transaction.ts'
import { replaceUnmet } from './unmet-rows.ts'

export async function replaceProjection(
  tx: Tx,
  { orgId, caseId }: { orgId: string; caseId: string },
  projection: CaseProjection,
): Promise<void> {
  const { coming } = projection
  const soonest = coming.map(({ due }) => due).sort()[0]
  await tx.query(
    'projection-replace',
    `update case_file set policy_edition = $3, nrm_state = $4, support_state = $5, rna_state = $6,
       nation = $7, age_group = $8, active = $9, overlay = $10, covered_until = $11, next_due = $12
     where org_id = $1 and id = $2`,
    [
      orgId,
      caseId,
      projection.policyEdition,
      projection.nrmState,
      projection.supportState,
      projection.rnaState,
      projection.nation,
      projection.ageGroup,
      projection.active,
      projection.overlay ?? null,
      projection.coveredUntil ?? null,
      soonest ?? null,
    ],
  )
  await tx.query(
    'due-items-replace',
    `with gone as (
       delete from due_item where org_id = $1 and case_id = $2
         and asked_by = 'pathway' and key <> all ($3::text[])
     )
     insert into due_item as old (org_id, case_id, worker_id, cover_worker_id, service_id,
       reference, alias, key, kind, title, todo, whose, limit_id, due_on, show_from)
     select f.org_id, f.id, f.worker_id, f.cover_worker_id, f.service_id, f.reference, f.alias,
       new.key, new.kind, new.title, new.todo, new.whose, new.limit_id, new.due_on, new.show_from
     from case_file f, unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
       $9::date[], $10::date[])
       as new (key, kind, title, todo, whose, limit_id, due_on, show_from)
     where f.org_id = $1 and f.id = $2
     on conflict (org_id, case_id, key) do update set kind = excluded.kind, title = excluded.title,
       todo = excluded.todo, whose = excluded.whose, limit_id = excluded.limit_id,
       due_on = excluded.due_on, show_from = excluded.show_from
     where (old.kind, old.title, old.todo, old.whose, old.limit_id, old.due_on, old.show_from)
       is distinct from (excluded.kind, excluded.title, excluded.todo, excluded.whose,
         excluded.limit_id, excluded.due_on, excluded.show_from)`,
    [
      orgId,
      caseId,
      coming.map(({ key }) => key),
      coming.map(({ kind }) => kind),
      coming.map(({ title }) => title),
      coming.map(({ todo }) => todo),
      coming.map(({ whose }) => whose),
      coming.map(({ limit }) => limit ?? null),
      coming.map(({ due }) => due),
      coming.map(({ showFrom }) => showFrom),
    ],
  )
  await replaceUnmet(tx, orgId, [[caseId, projection]])
}

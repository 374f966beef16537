/** What keeping asks of managers on Today, written at night over what it asked before. */
import type { RetentionAsk } from '../../domain/retention/retention-asks.ts'
import type { Tx } from '../connect/transaction.ts'

export async function writeAsks(
  tx: Tx,
  orgId: string,
  cases: readonly { readonly caseId: string; readonly asks: readonly RetentionAsk[] }[],
): Promise<void> {
  const lines = cases.flatMap(({ caseId, asks }) =>
    asks.map(({ key, title, todo, due, showFrom }) => ({
      ...{ case_id: caseId, key: `retention:${key}`, title, todo },
      ...{ due_on: due, show_from: showFrom },
    })),
  )
  await tx.query(
    'asks-gone',
    `delete from due_item where org_id = $1 and case_id = any ($2::uuid[]) and asked_by = 'retention'
       and not (key = any ($3::text[]))`,
    [orgId, cases.map(({ caseId }) => caseId), lines.map(({ key }) => key)],
  )
  await tx.query(
    'asks-write',
    `insert into due_item (org_id, case_id, worker_id, cover_worker_id, service_id, reference, alias,
       asked_by, key, kind, title, todo, whose, due_on, show_from)
     select f.org_id, f.id, f.worker_id, f.cover_worker_id, f.service_id, f.reference, f.alias,
       'retention', r.key, 'asked', r.title, r.todo, 'manager', r.due_on, r.show_from
     from jsonb_to_recordset($2::jsonb) as r (case_id uuid, key text, title text, todo text,
       due_on date, show_from date)
     join case_file f on f.org_id = $1 and f.id = r.case_id
     on conflict (org_id, case_id, key) do nothing`,
    [orgId, JSON.stringify(lines)],
  )
}

/** Lines for Today that other parts of a case ask for, beside those that are counted from its facts. */
import type { AskStore } from '../../../application/ports/ask-store.ts'
import type { UnitOfWork } from '../unit-of-work.ts'

export function askStore(work: UnitOfWork): AskStore {
  return {
    async replace(caseId, asker, lines) {
      if (!(await work.isInside(caseId))) throw new Error('the case was not opened')
      const keys = lines.map(({ key }) => `${asker}:${key}`)
      await work.tx.query(
        'asked-replace',
        `with gone as (
           delete from due_item
            where org_id = $1 and case_id = $2 and asked_by = $3 and key <> all ($4::text[])
         )
         insert into due_item as old (org_id, case_id, worker_id, cover_worker_id, service_id,
           reference, alias, asked_by, key, kind, title, todo, whose, due_on, show_from)
         select f.org_id, f.id, f.worker_id, f.cover_worker_id, f.service_id, f.reference, f.alias,
           $3, new.key, 'asked', new.title, new.todo, new.whose, new.due_on, new.show_from
         from case_file f, unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::date[],
           $9::date[]) as new (key, title, todo, whose, due_on, show_from)
         where f.org_id = $1 and f.id = $2
         on conflict (org_id, case_id, key) do update set title = excluded.title,
           todo = excluded.todo, whose = excluded.whose, due_on = excluded.due_on,
           show_from = excluded.show_from
         where (old.title, old.todo, old.whose, old.due_on, old.show_from) is distinct from
           (excluded.title, excluded.todo, excluded.whose, excluded.due_on, excluded.show_from)`,
        [
          ...[work.actor.orgId, caseId, asker, keys],
          ...[lines.map(({ title }) => title), lines.map(({ todo }) => todo)],
          lines.map(({ ofManager }) => (ofManager ? 'manager' : 'worker')),
          ...[lines.map(({ due }) => due), lines.map(({ showFrom }) => showFrom)],
        ],
      )
    },
  }
}

/**
 * For each measured page, the same rows by one prepared statement: what any server would at least have
 * to fetch or to write. Writes go into tables of the same columns and indexes in a schema of their own.
 */

export const bareSchema = `
  create schema if not exists bare;
  drop table if exists bare.write_done, bare.journal_entry, bare.case_fact, bare.audit_entry,
    bare.audit_unsealed, bare.case_file, bare.due_item;
  create table bare.write_done (like waymark.write_done including defaults including indexes);
  create table bare.journal_entry (like waymark.journal_entry including defaults including indexes);
  create table bare.case_fact (like waymark.case_fact including defaults including indexes);
  create table bare.audit_entry (like waymark.audit_entry including defaults including indexes);
  create table bare.audit_unsealed (like waymark.audit_unsealed including defaults including indexes);
  create table bare.case_file (like waymark.case_file including defaults including indexes);
  create table bare.due_item (like waymark.due_item including defaults including indexes);`

export const fillBareSchema = `
  insert into bare.case_file select * from waymark.case_file where org_id = $1`

const session = `select 'session' as what, s.user_id as id, u.display_name as label, null::date as on_day,
    s.seen_at as at, null::uuid as by, o.name as words, null::jsonb as detail, null::bytea as sealed
  from session s join app_user u on u.org_id = s.org_id and u.id = s.user_id
  join organisation o on o.org_id = s.org_id where s.org_id = $1 and s.user_id = $2
  limit 1`

/** Values: organisation, user, case, entries on a page. */
const casePage = `(${session})
  union all select 'file', id, reference, next_due, opened_at, worker_id, alias, null, null
    from case_file where org_id = $1 and id = $3
  union all select 'fact', id, type, on_day, recorded_at, recorded_by, null, detail, sealed
    from case_fact where org_id = $1 and case_id = $3
  union all (select 'entry', j.id, j.kind, j.on_day, j.recorded_at, j.recorded_by, u.initials, null,
      j.sealed from journal_entry j join app_user u on u.org_id = j.org_id and u.id = j.recorded_by
    where j.org_id = $1 and j.case_id = $3 order by j.on_day desc, j.id desc limit $4)
  union all select 'around', u.id, u.display_name, null, null, null, null, null, null
    from case_file f join app_user u on u.org_id = f.org_id and u.id in (f.worker_id, f.cover_worker_id)
    where f.org_id = $1 and f.id = $3
  union all select 'answer', id, kind, null, at, submission_id, by_kind, null, sealed
    from case_answer where org_id = $1 and case_id = $3
  union all select 'draft', null, key, null, kept_at, case_id, case_reference, null, sealed
    from draft where org_id = $1 and owner_id = $2 and key = 'case:' || $3::text || ':entry'`

/** Values: organisation, user, case. */
const circlePage = `(${session})
  union all select 'file', id, reference, next_due, opened_at, worker_id, alias, null, null
    from case_file where org_id = $1 and id = $3
  union all select 'fact', id, type, on_day, recorded_at, recorded_by, null, detail, sealed
    from case_fact where org_id = $1 and case_id = $3
  union all select 'member', m.id, m.type, m.until, v.recorded_at, v.recorded_by, u.initials,
      to_jsonb(v.items), v.sealed
    from circle_member m join circle_member_version v on v.org_id = m.org_id and v.case_id = m.case_id
      and v.member_id = m.id and v.version = m.version
    join app_user u on u.org_id = v.org_id and u.id = v.recorded_by
    where m.org_id = $1 and m.case_id = $3`

/** Values: organisation, user, today, quiet since. */
const today = `(${session})
  union all (select 'due', case_id, key, due_on, null, null, title || todo, null, null from due_item
    where org_id = $1 and worker_id = $2 and show_from <= $3 order by due_on limit 200)
  union all select 'quiet', f.id, f.reference, f.last_contact_on, f.opened_at, f.worker_id, f.alias,
      null, null
    from case_file f where f.org_id = $1 and f.worker_id = $2 and f.active and f.last_contact_on < $4
  union all select 'answer', case_id, reference, null, at, null, alias, null, null from answer_waiting
    where org_id = $1 and worker_id = $2
  union all select 'draft', null, key, null, kept_at, case_id, case_reference, null, sealed
    from draft where org_id = $1 and owner_id = $2`

const line = `select 'line', f.id, f.reference, f.next_due, f.opened_at, f.worker_id,
    f.alias || f.nrm_state || f.support_state || f.rna_state || u.display_name, null, null
  from case_file f join app_user u on u.org_id = f.org_id and u.id = f.worker_id`

/** Values: organisation, user, lines on a page. */
const caseload = `(${session})
  union all (${line} where f.org_id = $1 and f.worker_id = $2 and f.active order by f.next_due limit $3)`

/** Values: organisation, user, case. What a search finds, by its key: no search can be faster. */
const found = `(${session})
  union all ${line} where f.org_id = $1 and f.id = $3 and f.worker_id = $2`

const twoLogLines = `insert into bare.audit_entry (org_id, id, user_id, role, act, case_id, classes)
    select $1, id, $2, 'support-worker', 'measured', $3, 'SN' from log`
const twoWaiting = 'insert into bare.audit_unsealed (org_id, entry_id) select $1, id from log'

/** Values: organisation, user, case, write. */
const addEntry = `with log as materialized (select gen_random_uuid() as id from generate_series(1, 2)),
  done as (insert into bare.write_done (org_id, user_id, write_id, version) values ($1, $2, $4, 2)),
  file as (update bare.case_file set version = version + 1, last_contact_on = current_date
    where org_id = $1 and id = $3),
  entry as (insert into bare.journal_entry
      (org_id, case_id, id, on_day, kind, sealed, recorded_at, recorded_by)
    values ($1, $3, gen_random_uuid(), current_date, 'call', decode(repeat('ab', 300), 'hex'), now(), $2)),
  logged as (${twoLogLines}), waits as (${twoWaiting})
  select 'done' as what`

/** Values: organisation, user, case, write. */
const decide = `with log as materialized (select gen_random_uuid() as id from generate_series(1, 2)),
  done as (insert into bare.write_done (org_id, user_id, write_id, version) values ($1, $2, $4, 2)),
  file as (update bare.case_file set version = version + 1, nrm_state = 'cg-positive', next_due = current_date
    where org_id = $1 and id = $3),
  fact as (insert into bare.case_fact
      (org_id, case_id, id, type, on_day, recorded_at, recorded_by, detail, at_version)
    values ($1, $3, gen_random_uuid(), 'conclusive-grounds-decided', current_date, now(), $2,
      '{"outcome": "positive"}', 2)),
  item as (insert into bare.due_item (org_id, case_id, key, kind, worker_id, service_id, reference,
      alias, title, todo, whose, due_on, show_from)
    select $1, $3, gen_random_uuid(), 'clock', $2, $2, 'WM-AAAA', 'Wren', 'T', 'T', 'ours', current_date,
      current_date from generate_series(1, 4)),
  logged as (${twoLogLines}), waits as (${twoWaiting})
  select 'done' as what`

export const bareStatements = {
  casePage,
  circlePage,
  today,
  caseload,
  found,
  addEntry,
  decide,
} as const
export type BareName = keyof typeof bareStatements

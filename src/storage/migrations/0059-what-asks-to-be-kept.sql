-- A claim that is open asks, at night, whether the record is kept for it. The nightly count reads of
-- matters what lies open, and never a word of them.
create policy tenant_of_jobs on matter_event as restrictive to waymark_jobs using (org_id = app_org());
create policy jobs_read on matter_event for select to waymark_jobs using (org_id = app_org());
grant select (org_id, case_id, id, matter_id, kind, on_day, code, area, the_day, need_id, of_event,
  recorded_at) on matter_event to waymark_jobs;

-- The data protection lead opens no case, and places a hold by the reference that somebody gave. What
-- comes back is the id of the case and nothing about it.
create function case_to_keep(the_reference text) returns table (case_id uuid, reference text)
  language sql stable security definer set search_path = waymark, pg_temp
  as $$
  select f.id, f.reference from case_file f
   where f.org_id = app_org() and f.reference = the_reference
     and app_role() = 'data-protection-lead' and still_here()
$$;

-- What the lead takes back or holds is not asked of a manager any longer. The lead sees no line of Today,
-- so this only takes away.
grant delete on due_item to waymark_search;
create function end_asking_to_destroy(the_case uuid) returns void
  language sql volatile security definer set search_path = waymark, pg_temp
  as $$
  delete from due_item d
   where d.org_id = app_org() and d.case_id = the_case and d.asked_by = 'retention'
     and app_role() = 'data-protection-lead' and still_here()
$$;

alter function case_to_keep(text) owner to waymark_search;
alter function end_asking_to_destroy(uuid) owner to waymark_search;
revoke all on function case_to_keep(text), end_asking_to_destroy(uuid) from public;
grant execute on function case_to_keep(text), end_asking_to_destroy(uuid) to waymark_staff;

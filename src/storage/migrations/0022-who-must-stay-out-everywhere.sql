-- Every table whose rows say who works on a case is read by lists, so each of them must know who stays
-- out as well. They were made by several migrations; here each one gets the same column, the same
-- policy and the same way of staying in step with the file. A check finds any that is made later.
do $$
declare
  list record;
begin
  for list in
    select c.relname as name from pg_class c
     where c.relnamespace = 'waymark'::regnamespace and c.relkind in ('r', 'p')
       and not c.relispartition
       and (select count(*) from pg_attribute a where a.attrelid = c.oid and not a.attisdropped
             and a.attname in ('case_id', 'worker_id', 'service_id')) = 3
       and not exists (select from pg_attribute a where a.attrelid = c.oid
             and a.attname = 'blocked_ids' and not a.attisdropped)
  loop
    execute format('alter table %I add column blocked_ids uuid[] not null default ''{}''', list.name);
    execute format('comment on column %I.blocked_ids is ''harm:O as on the case file''', list.name);
    execute format('create policy not_for_the_blocked on %I as restrictive to waymark_staff
      using (not (app_user() = any (blocked_ids)))', list.name);
    execute format('create trigger take_blocked before insert on %I
      for each row execute function take_blocked()', list.name);
    execute format('grant select, update (blocked_ids) on %I to waymark_search', list.name);
  end loop;
end
$$;

-- Whenever the file says who stays out, every line about the case says it too, in the same transaction.
create function spread_blocked() returns trigger
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
declare
  list record;
begin
  for list in
    select c.relname as name from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'blocked_ids' and not a.attisdropped
      join pg_attribute k on k.attrelid = c.oid and k.attname = 'case_id' and not k.attisdropped
     where c.relnamespace = 'waymark'::regnamespace and c.relkind in ('r', 'p')
       and not c.relispartition
  loop
    execute format('update %I set blocked_ids = $1 where org_id = $2 and case_id = $3', list.name)
      using new.blocked_ids, new.org_id, new.id;
  end loop;
  return null;
end
$$;
alter function spread_blocked() owner to waymark_search;
create trigger spread_blocked after update of blocked_ids on case_file
  for each row when (old.blocked_ids is distinct from new.blocked_ids)
  execute function spread_blocked();

-- Keeps a colleague out of the entered case, or lets them back. Whoever covers and must stay out covers
-- no more, and what they had open in an emergency is over.
create or replace function keep_out_of_case(the_case uuid, the_user uuid, out_of_it boolean)
  returns void
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
declare
  file case_file;
begin
  select f.* into file from case_file f
    where f.org_id = app_org() and f.id = the_case and f.id = app_case()
      and works_on(f.worker_id, f.cover_worker_id, f.service_id)
      and not (app_user() = any (f.blocked_ids))
      for update;
  if not found or not (app_role() = 'service-manager' and the_user <> app_user()
      or out_of_it and the_user = app_user()) then
    raise exception 'the case was not entered by somebody who may say so'
      using errcode = 'insufficient_privilege';
  end if;
  if out_of_it and file.cover_worker_id = the_user then
    update case_file f set cover_worker_id = null where f.org_id = app_org() and f.id = the_case;
    update due_item d set cover_worker_id = null
     where d.org_id = app_org() and d.case_id = the_case;
    update name_token n set cover_worker_id = null
     where n.org_id = app_org() and n.case_id = the_case;
    update answer_waiting a set cover_worker_id = null
     where a.org_id = app_org() and a.case_id = the_case;
  end if;
  update case_file f
     set blocked_ids = case when out_of_it
           then array_append(array_remove(f.blocked_ids, the_user), the_user)
           else array_remove(f.blocked_ids, the_user) end
   where f.org_id = app_org() and f.id = the_case;
  update break_glass g set ended_at = clock_timestamp(), ended_how = 'conflict'
   where g.org_id = app_org() and g.case_id = the_case and g.user_id = the_user and out_of_it
     and g.opened_at is not null and g.ended_at is null and g.until > clock_timestamp();
end
$$;

-- One instant for both ends of the window: asked for twice, the clock had moved between them, and now
-- and then an emergency was refused for a millionth of a second.
create or replace function break_the_glass(the_id uuid, by_reference text, by_tokens bytea[],
    the_classes text, the_reason text, the_words bytea, the_day date, due date,
    out outcome text, out opened uuid)
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
declare
  file case_file;
  found_ids uuid[];
  leads uuid[];
  asked integer;
  now_is timestamptz := clock_timestamp();
begin
  if app_role() not in ('support-worker', 'service-manager') or not still_here() then
    raise exception 'this role cannot break the glass' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(hashtextextended(app_user()::text, 18));
  select case when g.case_id is null then 'nothing-fits' else 'opened' end, g.case_id
    into outcome, opened from break_glass g
   where g.org_id = app_org() and g.user_id = app_user() and g.id = the_id;
  if found then
    return;
  end if;
  select count(*) into asked from break_glass g
   where g.org_id = app_org() and g.user_id = app_user() and g.asked_on = the_day;
  if exists (select from break_glass g where g.org_id = app_org() and g.user_id = app_user()
      and g.asked_on = the_day and g.opened_at is not null) then
    outcome := 'once-a-day';
    return;
  elsif asked >= 3 then
    outcome := 'too-many-asks';
    return;
  end if;
  select array_agg(f.id) into found_ids from (
    select f.id from case_file f
     where f.org_id = app_org() and not (app_user() = any (f.blocked_ids))
       and (f.reference = by_reference or cardinality(by_tokens) > 0 and f.id in (
         select n.case_id from name_token n
          where n.org_id = app_org() and n.token = any (by_tokens)
          group by n.case_id having count(*) = cardinality(by_tokens)))
     limit 2) f;
  if cardinality(found_ids) is distinct from 1 then
    outcome := 'nothing-fits';
  else
    select f.* into file from case_file f where f.org_id = app_org() and f.id = found_ids[1];
    if works_on(file.worker_id, file.cover_worker_id, file.service_id) then
      outcome := 'yours';
      opened := file.id;
      return;
    end if;
    leads := leads_for(file.service_id, file.blocked_ids);
    outcome := case when cardinality(leads) = 2 then 'opened' else 'no-two-leads' end;
  end if;
  if outcome <> 'opened' then
    insert into break_glass (org_id, id, user_id, asked_on, reason, sealed, classes)
      values (app_org(), the_id, app_user(), the_day, the_reason, the_words, the_classes);
    return;
  end if;
  insert into break_glass (org_id, id, user_id, asked_on, reason, sealed, classes, case_id,
      case_reference, opened_at, until, told, blocked_ids, review_due)
    values (app_org(), the_id, app_user(), the_day, the_reason, the_words, the_classes, file.id,
      file.reference, now_is, now_is + interval '15 minutes', leads, file.blocked_ids, due);
  opened := file.id;
end
$$;

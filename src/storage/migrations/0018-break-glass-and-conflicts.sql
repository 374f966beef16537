-- Three ways in which the question "whose case is it?" changes at once: somebody must stay out of a
-- case (a conflict of interest), somebody may look once in an emergency (break-glass), and somebody
-- has left. Each is answered by the database as well, on every row and in `enter_case`.

-- Who must stay out stands on each row that a list reads, so that no policy needs a sub-select.
alter table case_file add column blocked_ids uuid[] not null default '{}';
alter table due_item add column blocked_ids uuid[] not null default '{}';
alter table name_token add column blocked_ids uuid[] not null default '{}';
alter table answer_waiting add column blocked_ids uuid[] not null default '{}';
comment on column case_file.blocked_ids is 'harm:O colleagues for whom there is no such case';
comment on column due_item.blocked_ids is 'harm:O as on the case file';
comment on column name_token.blocked_ids is 'harm:O as on the case file';
comment on column answer_waiting.blocked_ids is 'harm:O as on the case file';
grant update (blocked_ids) on case_file, due_item, name_token, answer_waiting to waymark_search;

create policy not_for_the_blocked on case_file as restrictive to waymark_staff
  using (not (app_user() = any (blocked_ids)));
create policy not_for_the_blocked on due_item as restrictive to waymark_staff
  using (not (app_user() = any (blocked_ids)));
create policy not_for_the_blocked on name_token as restrictive to waymark_staff
  using (not (app_user() = any (blocked_ids)));
create policy not_for_the_blocked on answer_waiting as restrictive to waymark_staff
  using (not (app_user() = any (blocked_ids)));

-- Whoever writes a line of a list need not remember it: the line takes it from the file.
create function take_blocked() returns trigger
  language plpgsql set search_path = waymark, pg_temp
  as $$
begin
  new.blocked_ids := coalesce(
    (select f.blocked_ids from case_file f where f.org_id = new.org_id and f.id = new.case_id),
    new.blocked_ids);
  return new;
end
$$;
create trigger take_blocked before insert on due_item
  for each row execute function take_blocked();
create trigger take_blocked before insert on name_token
  for each row execute function take_blocked();
create trigger take_blocked before insert on answer_waiting
  for each row execute function take_blocked();

-- Why somebody stays out, in sealed words. The colleague cannot read it: for them there is no case.
create table case_block (
  org_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  declared boolean not null,
  sealed bytea not null,
  set_by uuid not null,
  set_at timestamptz not null default clock_timestamp(),
  lifted_at timestamptz,
  lifted_by uuid,
  primary key (org_id, case_id, id),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, user_id) references app_user (org_id, id),
  foreign key (org_id, set_by) references app_user (org_id, id),
  constraint declared_is_their_own check (declared = (set_by = user_id)),
  constraint lifted_by_somebody_else check ((lifted_at is null) = (lifted_by is null)
    and lifted_by is distinct from user_id)
);
comment on column case_block.org_id is 'harm:O whose case';
comment on column case_block.case_id is 'harm:O which case';
comment on column case_block.id is 'harm:O which block';
comment on column case_block.user_id is 'harm:O the colleague who stays out';
comment on column case_block.declared is 'harm:O whether they said it themselves';
comment on column case_block.sealed is 'harm:N why, sealed';
comment on column case_block.set_by is 'harm:O who decided it';
comment on column case_block.set_at is 'harm:O when';
comment on column case_block.lifted_at is 'harm:O until when it held';
comment on column case_block.lifted_by is 'harm:O who ended it';
create unique index case_block_now on case_block (org_id, case_id, user_id) where lifted_at is null;
alter table case_block enable row level security;
alter table case_block force row level security;
create policy tenant on case_block as restrictive to waymark_staff using (org_id = app_org());
create policy leads_read on case_block for select to waymark_staff
  using (case_id = app_case() and app_role() = 'service-manager');
create policy entered_case_adds on case_block for insert to waymark_staff
  with check (case_id = app_case() and set_by = app_user());
create policy leads_lift on case_block for update to waymark_staff
  using (case_id = app_case() and app_role() = 'service-manager')
  with check (case_id = app_case() and lifted_by = app_user());
grant select, insert, update (lifted_at, lifted_by) on case_block to waymark_staff;

-- One row for each time that somebody asked to break the glass: what for, whether a case opened, who
-- was told, how it ended, what the review found. A row that opened a case names two leads, or it
-- cannot be written; no window is longer than 15 minutes; nobody opens two on one day.
create table break_glass (
  org_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  asked_on date not null,
  asked_at timestamptz not null default clock_timestamp(),
  reason text not null check (reason ~ '^[a-z][a-z-]{0,40}$'),
  sealed bytea not null,
  classes text not null check (classes ~ '^[LICN]{1,4}$'),
  case_id uuid,
  case_reference text,
  opened_at timestamptz,
  until timestamptz,
  told uuid[] not null default '{}',
  blocked_ids uuid[] not null default '{}',
  ended_at timestamptz,
  ended_how text check (ended_how in ('by-hand', 'rights-changed', 'conflict')),
  review_due date,
  reviewed_at timestamptz,
  reviewed_by uuid,
  outcome text check (outcome in ('right', 'not-right', 'needs-action')),
  review_sealed bytea,
  primary key (org_id, id),
  foreign key (org_id, user_id) references app_user (org_id, id),
  foreign key (org_id, case_id) references case_file (org_id, id),
  constraint opened_whole check (num_nulls(case_id, case_reference, opened_at, until, review_due) in (0, 5)),
  constraint a_short_while check (until <= opened_at + interval '15 minutes'),
  constraint two_leads_are_told check (opened_at is null or cardinality(told) >= 2),
  constraint nobody_tells_themselves check (not (user_id = any (told))),
  constraint ended_somehow check ((ended_at is null) = (ended_how is null)),
  constraint reviewed_whole check (num_nulls(reviewed_at, reviewed_by, outcome, review_sealed) in (0, 4)),
  constraint nobody_reviews_themselves check (reviewed_by is distinct from user_id)
);
comment on column break_glass.org_id is 'harm:O where';
comment on column break_glass.id is 'harm:O which opening';
comment on column break_glass.user_id is 'harm:O who asked';
comment on column break_glass.asked_on is 'harm:O on which day, for the limit of one a day';
comment on column break_glass.asked_at is 'harm:O when, by the database''s clock';
comment on column break_glass.reason is 'harm:O which of the fixed reasons';
comment on column break_glass.sealed is 'harm:N why, in their own words, sealed';
comment on column break_glass.classes is 'harm:O which harm classes were asked for';
comment on column break_glass.case_id is 'harm:O which case; none when nothing was opened';
comment on column break_glass.case_reference is 'harm:O its reference';
comment on column break_glass.opened_at is 'harm:O from when it was open';
comment on column break_glass.until is 'harm:O until when, at the latest';
comment on column break_glass.told is 'harm:O the leads who were told in the same transaction';
comment on column break_glass.blocked_ids is 'harm:O as on the case file';
comment on column break_glass.ended_at is 'harm:O when it was ended before its time';
comment on column break_glass.ended_how is 'harm:O by what';
comment on column break_glass.review_due is 'harm:O by which day somebody must have looked at it';
comment on column break_glass.reviewed_at is 'harm:O when it was reviewed';
comment on column break_glass.reviewed_by is 'harm:O by whom';
comment on column break_glass.outcome is 'harm:O what the review found';
comment on column break_glass.review_sealed is 'harm:N the review in words, sealed';
create unique index break_glass_once_a_day on break_glass (org_id, user_id, asked_on)
  where opened_at is not null;
create index break_glass_of_user on break_glass (org_id, user_id, asked_on);
create index break_glass_to_review on break_glass (org_id, review_due)
  where opened_at is not null and reviewed_at is null;
create index break_glass_of_case on break_glass (org_id, case_id) where case_id is not null;
alter table break_glass enable row level security;
alter table break_glass force row level security;
create policy tenant on break_glass as restrictive to waymark_staff using (org_id = app_org());
create policy not_for_the_blocked on break_glass as restrictive to waymark_staff
  using (not (app_user() = any (blocked_ids)));
create policy own_asks on break_glass for select to waymark_staff using (user_id = app_user());
create policy leads_review on break_glass for select to waymark_staff
  using (app_role() = 'data-protection-lead' or app_role() = 'service-manager'
    and opened_at is not null and (reviewed_at is null or app_user() = any (told)));
create policy own_ends on break_glass for update to waymark_staff
  using (user_id = app_user() and ended_at is null)
  with check (user_id = app_user() and reviewed_by is null);
create policy leads_write on break_glass for update to waymark_staff
  using (app_role() in ('service-manager', 'data-protection-lead') and reviewed_at is null
    and opened_at is not null)
  with check (reviewed_by = app_user());
-- A row is made by `break_the_glass` only.
grant select, update (ended_at, ended_how, reviewed_at, reviewed_by, outcome, review_sealed)
  on break_glass to waymark_staff;
grant select, insert, update (ended_at, ended_how, blocked_ids) on break_glass to waymark_search;
grant select (org_id, id, role, active, display_name) on app_user to waymark_search;
grant select on user_service, case_block to waymark_search;
grant select (org_id, id, at, user_id, act, case_id, object_id, classes) on audit_entry
  to waymark_search;

-- The case that was opened in an emergency, when this class was asked for (any class, when null). It is
-- a setting of its own: a table without a policy that asks this one stays closed, those to come as well.
create function glass_case(class text) returns uuid
  language sql stable parallel safe
  as $$
    select case
      when class is null or strpos(nullif(current_setting('app.glass_classes', true), ''), class) > 0
      then nullif(current_setting('app.glass_case', true), '')::uuid
    end
  $$;
grant execute on function glass_case(text) to waymark_staff, waymark_search;

create policy opened_in_an_emergency on person_identity for select to waymark_staff
  using (case_id = glass_case('I'));
create policy opened_in_an_emergency on person_contact for select to waymark_staff
  using (case_id = glass_case('C'));
create policy opened_in_an_emergency on person_location for select to waymark_staff
  using (case_id = glass_case('L'));
create policy opened_in_an_emergency on journal_entry for select to waymark_staff
  using (case_id = glass_case('N'));
-- A note about the emergency is the one thing that may be written; its key comes along.
create policy noted_in_an_emergency on journal_entry for insert to waymark_staff
  with check (case_id = glass_case(null) and recorded_by = app_user() and kind = 'note'
    and supersedes is null);
create policy opened_in_an_emergency on case_key for select to waymark_staff
  using (case_id = glass_case(class) or class = 'N' and case_id = glass_case(null));
create policy noted_in_an_emergency on case_key for insert to waymark_staff
  with check (class = 'N' and case_id = glass_case(null));

-- Whether whoever acts is still who they were when the request came in: on staff, in this role. A
-- leaver's request that was let in a moment before is stopped here.
create function still_here() returns boolean
  language sql stable security definer set search_path = waymark, pg_temp
  as $$
    select exists (select from app_user u
      where u.org_id = app_org() and u.id = app_user() and u.active and u.role = app_role())
  $$;
alter function still_here() owner to waymark_search;
grant execute on function still_here() to waymark_staff;

-- Opens a case for the rest of the transaction, if it is this person's, and says what is on its file.
-- A block wins over every way of working on it; a service that was taken away counts no more.
create or replace function enter_case(wanted uuid) returns setof case_file
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
declare
  file case_file;
begin
  perform set_config('app.glass_case', '', true), set_config('app.glass_classes', '', true);
  select * into file from case_file f
   where f.org_id = app_org() and f.id = wanted
     and works_on(f.worker_id, f.cover_worker_id, f.service_id)
     and not (app_user() = any (f.blocked_ids))
     and (app_user() in (f.worker_id, f.cover_worker_id) or exists (
       select from user_service s
        where s.org_id = app_org() and s.user_id = app_user() and s.service_id = f.service_id))
     and still_here();
  if not found then
    perform set_config('app.case_id', '', true);
    return;
  end if;
  perform set_config('app.case_id', wanted::text, true);
  return next file;
end
$$;

-- Opens what was named, of the one case, while the window is open. Nothing else becomes visible.
create function enter_in_emergency(wanted uuid)
  returns table (glass_id uuid, reference text, alias text, classes text, opened_at timestamptz,
    until timestamptz, now_is timestamptz)
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
declare
  glass break_glass;
  file case_file;
begin
  perform set_config('app.case_id', '', true), set_config('app.glass_case', '', true),
    set_config('app.glass_classes', '', true);
  select g.* into glass from break_glass g
   where g.org_id = app_org() and g.user_id = app_user() and g.case_id = wanted
     and g.opened_at is not null and g.ended_at is null and g.until > clock_timestamp()
     and still_here() and app_role() in ('support-worker', 'service-manager');
  if not found then
    return;
  end if;
  select f.* into file from case_file f
   where f.org_id = app_org() and f.id = wanted and not (app_user() = any (f.blocked_ids));
  if not found then
    return;
  end if;
  perform set_config('app.glass_case', wanted::text, true),
    set_config('app.glass_classes', glass.classes, true);
  return query select glass.id, file.reference, file.alias, glass.classes, glass.opened_at,
    glass.until, clock_timestamp();
end
$$;
alter function enter_in_emergency(uuid) owner to waymark_search;
grant execute on function enter_in_emergency(uuid) to waymark_staff;

-- Breaks the glass, or says why not. By whole reference, or by every whole word of a name; a case that
-- is not there, one that this person must stay out of, and several that fit are one answer.
create function break_the_glass(the_id uuid, by_reference text, by_tokens bytea[], the_classes text,
    the_reason text, the_words bytea, the_day date, due date, out outcome text, out opened uuid)
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
declare
  file case_file;
  found_ids uuid[];
  leads uuid[];
  asked integer;
begin
  if app_role() not in ('support-worker', 'service-manager') or not still_here() then
    raise exception 'this role cannot break the glass' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(hashtextextended(app_user()::text, 18));
  if exists (select from break_glass g
      where g.org_id = app_org() and g.user_id = app_user() and g.id = the_id) then
    select 'opened', g.case_id into outcome, opened from break_glass g
     where g.org_id = app_org() and g.user_id = app_user() and g.id = the_id;
    if opened is null then outcome := 'nothing-fits'; end if;
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
      file.reference, clock_timestamp(), clock_timestamp() + interval '15 minutes', leads,
      file.blocked_ids, due);
  opened := file.id;
end
$$;

-- Two leads to tell: a manager of the case's own service, and another (the data protection lead first,
-- else another manager). Never whoever asks, never somebody who must stay out of the case.
create function leads_for(the_service uuid, staying_out uuid[]) returns uuid[]
  language sql stable security definer set search_path = waymark, pg_temp
  as $$
    with able as (
      select u.id, u.role, u.display_name, u.role = 'service-manager' and exists (
          select from user_service s
           where s.org_id = u.org_id and s.user_id = u.id and s.service_id = the_service) as own
        from app_user u
       where u.org_id = app_org() and u.active and u.id <> app_user()
         and u.role in ('service-manager', 'data-protection-lead') and not (u.id = any (staying_out))
    ), first as (
      select id from able where own order by display_name, id limit 1
    ), second as (
      select a.id from able a where a.id <> (select id from first)
       order by a.role = 'data-protection-lead' desc, a.own desc, a.display_name, a.id limit 1
    )
    select array_agg(id) from (select id from first union all select id from second) chosen
  $$;
alter function leads_for(uuid, uuid[]) owner to waymark_search;
grant execute on function leads_for(uuid, uuid[]) to waymark_search;
alter function break_the_glass(uuid, text, bytea[], text, text, bytea, date, date)
  owner to waymark_search;
grant execute on function break_the_glass(uuid, text, bytea[], text, text, bytea, date, date)
  to waymark_staff;

-- What was opened, as the log has it, for those who review. It repeats the rule of `leads_review`.
create function what_was_opened(the_glass uuid)
  returns table (at timestamptz, act text, classes text)
  language sql stable security definer set search_path = waymark, pg_temp
  as $$
    select a.at, a.act, a.classes from break_glass g
      join audit_entry a on a.org_id = g.org_id and a.user_id = g.user_id
        and a.at >= g.asked_at - interval '1 minute' and a.object_id = g.id
     where g.org_id = app_org() and g.id = the_glass and not (app_user() = any (g.blocked_ids))
       and (app_role() = 'data-protection-lead' or app_role() = 'service-manager'
         and g.opened_at is not null and (g.reviewed_at is null or app_user() = any (g.told)))
     order by a.at, a.id
  $$;
alter function what_was_opened(uuid) owner to waymark_search;
grant execute on function what_was_opened(uuid) to waymark_staff;

-- Keeps a colleague out of the entered case, or lets them back. Afterwards the case is gone for them in
-- every list, and what they had open in an emergency is over.
create function keep_out_of_case(the_case uuid, the_user uuid, out_of_it boolean) returns void
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
declare
  staying_out uuid[];
begin
  perform from case_file f
    where f.org_id = app_org() and f.id = the_case and f.id = app_case()
      and works_on(f.worker_id, f.cover_worker_id, f.service_id)
      and not (app_user() = any (f.blocked_ids));
  if not found or not (app_role() = 'service-manager' and the_user <> app_user()
      or out_of_it and the_user = app_user()) then
    raise exception 'the case was not entered by somebody who may say so'
      using errcode = 'insufficient_privilege';
  end if;
  update case_file f
     set blocked_ids = case when out_of_it then array_append(array_remove(f.blocked_ids, the_user), the_user)
           else array_remove(f.blocked_ids, the_user) end,
         cover_worker_id = case when out_of_it and f.cover_worker_id = the_user then null
           else f.cover_worker_id end
   where f.org_id = app_org() and f.id = the_case
   returning f.blocked_ids into staying_out;
  update due_item d set blocked_ids = staying_out,
      cover_worker_id = case when out_of_it then nullif(d.cover_worker_id, the_user)
        else d.cover_worker_id end
   where d.org_id = app_org() and d.case_id = the_case;
  update name_token n set blocked_ids = staying_out,
      cover_worker_id = case when out_of_it then nullif(n.cover_worker_id, the_user)
        else n.cover_worker_id end
   where n.org_id = app_org() and n.case_id = the_case;
  update answer_waiting a set blocked_ids = staying_out,
      cover_worker_id = case when out_of_it then nullif(a.cover_worker_id, the_user)
        else a.cover_worker_id end
   where a.org_id = app_org() and a.case_id = the_case;
  update break_glass g
     set blocked_ids = staying_out,
         ended_at = case when g.user_id = the_user and out_of_it and g.ended_at is null
           and g.until > clock_timestamp() then clock_timestamp() else g.ended_at end,
         ended_how = case when g.user_id = the_user and out_of_it and g.ended_at is null
           and g.until > clock_timestamp() then 'conflict' else g.ended_how end
   where g.org_id = app_org() and g.case_id = the_case;
end
$$;
alter function keep_out_of_case(uuid, uuid, boolean) owner to waymark_search;
grant execute on function keep_out_of_case(uuid, uuid, boolean) to waymark_staff;

-- Whatever a colleague has open in an emergency ends when their rights change.
create function end_emergencies_of(the_user uuid) returns void
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
begin
  if app_role() is distinct from 'administrator' or not still_here() then
    raise exception 'only an administrator changes rights' using errcode = 'insufficient_privilege';
  end if;
  update break_glass g set ended_at = clock_timestamp(), ended_how = 'rights-changed'
   where g.org_id = app_org() and g.user_id = the_user and g.opened_at is not null
     and g.ended_at is null and g.until > clock_timestamp();
end
$$;
alter function end_emergencies_of(uuid) owner to waymark_search;
grant execute on function end_emergencies_of(uuid) to waymark_staff;

-- Hands the entered case over, as before; never by or to somebody who must stay out of it.
create or replace function reassign_case(the_case uuid, to_service uuid, to_worker uuid, to_cover uuid)
  returns void
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
begin
  perform from case_file f
    where f.org_id = app_org() and f.id = the_case and f.id = app_case()
      and works_on(f.worker_id, f.cover_worker_id, f.service_id)
      and not (f.blocked_ids && array[app_user(), to_worker, to_cover]);
  if not found then
    raise exception 'the case was not entered, or would go to somebody who must stay out of it'
      using errcode = 'insufficient_privilege';
  end if;
  update case_file f
     set service_id = to_service, worker_id = to_worker, cover_worker_id = to_cover
   where f.org_id = app_org() and f.id = the_case;
  update due_item d
     set service_id = to_service, worker_id = to_worker, cover_worker_id = to_cover
   where d.org_id = app_org() and d.case_id = the_case;
  update name_token n
     set service_id = to_service, worker_id = to_worker, cover_worker_id = to_cover
   where n.org_id = app_org() and n.case_id = the_case;
  update answer_waiting a
     set service_id = to_service, worker_id = to_worker, cover_worker_id = to_cover
   where a.org_id = app_org() and a.case_id = the_case;
end
$$;

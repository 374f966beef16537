-- Whoever is switched off, or must stay out of a case, may still know links and codes they once handed
-- over: those doors close with their rights, in the same transaction. A door that was made while the clock
-- ran ahead is not open. What a guest saw is in the log with the classes that were behind the door. And the
-- daily work remembers the last day it saw, so that a clock that jumps destroys nothing.

alter table guest_door add column classes text not null default 'SN'
  check (classes ~ '^[ICSHNPO]+$');
comment on column guest_door.classes is 'harm:O which harm classes wait behind it; never a place';
grant select (classes), insert (classes) on guest_door to waymark_staff;

create function close_doors_of(the_org uuid, the_case uuid, the_people uuid[]) returns void
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
declare
  door guest_door;
begin
  for door in select * from guest_door d
     where d.org_id = the_org and (the_case is null or d.case_id = the_case)
       and d.made_by = any (the_people) and d.expires_at > now()
       and (d.closed_at is null or d.closed_why = 'used-up' and d.session_until > now())
       for update
  loop
    update guest_door d
       set closed_at = coalesce(d.closed_at, now()), closed_why = coalesce(d.closed_why, 'revoked'),
           wrapped_key = null, sealed = null, session_hash = null, session_until = null
     where d.org_id = door.org_id and d.case_id = door.case_id and d.id = door.id;
    perform note_guest(door, 'a door for a guest closed because who made it may not know it', '');
    perform ask_about_guest(door, 'left', 'A link for a professional was closed',
      'A colleague who made it is no longer here, or must stay out. Make a new link if it is still wanted');
  end loop;
end
$$;
alter function close_doors_of(uuid, uuid, uuid[]) owner to waymark_search;
revoke execute on function close_doors_of(uuid, uuid, uuid[]) from public;

create function close_doors_of_leaver() returns trigger
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
begin
  perform close_doors_of(new.org_id, null, array[new.id]);
  return null;
end
$$;
alter function close_doors_of_leaver() owner to waymark_search;
create trigger close_doors_of_leaver after update of active on app_user
  for each row when (old.active and not new.active)
  execute function close_doors_of_leaver();

create function close_doors_of_kept_out() returns trigger
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
begin
  perform close_doors_of(new.org_id, new.id, new.blocked_ids);
  return null;
end
$$;
alter function close_doors_of_kept_out() owner to waymark_search;
create trigger close_doors_of_kept_out after update of blocked_ids on case_file
  for each row when (old.blocked_ids is distinct from new.blocked_ids and cardinality(new.blocked_ids) > 0)
  execute function close_doors_of_kept_out();

-- Made, or entered, at a moment that has not come: the clock was wrong.
create function from_a_wrong_clock(door guest_door) returns boolean
  language sql stable set search_path = waymark, pg_temp
  as $$
  select door.made_at > now() + interval '1 minute'
    or coalesce(door.session_until > now() + interval '16 minutes', false)
$$;
alter function from_a_wrong_clock(guest_door) owner to waymark_search;

create or replace function guest_salt(link bytea) returns bytea
  language sql stable security definer set search_path = waymark, pg_temp
  as $$
  select d.code_salt from guest_door d
   where d.link_hash = link and d.closed_at is null and d.expires_at > now() and d.tries_left > 0
     and not from_a_wrong_clock(d)
$$;

create or replace function guest_standing(link bytea, session bytea) returns text
  language sql stable security definer set search_path = waymark, pg_temp
  as $$
  select d.kind from guest_door d
   where d.link_hash = link and d.session_hash = session and d.session_until > now()
     and d.closed_at is null and d.expires_at > now() and not from_a_wrong_clock(d)
$$;

create or replace function guest_view(link bytea, session bytea)
  returns table (org_id uuid, case_id uuid, id uuid, kind text, wrapped_key bytea, sealed bytea,
    views_left integer)
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
declare
  door guest_door;
begin
  select * into door from guest_door d
   where d.link_hash = link and d.session_hash = session and d.session_until > now() for update;
  if not found or door.closed_at is not null or door.views_left = 0 or from_a_wrong_clock(door) then
    return;
  end if;
  if door.expires_at <= now() then
    perform shut_guest_door(door, 'expired');
    return;
  end if;
  update guest_door d set views_left = d.views_left - 1, seen_at = now()
   where d.org_id = door.org_id and d.case_id = door.case_id and d.id = door.id;
  perform note_guest(door, 'a guest opened what was behind their door', door.classes);
  if door.views_left = 1 then perform shut_guest_door(door, 'used-up'); end if;
  return query select door.org_id, door.case_id, door.id, door.kind, door.wrapped_key, door.sealed,
    door.views_left - 1;
end
$$;

-- A worker's hour and day count papers that tell a place as well.
alter table place_look alter column place_id drop not null;
alter table place_look add column document_id uuid;
alter table place_look add constraint one_thing_looked_at
  check ((place_id is null) <> (document_id is null));
alter table place_look add foreign key (org_id, case_id, document_id)
  references document (org_id, case_id, id);
comment on column place_look.document_id is 'harm:O which paper that tells a place';

alter table installation add column last_counted_on date;
alter table installation add column steady_since date;
comment on column installation.last_counted_on is 'harm:O the last day the daily work saw';
comment on column installation.steady_since is 'harm:O since which day its days have come one after another';
grant update (last_counted_on, steady_since) on installation to waymark_jobs;
create policy days_are_noted on installation for update to waymark_jobs using (true) with check (true);

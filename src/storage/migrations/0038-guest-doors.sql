-- as: administrator
-- Doors for guests: a professional without an account opens one thing with a link and a code. The link's
-- secret stands nowhere: its hash finds the row, and only the secret itself unwraps the key of what waits
-- behind the door. The guests' role reaches no table at all, only the functions below, each with that hash.

do $$
begin
  if not exists (select from pg_roles where rolname = 'waymark_guest') then
    begin
      create role waymark_guest nosuperuser nocreatedb nocreaterole noreplication login nobypassrls;
    exception when duplicate_object or unique_violation then
      null; -- another database of this server was being prepared at the same moment
    end;
  end if;
  if exists (select from pg_roles where rolname = 'waymark_guest'
      and (rolsuper or rolcreaterole or rolbypassrls)) then
    raise exception 'the role waymark_guest exists already and has powers that it must not have';
  end if;
end
$$;
grant usage on schema waymark to waymark_guest;
set local role waymark_owner;

create table guest_door (
  org_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('pack', 'request')),
  subject_id uuid not null,
  member_id uuid not null,
  grant_fact uuid not null,
  link_hash bytea not null check (length(link_hash) = 32),
  code_salt bytea not null check (length(code_salt) = 16),
  code_hash bytea not null check (length(code_hash) = 32),
  tries_left integer not null check (tries_left >= 0),
  views_left integer not null check (views_left >= 0),
  late_visits integer not null default 0 check (late_visits >= 0),
  made_at timestamptz not null default now(),
  made_by uuid not null,
  expires_at timestamptz not null,
  wrapped_key bytea,
  sealed bytea,
  session_hash bytea check (length(session_hash) = 32),
  session_until timestamptz,
  seen_at timestamptz,
  closed_at timestamptz,
  closed_why text check (closed_why in ('revoked', 'expired', 'wrong-codes', 'used-up', 'answered')),
  primary key (org_id, case_id, id),
  constraint at_most_a_week check (expires_at <= made_at + interval '7 days'),
  constraint closed_for_a_reason check ((closed_at is null) = (closed_why is null)),
  -- Whatever is closed cannot be opened again by anybody: its key is gone.
  constraint shredded_when_closed check (
    (closed_at is null) = (wrapped_key is not null) and (closed_at is null) = (sealed is not null)),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, case_id, member_id) references circle_member (org_id, case_id, id),
  foreign key (org_id, case_id, grant_fact) references case_fact (org_id, case_id, id),
  foreign key (org_id, made_by) references app_user (org_id, id)
);
comment on column guest_door.org_id is 'harm:O whose case';
comment on column guest_door.case_id is 'harm:O which case';
comment on column guest_door.id is 'harm:O made where it was opened';
comment on column guest_door.kind is 'harm:O whether something is shown or asked';
comment on column guest_door.subject_id is 'harm:O the pack or the request behind it';
comment on column guest_door.member_id is 'harm:O which professional of the circle';
comment on column guest_door.grant_fact is 'harm:O the very consent it rests on';
comment on column guest_door.link_hash is 'harm:O SHA-256 of the secret in the link';
comment on column guest_door.code_salt is 'harm:O the salt of the Argon2id of the code';
comment on column guest_door.code_hash is 'harm:O Argon2id of the code, which was told through another channel';
comment on column guest_door.tries_left is 'harm:O how many wrong codes it still bears';
comment on column guest_door.views_left is 'harm:O how often it may still be looked behind';
comment on column guest_door.late_visits is 'harm:O how often somebody came when it was closed';
comment on column guest_door.made_at is 'harm:O when it was opened';
comment on column guest_door.made_by is 'harm:O who opened it';
comment on column guest_door.expires_at is 'harm:O when it closes by itself';
comment on column guest_door.wrapped_key is 'harm:O the key of what waits, wrapped with the secret of the link; gone when closed';
comment on column guest_door.sealed is 'harm:N what waits behind it, sealed with a key of its own; gone when closed';
comment on column guest_door.session_hash is 'harm:O SHA-256 of the session of whoever gave the right code last';
comment on column guest_door.session_until is 'harm:O until when that session lasts';
comment on column guest_door.seen_at is 'harm:O when it was last looked behind';
comment on column guest_door.closed_at is 'harm:O when it was closed';
comment on column guest_door.closed_why is 'harm:O why, as a fixed code';
-- A guest has nothing but the link, so it is found without knowing whose it is.
create index guest_door_by_link on guest_door (link_hash);
create index guest_door_by_age on guest_door (org_id, expires_at) where closed_at is null;
alter table guest_door alter column sealed set storage external;

alter table guest_door enable row level security;
alter table guest_door force row level security;
create policy tenant on guest_door as restrictive to waymark_staff using (org_id = app_org());
create policy entered_case_reads on guest_door for select to waymark_staff
  using (case_id = app_case());
create policy entered_case_adds on guest_door for insert to waymark_staff
  with check (case_id = app_case() and made_by = app_user());
create policy entered_case_closes on guest_door for update to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case());
-- Staff open and close a door and see how it stands. What waits behind it they cannot read back.
grant select (org_id, case_id, id, kind, subject_id, member_id, grant_fact, tries_left, views_left,
    late_visits, made_at, made_by, expires_at, seen_at, closed_at, closed_why) on guest_door to waymark_staff;
grant insert (org_id, case_id, id, kind, subject_id, member_id, grant_fact, link_hash, code_salt, code_hash,
    tries_left, views_left, made_by, expires_at, wrapped_key, sealed) on guest_door to waymark_staff;
grant update (wrapped_key, sealed, session_hash, session_until, closed_at, closed_why) on guest_door
  to waymark_staff;
grant select, update (tries_left, views_left, late_visits, wrapped_key, sealed, session_hash,
    session_until, seen_at, closed_at, closed_why) on guest_door to waymark_search;
grant insert (org_id, id, user_id, role, act, case_id, case_reference, object_id, classes)
  on audit_entry to waymark_search;
grant insert on audit_unsealed to waymark_search;
grant insert on due_item to waymark_search;

-- A door rests on a consent and on a part in the circle. With either it closes, in the same transaction,
-- by whichever way it was taken back.
create function close_guest_doors() returns trigger
  language plpgsql volatile set search_path = waymark, pg_temp
  as $$
begin
  update guest_door d
     set closed_at = coalesce(d.closed_at, now()), closed_why = coalesce(d.closed_why, 'revoked'),
         wrapped_key = null, sealed = null, session_hash = null, session_until = null
   where d.org_id = new.org_id and d.case_id = new.case_id
     and (d.closed_at is null or d.closed_why = 'used-up')
     and not consent_stands(d.case_id, d.grant_fact);
  return null;
end
$$;
create trigger close_guest_doors after insert on case_fact
  for each row when (new.type = 'consent-withdrawn' or new.supersedes is not null)
  execute function close_guest_doors();

create function close_guest_doors_of_member() returns trigger
  language plpgsql volatile set search_path = waymark, pg_temp
  as $$
begin
  update guest_door d
     set closed_at = coalesce(d.closed_at, now()), closed_why = coalesce(d.closed_why, 'revoked'),
         wrapped_key = null, sealed = null, session_hash = null, session_until = null
   where d.org_id = new.org_id and d.case_id = new.case_id
     and (d.closed_at is null or d.closed_why = 'used-up')
     and d.member_id = new.member_id;
  return null;
end
$$;
create trigger close_guest_doors after insert on circle_member_version
  for each row when (new.ended_on is not null or new.conflict_since is not null
    or new.change = 'told-less')
  execute function close_guest_doors_of_member();

-- What guests do is in the log of the case. Not for guests to call.
create function note_guest(door guest_door, what text, touched text) returns void
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
declare
  line uuid := gen_random_uuid();
begin
  insert into audit_unsealed (org_id, entry_id) values (door.org_id, line);
  insert into audit_entry (org_id, id, user_id, role, act, case_id, case_reference, object_id, classes)
  select door.org_id, line, '00000000-0000-0000-0000-000000000000', 'guest', what, f.id, f.reference,
    door.id, touched
    from case_file f where f.org_id = door.org_id and f.id = door.case_id;
end
$$;

create function ask_about_guest(door guest_door, what text, the_title text, the_todo text) returns void
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
begin
  insert into due_item (org_id, case_id, worker_id, cover_worker_id, service_id, reference, alias,
      asked_by, key, kind, title, todo, whose, due_on, show_from)
  select f.org_id, f.id, f.worker_id, f.cover_worker_id, f.service_id, f.reference, f.alias, 'guests',
      'guests:' || what || ':' || door.id, 'asked', the_title, the_todo, 'worker', current_date,
      door.made_at::date
    from case_file f where f.org_id = door.org_id and f.id = door.case_id
  on conflict (org_id, case_id, key) do nothing;
end
$$;

create function shut_guest_door(door guest_door, why text) returns void
  language sql volatile security definer set search_path = waymark, pg_temp
  as $$
  update guest_door d
     set closed_at = now(), closed_why = why, wrapped_key = null, sealed = null,
         session_hash = case when why = 'used-up' then d.session_hash end,
         session_until = case when why = 'used-up' then d.session_until end
   where d.org_id = door.org_id and d.case_id = door.case_id and d.id = door.id and d.closed_at is null
$$;

-- The salt of the code behind this link, for as long as it may be tried.
create function guest_salt(link bytea) returns bytea
  language sql stable security definer set search_path = waymark, pg_temp
  as $$
  select d.code_salt from guest_door d
   where d.link_hash = link and d.closed_at is null and d.expires_at > now() and d.tries_left > 0
$$;

-- A code is tried: counted and compared in one step, so that two at once are two tries. Somebody who comes
-- when it is closed is noted too, the first few times.
create function guest_enter(link bytea, proof bytea, session bytea)
  returns table (outcome text, tries integer)
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
declare
  door guest_door;
begin
  select * into door from guest_door d where d.link_hash = link for update;
  if not found then return; end if;
  if door.closed_at is null and door.expires_at <= now() then
    perform shut_guest_door(door, 'expired');
    door.closed_at := now();
  end if;
  if door.closed_at is not null then
    if door.late_visits < 20 then
      update guest_door d set late_visits = d.late_visits + 1
       where d.org_id = door.org_id and d.case_id = door.case_id and d.id = door.id;
      perform note_guest(door, 'a guest came to a door that was closed', '');
    end if;
    return;
  end if;
  if proof is distinct from door.code_hash then
    update guest_door d set tries_left = d.tries_left - 1
     where d.org_id = door.org_id and d.case_id = door.case_id and d.id = door.id;
    perform note_guest(door, 'a guest gave a wrong code', '');
    if door.tries_left <= 1 then
      perform shut_guest_door(door, 'wrong-codes');
      perform note_guest(door, 'a door for a guest closed after wrong codes', '');
      perform ask_about_guest(door, 'codes', 'Wrong codes closed a link for a professional',
        'Ask the professional whether it was them, and make a new link if it was');
    end if;
    return query select case when door.tries_left <= 1 then 'closed' else 'wrong' end,
      greatest(door.tries_left - 1, 0);
    return;
  end if;
  update guest_door d set session_hash = session, session_until = now() + interval '15 minutes'
   where d.org_id = door.org_id and d.case_id = door.case_id and d.id = door.id;
  perform note_guest(door, 'a guest gave the right code', '');
  return query select 'in', door.tries_left;
end
$$;

-- Whether this session is still good behind this link. Asking uses nothing up.
create function guest_standing(link bytea, session bytea) returns text
  language sql stable security definer set search_path = waymark, pg_temp
  as $$
  select d.kind from guest_door d
   where d.link_hash = link and d.session_hash = session and d.session_until > now()
     and d.closed_at is null and d.expires_at > now()
$$;

-- What waits, given out and counted. With the last look the key is gone.
create function guest_view(link bytea, session bytea)
  returns table (org_id uuid, case_id uuid, id uuid, kind text, wrapped_key bytea, sealed bytea,
    views_left integer)
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
declare
  door guest_door;
begin
  select * into door from guest_door d
   where d.link_hash = link and d.session_hash = session and d.session_until > now() for update;
  if not found or door.closed_at is not null or door.views_left = 0 then return; end if;
  if door.expires_at <= now() then
    perform shut_guest_door(door, 'expired');
    return;
  end if;
  update guest_door d set views_left = d.views_left - 1, seen_at = now()
   where d.org_id = door.org_id and d.case_id = door.case_id and d.id = door.id;
  perform note_guest(door, 'a guest opened what was behind their door', 'SN');
  if door.views_left = 1 then perform shut_guest_door(door, 'used-up'); end if;
  return query select door.org_id, door.case_id, door.id, door.kind, door.wrapped_key, door.sealed,
    door.views_left - 1;
end
$$;

-- What nobody opened in time is destroyed, whoever asks for it.
create function shred_guest_doors() returns integer
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
declare
  door guest_door;
  gone integer := 0;
begin
  for door in select * from guest_door d where d.closed_at is null and d.expires_at <= now()
      for update skip locked
  loop
    perform shut_guest_door(door, 'expired');
    perform note_guest(door, 'a door for a guest closed in time', '');
    gone := gone + 1;
  end loop;
  return gone;
end
$$;

alter function note_guest(guest_door, text, text) owner to waymark_search;
alter function ask_about_guest(guest_door, text, text, text) owner to waymark_search;
alter function shut_guest_door(guest_door, text) owner to waymark_search;
alter function guest_salt(bytea) owner to waymark_search;
alter function guest_enter(bytea, bytea, bytea) owner to waymark_search;
alter function guest_standing(bytea, bytea) owner to waymark_search;
alter function guest_view(bytea, bytea) owner to waymark_search;
alter function shred_guest_doors() owner to waymark_search;
grant execute on function guest_salt(bytea), guest_enter(bytea, bytea, bytea),
  guest_standing(bytea, bytea), guest_view(bytea, bytea), shred_guest_doors() to waymark_guest;

-- The record of a case: its file, its facts, its daily entries, and the keys that open them.
-- A row below a case is visible only after `enter_case` has found, in the database, that the case is
-- this person's; before that, no list, no join and no mistake in a query can reach one.

-- The one rule of who works on a case. No sub-select: what it needs stands on the row.
create function works_on(worker uuid, cover uuid, service uuid) returns boolean
  language sql stable parallel safe
  as $$
    select app_role() in ('support-worker', 'service-manager')
      and (worker = app_user() or cover = app_user()
        or (app_role() = 'service-manager' and service = any (app_services())))
  $$;
grant execute on function works_on(uuid, uuid, uuid) to waymark_staff, waymark_search;

create table case_file (
  org_id uuid not null,
  id uuid not null,
  reference text not null check (reference ~ '^WM-[2-9A-HJ-NP-Z]{4,8}$'),
  alias text not null check (length(alias) between 1 and 60),
  service_id uuid not null,
  worker_id uuid not null,
  cover_worker_id uuid,
  version integer not null default 1 check (version > 0),
  opened_at timestamptz not null default now(),
  policy_edition text not null default '',
  nrm_state text not null default '',
  support_state text not null default '',
  rna_state text not null default '',
  nation text not null default '',
  age_group text not null default '',
  active boolean not null default true,
  overlay text check (overlay in ('missing', 'detained', 'suspended')),
  covered_until date,
  next_due date,
  last_contact_on date,
  primary key (org_id, id),
  unique (org_id, reference),
  foreign key (org_id, service_id) references service (org_id, id),
  foreign key (org_id, worker_id) references app_user (org_id, id),
  foreign key (org_id, cover_worker_id) references app_user (org_id, id)
);
comment on column case_file.org_id is 'harm:O whose case';
comment on column case_file.id is 'harm:O which case';
comment on column case_file.reference is 'harm:O random, so that nothing can be counted or guessed';
comment on column case_file.alias is 'harm:O a made-up everyday word, never a name';
comment on column case_file.service_id is 'harm:O the service that supports them';
comment on column case_file.worker_id is 'harm:O who works with them';
comment on column case_file.cover_worker_id is 'harm:O who covers';
comment on column case_file.version is 'harm:O counts every write to the case';
comment on column case_file.opened_at is 'harm:O when the file was made';
comment on column case_file.policy_edition is 'harm:O edition with which the rest was computed';
comment on column case_file.nrm_state is 'harm:S where they stand in the NRM';
comment on column case_file.support_state is 'harm:S where they stand in support';
comment on column case_file.rna_state is 'harm:S where the RNA stands';
comment on column case_file.nation is 'harm:O which rules apply';
comment on column case_file.age_group is 'harm:S adult, child or not known';
comment on column case_file.active is 'harm:O whether anyone still works on it';
comment on column case_file.overlay is 'harm:S missing, detained or suspended';
comment on column case_file.covered_until is 'harm:S last day on which every open need is covered';
comment on column case_file.next_due is 'harm:O first day on which something is due';
comment on column case_file.last_contact_on is 'harm:O last visit, call, meeting or message';
create index case_file_of_worker on case_file (org_id, worker_id);
create index case_file_of_cover on case_file (org_id, cover_worker_id)
  where cover_worker_id is not null;
create index case_file_of_service on case_file (org_id, service_id);
alter table case_file enable row level security;
alter table case_file force row level security;
create policy tenant on case_file as restrictive to waymark_staff, waymark_jobs
  using (org_id = app_org());
create policy own_cases on case_file to waymark_staff
  using (works_on(worker_id, cover_worker_id, service_id))
  with check (works_on(worker_id, cover_worker_id, service_id));
create policy own_services on case_file as restrictive for insert to waymark_staff
  with check (service_id = any (app_services()));
create policy jobs_recompute on case_file to waymark_jobs
  using (org_id = app_org()) with check (org_id = app_org());
grant select, insert on case_file to waymark_staff;
-- Who works on a case is changed by `reassign_case` only.
grant update (version, policy_edition, nrm_state, support_state, rna_state, nation, age_group, active,
  overlay, covered_until, next_due, last_contact_on) on case_file to waymark_staff, waymark_jobs;
grant select on case_file to waymark_jobs, waymark_search;
grant update (service_id, worker_id, cover_worker_id) on case_file to waymark_search;

-- One key per case and harm class: old addresses can be shredded alone, and work that needs the
-- daily record never unlocks an address.
create table case_key (
  org_id uuid not null,
  case_id uuid not null,
  class text not null check (class in ('L', 'I', 'C', 'H', 'N', 'P')),
  key_id uuid not null,
  wrapped bytea not null,
  wrapped_by uuid not null,
  made_at timestamptz not null default now(),
  retired_at timestamptz,
  primary key (org_id, case_id, key_id),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, wrapped_by) references organisation_key (org_id, key_id)
);
comment on column case_key.org_id is 'harm:O whose case';
comment on column case_key.case_id is 'harm:O which case';
comment on column case_key.class is 'harm:O what it may open';
comment on column case_key.key_id is 'harm:O which key; ciphertexts name it';
comment on column case_key.wrapped is 'harm:O the key, wrapped: worth nothing without the organisation''s key';
comment on column case_key.wrapped_by is 'harm:O which key of the organisation';
comment on column case_key.made_at is 'harm:O when it was made';
comment on column case_key.retired_at is 'harm:O since when it seals nothing new';
create unique index case_key_current on case_key (org_id, case_id, class) where retired_at is null;
alter table case_key enable row level security;
alter table case_key force row level security;
create policy tenant on case_key as restrictive to waymark_staff, waymark_jobs
  using (org_id = app_org());
create policy entered_case on case_key to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case());
create policy jobs_rewrap on case_key to waymark_jobs using (org_id = app_org());
grant select, insert on case_key to waymark_staff;
grant select, update (wrapped, wrapped_by) on case_key to waymark_jobs;

-- What happened, in order. Rows are added and never changed: a correction is a new fact.
create table case_fact (
  org_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  type text not null check (type ~ '^[a-z][a-z0-9-]{0,60}$'),
  on_day date not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  supersedes uuid,
  detail jsonb not null default '{}',
  sealed bytea,
  at_version integer not null,
  primary key (org_id, case_id, id),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, case_id, supersedes) references case_fact (org_id, case_id, id),
  foreign key (org_id, recorded_by) references app_user (org_id, id)
);
comment on column case_fact.org_id is 'harm:O whose case';
comment on column case_fact.case_id is 'harm:O which case';
comment on column case_fact.id is 'harm:O made where the fact was written';
comment on column case_fact.type is 'harm:S what happened';
comment on column case_fact.on_day is 'harm:S the day it happened';
comment on column case_fact.recorded_at is 'harm:O when Waymark was told';
comment on column case_fact.recorded_by is 'harm:O who told';
comment on column case_fact.supersedes is 'harm:O the fact that this one replaces';
comment on column case_fact.detail is 'harm:S fields of status and ordinary classes only';
comment on column case_fact.sealed is 'harm:N all other fields, sealed together';
comment on column case_fact.at_version is 'harm:O the version of the case that it made';
alter table case_fact enable row level security;
alter table case_fact force row level security;
create policy tenant on case_fact as restrictive to waymark_staff, waymark_jobs
  using (org_id = app_org());
create policy entered_case on case_fact to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case() and recorded_by = app_user());
create policy jobs_recompute on case_fact for select to waymark_jobs using (org_id = app_org());
grant select, insert on case_fact to waymark_staff;
-- Recomputing needs no sealed word, so it cannot read one.
grant select (org_id, case_id, id, type, on_day, recorded_at, recorded_by, supersedes, detail)
  on case_fact to waymark_jobs;

create table journal_entry (
  org_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  on_day date not null,
  kind text not null check (kind ~ '^[a-z][a-z-]{0,40}$'),
  language text check (length(language) <= 60),
  interpreter text check (length(interpreter) <= 40),
  need_ids text[] not null default '{}',
  sealed bytea not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  supersedes uuid,
  primary key (org_id, case_id, id),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, case_id, supersedes) references journal_entry (org_id, case_id, id),
  foreign key (org_id, recorded_by) references app_user (org_id, id)
);
comment on column journal_entry.org_id is 'harm:O whose case';
comment on column journal_entry.case_id is 'harm:O which case';
comment on column journal_entry.id is 'harm:O made where the entry was written';
comment on column journal_entry.on_day is 'harm:O the day it is about';
comment on column journal_entry.kind is 'harm:O visit, call, note and so on';
comment on column journal_entry.language is 'harm:S language in which it was said';
comment on column journal_entry.interpreter is 'harm:O the interpreter''s code, never a name';
comment on column journal_entry.need_ids is 'harm:O needs that it is about';
comment on column journal_entry.sealed is 'harm:N the words, sealed';
comment on column journal_entry.recorded_at is 'harm:O when it was written';
comment on column journal_entry.recorded_by is 'harm:O who wrote it';
comment on column journal_entry.supersedes is 'harm:O the entry that this one replaces';
create index journal_entry_newest on journal_entry (org_id, case_id, on_day desc, id desc);
create index journal_entry_superseded on journal_entry (org_id, case_id, supersedes)
  where supersedes is not null;
alter table journal_entry enable row level security;
alter table journal_entry force row level security;
create policy tenant on journal_entry as restrictive to waymark_staff
  using (org_id = app_org());
create policy entered_case on journal_entry to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case() and recorded_by = app_user());
grant select, insert on journal_entry to waymark_staff;

-- Which writes were done already: the same write sent twice is done once.
create table write_done (
  org_id uuid not null,
  user_id uuid not null,
  write_id uuid not null,
  version integer not null,
  done_at timestamptz not null default now(),
  primary key (org_id, user_id, write_id)
);
comment on column write_done.org_id is 'harm:O where';
comment on column write_done.user_id is 'harm:O who wrote';
comment on column write_done.write_id is 'harm:O made where the form was filled in';
comment on column write_done.version is 'harm:O the version that the write made';
comment on column write_done.done_at is 'harm:O when';
alter table write_done enable row level security;
alter table write_done force row level security;
create policy tenant on write_done as restrictive to waymark_staff, waymark_seat
  using (org_id = app_org());
create policy own_writes on write_done to waymark_staff, waymark_seat
  using (user_id = app_user()) with check (user_id = app_user());
grant select, insert on write_done to waymark_staff, waymark_seat;

-- Opens a case for the rest of the transaction, if it is this person's, and says what is on its file.
create function enter_case(wanted uuid) returns setof case_file
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
declare
  file case_file;
begin
  select * into file from case_file f
   where f.org_id = app_org() and f.id = wanted
     and works_on(f.worker_id, f.cover_worker_id, f.service_id);
  if not found then
    perform set_config('app.case_id', '', true);
    return;
  end if;
  perform set_config('app.case_id', wanted::text, true);
  return next file;
end
$$;
alter function enter_case(uuid) owner to waymark_search;
grant execute on function enter_case(uuid) to waymark_staff;

-- One write to the case: once only, and only on the version that the writer saw (any, when null).
-- Waits for a write that is under way, so that two people are told apart and never mixed.
create function claim_write(the_case uuid, the_write uuid, seen integer, out outcome text, out version integer)
  language plpgsql volatile set search_path = waymark, pg_temp
  as $$
declare
  current integer;
begin
  select f.version into current from case_file f
   where f.org_id = app_org() and f.id = the_case and f.id = app_case() for update;
  if not found then
    outcome := 'gone';
    return;
  end if;
  select w.version into version from write_done w
   where w.org_id = app_org() and w.user_id = app_user() and w.write_id = the_write;
  if found then
    outcome := 'already-done';
    return;
  end if;
  version := current;
  if current <> seen then
    outcome := 'changed-meanwhile';
    return;
  end if;
  version := current + 1;
  update case_file f set version = current + 1 where f.org_id = app_org() and f.id = the_case;
  insert into write_done (org_id, user_id, write_id, version)
    values (app_org(), app_user(), the_write, current + 1);
  outcome := 'done';
end
$$;
grant execute on function claim_write(uuid, uuid, integer) to waymark_staff;

-- A reference that no case of the organisation has: four signs that cannot be mistaken for one
-- another, more when the organisation has so many cases that four are getting full.
create function unused_reference() returns text
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
declare
  signs constant text := '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  bytes bytea;
  candidate text;
  tries integer := 0;
begin
  loop
    bytes := uuid_send(gen_random_uuid()); -- bytes 6 and 8 hold fixed bits and are not used
    candidate := 'WM-';
    for place in 0 .. least(3 + tries / 3, 5) loop
      candidate := candidate || substr(signs, 1 + get_byte(bytes, place) % 32, 1);
    end loop;
    exit when not exists (
      select from case_file f where f.org_id = app_org() and f.reference = candidate);
    tries := tries + 1;
  end loop;
  return candidate;
end
$$;
alter function unused_reference() owner to waymark_search;
grant execute on function unused_reference() to waymark_staff;

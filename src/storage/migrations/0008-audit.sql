-- The log: who did what, reads included, written in the same transaction as the act and never
-- changed. Entries hold no value of anything. Chaining them inline would make writers wait for one
-- another, so entries wait in `audit_unsealed` until the sealer puts them in the chain, in order.

create table audit_entry (
  org_id uuid not null,
  id uuid not null,
  at timestamptz not null default clock_timestamp(),
  user_id uuid not null,
  role text not null,
  act text not null check (length(act) between 1 and 120),
  case_id uuid,
  case_reference text,
  object_id uuid,
  classes text not null default '' check (classes ~ '^[LICSHNPO]*$'),
  primary key (org_id, id)
);
comment on column audit_entry.org_id is 'harm:O whose log';
comment on column audit_entry.id is 'harm:O which entry';
comment on column audit_entry.at is 'harm:O the database''s time';
comment on column audit_entry.user_id is 'harm:O who';
comment on column audit_entry.role is 'harm:O as what';
comment on column audit_entry.act is 'harm:O a fixed phrase, never a value';
comment on column audit_entry.case_id is 'harm:O which case';
comment on column audit_entry.case_reference is 'harm:O its reference';
comment on column audit_entry.object_id is 'harm:O which thing in it';
comment on column audit_entry.classes is 'harm:O harm classes that were touched';
create index audit_entry_newest on audit_entry (org_id, at desc);
create index audit_entry_of_case on audit_entry (org_id, case_id, at desc);
create index audit_entry_of_user on audit_entry (org_id, user_id, at desc);
alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy tenant on audit_entry as restrictive to waymark_staff, waymark_seat, waymark_jobs
  using (org_id = app_org());
create policy everyone_writes_their_own on audit_entry for insert to waymark_staff, waymark_seat
  with check (user_id = app_user() and role = app_role());
create policy jobs_write_too on audit_entry for insert to waymark_jobs
  with check (role = app_role());
create policy protector_reads on audit_entry for select to waymark_staff, waymark_seat
  using (app_role() = 'data-protection-lead');
create policy sealer_reads on audit_entry for select to waymark_jobs using (org_id = app_org());
grant select on audit_entry to waymark_staff, waymark_seat, waymark_jobs;
-- Without `at`: nobody chooses the time of an entry.
grant insert (org_id, id, user_id, role, act, case_id, case_reference, object_id, classes)
  on audit_entry to waymark_staff, waymark_seat, waymark_jobs;

create table audit_unsealed (
  org_id uuid not null,
  entry_id uuid not null,
  primary key (org_id, entry_id)
);
comment on column audit_unsealed.org_id is 'harm:O whose log';
comment on column audit_unsealed.entry_id is 'harm:O which entry waits to be chained';
alter table audit_unsealed enable row level security;
alter table audit_unsealed force row level security;
create policy tenant on audit_unsealed as restrictive to waymark_staff, waymark_seat, waymark_jobs
  using (org_id = app_org());
create policy writers_add on audit_unsealed for insert to waymark_staff, waymark_seat
  with check (org_id = app_org());
create policy sealer_takes on audit_unsealed to waymark_jobs
  using (org_id = app_org()) with check (org_id = app_org());
grant insert on audit_unsealed to waymark_staff, waymark_seat, waymark_jobs;
grant select, delete on audit_unsealed to waymark_jobs;

-- The chain: each seal holds the hash of its entry together with the hash of the seal before it.
create table audit_seal (
  org_id uuid not null,
  number bigint not null check (number > 0),
  entry_id uuid not null,
  hash bytea not null check (length(hash) = 32),
  sealed_at timestamptz not null default clock_timestamp(),
  primary key (org_id, number),
  unique (org_id, entry_id),
  foreign key (org_id, entry_id) references audit_entry (org_id, id)
);
comment on column audit_seal.org_id is 'harm:O whose log';
comment on column audit_seal.number is 'harm:O place in the chain, without holes';
comment on column audit_seal.entry_id is 'harm:O which entry';
comment on column audit_seal.hash is 'harm:O SHA-256 of the entry and the hash before';
comment on column audit_seal.sealed_at is 'harm:O when';
alter table audit_seal enable row level security;
alter table audit_seal force row level security;
create policy tenant on audit_seal as restrictive to waymark_staff, waymark_seat, waymark_jobs
  using (org_id = app_org());
create policy protector_reads on audit_seal for select to waymark_staff, waymark_seat
  using (app_role() = 'data-protection-lead');
create policy sealer_adds on audit_seal to waymark_jobs
  using (org_id = app_org()) with check (org_id = app_org());
grant select on audit_seal to waymark_staff, waymark_seat;
grant select, insert on audit_seal to waymark_jobs;

-- No role has the right to change the log; this stops the owner and a careless restore as well.
create function refuse_change() returns trigger
  language plpgsql set search_path = waymark, pg_temp
  as $$
begin
  raise exception 'the log is only ever added to' using errcode = 'insufficient_privilege';
end
$$;
create trigger only_added_to before update or delete or truncate on audit_entry
  for each statement execute function refuse_change();
create trigger only_added_to before update or delete or truncate on audit_seal
  for each statement execute function refuse_change();
create trigger only_added_to before update or delete or truncate on case_fact
  for each statement execute function refuse_change();
create trigger only_added_to before update or delete or truncate on journal_entry
  for each statement execute function refuse_change();
create trigger only_added_to before update or delete or truncate on submission
  for each statement execute function refuse_change();

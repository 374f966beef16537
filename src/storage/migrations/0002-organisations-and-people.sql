-- Who uses Waymark: organisations, their services, their people. Everything else hangs below an
-- organisation, and org_id comes first in every key so that organisations can live on servers apart.
-- Each column comment begins with its harm class: who could be hurt if it leaked.

-- One row: whether the people in here are real. A live installation can never rehearse another day.
create table installation (
  only_row boolean not null primary key default true check (only_row),
  kind text not null check (kind in ('demo', 'live')),
  rehearsal_days integer not null default 0 check (rehearsal_days between 0 and 3650),
  made_at timestamptz not null default now(),
  constraint only_made_up_people_rehearse check (kind = 'demo' or rehearsal_days = 0)
);
comment on column installation.only_row is 'harm:O always true, so that there is one row';
comment on column installation.kind is 'harm:O made-up people or real ones';
comment on column installation.rehearsal_days is 'harm:O days that a rehearsal is ahead of the calendar';
comment on column installation.made_at is 'harm:O when it was set up';
alter table installation enable row level security;
alter table installation force row level security;
create policy everyone_may_know on installation for select
  to waymark_signin, waymark_staff, waymark_seat, waymark_jobs using (true);
create policy set_up_once on installation for insert to waymark_jobs with check (true);
create policy only_a_demo_moves on installation for update to waymark_jobs
  using (kind = 'demo') with check (kind = 'demo');
grant select on installation to waymark_signin, waymark_staff, waymark_seat, waymark_jobs;
grant insert, update (rehearsal_days) on installation to waymark_jobs;

create table organisation (
  org_id uuid not null primary key,
  kind text not null check (kind in ('provider', 'prime', 'authority')),
  name text not null check (length(name) between 1 and 200),
  demo boolean not null default false,
  made_at timestamptz not null default now()
);
comment on column organisation.org_id is 'harm:O the organisation';
comment on column organisation.kind is 'harm:O what it does in the contract';
comment on column organisation.name is 'harm:O its name';
comment on column organisation.demo is 'harm:O made up, for trying Waymark out';
comment on column organisation.made_at is 'harm:O when it joined';
alter table organisation enable row level security;
alter table organisation force row level security;
create policy own_organisation on organisation for select to waymark_staff, waymark_seat
  using (org_id = app_org());
create policy sign_in_finds_it on organisation for select to waymark_signin using (true);
create policy jobs_visit_each on organisation for all to waymark_jobs using (true);
grant select on organisation to waymark_signin, waymark_staff, waymark_seat, waymark_jobs;
grant insert on organisation to waymark_jobs;

-- To which prime contractor a provider submits, and to which authority a prime contractor forwards.
-- No foreign key to the other organisation: it may live on another server.
create table organisation_route (
  org_id uuid not null references organisation (org_id),
  to_kind text not null check (to_kind in ('prime', 'authority')),
  to_org_id uuid not null,
  primary key (org_id, to_kind)
);
comment on column organisation_route.org_id is 'harm:O whose submissions';
comment on column organisation_route.to_kind is 'harm:O which seat';
comment on column organisation_route.to_org_id is 'harm:O the organisation in that seat';
alter table organisation_route enable row level security;
alter table organisation_route force row level security;
create policy own_organisation on organisation_route for select to waymark_staff, waymark_seat
  using (org_id = app_org());
create policy jobs_set_it on organisation_route for all to waymark_jobs
  using (org_id = app_org()) with check (org_id = app_org());
grant select on organisation_route to waymark_staff, waymark_seat, waymark_jobs;
grant insert, update on organisation_route to waymark_jobs;

-- Keys of an organisation, wrapped by the master key, which is never in the database.
create table organisation_key (
  org_id uuid not null references organisation (org_id),
  key_id uuid not null,
  purpose text not null check (purpose in ('record', 'seat', 'find', 'sign-in')),
  wrapped bytea not null,
  wrapped_by text not null,
  made_at timestamptz not null default now(),
  retired_at timestamptz,
  primary key (org_id, key_id)
);
comment on column organisation_key.org_id is 'harm:O whose key';
comment on column organisation_key.key_id is 'harm:O which key; ciphertexts name it';
comment on column organisation_key.purpose is 'harm:O what it may open';
comment on column organisation_key.wrapped is 'harm:O the key, wrapped: worth nothing without the master key';
comment on column organisation_key.wrapped_by is 'harm:O which master key';
comment on column organisation_key.made_at is 'harm:O when it was made';
comment on column organisation_key.retired_at is 'harm:O since when it seals nothing new';
create unique index organisation_key_current on organisation_key (org_id, purpose)
  where retired_at is null;
alter table organisation_key enable row level security;
alter table organisation_key force row level security;
create policy own_organisation on organisation_key to waymark_staff, waymark_seat, waymark_jobs
  using (org_id = app_org() and purpose <> 'sign-in')
  with check (org_id = app_org() and purpose <> 'sign-in');
create policy jobs_make_all on organisation_key to waymark_jobs
  using (org_id = app_org()) with check (org_id = app_org());
create policy sign_in_uses_its_own on organisation_key for select to waymark_signin
  using (purpose = 'sign-in');
grant select on organisation_key to waymark_signin, waymark_staff, waymark_seat, waymark_jobs;
grant insert, update (wrapped, wrapped_by, retired_at) on organisation_key to waymark_jobs;

create table service (
  org_id uuid not null references organisation (org_id),
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  active boolean not null default true,
  primary key (org_id, id)
);
comment on column service.org_id is 'harm:O whose service';
comment on column service.id is 'harm:O which service';
comment on column service.name is 'harm:O its name, without a place that is secret';
comment on column service.active is 'harm:O whether new cases go there';
alter table service enable row level security;
alter table service force row level security;
create policy own_organisation on service for select to waymark_staff, waymark_seat
  using (org_id = app_org());
create policy jobs_make_them on service to waymark_jobs
  using (org_id = app_org()) with check (org_id = app_org());
grant select on service to waymark_staff, waymark_seat, waymark_jobs;
grant insert, update (name, active) on service to waymark_jobs;

-- The people who sign in. How they sign in is in tables that only the sign-in surface can read.
create table app_user (
  org_id uuid not null references organisation (org_id),
  id uuid not null,
  display_name text not null check (length(display_name) between 1 and 200),
  initials text not null check (length(initials) between 1 and 6),
  role text not null check (role in ('support-worker', 'service-manager', 'data-protection-lead',
    'prime-liaison', 'assessor', 'administrator')), --: O what they may do
  active boolean not null default true,
  authz_epoch integer not null default 1,
  made_at timestamptz not null default now(),
  primary key (org_id, id)
);
comment on column app_user.org_id is 'harm:O where they work';
comment on column app_user.id is 'harm:O who';
comment on column app_user.display_name is 'harm:O name of a member of staff, never of a survivor';
comment on column app_user.initials is 'harm:O initials of a member of staff';
comment on column app_user.active is 'harm:O whether they may sign in';
comment on column app_user.authz_epoch is 'harm:O raised when their rights change; older sessions end';
comment on column app_user.made_at is 'harm:O when they joined';
alter table app_user enable row level security;
alter table app_user force row level security;
create policy own_organisation on app_user for select to waymark_staff, waymark_seat
  using (org_id = app_org());
create policy administrator_changes on app_user for update to waymark_staff, waymark_seat
  using (org_id = app_org() and app_role() = 'administrator')
  with check (org_id = app_org() and app_role() = 'administrator');
create policy jobs_make_them on app_user to waymark_jobs
  using (org_id = app_org()) with check (org_id = app_org());
create policy sign_in_finds_them on app_user for select to waymark_signin using (true);
grant select on app_user to waymark_signin, waymark_staff, waymark_seat, waymark_jobs;
grant update (display_name, initials, role, active, authz_epoch) on app_user
  to waymark_staff, waymark_seat, waymark_jobs;
grant insert on app_user to waymark_jobs;

create table user_service (
  org_id uuid not null,
  user_id uuid not null,
  service_id uuid not null,
  primary key (org_id, user_id, service_id),
  foreign key (org_id, user_id) references app_user (org_id, id),
  foreign key (org_id, service_id) references service (org_id, id)
);
comment on column user_service.org_id is 'harm:O where';
comment on column user_service.user_id is 'harm:O who';
comment on column user_service.service_id is 'harm:O in which service';
alter table user_service enable row level security;
alter table user_service force row level security;
create policy own_organisation on user_service for select to waymark_staff, waymark_seat
  using (org_id = app_org());
create policy administrator_changes on user_service to waymark_staff, waymark_seat
  using (org_id = app_org() and app_role() = 'administrator')
  with check (org_id = app_org() and app_role() = 'administrator');
create policy jobs_make_them on user_service to waymark_jobs
  using (org_id = app_org()) with check (org_id = app_org());
create policy sign_in_finds_them on user_service for select to waymark_signin using (true);
grant select on user_service to waymark_signin, waymark_staff, waymark_seat, waymark_jobs;
grant insert, delete on user_service to waymark_staff, waymark_seat, waymark_jobs;

-- Limits that the organisation set for itself. Rows are added; the newest of a limit stands.
create table org_adjustment (
  org_id uuid not null references organisation (org_id),
  id uuid not null,
  limit_id text not null check (limit_id ~ '^[A-Za-z0-9._-]{1,80}$'),
  value integer,
  reason text not null check (length(reason) between 1 and 500),
  set_by uuid not null,
  set_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, set_by) references app_user (org_id, id)
);
comment on column org_adjustment.org_id is 'harm:O whose limit';
comment on column org_adjustment.id is 'harm:O which change';
comment on column org_adjustment.limit_id is 'harm:O which limit';
comment on column org_adjustment.value is 'harm:O the new value; empty returns to the default';
comment on column org_adjustment.reason is 'harm:O why, about the service and never about a person';
comment on column org_adjustment.set_by is 'harm:O who changed it';
comment on column org_adjustment.set_at is 'harm:O when';
create index org_adjustment_newest on org_adjustment (org_id, limit_id, set_at desc);
alter table org_adjustment enable row level security;
alter table org_adjustment force row level security;
create policy own_organisation on org_adjustment for select to waymark_staff, waymark_jobs
  using (org_id = app_org());
create policy who_may_adjust on org_adjustment for insert to waymark_staff
  with check (org_id = app_org() and set_by = app_user()
    and app_role() in ('service-manager', 'administrator'));
grant select on org_adjustment to waymark_staff, waymark_jobs;
grant insert on org_adjustment to waymark_staff;

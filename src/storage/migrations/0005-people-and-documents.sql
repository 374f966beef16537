-- Who a person is, how to reach them and where they are: three tables, three keys, so that a mistake
-- with one gives away nothing of the others. Versions are added and never overwritten.

create table person_identity (
  org_id uuid not null,
  case_id uuid not null,
  version integer not null check (version > 0),
  sealed bytea not null,
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  primary key (org_id, case_id, version),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, recorded_by) references app_user (org_id, id)
);
comment on column person_identity.org_id is 'harm:O whose case';
comment on column person_identity.case_id is 'harm:O which case';
comment on column person_identity.version is 'harm:O counts the changes';
comment on column person_identity.sealed is 'harm:I names, date of birth, NRM reference, sealed together';
comment on column person_identity.recorded_at is 'harm:O when';
comment on column person_identity.recorded_by is 'harm:O who wrote it';

create table person_contact (
  org_id uuid not null,
  case_id uuid not null,
  version integer not null check (version > 0),
  sealed bytea not null,
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  primary key (org_id, case_id, version),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, recorded_by) references app_user (org_id, id)
);
comment on column person_contact.org_id is 'harm:O whose case';
comment on column person_contact.case_id is 'harm:O which case';
comment on column person_contact.version is 'harm:O counts the changes';
comment on column person_contact.sealed is 'harm:C phone, e-mail and when it is safe, sealed together';
comment on column person_contact.recorded_at is 'harm:O when';
comment on column person_contact.recorded_by is 'harm:O who wrote it';

create table person_location (
  org_id uuid not null,
  case_id uuid not null,
  version integer not null check (version > 0),
  sealed bytea not null,
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  primary key (org_id, case_id, version),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, recorded_by) references app_user (org_id, id)
);
comment on column person_location.org_id is 'harm:O whose case';
comment on column person_location.case_id is 'harm:O which case';
comment on column person_location.version is 'harm:O counts the changes';
comment on column person_location.sealed is 'harm:L address, doctor, school, sealed together';
comment on column person_location.recorded_at is 'harm:O when';
comment on column person_location.recorded_by is 'harm:O who wrote it';

alter table person_identity enable row level security;
alter table person_identity force row level security;
alter table person_contact enable row level security;
alter table person_contact force row level security;
alter table person_location enable row level security;
alter table person_location force row level security;
create policy tenant on person_identity as restrictive to waymark_staff using (org_id = app_org());
create policy tenant on person_contact as restrictive to waymark_staff using (org_id = app_org());
create policy tenant on person_location as restrictive to waymark_staff using (org_id = app_org());
create policy entered_case on person_identity to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case() and recorded_by = app_user());
create policy entered_case on person_contact to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case() and recorded_by = app_user());
create policy entered_case on person_location to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case() and recorded_by = app_user());
grant select, insert on person_identity, person_contact, person_location to waymark_staff;

-- Whole words of names, each as a keyed hash cut short: one can ask for a name, not read one.
create table name_token (
  org_id uuid not null,
  token bytea not null check (length(token) = 8),
  case_id uuid not null,
  worker_id uuid not null,
  cover_worker_id uuid,
  service_id uuid not null,
  primary key (org_id, token, case_id),
  foreign key (org_id, case_id) references case_file (org_id, id)
);
comment on column name_token.org_id is 'harm:O whose case';
comment on column name_token.token is 'harm:I keyed hash of one word of a name';
comment on column name_token.case_id is 'harm:O which case';
comment on column name_token.worker_id is 'harm:O as on the case file';
comment on column name_token.cover_worker_id is 'harm:O as on the case file';
comment on column name_token.service_id is 'harm:O as on the case file';
create index name_token_of_case on name_token (org_id, case_id);
alter table name_token enable row level security;
alter table name_token force row level security;
create policy tenant on name_token as restrictive to waymark_staff using (org_id = app_org());
create policy own_cases on name_token for select to waymark_staff
  using (works_on(worker_id, cover_worker_id, service_id));
create policy entered_case_adds on name_token for insert to waymark_staff
  with check (case_id = app_case() and works_on(worker_id, cover_worker_id, service_id));
create policy entered_case_removes on name_token for delete to waymark_staff
  using (case_id = app_case());
grant select, insert, delete on name_token to waymark_staff;
grant select, update (worker_id, cover_worker_id, service_id) on name_token to waymark_search;

create table document (
  org_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  type text not null check (type in ('pdf', 'jpeg', 'png', 'doc', 'docx')),
  size integer not null check (size >= 0),
  about bytea not null,
  sealed bytea not null,
  added_at timestamptz not null,
  added_by uuid not null,
  primary key (org_id, case_id, id),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, added_by) references app_user (org_id, id)
);
comment on column document.org_id is 'harm:O whose case';
comment on column document.case_id is 'harm:O which case';
comment on column document.id is 'harm:O made where the document was added';
comment on column document.type is 'harm:O what its bytes say it is';
comment on column document.size is 'harm:O in bytes';
comment on column document.about is 'harm:I its name and the hash of its content, sealed';
comment on column document.sealed is 'harm:I its content, sealed';
comment on column document.added_at is 'harm:O when';
comment on column document.added_by is 'harm:O who added it';
-- Encrypted bytes do not compress; trying costs time.
alter table document alter column sealed set storage external;
alter table document enable row level security;
alter table document force row level security;
create policy tenant on document as restrictive to waymark_staff using (org_id = app_org());
create policy entered_case on document to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case() and added_by = app_user());
grant select, insert on document to waymark_staff;

-- What was typed and not yet saved. It belongs to whoever typed it, even when the case no longer does.
create table draft (
  org_id uuid not null,
  owner_id uuid not null,
  key text not null check (length(key) between 1 and 300),
  case_id uuid,
  case_reference text,
  sealed bytea not null,
  kept_at timestamptz not null,
  primary key (org_id, owner_id, key),
  foreign key (org_id, owner_id) references app_user (org_id, id)
);
comment on column draft.org_id is 'harm:O where';
comment on column draft.owner_id is 'harm:O who typed it';
comment on column draft.key is 'harm:O which form';
comment on column draft.case_id is 'harm:O which case, if any';
comment on column draft.case_reference is 'harm:O its reference, so that a lost case can be named';
comment on column draft.sealed is 'harm:N what was typed, sealed';
comment on column draft.kept_at is 'harm:O when it was last kept';
alter table draft enable row level security;
alter table draft force row level security;
create policy tenant on draft as restrictive to waymark_staff, waymark_seat
  using (org_id = app_org());
create policy own_drafts on draft to waymark_staff, waymark_seat
  using (owner_id = app_user()) with check (owner_id = app_user());
grant select, insert, delete, update (case_id, case_reference, sealed, kept_at) on draft
  to waymark_staff, waymark_seat;

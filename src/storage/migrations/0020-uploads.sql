-- What was added and has not been found clean waits here, apart from the documents of the case. Nothing
-- that reads documents can reach it: staff may put a file in and take it away, but not read it back.

alter table document add column class text not null default 'I' check (class in ('I', 'L'));
comment on column document.class is 'harm:O under the key of which class its content is sealed';
comment on column document.sealed is
  'harm:L its content, sealed under the key of its class: who somebody is, or where they are';

create table upload (
  org_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  state text not null check (state in ('waiting-for-scan', 'blocked', 'could-not-be-examined')),
  because text check (because ~ '^[a-z-]{1,40}$'),
  seen text check (seen in ('paper-only', 'surroundings')),
  size integer not null check (size >= 0),
  keep_original boolean not null,
  name bytea not null,
  sealed bytea not null,
  tries integer not null default 0 check (tries >= 0),
  next_try_at timestamptz not null,
  added_at timestamptz not null,
  added_by uuid not null,
  primary key (org_id, case_id, id),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, added_by) references app_user (org_id, id)
);
comment on column upload.org_id is 'harm:O whose case';
comment on column upload.case_id is 'harm:O which case';
comment on column upload.id is 'harm:O the id that the document will have';
comment on column upload.state is 'harm:O where it stands';
comment on column upload.because is 'harm:O why it is blocked or still waits, as a code';
comment on column upload.seen is 'harm:O what can be seen on it, as whoever added it said';
comment on column upload.size is 'harm:O in bytes, as it came';
comment on column upload.keep_original is 'harm:O whether the bytes as they came are kept as well';
comment on column upload.name is 'harm:I what whoever added it calls it, sealed';
comment on column upload.sealed is 'harm:L the bytes as they came, sealed';
comment on column upload.tries is 'harm:O how often the scanner was asked';
comment on column upload.next_try_at is 'harm:O when it is asked again';
comment on column upload.added_at is 'harm:O when';
comment on column upload.added_by is 'harm:O who added it';
alter table upload alter column sealed set storage external;
create index upload_due on upload (org_id, next_try_at) where state = 'waiting-for-scan';
create index upload_of_person on upload (org_id, added_by);
alter table upload enable row level security;
alter table upload force row level security;
create policy tenant on upload as restrictive to waymark_staff, waymark_jobs
  using (org_id = app_org());
create policy entered_case on upload to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case() and added_by = app_user());
create policy own_uploads on upload for select to waymark_staff using (added_by = app_user());
create policy jobs_scan on upload to waymark_jobs using (org_id = app_org());
-- Not `name` and not `sealed`: what is in quarantine cannot be served, whatever a page asks for.
grant select (org_id, case_id, id, state, because, seen, size, keep_original, tries, next_try_at,
  added_at, added_by), insert, delete on upload to waymark_staff;
grant select, update (state, because, tries, next_try_at), delete on upload to waymark_jobs;

-- A file that was found clean while nobody was looking is released by Waymark itself.
create policy tenant_of_jobs on document as restrictive to waymark_jobs using (org_id = app_org());
create policy jobs_release on document for insert to waymark_jobs with check (org_id = app_org());
grant insert on document to waymark_jobs;

create table document_original (
  org_id uuid not null,
  case_id uuid not null,
  document_id uuid not null,
  size integer not null check (size >= 0),
  sealed bytea not null,
  kept_at timestamptz not null,
  kept_by uuid not null,
  primary key (org_id, case_id, document_id),
  foreign key (org_id, case_id, document_id) references document (org_id, case_id, id),
  foreign key (org_id, kept_by) references app_user (org_id, id)
);
comment on column document_original.org_id is 'harm:O whose case';
comment on column document_original.case_id is 'harm:O which case';
comment on column document_original.document_id is 'harm:O of which document';
comment on column document_original.size is 'harm:O in bytes';
comment on column document_original.sealed is 'harm:L the bytes as they came, for a court, sealed';
comment on column document_original.kept_at is 'harm:O when';
comment on column document_original.kept_by is 'harm:O who asked for it to be kept';
alter table document_original alter column sealed set storage external;
alter table document_original enable row level security;
alter table document_original force row level security;
create policy tenant on document_original as restrictive to waymark_staff, waymark_jobs
  using (org_id = app_org());
create policy entered_case on document_original to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case() and kept_by = app_user());
create policy jobs_release on document_original for insert to waymark_jobs
  with check (org_id = app_org());
grant select, insert on document_original to waymark_staff;
grant insert on document_original to waymark_jobs;

-- How much somebody added on a day, so that nobody fills the disk for everybody.
create table upload_use (
  org_id uuid not null,
  user_id uuid not null,
  day date not null,
  files integer not null check (files >= 0),
  bytes bigint not null check (bytes >= 0),
  primary key (org_id, day, user_id),
  foreign key (org_id, user_id) references app_user (org_id, id)
);
comment on column upload_use.org_id is 'harm:O where';
comment on column upload_use.user_id is 'harm:O who';
comment on column upload_use.day is 'harm:O on which day';
comment on column upload_use.files is 'harm:O how many files';
comment on column upload_use.bytes is 'harm:O how many bytes, as they came';
alter table upload_use enable row level security;
alter table upload_use force row level security;
create policy tenant on upload_use as restrictive to waymark_staff using (org_id = app_org());
create policy counts_of_all on upload_use for select to waymark_staff using (org_id = app_org());
create policy own_count_begins on upload_use for insert to waymark_staff
  with check (user_id = app_user());
create policy own_count_grows on upload_use for update to waymark_staff
  using (user_id = app_user()) with check (user_id = app_user());
grant select, insert, update (files, bytes) on upload_use to waymark_staff;

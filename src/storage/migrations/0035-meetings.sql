-- Meetings about one person, as sealed versions. And what the circle asks of a worker stands with the lines
-- that every part of a case asks for, so the columns by which it had its own lists go.

drop trigger circle_follows on case_file;
drop function circle_follows_its_case();
drop trigger take_blocked on circle_member;
drop policy not_for_the_blocked on circle_member;
drop policy own_cases on circle_member;
alter table circle_member
  drop column worker_id, drop column cover_worker_id, drop column service_id,
  drop column reference, drop column alias, drop column blocked_ids, drop column stopped_at;
create policy entered_case_reads on circle_member for select to waymark_staff
  using (case_id = app_case());
revoke all on circle_member from waymark_search;

create table meeting (
  org_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  type text not null check (type in ('identification', 'review', 'safeguarding', 'missing', 'move-on')),
  held_on date not null,
  next_on date,
  due_on date,
  summary text not null check (summary in ('none', 'told', 'withheld')),
  retention text not null check (retention in ('case-record', 'safeguarding')),
  version integer not null check (version > 0),
  primary key (org_id, case_id, id),
  foreign key (org_id, case_id) references case_file (org_id, id)
);
comment on column meeting.org_id is 'harm:O whose case';
comment on column meeting.case_id is 'harm:O which case';
comment on column meeting.id is 'harm:O made where it was written';
comment on column meeting.type is 'harm:S what kind of meeting';
comment on column meeting.held_on is 'harm:S the day it was held';
comment on column meeting.next_on is 'harm:S the day by which they meet again';
comment on column meeting.due_on is 'harm:S the earliest thing that we said we would do';
comment on column meeting.summary is 'harm:S whether the survivor was told what it decided';
comment on column meeting.retention is 'harm:O how long it is kept, as a class of the schedule';
comment on column meeting.version is 'harm:O counts the changes';

create table meeting_version (
  org_id uuid not null,
  case_id uuid not null,
  meeting_id uuid not null,
  version integer not null check (version > 0),
  sealed bytea not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (org_id, case_id, meeting_id, version),
  foreign key (org_id, case_id, meeting_id) references meeting (org_id, case_id, id),
  foreign key (org_id, recorded_by) references app_user (org_id, id)
);
comment on column meeting_version.org_id is 'harm:O whose case';
comment on column meeting_version.case_id is 'harm:O which case';
comment on column meeting_version.meeting_id is 'harm:O which meeting';
comment on column meeting_version.version is 'harm:O counts the changes';
comment on column meeting_version.sealed is 'harm:N who was there, what worries, what was agreed and not agreed, sealed together';
comment on column meeting_version.recorded_at is 'harm:O when';
comment on column meeting_version.recorded_by is 'harm:O who wrote it';

alter table meeting enable row level security;
alter table meeting force row level security;
alter table meeting_version enable row level security;
alter table meeting_version force row level security;
create policy tenant on meeting as restrictive to waymark_staff using (org_id = app_org());
create policy tenant on meeting_version as restrictive to waymark_staff using (org_id = app_org());
create policy entered_case on meeting to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case());
create policy entered_case on meeting_version to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case() and recorded_by = app_user());
grant select, insert on meeting, meeting_version to waymark_staff;
grant update (type, held_on, next_on, due_on, summary, retention, version) on meeting to waymark_staff;

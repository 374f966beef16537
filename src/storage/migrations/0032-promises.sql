-- What others promised a person: every event is a row that is added and never changed. What lists need
-- (who owes it by kind, by when, how often asked) stands in one open line for each promise, written in
-- the transaction of the event; names and words lie sealed with the event.

create table promise_event (
  org_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  promise_id uuid not null,
  kind text not null check (kind in ('asked', 'chased', 'letter-drafted', 'escalated', 'answered',
    'partly-kept', 'kept', 'refused', 'withdrawn', 'struck-out')),
  on_day date not null,
  code text check (code ~ '^[a-z][a-z-]{0,40}$'),
  owed_by text check (owed_by ~ '^[a-z][a-z-]{0,60}$'),
  by_day date,
  need_id uuid,
  matter_id uuid,
  member_id uuid,
  of_event uuid,
  sealed bytea,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (org_id, case_id, id),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, case_id, of_event) references promise_event (org_id, case_id, id),
  foreign key (org_id, recorded_by) references app_user (org_id, id),
  constraint asked_of_somebody check ((kind = 'asked') = (owed_by is not null)),
  constraint struck_out_is_something check ((kind = 'struck-out') = (of_event is not null))
);
comment on column promise_event.org_id is 'harm:O whose case';
comment on column promise_event.case_id is 'harm:O which case';
comment on column promise_event.id is 'harm:O made where it was written';
comment on column promise_event.promise_id is 'harm:O which promise; the id of its first event';
comment on column promise_event.kind is 'harm:S what happened to it';
comment on column promise_event.on_day is 'harm:S the day it happened';
comment on column promise_event.code is 'harm:S what, how or why, as a fixed code';
comment on column promise_event.owed_by is 'harm:S what kind of person or body owes it, never which';
comment on column promise_event.by_day is 'harm:S the day that was named';
comment on column promise_event.need_id is 'harm:S the need it is for';
comment on column promise_event.matter_id is 'harm:S the matter it belongs to';
comment on column promise_event.member_id is 'harm:O which professional of the circle owes it';
comment on column promise_event.of_event is 'harm:O the event that was recorded in error';
comment on column promise_event.sealed is 'harm:N who, what and in which words, sealed together';
comment on column promise_event.recorded_at is 'harm:O when it was written down';
comment on column promise_event.recorded_by is 'harm:O who wrote it down';
create index promise_event_in_time on promise_event (org_id, case_id, recorded_at);

create table promise_line (
  org_id uuid not null,
  case_id uuid not null,
  promise_id uuid not null,
  worker_id uuid not null,
  cover_worker_id uuid,
  service_id uuid not null,
  reference text not null,
  alias text not null,
  blocked_ids uuid[] not null default '{}',
  owed_by text not null,
  what text not null,
  asked_on date not null,
  first_by date,
  by_day date,
  need_id uuid,
  matter_id uuid,
  asked_times integer not null check (asked_times > 0),
  last_asked_on date not null,
  last_word_on date,
  ended_on date,
  ended_how text check (ended_how in ('kept', 'refused', 'withdrawn')),
  ended_because text,
  primary key (org_id, case_id, promise_id),
  foreign key (org_id, case_id) references case_file (org_id, id),
  constraint ended_somehow check ((ended_on is null) = (ended_how is null))
);
comment on column promise_line.org_id is 'harm:O whose case';
comment on column promise_line.case_id is 'harm:O which case';
comment on column promise_line.promise_id is 'harm:O which promise';
comment on column promise_line.worker_id is 'harm:O as on the case file';
comment on column promise_line.cover_worker_id is 'harm:O as on the case file';
comment on column promise_line.service_id is 'harm:O as on the case file';
comment on column promise_line.reference is 'harm:O as on the case file';
comment on column promise_line.alias is 'harm:O as on the case file';
comment on column promise_line.blocked_ids is 'harm:O as on the case file';
comment on column promise_line.owed_by is 'harm:S what kind of person or body owes it, never which';
comment on column promise_line.what is 'harm:S what kind of thing is owed, as a fixed code';
comment on column promise_line.asked_on is 'harm:S the day it was first asked';
comment on column promise_line.first_by is 'harm:S the first day that they named';
comment on column promise_line.by_day is 'harm:S the day that stands';
comment on column promise_line.need_id is 'harm:S the need it is for';
comment on column promise_line.matter_id is 'harm:S the matter it belongs to';
comment on column promise_line.asked_times is 'harm:S how often they were asked';
comment on column promise_line.last_asked_on is 'harm:S the last day on which they were asked';
comment on column promise_line.last_word_on is 'harm:S the last day on which they said anything';
comment on column promise_line.ended_on is 'harm:S the day it ended';
comment on column promise_line.ended_how is 'harm:S kept, refused or withdrawn';
comment on column promise_line.ended_because is 'harm:S why, as a fixed code';
create index promise_line_of_worker on promise_line (org_id, worker_id) where ended_on is null;
create index promise_line_of_cover on promise_line (org_id, cover_worker_id)
  where ended_on is null and cover_worker_id is not null;
create index promise_line_of_service on promise_line (org_id, service_id) where ended_on is null;

alter table promise_event enable row level security;
alter table promise_event force row level security;
alter table promise_line enable row level security;
alter table promise_line force row level security;
create policy tenant on promise_event as restrictive to waymark_staff using (org_id = app_org());
create policy tenant on promise_line as restrictive to waymark_staff using (org_id = app_org());
create policy not_for_the_blocked on promise_line as restrictive to waymark_staff
  using (not (app_user() = any (blocked_ids)));
create policy entered_case on promise_event to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case() and recorded_by = app_user());
create policy own_cases on promise_line for select to waymark_staff
  using (case_id = app_case() or works_on(worker_id, cover_worker_id, service_id));
create policy entered_case_adds on promise_line for insert to waymark_staff
  with check (case_id = app_case());
create policy entered_case_changes on promise_line for update to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case());
create policy entered_case_removes on promise_line for delete to waymark_staff
  using (case_id = app_case());
grant select, insert on promise_event to waymark_staff;
grant select, insert, delete on promise_line to waymark_staff;
grant update (owed_by, what, asked_on, first_by, by_day, need_id, matter_id, asked_times,
    last_asked_on, last_word_on, ended_on, ended_how, ended_because)
  on promise_line to waymark_staff;
grant select, update (worker_id, cover_worker_id, service_id, blocked_ids)
  on promise_line to waymark_search;
create trigger take_blocked before insert on promise_line
  for each row execute function take_blocked();

-- A case that is handed over takes along what is owed.
create function promises_follow_their_case() returns trigger
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
begin
  update promise_line l
     set worker_id = new.worker_id, cover_worker_id = new.cover_worker_id, service_id = new.service_id
   where l.org_id = new.org_id and l.case_id = new.id;
  return null;
end
$$;
alter function promises_follow_their_case() owner to waymark_search;
create trigger promises_follow after update of worker_id, cover_worker_id, service_id on case_file
  for each row execute function promises_follow_their_case();

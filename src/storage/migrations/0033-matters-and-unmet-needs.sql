-- Matters in which others decide about a person's life: every event is a row that is added. Why a need is
-- not met, as somebody wrote it down. And for lists, one line for each open need: since when nothing was
-- given for it, written together with the facts, like the due items.

create table matter_event (
  org_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  matter_id uuid not null,
  kind text not null check (kind in ('opened', 'moved', 'dated', 'barrier', 'struck-out')),
  on_day date not null,
  code text check (code ~ '^[a-z][a-z0-9-]{0,40}$'),
  area text check (area ~ '^[a-z][a-z-]{0,40}$'),
  the_day date,
  need_id uuid,
  of_event uuid,
  sealed bytea,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (org_id, case_id, id),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, case_id, of_event) references matter_event (org_id, case_id, id),
  foreign key (org_id, recorded_by) references app_user (org_id, id),
  constraint dated_has_a_day check ((kind = 'dated') = (the_day is not null)),
  constraint struck_out_is_something check ((kind = 'struck-out') = (of_event is not null))
);
comment on column matter_event.org_id is 'harm:O whose case';
comment on column matter_event.case_id is 'harm:O which case';
comment on column matter_event.id is 'harm:O made where it was written';
comment on column matter_event.matter_id is 'harm:O which matter; the id of its first event';
comment on column matter_event.kind is 'harm:S what happened in it';
comment on column matter_event.on_day is 'harm:S the day it happened';
comment on column matter_event.code is 'harm:S what kind, which stage, day or barrier, as a fixed code';
comment on column matter_event.area is 'harm:S which area of it, as a fixed code';
comment on column matter_event.the_day is 'harm:S the day of the matter that became known';
comment on column matter_event.need_id is 'harm:S the need it is for';
comment on column matter_event.of_event is 'harm:O the event that was recorded in error';
comment on column matter_event.sealed is 'harm:N in which words, sealed';
comment on column matter_event.recorded_at is 'harm:O when it was written down';
comment on column matter_event.recorded_by is 'harm:O who wrote it down';
create index matter_event_in_time on matter_event (org_id, case_id, recorded_at);

create table need_reason (
  org_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  need_id uuid not null,
  reason text not null check (reason in ('no-service', 'waiting-list', 'refused', 'unsafe',
    'no-interpreter', 'not-wanted-now')),
  on_day date not null,
  sealed bytea,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (org_id, case_id, id),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, recorded_by) references app_user (org_id, id)
);
comment on column need_reason.org_id is 'harm:O whose case';
comment on column need_reason.case_id is 'harm:O which case';
comment on column need_reason.id is 'harm:O made where it was written';
comment on column need_reason.need_id is 'harm:S which need';
comment on column need_reason.reason is 'harm:S why nothing is given, as a fixed code';
comment on column need_reason.on_day is 'harm:S the day it was so';
comment on column need_reason.sealed is 'harm:N in which words, sealed';
comment on column need_reason.recorded_at is 'harm:O when it was written down';
comment on column need_reason.recorded_by is 'harm:O who wrote it down';
create index need_reason_in_time on need_reason (org_id, case_id, need_id, recorded_at);

create table unmet_need (
  org_id uuid not null,
  case_id uuid not null,
  need_id uuid not null,
  worker_id uuid not null,
  cover_worker_id uuid,
  service_id uuid not null,
  reference text not null,
  alias text not null,
  blocked_ids uuid[] not null default '{}',
  category text not null,
  since date not null,
  ever_given boolean not null,
  agreed boolean not null,
  reason text,
  reason_on date,
  primary key (org_id, case_id, need_id),
  foreign key (org_id, case_id) references case_file (org_id, id),
  constraint reason_of_a_day check ((reason is null) = (reason_on is null))
);
comment on column unmet_need.org_id is 'harm:O whose case';
comment on column unmet_need.case_id is 'harm:O which case';
comment on column unmet_need.need_id is 'harm:S which need';
comment on column unmet_need.worker_id is 'harm:O as on the case file';
comment on column unmet_need.cover_worker_id is 'harm:O as on the case file';
comment on column unmet_need.service_id is 'harm:O as on the case file';
comment on column unmet_need.reference is 'harm:O as on the case file';
comment on column unmet_need.alias is 'harm:O as on the case file';
comment on column unmet_need.blocked_ids is 'harm:O as on the case file';
comment on column unmet_need.category is 'harm:S which kind of need';
comment on column unmet_need.since is 'harm:S since when nothing was given for it';
comment on column unmet_need.ever_given is 'harm:S whether anything ever was';
comment on column unmet_need.agreed is 'harm:S whether an RNA agreed to it for now';
comment on column unmet_need.reason is 'harm:S the newest reason that was written down';
comment on column unmet_need.reason_on is 'harm:S the day it was so';
create index unmet_need_of_worker on unmet_need (org_id, worker_id, since);
create index unmet_need_of_cover on unmet_need (org_id, cover_worker_id, since)
  where cover_worker_id is not null;
create index unmet_need_of_service on unmet_need (org_id, service_id, since);

alter table matter_event enable row level security;
alter table matter_event force row level security;
alter table need_reason enable row level security;
alter table need_reason force row level security;
alter table unmet_need enable row level security;
alter table unmet_need force row level security;
create policy tenant on matter_event as restrictive to waymark_staff using (org_id = app_org());
create policy tenant on need_reason as restrictive to waymark_staff using (org_id = app_org());
create policy tenant on unmet_need as restrictive to waymark_staff, waymark_jobs
  using (org_id = app_org());
create policy not_for_the_blocked on unmet_need as restrictive to waymark_staff
  using (not (app_user() = any (blocked_ids)));
create policy entered_case on matter_event to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case() and recorded_by = app_user());
create policy entered_case on need_reason to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case() and recorded_by = app_user());
create policy own_cases on unmet_need for select to waymark_staff
  using (case_id = app_case() or works_on(worker_id, cover_worker_id, service_id));
create policy entered_case_adds on unmet_need for insert to waymark_staff
  with check (case_id = app_case());
create policy entered_case_changes on unmet_need for update to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case());
create policy entered_case_removes on unmet_need for delete to waymark_staff
  using (case_id = app_case());
create policy jobs_recompute on unmet_need to waymark_jobs
  using (org_id = app_org()) with check (org_id = app_org());
grant select, insert on matter_event, need_reason to waymark_staff;
grant select, insert, delete, update (category, since, ever_given, agreed) on unmet_need
  to waymark_staff, waymark_jobs;
grant update (reason, reason_on) on unmet_need to waymark_staff;
grant select, update (worker_id, cover_worker_id, service_id, blocked_ids)
  on unmet_need to waymark_search;
create trigger take_blocked before insert on unmet_need
  for each row execute function take_blocked();

create or replace function promises_follow_their_case() returns trigger
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
begin
  update promise_line l
     set worker_id = new.worker_id, cover_worker_id = new.cover_worker_id, service_id = new.service_id
   where l.org_id = new.org_id and l.case_id = new.id;
  update unmet_need u
     set worker_id = new.worker_id, cover_worker_id = new.cover_worker_id, service_id = new.service_id
   where u.org_id = new.org_id and u.case_id = new.id;
  return null;
end
$$;

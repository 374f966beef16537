-- A person asks for what is kept about them: the request, and steps that are only ever added. Whoever
-- prepared the copy or decided about a passage of it does not agree to it; the database looks for itself.
create table access_request (
  org_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  case_reference text not null,
  who text not null check (who ~ '^[a-z][a-z-]{0,30}$'),
  asked_on date not null,
  reply_by date,
  sealed bytea not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  over_on date,
  blocked_ids uuid[] not null default '{}',
  primary key (org_id, case_id, id),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, recorded_by) references app_user (org_id, id)
);
comment on column access_request.org_id is 'harm:O whose case';
comment on column access_request.case_id is 'harm:O which case';
comment on column access_request.id is 'harm:O follows from the write that made it';
comment on column access_request.case_reference is 'harm:O its reference, for the data protection lead';
comment on column access_request.who is 'harm:O who asked, as a fixed code';
comment on column access_request.asked_on is 'harm:O when they asked';
comment on column access_request.reply_by is 'harm:O by when they are answered; nothing while the clock waits';
comment on column access_request.sealed is 'harm:N what they asked for, in words, sealed';
comment on column access_request.recorded_by is 'harm:O who wrote it down';
comment on column access_request.recorded_at is 'harm:O when, by the clock';
comment on column access_request.over_on is 'harm:O the day on which it was answered or taken back';
comment on column access_request.blocked_ids is 'harm:O as on the case file';

create table access_step (
  org_id uuid not null,
  case_id uuid not null,
  request_id uuid not null,
  number integer not null check (number > 0),
  id uuid not null,
  step text not null check (step in ('identity-asked', 'identity-known', 'clarify-asked', 'clarified',
    'extended', 'withdrawn', 'decided', 'prepared', 'agreed', 'sent-back', 'given')),
  by_user uuid not null,
  on_day date not null,
  of_step uuid,
  hash text check (hash ~ '^[0-9a-f]{64}$'),
  refuse text check (refuse in ('unfounded', 'excessive')),
  way text check (way in ('in-person', 'email', 'post')),
  sealed bytea not null,
  at timestamptz not null,
  primary key (org_id, case_id, request_id, number),
  unique (org_id, case_id, id),
  constraint prepares_something check (
    (step = 'prepared') = ((hash is null) <> (refuse is null))),
  constraint answers_what_was_prepared check ((step in ('agreed', 'sent-back')) = (of_step is not null)),
  constraint given_in_some_way check ((step = 'given') = (way is not null)),
  foreign key (org_id, case_id, request_id) references access_request (org_id, case_id, id),
  foreign key (org_id, by_user) references app_user (org_id, id)
);
comment on column access_step.org_id is 'harm:O whose case';
comment on column access_step.case_id is 'harm:O which case';
comment on column access_step.request_id is 'harm:O of which request';
comment on column access_step.number is 'harm:O in which order';
comment on column access_step.id is 'harm:O follows from the write that made it';
comment on column access_step.step is 'harm:O what was done';
comment on column access_step.by_user is 'harm:O by whom';
comment on column access_step.on_day is 'harm:O on which day';
comment on column access_step.of_step is 'harm:O what it answers';
comment on column access_step.hash is 'harm:O names exactly what was prepared';
comment on column access_step.refuse is 'harm:O why refusing is proposed, as a fixed code';
comment on column access_step.way is 'harm:O how it reached them';
comment on column access_step.sealed is 'harm:N what was said or decided, in words, sealed';
comment on column access_step.at is 'harm:O when, by the clock';

alter table access_request enable row level security;
alter table access_request force row level security;
alter table access_step enable row level security;
alter table access_step force row level security;
create policy tenant on access_request as restrictive to waymark_staff using (org_id = app_org());
create policy tenant on access_step as restrictive to waymark_staff using (org_id = app_org());
create policy not_for_the_blocked on access_request as restrictive to waymark_staff
  using (not (app_user() = any (blocked_ids)));
create policy case_team_reads on access_request for select to waymark_staff
  using (case_id = app_case());
create policy lead_reads on access_request for select to waymark_staff
  using (app_role() = 'data-protection-lead');
create policy team_takes_in on access_request for insert to waymark_staff
  with check (case_id = app_case() and recorded_by = app_user());
create policy team_keeps_the_clock on access_request for update to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case());
create policy entered_case on access_step to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case() and by_user = app_user());
grant select, insert on access_request, access_step to waymark_staff;
grant update (reply_by, over_on) on access_request to waymark_staff;
grant select, update (blocked_ids) on access_request to waymark_search;
create trigger take_blocked before insert on access_request
  for each row execute function take_blocked();

create function another_agrees_to_the_copy() returns trigger
  language plpgsql set search_path = waymark, pg_temp
  as $$
declare
  prepared access_step;
begin
  select * into prepared from access_step p where p.org_id = new.org_id and p.case_id = new.case_id
    and p.request_id = new.request_id and p.step in ('prepared', 'decided')
    order by p.number desc limit 1;
  if new.step = 'agreed' and (not found or prepared.step <> 'prepared' or prepared.id <> new.of_step
    or app_role() <> 'service-manager'
    or exists (select from access_step s where s.org_id = new.org_id and s.case_id = new.case_id
      and s.request_id = new.request_id and s.step in ('prepared', 'decided')
      and s.by_user = new.by_user)) then
    raise exception 'a manager who did not prepare it agrees' using errcode = 'insufficient_privilege';
  end if;
  if new.step = 'given' and not exists (select from access_step a where a.org_id = new.org_id
      and a.case_id = new.case_id and a.request_id = new.request_id and a.step = 'agreed'
      and a.of_step = prepared.id and a.number > prepared.number) then
    raise exception 'nobody agreed to what is given' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger another_agrees_to_the_copy before insert on access_step
  for each row execute function another_agrees_to_the_copy();

-- While somebody asks, whether for themselves or from outside, nothing is destroyed.
create or replace function not_while_somebody_asks() returns trigger
  language plpgsql set search_path = waymark, pg_temp
  as $$
begin
  if exists (select from legal_request r where r.org_id = new.org_id and r.id = new.id
      and r.over_on is null)
    or exists (select from access_request r where r.org_id = new.org_id and r.case_id = new.case_id
      and r.id = new.id and r.over_on is null) then
    raise exception 'the demand that asks for it is open' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create policy worker_lifts_what_was_asked_for on retention_hold for update to waymark_staff
  using (case_id = app_case() and app_role() = 'support-worker' and ground = 'request')
  with check (case_id = app_case() and ended_by = app_user());

-- How long what is kept. The schedule belongs to the organisation; holds come before it; two people
-- decide; and only the function at the end destroys keys, after it has looked for itself whether all of
-- this is so. No login role has a right to remove a key of a case.

create table retention_schedule (
  org_id uuid not null,
  version integer not null check (version > 0),
  rules jsonb not null,
  first_warning_days integer not null check (first_warning_days > second_warning_days),
  second_warning_days integer not null check (second_warning_days > 0),
  quiet_days integer not null check (quiet_days > 0),
  backup_days integer check (backup_days > 0),
  confirmed_on date not null,
  confirmed_by uuid not null,
  confirmed_at timestamptz not null default now(),
  primary key (org_id, version),
  foreign key (org_id, confirmed_by) references app_user (org_id, id)
);
comment on column retention_schedule.org_id is 'harm:O whose schedule';
comment on column retention_schedule.version is 'harm:O counts the times it was confirmed';
comment on column retention_schedule.rules is 'harm:O which part is kept how long after what';
comment on column retention_schedule.first_warning_days is 'harm:O how many days ahead the first time';
comment on column retention_schedule.second_warning_days is 'harm:O and the second time';
comment on column retention_schedule.quiet_days is 'harm:O how long something written near the end makes it wait';
comment on column retention_schedule.backup_days is 'harm:O how long backups are kept, where somebody said so';
comment on column retention_schedule.confirmed_on is 'harm:O since when it counts';
comment on column retention_schedule.confirmed_by is 'harm:O who confirmed it';
comment on column retention_schedule.confirmed_at is 'harm:O when, by the clock';

create table retention_hold (
  org_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  case_reference text not null,
  ground text not null check (ground in ('court', 'police', 'compensation', 'appeal', 'child',
    'inquiry', 'request', 'other')),
  scope text[] not null default '{}',
  placed_on date not null,
  until_day date not null check (until_day >= placed_on),
  reason bytea not null,
  placed_by uuid not null,
  placed_at timestamptz not null default now(),
  ended_on date,
  ended_by uuid,
  primary key (org_id, case_id, id),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, placed_by) references app_user (org_id, id),
  foreign key (org_id, ended_by) references app_user (org_id, id),
  constraint ended_by_somebody check ((ended_on is null) = (ended_by is null))
);
comment on column retention_hold.org_id is 'harm:O whose case';
comment on column retention_hold.case_id is 'harm:O which case';
comment on column retention_hold.id is 'harm:O made where it was written';
comment on column retention_hold.case_reference is 'harm:O its reference, for the data protection lead';
comment on column retention_hold.ground is 'harm:S why it is kept, as a fixed code';
comment on column retention_hold.scope is 'harm:O which parts; none named means all';
comment on column retention_hold.placed_on is 'harm:O since when';
comment on column retention_hold.until_day is 'harm:O the last day of the hold';
comment on column retention_hold.reason is 'harm:N why, in words, sealed; emptied with the words of the case';
comment on column retention_hold.placed_by is 'harm:O who placed it';
comment on column retention_hold.placed_at is 'harm:O when, by the clock';
comment on column retention_hold.ended_on is 'harm:O the day it was lifted before its end';
comment on column retention_hold.ended_by is 'harm:O who lifted it';

-- The report of the night: of every closed case, how each part stands. Counted anew each day.
create table retention_due (
  org_id uuid not null,
  case_id uuid not null,
  kept text not null,
  case_reference text not null,
  status text not null check (status ~ '^[a-z][a-z-]{0,30}$'),
  until_day date,
  because jsonb,
  wrote_on date,
  prompts text[] not null default '{}',
  case_version integer not null,
  version_since date not null,
  counted_on date not null,
  primary key (org_id, case_id, kept),
  foreign key (org_id, case_id) references case_file (org_id, id)
);
comment on column retention_due.org_id is 'harm:O whose case';
comment on column retention_due.case_id is 'harm:O which case';
comment on column retention_due.kept is 'harm:O which part of the record';
comment on column retention_due.case_reference is 'harm:O its reference, for the data protection lead';
comment on column retention_due.status is 'harm:O how it stands';
comment on column retention_due.until_day is 'harm:O the day that this standing speaks of';
comment on column retention_due.because is 'harm:O the rule of the schedule, or what is not known';
comment on column retention_due.wrote_on is 'harm:O the last day on which anything was written';
comment on column retention_due.prompts is 'harm:S what may ask for a hold, as fixed codes';
comment on column retention_due.case_version is 'harm:O the version of the case that was seen';
comment on column retention_due.version_since is 'harm:O since when the case has that version';
comment on column retention_due.counted_on is 'harm:O the day it was counted';

create table retention_purge (
  org_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  case_reference text not null,
  kept text[] not null check (cardinality(kept) > 0),
  proposed_on date not null,
  case_version integer not null,
  prompts text[] not null default '{}',
  primary key (org_id, case_id, id),
  foreign key (org_id, case_id) references case_file (org_id, id)
);
comment on column retention_purge.org_id is 'harm:O whose case';
comment on column retention_purge.case_id is 'harm:O which case';
comment on column retention_purge.id is 'harm:O which proposal';
comment on column retention_purge.case_reference is 'harm:O its reference, for the data protection lead';
comment on column retention_purge.kept is 'harm:O which parts';
comment on column retention_purge.proposed_on is 'harm:O the day it was proposed';
comment on column retention_purge.case_version is 'harm:O the version of the case then: a later one stops it';
comment on column retention_purge.prompts is 'harm:S what may ask for a hold, as fixed codes';

create table retention_step (
  org_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  purge_id uuid not null,
  step text not null check (step in ('agreed', 'taken-back', 'stopped', 'carried-out')),
  by_user uuid not null,
  as_role text not null,
  because text check (because in ('hold', 'activity', 'case-open', 'schedule-changed')),
  on_day date not null,
  at timestamptz not null,
  primary key (org_id, case_id, id),
  foreign key (org_id, case_id, purge_id) references retention_purge (org_id, case_id, id),
  constraint stopped_for_a_reason check ((step = 'stopped') = (because is not null))
);
-- Nobody agrees twice; it ends once.
create unique index retention_step_once on retention_step (org_id, case_id, purge_id, by_user)
  where step = 'agreed';
create unique index retention_step_end on retention_step (org_id, case_id, purge_id)
  where step <> 'agreed';
comment on column retention_step.org_id is 'harm:O whose case';
comment on column retention_step.case_id is 'harm:O which case';
comment on column retention_step.id is 'harm:O which step';
comment on column retention_step.purge_id is 'harm:O of which proposal';
comment on column retention_step.step is 'harm:O what was decided or done';
comment on column retention_step.by_user is 'harm:O by whom; Waymark itself for what the days bring';
comment on column retention_step.as_role is 'harm:O in which role';
comment on column retention_step.because is 'harm:O why it was stopped';
comment on column retention_step.on_day is 'harm:O on which day';
comment on column retention_step.at is 'harm:O when, by the clock';

create table retention_certificate (
  org_id uuid not null,
  case_id uuid not null,
  purge_id uuid not null,
  case_reference text not null,
  kept text[] not null,
  destroyed_on date not null,
  keys integer not null check (keys >= 0),
  copies_elsewhere boolean not null,
  backup_days integer,
  primary key (org_id, case_id, purge_id),
  foreign key (org_id, case_id, purge_id) references retention_purge (org_id, case_id, id)
);
comment on column retention_certificate.org_id is 'harm:O whose case';
comment on column retention_certificate.case_id is 'harm:O which case';
comment on column retention_certificate.purge_id is 'harm:O of which decision';
comment on column retention_certificate.case_reference is 'harm:O its reference, for the data protection lead';
comment on column retention_certificate.kept is 'harm:O which parts were destroyed';
comment on column retention_certificate.destroyed_on is 'harm:O on which day';
comment on column retention_certificate.keys is 'harm:O how many keys of the case';
comment on column retention_certificate.copies_elsewhere is 'harm:O whether something had left before';
comment on column retention_certificate.backup_days is 'harm:O how long backups were kept by then, where known';

-- That there was a key, so that what it sealed is told apart from what is broken.
create table case_key_destroyed (
  org_id uuid not null,
  case_id uuid not null,
  key_id uuid not null,
  class text not null check (class in ('L', 'I', 'C', 'H', 'N', 'P')),
  destroyed_on date not null,
  primary key (org_id, case_id, key_id),
  foreign key (org_id, case_id) references case_file (org_id, id)
);
comment on column case_key_destroyed.org_id is 'harm:O whose case';
comment on column case_key_destroyed.case_id is 'harm:O which case';
comment on column case_key_destroyed.key_id is 'harm:O which key';
comment on column case_key_destroyed.class is 'harm:O what it opened';
comment on column case_key_destroyed.destroyed_on is 'harm:O on which day it was destroyed';

alter table retention_schedule enable row level security;
alter table retention_schedule force row level security;
alter table retention_hold enable row level security;
alter table retention_hold force row level security;
alter table retention_due enable row level security;
alter table retention_due force row level security;
alter table retention_purge enable row level security;
alter table retention_purge force row level security;
alter table retention_step enable row level security;
alter table retention_step force row level security;
alter table retention_certificate enable row level security;
alter table retention_certificate force row level security;
alter table case_key_destroyed enable row level security;
alter table case_key_destroyed force row level security;

create policy tenant on retention_schedule as restrictive to waymark_staff, waymark_jobs using (org_id = app_org());
create policy tenant on retention_hold as restrictive to waymark_staff, waymark_jobs using (org_id = app_org());
create policy tenant on retention_due as restrictive to waymark_staff, waymark_jobs using (org_id = app_org());
create policy tenant on retention_purge as restrictive to waymark_staff, waymark_jobs using (org_id = app_org());
create policy tenant on retention_step as restrictive to waymark_staff, waymark_jobs using (org_id = app_org());
create policy tenant on retention_certificate as restrictive to waymark_staff, waymark_jobs using (org_id = app_org());
create policy tenant on case_key_destroyed as restrictive to waymark_staff, waymark_jobs using (org_id = app_org());

-- Everybody here may know how long things are kept; only the data protection lead confirms it.
create policy all_may_know on retention_schedule for select to waymark_staff using (org_id = app_org());
create policy lead_confirms on retention_schedule for insert to waymark_staff
  with check (app_role() = 'data-protection-lead' and confirmed_by = app_user());
create policy jobs_read on retention_schedule for select to waymark_jobs using (org_id = app_org());

create policy case_team_reads on retention_hold for select to waymark_staff using (case_id = app_case());
create policy lead_reads on retention_hold for select to waymark_staff
  using (app_role() = 'data-protection-lead');
create policy manager_places on retention_hold for insert to waymark_staff
  with check (case_id = app_case() and app_role() = 'service-manager' and placed_by = app_user());
create policy lead_places on retention_hold for insert to waymark_staff
  with check (app_role() = 'data-protection-lead' and placed_by = app_user());
create policy lead_lifts on retention_hold for update to waymark_staff
  using (app_role() = 'data-protection-lead') with check (ended_by = app_user());
create policy jobs_read on retention_hold for select to waymark_jobs using (org_id = app_org());

create policy case_team_reads on retention_due for select to waymark_staff using (case_id = app_case());
create policy lead_reads on retention_due for select to waymark_staff
  using (app_role() = 'data-protection-lead');
create policy jobs_count on retention_due to waymark_jobs
  using (org_id = app_org()) with check (org_id = app_org());

create policy case_team_reads on retention_purge for select to waymark_staff using (case_id = app_case());
create policy lead_reads on retention_purge for select to waymark_staff
  using (app_role() = 'data-protection-lead');
create policy jobs_propose on retention_purge to waymark_jobs
  using (org_id = app_org()) with check (org_id = app_org());

create policy case_team_reads on retention_step for select to waymark_staff using (case_id = app_case());
create policy lead_reads on retention_step for select to waymark_staff
  using (app_role() = 'data-protection-lead');
create policy manager_decides on retention_step for insert to waymark_staff
  with check (case_id = app_case() and app_role() = 'service-manager'
    and as_role = 'service-manager' and by_user = app_user() and step in ('agreed', 'taken-back'));
create policy lead_decides on retention_step for insert to waymark_staff
  with check (app_role() = 'data-protection-lead' and as_role = 'data-protection-lead'
    and by_user = app_user() and step in ('agreed', 'taken-back'));
create policy jobs_stop on retention_step to waymark_jobs
  using (org_id = app_org()) with check (org_id = app_org() and step = 'stopped');

create policy case_team_reads on retention_certificate for select to waymark_staff
  using (case_id = app_case());
create policy lead_reads on retention_certificate for select to waymark_staff
  using (app_role() = 'data-protection-lead');
create policy jobs_read on retention_certificate for select to waymark_jobs using (org_id = app_org());

create policy entered_case on case_key_destroyed for select to waymark_staff
  using (case_id = app_case());
create policy jobs_read on case_key_destroyed for select to waymark_jobs using (org_id = app_org());

grant select, insert on retention_schedule, retention_step to waymark_staff;
grant insert (org_id, case_id, id, case_reference, ground, scope, placed_on, until_day, reason,
  placed_by) on retention_hold to waymark_staff;
grant select, update (ended_on, ended_by) on retention_hold to waymark_staff;
grant select on retention_due, retention_purge, retention_certificate, case_key_destroyed
  to waymark_staff, waymark_jobs;
grant select on retention_schedule, retention_hold, retention_step to waymark_jobs;
grant insert, delete on retention_due to waymark_jobs;
grant insert on retention_purge, retention_step to waymark_jobs;

-- Destroys the keys that were decided about. It looks for itself at all that must be so: two different
-- people, one of them the data protection lead, seven days, no hold, no word written since, a closed
-- case. What it finds otherwise is a fault of the caller, and nothing is kept of the transaction.
grant select on retention_purge, retention_step, retention_hold, retention_schedule, submission,
  shared_item to waymark_search;
grant insert on retention_step, retention_certificate, case_key_destroyed to waymark_search;
grant select, delete on case_key, place_key, place_print, draft to waymark_search;
grant delete on name_token to waymark_search;
grant update (code_name) on place to waymark_search;
grant select on place, break_glass, case_block to waymark_search;
grant update (reason) on retention_hold, looked_hold to waymark_search;
grant select on looked_hold to waymark_search;
grant update (sealed, review_sealed) on break_glass to waymark_search;
grant update (sealed) on case_block, case_answer to waymark_search;
grant update (words) on looked_question to waymark_search;
do $$
declare
  list record;
begin
  for list in
    select c.relname as name from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'alias' and not a.attisdropped
     where c.relnamespace = 'waymark'::regnamespace and c.relkind in ('r', 'p')
       and not c.relispartition
  loop
    execute format('grant select, update (alias) on %I to waymark_search', list.name);
  end loop;
end
$$;

create function destroy_keys(the_purge uuid, the_day date, out keys integer)
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
declare
  purge retention_purge;
  file case_file;
  classes text[];
  held boolean;
  list record;
begin
  select * into purge from retention_purge p where p.org_id = app_org() and p.id = the_purge;
  if found then
    select * into file from case_file f
     where f.org_id = purge.org_id and f.id = purge.case_id for update;
  end if;
  if not found or file.active or file.version <> purge.case_version
    or exists (select from retention_step s where s.org_id = purge.org_id
      and s.case_id = purge.case_id and s.purge_id = purge.id and s.step <> 'agreed')
    or (select count(distinct s.by_user) from retention_step s where s.org_id = purge.org_id
      and s.case_id = purge.case_id and s.purge_id = purge.id and s.step = 'agreed'
      and s.on_day <= the_day - 7) < 2
    or exists (select from retention_step s where s.org_id = purge.org_id
      and s.case_id = purge.case_id and s.purge_id = purge.id and s.on_day > the_day - 7)
    or not exists (select from retention_step s where s.org_id = purge.org_id
      and s.case_id = purge.case_id and s.purge_id = purge.id and s.step = 'agreed'
      and s.as_role = 'data-protection-lead')
  then
    raise exception 'these keys were not decided about, or not any more'
      using errcode = 'insufficient_privilege';
  end if;
  select exists (select from retention_hold h where h.org_id = purge.org_id
      and h.case_id = purge.case_id and h.placed_on <= the_day and the_day <= h.until_day
      and (h.ended_on is null or the_day < h.ended_on)
      and (h.scope = '{}' or h.scope && purge.kept)) into held;
  if held then
    raise exception 'a hold keeps it' using errcode = 'insufficient_privilege';
  end if;
  select array_agg(case part when 'narrative' then 'N' when 'perpetrators' then 'P'
      when 'health' then 'H' when 'places' then 'L' when 'contact' then 'C' when 'identity' then 'I' end)
    into classes from unnest(purge.kept) as part;

  if 'L' = any (classes) then
    delete from place_print t where t.org_id = purge.org_id and t.case_id = purge.case_id;
    delete from place_key t where t.org_id = purge.org_id and t.case_id = purge.case_id;
    update place t set code_name = null where t.org_id = purge.org_id and t.case_id = purge.case_id;
  end if;
  with gone as (
    delete from case_key k where k.org_id = purge.org_id and k.case_id = purge.case_id
      and k.class = any (classes)
    returning k.org_id, k.case_id, k.key_id, k.class
  ) insert into case_key_destroyed (org_id, case_id, key_id, class, destroyed_on)
    select gone.org_id, gone.case_id, gone.key_id, gone.class, the_day from gone;
  get diagnostics keys = row_count;
  -- What somebody began to type is sealed with a key of the organisation: it goes as a row.
  delete from draft d where d.org_id = purge.org_id and d.case_id = purge.case_id;
  if 'N' = any (classes) then
    update looked_hold t set reason = '' where t.org_id = purge.org_id and t.case_id = purge.case_id;
    update retention_hold t set reason = '' where t.org_id = purge.org_id and t.case_id = purge.case_id;
    update case_block t set sealed = '' where t.org_id = purge.org_id and t.case_id = purge.case_id;
    update case_answer t set sealed = '' where t.org_id = purge.org_id and t.case_id = purge.case_id;
    update looked_question t set words = null,
        answer = case when t.answered_at is null then null else ''::bytea end
      where t.org_id = purge.org_id and t.case_id = purge.case_id;
    update break_glass t set sealed = '',
        review_sealed = case when t.review_sealed is null then null else ''::bytea end
      where t.org_id = purge.org_id and t.case_id = purge.case_id;
  end if;
  if 'I' = any (classes) then
    delete from name_token t where t.org_id = purge.org_id and t.case_id = purge.case_id;
    update case_file f set alias = 'No name' where f.org_id = purge.org_id and f.id = purge.case_id;
    for list in
      select c.relname as name from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'alias' and not a.attisdropped
        join pg_attribute k on k.attrelid = c.oid and k.attname = 'case_id' and not k.attisdropped
       where c.relnamespace = 'waymark'::regnamespace and c.relkind in ('r', 'p')
         and not c.relispartition
    loop
      execute format('update %I set alias = ''No name'' where org_id = $1 and case_id = $2', list.name)
        using purge.org_id, purge.case_id;
    end loop;
  end if;
  insert into retention_certificate (org_id, case_id, purge_id, case_reference, kept, destroyed_on,
      keys, copies_elsewhere, backup_days)
    values (purge.org_id, purge.case_id, purge.id, purge.case_reference, purge.kept, the_day,
      destroy_keys.keys,
      exists (select from submission s where s.org_id = purge.org_id and s.case_id = purge.case_id)
        or exists (select from shared_item s where s.org_id = purge.org_id and s.case_id = purge.case_id),
      (select s.backup_days from retention_schedule s where s.org_id = purge.org_id
       order by s.version desc limit 1));
  insert into retention_step (org_id, case_id, id, purge_id, step, by_user, as_role, on_day, at)
    values (purge.org_id, purge.case_id, gen_random_uuid(), purge.id, 'carried-out', app_user(),
      app_role(), the_day, clock_timestamp());
end
$$;
alter function destroy_keys(uuid, date) owner to waymark_search;
revoke all on function destroy_keys(uuid, date) from public;
grant execute on function destroy_keys(uuid, date) to waymark_jobs;

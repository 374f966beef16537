-- How a person can be reached safely. The rules, the code word and what was done stand sealed under the
-- key of how to reach them, as versions that are added and never overwritten. What lists and the guard
-- need at once (frozen, stopped, to be asked again) stands open, one row for each case.

create table contact_rules (
  org_id uuid not null,
  case_id uuid not null,
  version integer not null check (version > 0),
  sealed bytea not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (org_id, case_id, version),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, recorded_by) references app_user (org_id, id)
);
comment on column contact_rules.org_id is 'harm:O whose case';
comment on column contact_rules.case_id is 'harm:O which case';
comment on column contact_rules.version is 'harm:O counts the changes';
comment on column contact_rules.sealed is 'harm:C for each way whether, when and how they may be reached, sealed together';
comment on column contact_rules.recorded_at is 'harm:O when';
comment on column contact_rules.recorded_by is 'harm:O who wrote it';

-- Apart from the rules, so that reading those never opens it.
create table contact_code_word (
  org_id uuid not null,
  case_id uuid not null,
  version integer not null check (version > 0),
  sealed bytea not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (org_id, case_id, version),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, recorded_by) references app_user (org_id, id)
);
comment on column contact_code_word.org_id is 'harm:O whose case';
comment on column contact_code_word.case_id is 'harm:O which case';
comment on column contact_code_word.version is 'harm:O counts the changes';
comment on column contact_code_word.sealed is 'harm:C the word by which they are known on the telephone, sealed';
comment on column contact_code_word.recorded_at is 'harm:O when';
comment on column contact_code_word.recorded_by is 'harm:O who wrote it';

-- What was done: each time that somebody reached out, how it went, who was overridden and why.
create table contact_act (
  org_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('reached-out', 'outcome', 'confirmed', 'wrong-person',
    'freeze-lifted', 'stopped', 'stop-lifted', 'overridden', 'second-asked', 'second-agreed',
    'second-refused', 'overrides-seen')),
  channel text check (channel in ('call', 'text', 'voice-message', 'whatsapp', 'email', 'post',
    'in-person', 'named-person')),
  code text check (code ~ '^[a-z][a-z0-9-]{0,40}$'),
  blocks text[] not null default '{}',
  of_act uuid,
  sealed bytea,
  done_at timestamptz not null,
  done_by uuid not null,
  primary key (org_id, case_id, id),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, case_id, of_act) references contact_act (org_id, case_id, id),
  foreign key (org_id, done_by) references app_user (org_id, id)
);
comment on column contact_act.org_id is 'harm:O whose case';
comment on column contact_act.case_id is 'harm:O which case';
comment on column contact_act.id is 'harm:O made where it was written';
comment on column contact_act.kind is 'harm:S what was done';
comment on column contact_act.channel is 'harm:S by which way';
comment on column contact_act.code is 'harm:S how it went, or what left, as a fixed code';
comment on column contact_act.blocks is 'harm:S fixed codes of the reasons that were overridden';
comment on column contact_act.of_act is 'harm:O the act that it answers';
comment on column contact_act.sealed is 'harm:C the reason or the words, sealed';
comment on column contact_act.done_at is 'harm:O when';
comment on column contact_act.done_by is 'harm:O who did it';
create index contact_act_in_time on contact_act (org_id, case_id, done_at);

create table contact_state (
  org_id uuid not null,
  case_id uuid not null,
  worker_id uuid not null,
  cover_worker_id uuid,
  service_id uuid not null,
  reference text not null,
  alias text not null,
  frozen_at timestamptz,
  frozen_by uuid,
  stopped_at timestamptz,
  stopped_by uuid,
  unsettled_at timestamptz,
  unsettled_because text check (unsettled_because in ('moved', 'new-number', 'no-contact', 'missing', 'detained',
    'released', 'wrong-person')),
  ask_again_at timestamptz,
  second_act uuid,
  second_asked_at timestamptz,
  second_asked_by uuid,
  second_channel text,
  agreed_at timestamptz,
  agreed_by uuid,
  overridden_at timestamptz,
  overridden_by uuid,
  primary key (org_id, case_id),
  constraint frozen_by_somebody check ((frozen_at is null) = (frozen_by is null)),
  constraint stopped_by_somebody check ((stopped_at is null) = (stopped_by is null)),
  constraint unsettled_for_a_reason check ((unsettled_at is null) = (unsettled_because is null)),
  -- A stop is overridden by two people or not at all.
  constraint agreed_by_a_second check (agreed_by is null or agreed_by <> second_asked_by),
  foreign key (org_id, case_id) references case_file (org_id, id)
);
comment on column contact_state.org_id is 'harm:O whose case';
comment on column contact_state.case_id is 'harm:O which case';
comment on column contact_state.worker_id is 'harm:O as on the case file';
comment on column contact_state.cover_worker_id is 'harm:O as on the case file';
comment on column contact_state.service_id is 'harm:O as on the case file';
comment on column contact_state.reference is 'harm:O as on the case file';
comment on column contact_state.alias is 'harm:O as on the case file';
comment on column contact_state.frozen_at is 'harm:S since when every way is shut after a wrong person answered';
comment on column contact_state.frozen_by is 'harm:O who reported it';
comment on column contact_state.stopped_at is 'harm:S since when nobody may reach them';
comment on column contact_state.stopped_by is 'harm:O who wrote it down';
comment on column contact_state.unsettled_at is 'harm:S when something happened after which older answers no longer hold';
comment on column contact_state.unsettled_because is 'harm:S what happened, as a fixed code';
comment on column contact_state.ask_again_at is 'harm:S when the first answer grows too old';
comment on column contact_state.second_act is 'harm:O the act that waits for a second person';
comment on column contact_state.second_asked_at is 'harm:O when a second person was asked';
comment on column contact_state.second_asked_by is 'harm:O who asked';
comment on column contact_state.second_channel is 'harm:S for which way';
comment on column contact_state.agreed_at is 'harm:O when the second person agreed';
comment on column contact_state.agreed_by is 'harm:O who agreed';
comment on column contact_state.overridden_at is 'harm:S when a rule was last overridden, until a manager has looked';
comment on column contact_state.overridden_by is 'harm:O who overrode it';
create index contact_state_of_worker on contact_state (org_id, worker_id);
create index contact_state_of_cover on contact_state (org_id, cover_worker_id)
  where cover_worker_id is not null;
create index contact_state_of_service on contact_state (org_id, service_id);

alter table contact_rules enable row level security;
alter table contact_rules force row level security;
alter table contact_code_word enable row level security;
alter table contact_code_word force row level security;
alter table contact_act enable row level security;
alter table contact_act force row level security;
alter table contact_state enable row level security;
alter table contact_state force row level security;
create policy tenant on contact_rules as restrictive to waymark_staff, waymark_jobs
  using (org_id = app_org());
create policy tenant on contact_code_word as restrictive to waymark_staff
  using (org_id = app_org());
create policy tenant on contact_act as restrictive to waymark_staff using (org_id = app_org());
create policy tenant on contact_state as restrictive to waymark_staff, waymark_jobs
  using (org_id = app_org());
create policy entered_case on contact_rules to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case() and recorded_by = app_user());
create policy entered_case on contact_code_word to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case() and recorded_by = app_user());
create policy entered_case on contact_act to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case() and done_by = app_user());
create policy own_cases on contact_state for select to waymark_staff
  using (case_id = app_case() or works_on(worker_id, cover_worker_id, service_id));
create policy entered_case_adds on contact_state for insert to waymark_staff
  with check (case_id = app_case());
create policy entered_case_changes on contact_state for update to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case());
-- Just before a message leaves, its sender asks once more. It reads the rules and how things stand,
-- never the code word and never what was done.
create policy sender_asks on contact_rules for select to waymark_jobs
  using (org_id = app_org() and app_role() = 'sender');
create policy sender_asks on contact_state for select to waymark_jobs
  using (org_id = app_org() and app_role() = 'sender');
grant select, insert on contact_rules, contact_code_word, contact_act to waymark_staff;
grant select, insert on contact_state to waymark_staff;
grant update (frozen_at, frozen_by, stopped_at, stopped_by, unsettled_at, unsettled_because,
    ask_again_at, second_act, second_asked_at, second_asked_by, second_channel, agreed_at, agreed_by,
    overridden_at, overridden_by)
  on contact_state to waymark_staff;
grant select on contact_rules, contact_state to waymark_jobs;
grant select, update (worker_id, cover_worker_id, service_id) on contact_state to waymark_search;

-- A case that is handed over takes along what stands open about reaching the person.
create function contact_follows_its_case() returns trigger
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
begin
  update contact_state s
     set worker_id = new.worker_id, cover_worker_id = new.cover_worker_id, service_id = new.service_id
   where s.org_id = new.org_id and s.case_id = new.id;
  return null;
end
$$;
alter function contact_follows_its_case() owner to waymark_search;
create trigger contact_follows after update of worker_id, cover_worker_id, service_id on case_file
  for each row execute function contact_follows_its_case();

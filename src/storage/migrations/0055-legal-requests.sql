-- The register of legal requests: who asked from outside for something about a person, by which ground,
-- what two people decided, what went out, and whether the person was told. Steps are only ever added. The
-- database looks for itself whether two people decided before anything goes out by this way.
create table legal_request (
  org_id uuid not null,
  id uuid not null,
  case_id uuid,
  case_reference text,
  asker text not null check (asker ~ '^[a-z][a-z-]{0,40}$'),
  ground text not null check (ground ~ '^[a-z][a-z-]{0,40}$'),
  scope text not null check (scope in ('one', 'some', 'kind')),
  arrived_on date not null,
  due_on date,
  asks_silence boolean not null,
  sealed bytea not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  over_on date,
  blocked_ids uuid[] not null default '{}',
  primary key (org_id, id),
  constraint of_a_case_or_of_none check ((case_id is null) = (case_reference is null)),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, recorded_by) references app_user (org_id, id)
);
comment on column legal_request.org_id is 'harm:O whose register';
comment on column legal_request.id is 'harm:O follows from the write that made it';
comment on column legal_request.case_id is 'harm:O which case, where there is one';
comment on column legal_request.case_reference is 'harm:O its reference, for the data protection lead';
comment on column legal_request.asker is 'harm:S who asks, as a fixed code';
comment on column legal_request.ground is 'harm:S what they claim, as a fixed code';
comment on column legal_request.scope is 'harm:O about one, some, or everybody of a kind';
comment on column legal_request.arrived_on is 'harm:O when it came';
comment on column legal_request.due_on is 'harm:O by when they want an answer';
comment on column legal_request.asks_silence is 'harm:O whether they ask that the person is not told';
comment on column legal_request.sealed is 'harm:N who they are and what they ask, in words, sealed; emptied with the words of the case';
comment on column legal_request.recorded_by is 'harm:O who took it in';
comment on column legal_request.recorded_at is 'harm:O when, by the clock';
comment on column legal_request.over_on is 'harm:O the day on which it was settled';
comment on column legal_request.blocked_ids is 'harm:O as on the case file';
create index legal_request_of_case on legal_request (org_id, case_id, recorded_at);

create table legal_request_step (
  org_id uuid not null,
  request_id uuid not null,
  number integer not null check (number > 0),
  id uuid not null,
  case_id uuid,
  step text not null check (step in ('advised', 'proposed', 'agreed', 'sent-back', 'let-out', 'told',
    'not-told')),
  by_user uuid not null,
  as_role text not null,
  of_step uuid,
  decision text check (decision in ('refused', 'narrowed', 'complied', 'withdrawn')),
  parts text[] not null default '{}' check (cardinality(parts) <= 40),
  seen text[] not null default '{}',
  names_them boolean not null default false,
  paper_id uuid,
  until_day date,
  sealed bytea not null,
  at timestamptz not null,
  primary key (org_id, request_id, number),
  unique (org_id, id),
  constraint decides_something check ((step = 'proposed') = (decision is not null)),
  constraint answers_a_proposal check (
    (step in ('agreed', 'sent-back', 'let-out')) = (of_step is not null)),
  constraint waits_to_a_day check ((step = 'not-told') = (until_day is not null)),
  foreign key (org_id, request_id) references legal_request (org_id, id),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, case_id, paper_id) references document (org_id, case_id, id),
  foreign key (org_id, by_user) references app_user (org_id, id)
);
comment on column legal_request_step.org_id is 'harm:O whose register';
comment on column legal_request_step.request_id is 'harm:O of which request';
comment on column legal_request_step.number is 'harm:O in which order';
comment on column legal_request_step.id is 'harm:O follows from the write that made it';
comment on column legal_request_step.case_id is 'harm:O which case, where there is one';
comment on column legal_request_step.step is 'harm:O what was done';
comment on column legal_request_step.by_user is 'harm:O by whom';
comment on column legal_request_step.as_role is 'harm:O in which role';
comment on column legal_request_step.of_step is 'harm:O which proposal it answers';
comment on column legal_request_step.decision is 'harm:O what is proposed, as a fixed code';
comment on column legal_request_step.parts is 'harm:S which parts may go out or went out, as fixed codes';
comment on column legal_request_step.seen is 'harm:O which points of the ground were looked at';
comment on column legal_request_step.names_them is 'harm:O whether a judge names the very one who asks';
comment on column legal_request_step.paper_id is 'harm:O which paper of the case is the order';
comment on column legal_request_step.until_day is 'harm:O when not telling is looked at again';
comment on column legal_request_step.sealed is 'harm:N why, and what exactly, in words, sealed; emptied with the words of the case';
comment on column legal_request_step.at is 'harm:O when, by the clock';

alter table legal_request enable row level security;
alter table legal_request force row level security;
alter table legal_request_step enable row level security;
alter table legal_request_step force row level security;
create policy tenant on legal_request as restrictive to waymark_staff using (org_id = app_org());
create policy tenant on legal_request_step as restrictive to waymark_staff using (org_id = app_org());
create policy not_for_the_blocked on legal_request as restrictive to waymark_staff
  using (not (app_user() = any (blocked_ids)));
create policy case_team_reads on legal_request for select to waymark_staff
  using (case_id = app_case());
create policy case_team_reads on legal_request_step for select to waymark_staff
  using (case_id = app_case());
create policy lead_reads on legal_request for select to waymark_staff
  using (app_role() = 'data-protection-lead');
create policy lead_reads on legal_request_step for select to waymark_staff
  using (app_role() = 'data-protection-lead');
create policy manager_reads_of_nobody on legal_request for select to waymark_staff
  using (case_id is null and app_role() = 'service-manager');
create policy manager_reads_of_nobody on legal_request_step for select to waymark_staff
  using (case_id is null and app_role() = 'service-manager');
-- Without a word of what came of it: the steps are for those who decide.
create policy own_of_nobody on legal_request for select to waymark_staff
  using (case_id is null and recorded_by = app_user());
create policy taken_in on legal_request for insert to waymark_staff
  with check (recorded_by = app_user() and over_on is null and (case_id = app_case()
    or case_id is null and app_role() in ('support-worker', 'service-manager', 'data-protection-lead')));
create policy settled on legal_request for update to waymark_staff
  using (case_id = app_case() or app_role() in ('service-manager', 'data-protection-lead'));
create policy manager_decides on legal_request_step for insert to waymark_staff
  with check (by_user = app_user() and app_role() = 'service-manager' and as_role = 'service-manager'
    and (case_id = app_case() or case_id is null));
create policy lead_decides on legal_request_step for insert to waymark_staff
  with check (by_user = app_user() and app_role() = 'data-protection-lead'
    and as_role = 'data-protection-lead' and step in ('advised', 'proposed', 'agreed', 'sent-back'));
grant select, insert on legal_request, legal_request_step to waymark_staff;
grant update (over_on) on legal_request to waymark_staff;
grant select, update (blocked_ids, sealed) on legal_request to waymark_search;
grant select, update (sealed) on legal_request_step to waymark_search;
create trigger take_blocked before insert on legal_request
  for each row execute function take_blocked();

-- Whether two people decided that something may go out, and this much: asked by the step that lets it out
-- and by the line of what went out. A proposal that came later, or was sent back, takes the decision away.
create function request_lets_out(the_request uuid, the_case uuid, the_parts text[]) returns boolean
  language sql stable set search_path = waymark, pg_temp
  as $$
  select exists (
    select from legal_request r
      join lateral (select p.* from legal_request_step p where p.org_id = r.org_id
        and p.request_id = r.id and p.step = 'proposed' order by p.number desc limit 1) p on true
      join legal_request_step a on a.org_id = r.org_id and a.request_id = r.id
        and a.step = 'agreed' and a.of_step = p.id and a.number > p.number
     where r.org_id = app_org() and r.id = the_request and r.case_id = the_case and r.scope <> 'kind'
       and p.decision in ('narrowed', 'complied') and the_parts <@ p.parts
       and a.by_user <> p.by_user and a.by_user <> r.recorded_by and a.as_role <> p.as_role
       and (r.asker not in ('immigration-enforcement', 'embassy', 'family', 'employer', 'somebody-else')
         or p.names_them and r.ground in ('court-order', 'judges-warrant') and p.paper_id is not null))
  $$;
grant execute on function request_lets_out(uuid, uuid, text[]) to waymark_staff;

create function two_people_decide() returns trigger
  language plpgsql set search_path = waymark, pg_temp
  as $$
declare
  request legal_request;
  proposal legal_request_step;
begin
  select * into request from legal_request r where r.org_id = new.org_id and r.id = new.request_id;
  if not found or new.case_id is distinct from request.case_id then
    raise exception 'there is no such request for them' using errcode = 'insufficient_privilege';
  end if;
  if new.step in ('agreed', 'sent-back', 'let-out') then
    select * into proposal from legal_request_step p where p.org_id = new.org_id
      and p.request_id = new.request_id and p.step = 'proposed' order by p.number desc limit 1;
    if not found or proposal.id <> new.of_step then
      raise exception 'this is not what stands proposed' using errcode = 'insufficient_privilege';
    end if;
  end if;
  if new.step = 'agreed' and (proposal.by_user = new.by_user or request.recorded_by = new.by_user
    or proposal.as_role = new.as_role) then
    raise exception 'two people of two offices decide' using errcode = 'insufficient_privilege';
  end if;
  if new.step = 'let-out' and not request_lets_out(new.request_id, new.case_id, new.parts) then
    raise exception 'nobody decided that this goes out' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger two_people_decide before insert on legal_request_step
  for each row execute function two_people_decide();

create function only_what_was_decided() returns trigger
  language plpgsql set search_path = waymark, pg_temp
  as $$
begin
  if new.thing_id is null or not request_lets_out(new.thing_id, new.case_id, new.items) then
    raise exception 'nobody decided that this goes out' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger only_what_was_decided before insert on shared_item
  for each row when (new.way = 'court') execute function only_what_was_decided();

-- While a demand is open, all that is kept stays: a hold with the same id, which whoever takes the demand
-- in places with it, and which nobody lifts before it is settled.
create policy worker_keeps_what_is_asked_for on retention_hold for insert to waymark_staff
  with check (case_id = app_case() and app_role() = 'support-worker' and placed_by = app_user()
    and ground = 'request');
create policy manager_lifts_what_was_asked_for on retention_hold for update to waymark_staff
  using (case_id = app_case() and app_role() = 'service-manager' and ground = 'request')
  with check (case_id = app_case() and ended_by = app_user());
create function not_while_somebody_asks() returns trigger
  language plpgsql set search_path = waymark, pg_temp
  as $$
begin
  if exists (select from legal_request r where r.org_id = new.org_id and r.id = new.id
      and r.over_on is null) then
    raise exception 'the demand that asks for it is open' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger not_while_somebody_asks before update of ended_on on retention_hold
  for each row execute function not_while_somebody_asks();

-- They say that the person may not be told: the lines about it wait two weeks, until a lead has looked.
create policy worker_waits_for_the_lead on looked_hold for insert to waymark_staff
  with check (case_id = app_case() and app_role() = 'support-worker' and placed_by = app_user()
    and ground = 'legal' and subjects = '{demands}' and entry_ids = '{}' and renews is null
    and until_day <= from_day + 14);

-- When the words of a case are destroyed, these go with them: their key is that of the organisation.
create function requests_lose_their_words() returns trigger
  language plpgsql set search_path = waymark, pg_temp
  as $$
begin
  update legal_request t set sealed = '' where t.org_id = new.org_id and t.case_id = new.case_id;
  update legal_request_step t set sealed = '' where t.org_id = new.org_id and t.case_id = new.case_id;
  return null;
end
$$;
create trigger requests_lose_their_words after insert on retention_certificate
  for each row when ('narrative' = any (new.kept)) execute function requests_lose_their_words();

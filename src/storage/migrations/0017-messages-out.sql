-- Messages on their way out: written in the transaction of the act that causes them, taken by one
-- sender at a time. What stands open says when and how it stands, never to whom or what it says: the
-- words are those of an approved template, the recipient is sealed with the key of how to reach them.

create table outgoing_message (
  org_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  worker_id uuid not null,
  cover_worker_id uuid,
  service_id uuid not null,
  reference text not null,
  alias text not null,
  channel text not null check (channel in ('email', 'text')),
  template text not null check (template ~ '^[a-z][a-z0-9-]{0,60}$'),
  language text not null check (language ~ '^[a-z]{2,3}(-[A-Za-z]{2,8})?$'),
  recipient bytea not null,
  state text not null check (state in ('queued', 'sending', 'accepted', 'uncertain', 'delivered',
    'not-delivered', 'blocked', 'given-up', 'withdrawn')),
  why text[] not null default '{}',
  tries integer not null default 0 check (tries >= 0),
  queued_at timestamptz not null,
  queued_by uuid not null,
  due_at timestamptz not null,
  next_try_at timestamptz,
  expires_at timestamptz not null,
  changed_at timestamptz not null,
  seen_at timestamptz,
  seen_by uuid,
  primary key (org_id, case_id, id),
  -- Only one that waits is ever looked at again.
  constraint waits_or_not check ((state = 'queued') = (next_try_at is not null)),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, queued_by) references app_user (org_id, id),
  foreign key (org_id, seen_by) references app_user (org_id, id)
);
comment on column outgoing_message.org_id is 'harm:O whose case';
comment on column outgoing_message.case_id is 'harm:O which case';
comment on column outgoing_message.id is 'harm:O which message; it leaves once under this id';
comment on column outgoing_message.worker_id is 'harm:O as on the case file';
comment on column outgoing_message.cover_worker_id is 'harm:O as on the case file';
comment on column outgoing_message.service_id is 'harm:O as on the case file';
comment on column outgoing_message.reference is 'harm:O as on the case file';
comment on column outgoing_message.alias is 'harm:O as on the case file';
comment on column outgoing_message.channel is 'harm:O by which way';
comment on column outgoing_message.template is 'harm:O which approved words; nothing that anyone typed';
comment on column outgoing_message.language is 'harm:S in which language';
comment on column outgoing_message.recipient is 'harm:C where it goes, sealed';
comment on column outgoing_message.state is 'harm:S how it stands';
comment on column outgoing_message.why is 'harm:S fixed codes that say why it stands so';
comment on column outgoing_message.tries is 'harm:O how often it was handed over, or begun to be';
comment on column outgoing_message.queued_at is 'harm:O when it was written';
comment on column outgoing_message.queued_by is 'harm:O who wrote it';
comment on column outgoing_message.due_at is 'harm:O when it should first have left';
comment on column outgoing_message.next_try_at is 'harm:O when it is looked at next';
comment on column outgoing_message.expires_at is 'harm:O from when it never leaves';
comment on column outgoing_message.changed_at is 'harm:O since when it stands so';
comment on column outgoing_message.seen_at is 'harm:O when somebody said that they have dealt with it';
comment on column outgoing_message.seen_by is 'harm:O who said so';

create index outgoing_message_due on outgoing_message (org_id, next_try_at)
  where state = 'queued';
create index outgoing_message_under_way on outgoing_message (org_id, changed_at)
  where state = 'sending';
-- What somebody may have to be told of is a few rows among all that were ever sent.
create index outgoing_message_of_worker on outgoing_message (org_id, worker_id)
  where seen_at is null and state not in ('accepted', 'delivered', 'withdrawn');
create index outgoing_message_of_cover on outgoing_message (org_id, cover_worker_id)
  where seen_at is null and state not in ('accepted', 'delivered', 'withdrawn')
    and cover_worker_id is not null;
create index outgoing_message_of_service on outgoing_message (org_id, service_id)
  where seen_at is null and state not in ('accepted', 'delivered', 'withdrawn');

alter table outgoing_message enable row level security;
alter table outgoing_message force row level security;
create policy tenant on outgoing_message as restrictive to waymark_staff, waymark_jobs
  using (org_id = app_org());
create policy own_cases on outgoing_message for select to waymark_staff
  using (case_id = app_case() or works_on(worker_id, cover_worker_id, service_id));
create policy entered_case_adds on outgoing_message for insert to waymark_staff
  with check (case_id = app_case() and queued_by = app_user());
create policy entered_case_changes on outgoing_message for update to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case());
create policy jobs_send on outgoing_message to waymark_jobs
  using (org_id = app_org()) with check (org_id = app_org());
grant select, insert, update (state, why, next_try_at, changed_at, seen_at, seen_by)
  on outgoing_message to waymark_staff;
grant select, update (state, why, tries, due_at, next_try_at, changed_at)
  on outgoing_message to waymark_jobs;
grant select, update (worker_id, cover_worker_id, service_id) on outgoing_message to waymark_search;

-- Each time that it was handed over: written before, ended after. One without an end was cut short.
create table outgoing_attempt (
  org_id uuid not null,
  case_id uuid not null,
  message_id uuid not null,
  number integer not null check (number > 0),
  carrier text not null check (carrier ~ '^[a-z][a-z-]{0,30}$'),
  began_at timestamptz not null,
  ended_at timestamptz,
  outcome text check (outcome ~ '^[a-z][a-z-]{0,40}$'),
  primary key (org_id, case_id, message_id, number),
  constraint ended_with_an_outcome check ((ended_at is null) = (outcome is null)),
  foreign key (org_id, case_id, message_id) references outgoing_message (org_id, case_id, id)
);
comment on column outgoing_attempt.org_id is 'harm:O whose case';
comment on column outgoing_attempt.case_id is 'harm:O which case';
comment on column outgoing_attempt.message_id is 'harm:O which message';
comment on column outgoing_attempt.number is 'harm:O counts the attempts';
comment on column outgoing_attempt.carrier is 'harm:O to which carrier it was handed';
comment on column outgoing_attempt.began_at is 'harm:O when it was taken to be handed over';
comment on column outgoing_attempt.ended_at is 'harm:O when the answer was known';
comment on column outgoing_attempt.outcome is 'harm:S the answer, as a fixed code';
alter table outgoing_attempt enable row level security;
alter table outgoing_attempt force row level security;
create policy tenant on outgoing_attempt as restrictive to waymark_staff, waymark_jobs
  using (org_id = app_org());
create policy entered_case on outgoing_attempt for select to waymark_staff
  using (case_id = app_case());
create policy jobs_send on outgoing_attempt to waymark_jobs
  using (org_id = app_org()) with check (org_id = app_org());
grant select on outgoing_attempt to waymark_staff;
grant select, insert, update (ended_at, outcome) on outgoing_attempt to waymark_jobs;

-- A case that is handed over takes its messages along, so that what went wrong is told to whoever works
-- with the person now.
create function messages_follow_their_case() returns trigger
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
begin
  update outgoing_message m
     set worker_id = new.worker_id, cover_worker_id = new.cover_worker_id, service_id = new.service_id
   where m.org_id = new.org_id and m.case_id = new.id;
  return null;
end
$$;
alter function messages_follow_their_case() owner to waymark_search;
create trigger messages_follow after update of worker_id, cover_worker_id, service_id on case_file
  for each row execute function messages_follow_their_case();

-- Just before a message leaves, its sender asks again how the person may be reached. It is the only
-- background work that may open this, and it can do so in no other part.
create policy sender_asks on person_contact for select to waymark_jobs
  using (org_id = app_org() and app_role() = 'sender');
create policy tenant_of_jobs on person_contact as restrictive to waymark_jobs
  using (org_id = app_org());
grant select on person_contact to waymark_jobs;

-- A mailbox that is nobody's may have become somebody else's: every way is shut until a person has
-- checked. The sender may do this one thing about how a person is reached, and nothing else.
create policy sender_freezes on contact_state for update to waymark_jobs
  using (org_id = app_org() and app_role() = 'sender')
  with check (org_id = app_org() and app_role() = 'sender');
grant update (frozen_at, frozen_by) on contact_state to waymark_jobs;

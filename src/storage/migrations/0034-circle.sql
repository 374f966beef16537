-- The professionals around a person, and everything that ever went out to one. Who they are stands sealed
-- under the key of how to reach; of what type, told which parts, until when and on which consent lies open,
-- because rules and lists read it.

-- How each one stands today: one row, for lists. What it says is repeated from the newest version.
create table circle_member (
  org_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  -- The first rule once more, in the database: some are never told anything.
  type text not null check (type ~ '^[a-z][a-z-]{0,40}$'
    and type not in ('immigration-enforcement', 'embassy', 'unknown')),
  until date not null,
  version integer not null check (version > 0),
  ended_at timestamptz,
  stopped_at timestamptz,
  told_at timestamptz,
  notice_at timestamptz,
  worker_id uuid not null,
  cover_worker_id uuid,
  service_id uuid not null,
  reference text not null,
  alias text not null,
  blocked_ids uuid[] not null default '{}',
  primary key (org_id, case_id, id),
  foreign key (org_id, case_id) references case_file (org_id, id)
);
comment on column circle_member.org_id is 'harm:O whose case';
comment on column circle_member.case_id is 'harm:O which case';
comment on column circle_member.id is 'harm:O made where it was written';
comment on column circle_member.type is 'harm:S what kind of professional';
comment on column circle_member.until is 'harm:S the last day on which they may be told anything';
comment on column circle_member.version is 'harm:O counts the changes';
comment on column circle_member.ended_at is 'harm:S when it was ended';
comment on column circle_member.stopped_at is 'harm:S when the consent it rests on was found not to stand any more';
comment on column circle_member.told_at is 'harm:S when something last went out to them';
comment on column circle_member.notice_at is 'harm:S when they were last asked to stop using it';
comment on column circle_member.worker_id is 'harm:O as on the case file';
comment on column circle_member.cover_worker_id is 'harm:O as on the case file';
comment on column circle_member.service_id is 'harm:O as on the case file';
comment on column circle_member.reference is 'harm:O as on the case file';
comment on column circle_member.alias is 'harm:O as on the case file';
comment on column circle_member.blocked_ids is 'harm:O as on the case file';
create index circle_member_of_worker on circle_member (org_id, worker_id);
create index circle_member_of_cover on circle_member (org_id, cover_worker_id)
  where cover_worker_id is not null;
create index circle_member_of_service on circle_member (org_id, service_id);

-- Every change is a version of its own, so that it can be read later who might be told what on any day.
create table circle_member_version (
  org_id uuid not null,
  case_id uuid not null,
  member_id uuid not null,
  version integer not null check (version > 0),
  change text not null check (change in ('added', 'told-less', 'asked-again', 'details-changed',
    'conflict-found', 'conflict-cleared', 'ended')),
  grant_fact uuid not null,
  ask_fact uuid,
  items text[] not null check (cardinality(items) between 1 and 40),
  until date not null,
  ended_on date,
  ended_why text check (ended_why in ('survivor-asked', 'no-longer-needed', 'person-changed',
    'not-safe', 'came-to-its-end', 'added-by-mistake')),
  conflict_since date,
  sealed bytea not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (org_id, case_id, member_id, version),
  constraint ended_for_a_reason check ((ended_on is null) = (ended_why is null)),
  foreign key (org_id, case_id, member_id) references circle_member (org_id, case_id, id),
  foreign key (org_id, case_id, grant_fact) references case_fact (org_id, case_id, id),
  foreign key (org_id, case_id, ask_fact) references case_fact (org_id, case_id, id),
  foreign key (org_id, recorded_by) references app_user (org_id, id)
);
comment on column circle_member_version.org_id is 'harm:O whose case';
comment on column circle_member_version.case_id is 'harm:O which case';
comment on column circle_member_version.member_id is 'harm:O who in the circle';
comment on column circle_member_version.version is 'harm:O counts the changes';
comment on column circle_member_version.change is 'harm:S what was changed';
comment on column circle_member_version.grant_fact is 'harm:O the very consent on which they are told';
comment on column circle_member_version.ask_fact is 'harm:O the very consent on which they are asked';
comment on column circle_member_version.items is 'harm:S which parts they may be told, as fixed codes';
comment on column circle_member_version.until is 'harm:S the last day';
comment on column circle_member_version.ended_on is 'harm:S the day it was ended';
comment on column circle_member_version.ended_why is 'harm:S why it was ended, as a fixed code';
comment on column circle_member_version.conflict_since is 'harm:S since when they must not be told';
comment on column circle_member_version.sealed is 'harm:C who they are, where they work, how they are reached, and the reason, sealed together';
comment on column circle_member_version.recorded_at is 'harm:O when';
comment on column circle_member_version.recorded_by is 'harm:O who wrote it';

-- What went out, to whom, by which way. Only ever added to: it has to name everyone who was told.
create table shared_item (
  org_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  member_id uuid,
  type text not null check (type ~ '^[a-z][a-z-]{0,40}$'),
  grant_fact uuid,
  lawful text check (lawful ~ '^[a-z][a-z-]{0,40}$'),
  items text[] not null check (cardinality(items) between 1 and 40),
  way text not null check (way in ('told', 'letter', 'pack', 'request', 'meeting', 'handover', 'court')),
  thing_id uuid,
  sealed bytea not null,
  shared_at timestamptz not null,
  shared_by uuid not null,
  primary key (org_id, case_id, id),
  -- Consent or a lawful reason: one of them, and it is known which.
  constraint on_one_ground check ((grant_fact is null) <> (lawful is null)),
  constraint never_to_them check (way = 'court'
    or type not in ('immigration-enforcement', 'embassy', 'unknown')),
  constraint to_somebody_known check (way = 'court' or member_id is not null),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, case_id, member_id) references circle_member (org_id, case_id, id),
  foreign key (org_id, case_id, grant_fact) references case_fact (org_id, case_id, id),
  foreign key (org_id, shared_by) references app_user (org_id, id)
);
comment on column shared_item.org_id is 'harm:O whose case';
comment on column shared_item.case_id is 'harm:O which case';
comment on column shared_item.id is 'harm:O made where it was written';
comment on column shared_item.member_id is 'harm:O who in the circle';
comment on column shared_item.type is 'harm:S what kind of professional';
comment on column shared_item.grant_fact is 'harm:O the very consent on which it went out';
comment on column shared_item.lawful is 'harm:S why it went out without consent, as a fixed code';
comment on column shared_item.items is 'harm:S which parts, as fixed codes';
comment on column shared_item.way is 'harm:S by which way';
comment on column shared_item.thing_id is 'harm:O the pack, the letter, the request or the meeting';
comment on column shared_item.sealed is 'harm:C who, as they were named then, and what in words, sealed together';
comment on column shared_item.shared_at is 'harm:O when';
comment on column shared_item.shared_by is 'harm:O who let it out';
create index shared_item_in_time on shared_item (org_id, case_id, shared_at);

alter table circle_member enable row level security;
alter table circle_member force row level security;
alter table circle_member_version enable row level security;
alter table circle_member_version force row level security;
alter table shared_item enable row level security;
alter table shared_item force row level security;
create policy tenant on circle_member as restrictive to waymark_staff using (org_id = app_org());
create policy tenant on circle_member_version as restrictive to waymark_staff
  using (org_id = app_org());
create policy tenant on shared_item as restrictive to waymark_staff using (org_id = app_org());
create policy not_for_the_blocked on circle_member as restrictive to waymark_staff
  using (not (app_user() = any (blocked_ids)));
create policy own_cases on circle_member for select to waymark_staff
  using (case_id = app_case() or works_on(worker_id, cover_worker_id, service_id));
create policy entered_case_adds on circle_member for insert to waymark_staff
  with check (case_id = app_case());
create policy entered_case_changes on circle_member for update to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case());
create policy entered_case on circle_member_version to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case() and recorded_by = app_user());
create policy entered_case on shared_item to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case() and shared_by = app_user());
grant select, insert on circle_member, circle_member_version, shared_item to waymark_staff;
grant update (until, version, ended_at, stopped_at, told_at, notice_at) on circle_member
  to waymark_staff;
grant select, update (worker_id, cover_worker_id, service_id, blocked_ids) on circle_member
  to waymark_search;
create trigger take_blocked before insert on circle_member
  for each row execute function take_blocked();

-- A case that is handed over takes its circle along.
create function circle_follows_its_case() returns trigger
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
begin
  update circle_member m
     set worker_id = new.worker_id, cover_worker_id = new.cover_worker_id, service_id = new.service_id
   where m.org_id = new.org_id and m.case_id = new.id;
  return null;
end
$$;
alter function circle_follows_its_case() owner to waymark_search;
create trigger circle_follows after update of worker_id, cover_worker_id, service_id on case_file
  for each row execute function circle_follows_its_case();

-- Whether the consent that one fact gave stands: not struck out, not corrected, not taken back by its own
-- name (or that of what it corrected), nor by a withdrawal without a name on that day or later.
create function consent_stands(the_case uuid, the_fact uuid) returns boolean
  language sql stable set search_path = waymark, pg_temp
  as $$
  with recursive same (id) as (
    select the_fact
    union
    select f.supersedes from case_fact f join same s on f.id = s.id
     where f.org_id = app_org() and f.case_id = the_case and f.supersedes is not null
  )
  select exists (
    select from case_fact g
     where g.org_id = app_org() and g.case_id = the_case and g.id = the_fact
       and g.type = 'consent-given'
       and not exists (select from case_fact c where c.org_id = app_org() and c.case_id = the_case
             and c.supersedes = g.id)
       and not exists (
         select from case_fact w
          where w.org_id = app_org() and w.case_id = the_case and w.type = 'consent-withdrawn'
            and w.detail ->> 'consent' = g.detail ->> 'consent'
            and (w.detail ->> 'given' in (select s.id::text from same s)
              or w.detail ->> 'given' is null and w.on_day >= g.on_day)
            and not exists (select from case_fact c where c.org_id = app_org()
                  and c.case_id = the_case and c.supersedes = w.id)))
$$;
grant execute on function consent_stands(uuid, uuid) to waymark_staff;

-- Whatever let it out has asked before. The database asks once more: it waits for a withdrawal that is
-- being written, and lets nothing be noted as shared on a consent that does not stand, or to somebody
-- whose part was ended.
create function nothing_after_withdrawal() returns trigger
  language plpgsql volatile set search_path = waymark, pg_temp
  as $$
begin
  perform from case_file f where f.org_id = new.org_id and f.id = new.case_id for update;
  if new.grant_fact is not null and not consent_stands(new.case_id, new.grant_fact) then
    raise exception 'the consent it rests on does not stand' using errcode = 'check_violation';
  end if;
  if new.member_id is not null and exists (
      select from circle_member m where m.org_id = new.org_id and m.case_id = new.case_id
        and m.id = new.member_id and m.ended_at is not null) then
    raise exception 'their part was ended' using errcode = 'check_violation';
  end if;
  return null;
end
$$;
create trigger nothing_after_withdrawal after insert on shared_item
  for each row execute function nothing_after_withdrawal();

-- Where people are: each place by itself, sealed with a key of its own, so that an old one can be
-- destroyed alone. Of a place that was shredded a line stays: what kind, from when to when, and when it
-- went. Everything here lies inside a case, and is seen only after `enter_case`.

create table place (
  org_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('address', 'safe-house', 'school', 'gp', 'workplace', 'other')),
  code_name text check (code_name ~ '^[A-Z][a-z]{3,20}$'),
  sealed bytea,
  from_day date,
  until_day date,
  former_since date,
  ended_because text check (ended_because in ('moved', 'corrected', 'no-longer-used')),
  shredded_on date,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  carried boolean not null default false,
  primary key (org_id, case_id, id),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, recorded_by) references app_user (org_id, id),
  constraint former_for_a_reason check ((former_since is null) = (ended_because is null)),
  constraint only_the_former_is_shredded check (shredded_on is null or former_since is not null),
  constraint shredded_means_gone check ((shredded_on is null) = (sealed is not null)),
  constraint shredded_has_no_name check (shredded_on is null or code_name is null)
);
comment on column place.org_id is 'harm:O whose case';
comment on column place.case_id is 'harm:O which case';
comment on column place.id is 'harm:O made where the place was written down';
comment on column place.kind is 'harm:S what kind of place, never which';
comment on column place.code_name is 'harm:O an everyday word drawn by lot, for a safe house';
comment on column place.sealed is 'harm:L where it is, sealed with a key of its own; empty once shredded';
comment on column place.from_day is 'harm:S since when they are there';
comment on column place.until_day is 'harm:S until when they were there';
comment on column place.former_since is 'harm:S the day it was marked as former; shredding counts from it';
comment on column place.ended_because is 'harm:S why it is former';
comment on column place.shredded_on is 'harm:O the day its key and its bytes were destroyed';
comment on column place.recorded_at is 'harm:O when it was written down';
comment on column place.recorded_by is 'harm:O who wrote it down';
comment on column place.carried is 'harm:O taken over from the one compartment that was here before';
create index place_becoming_old on place (org_id, former_since)
  where former_since is not null and shredded_on is null;

-- The key of one place, wrapped by its case's key for locations. The row is removed to shred the place.
create table place_key (
  org_id uuid not null,
  case_id uuid not null,
  place_id uuid not null,
  key_id uuid not null,
  wrapped bytea not null,
  wrapped_by uuid not null,
  primary key (org_id, case_id, place_id),
  foreign key (org_id, case_id, place_id) references place (org_id, case_id, id),
  foreign key (org_id, case_id, wrapped_by) references case_key (org_id, case_id, key_id)
);
comment on column place_key.org_id is 'harm:O whose key';
comment on column place_key.case_id is 'harm:O of which case';
comment on column place_key.place_id is 'harm:O which place it opens';
comment on column place_key.key_id is 'harm:O which key; the sealed bytes name it';
comment on column place_key.wrapped is 'harm:O the key, wrapped: worth nothing without the case''s key';
comment on column place_key.wrapped_by is 'harm:O which key of the case';

-- The pieces of a place by which a sentence would give it away, each as a keyed hash cut short: a text
-- can be compared before it leaves, and no place is opened for it.
create table place_print (
  org_id uuid not null,
  case_id uuid not null,
  place_id uuid not null,
  print bytea not null check (length(print) = 8),
  primary key (org_id, case_id, place_id, print),
  foreign key (org_id, case_id, place_id) references place (org_id, case_id, id)
);
comment on column place_print.org_id is 'harm:O whose case';
comment on column place_print.case_id is 'harm:O which case';
comment on column place_print.place_id is 'harm:O which place';
comment on column place_print.print is 'harm:L keyed hash of a postcode, a street, a house in its street';

-- Who decided to keep a former place longer, until when and why. The newest row of a place stands. The
-- words of the reason, like those of every look below, are sealed beside their line of the log.
create table place_keep (
  org_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  place_id uuid not null,
  until_day date not null,
  reason text not null check (reason in ('claim', 'police', 'court', 'safety', 'survivor-asked')),
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (org_id, case_id, id),
  foreign key (org_id, case_id, place_id) references place (org_id, case_id, id),
  foreign key (org_id, set_by) references app_user (org_id, id)
);
comment on column place_keep.org_id is 'harm:O whose case';
comment on column place_keep.case_id is 'harm:O which case';
comment on column place_keep.id is 'harm:O which decision';
comment on column place_keep.place_id is 'harm:O which place';
comment on column place_keep.until_day is 'harm:O the last day on which it is kept';
comment on column place_keep.reason is 'harm:S why, from a short list';
comment on column place_keep.set_by is 'harm:O who decided';
comment on column place_keep.set_at is 'harm:O when';
create index place_keep_newest on place_keep (org_id, case_id, place_id, set_at desc);

-- Each time a place was shown, or refused because it was one person too many.
create table place_look (
  org_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  place_id uuid not null,
  by_user uuid not null,
  at timestamptz not null,
  reason text not null check (reason in
    ('visit', 'emergency', 'appointment', 'safety', 'survivor-asked', 'check-record', 'other')),
  shown boolean not null,
  primary key (org_id, case_id, id),
  foreign key (org_id, case_id, place_id) references place (org_id, case_id, id),
  foreign key (org_id, by_user) references app_user (org_id, id)
);
comment on column place_look.org_id is 'harm:O whose case';
comment on column place_look.case_id is 'harm:O which case';
comment on column place_look.id is 'harm:O which look';
comment on column place_look.place_id is 'harm:O which place';
comment on column place_look.by_user is 'harm:O who looked';
comment on column place_look.at is 'harm:O when';
comment on column place_look.reason is 'harm:O why, from a short list';
comment on column place_look.shown is 'harm:O whether it was shown, or refused as one person too many';
create index place_look_of_worker on place_look (org_id, by_user, at desc);

-- One place for one named recipient, this once. The kinds of recipient that may never be told are no
-- value that this table takes.
create table place_release (
  org_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  place_id uuid not null,
  recipient_type text not null check (recipient_type in ('police', 'emergency-service',
    'health-service', 'local-authority', 'support-provider', 'solicitor', 'court', 'school')),
  handing text not null check (handing in ('in-person', 'by-phone', 'by-letter', 'by-their-portal')),
  sealed bytea not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  primary key (org_id, case_id, id),
  unique (org_id, case_id, id, asked_by),
  foreign key (org_id, case_id, place_id) references place (org_id, case_id, id),
  foreign key (org_id, asked_by) references app_user (org_id, id)
);
comment on column place_release.org_id is 'harm:O whose case';
comment on column place_release.case_id is 'harm:O which case';
comment on column place_release.id is 'harm:O which release';
comment on column place_release.place_id is 'harm:O which place';
comment on column place_release.recipient_type is 'harm:S what kind of recipient';
comment on column place_release.handing is 'harm:O how it will be handed over';
comment on column place_release.sealed is 'harm:N who the recipient is and why, sealed';
comment on column place_release.asked_by is 'harm:O who asked';
comment on column place_release.asked_at is 'harm:O when';

-- What became of it. Each step is taken once at most, and never is it answered by whoever asked.
create table place_release_step (
  org_id uuid not null,
  case_id uuid not null,
  release_id uuid not null,
  step text not null check (step in ('approved', 'refused', 'withdrawn', 'handed-over')),
  by_user uuid not null,
  asked_by uuid not null,
  at timestamptz not null,
  primary key (org_id, case_id, release_id, step),
  foreign key (org_id, case_id, release_id, asked_by)
    references place_release (org_id, case_id, id, asked_by),
  foreign key (org_id, by_user) references app_user (org_id, id),
  constraint two_people check (step not in ('approved', 'refused') or by_user <> asked_by),
  constraint for_who_asked check (step <> 'handed-over' or by_user = asked_by)
);
comment on column place_release_step.org_id is 'harm:O whose case';
comment on column place_release_step.case_id is 'harm:O which case';
comment on column place_release_step.release_id is 'harm:O which release';
comment on column place_release_step.step is 'harm:O what was done';
comment on column place_release_step.by_user is 'harm:O who did it';
comment on column place_release_step.asked_by is 'harm:O who had asked; tied to the release';
comment on column place_release_step.at is 'harm:O when';

do $$
declare
  name text;
begin
  foreach name in array array['place', 'place_key', 'place_print', 'place_keep', 'place_look',
      'place_release', 'place_release_step'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy tenant on %I as restrictive to waymark_staff, waymark_jobs
      using (org_id = app_org())', name);
    execute format('create policy entered_case on %I for select to waymark_staff
      using (case_id = app_case())', name);
  end loop;
end
$$;

-- What an emergency opens, where location was asked for: what is current, to be read and no more.
create policy opened_in_an_emergency on place for select to waymark_staff
  using (case_id = nullif(current_setting('app.glass_case', true), '')::uuid
    and strpos(current_setting('app.glass_classes', true), 'L') > 0
    and former_since is null);
create policy opened_in_an_emergency on place_key for select to waymark_staff
  using (case_id = nullif(current_setting('app.glass_case', true), '')::uuid
    and strpos(current_setting('app.glass_classes', true), 'L') > 0);

create policy entered_case_adds on place for insert to waymark_staff
  with check (case_id = app_case() and (recorded_by = app_user() or carried));
-- Which place it is never changes: another place is another row.
create policy entered_case_marks on place for update to waymark_staff
  using (case_id = app_case() and shredded_on is null) with check (case_id = app_case());
create policy entered_case_adds on place_key for insert to waymark_staff
  with check (case_id = app_case());
create policy entered_case_adds on place_print for insert to waymark_staff
  with check (case_id = app_case());
create policy entered_case_adds on place_keep for insert to waymark_staff
  with check (case_id = app_case() and set_by = app_user());
create policy entered_case_adds on place_look for insert to waymark_staff
  with check (case_id = app_case() and by_user = app_user());
-- Each worker's own looks, in whichever case, so that they can be counted.
create policy own_looks on place_look for select to waymark_staff using (by_user = app_user());
create policy entered_case_adds on place_release for insert to waymark_staff
  with check (case_id = app_case() and asked_by = app_user());
create policy entered_case_adds on place_release_step for insert to waymark_staff
  with check (case_id = app_case() and by_user = app_user());
grant select, insert on place, place_key, place_print, place_keep, place_look, place_release,
  place_release_step to waymark_staff;
grant update (until_day, former_since, ended_because) on place to waymark_staff;

-- The daily work: shreds what is due, and takes over what the old compartment holds.
create policy jobs_shred on place to waymark_jobs
  using (org_id = app_org()) with check (org_id = app_org());
create policy jobs_shred on place_key to waymark_jobs
  using (org_id = app_org()) with check (org_id = app_org());
create policy jobs_shred on place_print to waymark_jobs
  using (org_id = app_org()) with check (org_id = app_org());
create policy jobs_read_days on place_keep for select to waymark_jobs using (org_id = app_org());
grant select (org_id, case_id, id, former_since, ended_because, shredded_on), insert,
  update (sealed, code_name, shredded_on) on place to waymark_jobs;
grant select (org_id, case_id, place_id), insert, delete on place_key, place_print to waymark_jobs;
grant select (org_id, case_id, id, place_id, until_day, reason, set_by, set_at)
  on place_keep to waymark_jobs;
create policy jobs_compare on name_token for select to waymark_jobs using (org_id = app_org());
grant select (org_id, case_id, token) on name_token to waymark_jobs;

-- The one compartment of before is carried over, case by case, by whoever can open it. Nothing new is
-- written there, and what was carried over is removed: a copy would outlive its shredding.
revoke insert on person_location from waymark_staff;
alter policy tenant on person_location to waymark_staff, waymark_jobs;
create policy jobs_carry_over on person_location to waymark_jobs using (org_id = app_org());
grant delete on person_location to waymark_staff;
grant select, delete on person_location to waymark_jobs;

-- What a manager must see of many cases at once, without opening one: never where, only what kind.
-- `blocked_ids`, whoever must stay out of a case, comes with 0018 and is asked for from the beginning.
grant select on place, place_keep, place_look, place_release, place_release_step
  to waymark_search;

-- Former places of the manager's services that are still kept.
create function former_places()
  returns table (case_id uuid, reference text, alias text, worker_id uuid, id uuid, kind text,
    code_name text, from_day date, until_day date, former_since date, ended_because text,
    recorded_at timestamptz, recorded_by uuid, kept_until date, kept_reason text, kept_by uuid)
  language plpgsql stable security definer set search_path = waymark, pg_temp
  as $$
#variable_conflict use_column
begin
  return query
    select f.id, f.reference, f.alias, f.worker_id, p.id, p.kind, p.code_name, p.from_day,
      p.until_day, p.former_since, p.ended_because, p.recorded_at, p.recorded_by,
      k.until_day, k.reason, k.set_by
    from place p
    join case_file f on f.org_id = p.org_id and f.id = p.case_id
    left join lateral (select * from place_keep k where k.org_id = p.org_id
        and k.case_id = p.case_id and k.place_id = p.id order by k.set_at desc, k.id desc limit 1) k
      on true
    where p.org_id = app_org() and app_role() = 'service-manager'
      and works_on(f.worker_id, f.cover_worker_id, f.service_id)
      and not (app_user() = any (f.blocked_ids))
      and p.former_since is not null and p.shredded_on is null
    order by p.former_since, f.reference, p.id limit 500;
end
$$;
alter function former_places() owner to waymark_search;
grant execute on function former_places() to waymark_staff;

-- Releases that nobody has answered and that this person did not ask for.
create function releases_to_answer(asked_after timestamptz)
  returns table (case_id uuid, reference text, alias text, id uuid, kind text, asked_by uuid,
    asked_at timestamptz)
  language plpgsql stable security definer set search_path = waymark, pg_temp
  as $$
#variable_conflict use_column
begin
  return query
    select f.id, f.reference, f.alias, r.id, p.kind, r.asked_by, r.asked_at
    from place_release r
    join case_file f on f.org_id = r.org_id and f.id = r.case_id
    join place p on p.org_id = r.org_id and p.case_id = r.case_id and p.id = r.place_id
    where r.org_id = app_org() and r.asked_by <> app_user() and r.asked_at > asked_after
      and works_on(f.worker_id, f.cover_worker_id, f.service_id)
      and not (app_user() = any (f.blocked_ids))
      and not exists (select from place_release_step s where s.org_id = r.org_id
        and s.case_id = r.case_id and s.release_id = r.id)
    order by r.asked_at limit 200;
end
$$;
alter function releases_to_answer(timestamptz) owner to waymark_search;
grant execute on function releases_to_answer(timestamptz) to waymark_staff;

-- Who was refused because it would have been one person too many, for the manager of the service.
create function refused_looks(since timestamptz)
  returns table (case_id uuid, reference text, alias text, by_user uuid, at timestamptz)
  language plpgsql stable security definer set search_path = waymark, pg_temp
  as $$
#variable_conflict use_column
begin
  return query
    select f.id, f.reference, f.alias, l.by_user, l.at
    from place_look l
    join case_file f on f.org_id = l.org_id and f.id = l.case_id
    where l.org_id = app_org() and app_role() = 'service-manager' and not l.shown and l.at > since
      and works_on(f.worker_id, f.cover_worker_id, f.service_id)
      and not (app_user() = any (f.blocked_ids))
    order by l.at desc limit 200;
end
$$;
alter function refused_looks(timestamptz) owner to waymark_search;
grant execute on function refused_looks(timestamptz) to waymark_staff;

-- Who looked: the team of a case reads the log of that case, together with the survivor. Why something
-- was opened, what is held back for a time, and what a survivor did not recognise.

create policy case_team_reads on audit_entry for select to waymark_staff
  using (case_id = app_case() and app_role() in ('support-worker', 'service-manager'));
-- For questions about lines, which find their line past the policies and repeat the rule themselves.
grant select (org_id, id, at, user_id, role, act, case_id) on audit_entry to waymark_search;

-- The reason that somebody gave for an act, sealed with the key of the case: the log holds no words.
create table audit_reason (
  org_id uuid not null,
  case_id uuid not null,
  entry_id uuid not null,
  sealed bytea not null,
  primary key (org_id, case_id, entry_id),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, entry_id) references audit_entry (org_id, id)
);
comment on column audit_reason.org_id is 'harm:O whose case';
comment on column audit_reason.case_id is 'harm:O which case';
comment on column audit_reason.entry_id is 'harm:O which line of the log';
comment on column audit_reason.sealed is 'harm:N the reason, sealed';
alter table audit_reason enable row level security;
alter table audit_reason force row level security;
create policy tenant on audit_reason as restrictive to waymark_staff using (org_id = app_org());
create policy entered_case on audit_reason to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case());
grant select, insert on audit_reason to waymark_staff;
create trigger only_added_to before update or delete or truncate on audit_reason
  for each statement execute function refuse_change();

-- Lines that are shown to the survivor later. A hold has an end, and only another person makes it
-- last longer; the lines themselves are never touched.
create table looked_hold (
  org_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  case_reference text not null,
  ground text not null check (ground in ('safety', 'legal')),
  subjects text[] not null default '{}',
  entry_ids uuid[] not null default '{}',
  from_day date not null,
  until_day date not null,
  placed_on date not null default (now() at time zone 'Europe/London')::date,
  placed_at timestamptz not null default now(),
  placed_by uuid not null,
  reason bytea not null,
  renews uuid,
  renews_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  primary key (org_id, case_id, id),
  unique (org_id, case_id, id, placed_by),
  constraint holds_something check (subjects <> '{}' or entry_ids <> '{}'),
  constraint ends_within_ninety_days check (until_day between placed_on and placed_on + 90),
  constraint renewed_by_another check (
    (renews is null) = (renews_by is null) and (renews is null or renews_by <> placed_by)),
  constraint ended_by_somebody check ((ended_at is null) = (ended_by is null)),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, placed_by) references app_user (org_id, id),
  foreign key (org_id, ended_by) references app_user (org_id, id),
  foreign key (org_id, case_id, renews, renews_by)
    references looked_hold (org_id, case_id, id, placed_by)
);
comment on column looked_hold.org_id is 'harm:O whose case';
comment on column looked_hold.case_id is 'harm:O which case';
comment on column looked_hold.id is 'harm:O which hold';
comment on column looked_hold.case_reference is 'harm:O its reference, for the data protection lead';
comment on column looked_hold.ground is 'harm:O safety or law';
comment on column looked_hold.subjects is 'harm:O kinds of lines that wait';
comment on column looked_hold.entry_ids is 'harm:O single lines that wait';
comment on column looked_hold.from_day is 'harm:O the first day whose lines wait';
comment on column looked_hold.until_day is 'harm:O the last day on which they wait';
comment on column looked_hold.placed_on is 'harm:O the day it was placed';
comment on column looked_hold.placed_at is 'harm:O when it was placed';
comment on column looked_hold.placed_by is 'harm:O by whom';
comment on column looked_hold.reason is 'harm:N why, sealed';
comment on column looked_hold.renews is 'harm:O the hold that it makes last longer';
comment on column looked_hold.renews_by is 'harm:O who had placed that one';
comment on column looked_hold.ended_at is 'harm:O when it was ended early';
comment on column looked_hold.ended_by is 'harm:O by whom';
alter table looked_hold enable row level security;
alter table looked_hold force row level security;
create policy tenant on looked_hold as restrictive to waymark_staff using (org_id = app_org());
create policy case_team_reads on looked_hold for select to waymark_staff
  using (case_id = app_case() and app_role() in ('support-worker', 'service-manager'));
create policy protector_reads on looked_hold for select to waymark_staff
  using (app_role() = 'data-protection-lead');
create policy manager_places on looked_hold for insert to waymark_staff
  with check (case_id = app_case() and app_role() = 'service-manager' and placed_by = app_user());
create policy manager_ends on looked_hold for update to waymark_staff
  using (case_id = app_case() and app_role() = 'service-manager')
  with check (case_id = app_case() and ended_by = app_user());
-- Without the days on which it was placed: nobody chooses them, so nobody makes ninety days longer.
grant insert (org_id, case_id, id, case_reference, ground, subjects, entry_ids, from_day, until_day,
  placed_by, reason, renews, renews_by) on looked_hold to waymark_staff;
grant select, update (ended_at, ended_by) on looked_hold to waymark_staff;

-- "I do not recognise this": looked into by somebody else than the person named in the line.
create table looked_question (
  org_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  case_reference text not null,
  entry_id uuid not null,
  about_user uuid not null,
  asked_by uuid not null,
  asked_at timestamptz not null default now(),
  answer_by date not null,
  words bytea,
  taken_by uuid,
  taken_at timestamptz,
  answered_by uuid,
  answered_at timestamptz,
  answer bytea,
  primary key (org_id, case_id, id),
  unique (org_id, case_id, entry_id),
  constraint not_by_the_person_named check (
    taken_by is distinct from about_user and answered_by is distinct from about_user),
  constraint taken_by_somebody check ((taken_at is null) = (taken_by is null)),
  constraint answered_in_words check (
    (answered_at is null) = (answered_by is null) and (answered_at is null) = (answer is null)),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, entry_id) references audit_entry (org_id, id),
  foreign key (org_id, asked_by) references app_user (org_id, id),
  foreign key (org_id, taken_by) references app_user (org_id, id),
  foreign key (org_id, answered_by) references app_user (org_id, id)
);
comment on column looked_question.org_id is 'harm:O whose case';
comment on column looked_question.case_id is 'harm:O which case';
comment on column looked_question.id is 'harm:O which question';
comment on column looked_question.case_reference is 'harm:O its reference, for the data protection lead';
comment on column looked_question.entry_id is 'harm:O the line that was not recognised';
comment on column looked_question.about_user is 'harm:O whom the line names; taken from the line';
comment on column looked_question.asked_by is 'harm:O who wrote it down for the survivor';
comment on column looked_question.asked_at is 'harm:O when';
comment on column looked_question.answer_by is 'harm:O by when we mean to answer';
comment on column looked_question.words is 'harm:N what the survivor said, sealed';
comment on column looked_question.taken_by is 'harm:O who looks into it';
comment on column looked_question.taken_at is 'harm:O since when';
comment on column looked_question.answered_by is 'harm:O who answered';
comment on column looked_question.answered_at is 'harm:O when';
comment on column looked_question.answer is 'harm:N the answer, in words for the survivor, sealed';
create index looked_question_open on looked_question (org_id, answer_by) where answered_at is null;
alter table looked_question enable row level security;
alter table looked_question force row level security;
create policy tenant on looked_question as restrictive to waymark_staff using (org_id = app_org());
create policy case_team_reads on looked_question for select to waymark_staff
  using (case_id = app_case() and app_role() in ('support-worker', 'service-manager'));
create policy case_team_asks on looked_question for insert to waymark_staff
  with check (case_id = app_case() and asked_by = app_user());
grant select on looked_question to waymark_staff, waymark_search;
-- Answered through the functions below only.
grant insert (org_id, case_id, id, case_reference, entry_id, asked_by, answer_by, words)
  on looked_question to waymark_staff;
grant update (taken_by, taken_at, answered_by, answered_at, answer)
  on looked_question to waymark_search;

-- Whom the line names is read from the line: whoever writes the question down does not choose it.
create function name_whom_the_line_names() returns trigger
  language plpgsql set search_path = waymark, pg_temp
  as $$
begin
  select e.user_id into new.about_user from audit_entry e
   where e.org_id = new.org_id and e.id = new.entry_id and e.case_id = new.case_id;
  if new.about_user is null then
    raise exception 'a question is about a line of its own case'
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger names_whom_the_line_names before insert on looked_question
  for each row execute function name_whom_the_line_names();

-- Questions that this person may answer: the data protection lead all of the organisation, a service
-- manager those of their own cases, nobody one about a line of their own.
create function questions_for_me() returns table (
    id uuid, case_id uuid, case_reference text, entry_id uuid, asked_at timestamptz, answer_by date, words bytea,
    taken_by_name text, taken_at timestamptz, line_at timestamptz, line_by text, line_role text,
    line_act text)
  language sql stable security definer set search_path = waymark, pg_temp
  as $$
    select q.id, q.case_id, q.case_reference, q.entry_id, q.asked_at, q.answer_by, q.words,
           taker.display_name, q.taken_at, e.at, named.display_name, e.role, e.act
      from looked_question q
      join case_file f on f.org_id = q.org_id and f.id = q.case_id
      join audit_entry e on e.org_id = q.org_id and e.id = q.entry_id
      left join app_user named on named.org_id = q.org_id and named.id = q.about_user
      left join app_user taker on taker.org_id = q.org_id and taker.id = q.taken_by
     where q.org_id = app_org() and q.answered_at is null and q.about_user <> app_user() and not (app_user() = any (f.blocked_ids))
       and (app_role() = 'data-protection-lead' or app_role() = 'service-manager'
         and works_on(f.worker_id, f.cover_worker_id, f.service_id))
     order by q.answer_by, q.asked_at, q.id
  $$;
alter function questions_for_me() owner to waymark_search;
grant execute on function questions_for_me() to waymark_staff;
grant select (org_id, id, display_name) on app_user to waymark_search;

-- `the_answer` left out: this person begins to look into it. Says which case it was, or nothing.
create function answer_question(the_question uuid, the_answer bytea,
    out of_case uuid, out of_reference text)
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
begin
  update looked_question q
     set taken_by = coalesce(q.taken_by, app_user()), taken_at = coalesce(q.taken_at, now()),
         answered_by = case when the_answer is null then null else app_user() end,
         answered_at = case when the_answer is null then null else now() end,
         answer = the_answer
    from case_file f
   where f.org_id = q.org_id and f.id = q.case_id
     and q.org_id = app_org() and q.id = the_question and q.answered_at is null
     and q.about_user <> app_user() and not (app_user() = any (f.blocked_ids))
     and (app_role() = 'data-protection-lead' or app_role() = 'service-manager'
       and works_on(f.worker_id, f.cover_worker_id, f.service_id))
  returning q.case_id, q.case_reference into of_case, of_reference;
end
$$;
alter function answer_question(uuid, bytea) owner to waymark_search;
grant execute on function answer_question(uuid, bytea) to waymark_staff;

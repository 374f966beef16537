-- One question to one professional, and the answer that they gave without an account. What they write is
-- sealed to a key of the request whose other half only the case's key opens: the guests' side cannot read
-- back even what it wrote itself. A file stands here sealed until somebody takes it in, through quarantine.

create table evidence_request (
  org_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  fact_id uuid not null,
  promise_id uuid,
  need_id uuid,
  template text not null check (template ~ '^[a-z][a-z-]{0,40}$'),
  by_day date not null,
  asked_at timestamptz not null,
  asked_by uuid not null,
  sealed bytea not null,
  answer_to bytea not null check (length(answer_to) = 44),
  answer_key bytea not null,
  answered_at timestamptz,
  answer_kind text check (answer_kind in ('answered', 'cannot')),
  answer_write uuid,
  answer bytea check (length(answer) < 200000),
  answer_file bytea check (length(answer_file) < 12000000),
  taken_at timestamptz,
  taken_by uuid,
  primary key (org_id, case_id, id),
  constraint answered_somehow check ((answered_at is null) = (answer_kind is null)),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, case_id, member_id) references circle_member (org_id, case_id, id),
  foreign key (org_id, case_id, fact_id) references case_fact (org_id, case_id, id),
  foreign key (org_id, asked_by) references app_user (org_id, id)
);
comment on column evidence_request.org_id is 'harm:O whose case';
comment on column evidence_request.case_id is 'harm:O which case';
comment on column evidence_request.id is 'harm:O made where it was asked';
comment on column evidence_request.member_id is 'harm:O which professional of the circle';
comment on column evidence_request.fact_id is 'harm:O the fact that it was asked';
comment on column evidence_request.promise_id is 'harm:O the promise that it is';
comment on column evidence_request.need_id is 'harm:S the need it is for';
comment on column evidence_request.template is 'harm:S which question, as a fixed code';
comment on column evidence_request.by_day is 'harm:S the day by which an answer is hoped for';
comment on column evidence_request.asked_at is 'harm:O when';
comment on column evidence_request.asked_by is 'harm:O who asked';
comment on column evidence_request.sealed is 'harm:N who was asked, and a question in the worker''s own words, sealed together';
comment on column evidence_request.answer_to is 'harm:O the public half of a key pair, for the answer';
comment on column evidence_request.answer_key is 'harm:N the private half, sealed with a key of the case';
comment on column evidence_request.answered_at is 'harm:S when an answer came';
comment on column evidence_request.answer_kind is 'harm:S whether they answered or cannot';
comment on column evidence_request.answer_write is 'harm:O the form that the answer came by: sent twice is one answer';
comment on column evidence_request.answer is 'harm:N their words, sealed to the request';
comment on column evidence_request.answer_file is 'harm:N a file as it came, sealed to the request; gone once it was taken in';
comment on column evidence_request.taken_at is 'harm:S when it was taken into the record';
comment on column evidence_request.taken_by is 'harm:O by whom';
alter table evidence_request alter column answer_file set storage external;
create index evidence_request_in_time on evidence_request (org_id, case_id, asked_at);

alter table evidence_request enable row level security;
alter table evidence_request force row level security;
create policy tenant on evidence_request as restrictive to waymark_staff using (org_id = app_org());
create policy entered_case_reads on evidence_request for select to waymark_staff
  using (case_id = app_case());
create policy entered_case_adds on evidence_request for insert to waymark_staff
  with check (case_id = app_case() and asked_by = app_user());
create policy entered_case_takes on evidence_request for update to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case() and taken_by = app_user());
grant select on evidence_request to waymark_staff;
grant insert (org_id, case_id, id, member_id, fact_id, promise_id, need_id, template, by_day, asked_at,
    asked_by, sealed, answer_to, answer_key) on evidence_request to waymark_staff;
grant update (taken_at, taken_by, answer_file) on evidence_request to waymark_staff;
grant select (org_id, case_id, id, answer_to, answered_at, answer_write),
  update (answered_at, answer_kind, answer_write, answer, answer_file) on evidence_request
  to waymark_search;

-- Where an answer behind this link is sealed to. Whoever looked for the last time may still answer.
create function guest_answer_to(link bytea, session bytea)
  returns table (org_id uuid, case_id uuid, id uuid, answer_to bytea)
  language sql stable security definer set search_path = waymark, pg_temp
  as $$
  select r.org_id, r.case_id, r.id, r.answer_to
    from guest_door d join evidence_request r
      on r.org_id = d.org_id and r.case_id = d.case_id and r.id = d.subject_id
   where d.link_hash = link and d.session_hash = session and d.session_until > now()
     and d.kind = 'request' and (d.closed_at is null and d.expires_at > now() or d.closed_why = 'used-up')
     and r.answered_at is null
$$;

-- One answer, and the door closes behind it. The same form sent again is told that it was taken, and nothing
-- is written; its id is known to nobody but whoever gave the code.
create function guest_answer(
    link bytea, session bytea, form uuid, said text, words bytea, file bytea) returns text
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
declare
  door guest_door;
begin
  select * into door from guest_door d where d.link_hash = link and d.kind = 'request' for update;
  if not found then return null; end if;
  if door.closed_why = 'answered' and exists (select from evidence_request r
      where r.org_id = door.org_id and r.case_id = door.case_id and r.id = door.subject_id
        and r.answer_write = form) then
    return 'again';
  end if;
  if words is null then return null; end if;
  if door.session_hash is distinct from session or door.session_until <= now()
    or not (door.closed_at is null and door.expires_at > now() or door.closed_why is not distinct from 'used-up')
  then
    return null;
  end if;
  update evidence_request r
     set answered_at = now(), answer_kind = said, answer_write = form, answer = words, answer_file = file
   where r.org_id = door.org_id and r.case_id = door.case_id and r.id = door.subject_id
     and r.answered_at is null;
  if not found then return null; end if;
  perform shut_guest_door(door, 'answered');
  update guest_door d set closed_why = 'answered', session_hash = null, session_until = null
   where d.org_id = door.org_id and d.case_id = door.case_id and d.id = door.id;
  perform note_guest(door, 'a guest answered', 'HN');
  perform ask_about_guest(door, 'answer', 'An answer came from a professional',
    'Read it, and take it into the record');
  return 'taken';
end
$$;
alter function guest_answer_to(bytea, bytea) owner to waymark_search;
alter function guest_answer(bytea, bytea, uuid, text, bytea, bytea) owner to waymark_search;
grant execute on function guest_answer_to(bytea, bytea),
  guest_answer(bytea, bytea, uuid, text, bytea, bytea) to waymark_guest;

-- A link that closes in time without an answer is not forgotten: whoever waits for it is asked what to do.
create or replace function shut_guest_door(door guest_door, why text) returns void
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
begin
  update guest_door d
     set closed_at = now(), closed_why = why, wrapped_key = null, sealed = null,
         session_hash = case when why = 'used-up' then d.session_hash end,
         session_until = case when why = 'used-up' then d.session_until end
   where d.org_id = door.org_id and d.case_id = door.case_id and d.id = door.id and d.closed_at is null;
  if found and door.kind = 'request' and why = 'expired' then
    perform ask_about_guest(door, 'silent', 'A link for a professional closed without an answer',
      'Make a new link, ask in another way, or stop asking');
  end if;
end
$$;

-- A door closes with the consent to ask, and with the one on which this professional stands in the circle at
-- all: whoever takes back the second has not agreed that the first goes on telling whom it is about.
create or replace function close_guest_doors() returns trigger
  language plpgsql volatile set search_path = waymark, pg_temp
  as $$
begin
  update guest_door d
     set closed_at = coalesce(d.closed_at, now()), closed_why = coalesce(d.closed_why, 'revoked'),
         wrapped_key = null, sealed = null, session_hash = null, session_until = null
   where d.org_id = new.org_id and d.case_id = new.case_id
     and (d.closed_at is null or d.closed_why = 'used-up')
     and (not consent_stands(d.case_id, d.grant_fact)
       or exists (select from circle_member m
            join circle_member_version v on v.org_id = m.org_id and v.case_id = m.case_id
              and v.member_id = m.id and v.version = m.version
            where m.org_id = d.org_id and m.case_id = d.case_id and m.id = d.member_id
              and not consent_stands(d.case_id, v.grant_fact)));
  return null;
end
$$;

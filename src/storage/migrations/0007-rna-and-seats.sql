-- Working copies of RNAs, frozen submissions, and the other seats. A seat has rows of its own in its
-- own organisation, sealed under its own key; nothing it can reach has a way back to a case.

create table rna_draft (
  org_id uuid not null,
  case_id uuid not null,
  rna_id uuid not null,
  version integer not null check (version > 0),
  sealed bytea not null,
  saved_at timestamptz not null,
  saved_by uuid not null,
  primary key (org_id, case_id, rna_id),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, saved_by) references app_user (org_id, id)
);
comment on column rna_draft.org_id is 'harm:O whose case';
comment on column rna_draft.case_id is 'harm:O which case';
comment on column rna_draft.rna_id is 'harm:O which RNA';
comment on column rna_draft.version is 'harm:O counts the times it was saved';
comment on column rna_draft.sealed is 'harm:N the working copy, sealed';
comment on column rna_draft.saved_at is 'harm:O when';
comment on column rna_draft.saved_by is 'harm:O who saved it';
alter table rna_draft enable row level security;
alter table rna_draft force row level security;
create policy tenant on rna_draft as restrictive to waymark_staff using (org_id = app_org());
create policy entered_case on rna_draft to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case() and saved_by = app_user());
grant select, insert, update (version, sealed, saved_at, saved_by) on rna_draft to waymark_staff;

-- What was sent, exactly as it was sent.
create table submission (
  org_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  rna_id uuid not null,
  sealed bytea not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  released_at timestamptz not null,
  released_by uuid not null,
  primary key (org_id, id),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, released_by) references app_user (org_id, id)
);
comment on column submission.org_id is 'harm:O whose case';
comment on column submission.case_id is 'harm:O which case';
comment on column submission.id is 'harm:O which submission';
comment on column submission.rna_id is 'harm:O of which RNA';
comment on column submission.sealed is 'harm:N the frozen text, sealed';
comment on column submission.sha256 is 'harm:O hash of the frozen text, which the seats see too';
comment on column submission.released_at is 'harm:O when';
comment on column submission.released_by is 'harm:O by whom';
create index submission_of_case on submission (org_id, case_id, released_at);
alter table submission enable row level security;
alter table submission force row level security;
create policy tenant on submission as restrictive to waymark_staff using (org_id = app_org());
create policy entered_case on submission to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case() and released_by = app_user());
grant select, insert on submission to waymark_staff;
grant select on submission to waymark_search;

-- What came back to the provider. It comes through `deliver_answer` only.
create table case_answer (
  org_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  submission_id uuid not null,
  kind text not null,
  by_kind text not null,
  at timestamptz not null,
  answer_by date,
  sealed bytea not null,
  taken boolean not null default false,
  primary key (org_id, case_id, id),
  foreign key (org_id, submission_id) references submission (org_id, id)
);
comment on column case_answer.org_id is 'harm:O whose case';
comment on column case_answer.case_id is 'harm:O which case';
comment on column case_answer.id is 'harm:O which answer';
comment on column case_answer.submission_id is 'harm:O on which submission';
comment on column case_answer.kind is 'harm:S what sort of answer';
comment on column case_answer.by_kind is 'harm:O which seat';
comment on column case_answer.at is 'harm:O when';
comment on column case_answer.answer_by is 'harm:O until when they want to hear';
comment on column case_answer.sealed is 'harm:N words and decision, sealed';
comment on column case_answer.taken is 'harm:O recorded in the case';
alter table case_answer enable row level security;
alter table case_answer force row level security;
create policy tenant on case_answer as restrictive to waymark_staff using (org_id = app_org());
create policy entered_case on case_answer to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case());
grant select, update (taken) on case_answer to waymark_staff;
grant select, insert on case_answer to waymark_search;

create table seat_item (
  org_id uuid not null,
  submission_id uuid not null,
  provider_org_id uuid not null,
  from_organisation text not null,
  case_reference text not null,
  status text not null check (status in
    ('with-prime', 'returned', 'with-authority', 'information-requested', 'decided')), --: O where it stands
  received_at timestamptz not null,
  sealed bytea not null,
  primary key (org_id, submission_id)
);
comment on column seat_item.org_id is 'harm:O in whose seat it lies';
comment on column seat_item.submission_id is 'harm:O which submission';
comment on column seat_item.provider_org_id is 'harm:O who sent it';
comment on column seat_item.from_organisation is 'harm:O the name of who sent it';
comment on column seat_item.case_reference is 'harm:O the reference under which they know it';
comment on column seat_item.received_at is 'harm:O when it came';
comment on column seat_item.sealed is 'harm:N the frozen text, sealed under this organisation''s key';
create index seat_item_newest on seat_item (org_id, received_at desc);
alter table seat_item enable row level security;
alter table seat_item force row level security;
create policy tenant on seat_item as restrictive to waymark_seat using (org_id = app_org());
create policy seat_reads on seat_item for select to waymark_seat
  using (app_role() in ('prime-liaison', 'assessor'));
grant select on seat_item to waymark_seat;
grant select, insert, update (status) on seat_item to waymark_search;

create table seat_answer (
  org_id uuid not null,
  submission_id uuid not null,
  id uuid not null,
  kind text not null,
  by_kind text not null check (by_kind in ('prime', 'authority', 'provider')),
  at timestamptz not null,
  answer_by date,
  sealed bytea not null,
  primary key (org_id, submission_id, id),
  foreign key (org_id, submission_id) references seat_item (org_id, submission_id)
);
comment on column seat_answer.org_id is 'harm:O in whose seat it lies';
comment on column seat_answer.submission_id is 'harm:O on which submission';
comment on column seat_answer.id is 'harm:O which answer';
comment on column seat_answer.kind is 'harm:S what sort of answer';
comment on column seat_answer.by_kind is 'harm:O from whom';
comment on column seat_answer.at is 'harm:O when';
comment on column seat_answer.answer_by is 'harm:O until when they want to hear';
comment on column seat_answer.sealed is 'harm:N words and decision, sealed under this organisation''s key';
alter table seat_answer enable row level security;
alter table seat_answer force row level security;
create policy tenant on seat_answer as restrictive to waymark_seat using (org_id = app_org());
create policy seat_reads on seat_answer for select to waymark_seat
  using (app_role() in ('prime-liaison', 'assessor'));
grant select on seat_answer to waymark_seat;
grant select, insert on seat_answer to waymark_search;

grant select on organisation, organisation_route, organisation_key to waymark_search;

-- The organisation in a seat: as routed, or else the only one of its kind among real or made-up ones.
create function seat_of(the_org uuid, wanted text) returns uuid
  language sql stable security definer set search_path = waymark, pg_temp
  as $$
    select coalesce(
      (select r.to_org_id from organisation_route r join organisation o on o.org_id = r.to_org_id
        where r.org_id = the_org and r.to_kind = wanted and o.kind = wanted),
      (select min(o.org_id::text)::uuid from organisation o
        where o.kind = wanted
          and o.demo = (select own.demo from organisation own where own.org_id = the_org)
        having count(*) = 1))
  $$;
alter function seat_of(uuid, text) owner to waymark_search;

-- To whom a submission may be told now, and the wrapped key under which to seal it for them.
-- A provider must have entered the case; a seat must have the submission in front of it.
create function parties_of(the_submission uuid)
  returns table (org_id uuid, kind text, key_id uuid, wrapped bytea, wrapped_by text)
  language plpgsql stable security definer set search_path = waymark, pg_temp
  as $$
#variable_conflict use_column
declare
  provider uuid;
  prime uuid;
begin
  select s.org_id into provider from submission s
   where s.org_id = app_org() and s.id = the_submission and s.case_id = app_case();
  if provider is null then
    select i.provider_org_id into provider from seat_item i
     where i.org_id = app_org() and i.submission_id = the_submission
       and app_role() in ('prime-liaison', 'assessor');
  end if;
  if provider is null then
    return;
  end if;
  prime := seat_of(provider, 'prime');
  return query
    select o.org_id, o.kind, k.key_id, k.wrapped, k.wrapped_by
      from organisation o
      join organisation_key k on k.org_id = o.org_id and k.purpose = 'seat' and k.retired_at is null
     where o.org_id in (provider, prime, seat_of(prime, 'authority'));
end
$$;
alter function parties_of(uuid) owner to waymark_search;
grant execute on function parties_of(uuid) to waymark_staff, waymark_seat;

-- Puts a submission in front of the next seat: a provider's own in front of its prime contractor, a
-- prime contractor's in front of the authority. Any other way is refused.
create function deliver_submission(the_submission uuid, to_org uuid, the_bytes bytea, the_time timestamptz)
  returns void
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
declare
  own organisation;
begin
  select * into own from organisation o where o.org_id = app_org();
  if own.kind = 'provider' and to_org = seat_of(own.org_id, 'prime') then
    insert into seat_item (org_id, submission_id, provider_org_id, from_organisation,
        case_reference, status, received_at, sealed)
      select to_org, s.id, s.org_id, own.name, f.reference, 'with-prime', the_time, the_bytes
        from submission s join case_file f on f.org_id = s.org_id and f.id = s.case_id
       where s.org_id = own.org_id and s.id = the_submission and s.case_id = app_case();
  elsif own.kind = 'prime' and app_role() = 'prime-liaison'
      and to_org = seat_of(own.org_id, 'authority') then
    insert into seat_item (org_id, submission_id, provider_org_id, from_organisation,
        case_reference, status, received_at, sealed)
      select to_org, i.submission_id, i.provider_org_id, i.from_organisation,
             i.case_reference, 'with-authority', the_time, the_bytes
        from seat_item i where i.org_id = own.org_id and i.submission_id = the_submission;
  end if;
  if not found then
    raise exception 'a submission cannot go that way' using errcode = 'insufficient_privilege';
  end if;
end
$$;
alter function deliver_submission(uuid, uuid, bytea, timestamptz) owner to waymark_search;
grant execute on function deliver_submission(uuid, uuid, bytea, timestamptz)
  to waymark_staff, waymark_seat;

-- Tells an answer to those who may know it, each under their own key, and moves the submission on.
-- False, and nothing is told, when the submission has moved on already and waits for no such answer.
create function deliver_answer(the_submission uuid, the_answer uuid, the_kind text, due date,
    the_time timestamptz, to_orgs uuid[], sealed_for bytea[])
  returns boolean
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
declare
  own organisation;
  party record;
  waiting seat_item;
  place integer;
begin
  select * into own from organisation o where o.org_id = app_org();
  if not (own.kind = 'prime' and app_role() = 'prime-liaison'
        and the_kind in ('forwarded', 'returned', 'information-requested')
      or own.kind = 'authority' and app_role() = 'assessor'
        and the_kind in ('information-requested', 'decided')
      or own.kind = 'provider' and the_kind = 'information-supplied') then
    raise exception 'this seat cannot answer so' using errcode = 'insufficient_privilege';
  end if;
  -- The seat whose turn it is: the answering one, or the one that asked the provider.
  select i.* into waiting from seat_item i
    join parties_of(the_submission) p on p.org_id = i.org_id
   where i.submission_id = the_submission and i.org_id = any (to_orgs)
     and (i.org_id = own.org_id or own.kind = 'provider')
     and i.status in ('information-requested',
       case when own.kind <> 'provider' then 'with-' || own.kind end)
     for update of i;
  if not found then
    return false;
  end if;
  for party in select p.org_id, p.kind from parties_of(the_submission) p
      where p.org_id = any (to_orgs) loop
    place := array_position(to_orgs, party.org_id);
    if party.kind = 'provider' then
      insert into case_answer (org_id, case_id, id, submission_id, kind, by_kind, at, answer_by,
          sealed, taken)
        select s.org_id, s.case_id, the_answer, s.id, the_kind, own.kind, the_time, due,
               sealed_for[place], own.kind = 'provider'
          from submission s where s.org_id = party.org_id and s.id = the_submission;
      insert into answer_waiting (org_id, case_id, answer_id, worker_id, cover_worker_id,
          service_id, reference, alias, kind, at)
        select f.org_id, f.id, the_answer, f.worker_id, f.cover_worker_id, f.service_id,
               f.reference, f.alias, the_kind, the_time
          from submission s join case_file f on f.org_id = s.org_id and f.id = s.case_id
         where s.org_id = party.org_id and s.id = the_submission and own.kind <> 'provider';
    else
      insert into seat_answer (org_id, submission_id, id, kind, by_kind, at, answer_by, sealed)
        select i.org_id, i.submission_id, the_answer, the_kind, own.kind, the_time, due,
               sealed_for[place]
          from seat_item i where i.org_id = party.org_id and i.submission_id = the_submission;
      update seat_item i
         set status = case the_kind
           when 'forwarded' then 'with-authority'
           when 'information-supplied' then 'with-' || party.kind
           else the_kind end
       where i.org_id = party.org_id and i.submission_id = the_submission;
    end if;
  end loop;
  return true;
end
$$;
alter function deliver_answer(uuid, uuid, text, date, timestamptz, uuid[], bytea[])
  owner to waymark_search;
grant execute on function deliver_answer(uuid, uuid, text, date, timestamptz, uuid[], bytea[])
  to waymark_staff, waymark_seat;

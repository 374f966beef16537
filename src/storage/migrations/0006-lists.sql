-- What lists show without opening a case. Each row carries what its policy needs, so that Today is
-- one walk along an index and costs the same among two thousand cases and a hundred thousand.

create table due_item (
  org_id uuid not null,
  case_id uuid not null,
  key text not null check (length(key) between 1 and 200),
  kind text not null check (kind in ('clock', 'cover-gap', 'not-given', 'awaiting')),
  worker_id uuid not null,
  cover_worker_id uuid,
  service_id uuid not null,
  reference text not null,
  alias text not null,
  title text not null,
  todo text not null,
  whose text not null,
  limit_id text,
  due_on date not null,
  show_from date not null,
  primary key (org_id, case_id, key),
  foreign key (org_id, case_id) references case_file (org_id, id)
);
comment on column due_item.org_id is 'harm:O whose case';
comment on column due_item.case_id is 'harm:O which case';
comment on column due_item.key is 'harm:O the clock, the gap or the decision';
comment on column due_item.kind is 'harm:O what sort of line';
comment on column due_item.worker_id is 'harm:O as on the case file';
comment on column due_item.cover_worker_id is 'harm:O as on the case file';
comment on column due_item.service_id is 'harm:O as on the case file';
comment on column due_item.reference is 'harm:O as on the case file';
comment on column due_item.alias is 'harm:O as on the case file';
comment on column due_item.title is 'harm:S fixed words of the rules, nothing that anyone typed';
comment on column due_item.todo is 'harm:S fixed words of the rules, nothing that anyone typed';
comment on column due_item.whose is 'harm:O whose turn it is';
comment on column due_item.limit_id is 'harm:O which limit of the policy';
comment on column due_item.due_on is 'harm:S the day';
comment on column due_item.show_from is 'harm:O from when it is shown';
create index due_item_of_worker on due_item (org_id, worker_id, due_on);
create index due_item_of_cover on due_item (org_id, cover_worker_id, due_on)
  where cover_worker_id is not null;
create index due_item_of_service on due_item (org_id, service_id, due_on);
alter table due_item enable row level security;
alter table due_item force row level security;
create policy tenant on due_item as restrictive to waymark_staff, waymark_jobs
  using (org_id = app_org());
create policy own_cases on due_item for select to waymark_staff
  using (works_on(worker_id, cover_worker_id, service_id));
create policy entered_case_adds on due_item for insert to waymark_staff
  with check (case_id = app_case() and works_on(worker_id, cover_worker_id, service_id));
create policy entered_case_changes on due_item for update to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case());
create policy entered_case_removes on due_item for delete to waymark_staff
  using (case_id = app_case());
create policy jobs_recompute on due_item to waymark_jobs
  using (org_id = app_org()) with check (org_id = app_org());
grant select, insert, delete, update (kind, title, todo, whose, limit_id, due_on, show_from)
  on due_item to waymark_staff, waymark_jobs;
grant select, update (worker_id, cover_worker_id, service_id) on due_item to waymark_search;

-- Answers from the seats that nobody has taken into the case yet.
create table answer_waiting (
  org_id uuid not null,
  case_id uuid not null,
  answer_id uuid not null,
  worker_id uuid not null,
  cover_worker_id uuid,
  service_id uuid not null,
  reference text not null,
  alias text not null,
  kind text not null,
  at timestamptz not null,
  primary key (org_id, case_id, answer_id),
  foreign key (org_id, case_id) references case_file (org_id, id)
);
comment on column answer_waiting.org_id is 'harm:O whose case';
comment on column answer_waiting.case_id is 'harm:O which case';
comment on column answer_waiting.answer_id is 'harm:O which answer';
comment on column answer_waiting.worker_id is 'harm:O as on the case file';
comment on column answer_waiting.cover_worker_id is 'harm:O as on the case file';
comment on column answer_waiting.service_id is 'harm:O as on the case file';
comment on column answer_waiting.reference is 'harm:O as on the case file';
comment on column answer_waiting.alias is 'harm:O as on the case file';
comment on column answer_waiting.kind is 'harm:S what sort of answer';
comment on column answer_waiting.at is 'harm:O when it came';
create index answer_waiting_of_worker on answer_waiting (org_id, worker_id);
create index answer_waiting_of_cover on answer_waiting (org_id, cover_worker_id)
  where cover_worker_id is not null;
alter table answer_waiting enable row level security;
alter table answer_waiting force row level security;
create policy tenant on answer_waiting as restrictive to waymark_staff using (org_id = app_org());
create policy own_cases on answer_waiting for select to waymark_staff
  using (works_on(worker_id, cover_worker_id, service_id));
create policy entered_case_removes on answer_waiting for delete to waymark_staff
  using (case_id = app_case());
grant select, delete on answer_waiting to waymark_staff;
grant select, insert, update (worker_id, cover_worker_id, service_id) on answer_waiting
  to waymark_search;

-- Hands the entered case over. Afterwards it may be out of the caller's sight, which no ordinary
-- update is allowed to bring about; so it is done here, with the rule repeated.
create function reassign_case(the_case uuid, to_service uuid, to_worker uuid, to_cover uuid)
  returns void
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
begin
  perform from case_file f
    where f.org_id = app_org() and f.id = the_case and f.id = app_case()
      and works_on(f.worker_id, f.cover_worker_id, f.service_id);
  if not found then
    raise exception 'the case was not entered' using errcode = 'insufficient_privilege';
  end if;
  update case_file f
     set service_id = to_service, worker_id = to_worker, cover_worker_id = to_cover
   where f.org_id = app_org() and f.id = the_case;
  update due_item d
     set service_id = to_service, worker_id = to_worker, cover_worker_id = to_cover
   where d.org_id = app_org() and d.case_id = the_case;
  update name_token n
     set service_id = to_service, worker_id = to_worker, cover_worker_id = to_cover
   where n.org_id = app_org() and n.case_id = the_case;
  update answer_waiting a
     set service_id = to_service, worker_id = to_worker, cover_worker_id = to_cover
   where a.org_id = app_org() and a.case_id = the_case;
end
$$;
alter function reassign_case(uuid, uuid, uuid, uuid) owner to waymark_search;
grant execute on function reassign_case(uuid, uuid, uuid, uuid) to waymark_staff;

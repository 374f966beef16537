-- What a person told about themselves, once: every event is a row that is added and never changed. Which
-- part of the account it belongs to and what kind of thing happened lie open; everything else (the words,
-- what they are about, whom they went to) lies sealed with the event.

create table told_event (
  org_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  block_id uuid not null,
  number integer not null check (number > 0),
  kind text not null check (kind in ('written', 'approved', 'answered', 'taken-back', 'told', 'used',
    'notice-given')),
  sealed bytea not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (org_id, case_id, id),
  constraint one_after_another unique (org_id, case_id, block_id, number),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, recorded_by) references app_user (org_id, id)
);
comment on column told_event.org_id is 'harm:O whose case';
comment on column told_event.case_id is 'harm:O which case';
comment on column told_event.id is 'harm:O made where it was written';
comment on column told_event.block_id is 'harm:O which part of the account; the id of its first event';
comment on column told_event.number is 'harm:O counts what happened to this part';
comment on column told_event.kind is 'harm:S what happened to it';
comment on column told_event.sealed is 'harm:N the words, what they are about, what they may be used for and where they went, sealed together';
comment on column told_event.recorded_at is 'harm:O when';
comment on column told_event.recorded_by is 'harm:O who wrote it';

alter table told_event enable row level security;
alter table told_event force row level security;
create policy tenant on told_event as restrictive to waymark_staff using (org_id = app_org());
create policy entered_case on told_event to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case() and recorded_by = app_user());
grant select, insert on told_event to waymark_staff;

-- Whatever lets words out has asked before. The database asks once more: it waits for whoever is writing to
-- the case, and notes nothing as used, approved or agreed to after the words were taken back.
create function nothing_after_taking_back() returns trigger
  language plpgsql volatile set search_path = waymark, pg_temp
  as $$
begin
  perform from case_file f where f.org_id = new.org_id and f.id = new.case_id for update;
  if exists (select from told_event e where e.org_id = new.org_id and e.case_id = new.case_id
      and e.block_id = new.block_id and e.kind = 'taken-back' and e.number < new.number) then
    raise exception 'these words were taken back' using errcode = 'check_violation';
  end if;
  return null;
end
$$;
create trigger nothing_after_taking_back after insert on told_event
  for each row when (new.kind in ('written', 'approved', 'answered', 'used'))
  execute function nothing_after_taking_back();

-- Handing support over to another service, and taking it over from one. What was given out is noted and never
-- changed; the file itself is kept nowhere. What came in waits, sealed, in a case of its own, until somebody of
-- that case has looked and taken it in; then only the history of others stays here, and who they are stands
-- where it always stands.

alter table guest_door drop constraint guest_door_kind_check;
alter table guest_door add constraint guest_door_kind_check
  check (kind in ('pack', 'request', 'handover'));

create table handover_given (
  org_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  items text[] not null check (cardinality(items) between 1 and 40),
  way text not null check (way in ('file', 'page')),
  door_id uuid,
  shown_on date not null,
  sealed bytea not null,
  made_at timestamptz not null,
  made_by uuid not null,
  primary key (org_id, case_id, id),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, case_id, member_id) references circle_member (org_id, case_id, id),
  foreign key (org_id, made_by) references app_user (org_id, id),
  constraint a_page_has_a_door check ((way = 'page') = (door_id is not null))
);
comment on column handover_given.org_id is 'harm:O whose case';
comment on column handover_given.case_id is 'harm:O which case';
comment on column handover_given.id is 'harm:O follows from the write that made it';
comment on column handover_given.member_id is 'harm:O who in the circle';
comment on column handover_given.items is 'harm:S which parts, as fixed codes';
comment on column handover_given.way is 'harm:O a sealed file, or a page behind a door';
comment on column handover_given.door_id is 'harm:O the door behind which the page lies';
comment on column handover_given.shown_on is 'harm:O the day the survivor saw it';
comment on column handover_given.sealed is 'harm:N whom it was for and the hash of what was carried, sealed together';
comment on column handover_given.made_at is 'harm:O when';
comment on column handover_given.made_by is 'harm:O who let it out';

alter table handover_given enable row level security;
alter table handover_given force row level security;
create policy tenant on handover_given as restrictive to waymark_staff using (org_id = app_org());
create policy entered_case on handover_given to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case() and made_by = app_user());
grant select, insert on handover_given to waymark_staff;

create table handover_received (
  org_id uuid not null,
  case_id uuid not null,
  carried_hash bytea not null check (octet_length(carried_hash) = 32),
  from_organisation text not null check (length(from_organisation) between 1 and 200),
  made_on date not null,
  state text not null default 'waiting' check (state in ('waiting', 'taken-in', 'sent-away')),
  sealed bytea,
  sealed_identity bytea,
  received_at timestamptz not null,
  received_by uuid not null,
  settled_at timestamptz,
  settled_by uuid,
  primary key (org_id, case_id),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, received_by) references app_user (org_id, id),
  foreign key (org_id, settled_by) references app_user (org_id, id),
  constraint settled_by_somebody check ((state = 'waiting') = (settled_at is null)
    and (settled_at is null) = (settled_by is null)),
  constraint nothing_left_of_it check (state = 'waiting' or sealed_identity is null),
  constraint sent_away_is_gone check (state <> 'sent-away' or sealed is null)
);
comment on column handover_received.org_id is 'harm:O whose case';
comment on column handover_received.case_id is 'harm:O the case that was made for it';
comment on column handover_received.carried_hash is 'harm:O SHA-256 of what was carried, so that it is taken in once';
comment on column handover_received.from_organisation is 'harm:S which service handed over';
comment on column handover_received.made_on is 'harm:O the day it was made there';
comment on column handover_received.state is 'harm:O whether it waits, was taken in, or was sent away';
comment on column handover_received.sealed is 'harm:N what was handed over, sealed; afterwards what others had written; gone when sent away';
comment on column handover_received.sealed_identity is 'harm:I who they are, sealed, while it waits';
comment on column handover_received.received_at is 'harm:O when the file was read';
comment on column handover_received.received_by is 'harm:O who read it';
comment on column handover_received.settled_at is 'harm:O when it was taken in or sent away; what was taken in carries this time';
comment on column handover_received.settled_by is 'harm:O who looked and decided';
-- The same record twice is one; what was sent away may come again.
create unique index handover_received_once on handover_received (org_id, carried_hash)
  where state <> 'sent-away';

alter table handover_received enable row level security;
alter table handover_received force row level security;
create policy tenant on handover_received as restrictive to waymark_staff using (org_id = app_org());
create policy entered_case_reads on handover_received for select to waymark_staff
  using (case_id = app_case());
create policy entered_case_adds on handover_received for insert to waymark_staff
  with check (case_id = app_case() and received_by = app_user() and state = 'waiting');
create policy entered_case_settles on handover_received for update to waymark_staff
  using (case_id = app_case() and state = 'waiting')
  with check (case_id = app_case() and settled_by = app_user());
grant select, insert on handover_received to waymark_staff;
grant update (state, sealed, sealed_identity, settled_at, settled_by) on handover_received
  to waymark_staff;

-- Interpreters of one person: what the person wishes, who may and who must never interpret for them, and
-- bookings. Who an interpreter is, where from, and why not lies sealed; outside there is only a code.

create table interpreter_wishes (
  org_id uuid not null,
  case_id uuid not null,
  version integer not null check (version > 0),
  sealed bytea not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (org_id, case_id, version),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, recorded_by) references app_user (org_id, id)
);
comment on column interpreter_wishes.org_id is 'harm:O whose case';
comment on column interpreter_wishes.case_id is 'harm:O which case';
comment on column interpreter_wishes.version is 'harm:O counts the changes';
comment on column interpreter_wishes.sealed is 'harm:N languages, gender wish, whom to keep away, sealed together';
comment on column interpreter_wishes.recorded_at is 'harm:O when';
comment on column interpreter_wishes.recorded_by is 'harm:O who wrote it';

create table interpreter (
  org_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  code text not null check (code ~ '^[A-Z0-9][A-Z0-9-]{0,11}$'),
  -- Never to be used again: from then on no booking can name them.
  bookable boolean not null default true,
  sealed bytea not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (org_id, case_id, id),
  constraint one_code_each unique (org_id, case_id, code),
  unique (org_id, case_id, id, bookable),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, recorded_by) references app_user (org_id, id)
);
comment on column interpreter.org_id is 'harm:O whose case';
comment on column interpreter.case_id is 'harm:O which case';
comment on column interpreter.id is 'harm:O made where it was written';
comment on column interpreter.code is 'harm:S the code under which they are known, never a name; it stands with journal entries';
comment on column interpreter.bookable is 'harm:S whether a booking may name them; why not lies sealed';
comment on column interpreter.sealed is 'harm:N who they are, where from, which languages, and why never, sealed together';
comment on column interpreter.recorded_at is 'harm:O when';
comment on column interpreter.recorded_by is 'harm:O who wrote it';

-- An open booking holds its interpreter as bookable. Whoever makes somebody unbookable has to end their
-- open bookings first, and nobody can book them afterwards: the key itself says so, for two who do both
-- at once as well.
create table interpreter_booking (
  org_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  interpreter_id uuid not null,
  on_day date not null,
  mode text not null check (mode in ('telephone', 'video', 'in-person')),
  ended text check (ended in ('done', 'said-no', 'cancelled', 'did-not-come')),
  holds boolean default true,
  sealed bytea not null,
  sealed_after bytea,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  ended_at timestamptz,
  ended_by uuid,
  primary key (org_id, case_id, id),
  constraint holds_while_open check ((ended is null) = (holds is not null) and holds is not false),
  constraint ended_by_somebody check (
    (ended is null) = (ended_at is null) and (ended is null) = (ended_by is null)),
  foreign key (org_id, case_id, interpreter_id) references interpreter (org_id, case_id, id),
  constraint never_an_excluded_one foreign key (org_id, case_id, interpreter_id, holds)
    references interpreter (org_id, case_id, id, bookable),
  foreign key (org_id, recorded_by) references app_user (org_id, id),
  foreign key (org_id, ended_by) references app_user (org_id, id)
);
comment on column interpreter_booking.org_id is 'harm:O whose case';
comment on column interpreter_booking.case_id is 'harm:O which case';
comment on column interpreter_booking.id is 'harm:O made where it was written';
comment on column interpreter_booking.interpreter_id is 'harm:O which interpreter of the case';
comment on column interpreter_booking.on_day is 'harm:S the day, for lists';
comment on column interpreter_booking.mode is 'harm:O by telephone, by video or in one room';
comment on column interpreter_booking.ended is 'harm:S how it ended, as a fixed code';
comment on column interpreter_booking.holds is 'harm:O true while it is open';
comment on column interpreter_booking.sealed is 'harm:N what it is for, at which hour and why in one room, sealed';
comment on column interpreter_booking.sealed_after is 'harm:N how it went, and a complaint, sealed';
comment on column interpreter_booking.recorded_at is 'harm:O when it was booked';
comment on column interpreter_booking.recorded_by is 'harm:O who booked';
comment on column interpreter_booking.ended_at is 'harm:O when it ended';
comment on column interpreter_booking.ended_by is 'harm:O who wrote how it ended';

alter table interpreter_wishes enable row level security;
alter table interpreter_wishes force row level security;
alter table interpreter enable row level security;
alter table interpreter force row level security;
alter table interpreter_booking enable row level security;
alter table interpreter_booking force row level security;
create policy tenant on interpreter_wishes as restrictive to waymark_staff using (org_id = app_org());
create policy tenant on interpreter as restrictive to waymark_staff using (org_id = app_org());
create policy tenant on interpreter_booking as restrictive to waymark_staff using (org_id = app_org());
create policy entered_case on interpreter_wishes to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case() and recorded_by = app_user());
create policy entered_case on interpreter for select to waymark_staff using (case_id = app_case());
create policy entered_case_adds on interpreter for insert to waymark_staff
  with check (case_id = app_case() and recorded_by = app_user());
-- Once never, always never: the only change there is.
create policy entered_case_excludes on interpreter for update to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case() and not bookable);
create policy entered_case on interpreter_booking for select to waymark_staff
  using (case_id = app_case());
create policy entered_case_adds on interpreter_booking for insert to waymark_staff
  with check (case_id = app_case() and recorded_by = app_user());
create policy entered_case_changes on interpreter_booking for update to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case() and ended_by = app_user());
grant select, insert on interpreter_wishes, interpreter, interpreter_booking to waymark_staff;
grant update (bookable, sealed) on interpreter to waymark_staff;
grant update (ended, holds, sealed_after, ended_at, ended_by) on interpreter_booking to waymark_staff;

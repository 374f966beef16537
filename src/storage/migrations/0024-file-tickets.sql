-- A file on its way from the page where it was asked for to the address that gives files and nothing
-- else. It waits a minute, sealed with the ticket itself, which is only in the browser's hand: whoever
-- reads this table has no key to it. No cookie reaches that address, so a ticket is found by its hash.

create table file_ticket (
  id_hash bytea not null primary key check (length(id_hash) = 32),
  org_id uuid not null,
  user_id uuid not null,
  session_hash bytea not null check (length(session_hash) = 32),
  case_id uuid,
  comes_as text not null check (comes_as in ('press', 'address', 'unsaid')),
  made_at timestamptz not null default now(),
  until timestamptz not null,
  used_at timestamptz,
  refusals integer not null default 0 check (refusals >= 0),
  sealed bytea,
  foreign key (org_id, user_id) references app_user (org_id, id),
  check (used_at is null or sealed is null)
);
comment on column file_ticket.id_hash is 'harm:O SHA-256 of the ticket';
comment on column file_ticket.org_id is 'harm:O where';
comment on column file_ticket.user_id is 'harm:O who asked for the file';
comment on column file_ticket.session_hash is 'harm:O in which of their sessions: without it the ticket is worth nothing';
comment on column file_ticket.case_id is 'harm:O of which case, to ask once more whether it is theirs';
comment on column file_ticket.comes_as is 'harm:O how it was asked for, so that it is taken in the same way';
comment on column file_ticket.made_at is 'harm:O when';
comment on column file_ticket.until is 'harm:O no longer than this';
comment on column file_ticket.used_at is 'harm:O when it was used up';
comment on column file_ticket.refusals is 'harm:O how often it was refused';
comment on column file_ticket.sealed is 'harm:L the file with its type and name, sealed with the ticket; gone once it is taken or too old';
alter table file_ticket alter column sealed set storage external;
create index file_ticket_of_session on file_ticket (session_hash, made_at desc);
create index file_ticket_by_age on file_ticket (until);
alter table file_ticket enable row level security;
alter table file_ticket force row level security;
create policy sign_in_only on file_ticket to waymark_signin using (true) with check (true);
grant select, insert, delete, update (used_at, refusals, sealed) on file_ticket to waymark_signin;

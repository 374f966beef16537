-- How people prove who they are. Only the sign-in surface reads these tables: a hole in any other
-- surface does not give away a password hash, and a hole in this one does not give away a case.
-- Sign-in comes before the organisation is known, so these tables are found by name or by hash.

create table account (
  org_id uuid not null,
  user_id uuid not null,
  user_name text not null check (user_name = lower(user_name) and length(user_name) between 3 and 254),
  password_hash text,
  password_set_at timestamptz,
  totp_sealed bytea,
  totp_last_step bigint,
  made_at timestamptz not null default now(),
  primary key (org_id, user_id),
  unique (org_id, user_name),
  foreign key (org_id, user_id) references app_user (org_id, id)
);
comment on column account.org_id is 'harm:O where';
comment on column account.user_id is 'harm:O who';
comment on column account.user_name is 'harm:O what a member of staff types to sign in';
comment on column account.password_hash is 'harm:O Argon2id, as text with its parameters';
comment on column account.password_set_at is 'harm:O when it was last changed';
comment on column account.totp_sealed is 'harm:O the authenticator secret, sealed';
comment on column account.totp_last_step is 'harm:O the last code''s time step, so that no code works twice';
comment on column account.made_at is 'harm:O when it was made';
create index account_by_name on account (user_name);
alter table account enable row level security;
alter table account force row level security;
create policy sign_in_only on account to waymark_signin using (true) with check (true);
create policy jobs_make_them on account for insert to waymark_jobs with check (org_id = app_org());
grant select, update (password_hash, password_set_at, totp_sealed, totp_last_step) on account
  to waymark_signin;
grant insert on account to waymark_jobs;

create table passkey (
  org_id uuid not null,
  user_id uuid not null,
  credential_id bytea not null,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}',
  backed_up boolean not null default false,
  label text not null default '' check (length(label) <= 80),
  made_at timestamptz not null default now(),
  used_at timestamptz,
  primary key (org_id, user_id, credential_id),
  foreign key (org_id, user_id) references app_user (org_id, id)
);
comment on column passkey.org_id is 'harm:O where';
comment on column passkey.user_id is 'harm:O whose';
comment on column passkey.credential_id is 'harm:O the name of the key pair';
comment on column passkey.public_key is 'harm:O the public half';
comment on column passkey.counter is 'harm:O how often it was used, as the device counts';
comment on column passkey.transports is 'harm:O how the device can be reached';
comment on column passkey.backed_up is 'harm:O synced between devices, or on this device only';
comment on column passkey.label is 'harm:O what its owner calls it';
comment on column passkey.made_at is 'harm:O when it was added';
comment on column passkey.used_at is 'harm:O when it was last used';
create index passkey_by_credential on passkey (credential_id);
alter table passkey enable row level security;
alter table passkey force row level security;
create policy sign_in_only on passkey to waymark_signin using (true) with check (true);
grant select, insert, delete, update (counter, backed_up, used_at) on passkey to waymark_signin;

create table recovery_code (
  org_id uuid not null,
  user_id uuid not null,
  code_hash bytea not null,
  made_at timestamptz not null default now(),
  used_at timestamptz,
  primary key (org_id, user_id, code_hash),
  foreign key (org_id, user_id) references app_user (org_id, id)
);
comment on column recovery_code.org_id is 'harm:O where';
comment on column recovery_code.user_id is 'harm:O whose';
comment on column recovery_code.code_hash is 'harm:O SHA-256 of an 80-bit random code';
comment on column recovery_code.made_at is 'harm:O when it was made';
comment on column recovery_code.used_at is 'harm:O when it was used up';
alter table recovery_code enable row level security;
alter table recovery_code force row level security;
create policy sign_in_only on recovery_code to waymark_signin using (true) with check (true);
grant select, insert, delete, update (used_at) on recovery_code to waymark_signin;

create table session (
  id_hash bytea not null primary key check (length(id_hash) = 32),
  org_id uuid not null,
  user_id uuid not null,
  factor text not null check (factor in ('password', 'second-factor', 'demo')),
  device text not null default '' check (length(device) <= 80),
  authz_epoch integer not null,
  made_at timestamptz not null,
  seen_at timestamptz not null,
  idle_seconds integer not null check (idle_seconds > 0),
  ends_at timestamptz not null,
  proved_at timestamptz not null,
  ended_at timestamptz,
  foreign key (org_id, user_id) references app_user (org_id, id)
);
comment on column session.id_hash is 'harm:O SHA-256 of the token in the cookie';
comment on column session.org_id is 'harm:O where';
comment on column session.user_id is 'harm:O whose';
comment on column session.factor is 'harm:O how sure we are that it is them';
comment on column session.device is 'harm:O a label that tells their own sessions apart';
comment on column session.authz_epoch is 'harm:O the rights it was given under';
comment on column session.made_at is 'harm:O when it began';
comment on column session.seen_at is 'harm:O last use, to the minute';
comment on column session.idle_seconds is 'harm:O ends when unused for so long';
comment on column session.ends_at is 'harm:O ends at the latest';
comment on column session.proved_at is 'harm:O when they last proved who they are';
comment on column session.ended_at is 'harm:O when it was ended by hand';
create index session_of_user on session (org_id, user_id);
alter table session enable row level security;
alter table session force row level security;
create policy sign_in_only on session to waymark_signin using (true) with check (true);
grant select, insert, delete, update (seen_at, ended_at, factor, proved_at) on session
  to waymark_signin;

-- Something begun and not finished: a password accepted while the second factor is awaited, a
-- challenge sent to a passkey. Taken once, then gone.
create table sign_in_step (
  id_hash bytea not null primary key check (length(id_hash) = 32),
  kind text not null check (length(kind) between 1 and 40),
  org_id uuid,
  user_id uuid,
  challenge text not null default '' check (length(challenge) <= 2000),
  until timestamptz not null
);
comment on column sign_in_step.id_hash is 'harm:O SHA-256 of the token that finishes it';
comment on column sign_in_step.kind is 'harm:O which step';
comment on column sign_in_step.org_id is 'harm:O where, when it is known';
comment on column sign_in_step.user_id is 'harm:O who, when it is known';
comment on column sign_in_step.challenge is 'harm:O what must be answered; nothing personal';
comment on column sign_in_step.until is 'harm:O no longer than this';
alter table sign_in_step enable row level security;
alter table sign_in_step force row level security;
create policy sign_in_only on sign_in_step to waymark_signin using (true) with check (true);
grant select, insert, delete on sign_in_step to waymark_signin;

-- Failures slow the next attempt down and never lock anyone out. Unknown names are slowed alike,
-- so that the wait does not tell which names exist.
create table sign_in_delay (
  name_hash bytea not null primary key check (length(name_hash) = 32),
  failures integer not null,
  last_at timestamptz not null
);
comment on column sign_in_delay.name_hash is 'harm:O SHA-256 of what was typed as the name';
comment on column sign_in_delay.failures is 'harm:O how many in a row';
comment on column sign_in_delay.last_at is 'harm:O when the last one was';
alter table sign_in_delay enable row level security;
alter table sign_in_delay force row level security;
create policy sign_in_only on sign_in_delay to waymark_signin using (true) with check (true);
grant select, insert, update, delete on sign_in_delay to waymark_signin;

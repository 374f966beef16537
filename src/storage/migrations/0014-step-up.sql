-- Proving again who one is, before what could hurt somebody most: kept with the session, for one kind of
-- act and a few minutes, and gone with the session. And forms get a key of their own, so that the token
-- of a session can change under open pages without anybody losing what they typed there.
alter table session
  add column stepped_up jsonb not null default '{}' check (jsonb_typeof(stepped_up) = 'object'),
  add column form_key uuid not null default gen_random_uuid();
comment on column session.stepped_up is
  'harm:O for which kinds of act they proved again who they are, and until when by which clock';
comment on column session.form_key is 'harm:O what the forms of this session are bound to';
grant update (stepped_up) on session to waymark_signin;

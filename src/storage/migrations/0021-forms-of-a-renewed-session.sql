-- A session that goes on under a new token keeps the key of its open forms: the token it began with,
-- which opens nothing any more. Until a session is renewed, its own token is the key.
alter table session drop column form_key;
alter table session add column form_key text check (length(form_key) between 20 and 128);
comment on column session.form_key is
  'harm:O what open forms are bound to since the token was renewed: the ended token it began with';

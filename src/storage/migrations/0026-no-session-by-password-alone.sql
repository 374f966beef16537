-- A password alone is a step on the way to a session and never one by itself, so no row may say that it
-- is; and how somebody was known at the beginning is not changed afterwards.
delete from session where factor = 'password';
alter table session drop constraint session_factor_check;
alter table session
  add constraint session_factor_check check (factor in ('second-factor', 'demo'));
revoke update (factor) on session from waymark_signin;

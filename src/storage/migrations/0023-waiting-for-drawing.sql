-- A PDF is kept as pictures of its pages. After the scanner it waits here until they are drawn, so that
-- nobody waits for it at a page, and a server that ends meanwhile begins again where it was.

alter table upload drop constraint upload_state_check;
alter table upload add constraint upload_state_check
  check (state in ('waiting-for-scan', 'waiting-for-drawing', 'blocked', 'could-not-be-examined'));
comment on column upload.tries is 'harm:O how often the scanner was asked, or drawing was begun';
comment on column upload.next_try_at is 'harm:O when it is looked at again';

drop index upload_due;
create index upload_due on upload (org_id, next_try_at)
  where state in ('waiting-for-scan', 'waiting-for-drawing');

-- Sharing packs that went out: which kind, for whom, with which parts, behind which door. The file itself
-- lies behind its door and nowhere else; what it was called and whom it was for stand sealed. Only added to.
create table sharing_pack (
  org_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  template text not null check (template ~ '^[a-z][a-z-]{0,40}$'),
  items text[] not null check (cardinality(items) between 1 and 40),
  shown_on date not null,
  views integer not null check (views between 1 and 20),
  -- The door is opened in the same transaction, just before.
  door_id uuid not null,
  sealed bytea not null,
  made_at timestamptz not null,
  made_by uuid not null,
  primary key (org_id, case_id, id),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, case_id, member_id) references circle_member (org_id, case_id, id),
  foreign key (org_id, made_by) references app_user (org_id, id)
);
comment on column sharing_pack.org_id is 'harm:O whose case';
comment on column sharing_pack.case_id is 'harm:O which case';
comment on column sharing_pack.id is 'harm:O follows from the write that made it';
comment on column sharing_pack.member_id is 'harm:O who in the circle';
comment on column sharing_pack.template is 'harm:S which kind of pack, as a fixed code';
comment on column sharing_pack.items is 'harm:S which parts, as fixed codes';
comment on column sharing_pack.shown_on is 'harm:O the day the survivor saw it';
comment on column sharing_pack.views is 'harm:O how often it could be opened';
comment on column sharing_pack.door_id is 'harm:O the door behind which the file lies';
comment on column sharing_pack.sealed is 'harm:N whom it was for, what stood in it, and the hash of the file, sealed together';
comment on column sharing_pack.made_at is 'harm:O when';
comment on column sharing_pack.made_by is 'harm:O who let it out';
create index sharing_pack_in_time on sharing_pack (org_id, case_id, made_at);

alter table sharing_pack enable row level security;
alter table sharing_pack force row level security;
create policy tenant on sharing_pack as restrictive to waymark_staff using (org_id = app_org());
create policy entered_case on sharing_pack to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case() and made_by = app_user());
grant select, insert on sharing_pack to waymark_staff;

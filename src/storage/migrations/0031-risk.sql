-- Risk as people judged it, in their words: reviews that are added and never overwritten, the second
-- look of somebody else, what was noticed in between, the safety plan in versions, and what was done
-- when somebody could not be found. Nothing about how concerned people are lies open.
create table risk_review (
  org_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  number integer not null check (number > 0),
  sealed bytea not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (org_id, case_id, id),
  unique (org_id, case_id, number),
  unique (org_id, case_id, id, recorded_by),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, recorded_by) references app_user (org_id, id)
);
comment on column risk_review.org_id is 'harm:O whose case';
comment on column risk_review.case_id is 'harm:O which case';
comment on column risk_review.id is 'harm:O made where it was written';
comment on column risk_review.number is 'harm:O counts the reviews of the case';
comment on column risk_review.sealed is 'harm:N the review: own view, factors, judgement, actions, sealed together';
comment on column risk_review.recorded_at is 'harm:O when';
comment on column risk_review.recorded_by is 'harm:O who wrote it';

-- Who looked a second time is never who wrote: the row itself says both.
create table risk_second_look (
  org_id uuid not null,
  case_id uuid not null,
  review_id uuid not null,
  reviewed_by uuid not null,
  looked_by uuid not null,
  looked_at timestamptz not null,
  sealed bytea not null,
  primary key (org_id, case_id, review_id, looked_by),
  constraint somebody_else check (looked_by <> reviewed_by),
  foreign key (org_id, case_id, review_id, reviewed_by)
    references risk_review (org_id, case_id, id, recorded_by),
  foreign key (org_id, looked_by) references app_user (org_id, id)
);
comment on column risk_second_look.org_id is 'harm:O whose case';
comment on column risk_second_look.case_id is 'harm:O which case';
comment on column risk_second_look.review_id is 'harm:O of which review';
comment on column risk_second_look.reviewed_by is 'harm:O who wrote the review';
comment on column risk_second_look.looked_by is 'harm:O who looked a second time';
comment on column risk_second_look.looked_at is 'harm:O when';
comment on column risk_second_look.sealed is 'harm:N whether they agree, and their words, sealed';

create table risk_signal (
  org_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  sealed bytea not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (org_id, case_id, id),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, recorded_by) references app_user (org_id, id)
);
comment on column risk_signal.org_id is 'harm:O whose case';
comment on column risk_signal.case_id is 'harm:O which case';
comment on column risk_signal.id is 'harm:O made where it was written';
comment on column risk_signal.sealed is 'harm:N what was noticed, on which day, in which words, sealed';
comment on column risk_signal.recorded_at is 'harm:O when';
comment on column risk_signal.recorded_by is 'harm:O who noticed it';

create table safety_plan (
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
comment on column safety_plan.org_id is 'harm:O whose case';
comment on column safety_plan.case_id is 'harm:O which case';
comment on column safety_plan.version is 'harm:O counts the changes';
comment on column safety_plan.sealed is 'harm:N what they want done and not done, sealed together';
comment on column safety_plan.recorded_at is 'harm:O when';
comment on column safety_plan.recorded_by is 'harm:O who wrote it down';

create table missing_step (
  org_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  sealed bytea not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (org_id, case_id, id),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, recorded_by) references app_user (org_id, id)
);
comment on column missing_step.org_id is 'harm:O whose case';
comment on column missing_step.case_id is 'harm:O which case';
comment on column missing_step.id is 'harm:O made where it was written';
comment on column missing_step.sealed is 'harm:N which step was done or decided against, and why, sealed';
comment on column missing_step.recorded_at is 'harm:O when';
comment on column missing_step.recorded_by is 'harm:O who did it';

alter table risk_review enable row level security;
alter table risk_review force row level security;
alter table risk_second_look enable row level security;
alter table risk_second_look force row level security;
alter table risk_signal enable row level security;
alter table risk_signal force row level security;
alter table safety_plan enable row level security;
alter table safety_plan force row level security;
alter table missing_step enable row level security;
alter table missing_step force row level security;
create policy tenant on risk_review as restrictive to waymark_staff using (org_id = app_org());
create policy tenant on risk_second_look as restrictive to waymark_staff using (org_id = app_org());
create policy tenant on risk_signal as restrictive to waymark_staff using (org_id = app_org());
create policy tenant on safety_plan as restrictive to waymark_staff using (org_id = app_org());
create policy tenant on missing_step as restrictive to waymark_staff using (org_id = app_org());
create policy entered_case on risk_review to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case() and recorded_by = app_user());
create policy entered_case on risk_second_look to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case() and looked_by = app_user());
create policy entered_case on risk_signal to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case() and recorded_by = app_user());
create policy entered_case on safety_plan to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case() and recorded_by = app_user());
create policy entered_case on missing_step to waymark_staff
  using (case_id = app_case()) with check (case_id = app_case() and recorded_by = app_user());
grant select, insert on risk_review, risk_second_look, risk_signal, safety_plan, missing_step
  to waymark_staff;

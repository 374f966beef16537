-- Two columns had not said whom they could hurt; a check found them. And a fact's sealed fields go
-- under the key of the gravest class among them, which is not always the narrative's.
comment on column app_user.role is 'harm:O what they may do';
comment on column seat_item.status is 'harm:S where it stands';
comment on column case_fact.sealed is
  'harm:N all other fields, sealed together under the key of the gravest class among them';

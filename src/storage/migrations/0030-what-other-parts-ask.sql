-- Today also shows what other parts of the record ask for: a risk review, a promise that was broken, a
-- consent that runs out. Such lines stand beside those of the pathway, which alone are counted again
-- from facts; each part replaces its own and nobody else's.
alter table due_item
  add column asked_by text not null default 'pathway' check (asked_by ~ '^[a-z][a-z-]{0,29}$');
comment on column due_item.asked_by is 'harm:O which part of the record asks for it';
alter table due_item drop constraint due_item_kind_check;
alter table due_item add constraint due_item_kind_check
  check (kind in ('clock', 'cover-gap', 'not-given', 'awaiting', 'asked'));
-- The key names the part, so that no two parts can ever mean the same line.
alter table due_item add constraint due_item_named_by_its_part
  check (asked_by = 'pathway' or starts_with(key, asked_by || ':'));

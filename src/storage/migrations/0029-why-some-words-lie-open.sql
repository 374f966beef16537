-- What lies open says why. An interpreter's code belongs with the language: both tell of a community.
comment on column journal_entry.language is
  'harm:S language in which it was said: lies open like the language of the facts, and stands in no list';
comment on column journal_entry.interpreter is
  'harm:S the interpreter''s code, never a name: with the language it can tell a community; stands in no list and in no document';
comment on column case_fact.detail is
  'harm:S fields of status and ordinary classes only, which the daily count reads without any key: who of ours signed off a closing is one of them, as names of staff are';

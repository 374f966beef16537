-- Counting the cases again needs one sealed day: the eighteenth birthday of a young person. Row-level
-- security still keeps this role inside the organisation it is set to.
grant select (sealed) on case_fact to waymark_jobs;

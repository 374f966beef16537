-- A note or a letter only ever adds, so it does not move the version that other writers saw: a
-- colleague's entry must not make somebody send their form twice.
create or replace function claim_write(the_case uuid, the_write uuid, seen integer, out outcome text, out version integer)
  language plpgsql volatile set search_path = waymark, pg_temp
  as $$
declare
  current integer;
begin
  select f.version into current from case_file f
   where f.org_id = app_org() and f.id = the_case and f.id = app_case() for update;
  if not found then
    outcome := 'gone';
    return;
  end if;
  select w.version into version from write_done w
   where w.org_id = app_org() and w.user_id = app_user() and w.write_id = the_write;
  if found then
    outcome := 'already-done';
    return;
  end if;
  version := current;
  if current <> seen then
    outcome := 'changed-meanwhile';
    return;
  end if;
  if seen is not null then
    version := current + 1;
    update case_file f set version = current + 1 where f.org_id = app_org() and f.id = the_case;
  end if;
  insert into write_done (org_id, user_id, write_id, version)
    values (app_org(), app_user(), the_write, claim_write.version);
  outcome := 'done';
end
$$;

-- as: administrator
-- The roles, the schema and the five questions that every row-level policy may ask.
-- Every later migration runs as waymark_owner, unless its first line says "-- as: administrator".

-- Roles belong to the whole server, not to one database, so they may be there already.
do $$
declare
  wanted record;
  existing record;
begin
  for wanted in
    select * from (values
      -- name,             login, bypassrls
      ('waymark_owner',    false, false),
      ('waymark_search',   false, true),
      ('waymark_signin',   true,  false),
      ('waymark_staff',    true,  false),
      ('waymark_seat',     true,  false),
      ('waymark_jobs',     true,  false),
      ('waymark_backup',   true,  true)
    ) as role (name, login, bypassrls)
  loop
    select * into existing from pg_roles where rolname = wanted.name;
    if not found then
      begin
        execute format(
          'create role %I nosuperuser nocreatedb nocreaterole noreplication %s %s',
          wanted.name,
          case when wanted.login then 'login' else 'nologin' end,
          case when wanted.bypassrls then 'bypassrls' else 'nobypassrls' end
        );
      exception when duplicate_object or unique_violation then
        null; -- another database of this server was being prepared at the same moment
      end;
    elsif existing.rolsuper or existing.rolcreaterole or existing.rolbypassrls <> wanted.bypassrls then
      -- A role with more power than it should have would undo every policy below.
      raise exception 'the role % exists already and has powers that it must not have', wanted.name;
    end if;
  end loop;
end
$$;

-- An administrator who is not a superuser acts as the owner by being a member of it.
do $$
begin
  if not (select rolsuper from pg_roles where rolname = current_user) then
    execute format('grant waymark_owner to %I', current_user);
  end if;
end
$$;

-- Search functions are written by the owner and then given to waymark_search:
--   alter function ... owner to waymark_search
-- They run with its rights (it reads past row-level security), so each repeats the access rule itself.
grant waymark_search to waymark_owner;

create schema if not exists waymark;
alter schema waymark owner to waymark_owner;
revoke create on schema public from public;

grant usage on schema waymark
  to waymark_signin, waymark_staff, waymark_seat, waymark_jobs, waymark_backup, waymark_search;
grant create on schema waymark to waymark_search;

create extension if not exists pg_trgm with schema waymark;
create extension if not exists unaccent with schema waymark;

-- The backup reads every table and may change none.
alter default privileges for role waymark_owner in schema waymark
  grant select on tables to waymark_backup;
alter default privileges for role waymark_owner in schema waymark
  grant select on sequences to waymark_backup;
grant usage on schema waymark_meta to waymark_backup;
grant select on waymark_meta.migration to waymark_backup;

-- A new function can be called by nobody until a migration says who may: grant execute on function ...
alter default privileges for role waymark_owner revoke execute on functions from public;

set local role waymark_owner;

-- Who acts, as `withActor` said at the start of the transaction. Not said, or said to be empty: null,
-- and a policy that compares with null lets no row through. Outside a transaction nothing is ever set.
create function waymark.app_org() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.org_id', true), '')::uuid $$;

create function waymark.app_user() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;

create function waymark.app_role() returns text
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.role', true), '') $$;

create function waymark.app_services() returns uuid[]
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.service_ids', true), '')::uuid[] $$;

create function waymark.app_case() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.case_id', true), '')::uuid $$;

grant execute on function
  waymark.app_org(), waymark.app_user(), waymark.app_role(), waymark.app_services(), waymark.app_case()
  to waymark_signin, waymark_staff, waymark_seat, waymark_jobs, waymark_backup, waymark_search;

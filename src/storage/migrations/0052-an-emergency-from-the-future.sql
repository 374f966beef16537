-- An emergency that was opened while the clock ran ahead would stay open until that time has come. What
-- lies in the future is not open now: the clock was wrong, and whoever needs it asks again.
create or replace function enter_in_emergency(wanted uuid)
  returns table (glass_id uuid, reference text, alias text, classes text, opened_at timestamptz,
    until timestamptz, now_is timestamptz)
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
declare
  glass break_glass;
  file case_file;
begin
  perform set_config('app.case_id', '', true), set_config('app.glass_case', '', true),
    set_config('app.glass_classes', '', true);
  select g.* into glass from break_glass g
   where g.org_id = app_org() and g.user_id = app_user() and g.case_id = wanted
     and g.opened_at is not null and g.ended_at is null and g.until > clock_timestamp()
     and g.opened_at <= clock_timestamp() + interval '1 minute'
     and still_here() and app_role() in ('support-worker', 'service-manager');
  if not found then
    return;
  end if;
  select f.* into file from case_file f
   where f.org_id = app_org() and f.id = wanted and not (app_user() = any (f.blocked_ids));
  if not found then
    return;
  end if;
  perform set_config('app.glass_case', wanted::text, true),
    set_config('app.glass_classes', glass.classes, true);
  return query select glass.id, file.reference, file.alias, glass.classes, glass.opened_at,
    glass.until, clock_timestamp();
end
$$;

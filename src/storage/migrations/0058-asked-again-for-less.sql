-- Whoever is asked again may agree to less, or for less long. A door that was opened on what they had agreed to
-- before closes with that, as it closes when somebody is told less without being asked again.
create function close_guest_doors_of_less() returns trigger
  language plpgsql volatile set search_path = waymark, pg_temp
  as $$
begin
  update guest_door d
     set closed_at = coalesce(d.closed_at, now()), closed_why = coalesce(d.closed_why, 'revoked'),
         wrapped_key = null, sealed = null, session_hash = null, session_until = null
    from circle_member_version v
   where d.org_id = new.org_id and d.case_id = new.case_id
     and (d.closed_at is null or d.closed_why = 'used-up')
     and d.member_id = new.member_id
     and v.org_id = new.org_id and v.case_id = new.case_id and v.member_id = new.member_id
     and v.version = new.version - 1 and not (v.items <@ new.items and v.until <= new.until);
  return null;
end
$$;
create trigger close_guest_doors_of_less after insert on circle_member_version
  for each row when (new.version > 1) execute function close_guest_doors_of_less();

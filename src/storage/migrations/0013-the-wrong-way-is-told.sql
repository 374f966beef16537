-- A submission sent to anybody but the next seat was left undelivered without a word: the question who
-- asks had been answered just before, and its answer was taken for a delivery. Now every way but the
-- two right ones is refused aloud, so that nobody believes something was sent that was not.
create or replace function deliver_submission(the_submission uuid, to_org uuid, the_bytes bytea, the_time timestamptz)
  returns void
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
declare
  own organisation;
begin
  select * into own from organisation o where o.org_id = app_org();
  if own.kind = 'provider' and to_org = seat_of(own.org_id, 'prime') then
    insert into seat_item (org_id, submission_id, provider_org_id, from_organisation,
        case_reference, status, received_at, sealed)
      select to_org, s.id, s.org_id, own.name, f.reference, 'with-prime', the_time, the_bytes
        from submission s join case_file f on f.org_id = s.org_id and f.id = s.case_id
       where s.org_id = own.org_id and s.id = the_submission and s.case_id = app_case();
  elsif own.kind = 'prime' and app_role() = 'prime-liaison'
      and to_org = seat_of(own.org_id, 'authority') then
    insert into seat_item (org_id, submission_id, provider_org_id, from_organisation,
        case_reference, status, received_at, sealed)
      select to_org, i.submission_id, i.provider_org_id, i.from_organisation,
             i.case_reference, 'with-authority', the_time, the_bytes
        from seat_item i where i.org_id = own.org_id and i.submission_id = the_submission;
  else
    raise exception 'a submission cannot go that way' using errcode = 'insufficient_privilege';
  end if;
  if not found then
    raise exception 'a submission cannot go that way' using errcode = 'insufficient_privilege';
  end if;
end
$$;

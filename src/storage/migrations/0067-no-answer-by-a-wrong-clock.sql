-- A door that was made, or entered, while the clock ran ahead takes no answer either. Where an answer would be
-- sealed to is not said then, and without that nothing is written.
create or replace function guest_answer_to(link bytea, session bytea)
  returns table (org_id uuid, case_id uuid, id uuid, answer_to bytea)
  language sql stable security definer set search_path = waymark, pg_temp
  as $$
  select r.org_id, r.case_id, r.id, r.answer_to
    from guest_door d join evidence_request r
      on r.org_id = d.org_id and r.case_id = d.case_id and r.id = d.subject_id
   where d.link_hash = link and d.session_hash = session and d.session_until > now()
     and d.kind = 'request' and (d.closed_at is null and d.expires_at > now() or d.closed_why = 'used-up')
     and r.answered_at is null and not from_a_wrong_clock(d)
$$;

-- as: administrator
-- A line about a door that no question speaks for: wrong codes at a pack, or a link that closed with whoever
-- made it. It stood among the lines of the questions, and went when those were made again. Now it stands under
-- an asker of its own, by the kind of the door. It ends with a new link for the same professional, when
-- they leave the circle, or after fourteen days: a door that is shut cannot be closed again, so nothing else
-- that a worker does would end it.
create or replace function ask_about_guest(door guest_door, what text, the_title text, the_todo text)
  returns void
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
declare
  -- What the application makes again whenever somebody touches a question: see guestAsks.
  asker text := case when door.kind = 'request' and what <> 'left' then 'guests'
    else door.kind || '-doors' end;
begin
  insert into due_item (org_id, case_id, worker_id, cover_worker_id, service_id, reference, alias,
      asked_by, key, kind, title, todo, whose, due_on, show_from)
  select f.org_id, f.id, f.worker_id, f.cover_worker_id, f.service_id, f.reference, f.alias, asker,
      asker || ':' || what || ':' || door.id, 'asked', the_title, the_todo, 'worker', current_date,
      door.made_at::date
    from case_file f where f.org_id = door.org_id and f.id = door.case_id
  on conflict (org_id, case_id, key) do nothing;
end
$$;
alter function ask_about_guest(guest_door, text, text, text) owner to waymark_search;

-- What stands there already is not lost with the next question either.
update due_item i
   set asked_by = d.kind || '-doors',
       key = d.kind || '-doors' || substr(i.key, length('guests:'))
  from guest_door d
 where d.org_id = i.org_id and d.case_id = i.case_id and i.asked_by = 'guests'
   and split_part(i.key, ':', 3) = d.id::text
   and (d.kind <> 'request' or split_part(i.key, ':', 2) = 'left');

create function end_lines_about_doors() returns trigger
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
begin
  delete from due_item i
   using guest_door d
   where i.org_id = new.org_id and i.case_id = new.case_id
     and i.asked_by in ('pack-doors', 'request-doors', 'handover-doors')
     and d.org_id = new.org_id and d.case_id = new.case_id and d.member_id = new.member_id
     and split_part(i.key, ':', 3) = d.id::text;
  return null;
end
$$;
alter function end_lines_about_doors() owner to waymark_search;
revoke execute on function end_lines_about_doors() from public;
create trigger end_lines_about_doors after insert on guest_door
  for each row execute function end_lines_about_doors();
create trigger end_lines_about_doors after insert on circle_member_version
  for each row when (new.ended_on is not null) execute function end_lines_about_doors();

create or replace function shred_guest_doors() returns integer
  language plpgsql volatile security definer set search_path = waymark, pg_temp
  as $$
declare
  door guest_door;
  gone integer := 0;
begin
  for door in select * from guest_door d where d.closed_at is null and d.expires_at <= now()
      for update skip locked
  loop
    perform shut_guest_door(door, 'expired');
    perform note_guest(door, 'a door for a guest closed in time', '');
    gone := gone + 1;
  end loop;
  delete from due_item i
   where i.asked_by in ('pack-doors', 'request-doors', 'handover-doors') and i.due_on <= current_date - 14;
  return gone;
end
$$;
alter function shred_guest_doors() owner to waymark_search;

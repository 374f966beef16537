-- A number opened in an emergency stands beside what was said about using it: the rules of safe contact,
-- whether every way is shut, and the words of whoever shut it. To read only; nothing can be sent, and
-- the code word stays where it is.
create policy opened_in_an_emergency on contact_rules for select to waymark_staff
  using (case_id = glass_case('C'));
create policy opened_in_an_emergency on contact_state for select to waymark_staff
  using (case_id = glass_case('C'));
create policy opened_in_an_emergency on contact_act for select to waymark_staff
  using (case_id = glass_case('C') and kind in ('wrong-person', 'stopped'));

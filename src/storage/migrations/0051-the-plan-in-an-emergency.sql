-- At two in the morning the safety plan is what somebody needs: it opens with what happened lately.
create policy opened_in_an_emergency on safety_plan for select to waymark_staff
  using (case_id = glass_case('N'));

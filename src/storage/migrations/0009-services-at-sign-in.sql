-- In a demo, the sign-in page says in which service each made-up person works.
create policy sign_in_finds_them on service for select to waymark_signin using (true);
grant select on service to waymark_signin;

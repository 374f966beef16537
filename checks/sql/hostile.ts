/**
 * What somebody tries who can send any SQL as one login role: to become somebody else, to reach files
 * and the machine, to read what others do, to trick functions that run with more rights, to learn of
 * rows by errors. Each with what must come of it: the number of a refusal, or rows that say nothing.
 */
import type { Surface } from '../../src/storage/connect/roles.ts'
import type { Grounds } from './grounds.ts'

export interface Trick {
  readonly name: string
  readonly sql: string
  /** Matched against the number of the refusal, or the rows as JSON. */
  readonly must: RegExp
}

const refused = /^42501$/
/** Not there for this role, not a right of it, or not a thing at all. */
const noSuch = /^(42501|42883|42P01|58P01|0A000|25006|42704|22023|42939|42501)$/
const nothing = /^\[\]$/
const zero = /^\[\{"n":(0|"0")\}\]$/

export function hostile(grounds: Grounds, surface: Surface): readonly Trick[] {
  const { ownCase, otherCase, at } = grounds
  const other = at.people.otherWorker
  const becoming: readonly Trick[] = [
    'postgres',
    'waymark_owner',
    'waymark_search',
    ...(['staff', 'seat', 'jobs', 'backup', 'signin', 'guest'] as const)
      .filter((one) => one !== surface)
      .map((one) => `waymark_${one}`),
    'pg_read_all_data',
    'pg_read_server_files',
    'pg_execute_server_program',
  ].flatMap((role) => [
    { name: `become ${role}`, sql: `set role ${role}`, must: /^(42501|22023|42704)$/ },
    {
      name: `be ${role} from the start`,
      sql: `set session authorization ${role}`,
      must: /^(42501|22023|42704)$/,
    },
    {
      name: `be given ${role}`,
      sql: `grant ${role} to current_user`,
      must: /^(42501|0LP01|42704)$/,
    },
  ])
  const machine: readonly Trick[] = [
    ['run a program', `copy (select 1) to program 'id'`],
    ['run a program the other way', `create temp table t (a text); copy t from program 'id'`],
    ['write a file', `copy (select 1) to '/tmp/waymark-hostile'`],
    ['read a file', `select pg_read_file('PG_VERSION')`],
    ['read bytes of a file', `select pg_read_binary_file('PG_VERSION')`],
    ['list files', `select pg_ls_dir('.')`],
    ['list what is written ahead', 'select pg_ls_waldir()'],
    ['list files for a moment', 'select pg_ls_tmpdir()'],
    ['look at a file', `select pg_stat_file('PG_VERSION')`],
    ['bring a file in as a large object', `select lo_import('/etc/hostname')`],
    ['take a large object out', `select lo_export(1, '/tmp/waymark-hostile')`],
    ['load a library', `load 'auto_explain'`],
    ['load a library of somebody’s', `load '/tmp/hostile.so'`],
    ['make a function in C', `create function pg_temp.f() returns int language c as '/x', 'f'`],
    ['make an extension', 'create extension file_fdw'],
    ['make an untrusted language', 'create language plpython3u'],
    ['change a setting of the database', `alter database ${at.test.name} set search_path = x`],
    ['write statements to the log', `set log_statement = 'all'`],
    ['turn off what keeps rows apart', `alter table case_file disable row level security`],
    ['turn off triggers and keys', `set session_replication_role = replica`],
    ['follow the stream of changes', `select pg_create_logical_replication_slot('x', 'pgoutput')`],
    ['publish tables', 'create publication p for all tables'],
    [
      'hear what is done to a table',
      'create event trigger e on ddl_command_end execute function f()',
    ],
    ['make a schema', 'create schema mine'],
    ['make something in ours', 'create table waymark.mine (a int)'],
    ['make something in the public one', 'create table public.mine (a int)'],
    [
      'end somebody’s connection',
      `select pg_terminate_backend(pid) from pg_stat_activity
       where usename <> current_user limit 1`,
    ],
    ['read the passwords of roles', 'select rolpassword from pg_authid'],
    ['read what is known of columns', 'select stavalues1 from pg_statistic'],
    ['read where the rules of access come from', 'select line_number from pg_hba_file_rules'],
  ].map(([name = '', sql = '']) => ({ name, sql, must: noSuch }))
  const watching: readonly Trick[] = [
    {
      name: 'change a setting for everybody',
      sql: `select count(*)::int as n from pg_settings
        where has_parameter_privilege(name, 'ALTER SYSTEM')
          or context = 'superuser' and has_parameter_privilege(name, 'SET')`,
      must: zero,
    },
    {
      name: 'count by a sequence',
      sql: `select count(*)::int as n from pg_sequences where schemaname = 'waymark'`,
      must: zero,
    },
    {
      name: 'find words of people in a function or a comment',
      sql: `select count(*)::int as n from pg_proc p where p.pronamespace = 'waymark'::regnamespace
        and p.prosrc ~ '(Bramble|Wren)'`,
      must: zero,
    },
    {
      name: 'read what others ask',
      sql: `select query from pg_stat_activity
        where usename <> current_user and query not in ('', '<insufficient privilege>')`,
      must: nothing,
    },
    {
      name: 'read what is known of columns through the view',
      // Samples of values are for who may read the column, past every policy: there are none.
      sql: `select tablename from pg_stats where schemaname = 'waymark' and tablename in
        ('case_file', 'person_location', 'person_identity', 'journal_entry', 'app_user', 'account')`,
      must: nothing,
    },
    {
      name: 'read prepared statements of others',
      sql: `select name from pg_prepared_statements where name like 'case%'`,
      must: nothing,
    },
    {
      name: 'read files kept aside by others',
      sql: 'select loid from pg_largeobject limit 1',
      must: /^(42501|\[\])$/,
    },
  ]
  const stranger: readonly Trick[] = [
    {
      name: 'enter the case of another organisation',
      sql: `select count(*)::int as n from enter_case('${otherCase}')`,
      must: /^(42501|42883|\[\{"n":0\}\])$/,
    },
    {
      name: 'shadow a table for a function with more rights',
      sql: `create temp table case_file (org_id uuid, id uuid, worker_id uuid, cover_worker_id uuid,
          service_id uuid, version int, reference text, alias text, active boolean);
        insert into pg_temp.case_file (org_id, id, worker_id, service_id, version)
          select '${other.orgId}', '${otherCase}', '${at.people.worker.userId}', null, 1;
        set local search_path = pg_temp, waymark;
        select count(*)::int as n from waymark.enter_case('${otherCase}')`,
      must: /^(42501|42883|42704|\[\{"n":0\}\])$/,
    },
    {
      name: 'shadow a function of a policy',
      sql: `create function pg_temp.app_org() returns uuid language sql as
          $$ select '${other.orgId}'::uuid $$;
        set local search_path = pg_temp, waymark;
        select count(*)::int as n from waymark.case_file where org_id = '${other.orgId}'`,
      must: /^(42501|42883|\[\{"n":0\}\])$/,
    },
    {
      name: 'shadow an operator of a policy',
      sql: `create function pg_temp.always(uuid, uuid) returns boolean language sql as
          $$ select true $$;
        create operator pg_temp.= (leftarg = uuid, rightarg = uuid, function = pg_temp.always);
        set local search_path = pg_temp, waymark;
        select count(*)::int as n from waymark.case_file where org_id::text = '${other.orgId}'`,
      must: /^(42501|42883|\[\{"n":0\}\])$/,
    },
    {
      name: 'read rows through a function that costs nothing, before the policy is asked',
      sql: `create function pg_temp.told(text) returns boolean cost 0.0000001 language plpgsql as
          $$ begin raise exception 'seen %', $1 using errcode = 'P0666'; end $$;
        select count(*)::int as n from waymark.case_file
          where org_id = '${other.orgId}' and pg_temp.told(alias)`,
      must: /^(42501|\[\{"n":0\}\])$/,
    },
    {
      name: 'learn of a row by dividing by nothing',
      sql: `select count(*)::int as n from waymark.case_file
        where org_id = '${other.orgId}' and 1 / (case when id = '${otherCase}' then 0 else 1 end) = 1`,
      must: /^(42501|\[\{"n":0\}\])$/,
    },
    {
      name: 'learn of a row by a key that is taken',
      sql: `insert into case_file (org_id, id, reference, alias, service_id, worker_id)
        select '${other.orgId}', '${otherCase}', 'WM-2222', 'Wren', '${other.serviceIds[0]}',
          '${other.userId}'`,
      must: refused,
    },
    {
      name: 'learn of a row by what refers to it',
      sql: `insert into journal_entry (org_id, case_id, id, on_day, kind, sealed, recorded_at,
          recorded_by)
        select '${other.orgId}', '${otherCase}', gen_random_uuid(), current_date, 'note', '', now(),
          '${at.people.worker.userId}'`,
      must: refused,
    },
    {
      name: 'learn of rows by the plan of a query',
      sql: `explain (analyze, format json, costs off, timing off, summary off, buffers off)
        select from case_file where org_id = '${other.orgId}'`,
      must: /^(42501|(?!.*Rows Removed by Filter":[^0]).*)$/,
    },
    {
      name: 'lock rows that are not there for them',
      sql: `with locked as (select 1 from case_file where id = '${otherCase}' for share)
        select count(*)::int as n from locked`,
      must: /^(42501|\[\{"n":0\}\])$/,
    },
    {
      name: 'change the past of the log',
      sql: `update audit_entry set act = 'nothing' where case_id = '${ownCase}'`,
      must: refused,
    },
    { name: 'empty the log', sql: 'truncate audit_entry', must: refused },
    { name: 'remove the log', sql: 'drop table audit_entry', must: refused },
    {
      name: 'change what a function does',
      sql: `create or replace function waymark.works_on(uuid, uuid, uuid) returns boolean
        language sql as $$ select true $$`,
      must: refused,
    },
    {
      name: 'call a trigger’s function on a table of their own',
      sql: `select count(*)::int as n from pg_trigger t join pg_proc p on p.oid = t.tgfoid
        where p.pronamespace = 'waymark'::regnamespace and has_function_privilege(p.oid, 'EXECUTE')`,
      must: zero,
    },
  ]
  return [...becoming, ...machine, ...watching, ...(surface === 'backup' ? [] : stranger)]
}

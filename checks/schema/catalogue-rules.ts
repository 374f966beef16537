/**
 * What must be true of the schema, asked of the database's own catalogue. Each rule is one trap that
 * has opened other people's records; each lists what breaks it, in words.
 */
import { roleOf, surfaces } from '../../src/storage/connect/roles.ts'

export type Ask = <Row extends object>(sql: string) => Promise<Row[]>

export interface CatalogueRule {
  readonly name: string
  /** One line for each thing that breaks the rule. */
  readonly broken: string
  /** A change of the schema that springs the trap. The rule must notice it. */
  readonly traps: readonly string[]
}

const tables = `select c.oid, c.relname as name, c.relrowsecurity, c.relforcerowsecurity, c.relacl
  from pg_class c
  where c.relnamespace = 'waymark'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`
const loginRoles = `select * from pg_roles r
  where r.rolname in (${surfaces.map((surface) => `'${roleOf(surface)}'`).join(', ')})`

/** Tables that sign-in must find before an organisation is known, and the one row of all. */
export const globalTables = [
  'installation',
  'session',
  'sign_in_step',
  'sign_in_delay',
  'file_ticket',
]
const globalIndexes = ['account_by_name', 'passkey_by_credential', 'guest_door_by_link']

/** Functions that run with more rights than their caller. Each repeats the access rule itself. */
const definers = [
  'enter_case',
  'unused_reference',
  'reassign_case',
  'still_here',
  'enter_in_emergency',
  'break_the_glass',
  'leads_for',
  'what_was_opened',
  'keep_out_of_case',
  'end_emergencies_of',
  'spread_blocked',
  'seat_of',
  'parties_of',
  'deliver_submission',
  'deliver_answer',
  'contact_follows_its_case',
  'questions_for_me',
  'answer_question',
  'messages_follow_their_case',
  'former_places',
  'releases_to_answer',
  'refused_looks',
  'promises_follow_their_case',
  'note_guest',
  'ask_about_guest',
  'shut_guest_door',
  'close_doors_of',
  'close_doors_of_leaver',
  'close_doors_of_kept_out',
  'end_lines_about_doors',
  'guest_salt',
  'guest_enter',
  'guest_standing',
  'guest_view',
  'shred_guest_doors',
  'destroy_keys',
  // Of the data protection lead alone: the id behind a reference, and a line of Today less.
  'case_to_keep',
  'end_asking_to_destroy',
  'guest_answer_to',
  'guest_answer',
]

const onlyAddedTo = [
  'case_fact',
  'journal_entry',
  'person_identity',
  'person_contact',
  'contact_rules',
  'contact_code_word',
  'contact_act',
  'circle_member_version',
  'meeting_version',
  'shared_item',
  'sharing_pack',
  'handover_given',
  'promise_event',
  'legal_request_step',
  'access_step',
  'retention_schedule',
  'retention_purge',
  'retention_step',
  'retention_certificate',
  'case_key_destroyed',
  'matter_event',
  'need_reason',
  'told_event',
  'interpreter_wishes',
  'risk_review',
  'risk_second_look',
  'risk_signal',
  'safety_plan',
  'missing_step',
  'place_keep',
  'place_look',
  'place_release',
  'place_release_step',
  'document',
  'document_original',
  'submission',
  'org_adjustment',
  'audit_entry',
  'audit_seal',
  'audit_reason',
]

const seatMayTouch = [
  'installation',
  'organisation',
  'organisation_route',
  'organisation_key',
  'service',
  'app_user',
  'user_service',
  'write_done',
  'draft',
  'seat_item',
  'seat_answer',
  'audit_entry',
  'audit_unsealed',
  'audit_seal',
]

const signInTables = [
  'account',
  'passkey',
  'recovery_code',
  'session',
  'sign_in_step',
  'sign_in_delay',
  'file_ticket',
]
const signInMayRead = [
  ...signInTables,
  'installation',
  'organisation',
  'organisation_key',
  'service',
  'app_user',
  'user_service',
]

/** All that a guest may call: each but the last asks for the hash of the link. */
const guestFunctions = [
  'guest_salt',
  'guest_enter',
  'guest_standing',
  'guest_view',
  'shred_guest_doors',
  'guest_answer_to',
  'guest_answer',
]

const list = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ')

/** Every right that a login role has on a table, column rights included. */
const rights = `select t.name, r.rolname as role, p.what
  from (${tables}) t cross join (${loginRoles}) r
  cross join unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER'])
    as p (what)
  where has_table_privilege(r.rolname, t.oid, p.what)
    or p.what in ('SELECT', 'INSERT', 'UPDATE')
      and has_any_column_privilege(r.rolname, t.oid, p.what)`

export const catalogueRules: readonly CatalogueRule[] = [
  {
    name: 'row-level security is enabled and forced on every table',
    broken: `select name as broken from (${tables}) t
      where not (relrowsecurity and relforcerowsecurity)`,
    traps: [
      'alter table case_fact no force row level security',
      'alter table due_item disable row level security',
      'create table note_to_self (org_id uuid)',
    ],
  },
  {
    name: 'every table has a policy for each role that may touch it',
    broken: `select r.name || ' for ' || r.role as broken from (${rights}) r
      where r.role <> 'waymark_backup' and not exists (
        select from pg_policies p where p.schemaname = 'waymark' and p.tablename = r.name
          and p.permissive = 'PERMISSIVE' and r.role = any (p.roles))`,
    traps: ['grant select on account to waymark_staff'],
  },
  {
    name: 'no login role is powerful, owns anything or can become another role',
    broken: `select rolname || ' has a power' as broken from (${loginRoles}) r
      where rolsuper or rolcreaterole or rolcreatedb or rolreplication
        or (rolbypassrls and rolname <> 'waymark_backup')
      union all select r.rolname || ' owns ' || c.relname from (${loginRoles}) r
        join pg_class c on c.relowner = r.oid
      union all select r.rolname || ' owns function ' || p.proname from (${loginRoles}) r
        join pg_proc p on p.proowner = r.oid
      union all select r.rolname || ' owns a schema' from (${loginRoles}) r
        join pg_namespace n on n.nspowner = r.oid
      union all select r.rolname || ' may make things in a schema' from (${loginRoles}) r
        join pg_namespace n on has_schema_privilege(r.oid, n.oid, 'CREATE')
          and n.nspname in ('waymark', 'public')
      union all select r.rolname || ' can become another role' from (${loginRoles}) r
        join pg_auth_members m on m.member = r.oid`,
    traps: [
      'alter table service owner to waymark_staff',
      'grant create on schema waymark to waymark_seat',
      'alter function works_on(uuid, uuid, uuid) owner to waymark_jobs',
    ],
  },
  {
    name: 'no policy contains a sub-select, neither itself nor in a function that it calls',
    broken: `select tablename || '.' || policyname as broken from pg_policies
      where schemaname = 'waymark'
        and (coalesce(qual, '') || coalesce(with_check, '')) ~* '\\mselect\\M'
      union all
      select 'function ' || p.proname from pg_proc p
      where p.pronamespace = 'waymark'::regnamespace and p.prosrc ~* '\\mfrom\\M' and exists (
        select from pg_policies q where q.schemaname = 'waymark'
          and (coalesce(q.qual, '') || coalesce(q.with_check, '')) like '%' || p.proname || '(%')`,
    traps: [
      `create policy easy on due_item for select to waymark_staff using (
        case_id in (select f.id from case_file f))`,
      `create function is_mine(wanted uuid) returns boolean language sql stable as
        $$ select exists (select 1 from case_file f where f.id = wanted) $$;
       create policy easy on due_item for select to waymark_staff using (is_mine(case_id))`,
    ],
  },
  {
    name: 'a policy that lets everything through is only there where it was decided',
    broken: `select tablename || '.' || policyname as broken from pg_policies
      where schemaname = 'waymark' and permissive = 'PERMISSIVE' and (qual = 'true' or with_check = 'true')
        and not (roles <@ array['waymark_signin']::name[])
        and (tablename, policyname) not in (('installation', 'everyone_may_know'),
          ('installation', 'set_up_once'), ('installation', 'days_are_noted'), ('organisation', 'jobs_visit_each'))`,
    traps: ['create policy easy on case_file for select to waymark_staff using (true)'],
  },
  {
    name: 'a list that says who works on a case says who must stay out, and closes to them',
    broken: `select t.name as broken from (${tables}) t
      where (select count(*) from pg_attribute a where a.attrelid = t.oid and not a.attisdropped
          and a.attname in ('worker_id', 'service_id')) = 2
        and not exists (select from pg_policies p where p.schemaname = 'waymark'
          and p.tablename = t.name and p.permissive = 'RESTRICTIVE' and p.cmd = 'ALL'
          and p.qual ~ 'NOT \\(app_user\\(\\) = ANY \\(blocked_ids\\)\\)')`,
    traps: [
      'drop policy not_for_the_blocked on due_item',
      'drop policy not_for_the_blocked on case_file',
      `create table next_list (org_id uuid, case_id uuid, worker_id uuid, service_id uuid)`,
    ],
  },
  {
    name: 'in an emergency a row opens only where a policy names the class that was asked for',
    broken: `select tablename || '.' || policyname as broken from pg_policies
      where schemaname = 'waymark' and coalesce(qual, '') ~ 'glass'
        and (tablename, policyname) not in (('person_identity', 'opened_in_an_emergency'),
          ('person_contact', 'opened_in_an_emergency'), ('person_location', 'opened_in_an_emergency'),
          ('journal_entry', 'opened_in_an_emergency'), ('case_key', 'opened_in_an_emergency'),
          ('safety_plan', 'opened_in_an_emergency'), ('place', 'opened_in_an_emergency'), ('place_key', 'opened_in_an_emergency'),
          ('contact_rules', 'opened_in_an_emergency'), ('contact_state', 'opened_in_an_emergency'),
          ('contact_act', 'opened_in_an_emergency'))`,
    traps: [
      `create policy easy on document for select to waymark_staff using (case_id = glass_case(null))`,
    ],
  },
  {
    name: 'in an emergency nothing is written, sent or changed but a note',
    broken: `select tablename || '.' || policyname as broken from pg_policies
      where schemaname = 'waymark' and cmd <> 'SELECT'
        and coalesce(qual, '') || coalesce(with_check, '') ~ 'glass'
        and (tablename, policyname) not in (('journal_entry', 'noted_in_an_emergency'),
          ('case_key', 'noted_in_an_emergency'))`,
    traps: [
      `create policy easy on outgoing_message for insert to waymark_staff
        with check (case_id = glass_case('C'))`,
      `create policy easy on contact_state for update to waymark_staff
        using (case_id = glass_case('C'))`,
    ],
  },
  {
    name: 'a view asks as whoever looks, and nothing personal is kept twice',
    broken: `select relname as broken from pg_class
      where relnamespace = 'waymark'::regnamespace and (relkind = 'm' or relkind = 'v'
        and not coalesce(reloptions @> array['security_invoker=true'], false))`,
    traps: [
      'create view every_case as select * from case_file',
      'create materialized view every_case as select * from case_file',
    ],
  },
  {
    name: 'functions with their owner’s rights are known, pinned to a search path and not for everyone',
    broken: `select p.proname || ' is not on the list' as broken from pg_proc p
      where p.pronamespace = 'waymark'::regnamespace and p.prosecdef
        and p.proname not in (${list(definers)})
      union all select p.proname || ' has no pinned search path' from pg_proc p
      where p.pronamespace = 'waymark'::regnamespace and p.prosecdef
        and not exists (select from unnest(p.proconfig) as setting
          where setting = 'search_path=waymark, pg_temp')
      union all select distinct p.proname || ' may be called by everyone' from pg_proc p
        cross join aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) as acl
      where p.pronamespace = 'waymark'::regnamespace and p.prosecdef and acl.grantee = 0`,
    traps: [
      `create function all_names() returns setof text language sql security definer
        set search_path = waymark, pg_temp as $$ select alias from case_file $$`,
      'alter function enter_case(uuid) reset search_path',
      'grant execute on function enter_case(uuid) to public',
    ],
  },
  {
    name: 'every key and index begins with the organisation',
    broken: `select i.indexrelid::regclass::text as broken from pg_index i
        join (${tables}) t on t.oid = i.indrelid
        left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where t.name not in (${list(globalTables)}) and a.attname is distinct from 'org_id'
        and i.indexrelid::regclass::text not in (${list(globalIndexes)})
        and i.indexrelid::regclass::text not in (${list(globalIndexes.map((name) => `waymark.${name}`))})
      union all select conname::text from pg_constraint k join (${tables}) t on t.oid = k.conrelid
      where k.contype = 'f' and not (
        (select attname from pg_attribute where attrelid = k.conrelid and attnum = k.conkey[1]) = 'org_id'
        and (select attname from pg_attribute where attrelid = k.confrelid and attnum = k.confkey[1]) = 'org_id')`,
    traps: [
      'create index by_reference on case_file (reference)',
      'alter table case_file add constraint one_reference unique (reference)',
    ],
  },
  {
    name: 'every column says whom it could hurt',
    broken: `select t.name || '.' || a.attname as broken from (${tables}) t
        join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
      where coalesce(col_description(t.oid, a.attnum), '') !~ '^harm:[LICSHNPO] .'`,
    traps: [
      'alter table case_file add column remark text',
      `comment on column draft.key is 'a key'`,
    ],
  },
  {
    name: 'what could hurt is sealed: only status and ordinary columns are readable',
    broken: `select t.name || '.' || a.attname as broken from (${tables}) t
        join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
      where col_description(t.oid, a.attnum) ~ '^harm:[LICHNP]' and a.atttypid <> 'bytea'::regtype`,
    traps: [
      `alter table case_file add column name text; comment on column case_file.name is 'harm:I their name'`,
    ],
  },
  {
    name: 'what is only added to can be neither changed nor removed by any login role',
    broken: `select r.name || ': ' || r.what || ' by ' || r.role as broken from (${rights}) r
      where r.name in (${list(onlyAddedTo)}) and r.what in ('UPDATE', 'DELETE', 'TRUNCATE')`,
    traps: [
      'grant update (detail) on case_fact to waymark_staff',
      'grant delete on audit_entry to waymark_jobs',
    ],
  },
  {
    name: 'what is in quarantine can be read back by nobody who signs in',
    broken: `select r.rolname || ' reads upload.' || a.attname as broken
      from (${loginRoles}) r cross join pg_attribute a
      where a.attrelid = 'waymark.upload'::regclass and a.attname in ('sealed', 'name')
        and r.rolname not in ('waymark_jobs', 'waymark_backup')
        and has_column_privilege(r.rolname, a.attrelid, a.attnum, 'SELECT')`,
    traps: [
      'grant select on upload to waymark_staff',
      'grant select (sealed) on upload to waymark_staff',
      'grant select (name) on upload to waymark_seat',
    ],
  },
  {
    name: 'nobody but the owner empties a table, hangs a trigger on it or refers to it',
    broken: `select r.name || ': ' || r.what || ' by ' || r.role as broken from (${rights}) r
      where r.what in ('TRUNCATE', 'REFERENCES', 'TRIGGER')`,
    traps: ['grant truncate on draft to waymark_staff'],
  },
  {
    name: 'the seats reach submissions and their own affairs, never a case',
    broken: `select r.name || ': ' || r.what as broken from (${rights}) r
      where r.role = 'waymark_seat' and r.name not in (${list(seatMayTouch)})
      union all select p.proname || '()' from pg_proc p
      where p.pronamespace = 'waymark'::regnamespace
        and has_function_privilege('waymark_seat', p.oid, 'EXECUTE')
        and p.proname in ('enter_case', 'claim_write', 'reassign_case', 'unused_reference')`,
    traps: [
      'grant select on case_file to waymark_seat',
      'grant execute on function enter_case(uuid) to waymark_seat',
    ],
  },
  {
    name: 'guests reach no table, and of functions only those that ask for their link',
    broken: `select r.name || ': ' || r.what as broken from (${rights}) r
      where r.role = 'waymark_guest'
      union all select p.proname || '()' from pg_proc p
      where p.pronamespace = 'waymark'::regnamespace
        and has_function_privilege('waymark_guest', p.oid, 'EXECUTE')
        and not has_function_privilege('public', p.oid, 'EXECUTE')
        and p.proname not in (${list(guestFunctions)})`,
    traps: [
      'grant select on guest_door to waymark_guest',
      'grant select (kind) on guest_door to waymark_guest',
      'grant execute on function enter_case(uuid) to waymark_guest',
      'grant execute on function note_guest(guest_door, text, text) to waymark_guest',
    ],
  },
  {
    name: 'nobody who signs in reads the code of a door or what waits behind it',
    broken: `select r.rolname || ' reads guest_door.' || a.attname as broken
      from (${loginRoles}) r cross join pg_attribute a
      where a.attrelid = 'waymark.guest_door'::regclass
        and a.attname in ('sealed', 'wrapped_key', 'link_hash', 'code_hash', 'code_salt', 'session_hash')
        and r.rolname <> 'waymark_backup'
        and has_column_privilege(r.rolname, a.attrelid, a.attnum, 'SELECT')`,
    traps: [
      'grant select on guest_door to waymark_staff',
      'grant select (sealed, wrapped_key) on guest_door to waymark_jobs',
    ],
  },
  {
    name: 'sign-in reaches no case, and nothing but sign-in reads a password hash',
    broken: `select r.name || ': ' || r.what || ' by ' || r.role as broken from (${rights}) r
      where r.role = 'waymark_signin' and r.name not in (${list(signInMayRead)})
        or r.name in (${list(signInTables)}) and r.what = 'SELECT'
          and r.role not in ('waymark_signin', 'waymark_backup')`,
    traps: [
      'grant select on case_file to waymark_signin',
      'grant select (password_hash) on account to waymark_staff',
    ],
  },
  {
    name: 'the backup reads and never writes',
    broken: `select r.name || ': ' || r.what as broken from (${rights}) r
      where r.role = 'waymark_backup' and r.what <> 'SELECT'`,
    traps: ['grant insert on case_file to waymark_backup'],
  },
  {
    name: 'nothing is granted to everyone, and no number is handed out in sequence',
    broken: `select t.name || ' is open to everyone' as broken from (${tables}) t
        cross join aclexplode(t.relacl) as acl where acl.grantee = 0
      union all select relname || ' is a sequence' from pg_class
      where relnamespace = 'waymark'::regnamespace and relkind = 'S'`,
    traps: ['grant select on service to public', 'create sequence case_number'],
  },
]

export async function breaksOf(ask: Ask, rule: CatalogueRule): Promise<string[]> {
  return (await ask<{ broken: string }>(rule.broken)).map(({ broken }) => broken)
}

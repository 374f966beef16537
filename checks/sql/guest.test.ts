/**
 * The role of guests: what each function gives it, field by field, and what somebody tries who can send any
 * SQL as that role. Whoever has no link learns nothing by any way; whoever has one learns what the door gives.
 */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { aCircleWorld, type CircleWorld } from '../../src/application/circle/circle.testing.ts'
import type { OpenedDoor } from '../../src/application/ports/guests/guest-doors.ts'
import { roleOf } from '../../src/storage/connect/roles.ts'
import { hashOf } from '../../src/storage/sign-in/secret-token.ts'
import { inCase } from '../../src/storage/stores/testing.ts'

/** Everything that the role may call, with what it is asked and what it gives: written and read by hand. */
const gives: Readonly<Record<string, string>> = {
  'guest_salt(link bytea)': 'bytea',
  'guest_enter(link bytea, proof bytea, session bytea)': 'TABLE(outcome text, tries integer)',
  'guest_standing(link bytea, session bytea)': 'text',
  'guest_view(link bytea, session bytea)':
    'TABLE(org_id uuid, case_id uuid, id uuid, kind text, wrapped_key bytea, sealed bytea, views_left integer)',
  'shred_guest_doors()': 'integer',
  // The public key to which an answer is sealed, and whether it was taken; never what was asked.
  'guest_answer_to(link bytea, session bytea)':
    'TABLE(org_id uuid, case_id uuid, id uuid, answer_to bytea)',
  'guest_answer(link bytea, session bytea, form uuid, said text, words bytea, file bytea)': 'text',
}

let it: CircleWorld
let client: pg.Client
let mine: OpenedDoor
let other: OpenedDoor
before(async () => {
  it = await aCircleWorld()
  const { socketDir: host, port } = it.at.test.server
  const options = '-c search_path=waymark,public'
  client = new pg.Client({ host, port, database: it.at.test.name, options, user: roleOf('guest') })
  await client.connect()
  mine = await aDoor()
  other = await aDoor()
})
after(async () => {
  await client.end()
  await it.at.close()
})

async function aDoor(): Promise<OpenedDoor> {
  const caseId = await it.aPerson()
  const memberId = await it.aSolicitor(caseId)
  const expiresAt = new Date(Date.parse(it.at.world.now()) + 3_600_000).toISOString()
  return inCase(it.at.world, it.worker, caseId, (seen, { guestDoors }) =>
    guestDoors.open(seen, {
      ...{ kind: 'pack', subjectId: it.newId(), memberId, expiresAt, views: 2 },
      payload: Buffer.from('Words that wait'),
      classes: ['S', 'N'],
    }),
  )
}

async function given(): Promise<Readonly<Record<string, string>>> {
  const rows = await it.at.test.asAdministrator<{ asked: string; gives: string }>(
    `select p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' as asked,
       pg_get_function_result(p.oid) as gives
     from pg_proc p where p.pronamespace = 'waymark'::regnamespace
       and has_function_privilege('waymark_guest', p.oid, 'EXECUTE')
       and p.prorettype <> 'trigger'::regtype
       -- What an extension brings compares texts that it is given, and reads nothing.
       and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
  )
  return Object.fromEntries(rows.map((row) => [row.asked, row.gives]))
}

test('each function gives guests the fields that stand here, and there is no other', async () => {
  assert.deepEqual(await given(), gives)
})

test('planted and caught: a function that gives one field more, and one function more', async () => {
  const { asAdministrator } = it.at.test
  await asAdministrator(
    `create function guest_whose(link bytea) returns text language sql security definer
       set search_path = waymark, pg_temp as $$ select f.alias from guest_door d
       join case_file f on f.org_id = d.org_id and f.id = d.case_id where d.link_hash = link $$;
     grant execute on function guest_whose(bytea) to waymark_guest`,
  )
  assert.notDeepEqual(await given(), gives)
  await asAdministrator('drop function guest_whose(bytea)')
  await asAdministrator(
    `alter function guest_standing(bytea, bytea) rename to guest_standing_before;
     create function guest_standing(link bytea, session bytea) returns table (kind text, alias text)
       language sql as $$ select '', '' $$;
     revoke all on function guest_standing(bytea, bytea) from public;
     revoke execute on function guest_standing_before(bytea, bytea) from waymark_guest;
     grant execute on function guest_standing(bytea, bytea) to waymark_guest`,
  )
  assert.notDeepEqual(await given(), gives)
  await asAdministrator(
    `drop function guest_standing(bytea, bytea);
     alter function guest_standing_before(bytea, bytea) rename to guest_standing;
     grant execute on function guest_standing(bytea, bytea) to waymark_guest`,
  )
  assert.deepEqual(await given(), gives)
})

/** The last rows as text, or the number of the refusal; whatever was done is undone. */
async function tried(sql: string, values: readonly unknown[] = []): Promise<string> {
  await client.query('begin')
  try {
    const { rows } = await client.query(sql, [...values])
    return JSON.stringify(rows)
  } catch (cause) {
    if (cause instanceof pg.DatabaseError) return String(cause.code)
    throw cause
  } finally {
    await client.query('rollback')
  }
}

const nothing = /^(\[\]|\[\{"\w+":(null|0)\}\]|42501|42P01|42883|42704|0A000)$/
const guess = () => randomBytes(32)
const link = () => hashOf(mine.link)

/** Each without the link of the door that it is after. */
const withoutTheLink: readonly (readonly [string, string, () => readonly unknown[]])[] = [
  ['no link at all', 'select guest_salt(null) as a', () => []],
  ['an empty link', 'select guest_salt($1) as a', () => [Buffer.alloc(0)]],
  ['a guess', 'select guest_salt($1) as a', () => [guess()]],
  [
    'a thousand guesses',
    `select guest_salt(sha256(n::text::bytea)) as a from generate_series(1, 1000) n
     where guest_salt(sha256(n::text::bytea)) is not null`,
    () => [],
  ],
  [
    'the link as it stands in the address',
    'select guest_salt($1) as a',
    () => [Buffer.from(mine.link)],
  ],
  ['entering with nothing', 'select * from guest_enter(null, null, null)', () => []],
  [
    'entering with a guess',
    'select * from guest_enter($1, $2, $3)',
    () => [guess(), guess(), guess()],
  ],
  ['looking with nothing', 'select * from guest_view(null, null)', () => []],
  ['looking with a guess', 'select * from guest_view($1, $2)', () => [guess(), guess()]],
  [
    'answering with a guess',
    'select guest_answer($1, $2, gen_random_uuid(), null, $1, null) as a',
    () => [guess(), guess()],
  ],
  ['answering to with a guess', 'select * from guest_answer_to($1, $2)', () => [guess(), guess()]],
  ['standing with a guess', 'select guest_standing($1, $2) as a', () => [guess(), guess()]],
  ['the table of doors', 'select guest_salt(d.link_hash) as a from guest_door d', () => []],
  ['a door made up', `select note_guest(null::guest_door, 'x', '')`, () => []],
  ['shutting somebody’s door', `select shut_guest_door(null::guest_door, 'revoked')`, () => []],
  [
    'asking the worker for something',
    `select ask_about_guest(null::guest_door, 'x', 'y', 'z')`,
    () => [],
  ],
  [
    'what consents stand',
    'select consent_stands(gen_random_uuid(), gen_random_uuid()) as a',
    () => [],
  ],
  ['entering a case', 'select * from enter_case(gen_random_uuid())', () => []],
  ['changing the log', `insert into audit_entry (act) values ('x')`, () => []],
  ['shredding what is not over', 'select shred_guest_doors() as a', () => []],
  ['a table of doors of one’s own', 'create temp table guest_door (link_hash bytea)', () => []],
  [
    'listening to what others say',
    `select * from pg_stat_activity where query like '%guest_%' and usename <> current_user and query <> '<insufficient privilege>'`,
    () => [],
  ],
]
for (const [what, sql, values] of withoutTheLink) {
  test(`as a guest without a link: ${what} gives nothing`, async () => {
    assert.match(await tried(sql, values()), nothing)
  })
}

test('with a link and without its code, nothing is shown, and every committed try is counted', async () => {
  const session = guess()
  assert.match(await tried('select * from guest_view($1, $2)', [link(), session]), nothing)
  assert.match(await tried('select * from guest_view($1, $2)', [link(), null]), nothing)
  assert.match(await tried('select * from guest_view($1, null)', [link()]), nothing)
  for (const [proof, left] of [
    [guess(), 4],
    [null, 3],
    [Buffer.alloc(0), 2],
  ] as const) {
    const { rows } = await client.query('select * from guest_enter($1, $2, $3)', [
      link(),
      proof,
      session,
    ])
    assert.deepEqual(rows, [{ outcome: 'wrong', tries: left }])
  }
  assert.match(await tried('select * from guest_view($1, $2)', [link(), session]), nothing)
})

test('a session of one door opens no other one', async () => {
  const session = guess()
  const code = await it.at.test.asAdministrator<{ proof: Buffer }>(
    `select code_hash as proof from guest_door where id = '${mine.id}'`,
  )
  const { rows } = await client.query('select outcome from guest_enter($1, $2, $3)', [
    ...[link(), code[0]?.proof, session],
  ])
  assert.deepEqual(rows, [{ outcome: 'in' }])
  assert.match(
    await tried('select * from guest_view($1, $2)', [hashOf(other.link), session]),
    nothing,
  )
  const seen = await tried('select kind, views_left from guest_view($1, $2)', [link(), session])
  assert.equal(seen, '[{"kind":"pack","views_left":1}]')
})

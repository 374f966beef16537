import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { withActor } from '../connect/with-actor.ts'
import { migrate } from '../migrate/migrate.ts'
import { type Migration, readMigrations } from '../migrate/read-migrations.ts'
import { aDatabase, type TestDatabase } from '../testing.ts'
import { backUp } from './back-up.ts'
import { type RestoreOptions, type RestoreOutcome, restore } from './restore.ts'

const place = mkdtempSync(join(tmpdir(), 'waymark-backup-'))
const key = Buffer.alloc(32, 3)
const madeAt = new Date('2026-03-29T01:30:00Z')
const orgId = '0192a000-0000-7000-8000-000000000001'
const verifySample = async () => ({ checked: 1 })
const open: TestDatabase[] = []

after(async () => {
  for (const database of open) await database.close()
  rmSync(place, { recursive: true, force: true })
})

async function another(options: { empty?: boolean } = {}): Promise<TestDatabase> {
  const database = await aDatabase(options)
  open.push(database)
  return database
}

/** Tables that refer to themselves and to each other, guard themselves, and hold awkward values. */
const tables = `
create table kind (name text primary key);
insert into kind values ('made by the migration');
create table note (org_id uuid, id int, parent int, leaf int, text text, size int generated always as
  (length(text)) stored, at timestamptz default now(), bytes bytea, tags text[],
  primary key (org_id, id), foreign key (org_id, parent) references note (org_id, id));
create table leaf (org_id uuid, id int, note int, primary key (org_id, id),
  foreign key (org_id, note) references note (org_id, id));
alter table note add foreign key (org_id, leaf) references leaf (org_id, id);
create table audit_seal (org_id uuid, number bigint, hash bytea, primary key (org_id, number));
create table pair (org_id uuid, id int, half int, primary key (org_id, id, half));
create table nothing_in_it (org_id uuid primary key);
create function refuse_change() returns trigger language plpgsql as $$
  begin raise exception 'only added to'; end $$;
create trigger guard before update or delete or truncate on note
  for each statement execute function refuse_change();
do $$ declare t text; begin
  foreach t in array array['note', 'leaf', 'audit_seal', 'pair', 'kind'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end $$;
create policy own on pair using (org_id = app_org()) with check (org_id = app_org());
grant select, insert on pair to waymark_staff;`

const [first] = readMigrations()
assert.ok(first)
const second = { number: 2, name: 'tables', sql: tables, sha256: 'two', asAdministrator: false }
const migrations: Migration[] = [first, second]
const file = join(place, 'of-the-day.backup')

let original: TestDatabase
before(async () => {
  original = await another({ empty: true })
  await migrate(original.db, { log() {}, migrations })
  await original.asAdministrator(`
    insert into kind values (E'tab\\there, line\\nthere, back\\\\slash, \\\\N and \\\\.');
    insert into note (org_id, id, parent, text, bytes, tags, at) values
      ('${orgId}', 1, null, 'ሰላም, 你好, مرحبا', '\\x00ff10', '{"a,b",NULL,""}', '2026-03-29 01:30:00.123456+00'),
      ('${orgId}', 2, 1, null, null, null, '0044-03-15 BC');
    insert into leaf values ('${orgId}', 1, 2);
    alter table note disable trigger guard;
    update note set leaf = 1 where id = 1;
    alter table note enable trigger guard;
    insert into note (org_id, id, text) select '${orgId}', n, repeat('word ', 100) from generate_series(10, 3000) n;
    insert into audit_seal select '${orgId}', n, sha256(n::text::bytea) from generate_series(1, 5) n`)
})

const restored = async (options: Partial<RestoreOptions> = {}, into?: TestDatabase) => {
  const database = into ?? (await another({ empty: true }))
  const outcome = await restore(database.db, { file, key, verifySample, migrations, ...options })
  return { database, outcome }
}

function refusal(outcome: RestoreOutcome): string {
  assert.ok('refused' in outcome, 'it was not refused')
  assert.match(outcome.refused.words, /Nothing was restored/)
  return outcome.refused.code
}

async function mustStillBeEmpty(database: TestDatabase): Promise<void> {
  const found = await database.asAdministrator(
    "select nspname from pg_namespace where nspname like 'waymark%'",
  )
  assert.deepEqual(found, [])
}

test('a backup taken while people write holds one moment, and comes back exactly', async () => {
  const actor = { orgId, userId: orgId, role: 'support-worker', serviceIds: [] }
  let writing = true
  let written = 0
  const people = (async () => {
    while (writing) {
      written += 1
      const id = written
      await withActor(original.db, 'staff', actor, async (tx) => {
        for (const half of [1, 2]) {
          await tx.query('test-half', 'insert into pair values ($1, $2, $3)', [orgId, id, half])
        }
      })
    }
  })()
  const seen: string[] = []
  const onProgress = ({ table }: { table: string }) => void seen.push(table)
  const report = await backUp(original.db, { file, key, madeAt, onProgress })
  writing = false
  await people
  assert.deepEqual(seen, ['audit_seal', 'kind', 'leaf', 'note', 'nothing_in_it', 'pair'])
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.deepEqual(readdirSync(place), ['of-the-day.backup'])

  const { database, outcome } = await restored()
  assert.ok(!('refused' in outcome), JSON.stringify(outcome))
  assert.equal(outcome.madeAt, '2026-03-29T01:30:00.000Z')
  assert.deepEqual([outcome.at, outcome.chains, outcome.sampleChecked], [2, 1, 1])
  assert.deepEqual(outcome.rows, report.rows)
  assert.ok((report.rows['pair'] ?? 0) % 2 === 0, 'half a transaction was backed up')
  for (const table of ['note', 'leaf', 'kind', 'audit_seal']) {
    const digest = `select md5(string_agg(r::text, '|' order by r::text)) from ${table} r`
    assert.deepEqual(await database.asAdministrator(digest), await original.asAdministrator(digest))
  }
  const shape = `select conname, pg_get_constraintdef(oid) from pg_constraint
    where connamespace = 'waymark'::regnamespace order by 1, 2`
  assert.deepEqual(await database.asAdministrator(shape), await original.asAdministrator(shape))
  await assert.rejects(database.asAdministrator('delete from note'), /only added to/)
  assert.deepEqual(await migrate(database.db, { log() {}, migrations }), { applied: [], at: 2 })
})

test('a backup goes only into an empty database', async () => {
  const { outcome } = await restored({}, original)
  assert.equal(refusal(outcome), 'not-empty')
})

test('a file that is cut off, damaged, missing or under another key leaves nothing behind', async () => {
  const whole = readFileSync(file)
  const changed = Buffer.from(whole)
  const middle = whole.length >> 1
  changed[middle] = (changed[middle] ?? 0) ^ 1
  const cases: Array<[string, Buffer]> = [
    ['cut-off', whole.subarray(0, middle)],
    ['damaged', changed],
    ['not-a-backup', Buffer.from('hello')],
  ]
  const bad = join(place, 'bad')
  const empty = await another({ empty: true })
  for (const [code, bytes] of cases) {
    writeFileSync(bad, bytes)
    const { outcome } = await restored({ file: bad }, empty)
    assert.equal(refusal(outcome), code)
    await mustStillBeEmpty(empty)
  }
  const otherKey = await restored({ key: Buffer.alloc(32, 4) }, empty)
  assert.equal(refusal(otherKey.outcome), 'wrong-key')
  assert.equal(refusal((await restored({ file: `${file}.gone` }, empty)).outcome), 'not-found')
  await mustStillBeEmpty(empty)
})

test('a backup made by a newer or different Waymark is refused', async () => {
  const newer = await restored({ migrations: [first] })
  assert.equal(refusal(newer.outcome), 'made-by-newer')
  const different = await restored({ migrations: [first, { ...second, sha256: 'other' }] })
  assert.equal(refusal(different.outcome), 'steps-differ')
})

test('tables that have changed shape, lost rows or lost references are refused', async () => {
  const withSql = (sql: string) => [first, { ...second, sql: tables + sql }]
  const shape = await restored({ migrations: withSql('alter table leaf add extra int;') })
  assert.equal(refusal(shape.outcome), 'does-not-fit')
  // Planted: a table that quietly keeps no row of what is loaded into it.
  const lossy = `create rule lose as on insert to kind do instead nothing;
    create function lose() returns trigger language plpgsql as $$ begin return null; end $$;
    create trigger lose before insert on kind for each row execute function lose();
    alter table kind enable always trigger lose;`
  const lost = await restored({ migrations: withSql(lossy) })
  assert.equal(refusal(lost.outcome), 'row-count')
  await mustStillBeEmpty(lost.database)
  // Planted: an audit chain that ends elsewhere than it did.
  const shorter = `create function cut() returns trigger language plpgsql as $$
      begin new.hash = '\\x00'; return new; end $$;
    create trigger cut before insert on audit_seal for each row execute function cut();
    alter table audit_seal enable always trigger cut;`
  const cut = await restored({ migrations: withSql(shorter) })
  assert.equal(refusal(cut.outcome), 'chain-head')
})

test('sealed fields that do not open undo the whole restore', async () => {
  const failing = async () => ({ failed: 'identity 7 does not open with this key' })
  const { database, outcome } = await restored({ verifySample: failing })
  assert.equal(refusal(outcome), 'sample')
  assert.ok('refused' in outcome && /identity 7/.test(outcome.refused.words))
  await mustStillBeEmpty(database)
})

test('a backup that fails half-way leaves no file at all', async () => {
  const gone = join(place, 'never.backup')
  const onProgress = () => {
    throw new Error('the disk went away')
  }
  await assert.rejects(
    backUp(original.db, { file: gone, key, madeAt, onProgress }),
    /disk went away/,
  )
  assert.ok(!readdirSync(place).some((name) => name.startsWith('never')))
})

test('the real tables, as every migration leaves them, come back from a backup', async () => {
  const real = await another()
  const whole = join(place, 'whole.backup')
  const report = await backUp(real.db, { file: whole, key, madeAt })
  const target = await another({ empty: true })
  const outcome = await restore(target.db, { file: whole, key, verifySample })
  assert.ok(!('refused' in outcome), JSON.stringify(outcome))
  assert.deepEqual(outcome.rows, report.rows)
  assert.equal(outcome.at, readMigrations().at(-1)?.number)
})

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, beforeEach, test } from 'node:test'
import { aDatabase, type TestDatabase } from '../testing.ts'
import { type MigrateOutcome, migrate } from './migrate.ts'
import { type Migration, readMigrations } from './read-migrations.ts'

const log = () => {}
const places: string[] = []
let it: TestDatabase | undefined
beforeEach(async () => {
  await it?.close()
  it = await aDatabase({ empty: true })
})
after(async () => {
  await it?.close()
  for (const place of places) rmSync(place, { recursive: true, force: true })
})

const [first] = readMigrations()

/** Migration 0001 as it is, followed by these. */
function migrations(files: Record<string, string>): Migration[] {
  const place = mkdtempSync(join(tmpdir(), 'waymark-migrations-'))
  places.push(place)
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(place, name), sql)
  assert.ok(first)
  return [first, ...readMigrations(place)]
}

const a = { '0002-a.sql': 'create table a (org_id uuid);' }
const b = { '0003-b.sql': 'create table b (org_id uuid); grant select on b to waymark_staff;' }

function run(files: Record<string, string>): Promise<MigrateOutcome> {
  assert.ok(it)
  return migrate(it.db, { log, migrations: migrations(files) })
}

function refusal(outcome: MigrateOutcome) {
  assert.ok('refused' in outcome, 'it was not refused')
  assert.match(outcome.refused.words, /Nothing was changed/)
  return outcome.refused.code
}

test('files are applied once, in order, and what they make belongs to the owner', async () => {
  assert.deepEqual(await run(a), { applied: [1, 2], at: 2 })
  assert.deepEqual(await run({ ...a, ...b }), { applied: [3], at: 3 })
  assert.deepEqual(await run({ ...a, ...b }), { applied: [], at: 3 })
  const owners = await it?.asAdministrator(
    "select tablename, tableowner from pg_tables where schemaname = 'waymark' order by 1",
  )
  assert.deepEqual(owners, [
    { tablename: 'a', tableowner: 'waymark_owner' },
    { tablename: 'b', tableowner: 'waymark_owner' },
  ])
})

test('three starts at the same moment apply each file once', async () => {
  const outcomes = await Promise.all([
    run({ ...a, ...b }),
    run({ ...a, ...b }),
    run({ ...a, ...b }),
  ])
  const applied = outcomes.map((outcome) => ('applied' in outcome ? outcome.applied.length : -1))
  assert.deepEqual(applied.sort(), [0, 0, 3])
})

test('a file edited after it landed is refused', async () => {
  await run({ ...a, ...b })
  assert.equal(refusal(await run({ '0002-a.sql': `${a['0002-a.sql']} `, ...b })), 'edited')
})

test('a landed file that is missing is refused', async () => {
  await run({ ...a, ...b })
  assert.equal(refusal(await run(b)), 'missing')
})

test('a database that a newer Waymark has used is refused', async () => {
  await run({ ...a, ...b })
  assert.equal(refusal(await run(a)), 'database-newer')
})

test('a new file with a number from before is refused', async () => {
  await run(b)
  assert.equal(refusal(await run({ ...a, ...b })), 'out-of-order')
})

test('a file that fails half-way leaves nothing of itself, and the ones before it stay', async () => {
  const broken = { '0003-b.sql': 'create table half (id int); create table half (id int);' }
  await assert.rejects(run({ ...a, ...broken }), /migration 3 b failed/)
  const tables = await it?.asAdministrator(
    "select tablename from pg_tables where schemaname = 'waymark'",
  )
  assert.deepEqual(tables, [{ tablename: 'a' }])
  assert.deepEqual(await run({ ...a, ...b }), { applied: [3], at: 3 })
})

test('file names and contents that could go wrong quietly are faults', () => {
  assert.throws(() => migrations({ '2-a.sql': '' }), /not named like/)
  assert.throws(() => migrations({ '0002-a.sql': '', '0002-b.sql': '' }), /two migrations/)
  assert.throws(() => migrations({ '0002-a.sql': 'select 1;\nCOMMIT;\n' }), /its own transaction/)
})

test('a role that exists already with too much power stops the first start', async () => {
  await it?.asAdministrator(
    'do $$ begin create role waymark_staff login; exception when duplicate_object then end $$',
  )
  await it?.asAdministrator('alter role waymark_staff bypassrls')
  await assert.rejects(run(a), /migration 1/)
  await it?.asAdministrator('alter role waymark_staff nobypassrls')
})

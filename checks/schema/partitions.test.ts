/**
 * The way up stays open: the very same migrations load with every table split by organisation. A key
 * without the organisation in it would be refused here, exactly where a cluster would refuse it.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { migrate } from '../../src/storage/migrate/migrate.ts'
import { type Migration, readMigrations } from '../../src/storage/migrate/read-migrations.ts'
import { aWorld, type TestWorld } from '../../src/storage/stores/testing.ts'
import { aDatabase } from '../../src/storage/testing.ts'
import { globalTables } from './catalogue-rules.ts'
import { fillCase } from './fill-case.ts'

const parts = 3

function split(migration: Migration): Migration {
  const sql = migration.sql.replace(
    /^create table (\w+) \(\n([\s\S]*?)\n\);/gm,
    (whole: string, name: string, body: string) => {
      if (globalTables.includes(name)) return whole
      const pieces = Array.from(
        { length: parts },
        (_, rest) =>
          `create table ${name}_${rest} partition of ${name}
             for values with (modulus ${parts}, remainder ${rest});`,
      )
      return `create table ${name} (\n${body}\n) partition by hash (org_id);\n${pieces.join('\n')}`
    },
  )
  return { ...migration, sql }
}

let at: TestWorld
before(async () => {
  const test = await aDatabase({ empty: true })
  const outcome = await migrate(test.db, { log() {}, migrations: readMigrations().map(split) })
  assert.ok(!('refused' in outcome))
  at = await aWorld({ test })
})
after(() => at.close())

test('every table but the few global ones is split', async () => {
  const rows = await at.test.asAdministrator<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'waymark'::regnamespace
       and relkind = 'r' and not relispartition order by 1`,
  )
  assert.deepEqual(
    rows.map(({ name }) => name),
    [...globalTables].sort(),
  )
})

test('a whole case is kept and read in the split schema', async () => {
  const { worker, manager, prime } = at.people
  const id = await fillCase(at.world, { worker, manager, prime })
  const opened = await at.world.asActor(worker, ({ cases }) => cases.open(id))
  assert.deepEqual(opened?.facts.map(({ type }) => type).sort(), ['consent-given', 'died'])
})

test('one person’s Today is looked for in one part only', async () => {
  const { orgId, userId } = at.people.worker
  const rows = await at.test.asAdministrator<{ 'QUERY PLAN': string }>(
    `explain select 1 from due_item where org_id = '${orgId}' and worker_id = '${userId}'`,
  )
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
  assert.equal([...plan.matchAll(/ on due_item_\d/g)].length, 1, plan)
})

test('a key without the organisation is refused in the split schema', async () => {
  const sql = `create table planted (org_id uuid not null, id uuid not null primary key)
    partition by hash (org_id)`
  await assert.rejects(at.test.asAdministrator(sql), /must include all partitioning columns/)
})

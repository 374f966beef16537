/** The questions of the access matrix, asked in SQL with the application out of the way. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type pg from 'pg'
import { surfaces } from '../../src/storage/connect/roles.ts'
import { claims, type Grounds, someGrounds } from './grounds.ts'
import { hostile } from './hostile.ts'
import { reach } from './reach-table.ts'
import { reachedIn } from './what-is-reached.ts'

let grounds: Grounds
before(async () => {
  grounds = await someGrounds()
})
after(() => grounds.close())

const asked = ['staff', 'seat', 'signin', 'jobs', 'guest'] as const

async function differences(surface: (typeof asked)[number], tables: readonly string[]) {
  const client = await grounds.connectAs(surface)
  const found: string[] = []
  for (const table of tables) {
    const expected = (reach[table]?.[surface] ?? claims.map(() => '-').join(' ')).split(' ')
    const reached = (await reachedIn(grounds, client, { table, surface })).split(' ')
    for (const [place, claim] of claims.entries()) {
      if (reached[place] !== expected[place]) {
        found.push(`${table}, ${surface}, ${claim}: ${reached[place]}, and not ${expected[place]}`)
      }
    }
  }
  return found
}

test('every table has a row that says what SQL reaches in it, and every row has a table', () => {
  assert.deepEqual(Object.keys(reach).sort(), [...grounds.tables].sort())
})

for (const surface of asked) {
  test(`as ${surface}, SQL reaches what the table says and nothing else`, async (t) => {
    t.diagnostic(`${grounds.tables.length * claims.length} cells, four questions each`)
    assert.deepEqual(await differences(surface, grounds.tables), [])
  })
}

test('as the backup, SQL reads everything and writes nothing', async () => {
  const client = await grounds.connectAs('backup')
  for (const table of grounds.tables) {
    await client.query(`select from ${table} limit 1`)
    for (const sql of [`delete from ${table}`, `insert into ${table} default values`]) {
      await assert.rejects(client.query(sql), { code: '42501' }, `${sql} was done`)
    }
  }
})

for (const surface of surfaces) {
  test(`as ${surface}, no trick of SQL reaches further`, async (t) => {
    const client = await grounds.connectAs(surface)
    const wrong: string[] = []
    const tricks = hostile(grounds, surface)
    for (const { name, sql, must } of tricks) {
      const said = await outcomeOf(client, surface, sql)
      if (!must.test(said)) wrong.push(`${name}: ${said}`)
    }
    t.diagnostic(`${tricks.length} tricks`)
    assert.deepEqual(wrong, [])
  })
}

/** The last rows as text, or the number of the refusal. Whatever was done is undone. */
async function outcomeOf(client: pg.Client, surface: (typeof surfaces)[number], sql: string) {
  await client.query(grounds.begin(surface, 'case'))
  try {
    const answer: pg.QueryResult | pg.QueryResult[] = await client.query(sql)
    const last = Array.isArray(answer) ? answer.at(-1) : answer
    return JSON.stringify(last?.rows ?? [])
  } catch (cause) {
    return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
  } finally {
    await client.query('rollback')
  }
}

// Planted: each of them must show.

test('a table without force, a policy that lets everything through, and an ordinary view show', async () => {
  const { asAdministrator } = grounds.at.test
  await asAdministrator(
    `create policy planted on person_location to waymark_staff using (true);
     drop policy tenant on person_location`,
  )
  const easy = await differences('staff', ['person_location'])
  assert.ok(
    easy.some((one) => one.startsWith('person_location, staff, nobody: r')),
    easy.join(),
  )
  await asAdministrator('grant select, delete on case_block to waymark_seat')
  await asAdministrator('alter table case_block disable row level security')
  const open = await differences('seat', ['case_block'])
  assert.ok(
    open.some((one) => one.startsWith('case_block, seat, nobody: rd')),
    open.join(),
  )
  await asAdministrator('create table note_to_self (org_id uuid)')
  const [made] = await asAdministrator<{ n: number }>(
    `select count(*)::int as n from pg_class where relname = 'note_to_self'`,
  )
  assert.equal(made?.n, 1)
  assert.equal(reach['note_to_self'], undefined)
})

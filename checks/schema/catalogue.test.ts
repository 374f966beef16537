/** The schema keeps every rule; and each rule notices when its trap is sprung. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { aDatabase, type TestDatabase } from '../../src/storage/testing.ts'
import { breaksOf, catalogueRules } from './catalogue-rules.ts'

let database: TestDatabase
let client: pg.Client
const ask = async <Row extends object>(sql: string) => (await client.query<Row>(sql)).rows

before(async () => {
  database = await aDatabase()
  const { socketDir: host, port, superuser: user } = database.server
  const options = '-c search_path=waymark,public'
  client = new pg.Client({ host, port, user, database: database.name, options })
  await client.connect()
})
after(async () => {
  await client.end()
  await database.close()
})

for (const rule of catalogueRules) {
  test(rule.name, async () => {
    assert.deepEqual(await breaksOf(ask, rule), [])
  })

  for (const trap of rule.traps) {
    test(`${rule.name}: noticed when broken by "${trap.replace(/\s+/g, ' ').slice(0, 70)}"`, async () => {
      await client.query('begin')
      try {
        await client.query(trap)
        assert.notDeepEqual(await breaksOf(ask, rule), [])
      } finally {
        await client.query('rollback')
      }
    })
  }
}

test('a login role that could read past every policy is noticed', async () => {
  const rule = catalogueRules.find(({ name }) => name.startsWith('no login role is powerful'))
  assert.ok(rule)
  await client.query('begin')
  await client.query('alter role waymark_staff bypassrls')
  const broken = await breaksOf(ask, rule)
  await client.query('rollback')
  assert.deepEqual(broken, ['waymark_staff has a power'])
})

/** SECURITY.md says of each part what the schema, the classes and the access matrix say; nothing older. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { surfaces } from '../../src/storage/connect/roles.ts'
import { aDatabase, type TestDatabase } from '../../src/storage/testing.ts'
import { reach } from '../sql/reach-table.ts'
import { betweenMarks } from './between-marks.ts'
import { inWords } from './in-words.ts'
import { whatIsKept } from './what-is-kept.ts'

let database: TestDatabase
before(async () => {
  database = await aDatabase()
})
after(() => database.close())

const document = readFileSync('SECURITY.md', 'utf8')
const madeNow = async () =>
  betweenMarks(document, inWords(await whatIsKept(database.asAdministrator)))

test('what a compromise of each part gives away is written as the schema says it', async () => {
  assert.equal(document, await madeNow(), 'run: bin/run scripts/given-away.ts')
})

test('what the catalogue lets a login role read is what SQL was seen to read', async () => {
  const kept = await whatIsKept(database.asAdministrator)
  const wrong = Object.entries(reach).flatMap(([table, row]) =>
    surfaces.flatMap((surface) => {
      if (surface === 'backup') return []
      const may = kept.some((one) => one.table === table && one.readBy.includes(surface))
      // Seen to be read, and yet no right to: one of the two is wrong.
      return row[surface]?.includes('r') && !may ? [`${table}, ${surface}`] : []
    }),
  )
  assert.deepEqual(wrong, [])
})

// Planted: each of them must show as another text. The last comment and right are put back.

const planted = [
  [
    'a column that becomes another class',
    `comment on column journal_entry.kind is 'harm:H what kind of note'`,
  ],
  [
    'a column that lies open from now on',
    'alter table place alter column sealed type text using null',
  ],
  ['a right that was given', 'grant select on case_file to waymark_signin'],
  [
    'a new column of status',
    `alter table case_file add column visa text;
     comment on column case_file.visa is 'harm:S what they may do here'`,
  ],
] as const

for (const [what, sql] of planted) {
  test(`${what} makes another text`, async () => {
    const own = await aDatabase()
    try {
      const before = inWords(await whatIsKept(own.asAdministrator))
      await own.asAdministrator(sql)
      if (what.startsWith('a right')) {
        await own.asAdministrator(
          'create policy easy on case_file to waymark_signin using (org_id = app_org())',
        )
      }
      assert.notEqual(inWords(await whatIsKept(own.asAdministrator)), before)
    } finally {
      await own.close()
    }
  })
}

test('a column that does not say whom it could hurt, or how it lies there, is named', async () => {
  const own = await aDatabase()
  try {
    await own.asAdministrator(`alter table case_file add column remark bytea`)
    await assert.rejects(whatIsKept(own.asAdministrator), /case_file\.remark does not say/)
    await own.asAdministrator(`comment on column case_file.remark is 'harm:N what was said'`)
    await assert.rejects(whatIsKept(own.asAdministrator), /whether they are sealed/)
  } finally {
    await own.close()
  }
})

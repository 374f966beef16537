/**
 * Destroying on a real database with something in every table: after it no sealed cell of the case names
 * a key that is still there, in the live database or in a backup that was made later; in an older backup
 * the keys are, and the certificate says until when.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { PurgeInWords } from '../../src/application/ports/retention/retention-store.ts'
import { aDay, type Day } from '../../src/domain/calendar/day.ts'
import { completionOf } from '../../src/domain/retention/certificate.ts'
import { type KeptClass, keptClasses } from '../../src/domain/retention/kept-classes.ts'
import type { Schedule } from '../../src/domain/retention/schedule.ts'
import { backUp } from '../../src/storage/backup/back-up.ts'
import { restore } from '../../src/storage/backup/restore.ts'
import { withActor } from '../../src/storage/connect/with-actor.ts'
import { newId } from '../../src/storage/new-id.ts'
import { keepAndPropose } from '../../src/storage/retention/nightly.ts'
import { aWorld, inCase, type TestWorld } from '../../src/storage/stores/testing.ts'
import { aDatabase, type TestDatabase } from '../../src/storage/testing.ts'
import { fillCase } from './fill-case.ts'

let at: TestWorld
let caseId: string
let whole: string
const folder = mkdtempSync(join(tmpdir(), 'waymark-destroyed-'))
const key = Buffer.alloc(32, 7)
const closing: TestDatabase[] = []

const scheduleOf = (kept: readonly KeptClass[], years: number): Schedule => ({
  rules: kept.map((one) => ({
    kept: one,
    from: 'case-closed',
    length: { count: years, unit: 'years' },
  })),
  warnDays: [60, 14],
  quietDays: 30,
  backupDays: 35,
})

before(async () => {
  at = await aWorld()
  const { worker, manager, prime } = at.people
  caseId = await fillCase(at.world, { worker, manager, prime })
  whole = await fillCase(at.world, { worker, manager, prime })
  await close(caseId)
  const rules = scheduleOf(['narrative'], 6)
  await at.world.asActor(at.people.protector, ({ retention }) =>
    retention.confirm(rules, { version: 0, on: aDay('2026-03-03') }),
  )
})
after(async () => {
  rmSync(folder, { recursive: true, force: true })
  for (const database of closing) await database.close()
  await at.close()
})

const close = (id: string) =>
  at.test.asAdministrator('update waymark.case_file set active = false where id = $1', [id])
const night = (today: string, db = at.test.db) =>
  keepAndPropose(db, at.keys, { orgId: at.people.worker.orgId, today: aDay(today) })
const nothing = { proposed: 0, stopped: 0, destroyed: 0 }

async function openPurge(id: string): Promise<PurgeInWords> {
  const purges = await at.world.asActor(at.people.protector, ({ retention }) =>
    retention.purges(id),
  )
  const [newest] = purges
  assert.ok(newest, 'it was proposed')
  return newest
}

/** Both sides on one day, each as they would on their own pages. */
async function agree(id: string, on: Day): Promise<void> {
  at.setNow(`${on}T10:00:00.000Z`)
  const purge = await openPurge(id)
  await at.world.asActor(at.people.protector, ({ retention }) =>
    retention.decide(purge, { step: 'agreed', as: 'data-protection-lead', on }),
  )
  await inCase(at.world, at.people.manager, id, (_seen, { retention }) =>
    retention.decide(purge, { step: 'agreed', as: 'service-manager', on }),
  )
}

const hold = {
  ground: 'court',
  scope: [],
  reason: 'A court asked for it',
} as const

test('the night proposes when six years are over, and destroys nothing by itself', async () => {
  assert.deepEqual(await night('2032-03-02'), nothing)
  const due = await at.world.asActor(at.people.protector, ({ retention }) => retention.due(caseId))
  const words = due.find(({ kept }) => kept === 'narrative')
  assert.deepEqual([words?.status, words?.until], ['second-warning', '2032-03-02'])
  assert.equal(due.find(({ kept }) => kept === 'health')?.status, 'no-rule')
  assert.deepEqual(await night('2032-03-03'), { ...nothing, proposed: 1 })
  assert.deepEqual(await night('2032-03-04'), nothing, 'proposed once')
  assert.deepEqual(await night('2033-03-04'), nothing, 'a year later nobody has decided')
})

test('one person, or two on the day before seven are over, destroy nothing', async () => {
  await agree(caseId, aDay('2032-03-10'))
  assert.deepEqual(await night('2032-03-16'), nothing)
  const hurried = (sql: string) =>
    withActor(
      at.test.db,
      'jobs',
      { orgId: at.people.worker.orgId, userId: newId(), role: 'retention', serviceIds: [] },
      (tx) => tx.query(sql.slice(0, 12), sql),
    )
  const { id } = await openPurge(caseId)
  await assert.rejects(hurried(`select destroy_keys('${id}', '2032-03-16')`), /not decided about/)
  await assert.rejects(hurried('delete from case_key'), /permission denied/)
})

test('a hold that comes after both have agreed stops it, and the case says so', async () => {
  const id = newId()
  const placedOn = aDay('2032-03-16')
  const reference = (await openPurge(caseId)).caseReference
  await inCase(at.world, at.people.manager, caseId, (_seen, { retention }) =>
    retention.place(
      { caseId, caseReference: reference },
      { ...hold, id, placedOn, until: aDay('2032-05-01') },
    ),
  )
  assert.deepEqual(await night('2032-03-17'), { ...nothing, stopped: 1 })
  assert.deepEqual(await night('2032-05-01'), nothing, 'held to its last day')
  const held = await inCase(at.world, at.people.worker, caseId, (_seen, { retention }) =>
    retention.due(caseId),
  )
  assert.equal(held.find(({ kept }) => kept === 'narrative')?.status, 'held')
})

test('the words alone are destroyed; the rest of the case opens as before', async () => {
  assert.deepEqual(await night('2032-05-02'), { ...nothing, proposed: 1 })
  await agree(caseId, aDay('2032-05-03'))
  assert.deepEqual(await night('2032-05-10'), { ...nothing, destroyed: 1 })
  assert.deepEqual(await night('2032-05-11'), nothing, 'once')
  at.setNow('2032-05-11T10:00:00.000Z')
  const seen = await inCase(at.world, at.people.worker, caseId, async (open, stores) => ({
    facts: open.facts.length,
    entries: (await stores.journal.page(caseId, {}, { offset: 0, limit: 9 })).entries,
    names: await stores.people.reveal(caseId, 'identity'),
    due: await stores.retention.due(caseId),
  }))
  assert.equal(seen.facts, 2)
  assert.deepEqual(
    seen.entries.map(({ words }) => words),
    ['Destroyed when its time was over.'],
  )
  assert.deepEqual(seen.names, { names: 'Xy' })
  assert.equal(seen.due.find(({ kept }) => kept === 'narrative')?.status, 'gone')
  assert.deepEqual(await keysLeft(at.test, caseId, 'N'), [])
  const [certificate] = await at.world.asActor(at.people.protector, ({ retention }) =>
    retention.certificates(caseId),
  )
  assert.ok(certificate)
  assert.deepEqual([certificate.keys, certificate.copiesElsewhere], [1, true])
  assert.deepEqual(completionOf(certificate, aDay('2032-06-14')), {
    status: 'not-yet',
    on: '2032-06-15',
  })
})

test('all of a case: no sealed cell names a key that is there, but in the older backup', async () => {
  await close(whole)
  await at.world.asActor(at.people.protector, ({ retention }) =>
    retention.confirm(scheduleOf(keptClasses, 7), { version: 1, on: aDay('2032-06-01') }),
  )
  assert.equal((await night('2033-03-04')).proposed, 2)
  await agree(whole, aDay('2033-03-05'))
  const older = join(folder, 'older.backup')
  await backUp(at.test.db, { file: older, key, madeAt: new Date('2033-03-11T01:00:00Z') })
  assert.ok((await keysLeft(at.test, whole)).length > 10, 'planted: before it, many cells open')
  assert.equal((await night('2033-03-12')).destroyed, 1)
  assert.deepEqual(await keysLeft(at.test, whole), [])
  assert.deepEqual(await leftOpen(at.test, whole), [])

  const newer = join(folder, 'newer.backup')
  await backUp(at.test.db, { file: newer, key, madeAt: new Date('2033-03-13T01:00:00Z') })
  assert.deepEqual(await keysLeft(await restored(newer), whole), [], 'a later backup holds none')
  const old = await restored(older)
  assert.ok((await keysLeft(old, whole)).length > 10, 'until the day that the certificate names')
  assert.equal(
    (await night('2033-03-20', old.db)).destroyed,
    1,
    'and a restored one makes up for it',
  )
  assert.deepEqual(await keysLeft(old, whole), [])
})

test('the chain of the log was not touched', async () => {
  const [lines] = await at.test.asAdministrator<{ count: number }>(
    `select count(*)::int as count from waymark.audit_entry where act = 'destroyed keys'`,
  )
  assert.equal(lines?.count, 2)
})

async function restored(file: string): Promise<TestDatabase> {
  const into = await aDatabase({ empty: true })
  closing.push(into)
  const outcome = await restore(into.db, {
    ...{ file, key },
    verifySample: async () => ({ checked: 1 }),
  } as Parameters<typeof restore>[1])
  assert.ok(!('refused' in outcome), JSON.stringify(outcome))
  return into
}

interface Cell {
  readonly table: string
  readonly column: string
}

/** Every column that a table of cases seals, asked of the catalogue: those to come as well. */
async function sealedColumns(test: TestDatabase): Promise<readonly Cell[]> {
  return test.asAdministrator<Cell>(
    `select c.relname as table, a.attname as column from pg_class c
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       join pg_attribute k on k.attrelid = c.oid and k.attname = 'case_id' and not k.attisdropped
     where c.relnamespace = 'waymark'::regnamespace and c.relkind = 'r'
       and a.atttypid = 'bytea'::regtype and a.attname <> 'wrapped'
       and col_description(c.oid, a.attnum) ~ '^harm:[LICHNP]'`,
  )
}

/** The sealed cells of a case whose key is still there: of the case, of a place or of the organisation. */
async function keysLeft(test: TestDatabase, of: string, harm?: string): Promise<readonly string[]> {
  const left: string[] = []
  for (const { table, column } of await sealedColumns(test)) {
    const rows = await test.asAdministrator<{ count: number }>(
      `select count(*)::int as count from waymark.${table} t
       where t.case_id = $1 and length(t.${column}) > 17 and exists (
         select from (
           select key_id, class from waymark.case_key where case_id = $1
           union all select key_id, 'L' from waymark.place_key where case_id = $1
           union all select key_id, 'organisation' from waymark.organisation_key) k
         where position(uuid_send(k.key_id) in t.${column}) between 1 and 8
           and ($2::text is null or k.class = $2))`,
      [of, harm ?? null],
    )
    if (rows[0]?.count) left.push(`${table}.${column}`)
  }
  return left
}

/** What could name or find the person and was never sealed, or is a keyed hash of it. */
async function leftOpen(test: TestDatabase, of: string): Promise<readonly string[]> {
  const tables = await test.asAdministrator<{ name: string; column: string }>(
    `select c.relname as name, a.attname as column from pg_class c
       join pg_attribute a on a.attrelid = c.oid and a.attname in ('alias', 'token', 'print')
       join pg_attribute k on k.attrelid = c.oid and k.attname = 'case_id'
     where c.relnamespace = 'waymark'::regnamespace and c.relkind = 'r'`,
  )
  const left: string[] = []
  for (const { name, column } of tables) {
    const [row] = await test.asAdministrator<{ count: number }>(
      `select count(*)::int as count from waymark.${name}
       where case_id = $1 and ${column}::text <> 'No name'`,
      [of],
    )
    if (row?.count) left.push(`${name}.${column}`)
  }
  return left
}

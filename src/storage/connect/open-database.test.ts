import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { backUp } from '../backup/back-up.ts'
import { restore } from '../backup/restore.ts'
import { migrate } from '../migrate/migrate.ts'
import { type EmbeddedServer, startEmbeddedServer } from '../server/start-embedded-server.ts'
import { type ConnectRefusal, openDatabase } from './open-database.ts'
import { type Database, makeDatabase } from './pools.ts'
import { passwordFor } from './role-passwords.ts'
import { withActor, withoutActor } from './with-actor.ts'
import { withAdministrator } from './with-administrator.ts'

// A server of somebody else's: durable, and it asks its administrator and our roles for a password.
const place = mkdtempSync(join(tmpdir(), 'waymark-elsewhere-'))
const secret = Buffer.alloc(32, 7)
const log = () => {}
let server: EmbeddedServer
let behind: Database

const asAdministrator = (sql: string) => withAdministrator(behind, (client) => client.query(sql))

before(async () => {
  const started = await startEmbeddedServer({ dataDir: join(place, 'data'), log })
  assert.ok(!('refused' in started))
  server = started
  behind = makeDatabase({ ...server, kind: 'embedded' }, { log })
  await asAdministrator("create role dba superuser login password 'pass%word'")
  const file = join(place, 'data/cluster/pg_hba.conf')
  const own = readFileSync(file, 'utf8').replace('all all', 'all waymark_admin')
  writeFileSync(file, `${own}local all all scram-sha-256\n`)
  const loaded = async () =>
    (await asAdministrator('select pg_conf_load_time()::text as at')).rows[0].at
  const loadedAt = await loaded()
  await asAdministrator('select pg_reload_conf()')
  // The server rereads its files in its own time.
  let reloaded = false
  for (let tries = 0; tries < 500 && !reloaded; tries++) reloaded = (await loaded()) !== loadedAt
  assert.ok(reloaded, 'the server did not read its access file again')
})
after(async () => {
  await behind?.close()
  await server?.stop()
  rmSync(place, { recursive: true, force: true })
})

const urlFor = (password: string) =>
  `postgresql://dba:${password}@localhost:${server.port}/${server.database}?host=${server.socketDir}`

function opened(outcome: Database | { refused: ConnectRefusal }): Database {
  assert.ok(!('refused' in outcome), 'refused' in outcome ? outcome.refused.words : '')
  return outcome
}

test('an administrator who is no superuser may be enough, from PostgreSQL 16', async (t) => {
  if (Number.parseInt(server.version, 10) < 16) return t.skip('before 16 it takes a superuser')
  await asAdministrator("create role lesser login createrole bypassrls password 'lesser'")
  await asAdministrator('create database managed owner lesser')
  const url = urlFor('lesser')
    .replace('dba:', 'lesser:')
    .replace(`/${server.database}?`, '/managed?')
  const db = opened(await openDatabase({ kind: 'url', url, secret }, { log }))
  const outcome = await migrate(db, { log })
  assert.ok('applied' in outcome && outcome.applied.length > 1)
  await withoutActor(db, 'jobs', (tx) => tx.query('test-one', 'select 1'))

  const file = join(place, 'managed.backup')
  const key = Buffer.alloc(32, 9)
  await backUp(db, { file, key, madeAt: new Date('2026-03-29T01:30:00Z') })
  await withAdministrator(db, async (client) => {
    await client.query('drop schema waymark cascade; drop schema waymark_meta cascade')
  })
  const verifySample = async () => ({ checked: 0 })
  const restored = await restore(db, { file, key, verifySample })
  assert.ok(!('refused' in restored), JSON.stringify(restored))
  await db.close()
})

test('an administrator with too little power is told what is missing', async () => {
  await asAdministrator("create role weak login password 'weak'")
  const url = urlFor('weak').replace('dba:', 'weak:')
  const db = opened(await openDatabase({ kind: 'url', url, secret }, { log }))
  const outcome = await migrate(db, { log })
  assert.ok('refused' in outcome && outcome.refused.code === 'administrator-too-weak')
  await db.close()
})

test('an existing server is migrated, and each role logs in with a password of its own', async () => {
  const db = opened(
    await openDatabase({ kind: 'url', url: urlFor('pass%25word'), secret }, { log }),
  )
  const outcome = await migrate(db, { log })
  assert.ok('applied' in outcome && outcome.applied[0] === 1)
  const [row] = await withoutActor(db, 'signin', (tx) =>
    tx.query<{ me: string }>('test-me', 'select current_user as me'),
  )
  assert.equal(row?.me, 'waymark_signin')
  await db.close()
})

// An address may name its user outside the usual place; the administrator must not stand in for all.
for (const query of ['user=dba&password=pass%25word', 'password=pass%25word&user=dba&ssl=0']) {
  test(`each role logs in as itself when the address says ?host=...&${query}`, async () => {
    const url = `postgresql:///${server.database}?host=${server.socketDir}&port=${server.port}&${query}`
    const db = opened(await openDatabase({ kind: 'url', url, secret }, { log }))
    const outcome = await migrate(db, { log })
    assert.ok('applied' in outcome)
    const [row] = await withoutActor(db, 'jobs', (tx) =>
      tx.query<{ me: string }>('test-me', 'select current_user as me'),
    )
    assert.equal(row?.me, 'waymark_jobs')
    await db.close()
  })
}

test('another secret opens no door', async () => {
  const address = { kind: 'url', url: urlFor('pass%25word'), secret: Buffer.alloc(32, 8) } as const
  const db = opened(await openDatabase(address, { log }))
  const orgId = '0192a000-0000-7000-8000-000000000001'
  const actor = { orgId, userId: orgId, role: 'support-worker', serviceIds: [] }
  await assert.rejects(
    withActor(db, 'staff', actor, async () => {}),
    /password authentication/,
  )
  await db.close()
  assert.notEqual(passwordFor('waymark_staff', secret), passwordFor('waymark_jobs', secret))
})

test('a server that lets nobody in is refused without repeating the password', async () => {
  const outcome = await openDatabase({ kind: 'url', url: urlFor('sesame'), secret }, { log })
  assert.ok('refused' in outcome)
  assert.equal(outcome.refused.code, 'cannot-connect')
  assert.doesNotMatch(outcome.refused.words, /sesame|localhost/)
})

test('an address that is none is refused', async () => {
  for (const url of ['', 'mysql://a', 'postgresql://u:p@/db', 'localhost:5432']) {
    const outcome = await openDatabase({ kind: 'url', url, secret }, { log })
    assert.ok('refused' in outcome && outcome.refused.code === 'address-unreadable', url)
  }
})

test('a server that would lose saved work in a power cut is refused', async () => {
  await asAdministrator('alter role dba set synchronous_commit = off')
  const outcome = await openDatabase({ kind: 'url', url: urlFor('pass%25word'), secret }, { log })
  await asAdministrator('alter role dba reset synchronous_commit')
  assert.ok('refused' in outcome)
  assert.equal(outcome.refused.code, 'not-durable')
  assert.match(outcome.refused.words, /synchronous_commit is off/)
})

/** DATABASE_URL: a PostgreSQL server of somebody else's instead of the one inside. */
import assert from 'node:assert/strict'
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type Database, makeDatabase } from '../storage/connect/pools.ts'
import { withAdministrator } from '../storage/connect/with-administrator.ts'
import {
  type EmbeddedServer,
  startEmbeddedServer,
} from '../storage/server/start-embedded-server.ts'
import { aPlace, serve, waymark } from './testing/waymark.testing.ts'

const system = '/usr/lib/postgresql/15/bin'
const servers = [{ name: 'the newest PostgreSQL', programs: '' }]
if (existsSync(system)) servers.push({ name: 'PostgreSQL 15 of the system', programs: system })

for (const { name, programs } of servers) {
  describe(`DATABASE_URL, with ${name}`, () => {
    const place = aPlace()
    const [data, key, file] = ['data', 'key', 'backup'].map(place.path) as [string, string, string]
    let server: EmbeddedServer
    let behind: Database
    const sql = (text: string) => withAdministrator(behind, (client) => client.query(text))
    const url = (database: string) =>
      `postgresql:///${database}?host=${server.socketDir}&port=${server.port}&user=dba&password=se%25same`
    const env = (database = 'waymark') => ({ DATABASE_URL: url(database), PORT: '0' })
    let organisation = ''

    before(async () => {
      const own = process.env['WAYMARK_PG_BIN']
      if (programs) process.env['WAYMARK_PG_BIN'] = programs
      const started = await startEmbeddedServer({ dataDir: place.path('server'), log() {} })
      if (own === undefined) delete process.env['WAYMARK_PG_BIN']
      else process.env['WAYMARK_PG_BIN'] = own
      assert.ok(!('refused' in started), JSON.stringify(started))
      server = started
      behind = makeDatabase({ ...server, kind: 'embedded' }, { log() {} })
      await sql("create role dba superuser login password 'se%same'")
      // Whoever is not its own administrator shows a password, as on a server elsewhere.
      const access = join(place.path('server'), 'cluster', 'pg_hba.conf')
      const rules = readFileSync(access, 'utf8').replace('all all', 'all waymark_admin')
      writeFileSync(access, `${rules}local all all scram-sha-256\n`)
      const loaded = async () => (await sql('select pg_conf_load_time()::text as at')).rows[0].at
      const loadedAt = await loaded()
      await sql('select pg_reload_conf()')
      let reloaded = false
      for (let tries = 0; tries < 500 && !reloaded; tries++) {
        reloaded = (await loaded()) !== loadedAt
      }
      assert.ok(reloaded, 'the server did not read its access file again')
    })
    after(async () => {
      await behind?.close()
      await server?.stop()
      place.clear()
    })

    test('an installation is set up in it, and no database is started inside', async () => {
      const made = await waymark(['create-organisation', '--name', 'Made-up Harbour'], {
        data,
        env: env(),
      })
      assert.equal(made.code, 0, made.err)
      organisation = /^organisation (\S+)/m.exec(made.out)?.[1] ?? ''
      assert.ok(!existsSync(join(data, 'cluster')))
      const user = [
        '--organisation',
        organisation,
        '--role',
        'administrator',
        '--name',
        'Made-up A',
      ]
      const account = await waymark(['create-user', ...user, '--user-name', 'a@harbour.example'], {
        data,
        env: env(),
        input: 'larch ferry copper lantern\n',
      })
      assert.equal(account.code, 0, account.err)
    })

    test('it serves, and its pages work as roles that own nothing', async () => {
      const live = await serve(['start'], { data, env: env() })
      const { status } = await fetch(`${live.url}/sign-in`)
      const { rows } = await sql(
        `select usename as role from pg_stat_activity where application_name like 'waymark-%'
         and application_name <> 'waymark-administrator' group by 1`,
      )
      const ended = await live.stop()
      assert.deepEqual([status, ended.code], [200, 0])
      // On its first day an installation says that nothing is destroyed yet; there is nothing else to say.
      assert.match(ended.err, /^(The calendar of this machine begins today[^\n]*\n)?$/)
      assert.ok(rows.length > 0)
      for (const { role } of rows)
        assert.match(role, /^waymark_(staff|signin|seat|guest|jobs|backup)$/)
    })

    test('backup, restore into another database, and verify-audit work there', async () => {
      const made = await waymark(['backup', file, '--key', key], { data, env: env() })
      assert.equal(made.code, 0, made.err)
      await sql('create database second')
      const other = place.path('other')
      mkdirSync(other)
      for (const name of ['waymark.keys', 'database-roles.secret']) {
        copyFileSync(join(data, name), join(other, name))
      }
      const there = { data: other, env: env('second') }
      const restored = await waymark(['restore', file, '--key', key], there)
      assert.equal(restored.code, 0, restored.err)
      const full = await waymark(['restore', file, '--key', key], there)
      assert.equal(full.code, 73)
      assert.match(full.err, /The database is not empty/)
      const verified = await waymark(['verify-audit'], there)
      assert.match(verified.out, new RegExp(`^${organisation}: \\d+ entries sealed`, 'm'))
      assert.equal(verified.code, 0, verified.out)
    })

    test('a server that does not let the roles in says what it must accept', async () => {
      await sql("alter role waymark_jobs password 'changed by somebody'")
      const { code, err } = await waymark(['verify-audit'], { data, env: env() })
      assert.equal(code, 69, err)
      assert.match(err, /not the roles of Waymark \(28P01\)/)
      // A start gives the roles their passwords again.
      assert.equal((await waymark(['migrate'], { data, env: env() })).code, 0)
      assert.equal((await waymark(['verify-audit'], { data, env: env() })).code, 0)
    })
  })
}

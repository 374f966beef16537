import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { killServer } from './postmaster-file.ts'
import { lifeOf, serversIn, signal, waitUntil } from './processes.ts'
import type { Refused } from './refusal.ts'
import { removeCluster } from './remove-cluster.ts'
import { type EmbeddedServer, startEmbeddedServer } from './start-embedded-server.ts'

const isRoot = process.getuid?.() === 0
const systemPrograms = '/usr/lib/postgresql/15/bin'
/** What the whole run was told to use, if anything; tests that change it put it back. */
const toldPrograms = process.env['WAYMARK_PG_BIN']
function usePrograms(folder: string | undefined): void {
  if (folder === undefined) delete process.env['WAYMARK_PG_BIN']
  else process.env['WAYMARK_PG_BIN'] = folder
}

const place = mkdtempSync(join(tmpdir(), 'waymark-server-test-'))
chmodSync(place, 0o755)
after(() => rmSync(place, { recursive: true, force: true, maxRetries: 5 }))

const dataDir = join(place, 'data')
const programsDir = join(place, 'programs')
const lines: string[] = []
const log = (line: string) => void lines.push(line)

const start = (folder = dataDir) => startEmbeddedServer({ dataDir: folder, log, programsDir })

function running(outcome: EmbeddedServer | Refused): EmbeddedServer {
  assert.ok(!('refused' in outcome), 'refused' in outcome ? outcome.refused.words : '')
  return outcome
}

function refusal(outcome: EmbeddedServer | Refused): Refused['refused'] {
  assert.ok('refused' in outcome, 'it was not refused')
  return outcome.refused
}

type Where = Pick<EmbeddedServer, 'socketDir' | 'port' | 'superuser' | 'database'>

async function ask<Row extends object>(server: Where, sql: string): Promise<Row[]> {
  const { socketDir: host, port, superuser: user, database } = server
  const client = new pg.Client({ host, port, user, database })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

/** Another Waymark: a process of its own that starts the server and tells where it is. */
async function anotherWaymark(
  folder: string,
  options: { uid?: number; gid?: number; umask?: number } = {},
): Promise<{ answer: Where & { words?: string }; kill: () => Promise<void> }> {
  const { umask = 0o022, ...account } = options
  const code = `
    process.umask(${umask})
    const { startEmbeddedServer } = await import(${JSON.stringify(
      import.meta.resolve('./start-embedded-server.ts'),
    )})
    const server = await startEmbeddedServer({ dataDir: ${JSON.stringify(folder)}, log() {} })
    console.log(JSON.stringify('refused' in server ? server.refused : server))
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...account,
  })
  const [data] = await once(child.stdout, 'data', { signal: AbortSignal.timeout(30_000) })
  return {
    // The lines above wrote exactly this.
    answer: JSON.parse(String(data)) as Where & { words?: string },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

test('the first start makes a durable database that listens on a private socket only', async () => {
  const server = running(await start())
  await ask(server, 'create table kept (id int primary key)')
  const settings = await ask<{ name: string; setting: string }>(
    server,
    `select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'jit',
     'synchronous_commit', 'wal_level', 'listen_addresses', 'data_checksums') order by name`,
  )
  assert.deepEqual(
    settings.map(({ name, setting }) => `${name}=${setting}`),
    [
      'data_checksums=on',
      'fsync=on',
      'full_page_writes=on',
      'jit=off',
      'listen_addresses=',
      'synchronous_commit=on',
      'wal_level=logical',
    ],
  )
  assert.ok(server.socketDir.length < 88)
  await server.stop()
  assert.equal(lifeOf(server.pid()), 'gone')
})

test('a later start finds what the first one kept', async () => {
  const server = running(await start())
  assert.deepEqual(await ask(server, 'select * from kept'), [])
  await server.stop()
})

test('values in a statement that fails never reach the log', async () => {
  const server = running(await start())
  await assert.rejects(ask(server, `insert into kept values (1), ('Canary Street')`))
  await assert.rejects(ask(server, 'insert into kept values (424242), (424242)'))
  await server.stop()
  assert.ok(lines.length > 0)
  assert.doesNotMatch(lines.join('\n'), /Canary|424242/)
})

test('a second Waymark on the same data is refused and told which process has it', async () => {
  const first = await anotherWaymark(dataDir)
  const { code, words } = refusal(await start())
  assert.equal(code, 'in-use')
  assert.match(words, /already in use by another Waymark \(process \d+\)/)
  await first.kill()
})

test('after a Waymark was killed, the next one stops its orphaned server and goes on', async () => {
  const killed = await anotherWaymark(dataDir)
  await ask(killed.answer, 'insert into kept values (1)')
  await killed.kill()
  assert.ok(serversIn(join(dataDir, 'cluster')).length > 0, 'the orphan still runs')
  const server = running(await start())
  assert.deepEqual(await ask(server, 'select id from kept'), [{ id: 1 }])
  await server.stop()
  assert.deepEqual(serversIn(join(dataDir, 'cluster')), [])
})

test('after Waymark and the whole database were killed, nothing acknowledged is lost', async () => {
  const killed = await anotherWaymark(dataDir)
  await ask(killed.answer, 'insert into kept values (2)')
  await killed.kill()
  for (const pid of serversIn(join(dataDir, 'cluster'))) signal(pid, 'SIGKILL')
  const server = running(await start())
  assert.deepEqual(await ask(server, 'select id from kept order by id'), [{ id: 1 }, { id: 2 }])
  await server.stop()
})

test('a cluster is taken away only after its orphaned server has ended, and another can begin', async () => {
  const folder = join(place, 'begun-again')
  const killed = await anotherWaymark(folder)
  await ask(killed.answer, 'create table half_made (id int)')
  await killed.kill()
  const orphans = serversIn(join(folder, 'cluster'))
  assert.ok(orphans.length > 0, 'the orphan still runs')
  assert.equal(await removeCluster(folder, { log, removeRest() {} }), 'removed')
  assert.deepEqual(
    orphans.filter((pid) => lifeOf(pid) === 'alive'),
    [],
  )
  const server = running(await start(folder))
  const [row] = await ask<{ there: boolean }>(
    server,
    "select to_regclass('half_made') is not null as there",
  )
  assert.equal(row?.there, false)
  const held = await removeCluster(folder, { log, removeRest: () => assert.fail('it was held') })
  assert.equal(held, 'kept')
  await server.stop()
})

test('a database server that dies by itself is started again', async () => {
  const server = running(await start())
  const before = server.pid()
  killServer(before)
  assert.ok(await waitUntil(() => server.pid() !== before, { forAtMost: 20_000 }))
  assert.equal((await ask(server, 'select id from kept')).length, 2)
  await server.stop()
})

test('a server file that names an unrelated living process does not stand in the way', async () => {
  const file = join(dataDir, 'cluster/postmaster.pid')
  const bystander = spawn('sleep', ['30'])
  try {
    writeFileSync(file, `${bystander.pid}\n${dataDir}\n0\n5432\n\n\n\nready\n`)
    const server = running(await start())
    await server.stop()
    assert.equal(bystander.exitCode, null)
  } finally {
    bystander.kill()
  }
})

test('a data folder that cannot be written is refused in words', async () => {
  const file = join(place, 'a-file')
  writeFileSync(file, '')
  const { code, words } = refusal(await start(file))
  assert.equal(code, 'folder-not-writable')
  assert.match(words, /cannot write to the data folder/)
})

test('programs that are not there are refused, with what to do about it', async () => {
  usePrograms(join(place, 'nowhere'))
  try {
    const { code, words } = refusal(await start())
    assert.equal(code, 'binaries-missing')
    assert.match(words, /npm ci --ignore-scripts/)
  } finally {
    usePrograms(toldPrograms)
  }
})

test('data of another PostgreSQL version is refused, not touched', async () => {
  const file = join(dataDir, 'cluster/PG_VERSION')
  const made = readFileSync(file, 'utf8')
  writeFileSync(file, '14\n')
  const { code, words } = refusal(await start())
  writeFileSync(file, made)
  assert.equal(code, 'wrong-version')
  assert.match(words, /made by PostgreSQL 14/)
})

test('it runs below a home that only root may enter, whatever the umask', {
  skip: !isRoot,
}, async () => {
  const home = join(place, 'home')
  mkdirSync(home)
  chmodSync(home, 0o700)
  const waymark = await anotherWaymark(join(home, 'project/data'), { umask: 0o077 })
  try {
    assert.equal(waymark.answer.words, undefined)
    assert.equal((await ask(waymark.answer, 'select 1')).length, 1)
  } finally {
    await waymark.kill()
  }
  const server = running(await start(join(home, 'project/data')))
  await server.stop()
})

test('it runs as an ordinary user, as that user', { skip: !isRoot }, async (t) => {
  const [, , uid = '', gid = ''] =
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((line) => line.startsWith('waymark:'))
      ?.split(':') ?? []
  const mayRead = spawnSync('test', ['-r', import.meta.filename], {
    uid: Number(uid),
    gid: Number(gid),
  })
  if (uid === '' || mayRead.status !== 0) return t.skip('no ordinary user may read this project')
  const folder = join(place, 'of-a-user')
  mkdirSync(folder)
  chownSync(folder, Number(uid), Number(gid))
  const waymark = await anotherWaymark(folder, { uid: Number(uid), gid: Number(gid) })
  try {
    assert.equal(waymark.answer.words, undefined)
  } finally {
    await waymark.kill()
    for (const pid of serversIn(join(folder, 'cluster'))) signal(pid, 'SIGKILL')
    rmSync(waymark.answer.socketDir, { recursive: true, force: true })
  }
})

test('a full disk is refused before anything is written', { skip: !isRoot }, async (t) => {
  const small = join(place, 'small')
  mkdirSync(small)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'none', small])
  if (mounted.status !== 0) return t.skip('no file system may be mounted here')
  try {
    const { code, words } = refusal(await start(join(small, 'data')))
    assert.equal(code, 'disk-full')
    assert.match(words, /is full/)
  } finally {
    spawnSync('umount', [small])
  }
})

const hasSystem = spawnSync(join(systemPrograms, 'postgres'), ['--version']).status === 0
test('it runs on the PostgreSQL 15 of the system', { skip: !hasSystem }, async () => {
  usePrograms(systemPrograms)
  try {
    const server = running(await start(join(place, 'data15')))
    assert.match(server.version, /^15\./)
    const [row] = await ask<{ upper: string }>(server, `select upper('łódź')`)
    assert.ok(row)
    await server.stop()
  } finally {
    usePrograms(toldPrograms)
  }
})

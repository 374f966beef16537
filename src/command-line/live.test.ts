/** A real installation as its first administrator sets it up: commands, refusals, the first page. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { waitUntil } from '../storage/server/processes.ts'
import { runningServer } from '../storage/server/running-server.ts'
import { aPlace, begin, isOver, pressCtrlC, serve, waymark } from './testing/waymark.testing.ts'

const place = aPlace()
const data = place.path('live')
const keyFile = join(data, 'waymark.keys')
const passphrase = 'larch ferry copper lantern'
const idIn = (text: string, word: string) =>
  new RegExp(`^${word} +([0-9a-f-]{36})`, 'm').exec(text)?.[1] ?? ''

describe('a real installation', () => {
  after(() => place.clear())
  const made = { organisation: '', service: '', prime: '' }

  test('an organisation is made with a first service, and a prime contractor to send to', async () => {
    const prime = await waymark(
      ['create-organisation', '--name', 'Made-up Contractor', '--kind', 'prime'],
      { data },
    )
    assert.equal(prime.code, 0, prime.err)
    made.prime = idIn(prime.out, 'organisation')
    assert.doesNotMatch(prime.out, /service/)
    const own = await waymark(
      ['create-organisation', '--name', 'Made-up Harbour', '--sends-to', made.prime],
      { data },
    )
    assert.equal(own.code, 0, own.err)
    made.organisation = idIn(own.out, 'organisation')
    made.service = idIn(own.out, 'service')
    assert.match(own.out, /its submissions go to Made-up Contractor/)
    assert.ok(made.organisation && made.service)
  })

  test('a receiver that does not exist is refused before anything is made', async () => {
    const { code, out, err } = await waymark(
      ['create-organisation', '--name', 'Made-up Lantern', '--sends-to', made.organisation],
      { data },
    )
    assert.equal(code, 65)
    assert.equal(out, '')
    assert.match(err, /no prime contractor or authority with the id .* Nothing was made/)
  })

  const user = (more: Readonly<Record<string, string>> = {}) => {
    const options = {
      organisation: made.organisation,
      name: 'Made-up Administrator',
      'user-name': 'admin@harbour.example',
      role: 'administrator',
      ...more,
    }
    const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])
    return ['create-user', ...args]
  }

  const refusals: readonly [string, Record<string, string>, string, number, RegExp][] = [
    ['a password that is too short', {}, 'short', 65, /at least 15 characters.*Nothing was made/],
    ['a password that everybody tries', {}, 'passwordpassword', 65, /everybody tries first/],
    ['a password made of the own name', {}, 'administrator admin', 65, /everybody tries first/],
    ['no password at all', {}, '', 65, /at least 15 characters/],
    ['a role that is none', { role: 'boss' }, passphrase, 64, /"boss" is not a role\. Use support/],
    ['an id that is none', { organisation: 'harbour' }, passphrase, 64, /"harbour" is not an id/],
    [
      'an organisation that is not there',
      { organisation: '0192a000-0000-7000-8000-00000000000a' },
      passphrase,
      65,
      /no organisation with that id\. Nothing was made/,
    ],
    [
      'a service that is not there',
      { service: '0192a000-0000-7000-8000-00000000000a', role: 'support-worker' },
      passphrase,
      65,
      /no service with that id in this organisation\. Nothing was made/,
    ],
    [
      'a role of another kind',
      { role: 'assessor' },
      passphrase,
      65,
      /cannot have the role assessor/,
    ],
  ]
  for (const [what, more, password, number, words] of refusals) {
    test(`an account with ${what} is refused`, async () => {
      const { code, out, err } = await waymark(user(more), { data, input: `${password}\n` })
      assert.match(err, words)
      assert.equal(code, number)
      assert.equal(out, '')
      assert.ok(!err.includes(passphrase), 'the password was repeated')
    })
  }

  test('an account is made with the password from standard input, once', async () => {
    const { code, out, err } = await waymark(user(), { data, input: `${passphrase}\n` })
    assert.equal(code, 0, err)
    assert.match(out, /^account [0-9a-f-]{36} {2}Made-up Administrator$/m)
    assert.ok(!out.includes(passphrase))
    const again = await waymark(user(), { data, input: `${passphrase}\n` })
    assert.equal(again.code, 65)
    assert.match(again.err, /user name is taken/)
    const worker = user({
      name: 'Made-up Worker',
      'user-name': 'worker@harbour.example',
      role: 'support-worker',
      service: made.service,
    })
    assert.equal((await waymark(worker, { data, input: `${passphrase}\n` })).code, 0)
  })

  test('its log is whole, though nothing has sealed it yet', async () => {
    const { code, out } = await waymark(['verify-audit'], { data })
    assert.equal(code, 0)
    assert.match(out, /0 entries sealed, \d+ waiting/)
    assert.match(out, /The log is whole\./)
  })

  test('it asks for a name and a password, and offers nobody made up', async () => {
    const live = await serve(['start'], { data })
    try {
      const page = await (await fetch(live.url)).text()
      assert.match(page, /name="userName"/)
      assert.match(page, /type="password"/)
      assert.doesNotMatch(page, /made-up|made up|invented|Rehearsal/i)
      assert.doesNotMatch(live.out(), /made-up/)
      const health = await fetch(`${live.url}/health`)
      assert.deepEqual([health.status, await health.json()], [200, { ok: true }])
      for (const path of ['/sign-in/as', '/rehearsal']) {
        const answer = await fetch(`${live.url}${path}`, { method: 'POST', redirect: 'manual' })
        const to = answer.headers.get('location') ?? ''
        assert.ok(answer.status >= 400 || to.startsWith('/sign-in'), `${path}: ${answer.status}`)
      }
    } finally {
      const { code, out, err } = await live.stop()
      assert.equal(code, 0, err)
      assert.match(out, /Stopping \.\.\./)
    }
    const sealed = await waymark(['verify-audit'], { data })
    assert.match(sealed.out, /[1-9]\d* entries sealed, 0 waiting$/m)
  })

  test('a request that never ends does not keep it from ending', async () => {
    const live = await serve(['start'], { data })
    const slow = connect(Number(new URL(live.url).port), '127.0.0.1')
    slow.on('error', () => {})
    slow.write('POST /sign-in HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n')
    slow.write(
      'content-type: application/x-www-form-urlencoded\r\nsec-fetch-site: same-origin\r\n\r\n',
    )
    await fetch(`${live.url}/health`)
    const { code, err } = await live.stop()
    slow.destroy()
    assert.equal(code, 1)
    assert.match(err, /would not end in time and was cut off\. What was saved is kept/)
    const gone = () => runningServer(data) === undefined
    assert.ok(await waitUntil(gone, { forAtMost: 30_000 }), 'the database was not told')
  })

  test('a demo cannot run where real people are', async () => {
    const { code, out, err } = await waymark(['demo'], { data, env: { PORT: '0' } })
    assert.equal(code, 69)
    assert.match(err, /holds an installation with real people\. A demo cannot run in it/)
    assert.equal(out, '')
  })

  test('migrate says that nothing is left to do', async () => {
    const { code, out } = await waymark(['migrate'], { data })
    assert.deepEqual([code, out], [0, 'The database is up to date.\n'])
  })

  test('a key file that others can read, that is damaged, foreign or missing is refused', async () => {
    const whole = readFileSync(keyFile)
    const attempt = async (number: number, words: RegExp) => {
      const { code, err } = await waymark(['start'], { data, env: { PORT: '0' } })
      assert.match(err, words)
      assert.equal(code, number)
    }
    chmodSync(keyFile, 0o644)
    await attempt(69, /Other accounts .* can read the key file .*chmod 600/)
    chmodSync(keyFile, 0o600)
    writeFileSync(keyFile, whole.subarray(0, 60))
    await attempt(69, /damaged or is not a key file/)
    const other = place.path('other')
    assert.equal((await waymark(['migrate'], { data: other })).code, 0)
    writeFileSync(keyFile, readFileSync(join(other, 'waymark.keys')))
    await attempt(69, /not the one of this database/)
    renameSync(keyFile, `${keyFile}.away`)
    await attempt(66, /key file .* is missing.*Put your copy of it back/)
    assert.ok(!existsSync(keyFile), 'a new key file was made over a record that exists')
    writeFileSync(keyFile, whole, { mode: 0o600 })
    assert.equal((await waymark(['migrate'], { data })).code, 0)
  })
})

describe('what stands in the way of starting', () => {
  const here = aPlace()
  after(() => here.clear())

  test('a port that is taken is named at once, and nothing is made', async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    const at = taken.address()
    const port = typeof at === 'object' && at ? at.port : 0
    const folder = here.path('never')
    const { code, err } = await waymark(['demo', '--port', String(port)], { data: folder })
    taken.close()
    assert.equal(code, 69)
    assert.match(err, new RegExp(`Port ${port} is already in use.*PORT=`))
    assert.ok(!existsSync(folder))
  })

  test('a data folder that cannot be one is named, with what to do', async () => {
    const file = here.path('a-file')
    writeFileSync(file, '')
    for (const folder of [file, join(file, 'inside')]) {
      const { code, err } = await waymark(['start'], { data: folder, env: { PORT: '0' } })
      assert.equal(code, 73, err)
      assert.match(err, /cannot write to the data folder .*choose another folder/)
    }
    const url = { DATABASE_URL: 'postgresql://u:p@localhost:1/none', PORT: '0' }
    const outside = await waymark(['start'], { data: file, env: url })
    assert.equal(outside.code, 73)
    assert.match(outside.err, /cannot write to the data folder/)
  })

  test('an ordinary account is told that the folder is not its own', async (t) => {
    if (process.getuid?.() !== 0) return t.skip('only root can become another account')
    const folder = here.path('of-root')
    mkdirSync(folder, { mode: 0o755 })
    const nobody = { uid: 65_534, gid: 65_534 }
    const mayRead = spawnSync('test', ['-r', import.meta.filename], nobody)
    if (mayRead.status !== 0) return t.skip('no ordinary user may read this project')
    const { code, err } = await waymark(['start'], {
      data: folder,
      env: { PORT: '0', HOME: '/nonexistent' },
      account: nobody,
    })
    assert.equal(code, 73, err)
    assert.match(err, /cannot write to the data folder .*\(EACCES\)/)
  })

  test('commands that only look refuse a folder without a Waymark, and make none', async () => {
    const folder = here.path('nothing')
    for (const args of [['backup', here.path('b'), '--key', here.path('k')], ['verify-audit']]) {
      const { code, err } = await waymark(args, { data: folder })
      assert.equal(code, 66)
      assert.match(err, /There is no Waymark in .*nothing\. WAYMARK_DATA names another folder/)
    }
    assert.deepEqual(
      ['nothing', 'b', 'k'].map((name) => existsSync(here.path(name))),
      [false, false, false],
    )
  })

  test('an address that nobody answers at is refused without its password', async () => {
    const env = { DATABASE_URL: 'postgresql://u:sesame@127.0.0.1:1/none', PORT: '0' }
    const { code, err } = await waymark(['start'], { data: here.path('url'), env })
    assert.equal(code, 69)
    assert.match(err, /DATABASE_URL names does not let Waymark in \(ECONNREFUSED\)/)
    assert.ok(!err.includes('sesame'))
  })

  test('Ctrl+C during the first start leaves no database running', async () => {
    const folder = here.path('interrupted')
    const running = begin(['migrate'], { data: folder })
    while (!existsSync(join(folder, 'cluster', 'postmaster.pid')) && !isOver(running.child))
      await new Promise((resolve) => setTimeout(resolve, 10))
    pressCtrlC(running.child)
    assert.equal((await running.ended).code, 130)
    const file = join(folder, 'cluster', 'postmaster.pid')
    for (let tries = 0; existsSync(file) && tries < 300; tries++)
      await new Promise((resolve) => setTimeout(resolve, 20))
    assert.ok(!existsSync(file), 'the database server is still there')
  })
})

/** A demo from its first start to a restored copy of it, and what is refused on the way. */
import assert from 'node:assert/strict'
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { openDatabase } from '../storage/connect/open-database.ts'
import { withAdministrator } from '../storage/connect/with-administrator.ts'
import { runningServer } from '../storage/server/running-server.ts'
import {
  aSmallBrowser,
  firstCaseIn,
  signInAsWorker,
  writeEntry,
} from './testing/browser.testing.ts'
import { aFreePort } from './testing/free-port.testing.ts'
import {
  aPlace,
  begin,
  isOver,
  pressCtrlC,
  type Served,
  serve,
  waymark,
} from './testing/waymark.testing.ts'

const place = aPlace()
const data = place.path('demo')
const copy = place.path('copy')
const backup = place.path('today.backup')
const key = place.path('backup.key')
let running: Served | undefined

async function asAdministrator<Row extends object>(folder: string, sql: string): Promise<Row[]> {
  const server = runningServer(folder)
  assert.ok(server, 'no database runs there')
  const database = await openDatabase({ ...server, kind: 'embedded' }, { log() {} })
  assert.ok(!('refused' in database))
  try {
    const set = 'set search_path = waymark'
    return await withAdministrator(database, async (client) => {
      await client.query(set)
      const answer = await client.query<Row>(sql)
      return answer.rows
    })
  } finally {
    await database.close()
  }
}

const counts = (folder: string) =>
  asAdministrator<{ people: number; entries: number; facts: number }>(
    folder,
    `select (select count(*)::int from case_file) as people,
      (select count(*)::int from journal_entry) as entries,
      (select count(*)::int from case_fact) as facts`,
  )

describe('a demo', () => {
  after(async () => {
    await running?.stop()
    place.clear()
  })

  test('a first start that is interrupted is begun again, not gone on with', async () => {
    const first = begin(['demo'], { data, env: { PORT: '0' } })
    while (!/20 of \d+ made-up/.test(first.out()) && !isOver(first.child))
      await new Promise((resolve) => setTimeout(resolve, 20))
    pressCtrlC(first.child)
    assert.equal((await first.ended).code, 130)
    running = await serve(['demo'], { data })
    assert.match(running.out(), /first start of this demo was interrupted\. Beginning again/)
    const [{ people = 0 } = {}] = await counts(data)
    assert.match(running.out(), new RegExp(`^${people} made-up people are ready`, 'm'))
    assert.ok(people >= 60)
    assert.equal(running.out().match(/Files come from the same address as the pages/g)?.length, 1)
  })

  test('a second Waymark on the same folder is told who has it', async () => {
    const { code, err } = await waymark(['demo'], { data, env: { PORT: '0' } })
    assert.equal(code, 69)
    assert.match(err, /already in use by another Waymark \(process \d+\)\. Stop that one first/)
  })

  let caseAt = ''
  const kept: string[] = []

  test('a backup is made beside it while somebody writes', async () => {
    assert.ok(running)
    const browser = aSmallBrowser(running.url)
    caseAt = firstCaseIn(await signInAsWorker(browser))
    await writeEntry(browser, caseAt, 'Kept before the backup began')
    let writing = true
    const writer = (async () => {
      while (writing) {
        const words = `Written beside the backup, number ${kept.length + 1}`
        await writeEntry(browser, caseAt, words)
        kept.push(words)
      }
    })()
    const { code, out, err } = await waymark(['backup', backup, '--key', key], { data })
    writing = false
    await writer
    assert.equal(code, 0, err)
    assert.match(out, /Made the backup key .*backup\.key\. Keep it apart/)
    assert.match(out, /Backed up \d+ rows in \d+ tables, \d+ bytes/)
    assert.match(out, /The keys of the installation are not in it\. Keep a copy of .*waymark\.keys/)
    assert.match(err, /\d+ of \d+ {2}journal_entry: \d+ rows/)
    assert.ok(kept.length > 0, 'nobody wrote meanwhile')
    assert.ok(!readFileSync(backup).includes('Kept before'))
  })

  test('a backup never writes over a file that is there', async () => {
    const before = readFileSync(backup)
    const { code, err } = await waymark(['backup', backup, '--key', key], { data })
    assert.equal(code, 73)
    assert.match(err, /There is already a file .*today\.backup\. Choose another name/)
    assert.deepEqual(readFileSync(backup), before)
    const nowhere = await waymark(['backup', place.path('no/such/b'), '--key', key], { data })
    assert.equal(nowhere.code, 73)
    assert.match(nowhere.err, /waymark backup: cannot open .*\(ENOENT\)\.$/m)
    writeFileSync(place.path('short.key'), 'c2hvcnQ=')
    const short = ['backup', place.path('c'), '--key', place.path('short.key')]
    assert.equal((await waymark(short, { data })).code, 65)
  })

  test('its log is whole, beside it and after it has stopped in order', async () => {
    const beside = await waymark(['verify-audit'], { data })
    assert.equal(beside.code, 0, beside.out)
    const ended = await running?.stop()
    running = undefined
    assert.deepEqual([ended?.code, ended?.err], [0, ''])
    const { code, out } = await waymark(['verify-audit'], { data })
    assert.equal(code, 0, out)
    assert.doesNotMatch(out, / [1-9]\d* waiting/)
  })

  test('an installation for real people cannot start in it', async () => {
    const { code, err } = await waymark(['start'], { data, env: { PORT: '0' } })
    assert.equal(code, 69)
    assert.match(err, /holds a demo\. Choose another folder with WAYMARK_DATA for real people/)
    const made = await waymark(['create-organisation', '--name', 'Made-up Harbour'], { data })
    assert.equal(made.code, 69)
  })

  test('a restore that cannot be whole restores nothing and says why', async () => {
    const other = place.path('other.key')
    writeFileSync(other, Buffer.alloc(32, 7).toString('base64'))
    const half = place.path('half.backup')
    const whole = readFileSync(backup)
    writeFileSync(half, whole.subarray(0, whole.length >> 1))
    const attempt = async (args: readonly string[], number: number, words: RegExp) => {
      const { code, out, err } = await waymark(['restore', ...args], { data: copy })
      const last = err.trim().split('\n').at(-1) ?? ''
      assert.match(last, words)
      assert.match(last, /Nothing was restored\.$/)
      assert.deepEqual([code, out], [number, ''])
    }
    await attempt([backup, '--key', key], 66, /holds no keys\. First put the key file/)
    assert.ok(!existsSync(copy), 'a data folder was made')
    mkdirSync(copy, { mode: 0o711 })
    copyFileSync(join(data, 'waymark.keys'), join(copy, 'waymark.keys'))
    await attempt([backup, '--key', place.path('none')], 66, /There is no key file/)
    await attempt([place.path('none'), '--key', key], 66, /There is no file/)
    await attempt([backup, '--key', other], 65, /key does not belong to this backup/)
    await attempt([half, '--key', key], 65, /ends too early/)
    await attempt([key, '--key', key], 65, /not a Waymark backup/)
    rmSync(join(copy, 'waymark.keys'))
    const foreign = place.path('foreign')
    assert.equal((await waymark(['migrate'], { data: foreign })).code, 0)
    copyFileSync(join(foreign, 'waymark.keys'), join(copy, 'waymark.keys'))
    await attempt([backup, '--key', key], 65, /sealed fields do not open/)
  })

  test('with the right keys the same folder takes the backup, once, and shows what was kept', async () => {
    copyFileSync(join(data, 'waymark.keys'), join(copy, 'waymark.keys'))
    const restored = await waymark(['restore', backup, '--key', key], { data: copy })
    assert.equal(restored.code, 0, restored.err)
    assert.match(
      restored.out,
      /rows counted, [1-9]\d* log ends agree, [1-9]\d* sealed samples opened/,
    )
    const again = await waymark(['restore', backup, '--key', key], { data: copy })
    assert.equal(again.code, 73)
    assert.match(again.err, /The database is not empty.*Nothing was restored/)

    running = await serve(['demo'], { data: copy })
    assert.doesNotMatch(running.out(), /making up/)
    const browser = aSmallBrowser(running.url)
    assert.equal(firstCaseIn(await signInAsWorker(browser)), caseAt)
    assert.match(await browser.read(caseAt), /Kept before the backup began/)
    const [now] = await counts(copy)
    const original = await serve(['demo'], { data })
    const [then] = await counts(data)
    await original.stop()
    assert.equal(now?.people, then?.people)
    assert.equal(now?.facts, then?.facts)
    const missing = (then?.entries ?? 0) - (now?.entries ?? 0)
    assert.ok(missing >= 0 && missing <= kept.length, `${missing} entries are missing`)
  })

  test('its files can have an address of their own, where nothing else is', async () => {
    const port = await aFreePort()
    const files = `http://127.0.0.1:${port}`
    const apart = await serve(['demo'], {
      data,
      env: {
        PORT: String(port),
        WAYMARK_ORIGIN: `http://localhost:${port}`,
        WAYMARK_FILES_ORIGIN: files,
      },
    })
    assert.equal(apart.url, `http://localhost:${port}`)
    assert.equal(apart.out().match(/Files are given apart from the pages/g)?.length, 1)
    const browser = aSmallBrowser(apart.url)
    const at = `${firstCaseIn(await signInAsWorker(browser))}/looked/print`
    const address = await browser.send(await browser.read(at), at, { format: 'pdf' })
    assert.ok(address.startsWith(`${files}/take/`), address)
    const press = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    }
    assert.deepEqual(await asked(`${files}/today`, press), { status: 404, starts: '<!doc' })
    assert.deepEqual(await asked(address, {}), { status: 403, starts: '<!doc' })
    assert.deepEqual(await asked(address, press), { status: 200, starts: '%PDF-' })
    assert.deepEqual(await asked(address, press), { status: 403, starts: '<!doc' })
    const ended = await apart.stop()
    assert.deepEqual([ended.code, ended.err], [0, ''])
  })

  test('who changes the log past every guard is found, row by row', async () => {
    // The sealer ends each round with the ends in a file beside the database.
    const before = await waymark(['verify-audit'], { data: copy })
    assert.equal(before.code, 0, before.out)
    await asAdministrator(
      copy,
      `alter table audit_entry disable trigger only_added_to;
       update audit_entry e set act = 'something else' from audit_seal s
       where s.org_id = e.org_id and s.entry_id = e.id and s.number = 5
         and s.org_id = (select org_id from audit_seal group by org_id order by count(*) desc limit 1);
       alter table audit_entry enable trigger only_added_to`,
    )
    const { code, out } = await waymark(['verify-audit'], { data: copy })
    assert.equal(code, 1)
    assert.match(out, /^ {2}Entry 5 was changed after it was sealed\.$/m)
    assert.equal(out.match(/^ {2}\S/gm)?.length, 1)
    assert.match(out, /The log is NOT whole\.\n$/)
    const json = await waymark(['verify-audit', '--json'], { data: copy })
    assert.equal(json.code, 1)
    const verdicts: { problems: unknown[] }[] = JSON.parse(json.out)
    assert.deepEqual(
      verdicts.flatMap(({ problems }) => problems),
      [{ what: 'changed', number: 5 }],
    )
  })
})

/** As a browser asks, with what it says of itself and nothing else. */
function asked(address: string, said: Readonly<Record<string, string>>) {
  return new Promise<{ status: number | undefined; starts: string }>((resolve, reject) => {
    const sent = get(address, { headers: said, agent: false }, async (answer) => {
      const pieces: Buffer[] = []
      for await (const piece of answer) pieces.push(Buffer.from(piece))
      const starts = Buffer.concat(pieces).subarray(0, 5).toString()
      resolve({ status: answer.statusCode, starts })
    })
    sent.on('error', reject)
  })
}

/**
 * The whole life of a ticket for a file: what it opens, once, and everything that must not open it. Each
 * way is a row with the answer and the line of the log that are expected, written by hand.
 */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { lacks } from '../headers/guards.ts'
import {
  type Answered,
  type FilesApart,
  files,
  filesApart,
  followed,
  pages,
  pressed,
  type Said,
  typed,
  unsaid,
} from './files-apart.ts'

let at: FilesApart
before(async () => {
  at = await filesApart()
})
after(() => at?.close())

/** What the log gained while something was done, without the line that says that somebody signed in. */
async function gained<Result>(work: () => Promise<Result>) {
  const before = (await at.acts()).length
  const result = await work()
  return { result, acts: (await at.acts()).slice(before).filter((act) => !/signed in/.test(act)) }
}

const asked = ['opened the case', 'opened a document']

interface Row {
  readonly way: string
  /** What happens between the press and the step to the files. */
  readonly meanwhile?: (address: string, token: string) => Promise<unknown>
  readonly presses?: Said
  readonly follows?: Said
  readonly status: 200 | 403
  readonly log: readonly string[]
  /** Whether the person who pressed can take the file afterwards all the same. */
  readonly still?: true
}

const ticketIs = (change: string) => (address: string) =>
  at.sql(
    `update file_ticket set ${change} where id_hash = sha256('${address.split('/').at(-1)}'::bytea)`,
  )

const rows: readonly Row[] = [
  { way: 'pressed and followed', status: 200, log: [] },
  {
    way: 'asked for by an address that was typed or kept',
    presses: typed,
    follows: typed,
    status: 200,
    log: [],
  },
  {
    way: 'asked for by an old browser that says nothing',
    presses: unsaid,
    follows: unsaid,
    status: 200,
    log: [],
  },
  {
    way: 'after 59 seconds',
    meanwhile: ticketIs(`until = until - interval '59 seconds'`),
    status: 200,
    log: [],
  },
  {
    way: 'after 61 seconds',
    meanwhile: ticketIs(`until = until - interval '61 seconds'`),
    status: 403,
    log: ['did not give a file: too late'],
  },
  {
    way: 'a second time',
    meanwhile: (address) => at.follow(address),
    status: 403,
    log: ['did not give a file: used already'],
  },
  {
    way: 'after signing out',
    meanwhile: (_, token) => at.at.services.signIn.end(token),
    status: 403,
    log: ['did not give a file: session over'],
  },
  {
    way: 'after signing out here, while signed in elsewhere',
    meanwhile: async (_, token) => {
      await at.signIn()
      await at.at.services.signIn.end(token)
    },
    status: 403,
    log: ['did not give a file: session over'],
  },
  {
    way: 'in the name of somebody in another organisation',
    meanwhile: (address) =>
      at.sql(
        `update file_ticket set (org_id, user_id) = (
           select u.org_id, u.id from app_user u where u.org_id <> file_ticket.org_id limit 1)
         where id_hash = sha256('${address.split('/').at(-1)}'::bytea)`,
      ),
    status: 403,
    log: ['did not give a file: session over'],
  },
  {
    way: 'for a case that is not theirs',
    meanwhile: ticketIs(`case_id = '0192a000-0000-7000-8000-00000000000a'`),
    status: 403,
    log: ['was refused a case'],
  },
  {
    way: 'without a word of the browser',
    follows: unsaid,
    status: 403,
    log: ['did not give a file: not from the page'],
    still: true,
  },
  ...(
    [
      ['looking ahead', { ...followed, 'sec-purpose': 'prefetch' }],
      ['looking ahead, as older browsers say it', { ...followed, purpose: 'prefetch' }],
      ['pasted into another browser, as a scanner of mail opens it', typed],
      ['pressed on a page of somebody else', { ...followed, 'sec-fetch-site': 'cross-site' }],
      ['asked for by the files themselves', pressed],
      ['fetched by a script', { ...followed, 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }],
      ['shown in a frame', { ...followed, 'sec-fetch-dest': 'iframe' }],
      [
        'shown as a picture',
        { ...followed, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
      ],
    ] as const
  ).map(
    ([way, follows]): Row => ({
      way,
      follows,
      status: 403,
      log: ['did not give a file: not from the page'],
      still: true,
    }),
  ),
]

let refusal: Answered | undefined

describe('A ticket for a file', () => {
  for (const { way, meanwhile, presses, follows, status, log, still } of rows) {
    test(`${way}: ${status}, ${log[0] ?? 'and no more in the log than the press'}`, async () => {
      const token = await at.signIn()
      const { result: address, acts } = await gained(() => at.press(token, presses))
      assert.deepEqual(acts.toSorted(), asked.toSorted(), 'the press itself is in the log')
      await meanwhile?.(address, token)
      const step = await gained(() => at.follow(address, follows))
      assert.equal(step.result.status, status)
      assert.deepEqual(step.acts, log)
      assert.deepEqual(lacks({ headers: step.result.headers, secure: true, onFilesHost: true }), [])
      if (status === 200) {
        assert.equal(step.result.bytes.subarray(0, 5).toString(), '%PDF-')
      } else {
        refusal ??= step.result
        assert.equal(step.result.body, refusal.body, 'every refusal has the same words')
        assert.match(step.result.body, /Nothing was opened.*Go back to that page/)
      }
      const again = await at.follow(address)
      assert.equal(again.status, still ? 200 : 403, 'afterwards')
    })
  }

  test('that was never given is refused in the same words, and leaves no line', async () => {
    const { result, acts } = await gained(() => at.follow(`${files}/take/${'A'.repeat(43)}`))
    assert.equal(result.status, 403)
    assert.equal(result.body, refusal?.body)
    assert.deepEqual(acts, [])
  })

  test('that is pressed on and on leaves three lines and no more', async () => {
    const address = await at.press(await at.signIn())
    await at.follow(address)
    const { acts } = await gained(async () => {
      for (let times = 0; times < 6; times++) await at.follow(address)
    })
    assert.equal(acts.length, 3)
  })

  test('that two follow at the same moment opens for one of them', async () => {
    const address = await at.press(await at.signIn())
    const both = await Promise.all([1, 2, 3, 4].map(() => at.follow(address)))
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 403, 403, 403])
  })

  test('opens nothing once the case is somebody else’s, or its person was switched off', async () => {
    const { world, people } = at.at.door.at
    const { worker, colleague, administrator, manager } = people
    const give = (workerId: string) =>
      world.asActor(manager, async ({ cases }) => {
        const seen = await cases.open(at.at.caseId)
        if (!seen) throw new Error('the manager cannot open the case')
        const { version, serviceId } = seen
        await cases.reassign(
          seen,
          { serviceId, workerId },
          { writeId: world.newId(), versionSeen: version },
        )
      })
    const address = await at.press(await at.signIn())
    await give(colleague.userId)
    const step = await gained(() => at.follow(address))
    await give(worker.userId)
    assert.equal(step.result.status, 403)
    assert.deepEqual(step.acts, ['was refused a case'])

    const next = await at.press(await at.signIn())
    const to = (active: boolean) =>
      world.asActor(administrator, ({ staff }) => staff.switchColleague(worker.userId, active))
    await to(false)
    assert.equal((await at.follow(next)).status, 403)
    await to(true)
  })

  test('stands in no log of requests, in no address that is led on, and not in the database', async () => {
    const address = await at.press(await at.signIn())
    const ticket = address.split('/').at(-1) ?? ''
    assert.match(ticket, /^[\w-]{43}$/)
    const { headers, body } = await at.follow(address)
    assert.equal(headers['referrer-policy'], 'no-referrer')
    assert.ok(!body.includes(ticket))
    assert.ok(!JSON.stringify(at.lines).includes(ticket))
    assert.ok(at.lines.some(({ route }) => route === 'a file by its ticket'))
    const rows = await at.sql<object>('select t.*::text as row from file_ticket t')
    assert.ok(rows.length > 0 && !JSON.stringify(rows).includes(ticket))
  })

  test('leaves sealed bytes for a minute at most, and no more than ten of one session', async () => {
    const token = await at.signIn()
    const waiting = async () =>
      (
        await at.sql<{ n: number }>(
          'select count(*)::int as n from file_ticket where sealed is not null',
        )
      )[0]?.n
    await at.sql(`update file_ticket set sealed = null`)
    const first = await at.press(token)
    const [row] = await at.sql<{ sealed: Buffer }>(
      'select sealed from file_ticket where sealed is not null',
    )
    assert.ok(row && !row.sealed.includes('%PDF'))
    for (let times = 0; times < 10; times++) await at.press(token)
    assert.equal(await waiting(), 10)
    assert.equal((await at.follow(first)).status, 403)
    await at.sql(`update file_ticket set until = now() - interval '1 second'`)
    await at.clear()
    assert.equal(await waiting(), 0)
    await at.sql(`update file_ticket set until = now() - interval '2 hours'`)
    await at.clear()
    assert.deepEqual(await at.sql('select from file_ticket'), [])
  })

  test('of a picture of a place is given after the reason, and not before', async () => {
    const token = await at.signIn()
    const without = await at.ask(at.picturePath, { method: 'POST', token, fields: {} })
    assert.equal(without.status, 422)
    const fields = { reason: 'To show it to the landlord' }
    const given = await at.ask(at.picturePath, { method: 'POST', token, fields })
    assert.equal(given.status, 303)
    assert.match(
      String(given.headers['content-security-policy']),
      /form-action 'self' https:\/\/files\.example\.org;/,
    )
    const file = await at.follow(String(given.headers['location']))
    assert.equal(file.headers['content-type'], 'image/jpeg')
    assert.match(
      String(file.headers['content-disposition']),
      /^attachment; filename="document-[0-9a-f]{8}\.jpeg"$/,
    )
  })

  test('that is not marked as used would be noticed here', async () => {
    await at.sql(`create function forget() returns trigger language plpgsql as
      $$ begin return null; end $$;
      create trigger forgets before update on file_ticket for each row execute function forget()`)
    const address = await at.press(await at.signIn())
    const taken = [await at.follow(address), await at.follow(address)]
    await at.sql('drop trigger forgets on file_ticket; drop function forget()')
    assert.deepEqual(
      taken.map(({ status }) => status),
      [200, 200],
      'the row above expects 403',
    )
  })
})

describe('The address of files', () => {
  const nothing: readonly (readonly ['GET' | 'HEAD' | 'POST' | 'PUT' | 'OPTIONS', string])[] = [
    ...[
      '/',
      '/sign-in',
      '/today',
      '/health',
      '/here',
      '/leave',
      '/look/a.css',
      '/take',
      '/take/',
      '/take/short',
      `/take/${'A'.repeat(43)}?a`,
      '/%zz',
      '/favicon.ico',
      '/robots.txt',
    ].map((url) => ['GET', url] as const),
    ['HEAD', `/take/${'A'.repeat(43)}`],
    ['POST', '/sign-in'],
    ['PUT', '/today'],
    ['OPTIONS', '/today'],
  ]

  test('holds no page, whoever asks: one answer with every guard, and no cookie', async () => {
    const token = await at.signIn()
    const bodies = new Set<string>()
    for (const [method, url] of [
      ...nothing,
      ['GET', at.letterPath],
      ['GET', at.at.base],
    ] as const) {
      const answer = await at.ask(url, { origin: files, method, token })
      assert.equal(answer.status, 404, `${method} ${url}`)
      assert.deepEqual(lacks({ headers: answer.headers, secure: true, onFilesHost: true }), [], url)
      if (method !== 'HEAD') bodies.add(answer.body)
    }
    assert.equal(bodies.size, 1)
  })

  test('is not that of the pages: a ticket opens nothing there, and is not used up by it', async () => {
    const token = await at.signIn()
    const address = await at.press(token)
    const there = await at.ask(address.slice(files.length), { token })
    assert.equal(there.status, 404)
    assert.deepEqual(lacks({ headers: there.headers, secure: true, filesAt: files }), [])
    assert.equal((await at.follow(address)).status, 200)
  })

  test('counts by the name that the browser sent, with or without its usual port', async () => {
    for (const origin of ['https://WAYMARK.example.org', 'https://waymark.example.org:443']) {
      assert.equal((await at.ask('/sign-in', { origin })).status, 200, origin)
    }
  })
})

describe('Under a name that is not ours', () => {
  for (const host of [
    'evil.example',
    'waymark.example.org.evil.example',
    '127.0.0.1:3000',
    'waymark.example.org:8443',
    'waymark.example.org@evil.example',
    'waymark.example.org/',
    '',
  ]) {
    test(`"${host}" is told so plainly and shown nothing`, async () => {
      for (const url of ['/sign-in', '/today', at.letterPath, '/take/x', '/%zz']) {
        const answer = await at.ask(url, { said: { host }, token: await at.signIn() })
        assert.equal(answer.status, 421, url)
        assert.match(answer.body, /not the address of the service/)
        assert.doesNotMatch(answer.body, /waymark\.example/)
        assert.deepEqual(lacks({ headers: answer.headers, secure: true, onFilesHost: true }), [])
      }
    })
  }

  test('whoever watches over the machine still learns whether it is well', async () => {
    const answer = await at.ask('/health', { said: { host: '127.0.0.1:3000' } })
    assert.deepEqual([answer.status, answer.body], [200, '{"ok":true}'])
    assert.equal((await at.ask('/health', { origin: pages })).status, 200)
  })
})

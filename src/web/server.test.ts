/** The front door: who may pass, what is refused, which headers leave, and what is logged. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '../application/actor.ts'
import { aDay } from '../domain/calendar/day.ts'
import { html } from './parts/html.ts'
import { page } from './parts/page.ts'
import { formToken } from './request/forgery.ts'
import type { RequestLine } from './request/log.ts'
import type { Route } from './route.ts'
import { webServer } from './server.ts'

const amina: Actor = {
  userId: 'u1',
  orgId: 'o1',
  orgKind: 'provider',
  role: 'support-worker',
  serviceIds: ['s1'],
  displayName: 'Amina Osei',
  initials: 'AO',
  factor: 'demo',
}
const token = 'a-session-token-of-amina-00000000'

type Services = { saved: string[] }

const routes: Route<Services>[] = [
  {
    method: 'GET',
    path: '/sign-in',
    purpose: 'sign in',
    surface: 'open',
    who: 'anyone',
    answer: async (request) => ({
      show: page(
        request.frame,
        { title: 'Sign in' },
        html`<h1>Sign in</h1>${
          request.query['form'] && html`<input type="hidden" name="csrf" value="${request.csrf}">`
        }`,
      ),
    }),
  },
  {
    method: 'POST',
    path: '/sign-in',
    purpose: 'sign in',
    surface: 'open',
    who: 'anyone',
    answer: async () => ({ goTo: '/', session: { begin: token } }),
  },
  {
    method: 'GET',
    path: '/cases/:caseId',
    purpose: 'read a case',
    surface: 'staff',
    who: ['support-worker'],
    answer: async ({ frame, params, query, actor }) => ({
      show: page(
        frame,
        { title: 'Case' },
        html`<h1>${params['caseId']} ${query['q']} ${actor.initials}</h1><p>${'long '.repeat(600)}</p>`,
      ),
    }),
  },
  {
    method: 'POST',
    path: '/cases/:caseId',
    purpose: 'write a note',
    surface: 'staff',
    who: ['support-worker'],
    takesFiles: true,
    async answer({ services, typed, files }) {
      services.saved.push(JSON.stringify({ typed, files: files.map((file) => file.claimedName) }))
      return { goTo: '/cases/1' }
    },
  },
  {
    method: 'POST',
    path: '/draft',
    purpose: 'keep a draft',
    surface: 'staff',
    who: 'signed-in',
    async answer({ services, typed }) {
      services.saved.push(JSON.stringify(typed))
      return { json: { kept: true } }
    },
  },
  {
    method: 'GET',
    path: '/team',
    purpose: 'see the team',
    surface: 'staff',
    who: ['service-manager'],
    answer: async ({ frame }) => ({ show: page(frame, { title: 'Team' }, html`<h1>Team</h1>`) }),
  },
  {
    method: 'GET',
    path: '/broken',
    purpose: 'break',
    surface: 'staff',
    who: 'signed-in',
    answer: async () => {
      throw new TypeError('the address of Heron is 1 Secret Road')
    },
  },
  {
    method: 'POST',
    path: '/broken',
    purpose: 'break after the second step was shown',
    surface: 'staff',
    who: 'signed-in',
    answer: async ({ renewSession }) => {
      renewSession('a-renewed-token-0000000000000000')
      throw new TypeError('the address of Heron is 1 Secret Road')
    },
  },
  {
    method: 'GET',
    path: '/pack',
    givesFile: true,
    purpose: 'take a file',
    surface: 'staff',
    who: 'signed-in',
    answer: async () => ({
      file: Buffer.from('%PDF'),
      type: 'application/pdf',
      name: 'document.pdf',
    }),
  },
]

function aServer({ secure = false } = {}) {
  const lines: RequestLine[] = []
  const ended: string[] = []
  const services: Services = { saved: [] }
  const file = {
    type: 'text/css',
    plain: Buffer.from('a{}'),
    br: Buffer.from('b'),
    gzip: Buffer.from('g'),
  }
  const server = webServer({
    routes,
    services,
    sessions: {
      actorFor: async (given) => (given === token && !ended.includes(given) ? amina : undefined),
      end: async (given) => void ended.push(given),
    },
    look: {
      addresses: {
        style: '/look/a.css',
        styleRightToLeft: '/look/b.css',
        script: '/look/a.js',
        icon: '/look/i.svg',
      },
      files: new Map([['a.css', file]]),
    },
    secure,
    today: () => aDay('2026-11-21'),
    places: (actor) => (actor ? [{ href: '/cases', label: 'Caseload', count: 3 }] : []),
    healthy: async () => true,
    leaveTo: 'https://weather.example/',
    log: (line) => lines.push(line),
  })
  return { server, lines, services, ended }
}

const signedIn = { cookie: `waymark-session=${token}` }
const formType = { 'content-type': 'application/x-www-form-urlencoded' }

async function aToken(
  server: ReturnType<typeof webServer>,
  headers: Record<string, string> = signedIn,
) {
  const { body } = await server.inject({ url: '/cases/1', headers })
  return /name="csrf" value="([^"]+)"/.exec(body)?.[1] ?? ''
}

test('a page shows what was asked for, escaped, with every guard', async () => {
  const { server, lines } = aServer()
  const answer = await server.inject({
    url: '/cases/%3Cb%3E?q=%22%3E%3Cscript%3E',
    headers: signedIn,
  })
  assert.equal(answer.statusCode, 200)
  assert.match(answer.body, /&lt;b&gt; &quot;&gt;&lt;script&gt; AO/)
  assert.equal(answer.headers['cache-control'], 'no-store')
  assert.match(
    String(answer.headers['content-security-policy']),
    /default-src 'none'.*trusted-types 'none'/,
  )
  assert.equal(answer.headers['content-type'], 'text/html; charset=utf-8')
  assert.deepEqual(
    lines.map(({ method, route, status }) => ({ method, route, status })),
    [{ method: 'GET', route: '/cases/:caseId', status: 200 }],
  )
})

const everything: [string, string, number][] = [
  ['GET', '/cases/1', 200],
  ['HEAD', '/cases/1', 200],
  ['GET', '/nowhere', 404],
  ['GET', '/team', 404],
  ['PUT', '/cases/1', 405],
  ['GET', '/draft', 405],
  ['POST', '/draft', 403],
  ['GET', '/broken', 500],
  ['GET', '/pack', 200],
  ['GET', '/look/a.css', 200],
  ['GET', '/look/none.css', 404],
  ['GET', '/health', 200],
  ['GET', '/leave', 303],
  ['GET', '/%zz', 400],
]

for (const [method, url, status] of everything) {
  test(`${method} ${url} gives ${status} with every guard header`, async () => {
    const { server } = aServer()
    const answer = await server.inject({ method: method as 'GET', url, headers: signedIn })
    assert.equal(answer.statusCode, status)
    assert.match(String(answer.headers['content-security-policy']), /^default-src 'none'/)
    assert.equal(answer.headers['referrer-policy'], 'no-referrer')
    assert.equal(answer.headers['x-content-type-options'], 'nosniff')
    assert.equal(answer.headers['cross-origin-opener-policy'], 'same-origin')
    assert.equal(answer.headers['cross-origin-resource-policy'], 'same-origin')
    assert.match(String(answer.headers['permissions-policy']), /camera=\(\).*geolocation=\(\)/)
    assert.match(String(answer.headers['x-robots-tag']), /noindex/)
    if (!url.startsWith('/look/a')) assert.equal(answer.headers['cache-control'], 'no-store')
  })
}

test('whoever is not signed in is asked to, and comes back to the page they wanted', async () => {
  const { server } = aServer()
  const answer = await server.inject({ url: '/cases/1?q=a' })
  assert.equal(answer.statusCode, 303)
  assert.equal(answer.headers.location, '/sign-in?next=%2Fcases%2F1%3Fq%3Da')
  const ended = await server.inject({
    url: '/team',
    headers: { cookie: 'waymark-session=unknown-token-0000000000000' },
  })
  assert.equal(ended.headers.location, '/sign-in?next=%2Fteam')
})

test('a page of another role and a page that does not exist look the same', async () => {
  const { server } = aServer()
  const [team, nowhere] = await Promise.all(
    ['/team', '/nowhere'].map((url) => server.inject({ url, headers: signedIn })),
  )
  const plain = (body: string) =>
    body.replaceAll(/[0-9A-Z]{4}-[0-9A-Z]{4}/g, 'R').replaceAll(/name="csrf" value="[^"]*"/g, 'T')
  assert.equal(plain(team?.body ?? ''), plain(nowhere?.body ?? '-'))
})

test('a form is taken with the token of this very session, every time under a new mask', async () => {
  const { server, services } = aServer()
  const [first, second] = [await aToken(server), await aToken(server)]
  assert.notEqual(first, second)
  const payload = `note=a%20b&need=x&need=y&__proto__=z&csrf=${first}`
  const answer = await server.inject({
    method: 'POST',
    url: '/cases/1',
    payload,
    headers: { ...signedIn, ...formType },
  })
  assert.equal(answer.statusCode, 303)
  assert.deepEqual(services.saved, [
    '{"typed":{"note":"a b","need":["x","y"],"__proto__":"z"},"files":[]}',
  ])
})

const forged: [string, Record<string, string>, (token: string) => string][] = [
  ['without a token', {}, () => 'note=a'],
  ['with an empty token', {}, () => 'note=a&csrf='],
  [
    'with a token changed by one letter',
    {},
    (given) => `csrf=${given.startsWith('A') ? 'B' : 'A'}${given.slice(1)}`,
  ],
  [
    'from another site, with the right token',
    { 'sec-fetch-site': 'cross-site' },
    (given) => `csrf=${given}`,
  ],
  [
    'from a neighbouring site, with the right token',
    { 'sec-fetch-site': 'same-site' },
    (given) => `csrf=${given}`,
  ],
  [
    'from another origin, with the right token',
    { origin: 'http://evil.example' },
    (given) => `csrf=${given}`,
  ],
]

for (const [how, extra, payload] of forged) {
  test(`a change asked for ${how} is refused and nothing is saved`, async () => {
    const { server, services } = aServer()
    const headers = { ...signedIn, ...formType, ...extra }
    const given = await aToken(server)
    const answer = await server.inject({
      method: 'POST',
      url: '/cases/1',
      payload: payload(given),
      headers,
    })
    assert.equal(answer.statusCode, 403)
    assert.match(answer.body, /Nothing was saved/)
    assert.deepEqual(services.saved, [])
  })
}

test('our own forms are taken from browsers that hide the origin, and from those that say same-origin', async () => {
  const { server, services } = aServer()
  for (const extra of [
    { origin: 'null' },
    { origin: 'http://localhost:80' },
    { 'sec-fetch-site': 'same-origin' },
  ]) {
    const headers = { ...signedIn, ...formType, host: 'localhost:80', ...extra }
    const payload = `csrf=${await aToken(server)}`
    assert.equal(
      (await server.inject({ method: 'POST', url: '/cases/1', payload, headers })).statusCode,
      303,
    )
  }
  assert.equal(services.saved.length, 3)
})

test('a draft is taken as JSON with the token in a header', async () => {
  const { server, services } = aServer()
  const headers = { ...signedIn, 'x-csrf': await aToken(server), accept: 'application/json' }
  const payload = { name: 'note', value: 'سلام' }
  const answer = await server.inject({ method: 'POST', url: '/draft', payload, headers })
  assert.deepEqual(answer.json(), { kept: true })
  assert.deepEqual(services.saved, ['{"name":"note","value":"سلام"}'])
  const refused = await server.inject({
    method: 'POST',
    url: '/draft',
    payload,
    headers: { ...headers, 'x-csrf': 'x' },
  })
  assert.equal(refused.statusCode, 403)
  assert.match(refused.json().reference, /^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
})

test('reading an open page sets no cookie; its form binds to a visit; signing in changes the cookie', async () => {
  const { server } = aServer({ secure: true })
  assert.deepEqual((await server.inject({ url: '/sign-in' })).cookies, [])

  const form = await server.inject({ url: '/sign-in?form=1' })
  const visit = form.cookies[0]
  assert.equal(visit?.name, '__Host-visit')
  assert.deepEqual(
    [visit?.httpOnly, visit?.secure, visit?.sameSite, visit?.path],
    [true, true, 'Lax', '/'],
  )
  const payload = `csrf=${/csrf" value="([^"]+)"/.exec(form.body)?.[1]}`
  const post = { method: 'POST', url: '/sign-in', payload } as const
  const cookie = `__Host-visit=${visit?.value}`
  const done = await server.inject({ ...post, headers: { ...formType, cookie } })
  assert.equal(done.statusCode, 303)
  assert.deepEqual(
    done.cookies.map(({ name, value }) => [name, value]),
    [
      ['__Host-session', token],
      ['__Host-visit', ''],
    ],
  )
  const elsewhere = `__Host-visit=${'x'.repeat(43)}`
  const stolen = await server.inject({ ...post, headers: { ...formType, cookie: elsewhere } })
  assert.equal(stolen.statusCode, 403, 'the token of one visit is worth nothing in another')
})

test('over https the session is only read from the guarded cookie', async () => {
  const { server } = aServer({ secure: true })
  const headers = { cookie: `waymark-session=${token}; session=${token}` }
  assert.equal((await server.inject({ url: '/cases/1', headers })).statusCode, 303)
  const guarded = { cookie: `a=b; __Host-session=${token}` }
  const answer = await server.inject({ url: '/cases/1', headers: guarded })
  assert.equal(answer.statusCode, 200)
  assert.match(String(answer.headers['strict-transport-security']), /max-age=63072000/)
})

test('leaving ends the session, forgets the cookies and goes to an ordinary page', async () => {
  const { server, ended } = aServer()
  const answer = await server.inject({ url: '/leave', headers: signedIn })
  assert.equal(answer.headers.location, 'https://weather.example/')
  assert.equal(answer.headers['clear-site-data'], '"cookies", "storage"')
  assert.deepEqual(ended, [token])
  assert.equal((await server.inject({ url: '/cases/1', headers: signedIn })).statusCode, 303)
})

test('when something breaks, the page is calm and the log holds no words of people', async () => {
  const { server, lines } = aServer()
  const answer = await server.inject({ url: '/broken?name=Heron', headers: signedIn })
  assert.equal(answer.statusCode, 500)
  assert.match(answer.body, /Something went wrong on our side/)
  const [line] = lines
  assert.ok(line && answer.body.includes(line.id))
  assert.equal(line.fault?.name, 'TypeError')
  assert.match(line.fault?.at[0] ?? '', /server\.test\.ts/)
  assert.ok(!/Heron|Secret|Amina|session/.test(JSON.stringify(lines)))
  assert.ok(!/Secret|TypeError/.test(answer.body))
})

test('what was typed into a form that breaks comes back on the page, to be sent again, without its proofs', async () => {
  const { server, lines } = aServer()
  const post = (typed: readonly (readonly [string, string])[]) => {
    const payload = new URLSearchParams({ csrf: formToken(token) })
    for (const [name, value] of typed) payload.append(name, value)
    const headers = { ...formType, ...signedIn }
    return server.inject({ method: 'POST', url: '/broken', headers, payload: payload.toString() })
  }
  const { body, statusCode, headers } = await post([
    ['writeId', '0199c0de-0000-7000-8000-000000000001'],
    ['words', 'Words of Heron "kept"'],
    ['need', 'n1'],
    ['need', 'n2'],
    ['stepUpCode', '123456'],
  ])
  assert.equal(statusCode, 500)
  assert.match(body, /<form[^>]*method="post" action="\/broken"/)
  assert.match(body, /name="words" value="Words of Heron &quot;kept&quot;"/)
  assert.deepEqual(body.match(/name="need" value="n\d"/g)?.length, 2)
  assert.match(body, /name="writeId" value="0199c0de-0000-7000-8000-000000000001"/)
  assert.doesNotMatch(body, /123456/, 'a proof is never shown again')
  assert.match(
    String(headers['set-cookie']),
    /a-renewed-token/,
    'a new session is not lost with it',
  )
  assert.ok(!/Heron|123456/.test(JSON.stringify(lines)))
  const without = await post([['words', 'Words of Heron']])
  assert.match(without.body, /Words of Heron/)
  assert.doesNotMatch(without.body, /Send it again/, 'what could be done twice is not offered')
  const secret = await post([
    ['writeId', '0199c0de-0000-7000-8000-000000000001'],
    ['password', 'a secret of hers'],
  ])
  assert.doesNotMatch(secret.body, /Send it again|a secret of hers/)
})

function aMultipart(parts: readonly string[]) {
  const body = parts.map((part) => `--xx\r\nContent-Disposition: form-data; ${part}\r\n`).join('')
  return {
    payload: `${body}--xx--\r\n`,
    type: { 'content-type': 'multipart/form-data; boundary=xx' },
  }
}

const aFile = (name: string, bytes: string) =>
  `name="letter"; filename="${name}"\r\nContent-Type: application/pdf\r\n\r\n${bytes}`

test('letters are taken with their fields, and an empty file field is no file', async () => {
  const { server, services } = aServer()
  const csrf = `name="csrf"\r\n\r\n${await aToken(server)}`
  const { payload, type } = aMultipart([
    csrf,
    'name="note"\r\n\r\na',
    aFile('a.pdf', '%PDF'),
    aFile('', ''),
  ])
  const answer = await server.inject({
    method: 'POST',
    url: '/cases/1',
    payload,
    headers: { ...signedIn, ...type },
  })
  assert.equal(answer.statusCode, 303)
  assert.deepEqual(services.saved, ['{"typed":{"note":"a"},"files":["a.pdf"]}'])
})

test('too much, or the wrong kind of content, is refused in plain words and nothing is saved', async () => {
  const { server, services } = aServer()
  const csrf = `name="csrf"\r\n\r\n${await aToken(server)}`
  const half = 'x'.repeat(13 * 1024 * 1024)
  const large = aMultipart([csrf, aFile('a.pdf', half), aFile('b.pdf', half)])
  const many = aMultipart([csrf, ...Array.from({ length: 11 }, (_, n) => aFile(`${n}.pdf`, 'x'))])
  const small = aMultipart([csrf])
  const sent = [
    { url: '/cases/1', payload: large.payload, type: large.type, status: 413 },
    { url: '/cases/1', payload: many.payload, type: many.type, status: 413 },
    { url: '/draft', payload: small.payload, type: small.type, status: 415 },
    { url: '/draft', payload: 'a'.repeat(3 * 1024 * 1024), type: formType, status: 413 },
    { url: '/draft', payload: '<a/>', type: { 'content-type': 'text/xml' }, status: 415 },
    { url: '/draft', payload: '{', type: { 'content-type': 'application/json' }, status: 400 },
  ]
  for (const { url, payload, type, status } of sent) {
    const headers = { ...signedIn, ...type }
    const answer = await server.inject({ method: 'POST', url, payload, headers })
    assert.equal(answer.statusCode, status)
    assert.match(answer.body, /Nothing was saved/)
  }
  assert.deepEqual(services.saved, [])
})

test('pages travel compressed where the browser takes it', async () => {
  const { server } = aServer()
  for (const [accepted, used] of [
    ['gzip, br', 'br'],
    ['gzip', 'gzip'],
    ['identity', undefined],
    ['br;q=0', undefined],
  ]) {
    const headers = { ...signedIn, ...(accepted && { 'accept-encoding': accepted }) }
    const answer = await server.inject({ url: '/cases/1', headers })
    assert.equal(answer.headers['content-encoding'], used)
  }
})

test('a downloaded file has no rights and a name that says nothing', async () => {
  const { server } = aServer()
  const answer = await server.inject({ url: '/pack', headers: signedIn })
  assert.match(String(answer.headers['content-security-policy']), /sandbox/)
  assert.equal(answer.headers['content-disposition'], 'attachment; filename="document.pdf"')
})

test('the look is kept for ever under its fingerprinted name', async () => {
  const { server } = aServer()
  const answer = await server.inject({ url: '/look/a.css', headers: { 'accept-encoding': 'br' } })
  assert.equal(answer.headers['cache-control'], 'public, max-age=31536000, immutable')
  assert.equal(answer.headers['content-encoding'], 'br')
})

test('a taken port is named, with what to do', async () => {
  const [first, second] = [aServer().server, aServer().server]
  const started = await first.listen({ port: 0, host: '127.0.0.1' })
  assert.ok('url' in started)
  const port = Number(new URL(started.url).port)
  const refused = await second.listen({ port, host: '127.0.0.1' })
  assert.ok('refused' in refused)
  assert.match(
    refused.refused.words,
    new RegExp(`Port ${port} is already in use.*PORT=${port + 1}`),
  )
  assert.equal((await fetch(`${started.url}/health`)).status, 200)
  await first.stop()
  await assert.rejects(fetch(`${started.url}/health`))
})

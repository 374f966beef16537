/**
 * Every answer has every guard: each route of the live table for somebody who may, somebody who may not
 * and nobody, and every kind of error, down to bytes that are no request at all.
 */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { newId } from '../../src/storage/new-id.ts'
import { headersFor } from '../../src/web/request/headers.ts'
import { routes } from '../../src/web/routes.ts'
import { expectedAccess } from '../access/expected-access.ts'
import { aFrontDoor, type FrontDoor, type Sending } from '../access/front-door.ts'
import { addressOf, thingsOf } from '../access/things-of.ts'
import { nameOf } from '../access/walk-routes.ts'
import { apart, type ErrorStage, errorKinds, openErrorStage } from './error-kinds.ts'
import { lacks } from './guards.ts'

describe('The guards of every answer, on every route', () => {
  let front: FrontDoor
  before(async () => {
    front = await aFrontDoor()
  })
  after(() => front?.close())

  test('are there for somebody who may, somebody who may not, and nobody', {
    timeout: 300_000,
  }, async (t) => {
    const things = await thingsOf(front, 'worker', 'main')
    const door = front.openAt(routes)
    const found: string[] = []
    const statuses = new Map<number, number>()
    for (const { method, path } of routes) {
      const name = nameOf({ method, path })
      const row = expectedAccess[name]
      const url = addressOf(path, { ...things, ...row?.params })
      const fields = { writeId: newId(), versionSeen: '0', ...row?.fields }
      const sendings: readonly Sending[] = [
        { method, url, ...(method === 'POST' && { fields }) },
        { method: 'POST', url, withoutToken: true },
      ]
      for (const who of ['worker', 'manager', 'administrator', 'assessor', undefined] as const) {
        for (const sending of sendings) {
          const { headers, status } = await door.send(who, sending)
          statuses.set(status, (statuses.get(status) ?? 0) + 1)
          found.push(...lacks({ headers }).map((one) => `${name} as ${who}, ${status}: ${one}`))
        }
        if (row?.endsSessions) front.signInAgain()
      }
    }
    await door.stop()
    t.diagnostic(`${routes.length} routes, answers by status: ${JSON.stringify([...statuses])}`)
    assert.deepEqual(found, [])
    for (const status of [200, 303, 403, 404, 405]) assert.ok(statuses.has(status), `no ${status}`)
  })
})

for (const secure of [false, true]) {
  describe(`The guards of every answer, ${secure ? 'over https' : 'on this computer'}`, () => {
    let stage: ErrorStage
    before(async () => {
      stage = await openErrorStage({ secure })
    })
    after(() => stage?.stop())

    for (const { what, status, send, keptForever } of errorKinds) {
      test(`${what} gets ${status}, with every guard and no word of what was sent`, async () => {
        const answer = await send(stage)
        assert.equal(answer.status, status)
        const guarded = { headers: answer.headers, secure, ...(keptForever && { keptForever }) }
        assert.deepEqual(lacks(guarded), [])
        assert.doesNotMatch(answer.body, /Heron|at .*\.ts:|node:|fastify/i)
      })
    }

    test('the session of a sign-in and of an exit is set and cleared in the guarded cookie', async () => {
      const [signedIn, left] = [await stage.ask('POST /sign-in'), await stage.ask('GET /leave')]
      for (const { headers } of [signedIn, left]) {
        assert.ok([headers['set-cookie'] ?? []].flat().length > 0)
        assert.deepEqual(lacks({ headers, secure }), [])
      }
    })
  })
}

for (const secure of [false, true]) {
  describe(`The guards of the address of files, ${secure ? 'over https' : 'on this computer'}`, () => {
    let stage: ErrorStage
    before(async () => {
      stage = await openErrorStage({ secure, filesApart: true })
    })
    after(() => stage?.stop())

    const lines: readonly (readonly [string, number])[] = [
      ['GET /page', 404],
      ['GET /file', 404],
      ['GET /health', 404],
      ['GET /look/a.css', 404],
      ['GET /leave', 404],
      ['GET /%zz', 404],
      ['PROPFIND /page', 404],
      ['GET http://localhost/page', 404],
      ['POST /sign-in', 404],
      [`GET /take/${'b'.repeat(43)}`, 500],
    ]
    for (const [line, status] of lines) {
      test(`${line} gets ${status}, no cookie and no page of ours`, async () => {
        const answer = await stage.raw(
          `${line} HTTP/1.1\r\nhost: ${apart.host}\r\nsec-fetch-site: none\r\n` +
            'content-length: 0\r\nconnection: close\r\n\r\n',
        )
        assert.equal(answer.status, status)
        assert.deepEqual(lacks({ headers: answer.headers, secure, onFilesHost: true }), [])
        assert.doesNotMatch(answer.body, /Heron|\/look\/|csrf|at .*\.ts:/)
      })
    }

    test('a file that is asked for on a page is given by a ticket, and the page says so', async () => {
      const answer = await stage.ask('GET /file')
      assert.equal(answer.status, 303)
      assert.equal(answer.headers['location'], `${apart.files(secure)}/take/${'a'.repeat(43)}`)
      assert.deepEqual(lacks({ headers: answer.headers, secure, filesAt: apart.files(secure) }), [])
    })
  })
}

test('a way for forms to anywhere but the files is noticed', () => {
  const csp = String(good['content-security-policy'])
  const wider = csp.replace("form-action 'self'", "form-action 'self' https://evil.example")
  const headers = { ...good, 'content-security-policy': wider }
  const filesAt = 'https://files.example.org'
  assert.notDeepEqual(lacks({ headers, secure: true, filesAt }), [])
})

const good: Readonly<Record<string, string>> = {
  ...headersFor({ secure: true }),
  'content-type': 'text/html; charset=utf-8',
}

test('all is well with the guards as they are made', () => {
  assert.deepEqual(lacks({ headers: good, secure: true }), [])
})

for (const name of Object.keys(headersFor({ secure: true }))) {
  if (/^(origin-agent-cluster|x-permitted)/.test(name)) continue
  test(`an answer without ${name} is noticed`, () => {
    const { [name]: _, ...rest } = good
    assert.notDeepEqual(lacks({ headers: rest, secure: true }), [])
  })
}

const planted: readonly [string, Readonly<Record<string, string | readonly string[]>>][] = [
  [
    'a script from anywhere',
    { 'content-security-policy': `${good['content-security-policy']}; script-src *` },
  ],
  ['a camera that is on', { 'permissions-policy': 'camera=*' }],
  ['a page that may be kept', { 'cache-control': 'private' }],
  [
    'a cookie that scripts read',
    { 'set-cookie': ['__Host-session=x; Path=/; SameSite=Lax; Secure'] },
  ],
  [
    'a cookie without its guarded name',
    { 'set-cookie': ['session=x; Path=/; HttpOnly; SameSite=Lax; Secure'] },
  ],
  [
    'a cookie over plain http',
    { 'set-cookie': ['__Host-session=x; Path=/; HttpOnly; SameSite=Lax'] },
  ],
  ['a banner', { server: 'nginx/1.2' }],
  ['a file that opens in place', { 'content-disposition': 'inline' }],
]
for (const [what, headers] of planted) {
  test(`${what} is noticed`, () => {
    assert.notDeepEqual(lacks({ headers: { ...good, ...headers }, secure: true }), [])
  })
}

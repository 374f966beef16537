/**
 * Requests in broken shapes, straight on a socket: each is refused plainly or read as exactly one
 * request. None hangs, none breaks the service, and an act hidden behind one is never done.
 */
import assert from 'node:assert/strict'
import { createServer, METHODS } from 'node:http'
import { after, before, test } from 'node:test'
import type { Services } from '../../src/application/services.ts'
import { aDay } from '../../src/domain/calendar/day.ts'
import { routes } from '../../src/web/routes.ts'
import { webServer } from '../../src/web/server.ts'
import { type Framing, framings, wholeAct } from './framing.ts'
import {
  type FramingStage,
  type Heard,
  noLook,
  openFramingStage,
  sendBytes,
} from './framing-stage.ts'

let stage: FramingStage
const prototype = Object.getOwnPropertyNames(Object.prototype).sort()
before(async () => {
  stage = await openFramingStage()
})
after(() => stage.stop())

function wrongWith({ what, answers, acts = 0 }: Framing, heard: Heard, done: number): string[] {
  const said = heard.answers.join(' ')
  return [
    ...(heard.hangs ? [`${what}: hangs`] : []),
    ...(said === answers.join(' ') ? [] : [`${what}: answered ${said || 'nothing'}`]),
    ...(done === acts ? [] : [`${what}: the act was done ${done} times`]),
    ...(/smuggled|at .*\.ts:\d/.test(heard.text) ? [`${what}: repeats what was sent`] : []),
  ]
}

test('a request in a broken shape is refused, or is one request and no more', async (t) => {
  const rows = framings(stage.asking)
  const wrong: string[] = []
  for (const row of rows) {
    const heard = await stage.send(row.bytes)
    wrong.push(...wrongWith(row, heard, stage.acts()))
  }
  t.diagnostic(`${rows.length} shapes`)
  assert.deepEqual(wrong, [])
  const well = await stage.send(wholeAct(stage.asking, ['connection: close']))
  assert.deepEqual([well.answers, stage.acts()], [[303], 1], 'the service goes on')
  assert.deepEqual(Object.getOwnPropertyNames(Object.prototype).sort(), prototype)
})

test('no address is changed by any method but its own', async (t) => {
  const server = webServer({
    routes,
    // Nobody is signed in, so that no page is reached.
    services: undefined as unknown as Services,
    sessions: { actorFor: async () => undefined, end: async () => {} },
    look: noLook,
    secure: false,
    today: () => aDay('2026-03-02'),
    places: () => [],
    healthy: async () => true,
    leaveTo: 'https://weather.example/',
    log: () => {},
  })
  const wrong: string[] = []
  let asked = 0
  const own = new Map<string, string[]>()
  for (const { path, method } of routes) own.set(path, [...(own.get(path) ?? []), method])
  for (const [path, methods] of own) {
    const url = path.replace(/:[A-Za-z]+/g, 'x')
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'HEAD', 'POST', 'GET']) {
      if (methods.includes(method) || (method === 'HEAD' && isShown(url))) continue
      asked += 1
      // Inject knows every method that is asked for here.
      const reply = await server.inject({ method: method as 'GET', url, headers: { host: 'a' } })
      const isPut = ['PUT', 'PATCH', 'DELETE', 'POST', 'GET'].includes(method)
      const expected = isPut ? 405 : 404
      const allow = String(reply.headers['allow'] ?? '').split(', ')
      if (reply.statusCode !== expected) wrong.push(`${method} ${path}: ${reply.statusCode}`)
      if (isPut && !methods.every((one) => allow.includes(one)))
        wrong.push(`${method} ${path}: ${allow}`)
    }
  }
  await server.stop()
  t.diagnostic(`${asked} requests, ${own.size} addresses`)
  assert.deepEqual(wrong, [])
})

/** Whether a page is shown there, under a name of its own or one that stands for any. */
function isShown(url: string): boolean {
  return routes.some(
    ({ method, path }) =>
      method === 'GET' && new RegExp(`^${path.replace(/:[A-Za-z]+/g, '[^/]+')}$`).test(url),
  )
}

test('every method that there is gets an answer on the socket, and none does the act', async () => {
  const wrong: string[] = []
  for (const method of METHODS.filter((one) => !['GET', 'POST', 'CONNECT', 'HEAD'].includes(one))) {
    const { asking } = stage
    const bytes = wholeAct(asking, ['connection: close']).replace('POST', method)
    const { answers, hangs } = await stage.send(bytes)
    const ok = ['PUT', 'PATCH', 'DELETE'].includes(method) ? 405 : 404
    if (hangs || answers.join() !== String(ok) || stage.acts() > 0)
      wrong.push(`${method}: ${answers}`)
  }
  assert.deepEqual(wrong, [])
})

// A mistake planted, which must be noticed.

test('a server that reads two lengths as it likes is noticed', async () => {
  let acts = 0
  const lax = createServer({ insecureHTTPParser: true }, (request, response) => {
    if (request.url === '/act') acts += 1
    request.resume()
    request.on('end', () => response.end('ok'))
  })
  await new Promise<void>((resolve) => lax.listen(0, '127.0.0.1', resolve))
  const at = lax.address()
  assert.ok(at && typeof at === 'object')
  const noticed: string[] = []
  for (const row of framings(stage.asking)) {
    acts = 0
    const heard = await sendBytes(at.port, row.bytes)
    noticed.push(...wrongWith(row, heard, acts))
  }
  await new Promise((resolve) => lax.close(resolve))
  assert.match(noticed.join('\n'), /a length, and pieces: the act was done 1 times/)
})

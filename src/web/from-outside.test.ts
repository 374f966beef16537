/** What somebody outside may send or claim: who they are is not what they say, and a little is enough. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDay } from '../domain/calendar/day.ts'
import type { Route } from './route.ts'
import { webServer } from './server.ts'

const seen: string[] = []
const routes: Route<null>[] = [
  {
    method: 'GET',
    path: '/where',
    purpose: 'say from where',
    surface: 'open',
    who: 'anyone',
    answer: async ({ sender }) => ({ json: sender.network }),
  },
  {
    method: 'POST',
    path: '/sign-in',
    purpose: 'sign in',
    surface: 'open',
    who: 'anyone',
    async answer() {
      seen.push('answered')
      return { goTo: '/' }
    },
  },
]

function aServer(origins?: readonly string[]) {
  return webServer<null>({
    routes,
    services: null,
    sessions: { actorFor: async () => undefined, end: async () => {} },
    look: {
      addresses: { style: '', styleRightToLeft: '', script: '', icon: '' },
      files: new Map(),
    },
    secure: true,
    ...(origins && { origins }),
    today: () => aDay('2026-03-02'),
    places: () => [],
    healthy: async () => true,
    leaveTo: 'https://example.org/',
    log: () => {},
  })
}

async function networkSeen(forwarded: string, origins?: readonly string[]): Promise<unknown> {
  const headers = { 'x-forwarded-for': forwarded, host: 'waymark.example.org' }
  return (await aServer(origins).inject({ url: '/where', headers })).json()
}

test('behind a proxy, the network is what the proxy saw and not what the sender claims', async () => {
  const origins = ['https://waymark.example.org']
  assert.equal(await networkSeen('203.0.113.9', origins), '203.0.113.0/24')
  assert.equal(await networkSeen('198.51.100.1, 203.0.113.9', origins), '203.0.113.0/24')
})

test('without a proxy nobody is believed about it', async () => {
  assert.equal(await networkSeen('198.51.100.1'), '127.0.0.0/24')
})

test('a form of endless fields is refused before they are sorted, as text and as JSON', async () => {
  const names = Array.from({ length: 60_000 }, (_, number) => `a${number}`)
  const json = JSON.stringify(Object.fromEntries(names.map((name) => [name, '1'])))
  const list = JSON.stringify({ a: names })
  for (const [type, payload] of [
    ['application/x-www-form-urlencoded', names.map((name) => `${name}=1`).join('&')],
    ['application/json', json],
    ['application/json', list],
  ] as const) {
    const headers = { 'content-type': type }
    const answer = await aServer().inject({ method: 'POST', url: '/sign-in', headers, payload })
    assert.equal(answer.statusCode, 413, type)
  }
  assert.deepEqual(seen, [])
})

/** Where pages are served: nothing of real people travels in the open because of a slip. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { whereItListens } from './where-it-listens.ts'

test('without settings, pages are served to this machine only', () => {
  for (const kind of ['demo', 'live'] as const) {
    assert.deepEqual(whereItListens(kind, {}), { host: '127.0.0.1' })
    assert.deepEqual(whereItListens(kind, { WAYMARK_HOST: '' }), { host: '127.0.0.1' })
  }
})

test('an address is kept as browsers write it', () => {
  for (const typed of ['https://Waymark.Example.org', 'https://waymark.example.org:443/']) {
    const found = whereItListens('live', { WAYMARK_ORIGIN: typed, WAYMARK_HOST: '0.0.0.0' })
    assert.deepEqual(found, { host: '0.0.0.0', origin: 'https://waymark.example.org' })
  }
})

const mistyped = [
  'waymark.example.org',
  'https://a.example/path',
  'https://u:p@a.example',
  'ftp://a',
]
for (const typed of mistyped) {
  test(`the address ${typed} is refused, because cookies would not be guarded`, () => {
    assert.ok('refused' in whereItListens('live', { WAYMARK_ORIGIN: typed }))
  })
}

test('real people’s pages are not served to a network without https; made-up ones may be', () => {
  for (const WAYMARK_HOST of ['0.0.0.0', '::', '192.0.2.7', '127.example.org']) {
    assert.ok('refused' in whereItListens('live', { WAYMARK_HOST }), WAYMARK_HOST)
    const plain = { WAYMARK_HOST, WAYMARK_ORIGIN: 'http://waymark.example.org' }
    assert.ok('refused' in whereItListens('live', plain), WAYMARK_HOST)
    assert.deepEqual(whereItListens('demo', { WAYMARK_HOST }), { host: WAYMARK_HOST })
  }
})

/** Where pages are served: nothing of real people travels in the open because of a slip. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filesWords, whereItListens } from './where-it-listens.ts'

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

const pages = 'https://waymark.example.org'
const apart: readonly (readonly [string, NodeJS.ProcessEnv, RegExp | string])[] = [
  ['not said', {}, 'nothing'],
  ['said to be nothing', { WAYMARK_FILES_ORIGIN: '' }, 'nothing'],
  [
    'a neighbour',
    { WAYMARK_FILES_ORIGIN: 'https://Files.example.org/' },
    'https://files.example.org',
  ],
  ['a name of its own', { WAYMARK_FILES_ORIGIN: 'https://other.example' }, 'https://other.example'],
  ['mistyped', { WAYMARK_FILES_ORIGIN: 'files.example.org' }, /not the address of a site/],
  [
    'a folder of the pages',
    { WAYMARK_FILES_ORIGIN: `${pages}/files` },
    /not the address of a site/,
  ],
  ['the pages themselves', { WAYMARK_FILES_ORIGIN: pages }, /another name/],
  [
    'another port, to which the same cookies go',
    { WAYMARK_FILES_ORIGIN: `${pages}:8443` },
    /another name/,
  ],
  ['spoken to in the open', { WAYMARK_FILES_ORIGIN: 'http://files.example.org' }, /another name/],
  [
    'said without the pages',
    { WAYMARK_FILES_ORIGIN: 'https://files.example.org', WAYMARK_ORIGIN: '' },
    /WAYMARK_ORIGIN must say/,
  ],
]
for (const [what, env, wanted] of apart) {
  test(`an address for files that is ${what} is ${typeof wanted === 'string' ? 'taken' : 'refused'}`, () => {
    const found = whereItListens('live', { WAYMARK_ORIGIN: pages, ...env })
    if (typeof wanted !== 'string') {
      assert.ok('refused' in found)
      return assert.match(found.refused.words, wanted)
    }
    assert.ok('host' in found)
    assert.equal(found.filesOrigin ?? 'nothing', wanted)
    const words =
      wanted === 'nothing' ? /the same address as the pages/ : /apart from the pages: https/
    assert.match(filesWords(found), words)
  })
}

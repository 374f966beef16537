/** The small parts of a request: what was typed, where to go next, tokens, cookies, the log, the bytes. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { hasOneReading, isInOurLetters } from '../broken-request.ts'
import { encodingFor } from './compression.ts'
import { cookieIn, cookieToSet, newToken } from './cookies.ts'
import { comesFromUs, formToken, isFormToken } from './forgery.ts'
import { headersForFile } from './headers.ts'
import { faultOf } from './log.ts'
import { nextPage, signInAddress } from './next-page.ts'
import { newReference } from './reference.ts'
import { listOf, textOf, typedFromJson, typedFromText, under, without } from './typed.ts'

test('what was typed is kept: repeated names as lists, names of objects as plain names', () => {
  const typed = typedFromText('a=1&a=2&b=&__proto__=x&constructor=y')
  assert.deepEqual(listOf(typed, 'a'), ['1', '2'])
  assert.deepEqual([textOf(typed, 'a'), textOf(typed, 'b'), textOf(typed, 'c')], ['1', '', ''])
  assert.deepEqual([textOf(typed, '__proto__'), textOf(typed, 'constructor')], ['x', 'y'])
  assert.equal(textOf(typed, 'toString'), '')
  assert.deepEqual(listOf(without(typed, 'b'), 'a'), ['1', '2'])
})

test('of JSON only texts and lists of texts count as typed', () => {
  const typed = typedFromJson({ name: 'a', value: ['x', 'y'], n: 1, o: { p: 'q' } })
  assert.deepEqual(Object.entries(typed), [
    ['name', 'a'],
    ['value', ['x', 'y']],
  ])
  for (const json of [null, 'a', 5, ['a']]) assert.deepEqual(Object.keys(typedFromJson(json)), [])
})

test('half a letter and the character zero become the mark of a lost letter, because nothing can keep them', () => {
  assert.equal(textOf(typedFromText('words=a%00b'), 'words'), 'a\uFFFDb')
  assert.equal(textOf(typedFromJson({ words: 'a\uD800b\u0000' }), 'words'), 'a\uFFFDb\uFFFD')
})

test('under a name that nobody put there stands nothing', () => {
  assert.equal(under({ saved: 'Saved' }, 'saved'), 'Saved')
  for (const name of ['constructor', '__proto__', 'toString', '']) {
    assert.equal(under({ saved: 'Saved' }, name), undefined)
  }
})

const nexts: [string, string][] = [
  ['/cases/1?q=a', '/cases/1?q=a'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['/a\tb', '/'],
  ['/\t/evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/sign-in?next=/a', '/'],
  ['/leave', '/'],
  ['', '/'],
]

for (const [wanted, gone] of nexts) {
  test(`after signing in, ${JSON.stringify(wanted)} leads to ${gone}`, () => {
    assert.equal(nextPage(wanted), gone)
  })
}

test('the address of the sign-in page names the way back once', () => {
  assert.equal(signInAddress('/a?b=c'), '/sign-in?next=%2Fa%3Fb%3Dc')
  assert.equal(signInAddress('/'), '/sign-in')
})

test('a form token fits only its own session, whatever it is changed to', () => {
  const secret = newToken()
  assert.ok(isFormToken(secret, formToken(secret)))
  assert.ok(!isFormToken(newToken(), formToken(secret)))
  fc.assert(fc.property(fc.base64String(), (other) => !isFormToken(secret, other)))
})

test('where a change comes from: the browser is believed, an unknown origin is not', () => {
  const own = ['https://waymark.example']
  const from = (fetchSite?: string, origin?: string) => comesFromUs({ fetchSite, origin, own })
  assert.deepEqual(
    [from('same-origin'), from('cross-site'), from('same-site'), from('none')],
    [true, false, false, false],
  )
  assert.deepEqual(
    [
      from(undefined, own[0]),
      from(undefined, 'null'),
      from(undefined, 'https://evil.example'),
      from(),
    ],
    [true, true, false, true],
  )
  assert.ok(!from('cross-site', own[0]), 'either alone refuses')
})

test('only cookies of our making are read', () => {
  const token = newToken()
  const cookie = cookieToSet('session', token, true)
  assert.match(cookie, /^__Host-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
  assert.equal(cookieIn(`a=b; __Host-session=${token}`, 'session', true), token)
  assert.equal(cookieIn(`waymark-session=${token}`, 'session', true), undefined)
  assert.equal(cookieIn('waymark-session=short', 'session', false), undefined)
  assert.equal(cookieIn(`waymark-session=${token}" onload`, 'session', false), undefined)
  assert.equal(cookieIn(undefined, 'session', false), undefined)
})

test('a fault is logged by its place, never by its words', () => {
  class DatabaseError extends Error {
    readonly code = '23505'
  }
  const fault = faultOf(new DatabaseError('Key (name)=(Heron\n    at the house:1:1) exists'))
  assert.deepEqual([fault.name, fault.code], ['DatabaseError', '23505'])
  assert.ok(fault.at.length > 0 && !JSON.stringify(fault).includes('Heron'))
  assert.ok(!JSON.stringify(fault).includes('the house'))
  assert.deepEqual(faultOf('Heron'), { name: 'string', at: [] })
})

test('the browser gets the best encoding it takes', () => {
  const accepted = ['gzip, deflate, br', 'GZIP', 'br;q=0, gzip', '', undefined, 'identity']
  assert.deepEqual(accepted.map(encodingFor), [
    'br',
    'gzip',
    'gzip',
    undefined,
    undefined,
    undefined,
  ])
})

test('a file name that could say or break something is refused', () => {
  for (const name of ['a b.pdf', 'a"b.pdf', '../a.pdf', '.pdf', 'é.pdf', 'a\r\nb']) {
    assert.throws(() => headersForFile(name))
  }
})

test('a reference can be read out on the telephone', () => {
  assert.match(newReference(), /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
})

const readings: readonly [
  what: string,
  one: boolean,
  head: Readonly<Record<string, string>>,
  url?: string,
][] = [
  ['a host', true, { host: 'waymark.example.org' }],
  ['a host with a port', true, { host: 'localhost:3000' }],
  ['a host of numbers', true, { host: '[::1]:3000' }],
  ['no host', false, {}],
  ['a host with a way in it', false, { host: 'a/b' }],
  ['a host with somebody in it', false, { host: 'me@a' }],
  ['two hosts', false, { host: 'a', Host: 'b' }],
  ['an address with a host of its own', false, { host: 'a' }, 'http://b/page'],
  ['pieces', true, { host: 'a', 'transfer-encoding': 'Chunked' }],
  ['pieces that are packed', false, { host: 'a', 'transfer-encoding': 'gzip, chunked' }],
]
for (const [what, one, head, url = '/page'] of readings) {
  test(`a request with ${what} ${one ? 'is read' : 'is refused'}`, () => {
    const headers = Object.fromEntries(
      Object.entries(head).map(([name, value]) => [name.toLowerCase(), value]),
    )
    assert.equal(hasOneReading({ url, headers, rawHeaders: Object.entries(head).flat() }), one)
  })
}

test('words in other letters than ours are not guessed at', () => {
  const said = (charset: string) => isInOurLetters(`application/x-www-form-urlencoded${charset}`)
  for (const ours of ['', ';charset=UTF-8', '; charset="utf-8"', '; charset=utf8; a=b']) {
    assert.equal(said(ours), true, ours)
  }
  for (const other of ['; charset=utf-16', ';CHARSET=iso-8859-1', '; charset=']) {
    assert.equal(said(other), false, other)
  }
})

/** Which request is a person's own step to a file, told from what the browser itself says. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askedAs, type FetchSaid, followsAs, stepsBetween } from './file-fetch.ts'

const steps: readonly (readonly [string, string, string])[] = [
  ['https://waymark.example.org', 'https://files.example.org', 'same-site'],
  ['https://example.org', 'https://files.example.org', 'same-site'],
  ['https://waymark.charity.org.uk', 'https://files.charity.org.uk', 'same-site'],
  ['https://waymark.example.org', 'https://waymark-files.example', 'cross-site'],
  ['https://one.org', 'https://other.org', 'cross-site'],
  // Two names under `org.uk` are strangers, two under `hope.uk` are not: nothing tells them apart.
  ['https://one.org.uk', 'https://other.org.uk', 'same-site cross-site'],
  ['https://waymark.hope.uk', 'https://files.hope.uk', 'same-site cross-site'],
  ['http://localhost:3000', 'http://127.0.0.1:3000', 'cross-site'],
  ['http://127.0.0.1:3000', 'http://127.0.0.2:3000', 'cross-site'],
  ['http://waymark.localhost', 'http://files.waymark.localhost', 'same-site'],
]
for (const [pages, files, wanted] of steps) {
  test(`from ${pages} to ${files} is ${wanted}`, () => {
    assert.equal(stepsBetween(pages, files).join(' '), wanted)
  })
}

const press: FetchSaid = {
  site: 'same-site',
  mode: 'navigate',
  destination: 'document',
  purpose: undefined,
}
const nothing: FetchSaid = {
  site: undefined,
  mode: undefined,
  destination: undefined,
  purpose: undefined,
}
const ways: readonly (readonly [string, FetchSaid, string | undefined])[] = [
  ['a press on a page of ours', press, 'press'],
  ['an address that was typed', { ...press, site: 'none' }, 'address'],
  ['an old browser', nothing, 'unsaid'],
  ['a page of somebody else', { ...press, site: 'cross-site' }, undefined],
  ['the address of files itself', { ...press, site: 'same-origin' }, undefined],
  ['a script', { ...press, mode: 'cors', destination: 'empty' }, undefined],
  ['a frame', { ...press, destination: 'iframe' }, undefined],
  ['a look ahead', { ...press, purpose: 'prefetch;prerender' }, undefined],
  ['a look ahead of an old browser', { ...nothing, purpose: 'prefetch' }, undefined],
  ['half of what browsers say', { ...nothing, destination: 'document' }, undefined],
]
for (const [who, said, wanted] of ways) {
  test(`${who} comes ${wanted === undefined ? 'as nobody' : `by ${wanted}`}`, () => {
    assert.equal(followsAs(said, ['same-site']), wanted)
  })
}

test('a ticket is to be taken in the way in which it was asked for', () => {
  assert.equal(askedAs({ site: 'same-origin', destination: 'document' }), 'press')
  assert.equal(askedAs({ site: 'none', destination: 'document' }), 'address')
  assert.equal(askedAs({ site: undefined, destination: undefined }), 'unsaid')
})

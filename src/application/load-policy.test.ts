/** The policy files hold together, and a broken one is caught before anybody relies on it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { limitIds, officialLimitIds } from '../domain/policy/limit-ids.ts'
import { loadPolicy, policyFile } from './load-policy.ts'

const policy = loadPolicy()

test('every limit is there exactly once, with at least one edition', () => {
  assert.deepEqual([...policy.limits.keys()].sort(), [...limitIds].sort())
  assert.equal(new Set(limitIds).size, limitIds.length)
  for (const { editions } of policy.limits.values()) assert.ok(editions.length > 0)
})

test('every source S01 to S67 is there and says what it is in our words', () => {
  for (let number = 1; number <= 67; number += 1) {
    const source = policy.sources[`S${String(number).padStart(2, '0')}`]
    assert.ok(source && source.title.length > 5 && source.inOurWords.length > 10, `S${number}`)
  }
})

test('what nobody is sure of holds no number and says what is not known', () => {
  for (const id of ['TL-11', 'TL-13', 'TL-20', 'TL-25', 'TL-51'] as const) {
    const editions = policy.limits.get(id)?.editions ?? []
    for (const { value, whatIsNotKnown } of editions) {
      assert.equal(value, null, id)
      assert.ok(whatIsNotKnown, id)
    }
  }
})

test('defaults that nobody verified can be adjusted and are shown as unverified', () => {
  for (const id of ['TL-16', 'TL-22', 'TL-23'] as const) {
    const limit = policy.limits.get(id)
    assert.equal(limit?.adjustable, true)
    assert.match(limit?.editions[0]?.whatIsNotKnown ?? '', /^Unverified/)
    assert.equal(limit?.editions[0]?.confidence, 'recalled')
  }
})

test('no limit of statute or read guidance can be adjusted', () => {
  for (const id of officialLimitIds) {
    const limit = policy.limits.get(id)
    const read = limit?.editions.some(({ confidence }) => confidence === 'verified')
    if (read) assert.equal(limit?.adjustable, undefined, id)
  }
})

test('subsistence after January 2024 holds no amounts', () => {
  const recent = policy.subsistence.filter(({ effectiveTo }) => effectiveTo === null)
  assert.ok(recent.length > 0)
  for (const { amountPence } of recent) assert.equal(amountPence, null)
})

type Broken = (text: string) => string
// Each row breaks one file in one way, as a tired person might.
const faults: readonly (readonly [string, string, Broken, RegExp])[] = [
  [
    'a mistyped day',
    'nrm-decisions',
    (text) => text.replace('2022-12-13', '2022-13-12'),
    /not a day/,
  ],
  [
    'an unknown source',
    'children',
    (text) => text.replace('"S17"', '"S99"'),
    /S99, not in sources/,
  ],
  ['an unknown limit', 'nrm-decisions', (text) => text.replace('TL-07', 'TL-70'), /TL-70/],
  ['a limit left out', 'children', (text) => text.replace('"TL-30"', '"TL-31"'), /twice/],
  ['a number in words', 'ours', (text) => text.replace('"value": 42', '"value": "42"'), /number/],
  ['an unknown unit', 'ours', (text) => text.replace('"working-days"', '"workdays"'), /unit/],
  [
    'a guess for what is uncertain',
    'nrm-decisions',
    (text) =>
      text.replace(
        /"value": null(,\s+"unit": "none",\s+"counting": "not-seen",\s+"confidence": "uncertain")/,
        '"value": 14$1',
      ),
    /must hold no number/,
  ],
  [
    'statute made adjustable',
    'nrm-decisions',
    (text) => text.replace('"id": "TL-08",', '"id": "TL-08", "adjustable": true,'),
    /no organisation may change it/,
  ],
  [
    'editions out of order',
    'nrm-decisions',
    (text) => text.replace('"inForceFrom": "2025-01-16"', '"inForceFrom": "2023-01-16"'),
    /not after the edition before/,
  ],
  [
    'a holiday that no calendar has',
    'bank-holidays',
    (text) => text.replace('2026-12-28', '2026-12-32'),
    /2026-12-32/,
  ],
  ['a stray field', 'sources', (text) => text.replace('"date":', '"dated":'), /dated/],
]

for (const [what, name, breaks, message] of faults) {
  test(`loading refuses ${what}`, () => {
    const read = (file: string) => (file === name ? breaks(policyFile(file)) : policyFile(file))
    assert.notEqual(breaks(policyFile(name)), policyFile(name), 'the row must break something')
    assert.throws(() => loadPolicy(read), message)
  })
}

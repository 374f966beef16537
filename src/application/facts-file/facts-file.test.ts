import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleCase, factsSchema } from './facts-schema.ts'
import { readFactsFile } from './read-facts-file.ts'

const opened = { type: 'case-opened', on: '2026-03-02', nation: 'ENG', ageGroup: 'adult' }

function problemsOf(...facts: unknown[]): string {
  const read = readFactsFile(JSON.stringify({ facts }))
  return 'problems' in read ? read.problems.join('\n') : ''
}

test('the example of the schema can be read', () => {
  const read = readFactsFile(JSON.stringify(exampleCase))
  assert.deepEqual('problems' in read ? read.problems : [], [])
})

const rows: readonly [string, unknown[], RegExp][] = [
  [
    'a day that no calendar has',
    [{ ...opened, on: '2026-02-30' }],
    /facts\[0\]\.on: "2026-02-30" is not a day/,
  ],
  ['an unknown kind', [{ type: 'consent-give', on: '2026-03-02' }], /Did you mean consent-given/],
  [
    'a missing answer',
    [{ type: 'case-opened', on: '2026-03-02', ageGroup: 'adult' }],
    /facts\[0\]\.nation: is missing/,
  ],
  [
    'an answer that is not offered',
    [{ ...opened, nation: 'FR' }],
    /"FR" is not one of the answers\. \(ENG, WAL/,
  ],
  ['a field that does not exist', [{ ...opened, colour: 'red' }], /has no such field/],
  [
    'an id used twice',
    [
      { ...opened, id: 'a' },
      { ...opened, id: 'a' },
    ],
    /used twice/,
  ],
  [
    'a pointer to nothing',
    [{ type: 'information-supplied', on: '2026-03-02', request: 'x' }],
    /is not the id of a fact/,
  ],
  ['a correction of nothing', [{ ...opened, supersedes: 'x' }], /which is not there/],
  ['something that is no fact', ['hello'], /should be an object/],
]

for (const [what, facts, expected] of rows) {
  test(`a facts file with ${what} is refused, and says where`, () => {
    assert.match(problemsOf(...facts), expected)
  })
}

test('a file that is not JSON, or has no list, says so', () => {
  for (const text of ['{', '[]', 'null', '{"facts": 3}']) {
    assert.ok('problems' in readFactsFile(text))
  }
})

test('every kind of fact is in the schema', () => {
  assert.ok(JSON.stringify(factsSchema()).includes('"const":"rna-decided"'))
})

/** Who may clear a conflict that was a mistake: a table that a manager can check. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDay } from '../calendar/day.ts'
import { refusalToClear } from './clear-conflict.ts'

const since = aDay('2026-02-01')
const another = { by: 'manager', answersForCase: true, foundBy: 'worker' }
type Row = readonly [string, Parameters<typeof refusalToClear>, string | undefined]
const rows: readonly Row[] = [
  ['a manager clears what a worker found', [{ conflictSince: since }, another], undefined],
  [
    'nobody knows who found it',
    [{ conflictSince: since }, { ...another, foundBy: undefined }],
    undefined,
  ],
  [
    'whoever found it',
    [{ conflictSince: since }, { ...another, foundBy: 'manager' }],
    'found-by-yourself',
  ],
  [
    'a worker',
    [{ conflictSince: since }, { ...another, answersForCase: false }],
    'needs-a-manager',
  ],
  ['there is no conflict', [{}, another], 'no-conflict'],
  [
    'their part was ended',
    [{ conflictSince: since, ended: { on: since, why: 'not-safe' } }, another],
    'ended-already',
  ],
]
for (const [who, asked, code] of rows) {
  test(`a conflict is ${code ? `not cleared (${code})` : 'cleared'}: ${who}`, () => {
    assert.equal(refusalToClear(...asked)?.code, code)
  })
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDay } from '../calendar/day.ts'
import type { ClosedWhy } from './door.ts'
import {
  guestAsks,
  type RequestStanding,
  type RequestState,
  standingOf,
} from './request-standing.ts'

const fresh: RequestState = { taken: false, answered: false, ended: false, doorOpen: true }
const rows: readonly (readonly [string, Partial<RequestState>, RequestStanding])[] = [
  ['just asked, it waits', {}, 'waiting'],
  ['its link closed and nobody answered', { doorOpen: false }, 'link-closed'],
  ['answered, it is to be read', { doorOpen: false, answered: true }, 'answered'],
  ['an answer is read though nobody waits any more', { answered: true, ended: true }, 'answered'],
  ['nobody waits any more', { ended: true }, 'over'],
  ['taken is taken', { taken: true, answered: true, ended: true }, 'taken'],
]
for (const [name, state, standing] of rows) {
  test(name, () => assert.equal(standingOf({ ...fresh, ...state }), standing))
}

const on = aDay('2026-03-09')
const asks: readonly (readonly [string, RequestStanding, ClosedWhy | undefined, string[]])[] = [
  ['while it waits nothing is asked: the promise counts the days', 'waiting', undefined, []],
  ['an answer is to be read', 'answered', 'answered', ['answer:d']],
  ['wrong codes closed it', 'link-closed', 'wrong-codes', ['codes:d']],
  ['its time was over and nobody answered', 'link-closed', 'expired', ['silent:d']],
  [
    'it was opened as often as it could be, without an answer',
    'link-closed',
    'used-up',
    ['silent:d'],
  ],
  ['we closed it, or they took it back: nobody is asked for it', 'link-closed', 'revoked', []],
  ['nobody waits any more', 'over', 'expired', []],
  ['it is in the record', 'taken', 'answered', []],
]
for (const [name, standing, why, keys] of asks) {
  test(`Today: ${name}`, () => {
    const closed = why && { closed: { on, why } }
    const said = guestAsks([{ doorId: 'd', kind: 'request', standing, ...closed }])
    assert.deepEqual(
      said.map(({ key }) => key),
      keys,
    )
    for (const line of said) assert.equal(line.due, on)
  })
}

test('a pack that was not opened asks for nothing', () => {
  assert.deepEqual(guestAsks([{ doorId: 'd', kind: 'pack', closed: { on, why: 'expired' } }]), [])
})

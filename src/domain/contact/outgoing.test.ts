/** What becomes of a message, row by row; and that reports in any order, any number of times, end the same. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import {
  afterwards,
  type Happening,
  isDue,
  minutesLater,
  nextTryAfter,
  type Outgoing,
  type OutgoingState,
  outgoingStates,
} from './outgoing.ts'

const at = '2026-03-02T10:00:00.000Z'
const queued: Outgoing = {
  state: 'queued',
  why: [],
  tries: 0,
  dueAt: at,
  nextTryAt: at,
  expiresAt: '2026-03-05T10:00:00.000Z',
}
const { nextTryAt: _none, ...bare } = queued
const standing = (state: OutgoingState): Outgoing =>
  state === 'queued' ? queued : { ...bare, state, tries: 1 }

describe('what becomes of a message', () => {
  const becomes: readonly (readonly [OutgoingState, Happening, OutgoingState | 'no change'])[] = [
    ['queued', { what: 'taken' }, 'sending'],
    ['sending', { what: 'taken' }, 'no change'],
    ['blocked', { what: 'taken' }, 'no change'],
    ['uncertain', { what: 'taken' }, 'no change'],
    ['queued', { what: 'held', until: '2026-03-03T10:00:00.000Z' }, 'queued'],
    ['queued', { what: 'held', until: '2026-03-05T10:00:00.000Z' }, 'given-up'],
    ['queued', { what: 'blocked', why: ['frozen'] }, 'blocked'],
    ['accepted', { what: 'blocked', why: ['frozen'] }, 'no change'],
    ['queued', { what: 'withdrawn' }, 'withdrawn'],
    ['sending', { what: 'withdrawn' }, 'no change'],
    ['accepted', { what: 'withdrawn' }, 'no change'],
    ['queued', { what: 'expired' }, 'no change'],
    ['sending', { what: 'accepted' }, 'accepted'],
    ['sending', { what: 'put-off', why: 'server-busy' }, 'queued'],
    ['sending', { what: 'refused', why: 'server-refused' }, 'not-delivered'],
    ['sending', { what: 'unsure', why: 'connection-lost' }, 'uncertain'],
    ['sending', { what: 'reached' }, 'delivered'],
    ['uncertain', { what: 'accepted' }, 'accepted'],
    ['uncertain', { what: 'put-off', why: 'server-busy' }, 'not-delivered'],
    ['uncertain', { what: 'reached' }, 'delivered'],
    ['accepted', { what: 'unsure', why: 'connection-lost' }, 'no change'],
    ['accepted', { what: 'reached' }, 'delivered'],
    ['accepted', { what: 'not-reached', why: 'returned' }, 'not-delivered'],
    ['delivered', { what: 'not-reached', why: 'returned' }, 'not-delivered'],
    ['delivered', { what: 'accepted' }, 'no change'],
    ['not-delivered', { what: 'reached' }, 'no change'],
    ['queued', { what: 'reached' }, 'no change'],
    ['queued', { what: 'not-reached', why: 'returned' }, 'no change'],
    ['withdrawn', { what: 'not-reached', why: 'returned' }, 'no change'],
  ]
  for (const [from, happening, to] of becomes) {
    test(`${from} and then ${happening.what}: ${to}`, () => {
      assert.equal(afterwards(standing(from), happening, at)?.state ?? 'no change', to)
    })
  }

  test('an expired one is given up at its moment, and not a millisecond before', () => {
    const before = '2026-03-05T09:59:59.999Z'
    assert.equal(afterwards(queued, { what: 'expired' }, before), undefined)
    assert.equal(afterwards(queued, { what: 'expired' }, queued.expiresAt)?.state, 'given-up')
    assert.ok(isDue(queued, before))
    assert.ok(!isDue(queued, queued.expiresAt))
  })

  test('pauses grow to an hour and stay there', () => {
    const minutes = [1, 2, 3, 4, 5, 6, 7, 8, 50].map(
      (tries) => (Date.parse(nextTryAfter(tries, at)) - Date.parse(at)) / 60_000,
    )
    assert.deepEqual(minutes, [1, 2, 5, 10, 20, 40, 60, 60, 60])
  })

  test('one that cannot be tried again before it expires is given up now, with the reason', () => {
    const late = { ...standing('sending'), expiresAt: minutesLater(at, 1) }
    const after = afterwards(late, { what: 'put-off', why: 'server-busy' }, at)
    assert.deepEqual([after?.state, after?.why], ['given-up', ['server-busy']])
  })

  test('a message is only looked at again while it is queued', () => {
    for (const [from, happening] of becomes) {
      const after = afterwards(standing(from), happening, at)
      if (after) assert.equal(after.nextTryAt !== undefined, after.state === 'queued')
    }
  })
})

describe('reports', () => {
  const report = fc.constantFrom<Happening>(
    { what: 'accepted' },
    { what: 'reached' },
    { what: 'not-reached', why: 'returned' },
  )
  const end = (from: OutgoingState, happenings: readonly Happening[]): OutgoingState =>
    happenings.reduce((now, one) => afterwards(now, one, at) ?? now, standing(from)).state

  test('twice and in another order, they end the same', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<OutgoingState>('sending', 'uncertain', 'accepted'),
        fc.array(report, { maxLength: 8 }),
        fc.array(fc.nat(7), { maxLength: 8 }),
        (from, reports, order) => {
          const again = order.flatMap((place) => reports[place] ?? [])
          const shuffled = [...again, ...reports.toReversed(), ...again]
          assert.equal(end(from, shuffled), end(from, reports))
        },
      ),
      { numRuns: 20_000, seed: 20261122 },
    )
  })

  test('whatever happens, one that has left or may have left is never taken again', () => {
    const any = fc.oneof(
      report,
      fc.constantFrom<Happening>(
        { what: 'taken' },
        { what: 'held', until: minutesLater(at, 30) },
        { what: 'blocked', why: ['frozen'] },
        { what: 'refused', why: 'server-refused' },
        { what: 'unsure', why: 'connection-lost' },
        { what: 'withdrawn' },
        { what: 'expired' },
      ),
    )
    const left: readonly OutgoingState[] = outgoingStates.filter((state) => state !== 'queued')
    fc.assert(
      fc.property(
        fc.constantFrom(...left),
        fc.array(any, { maxLength: 12 }),
        (from, happenings) => {
          // A put-off is left out: it is the carrier's own word that nothing has left.
          assert.notEqual(end(from, happenings), 'queued')
          assert.ok(from === 'sending' || end(from, happenings) !== 'sending')
        },
      ),
      { numRuns: 20_000, seed: 20261122 },
    )
  })
})

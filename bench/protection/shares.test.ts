/** The shares of the protections, by sums that can be checked in the head. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sharesOf } from './shares.ts'

const each = (time: number, cpuMs: number) => ({ times: Array(100).fill(time), cpuMs: [cpuMs] })

test('a page of 12 ms that takes 10 without policies, 2 of them to open, says 20 %, 20 % and half again', () => {
  const shares = sharesOf({
    asItIs: each(12, 6),
    pastPolicies: each(10, 5),
    opening: each(2, 1),
  })
  const rounded = ({ p50, p95, cpu }: { p50: number; p95: number; cpu: number }) =>
    [p50, p95, cpu].map((share) => Math.round(share * 100))
  assert.deepEqual(rounded(shares.policies), [20, 20, 20])
  assert.deepEqual(rounded(shares.encryption), [20, 20, 20])
  assert.deepEqual(rounded(shares.together), [50, 50, 50])
  assert.deepEqual(shares.spread, [0.5, 0.5])
  assert.equal(shares.asItIs.cpuMs, 6)
})

test('protection that costs nothing is a share of nothing', () => {
  const shares = sharesOf({ asItIs: each(5, 5), pastPolicies: each(5, 5), opening: each(0, 0) })
  assert.deepEqual(shares.together, { p50: 0, p95: 0, cpu: 0 })
})

test('one slow page moves the 95th of a hundred pages not at all, and six of them do', () => {
  const slow = (count: number) => ({
    times: Array.from({ length: 100 }, (_, place) => (place < count ? 50 : 10)),
    cpuMs: [1],
  })
  const opening = each(0, 0)
  const share = (count: number) =>
    sharesOf({ asItIs: slow(count), pastPolicies: each(10, 1), opening }).together.p95
  assert.equal(share(1), 0)
  assert.equal(share(6), 4)
})

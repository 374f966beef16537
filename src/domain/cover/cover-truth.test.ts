/** Cover against a day-by-day truth written another way, on made-up histories. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aDay, addDays, type Day, daysBetween } from '../calendar/day.ts'
import type { Fact } from '../facts/fact.ts'
import { needsOf } from '../needs/need.ts'
import { aFact, aNeed } from '../needs/testing.ts'
import { daysUntilUncovered } from './coming-gap.ts'
import { coverOf } from './cover.ts'
import { includes, type Stretch } from './stretch.ts'

const limits = { recoveryDays: 30, moveOnDays: 45 }
const start = aDay('2025-12-01')
const days = Array.from({ length: 420 }, (_, offset) => addDays(start, offset))
const at = (offset: number): Day => addDays(start, offset)

interface Letter {
  readonly on: number
  readonly from: number
  readonly length: number
  readonly outcome: 'agreed' | 'partly-agreed' | 'not-agreed' | 'agreed-elsewhere'
}

interface History {
  readonly cgAfter: number | undefined
  readonly letters: readonly Letter[]
  readonly exit: number | undefined
}

const histories: fc.Arbitrary<History> = fc.record({
  cgAfter: fc.option(fc.integer({ min: 5, max: 120 }), { nil: undefined }),
  letters: fc.uniqueArray(
    fc.record({
      on: fc.integer({ min: 40, max: 300 }),
      from: fc.integer({ min: 30, max: 330 }),
      length: fc.integer({ min: 1, max: 70 }),
      outcome: fc.constantFrom('agreed', 'partly-agreed', 'not-agreed', 'agreed-elsewhere'),
    }),
    { maxLength: 5, selector: ({ on }) => on },
  ),
  exit: fc.option(fc.integer({ min: 200, max: 380 }), { nil: undefined, freq: 3 }),
})

const rgOn = 10

function factsOf({ cgAfter, letters, exit }: History): Fact[] {
  return [
    aNeed('n1', start),
    aFact('reasonable-grounds-decided', at(rgOn), { outcome: 'positive' }),
    ...(cgAfter === undefined
      ? []
      : [aFact('conclusive-grounds-decided', at(rgOn + cgAfter), { outcome: 'positive' })]),
    ...letters.flatMap(({ on, from, length, outcome }) => [
      aFact('rna-decided', at(on), { rna: `r${on}` }, { id: `d${on}` }),
      aFact('need-decided', at(on), {
        rna: `r${on}`,
        decision: `d${on}`,
        need: 'n1',
        outcome,
        from: at(from),
        to: at(from + length - 1),
      }),
    ]),
    ...(exit === undefined ? [] : [aFact('exited', at(exit), { reason: 'planned' })]),
  ]
}

/** One day at a time: the last letter that speaks about the day decides it. */
function isCovered({ cgAfter, letters, exit }: History, n: number): boolean {
  const ended = (sourceOn: number) => exit !== undefined && sourceOn <= exit && n > exit
  const cg = cgAfter === undefined ? undefined : rgOn + cgAfter
  const inRecovery = n >= rgOn && (cg === undefined || n <= cg || n < rgOn + limits.recoveryDays)
  if (inRecovery && !ended(rgOn)) return true
  if (cg !== undefined && n >= cg && n <= cg + limits.moveOnDays && !ended(cg)) return true

  const speaking = letters.filter(({ from }) => from <= n).sort((a, b) => a.on - b.on)
  const last = speaking.at(-1)
  if (last === undefined || last.outcome.endsWith('elsewhere') || last.outcome === 'not-agreed') {
    return false
  }
  return n < last.from + last.length && !ended(last.on)
}

const has = (list: readonly Stretch[], day: Day) => list.some((one) => includes(one, day))
const read = (facts: readonly Fact[]) => {
  const [need] = coverOf(facts, needsOf(facts), limits).needs
  assert.ok(need)
  return need
}

test('the union is the day-by-day truth, and no covered day is ever in a gap', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const { union, gaps } = read(factsOf(history))
      for (const [n, day] of days.entries()) {
        assert.equal(has(union, day), isCovered(history, n), `day ${n}`)
        assert.ok(!(has(union, day) && has(gaps, day)), `day ${n} both covered and in a gap`)
        const left = history.exit !== undefined && n > history.exit
        const expected = n >= rgOn && !left
        if (expected) assert.equal(has(gaps, day), !isCovered(history, n), `gap on day ${n}`)
      }
    }),
    { numRuns: 150 },
  )
})

test('the days until uncovered are the days until the first gap day', () => {
  fc.assert(
    fc.property(histories, fc.integer({ min: 0, max: 300 }), (history, n) => {
      const cover = read(factsOf(history))
      const first = days.find((day) => day >= at(n) && has(cover.gaps, day))
      const expected = first === undefined ? undefined : daysBetween(at(n), first)
      assert.equal(daysUntilUncovered(cover, at(n)), expected)
    }),
    { numRuns: 150 },
  )
})

test('the order of recording never matters', () => {
  fc.assert(
    fc.property(histories, fc.infiniteStream(fc.nat()), (history, keys) => {
      const facts = factsOf(history)
      const shuffled = facts
        .map((fact) => ({ fact, key: keys.next().value ?? 0 }))
        .sort((one, other) => one.key - other.key)
        .map(({ fact }) => fact)
      const [one, other] = [facts, shuffled].map((list) => coverOf(list, needsOf(list), limits))
      assert.deepEqual(one, other)
    }),
    { numRuns: 150 },
  )
})

test('a letter that agrees more, about a need no other letter speaks of, never adds a gap day', () => {
  const spare = fc.record({
    from: fc.integer({ min: 0, max: 330 }),
    length: fc.integer({ min: 1, max: 70 }),
  })
  fc.assert(
    fc.property(histories, spare, (history, { from, length }) => {
      const before = factsOf({ ...history, letters: [] })
      const more = factsOf({
        ...history,
        letters: [{ on: 40, from: Math.max(from, rgOn), length, outcome: 'agreed' }],
      })
      const [old, now] = [read(before), read(more)]
      for (const day of days) assert.ok(has(old.gaps, day) || !has(now.gaps, day), day)
    }),
    { numRuns: 150 },
  )
})

test('a later letter that reaches at least as far as everything before never adds a gap day', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const reach = Math.max(rgOn, ...history.letters.map(({ from, length }) => from + length))
      const earliest = Math.min(330, ...history.letters.map(({ from }) => from))
      const wide: Letter = {
        on: 301,
        from: earliest,
        length: Math.max(1, reach - earliest),
        outcome: 'agreed',
      }
      const old = read(factsOf({ ...history, exit: undefined }))
      const now = read(
        factsOf({ ...history, exit: undefined, letters: [...history.letters, wide] }),
      )
      for (const day of days) assert.ok(has(old.gaps, day) || !has(now.gaps, day), day)
    }),
    { numRuns: 150 },
  )
})

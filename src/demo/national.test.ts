import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { trackLimitsFrom } from '../application/case/limits-from-policy.ts'
import { loadPolicy } from '../application/load-policy.ts'
import { aDay, ukDayOf } from '../domain/calendar/day.ts'
import { mayRecord } from '../domain/pathway/may-record.ts'
import { entriesEach, madeUpCases } from './national.ts'

const today = aDay('2026-11-21')
const made = [...madeUpCases(600, today)]

suite('The national generator', () => {
  test('makes as many cases as asked for, each light, each with its own identifiers', () => {
    assert.equal(made.length, 600)
    for (const { facts, journal } of made) {
      assert.ok(facts.length >= 10 && facts.length <= 20, `${facts.length} facts`)
      assert.equal(journal.length, entriesEach)
    }
    const ids = made.flatMap(({ id, facts, journal }) => [
      id,
      ...facts.map((fact) => fact.id),
      ...journal.map((entry) => entry.id),
    ])
    assert.equal(new Set(ids).size, ids.length)
  })

  test('gives every worker but the last 20 to 30 active cases', () => {
    const active = new Map<number, number>()
    for (const one of made) {
      active.set(one.worker, (active.get(one.worker) ?? 0) + (one.active ? 1 : 0))
    }
    const full = [...active.values()].slice(0, -1)
    assert.ok(full.length > 10)
    assert.ok(full.every((count) => count >= 20 && count <= 30))
  })

  test('makes histories that may be recorded as they stand, and none of the future', () => {
    const limits = trackLimitsFrom(loadPolicy(), today)
    for (const { facts, journal } of made) {
      const result = mayRecord([], facts, { today, limits })
      assert.ok('accepted' in result, JSON.stringify(result))
      assert.ok(journal.every(({ recordedAt }) => ukDayOf(recordedAt) < today))
      facts.forEach((fact, place) => {
        const before = facts[place - 1]
        assert.ok(before === undefined || before.recordedAt < fact.recordedAt)
      })
    }
  })

  test('comes out the same for the same day and seed, and otherwise for another seed', () => {
    assert.deepEqual([...madeUpCases(5, today)], made.slice(0, 5))
    assert.notDeepEqual([...madeUpCases(5, today, 'another')], made.slice(0, 5))
  })
})

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { trackLimitsFrom } from '../application/case/limits-from-policy.ts'
import { loadNeedCategories } from '../application/load-need-categories.ts'
import { loadPolicy } from '../application/load-policy.ts'
import { aDay, type Day, ukDayOf } from '../domain/calendar/day.ts'
import { type Fact, factsOfType } from '../domain/facts/fact.ts'
import { mayRecord } from '../domain/pathway/may-record.ts'
import { madeUpInstallation } from './made-up-installation.ts'

const policy = loadPolicy()
const today = aDay('2026-11-21')

/** What Waymark would have refused, had each fact been recorded when it says it was. */
function refusals(facts: readonly Fact[]): string[] {
  return facts.flatMap((fact, place) => {
    const day = ukDayOf(fact.recordedAt)
    const limits = trackLimitsFrom(policy, day)
    const result = mayRecord(facts.slice(0, place), [fact], { today: day, limits })
    return 'refused' in result ? [`${fact.type} of ${fact.on}: ${result.refused.code}`] : []
  })
}

/** A home that will be lost has its day ahead; every other fact lies behind. */
function liesAhead(fact: Fact, on: Day): boolean {
  return fact.type === 'neighbouring-clock-started' && fact.on > on
}

suite('Every made-up history', () => {
  for (const on of [today, aDay('2028-02-29')]) {
    test(`would have been accepted fact by fact, seen on ${on}`, () => {
      for (const { alias, facts } of madeUpInstallation(on).people) {
        assert.deepEqual(refusals(facts.filter((fact) => !liesAhead(fact, on))), [], alias)
      }
    })
  }

  test('names only kinds of need that are in the list, and the list is used in full', () => {
    const file = new URL('../../policy/need-categories.json', import.meta.url).pathname
    const listed = loadNeedCategories(file).categories.map(({ code }) => code)
    const used = new Set(
      madeUpInstallation(today).people.flatMap(({ facts }) =>
        factsOfType(facts, 'need-identified').map(({ detail }) => detail.category),
      ),
    )
    assert.deepEqual([...used].sort(), [...listed].sort())
  })

  test('a planted refusal is found', () => {
    const [person] = madeUpInstallation(today).people
    const facts = person?.facts ?? []
    assert.notDeepEqual(refusals(facts.slice(1)), [])
  })
})

/** What must hold for every case, not only for those somebody thought of. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { loadPolicy } from '../../application/load-policy.ts'
import { aDay, addDays, type Day } from '../calendar/day.ts'
import type { Fact, FactType } from '../facts/fact.ts'
import { limitOf } from '../policy/policy.ts'
import type { Whose } from './clock.ts'
import { clocksOf } from './clocks-of.ts'
import { countProtectively, readFrom } from './count.ts'
import { clockOf, fact, opened } from './testing.ts'

const policy = loadPolicy()
const calendar = policy.calendars['england-and-wales']

const someDay = fc.integer({ min: 0, max: 3000 }).map((after) => addDays(aDay('2019-06-01'), after))

/** Kinds of fact with details that point at each other's ids, f0 to f11. */
const id = fc.integer({ min: 0, max: 11 }).map((number) => `f${number}`)
const outcome = fc.constantFrom('positive', 'negative')
const kinds: readonly (readonly [FactType, fc.Arbitrary<Record<string, unknown>>])[] = [
  ['referred', fc.record({ authority: fc.constantFrom('sca', 'devolved-panel') })],
  ['reasonable-grounds-decided', fc.record({ outcome })],
  ['conclusive-grounds-decided', fc.record({ outcome, receivedBySurvivorOn: someDay })],
  ['conclusive-grounds-decided', fc.record({ outcome })],
  ['reconsideration-requested', fc.record({ of: id, grounds: fc.constant('both') })],
  ['reconsideration-decided', fc.record({ request: id, outcome: fc.constant('changed') })],
  ['extension-answered', fc.record({ of: id, given: fc.constant('yes'), until: someDay })],
  ['support-started', fc.record({ mode: fc.constant('outreach') })],
  ['evidence-requested', fc.record({ of: id })],
  ['rna-forwarded', fc.record({ rna: fc.constantFrom('1', '2') })],
  ['rna-released', fc.record({ rna: fc.constantFrom('1', '2'), submission: fc.constant('s') })],
  ['rna-decided', fc.record({ rna: fc.constantFrom('1', '2'), supportEndsOn: someDay })],
  [
    'need-decided',
    fc.record({
      rna: fc.constantFrom('1', '2'),
      decision: id,
      need: fc.constantFrom('a', 'b'),
      outcome: fc.constantFrom('agreed', 'partly-agreed', 'not-agreed'),
      to: someDay,
    }),
  ],
  [
    'told-survivor',
    fc.record({ moment: fc.constant('rna-decision'), copyGiven: fc.constant('yes') }),
  ],
  ['risk-reviewed', fc.constant({})],
  ['went-missing', fc.constant({})],
  ['exited', fc.record({ reason: fc.constant('planned') })],
]

const someFact = fc
  .constantFrom(...kinds)
  .chain(([type, detail]) => fc.record({ type: fc.constant(type), on: someDay, detail }))

const someCase = fc
  .record({
    nation: fc.constantFrom('ENG', 'WAL', 'SCOT', 'NI'),
    facts: fc.array(someFact, { maxLength: 12 }),
    corrections: fc.array(fc.tuple(id, id), { maxLength: 3 }),
  })
  .map(({ nation, facts, corrections }): readonly Fact[] => {
    const supersedes = new Map(corrections.filter(([newer, older]) => newer > older))
    return [
      opened(nation),
      ...facts.map(({ type, on, detail }, number) => {
        return fact(`f${number}`, type, on, detail, supersedes.get(`f${number}`))
      }),
    ]
  })

test('clocks never depend on the order in which facts were recorded', () => {
  fc.assert(
    fc.property(
      someCase.chain((facts) =>
        fc.tuple(fc.constant(facts), fc.shuffledSubarray([...facts], { minLength: facts.length })),
      ),
      ([facts, shuffled]) => {
        assert.equal(
          JSON.stringify(clocksOf(shuffled, policy)),
          JSON.stringify(clocksOf(facts, policy)),
        )
      },
    ),
    { numRuns: 150 },
  )
})

test('every clock has an id of its own, a start that stands, and sentences', () => {
  fc.assert(
    fc.property(someCase, (facts) => {
      const clocks = clocksOf(facts, policy)
      assert.equal(new Set(clocks.map((clock) => clock.id)).size, clocks.length)
      const replaced = new Set(facts.map(({ supersedes }) => supersedes))
      for (const clock of clocks) {
        assert.ok(!replaced.has(clock.startedBy.factId))
        assert.ok(clock.derivation.lines.length > 1)
        assert.doesNotMatch(clock.title, /undefined|NaN/)
        assert.doesNotMatch(clock.derivation.lines.join(), /undefined|NaN/)
      }
    }),
    { numRuns: 150 },
  )
})

const steps = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 4 })
const counted = ['TL-12', 'TL-21', 'TL-18', 'TL-16', 'TL-37', 'TL-40', 'TL-42'] as const

/** True when the day shown protects the survivor against every plausible reading. */
function brackets(as: Whose, shownAs: Whose, limit: (typeof counted)[number], starts: Day[]) {
  const edition = limitOf(policy, limit).editions.at(-1)
  if (edition === undefined) return false
  const readings = starts.flatMap((start) =>
    (['start-day-is-day-one', 'next-day-is-day-one'] as const).map(
      (firstDay) => readFrom(start, edition, firstDay, calendar).due,
    ),
  )
  const plausible = starts.map((on) => ({ what: 'a plausible day', on }))
  const shown = countProtectively(shownAs, plausible, edition, calendar).due
  return readings.every((reading) => {
    if (reading === undefined || shown === undefined) return false
    return as === 'entitlement' ? shown >= reading : shown <= reading
  })
}

const plausibleStarts = fc
  .tuple(someDay, steps)
  .map(([first, later]) => [first, ...later.map((step) => addDays(first, step))])

for (const limit of counted) {
  test(`${limit}: a deadline is never after any reading, an entitlement never before`, () => {
    fc.assert(
      fc.property(plausibleStarts, (starts) => {
        assert.ok(brackets('survivor-deadline', 'survivor-deadline', limit, starts))
        assert.ok(brackets('entitlement', 'entitlement', limit, starts))
      }),
      { numRuns: 60 },
    )
  })
}

test('the harness catches a deadline counted like an entitlement (a planted defect)', () => {
  const wrong = fc.check(
    fc.property(plausibleStarts, (starts) =>
      brackets('survivor-deadline', 'entitlement', 'TL-12', starts),
    ),
    { numRuns: 60 },
  )
  assert.equal(wrong.failed, true)
})

test('the day to challenge is never after the decision date and the window', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('2024-02-01', '2025-03-10', '2026-06-01'),
      steps,
      (decided, later) => {
        const days = later.map((step) => addDays(aDay(decided), step))
        const negative = fact('cg', 'conclusive-grounds-decided', decided, {
          outcome: 'negative',
          ...(days[0] && { sentOn: days[0] }),
          ...(days[1] && { receivedByProviderOn: days[1] }),
          ...(days[2] && { receivedBySurvivorOn: days[2] }),
        })
        const clock = clockOf(clocksOf([opened(), negative], policy), 'challenge-nrm-decision')
        const last = addDays(aDay(decided), 30)
        assert.ok(clock.due !== undefined && clock.due <= last)
        assert.ok(clock.alsoDue === undefined || clock.alsoDue <= last)
      },
    ),
    { numRuns: 60 },
  )
})

test('a fact corrected twice gives the dates of the last correction under the first identity', () => {
  fc.assert(
    fc.property(someDay, someDay, someDay, (first, second, third) => {
      const version = (name: string, on: Day, supersedes?: string) =>
        fact(name, 'conclusive-grounds-decided', on, { outcome: 'negative' }, supersedes)
      const asked = fact('ask', 'reconsideration-requested', '2028-01-01', {
        of: 'a',
        grounds: 'both',
      })
      const corrected = clocksOf(
        [opened(), version('a', first), version('b', second, 'a'), version('c', third, 'b'), asked],
        policy,
      )
      const plain = clocksOf([opened(), version('a', third), asked], policy)
      assert.deepEqual(
        corrected.map((clock) => [clock.id, clock.due, clock.end?.on]),
        plain.map((clock) => [clock.id, clock.due, clock.end?.on]),
      )
    }),
    { numRuns: 60 },
  )
})

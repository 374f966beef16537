/** What must hold for every history, drawn at random: fast-check prints the seed when one fails. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type Day } from '../calendar/day.ts'
import { consentCodes } from '../consent/ledger.ts'
import type { Fact, FactType } from '../facts/fact.ts'
import { nations } from '../facts/referral-facts.ts'
import { exitReasons } from '../facts/support-facts.ts'
import { day, fact, limits } from './testing.ts'
import { readTracks } from './tracks.ts'

const first = day('2026-01-01')
const today = addDays(first, 400)

const keys = <T extends object>(table: T) => Object.keys(table) as (keyof T & string)[] // of the table itself
const rnas = fc.constantFrom('rna-1', 'rna-2', 'rna-3')
const grounds = fc.constantFrom('positive', 'negative')

/** A few kinds of facts with details that fit; pointers name facts that may or may not exist. */
const details: Partial<Record<FactType, fc.Arbitrary<object>>> = {
  'case-opened': fc.record({
    nation: fc.constantFrom(...keys(nations)),
    ageGroup: fc.constantFrom('adult', 'child', 'not-known'),
  }),
  referred: fc.record({
    authority: fc.constantFrom('sca', 'devolved-panel'),
    wantsSupport: fc.constantFrom('yes', 'no', 'not-asked'),
  }),
  'reasonable-grounds-decided': fc.record({ outcome: grounds }),
  'conclusive-grounds-decided': fc.record({ outcome: grounds }),
  'reconsideration-requested': fc.record({
    of: fc.constantFrom('fact 3', 'fact 5', 'fact 8'),
    grounds: fc.constant('both'),
  }),
  'reconsideration-decided': fc.record({
    request: fc.constantFrom('fact 4', 'fact 6', 'fact 9'),
    outcome: fc.constantFrom('changed', 'unchanged'),
  }),
  disqualified: fc.record({ ground: fc.constantFrom('public-order', 'bad-faith') }),
  'disqualification-lifted': fc.constant({}),
  'nrm-suspended': fc.constant({}),
  'nrm-resumed': fc.constant({}),
  'nrm-withdrawn': fc.constant({ form: 'written' }),
  'consent-given': fc.record({ consent: fc.constantFrom(...consentCodes) }),
  'consent-refused': fc.record({ consent: fc.constantFrom(...consentCodes) }),
  'consent-withdrawn': fc.record({ consent: fc.constantFrom(...consentCodes) }),
  'emergency-support-agreed': fc.constant({}),
  'support-started': fc.constant({ mode: 'outreach' }),
  'went-missing': fc.constant({}),
  'found-again': fc.constant({}),
  detained: fc.constant({}),
  released: fc.constant({}),
  'exit-notice-given': fc.record({
    endsOn: fc.nat(400).map((count) => addDays(first, count)),
    reason: fc.constantFrom(...keys(exitReasons)),
  }),
  exited: fc.record({ reason: fc.constantFrom(...keys(exitReasons)) }),
  'reach-in-started': fc.constant({}),
  're-entry-requested': fc.constant({}),
  're-entry-decided': fc.record({ outcome: fc.constantFrom('agreed', 'refused') }),
  'rna-offered': fc.record({ rna: rnas, trigger: fc.constant('period-ending') }),
  'rna-accepted': fc.record({ rna: rnas }),
  'rna-declined': fc.record({ rna: rnas }),
  'rna-reviewed-by-survivor': fc.record({ rna: rnas, agreement: fc.constant('agrees') }),
  'rna-released': fc.record({ rna: rnas, submission: fc.constant('s') }),
  'rna-returned': fc.record({ rna: rnas, by: fc.constantFrom('manager', 'prime') }),
  'rna-forwarded': fc.record({ rna: rnas }),
  'rna-decided': fc.record({ rna: rnas }),
  'need-decided': fc.record({
    rna: rnas,
    decision: fc.constantFrom('fact 5', 'fact 7', 'fact 10'),
    need: fc.constantFrom('counselling', 'travel'),
    outcome: fc.constantFrom('agreed', 'not-agreed'),
    to: fc.nat(400).map((count) => addDays(first, count)),
  }),
  'told-survivor': fc.record({
    moment: fc.constant('rna-decision'),
    about: fc.constantFrom('fact 5', 'fact 7', 'fact 10'),
    copyGiven: fc.constantFrom('yes', 'no'),
  }),
  died: fc.constant({}),
  'recorded-in-error': fc.constant({}),
}

interface Drawn {
  readonly type: FactType
  readonly detail: object
  readonly after: number
  readonly corrects: number | undefined
}

const drawn: fc.Arbitrary<Drawn> = fc.oneof(
  ...Object.entries(details).map(([type, detail]) =>
    fc.record({
      // The keys of the table above are fact types.
      type: fc.constant(type as FactType),
      detail,
      after: fc.nat(390),
      corrects: fc.option(fc.nat(12), { nil: undefined, freq: 6 }),
    }),
  ),
)

function story(draws: readonly Drawn[]): readonly Fact[] {
  return draws.map(({ type, detail, after, corrects }, position) => {
    const supersedes = corrects !== undefined && corrects < position && `fact ${corrects}`
    // The details are drawn for their types in the table above.
    return fact(type, addDays(first, after), detail as never, {
      id: `fact ${position}`,
      ...(supersedes && { supersedes }),
    })
  })
}

const stories = fc.array(drawn, { maxLength: 16 }).map(story)
const runs = { numRuns: 300 }

test('the order in which facts were recorded never matters', () => {
  const shuffled = stories.chain((facts) =>
    fc.tuple(fc.constant(facts), fc.shuffledSubarray([...facts], { minLength: facts.length })),
  )
  fc.assert(
    fc.property(shuffled, ([facts, other]) => {
      assert.deepEqual(readTracks(other, today, limits), readTracks(facts, today, limits))
    }),
    runs,
  )
})

const quiet: readonly FactType[] = ['went-missing', 'detained', 'nrm-suspended', 'found-again']

test('missing, detained and suspended never end support, in any story', () => {
  const overlay = fc.array(
    fc.tuple(fc.constantFrom(...quiet), fc.nat(390)).map(([type, after]) => ({ type, after })),
    { minLength: 1, maxLength: 6 },
  )
  fc.assert(
    fc.property(stories, overlay, (facts, extra) => {
      const added = extra.map(({ type, after }, position) =>
        fact(type, addDays(first, after), {} as never, { id: `quiet ${position}` }),
      )
      const without = readTracks(facts, today, limits).support
      const within = readTracks([...facts, ...added], today, limits).support
      assert.equal(within.state, without.state)
      assert.deepEqual(within.exits, without.exits)
    }),
    runs,
  )
})

test('withdrawing one consent leaves every other one as it was', () => {
  fc.assert(
    fc.property(stories, fc.constantFrom(...consentCodes), fc.nat(390), (facts, consent, after) => {
      const on: Day = addDays(first, after)
      const added = fact('consent-withdrawn', on, { consent }, { id: 'withdrawal' })
      const before = readTracks(facts, today, limits).consents
      const now = readTracks([...facts, added], today, limits).consents
      for (const code of consentCodes) {
        if (code !== consent) assert.deepEqual(now[code], before[code])
      }
    }),
    runs,
  )
})

test('only death is final: whatever happened, coming back can be asked for', () => {
  fc.assert(
    fc.property(stories, (facts) => {
      const { support } = readTracks(facts, today, limits)
      if (support.state !== 'exited') return
      const asked = fact('re-entry-requested', today, {}, { id: 'zz asks' })
      const after = readTracks([...facts, asked], today, limits).support
      assert.equal(after.state, 're-entry-assessment')
    }),
    runs,
  )
})

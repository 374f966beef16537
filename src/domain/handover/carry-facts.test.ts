/**
 * What goes and what stays, for every made-up case and any facts at all: what goes can be read in again, and
 * handed on again it is the same to the byte.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { pictureOf } from '../../application/case/case-picture.ts'
import { loadPolicy } from '../../application/load-policy.ts'
import { madeUpInstallation } from '../../demo/made-up-installation.ts'
import { aDay, addDays } from '../calendar/day.ts'
import { fact, opened } from '../clocks/testing.ts'
import { type Fact, type FactType, factTypes, fieldsOf, isFactType } from '../facts/fact.ts'
import type { Field } from '../facts/field.ts'
import { canonicalText } from '../rna/submission.ts'
import { carryFacts, takeInFacts } from './carry-facts.ts'
import { checkHandover } from './check-handover.ts'
import { itemsFor, mayCarry } from './fact-items.ts'
import { type HandoverItem, handoverItems, writtenText } from './handover.ts'
import { carriedOf, handoverOf } from './made-up-handover.testing.ts'

const today = aDay('2026-03-02')
const policy = loadPolicy()
const people = madeUpInstallation(today).people
const recordedAt = '2026-04-01T10:00:00.000Z'

let made = 0
/** Rising, and of the shape that storage gives. */
const newId = () => {
  made += 1
  return `0198c0de-0000-7000-8000-${String(made).padStart(12, '0')}`
}

const again = (facts: ReturnType<typeof carryFacts>) =>
  carryFacts(takeInFacts(facts, { newId, recordedAt }), handoverItems)

const subsets: readonly (readonly HandoverItem[])[] = [
  handoverItems,
  ['pathway-dates'],
  ['pathway-dates', 'decisions'],
  ['pathway-dates', 'support-needs'],
  ['pathway-dates', 'support-needs', 'health', 'identity'],
  ['pathway-dates', 'decisions', 'risk-summary'],
]

test('every made-up person can be handed over, taken in, and handed on again the same', () => {
  assert.ok(people.length > 20)
  for (const { facts, alias } of people) {
    for (const allowed of subsets) {
      const carried = carryFacts(facts, allowed)
      assert.equal(canonicalText(again(carried)), canonicalText(carried), alias)
      const own = takeInFacts(carried, { newId, recordedAt })
      assert.doesNotThrow(() => pictureOf(own, today, policy), alias)
      const written = writtenText(handoverOf({ ...carriedOf([]), facts: carried }))
      const checked = checkHandover(written)
      assert.ok('handover' in checked, `${alias}: ${JSON.stringify(checked)}`)
    }
  }
})

test('what is computed of a person does not change with the hand that keeps the record', () => {
  // Dates and states from what goes are the same before and after; only ids differ.
  for (const { facts } of people) {
    const carried = carryFacts(facts, handoverItems)
    const due = (one: readonly Fact[]) =>
      pictureOf(one, today, policy).clocks.map(
        (clock) => `${clock.title} ${clock.due} ${clock.end?.on}`,
      )
    const first = takeInFacts(carried, { newId, recordedAt })
    const second = takeInFacts(again(carried), { newId, recordedAt })
    assert.deepEqual(due(second), due(first))
  }
})

const someDay = fc.integer({ min: 0, max: 900 }).map((after) => addDays(aDay('2024-01-01'), after))
const someId = fc.integer({ min: 0, max: 20 }).map((one) => `id-${String(one).padStart(2, '0')}`)
const someAnswer = (field: Field): fc.Arbitrary<unknown> => {
  switch (field.kind) {
    case 'day':
      return someDay
    case 'one-of':
      return fc.constantFrom(...Object.keys(field.options))
    case 'many-of':
      return fc.subarray(Object.keys(field.options))
    case 'count':
      return fc.nat(100)
    case 'fact':
      return someId
    case 'thing':
      return fc.constantFrom('t1', 't2', 't3')
    case 'line':
      return fc.constantFrom('mental-health', 'legal-advice', 'safety')
    case 'words':
      return fc.constantFrom('Said at 12 Plover Lane', '', 'ما قالته')
  }
}
const someFact = fc.constantFrom(...factTypes).chain((type) =>
  fc.record({
    type: fc.constant(type),
    on: someDay,
    detail: fc.record(
      Object.fromEntries(fieldsOf(type).map(([name, field]) => [name, someAnswer(field)])),
      { requiredKeys: fieldsOf(type).flatMap(([name, { required }]) => (required ? [name] : [])) },
    ),
    supersedes: fc.option(someId, { nil: undefined, freq: 6 }),
  }),
)
const someCase = fc.array(someFact, { maxLength: 20 }).map((facts): readonly Fact[] => [
  opened('ENG', 'adult', '2023-12-01'),
  ...facts.map(({ type, on, detail, supersedes }, at) => {
    const id = `id-${String(at).padStart(2, '0')}`
    return fact(id, type, on, detail, supersedes === id ? undefined : supersedes)
  }),
])
const someItems = fc
  .subarray([...handoverItems])
  .map((items): HandoverItem[] => [...new Set(['pathway-dates' as const, ...items])])

test('whatever the facts, what goes is read in again and is the same to the byte', () => {
  fc.assert(
    fc.property(someCase, someItems, (facts, items) => {
      const carried = carryFacts(facts, items)
      assert.equal(canonicalText(again(carried)), canonicalText(carried))
      const checked = checkHandover(writtenText(handoverOf({ ...carriedOf([]), facts: carried })))
      if (carried.some(({ type }) => type === 'case-opened')) assert.ok('handover' in checked)
    }),
    { numRuns: 1_000, seed: 20_261_122 },
  )
})

/** Every answer that goes belongs to a class that what was allowed may hold. */
function wrongly(
  facts: readonly { type: string; detail: object }[],
  items: readonly HandoverItem[],
) {
  return facts.flatMap(({ type, detail }) => {
    if (!isFactType(type)) return [type]
    return fieldsOf(type).flatMap(([name, { harm }]) =>
      name in detail && (harm === 'L' || harm === 'C' || !mayCarry(harm, items)) ? [name] : [],
    )
  })
}

test('no answer goes of a class that nobody allowed, and never a place or a number', () => {
  fc.assert(
    fc.property(someCase, someItems, (facts, items) => {
      assert.deepEqual(wrongly(carryFacts(facts, items), items), [])
    }),
    { numRuns: 500, seed: 20_261_123 },
  )
  // Planted: a council of a place, in a fact that goes.
  const planted = [{ type: 'safeguarding-referred', detail: { council: 'Xy' } }]
  assert.deepEqual(wrongly(planted, handoverItems), ['council'])
})

const stays: readonly [string, FactType, Record<string, unknown>][] = [
  ['whom we may tell', 'consent-given', { consent: 'share-with-organisation' }],
  ['by which way we may call', 'consent-given', { consent: 'contact-route' }],
  ['where they stand with immigration', 'immigration-status-noted', { position: 'none' }],
  ['what a worker noted for colleagues', 'case-reviewed', { why: 'other', summary: 'Words' }],
  ['an attempt to reach them', 'contact-attempted', { reached: 'no' }],
  ['what somebody suspected', 'indicators-recorded', { what: 'Words' }],
  ['a need of a dependant', 'need-identified', { need: 'n', category: 'safety', dependant: 'd' }],
]
for (const [what, type, detail] of stays) {
  test(`whatever was allowed, this stays: ${what}`, () => {
    assert.equal(itemsFor(fact('x', type, '2025-01-05', detail)), undefined)
    assert.deepEqual(
      carryFacts([opened(), fact('x', type, '2025-01-05', detail)], handoverItems).map(
        (one) => one.type,
      ),
      ['case-opened'],
    )
  })
}

test('a need of their health goes only where their health may go, and takes with it what is about it', () => {
  const facts = [
    opened(),
    fact('a', 'need-identified', '2025-01-05', { need: 'h', category: 'mental-health' }),
    fact('b', 'provision-recorded', '2025-02-05', { need: 'h', happened: 'given' }),
    fact('c', 'need-identified', '2025-03-05', { need: 's', category: 'safety' }),
  ]
  const types = (items: readonly HandoverItem[]) =>
    carryFacts(facts, items).map(({ id, type }) => `${id} ${type}`)
  assert.deepEqual(types(['pathway-dates', 'support-needs']), [
    'f1 case-opened',
    'f2 need-identified',
  ])
  assert.equal(types(['pathway-dates', 'support-needs', 'health']).length, 4)
})

test('a correction goes as what stands, and what pointed at the old one points at it', () => {
  const carried = carryFacts(
    [
      opened(),
      fact('1', 'reasonable-grounds-decided', '2025-01-05', { outcome: 'negative' }),
      fact('2', 'reconsideration-requested', '2025-02-05', {
        of: '1',
        grounds: 'both',
        by: 'provider',
      }),
      fact('3', 'reasonable-grounds-decided', '2025-01-06', { outcome: 'negative' }, '1'),
    ],
    handoverItems,
  )
  assert.deepEqual(
    carried.map(({ id, type, detail }) => [id, type, detail['of']]),
    [
      ['f1', 'case-opened', undefined],
      ['f2', 'reasonable-grounds-decided', undefined],
      ['f3', 'reconsideration-requested', 'f2'],
    ],
  )
})

/** What a stranger can send: every broken, hostile or strange text gets one word, and shows nothing of itself. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { madeUpInstallation } from '../../demo/made-up-installation.ts'
import { aDay } from '../calendar/day.ts'
import { checkHandover, mostCharacters } from './check-handover.ts'
import { writtenText } from './handover.ts'
import { carriedOf, handoverOf } from './made-up-handover.testing.ts'
import { partsOf } from './parts.ts'

const people = madeUpInstallation(aDay('2026-03-02')).people
const facts = people.toSorted((one, other) => other.facts.length - one.facts.length)[0]?.facts ?? []
const good = handoverOf(carriedOf(facts))
const written = writtenText(good)

/** The same, changed in one place, and written as Waymark writes. Without a value the place is gone. */
function changed(path: string, value?: unknown): string {
  const copy: unknown = JSON.parse(written)
  const names = path.split('.')
  const last = names.pop() ?? ''
  let at = copy
  // Walked by names that stand in the good one.
  for (const name of names) at = (at as Record<string, unknown>)[name]
  if (value === undefined) Reflect.deleteProperty(Object(at), last)
  else Reflect.set(Object(at), last, value)
  return writtenText(copy)
}

/** A fact that no Waymark gives out, put by hand where one of the same shape stood. */
const consentAt = good.carried.facts.findIndex(({ type }) => type === 'consent-given')
const death = { id: 'f19999', type: 'died', on: '2026-03-01', detail: {} }

const bad: readonly [string, string, string][] = [
  ['nothing', '', 'not-a-handover'],
  ['half of it', written.slice(0, written.length / 2), 'not-a-handover'],
  ['a list', '[]', 'not-a-handover'],
  ['a number', '7', 'not-a-handover'],
  ['another form', '{"form":"invoice"}', 'not-a-handover'],
  ['deep nesting', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'not-a-handover'],
  ['far too much', ' '.repeat(mostCharacters + 1), 'not-a-handover'],
  ['a version to come', changed('version', 2), 'other-version'],
  ['a version in words', changed('version', '1'), 'other-version'],
  ['a space more', `${written} `, 'not-whole'],
  ['a name twice', written.replace('{"carried"', '{"version":1,"carried"'), 'not-whole'],
  ['a name nobody knows', changed('extra', 1), 'not-whole'],
  ['a prototype', written.replace('"computed"', '"__proto__":{},"computed"'), 'not-whole'],
  ['no making', changed('making'), 'not-whole'],
  ['a hash that is none', changed('making.sha256', 'x'), 'not-whole'],
  ['a time that is none', changed('making.madeAt', '2026-13-40'), 'not-whole'],
  ['no facts', changed('carried.facts', []), 'not-whole'],
  ['facts that are words', changed('carried.facts', 'all'), 'not-whole'],
  [
    'a consent to tell somebody, written by hand',
    changed(`carried.facts.${consentAt}.detail.consent`, 'share-with-organisation'),
    'not-whole',
  ],
  ['a death', changed('carried.facts', [...good.carried.facts, death]), 'not-whole'],
  ['an unknown fact', changed('carried.facts.1.type', 'x'), 'not-whole'],
  ['a fact named twice', changed('carried.facts.1.id', 'f1'), 'not-whole'],
  ['a day that is none', changed('carried.facts.0.on', '2026-02-30'), 'not-whole'],
  ['an answer not offered', changed('carried.facts.0.detail.nation', 'FR'), 'not-whole'],
  ['a field too many', changed('carried.facts.0.detail.address', 'Xy'), 'not-whole'],
  ['a missing answer', changed('carried.facts.0.detail.nation'), 'not-whole'],
  [
    'too many facts',
    changed('carried.facts', Array(6_000).fill(good.carried.facts[0])),
    'not-whole',
  ],
  ['words without end', changed('carried.plan.blocks.signs', 'x'.repeat(30_000)), 'not-whole'],
  ['a block about places', changed('carried.plan.blocks.home', 'x'), 'not-whole'],
  ['a null character', changed('carried.plan.blocks.signs', 'a\u0000b'), 'not-whole'],
  ['half a character', changed('carried.plan.blocks.signs', '\ud800'), 'not-whole'],
  ['a language of nobody', changed('carried.account.0.language', 'xx'), 'not-whole'],
  ['a date of words', changed('computed.clocks.0.due', 'soon'), 'not-whole'],
]

test('a whole handover is read', () => assert.ok('handover' in checkHandover(written)))

for (const [what, text, code] of bad) {
  test(`a handover with ${what} is refused: ${code}`, () => {
    const checked = checkHandover(text)
    assert.ok('refused' in checked)
    assert.equal(checked.refused.code, code)
    const shown = JSON.stringify(checked)
    assert.ok(shown.length < 200, 'it repeats what it read')
  })
}

test('a pointer at nothing, or at a fact of another kind, is refused', () => {
  const withPointer = {
    ...good,
    carried: {
      ...good.carried,
      facts: [
        ...good.carried.facts,
        {
          id: 'f4999',
          type: 'information-supplied' as const,
          on: aDay('2026-03-02'),
          detail: { request: 'f1' },
        },
      ],
    },
  }
  const checked = checkHandover(writtenText(withPointer))
  assert.ok('refused' in checked && checked.refused.code === 'not-whole')
})

test('wherever one character of it is changed, nothing breaks and nothing else is believed', () => {
  fc.assert(
    fc.property(
      fc.nat(written.length - 1),
      fc.constantFrom('x', '"', '}', '9', '\\', '\u202e'),
      (where, by) => {
        const checked = checkHandover(`${written.slice(0, where)}${by}${written.slice(where + 1)}`)
        if ('handover' in checked) assert.ok(partsOf(checked.handover, (code) => code).length > 0)
      },
    ),
    { numRuns: 400, seed: 20_261_122 },
  )
})

test('whatever JSON comes, it is refused and never thrown', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      assert.ok('refused' in checkHandover(text))
    }),
    { numRuns: 500, seed: 20_261_122 },
  )
})

test('every text that is carried can be read on the page', () => {
  const said = JSON.stringify(partsOf(good, (code) => code))
  for (const words of ['أريد أن أعمل', 'The same car twice.', 'Somebody calls.', 'Áine']) {
    assert.ok(said.includes(words), words)
  }
})

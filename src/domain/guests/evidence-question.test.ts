import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aDay } from '../calendar/day.ts'
import { recipientTypes } from '../circle/recipient.ts'
import { type ShareItem, shareItemNames } from '../circle/share-items.ts'
import { itemsToldBy, whatItTells } from './asks-only.ts'
import {
  aboutWhom,
  type EvidenceTemplate,
  evidenceTemplates,
  guestQuestionFields,
  mostOwnQuestion,
  namedBy,
  questionFor,
  templatesFor,
  wordsOf,
} from './evidence-question.ts'

const all = Object.keys(evidenceTemplates) as EvidenceTemplate[] // the keys of the table
const rest = { about: 'W. S.', by: aDay('2026-03-20'), asker: 'Robin Made-Up' }

test('no ready question says where somebody stands, where they are, or what happened to them', () => {
  for (const name of all) {
    const template = evidenceTemplates[name]
    const texts = [template.title, 'ask' in template ? template.ask : '']
    for (const text of texts) assert.equal(whatItTells(text, []), undefined, `${name}: ${text}`)
  }
})

test('every kind of professional is offered what suits them, or all there is, and one’s own words last', () => {
  for (const type of [...Object.keys(recipientTypes), 'somebody']) {
    const offered = templatesFor(type)
    assert.ok(offered.length >= 2 && new Set(offered).size === offered.length, type)
    assert.equal(offered.at(-1), 'free', type)
  }
  assert.equal(templatesFor('general-practice')[0], 'treatment-dates')
  assert.deepEqual(templatesFor('legal-adviser'), ['legal-steps', 'free'])
  assert.deepEqual(templatesFor('council-housing'), ['housing-application', 'free'])
  assert.deepEqual([...templatesFor('police')].sort(), [...all].sort())
})

test('the page of a guest has four fields, whatever is asked', () => {
  for (const name of all) {
    const question = questionFor(name, { ...rest, own: 'Which day is her next visit?' })
    assert.deepEqual(Object.keys(question).sort(), [...guestQuestionFields].sort(), name)
    assert.equal(question.ask, wordsOf(name, 'Which day is her next visit?'))
  }
})

const people: readonly (readonly [
  ShareItem,
  { names?: string; bornOn?: string },
  string | undefined,
])[] = [
  [
    'identity',
    { names: ' Wren  Samplewood ', bornOn: '2 April 1990' },
    'Wren Samplewood, born 2 April 1990',
  ],
  ['identity', { names: 'Wren' }, 'Wren'],
  ['initials-and-age-band', { names: 'wren of Samplewood', bornOn: '2 April 1990' }, 'W. S.'],
  ['initials-and-age-band', { names: 'Wren' }, 'W.'],
  ['initials-and-age-band', { names: '𠮷田 花' }, '𠮷. 花.'],
  ['identity', { bornOn: '2 April 1990' }, undefined],
  ['identity', { names: '   ' }, undefined],
]
for (const [item, who, said] of people) {
  test(`${item}: ${JSON.stringify(who)} is told as ${said ?? 'nobody'}`, () => {
    assert.equal(aboutWhom(item, who), said)
  })
}

test('without their agreement to be named nobody is named, and a name is chosen only where it was agreed', () => {
  assert.equal(namedBy(['health', 'pathway-dates']), undefined)
  assert.equal(namedBy(['initials-and-age-band', 'health']), 'initials-and-age-band')
  assert.equal(namedBy(['initials-and-age-band', 'identity']), 'identity')
})

const tells: readonly (readonly [string, readonly ShareItem[], string | undefined])[] = [
  ['Since when is this person registered with you?', [], undefined],
  ['Which appointments are booked in March 2026?', [], undefined],
  ['Does she still live at SW1A 1AA?', ['pathway-dates'], 'tells-where'],
  ['Does she still live at sw1a1aa?', [], 'tells-where'],
  ['Please call her on 0161 496 0101', ['pathway-dates'], 'tells-where'],
  ['Please call +44 (0)161-496-0101', [], 'tells-where'],
  ['Since she came to the safe house, how often was she seen?', ['pathway-dates'], 'tells-where'],
  ['Does the refuge have to renew it?', ['identity'], 'tells-where'],
  ['We need this for her NRM.', ['identity'], 'tells-status'],
  ['We need this for her NRM.', ['identity', 'pathway-dates'], undefined],
  ['Is she a victim of trafficking in your view?', ['health'], 'tells-status'],
  ['Which TRAFFICKER did she name?', [], 'tells-status'],
  ['What does the Home\u00a0Office say?', [], 'tells-status'],
  ['Is the asylum claim in?', ['decisions'], 'tells-status'],
  ['Which exploits of hers do you mean?', [], 'tells-status'],
]
for (const [question, agreed, code] of tells) {
  test(`“${question}” with [${agreed}] ${code ?? 'only asks'}`, () => {
    assert.equal(whatItTells(question, agreed)?.code, code)
  })
}

test('whatever passes tells no part but whom it is about, and where they stand only if that was agreed', () => {
  const words = fc.constantFrom(
    ...[
      'Since when',
      'her',
      'NRM',
      'SW1A 1AA',
      'the refuge',
      'appointment',
      '07700 900123',
      'asylum',
    ],
  )
  fc.assert(
    fc.property(
      fc.array(words, { maxLength: 12 }).map((some) => some.join(' ')),
      fc.subarray([...shareItemNames]),
      (question, agreed) => {
        if (whatItTells(question, agreed) !== undefined) return
        const named = namedBy(agreed) ?? 'identity'
        for (const item of itemsToldBy(question, named)) {
          assert.ok(item === named || agreed.includes(item), `${item} of ${question}`)
        }
        assert.ok(!/SW1A|refuge|07700/.test(question))
      },
    ),
    { numRuns: 2000, seed: 20_261_122 },
  )
})

test('a question of any length is looked at within a moment', () => {
  const long = `${'7 '.repeat(mostOwnQuestion)}${'a'.repeat(20_000)}`
  const began = performance.now()
  whatItTells(long, [])
  assert.ok(performance.now() - began < 2_000)
})

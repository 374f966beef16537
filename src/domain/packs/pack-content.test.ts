/**
 * Nothing is in a pack that its template, the consent and the choice did not all allow, over many random
 * packs. A second reader that shares no line with the rule says the same; planted mistakes are noticed.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aDay } from '../calendar/day.ts'
import type { MayShare } from '../circle/may-share.ts'
import { deniedTypes, openRecipientTypes, type RecipientType } from '../circle/recipient.ts'
import { type ShareItem, shareItemNames, shareItems } from '../circle/share-items.ts'
import { itemsUsed, type PackQuestion, packContent } from './pack-content.ts'
import { type PackField, packFieldNames, packFields, type WordField } from './pack-fields.ts'
import {
  itemsOf,
  mostDays,
  mostViews,
  type PackTemplate,
  packTemplateNames,
  packTemplates,
  templatesFor,
} from './pack-templates.ts'

const runs = Number(process.env['WAYMARK_PACKS'] ?? 5_000)
const seed = 20_261_122
const yes: MayShare = { allowed: true, grant: { fact: 'yes', on: aDay('2026-01-04') } }
const no: MayShare = { refused: [{ code: 'expired', until: aDay('2026-02-01') }] }
const wordFields = packFieldNames.filter((field): field is WordField => field !== 'papers')

const items = fc.subarray([...shareItemNames])
const question: fc.Arbitrary<PackQuestion> = fc.record({
  template: fc.constantFrom(...packTemplateNames).map((name): PackTemplate => packTemplates[name]),
  member: fc.record({
    type: fc.constantFrom(...(Object.keys(openRecipientTypes) as RecipientType[])), // its own keys
    items: fc.oneof(items, fc.constant(shareItemNames)),
  }),
  answer: fc.oneof({ weight: 9, arbitrary: fc.constant(yes) }, fc.constant(no)),
  chosen: fc.oneof(items, fc.constant(shareItemNames)),
  picture: fc
    .subarray(wordFields)
    .map((fields) => Object.fromEntries(fields.map((field) => [field, [{ text: `«${field}»` }]]))),
  papers: fc.constantFrom([], [{ id: 'p', title: '«papers»' }]),
})

/** The fields whose mark can be read in what goes out. */
function told(said: ReturnType<typeof packContent>): readonly string[] {
  if ('withheld' in said) return []
  const { parts, papers } = said
  return packFieldNames.filter((field) =>
    JSON.stringify([parts.map(({ lines }) => lines), papers]).includes(`«${field}»`),
  )
}

/** The same by hand, one question after another. */
function byHand(asked: PackQuestion): readonly string[] {
  const { template, member, answer, chosen } = asked
  if (!('allowed' in answer)) return []
  return packFieldNames.filter((field) => {
    for (const item of packFields[field].items as readonly ShareItem[]) {
      if (member.items.indexOf(item) < 0 || chosen.indexOf(item) < 0) return false
    }
    const there = field === 'papers' ? asked.papers.length > 0 : field in asked.picture
    return there && template.fields.indexOf(field) >= 0
  })
}

test(`in ${runs} random packs nothing stands that was not allowed three times over`, () => {
  let full = 0
  const property = fc.property(question, (asked) => {
    const said = packContent(asked)
    assert.deepEqual(told(said), byHand(asked))
    if ('withheld' in said) return
    full += said.parts.length > 2 ? 1 : 0
    // Everything is either in it or said to be left out, and never both.
    const fields = [
      ...said.parts.map(({ field }) => field),
      ...said.leftOut.map(({ field }) => field),
    ]
    const all: PackField[] = said.papers.length > 0 ? [...fields, 'papers'] : fields
    assert.deepEqual(all.toSorted(), packFieldNames.toSorted())
    for (const item of itemsUsed(said)) assert.ok(asked.member.items.includes(item), item)
  })
  fc.assert(property, { numRuns: runs, seed })
  assert.ok(full > runs / 50, `only ${full} held anything much`)
})

const planted: Readonly<Record<string, (asked: PackQuestion) => PackQuestion>> = {
  'the template is not asked': (asked) => ({
    ...asked,
    template: { ...asked.template, fields: packFieldNames },
  }),
  'the consent is not asked for each part': (asked) => ({
    ...asked,
    member: { ...asked.member, items: shareItemNames },
  }),
  'what was not chosen goes along': (asked) => ({ ...asked, chosen: shareItemNames }),
  'a no is taken for a yes': (asked) => ({ ...asked, answer: yes }),
}

for (const [mistake, wrong] of Object.entries(planted)) {
  test(`planted and caught: ${mistake}`, () => {
    const property = fc.property(question, (asked) => {
      assert.deepEqual(told(packContent(wrong(asked))), byHand(asked))
    })
    assert.ok(fc.check(property, { numRuns: runs, seed, endOnFailure: true }).failed, 'not noticed')
  })
}

test('a denied type gets nothing, whatever else was said', () => {
  for (const type of [...deniedTypes, 'somebody']) {
    const said = packContent({
      template: packTemplates.solicitor,
      // As a row that was tampered with would read.
      member: { type: type as RecipientType, items: shareItemNames },
      ...{ answer: yes, chosen: shareItemNames, picture: {}, papers: [] },
    })
    assert.ok('withheld' in said, type)
    assert.deepEqual(said.withheld, [{ code: 'denied-type', type }])
  }
})

test('no field rests on a part that could hold a place, and no field is one', () => {
  for (const field of packFieldNames) {
    for (const item of packFields[field].items) {
      assert.ok(!shareItems[item].harm.some((harm: string) => harm === 'L'), field)
    }
    assert.doesNotMatch(field, /place|address|where|school|phone|mail/)
  }
})

for (const name of packTemplateNames) {
  test(`a pack of the kind ${name} ends within a week, and says on each page what it is`, () => {
    const template: PackTemplate = packTemplates[name]
    assert.ok(template.usualDays >= 1 && template.usualDays <= mostDays)
    assert.ok(template.usualViews >= 1 && template.usualViews <= mostViews)
    assert.ok(template.watermark.length > 3)
    assert.equal(new Set(template.fields).size, template.fields.length)
    assert.ok(!template.to.some((type) => deniedTypes.has(type)))
  })
}

test('a doctor reads of no decision, the police get no paper, and who must not be named is not named', () => {
  const used = (name: keyof typeof packTemplates) => itemsOf(packTemplates[name])
  assert.ok(!used('gp').some((item) => ['decisions', 'pathway-dates', 'account'].includes(item)))
  assert.ok(!used('police-interview').some((item) => ['account', 'documents-named'].includes(item)))
  assert.deepEqual(used('intelligence'), ['account'])
  assert.deepEqual(templatesFor('immigration-enforcement'), [])
  assert.deepEqual(templatesFor('legal-adviser'), ['solicitor', 'court-bundle'])
})

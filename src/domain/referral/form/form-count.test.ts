/** Counting as the form counts, and the traps of the form beside its fields. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type FieldId, fieldIds, isFieldId } from './form.ts'
import { asFormKeeps, countAsForm, howCounted } from './form-count.ts'
import { formTraps, orphanFields, passedOnAs } from './traps.ts'

const rows = [
  { field: 'family', text: '', count: 0, because: 'nothing is nothing' },
  { field: 'family', text: '  two words \n', count: 9, because: 'the ends are trimmed' },
  { field: 'family', text: 'one\ntwo', count: 8, because: 'a line break is two characters' },
  { field: 'family', text: 'one\r\ntwo', count: 8, because: 'pasted from Windows, the same' },
  { field: 'family', text: 'one\rtwo', count: 8, because: 'pasted from an old editor, the same' },
  { field: 'family', text: '2019 – 2020', count: 11, because: 'one dash for another' },
  { field: 'family', text: 'and ––– then', count: 10, because: 'several dashes become one' },
  { field: 'family', text: 'two  blanks', count: 11, because: 'a box keeps its blanks' },
  { field: 'birthplace', text: 'two  blanks', count: 10, because: 'a line makes them one' },
  { field: 'family', text: '🙂', count: 2, because: 'an emoji is two' },
  { field: 'family', text: 'ሰላም', count: 3, because: 'Ethiopic letters are one each' },
  { field: 'family', text: 'مرحبا', count: 5, because: 'Arabic letters are one each' },
  { field: 'family', text: 'e\u0301', count: 2, because: 'a mark of its own counts' },
] as const

for (const { field, text, count, because } of rows) {
  test(`${JSON.stringify(text)} counts ${count} in ${field}: ${because}`, () => {
    assert.equal(countAsForm(field, text)?.count, count)
  })
}

for (const [length, over, left] of [
  [14_999, false, 1],
  [15_000, false, 0],
  [15_001, true, 0],
] as const) {
  test(`${length} characters ${over ? 'are too many' : 'fit'}`, () => {
    const most = { count: length, most: 15_000, left, over }
    assert.deepEqual(countAsForm('family', 'x'.repeat(length)), most)
  })
}

test('whose number it is takes 250, and a choice has no limit', () => {
  assert.equal(countAsForm('alternative-number-relation-to-pv', 'x'.repeat(251))?.over, true)
  assert.equal(countAsForm('pv-gender', 'female'), undefined)
  assert.equal(countAsForm('upload-file', ['a.pdf']), undefined)
  assert.equal(countAsForm('family', undefined)?.count, 0)
})

test('what the form keeps is kept again unchanged', () => {
  const property = fc.property(fc.string({ unit: 'grapheme' }), (text) => {
    const once = asFormKeeps('box', text)
    assert.equal(asFormKeeps('box', once), once)
  })
  fc.assert(property, { numRuns: 500, seed: 20_261_122 })
})

test('each step of counting says how sure we are of it', () => {
  const unsure = howCounted.filter(({ confidence }) => confidence !== 'verified')
  assert.deepEqual(
    unsure.map(({ step }) => step),
    ['line-breaks'],
  )
})

test('every trap is about fields that exist, and the orphans are in no form', () => {
  for (const { fields } of Object.values(formTraps)) {
    for (const field of fields) assert.ok(fieldIds.includes(field), field)
  }
  assert.deepEqual(orphanFields.filter(isFieldId), [])
  // Its own keys, which are fields by their type.
  for (const field of Object.keys(passedOnAs) as FieldId[]) assert.ok(fieldIds.includes(field))
})

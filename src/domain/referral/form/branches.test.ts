/** The ways through the form, page after page, and that a hidden answer decides nothing and is never lost. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { newDraft, type ReferralDraft, writeAnswer } from '../draft.ts'
import {
  answersThatCount,
  askedFields,
  type FieldId,
  fieldIds,
  fieldOf,
  pagesToWalkAgain,
} from './form.ts'
import type { FormAnswers, FormValue } from './form-field.ts'

const pagesOf = (answers: FormAnswers) => [
  ...new Set(askedFields(answers).map((id) => fieldOf(id).page)),
]
const start = ['verify', 'reference', 'organisation', 'fr-location', 'pv-under-age']
const story = [
  ...['background', 'multiple', 'start', 'taken', 'treated', 'still', 'last-contact', 'reported'],
  ...['indicators', 'interviews', 'insight', 'credibility', 'others', 'where', 'staying'],
  ...['exploiters', 'types', 'other-people', 'future', 'police', 'co-operation'],
]
const person = ['name', 'dob', 'gender', 'children', 'nationality', 'interpreter', 'comms']
const referrer = ['fr-details', 'alt-contact', 'evidence']
const adult = { 'pv-under-age': 'no' }
const agrees = { ...adult, 'pv-want-to-submit-nrm': 'yes' }
const refuses = { ...adult, 'pv-want-to-submit-nrm': 'no', 'authorities-cooperation': 'no' }

const ways = [
  {
    who: 'a child',
    answers: { 'pv-under-age': 'yes' },
    pages: [...start, 'local-authority', ...story, ...person, 'ho-reference', ...referrer],
  },
  {
    who: 'somebody who may be a child',
    answers: { 'pv-under-age': 'not-sure' },
    pages: [...start, 'local-authority', ...story, ...person, 'ho-reference', ...referrer],
  },
  {
    who: 'an adult who agrees and wants no support',
    answers: { ...agrees, 'does-pv-need-support': 'no', 'who-contact': 'potential-victim' },
    pages: [
      ...[...start, 'pv-under-age-at-time', ...story, 'consent', 'support'],
      ...[...person, 'ho-reference', 'who-contact', 'pv-contact', ...referrer],
    ],
  },
  {
    who: 'an adult who agrees, wants support and names somebody else for the decision',
    answers: { ...agrees, 'does-pv-need-support': 'yes', 'who-contact': 'someone-else' },
    pages: [
      ...[...start, 'pv-under-age-at-time', ...story, 'consent', 'support', 'phone'],
      ...[...person, 'ho-reference', 'who-contact', 'someone-else', ...referrer],
    ],
  },
  {
    who: 'an adult who refuses and does not want to help',
    answers: refuses,
    pages: [
      ...[...start, 'pv-under-age-at-time', ...story, 'consent', 'refuse', 'gender', 'nationality'],
    ],
  },
  {
    who: 'an adult who refuses and wants to help',
    answers: { ...refuses, 'authorities-cooperation': 'yes' },
    pages: [
      ...[...start, 'pv-under-age-at-time', ...story, 'consent', 'refuse', 'gender', 'nationality'],
      ...['name', 'pv-contact'],
    ],
  },
]

for (const { who, answers, pages } of ways) {
  test(`the form’s pages for ${who}`, () => assert.deepEqual(pagesOf(answers), pages))
}

test('before age and consent are answered, nobody’s name is asked for', () => {
  for (const answers of [{}, adult]) {
    assert.ok(!askedFields(answers).includes('pv-name-first-name'))
    assert.ok(!askedFields(answers).includes('pv-gender'))
  }
})

test('changing age or consent walks the later pages of their form again; anything else does not', () => {
  const child = { ...refuses, 'pv-under-age': 'yes' }
  const again = pagesToWalkAgain(refuses, child)
  assert.deepEqual(again.slice(0, 2), ['local-authority', 'background'])
  assert.deepEqual(pagesToWalkAgain(agrees, refuses), ['refuse', 'gender', 'nationality'])
  assert.deepEqual(pagesToWalkAgain(agrees, { ...agrees, family: 'Other words' }), [])
  assert.deepEqual(pagesToWalkAgain({}, adult), [], 'answering for the first time is no change')
})

/** A value that this field can hold, or nothing. */
function valueFor(id: FieldId): fc.Arbitrary<FormValue | undefined> {
  const { kind, options } = fieldOf(id)
  const names = Object.keys(options ?? {})
  if (kind === 'some-of') return fc.option(fc.subarray(names), { nil: undefined })
  if (kind === 'files') return fc.option(fc.constant(['a.pdf']), { nil: undefined })
  if (kind === 'tick') return fc.constantFrom('true', '', undefined)
  return options ? fc.constantFrom(...names, undefined) : fc.constantFrom('words', '', undefined)
}
const edit = fc
  .constantFrom(...fieldIds)
  .chain((id) => valueFor(id).map((value) => [id, value] as const))
const edits = fc.array(edit, { maxLength: 60 })

function afterAll(
  done: readonly (readonly [FieldId, FormValue | undefined])[],
  from: ReferralDraft = newDraft,
): ReferralDraft {
  return done.reduce((draft, [id, value]) => {
    const written = writeAnswer(draft, id, value)
    assert.ok('draft' in written, `${id} refused ${String(value)}`)
    return written.draft
  }, from)
}

test('writing one answer leaves every other as it was, shown or hidden', () => {
  const property = fc.property(edits, edit, (earlier, [id, value]) => {
    const before = afterAll(earlier)
    const after = afterAll([[id, value]], before)
    for (const other of fieldIds) {
      if (other !== id) assert.equal(after.written[other], before.written[other])
    }
    assert.equal(after.written[id], value)
  })
  fc.assert(property, { numRuns: 1000, seed: 20_261_122 })
})

test('whatever is changed and changed back, everything that counted counts again', () => {
  const property = fc.property(edits, edits, (earlier, changes) => {
    const before = afterAll(earlier)
    const changed = afterAll(changes, before)
    const back = new Set(changes.map(([id]) => id))
    const restored = afterAll(
      [...back].map((id) => [id, before.written[id]] as const),
      changed,
    )
    assert.deepEqual(answersThatCount(restored.written), answersThatCount(before.written))
  })
  fc.assert(property, { numRuns: 1000, seed: 20_261_122 })
})

test('what is hidden decides nothing: the same is asked without it', () => {
  const property = fc.property(edits, (earlier) => {
    const { written } = afterAll(earlier)
    assert.deepEqual(askedFields(answersThatCount(written)), askedFields(written))
  })
  fc.assert(property, { numRuns: 1000, seed: 20_261_122 })
})

test('an answer that no question could have is refused, and a long one is kept', () => {
  const refused = (field: string, value: FormValue) => writeAnswer(newDraft, field, value)
  assert.deepEqual(refused('what-happened', 'x'), {
    refused: { code: 'no-such-field', field: 'what-happened' },
  })
  assert.deepEqual(refused('pv-under-age', 'perhaps'), {
    refused: { code: 'not-an-option', field: 'pv-under-age' },
  })
  assert.deepEqual(refused('pv-contact-details', ['fax']), {
    refused: { code: 'not-an-option', field: 'pv-contact-details' },
  })
  assert.deepEqual(refused('family', ['x']), { refused: { code: 'not-a-text', field: 'family' } })
  assert.deepEqual(refused('upload-file', 'x'), {
    refused: { code: 'not-ticks', field: 'upload-file' },
  })
  assert.deepEqual(refused('toString', 'x'), {
    refused: { code: 'no-such-field', field: 'toString' },
  })
  const long = 'word '.repeat(4000)
  assert.equal(afterAll([['family', long]]).written['family'], long)
  assert.equal(afterAll([['pv-dob', '2001-02-30']]).written['pv-dob'], '2001-02-30')
})

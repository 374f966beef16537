/** The draft: filled from the record, carried from the last RNA, answered field by field. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDay } from '../calendar/day.ts'
import { needsOf } from '../needs/need.ts'
import { aFact, aNeed } from '../needs/testing.ts'
import { answer, confirmCarried, fieldAt, valueAt } from './answer.ts'
import { isDraft } from './draft.ts'
import {
  addIncome,
  addStep,
  addTaper,
  cite,
  leaveOutNeed,
  removeIncome,
  removeStep,
  uncite,
} from './edit-draft.ts'
import { broughtUpToDate, newDraft } from './new-draft.ts'
import {
  answered,
  caseFacts,
  categories,
  completeDraft,
  draftOf,
  edited,
  today,
} from './testing.ts'

test('a new draft already holds what was recorded', () => {
  const draft = draftOf()
  assert.equal(draft.sequence, 1)
  assert.deepEqual(draft.about, {
    setting: 'face-to-face',
    language: 'Albanian',
    interpreter: 'yes',
  })
  const [need] = draft.needs
  assert.equal(need?.answers.survivorWords, 'I do not sleep')
  assert.equal(need?.answers.link, 'direct')
  assert.deepEqual(need?.evidence, ['gp-letter'])
  assert.equal(draft.categories['mental-health']?.now, 'need')
  assert.deepEqual(draft.categories['accommodation'], {})
  assert.deepEqual(draft.carried, [])
  assert.ok(isDraft(JSON.parse(JSON.stringify(draft))))
})

const secondRna = [
  ...caseFacts,
  aFact('rna-decided', '2026-07-10', { rna: 'r1' }, { id: 'd1' }),
  aFact('need-decided', '2026-07-10', {
    rna: 'r1',
    decision: 'd1',
    need: 'n1',
    outcome: 'partly-agreed',
    askedFrom: aDay('2026-07-21'),
    askedTo: aDay('2027-01-20'),
    from: aDay('2026-07-21'),
    to: aDay('2026-10-20'),
  }),
  aNeed('n2', '2026-09-01', { earlierNeed: 'n1' }),
  aFact('rna-offered', '2026-09-05', { rna: 'r2', trigger: 'period-ending' }),
]
const later = aDay('2026-09-08')
const second = () =>
  newDraft('r2', {
    facts: secondRna,
    needs: needsOf(secondRna),
    categories,
    earlier: completeDraft(),
    uncoveredFrom: new Map([['n2', aDay('2026-10-21')]]),
    today: later,
  })

test('the next RNA carries on the need, its evidence, its reasoning and its unmet steps', () => {
  const draft = second()
  const [need] = draft.needs
  assert.equal(draft.sequence, 2)
  assert.deepEqual([need?.id, need?.carriesOn], ['n2', ['n1']])
  assert.deepEqual(need?.evidence, ['gp-letter'])
  assert.equal(need?.answers.linkReasoning, 'Began while held')
  assert.equal(need?.citations.linkReasoning?.length, 1)
  assert.equal(need?.recommendation.from, '2026-10-21')
  assert.equal(need?.recommendation.to, undefined)
  assert.deepEqual(
    draft.earlier.steps.map(({ id, need: of, step }) => [id, of, step.what]),
    [['s1', 'n1', 'Chase the NHS list']],
  )
  assert.equal(draft.earlier.decisions[0]?.daysShort, 92)
  assert.deepEqual(
    draft.earlier.neverGiven.map(({ need: of }) => of),
    ['n1'],
  )
  assert.ok(draft.carried.includes('needs/n2/linkReasoning'))
  assert.ok(draft.carried.includes('financial/otherIncome'))
  assert.ok(!draft.carried.includes('needs/n2/survivorWords'))
})

test('an answer that was carried stops being marked once someone confirms or changes it', () => {
  const confirmed = confirmCarried(second(), 'needs/n2/linkReasoning')
  assert.ok(!confirmed.carried.includes('needs/n2/linkReasoning'))
  const changed = answered(second(), { 'financial/otherIncome': 'no' })
  assert.ok(!changed.carried.includes('financial/otherIncome'))
})

test('what was recorded meanwhile comes in, and nothing that was written is lost', () => {
  const written = completeDraft()
  const facts = [
    ...caseFacts,
    aNeed('n9', '2026-06-14', { category: 'accommodation' }),
    aFact('evidence-received', '2026-06-14', { need: 'n1' }, { id: 'second-letter' }),
    aFact('dependant-joined', '2026-06-14', { dependant: 'kid', relation: 'child' }),
  ]
  const draft = broughtUpToDate(written, { facts, needs: needsOf(facts), categories, today })
  assert.deepEqual(
    draft.needs.map(({ id }) => id),
    ['n1', 'n9'],
  )
  assert.equal(draft.needs[0]?.answers.linkReasoning, 'Began while held')
  assert.deepEqual(draft.needs[0]?.evidence, ['gp-letter', 'second-letter'])
  assert.equal(draft.categories['accommodation']?.now, 'need')
  assert.deepEqual(
    draft.dependants.map(({ id }) => id),
    ['kid'],
  )
})

test('a need that was taken out of an RNA does not come back by itself', () => {
  const without = edited(leaveOutNeed(completeDraft(), 'n1'))
  const again = broughtUpToDate(without, {
    facts: caseFacts,
    needs: needsOf(caseFacts),
    categories,
    today,
  })
  assert.deepEqual(again.needs, [])
  assert.equal(again.categories['mental-health']?.now, undefined)
})

const good: [string, unknown, unknown][] = [
  ['about/language', '  Tigrinya ', 'Tigrinya'],
  ['needs/n1/survivorWords', ' as I said it \n', ' as I said it \n'],
  ['needs/n1/link', 'unclear', 'unclear'],
  ['needs/n1/recommendation/from', '2026-07-21', '2026-07-21'],
  ['needs/n1/recommendation/supports', ['travel', 'counselling'], ['counselling', 'travel']],
  ['needs/n1/recommendation/supports', 'travel', ['travel']],
  ['needs/n1/description', '', undefined],
  ['financial/dependantsSupported', '2', 2],
  ['categories/accommodation/now', 'prefers-not-to-say', 'prefers-not-to-say'],
]

for (const [path, value, kept] of good) {
  test(`${JSON.stringify(value)} is kept at ${path} as ${JSON.stringify(kept)}`, () => {
    const result = answer(draftOf(), path, value, categories)
    assert.ok('draft' in result)
    assert.deepEqual(valueAt(result.draft, path, categories), kept)
  })
}

const bad: [string, unknown, string][] = [
  ['needs/n1/recommendation/from', '2026-02-30', 'not-a-day'],
  ['needs/n1/link', 'perhaps', 'not-an-option'],
  ['needs/n1/link', 'toString', 'not-an-option'],
  ['needs/n1/recommendation/supports', ['cash'], 'not-an-option'],
  ['needs/n1/description', 7, 'not-words'],
  ['financial/dependantsSupported', '-1', 'not-a-count'],
  ['financial/dependantsSupported', 'two', 'not-a-count'],
  ['needs/nobody/description', 'x', 'no-such-field'],
  ['needs/n1/colour', 'x', 'no-such-field'],
  ['needs/n1/__proto__', 'x', 'no-such-field'],
  ['categories/__proto__/now', 'no-need-now', 'no-such-field'],
  ['categories/unheard-of/now', 'no-need-now', 'no-such-field'],
  ['about/language/more', 'x', 'no-such-field'],
  ['sequence', '9', 'no-such-field'],
  ['', 'x', 'no-such-field'],
  ['categories/accommodation/now', 'need', 'follows-from-needs'],
  ['categories/mental-health/now', 'no-need-now', 'follows-from-needs'],
]

for (const [path, value, code] of bad) {
  test(`${JSON.stringify(value)} at "${path}" is refused: ${code}`, () => {
    const before = draftOf()
    const result = answer(before, path, value, categories)
    assert.equal('refused' in result && result.refused.code, code)
    assert.deepEqual(before, draftOf())
  })
}

test('the field for support offers what its kind of need allows', () => {
  const field = fieldAt(draftOf(), 'needs/n1/recommendation/supports', categories)
  assert.deepEqual(field?.kind === 'many-of' && Object.keys(field.options), [
    'counselling',
    'travel',
  ])
})

test('the same step, income or citation added twice is there once, and can be taken away', () => {
  const once = edited(addStep(draftOf(), 'n1', 's1'))
  const twice = edited(addStep(once, 'n1', 's1'))
  assert.deepEqual(once, twice)
  assert.deepEqual(edited(removeStep(twice, 'n1', 's1')), draftOf())
  assert.deepEqual(removeIncome(addIncome(addIncome(draftOf(), 'i'), 'i'), 'i'), draftOf())
  assert.equal(edited(addTaper(draftOf(), 'n1', 't1')).needs[0]?.taper.length, 1)

  const entry = { entry: 'e1', on: aDay('2026-05-01') }
  const earlierEntry = { entry: 'e2', on: aDay('2026-04-01'), excerpt: 'woke at four' }
  const cited = edited(cite(draftOf(), 'n1', 'description', entry))
  const both = edited(
    cite(edited(cite(cited, 'n1', 'description', entry)), 'n1', 'description', earlierEntry),
  )
  assert.deepEqual(both.needs[0]?.citations.description, [earlierEntry, entry])
  assert.equal(
    edited(uncite(both, 'n1', 'description', 'e2')).needs[0]?.citations.description?.length,
    1,
  )
  assert.ok('refused' in cite(draftOf(), 'nobody', 'description', entry))
})

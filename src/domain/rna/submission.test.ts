/** What leaves: everything that may be seen, nothing else, and always the same text. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDay } from '../calendar/day.ts'
import { needsOf } from '../needs/need.ts'
import { aFact, aNeed } from '../needs/testing.ts'
import { parts } from './assessment.ts'
import { addStep, cite, taperEvenly } from './edit-draft.ts'
import {
  canonicalText,
  keptBack,
  readSubmission,
  sent,
  submissionOf,
  submittedNeeds,
} from './submission.ts'
import { answered, caseFacts, completeDraft, edited } from './testing.ts'

const facts = [
  ...caseFacts,
  aFact('dependant-joined', '2026-03-01', {
    dependant: 'id-of-a-child',
    relation: 'child',
    alias: 'SECRET-ALIAS',
  }),
  aFact('contact-attempted', '2026-03-01', { reached: 'yes', channel: 'phone' }),
  aFact('safeguarding-referred', '2026-03-01', { council: 'SECRET-COUNCIL' }),
  aFact('evidence-received', '2026-03-01', { what: 'SECRET-OTHER-PAPER' }, { id: 'not-used' }),
  aNeed('n4', '2026-03-02', { dependant: 'id-of-a-child' }),
]
const base = () => {
  const draft = completeDraft(facts.filter(({ type }) => type !== 'dependant-joined'))
  const withChild = { ...draft, dependants: [{ id: 'id-of-a-child', answers: {} }] }
  const cited = edited(
    cite(edited(addStep(withChild, 'n1', 's2')), 'n1', 'linkReasoning', {
      entry: 'id-of-an-entry',
      on: aDay('2026-04-02'),
      excerpt: 'woke at four',
    }),
  )
  return answered(cited, {
    'dependants/id-of-a-child/schooling': 'SECRET-SCHOOL',
    'dependants/id-of-a-child/bestInterests': 'To stay with friends',
    'needs/n1/steps/s2/what': 'A',
  })
}
const submit = (draft = base(), list = facts) =>
  submissionOf({
    draft,
    facts: list,
    needs: needsOf(list),
    caseReference: 'WM-TEST',
    moveOnUntil: aDay('2026-07-20'),
  })

test('every field of the RNA is either sent or kept back on purpose', () => {
  for (const [part, { fields }] of Object.entries(parts)) {
    const named: readonly string[] = [
      ...(Object.entries(sent).find(([name]) => name === part)?.[1] ?? []),
      ...(Object.entries(keptBack).find(([name]) => name === part)?.[1] ?? []),
    ]
    assert.deepEqual([...named].sort(), Object.keys(fields).sort(), part)
  }
})

test('the authority sees the needs, the cited words and the papers, and nothing else of the case', () => {
  const text = canonicalText(submit())
  for (const shown of [
    'woke at four',
    'GP letter',
    'I do not sleep',
    'NRM-TEST-1',
    'To stay with',
  ]) {
    assert.ok(text.includes(shown), shown)
  }
  for (const hidden of ['SECRET', 'id-of-a-child', 'id-of-an-entry', 'doc-gp', 'gp-letter']) {
    assert.ok(!text.includes(hidden), hidden)
  }
})

test('something that slipped into the draft is not sent: only named fields are', () => {
  const draft = base()
  const slipped = {
    ...draft,
    about: { ...draft.about, address: 'SECRET-STREET' },
    needs: draft.needs.map((need) => ({
      ...need,
      secret: 'SECRET-STREET',
      answers: { ...need.answers, address: 'SECRET-STREET' },
    })),
  }
  assert.ok(!canonicalText(submit(slipped)).includes('SECRET'))
})

test('the same RNA is always the same text, whatever the order in which it was written', () => {
  const draft = base()
  const turned = {
    ...draft,
    categories: Object.fromEntries(Object.entries(draft.categories).reverse()),
    needs: [...draft.needs]
      .reverse()
      .map((need) => ({ ...need, steps: [...need.steps].reverse() })),
  }
  assert.equal(canonicalText(submit(turned, [...facts].reverse())), canonicalText(submit(draft)))
})

test('one changed word changes the text', () => {
  const changed = answered(base(), { 'needs/n1/currentProvision': 'Weekly counselling.' })
  assert.notEqual(canonicalText(submit(changed)), canonicalText(submit()))
})

test('the text reads back, and says what was asked for per need', () => {
  const submission = submit()
  const back = readSubmission(canonicalText(submission))
  assert.ok(back)
  assert.equal(canonicalText(back), canonicalText(submission))
  assert.deepEqual(
    submittedNeeds(back).find(({ id }) => id === 'n1'),
    { id: 'n1', from: '2026-07-21', to: '2027-01-20' },
  )
  assert.equal(readSubmission('{"kind":"something else"}'), undefined)
})

test('canonical text: names in order, lists as they are, nothing undefined', () => {
  assert.equal(canonicalText({ b: [2, 1], a: undefined, A: 'ü' }), '{"A":"ü","b":[2,1]}')
})

const tapers = [
  { count: 2, days: ['2026-07-21/2026-10-20', '2026-10-21/2027-01-20'] },
  { count: 3, days: ['2026-07-21/2026-09-20', '2026-09-21/2026-11-20', '2026-11-21/2027-01-20'] },
]

for (const { count, days } of tapers) {
  test(`184 days tapered in ${count} parts: ${days.join(', ')}`, () => {
    const wanted = Array.from({ length: count }, (_, n) => ({ id: `t${n}`, intensity: 'less' }))
    const [need] = edited(taperEvenly(completeDraft(), 'n1', wanted)).needs
    assert.deepEqual(
      need?.taper.map(({ answers }) => `${answers.from}/${answers.to}`),
      days,
    )
  })
}

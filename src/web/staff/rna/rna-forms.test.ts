/** What the forms of needs, working copies and decision letters make of what was typed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { loadNeedCategories } from '../../../application/load-need-categories.ts'
import type { Asked } from '../../../application/rna/draft-section.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import { needFields, recommendationFields } from '../../../domain/rna/assessment.ts'
import { readNeed } from '../needs/need.form.ts'
import { problemsOfDecision, readLetter } from './after/decision.form.ts'
import { readSection } from './builder/draft.form.ts'

const categories = loadNeedCategories(
  fileURLToPath(new URL('../../../../policy/need-categories.json', import.meta.url)),
)
const today = aDay('2026-03-02')

const asked = (path: string, field: Asked['field'], value?: unknown): Asked => ({
  path,
  field,
  value,
  carried: false,
})

test('only what was changed is handed on, and a field that was not shown is left alone', () => {
  const fields = [
    asked('needs/n/barrier', needFields.barrier, 'No place'),
    asked('needs/n/waiting', needFields.waiting, 'Four months'),
    asked('needs/n/eligibility', needFields.eligibility, 'Yes'),
  ]
  const read = readSection(fields, { needs_n_barrier: 'No place', needs_n_waiting: ' Six months ' })
  assert.deepEqual(read, {
    changes: [['needs/n/waiting', 'Six months']],
    confirmed: [],
    problems: {},
  })
})

test('line ends of a browser are no change, and the words themselves are not trimmed', () => {
  const fields = [asked('needs/n/survivorWords', needFields.survivorWords, 'One\n two ')]
  assert.deepEqual(readSection(fields, { needs_n_survivorWords: 'One\r\n two ' }).changes, [])
})

test('an emptied answer is taken away; unticked boxes are too', () => {
  const fields = [
    asked('needs/n/barrier', needFields.barrier, 'No place'),
    asked(
      'needs/n/recommendation/supports',
      { ...recommendationFields.supports, options: { visits: 'Visits' } },
      ['visits'],
    ),
  ]
  assert.deepEqual(readSection(fields, { needs_n_barrier: '  ' }).changes, [
    ['needs/n/barrier', undefined],
    ['needs/n/recommendation/supports', []],
  ])
})

test('31 February comes back beside its field and changes nothing', () => {
  const field = asked('needs/n/recommendation/from', recommendationFields.from)
  const read = readSection([field], {
    'needs_n_recommendation_from-day': '31',
    'needs_n_recommendation_from-month': '2',
    'needs_n_recommendation_from-year': '2026',
  })
  assert.deepEqual(Object.keys(read.problems), ['needs_n_recommendation_from'])
  assert.deepEqual(read.changes, [])
})

const may = { categories, dependants: ['d1'], needs: [], today }

for (const [why, typed, field] of [
  ['no kind is chosen', { whose: 'survivor' }, 'category'],
  ['the kind is not one of ours', { whose: 'survivor', category: 'luck' }, 'category'],
  ['it is not said whose it is', { category: 'mental-health' }, 'whose'],
  ['it belongs to nobody of this case', { category: 'mental-health', whose: 'd2' }, 'whose'],
  ['the day is tomorrow', { category: 'mental-health', whose: 'd1', on: '2026-03-03' }, 'on'],
] as const) {
  test(`a need is asked about again when ${why}`, () => {
    const read = readNeed(typed, may)
    assert.ok('problems' in read)
    assert.deepEqual(Object.keys(read.problems), [field])
  })
}

test('a need of a dependant keeps whose it is; nothing else is compulsory', () => {
  const read = readNeed({ category: 'mental-health', whose: 'd1' }, may)
  assert.deepEqual(read, {
    value: { on: today, need: { category: 'mental-health', dependant: 'd1' } },
  })
})

const submitted = [{ id: 'n1' }, { id: 'n2' }]

test('a letter is read need by need; a need it does not speak of is left out', () => {
  const read = readLetter(
    {
      on: '2026-03-01',
      sentOn: '2026-03-01',
      'outcome-n1': 'agreed',
      'from-n1': '2026-03-21',
      'to-n1': '2026-05-20',
      'from2-n1': '2026-05-21',
      'to2-n1': '2026-06-20',
      'reasons-n1': ' As described ',
      seen: ['need-not-decided', 'made-up'],
    },
    submitted,
  )
  assert.ok('value' in read)
  assert.deepEqual(
    read.value.entered.perNeed.map(({ needId, from, to }) => [needId, from, to]),
    [
      ['n1', '2026-03-21', '2026-05-20'],
      ['n1', '2026-05-21', '2026-06-20'],
    ],
  )
  assert.equal(read.value.entered.perNeed[0]?.reasons, 'As described')
  assert.deepEqual(read.value.seen, ['need-not-decided'])
})

test('a letter without its date, or with a day that does not exist, is not read', () => {
  const read = readLetter({ 'outcome-n1': 'agreed', 'to-n1': '2026-02-30' }, submitted)
  assert.ok('problems' in read)
  assert.deepEqual(Object.keys(read.problems).sort(), ['on', 'to-n1'])
})

test('each thing that cannot be right stands beside a field of the form', () => {
  const problems = problemsOfDecision([
    { code: 'decided-before-release', releasedOn: aDay('2026-02-20') },
    { code: 'served-before-decided', field: 'sentOn' },
    { code: 'agreed-without-end', needId: 'n1' },
    { code: 'need-twice', needId: 'n2' },
  ])
  assert.deepEqual(Object.keys(problems).sort(), ['from2-n2', 'on', 'sentOn', 'to-n1'])
  assert.match(problems['on'] ?? '', /20 February 2026/)
})

/** What calls for a new risk review: the day before, the day, and the day after. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDay } from '../calendar/day.ts'
import type { Fact, FactOf, FactType } from '../facts/fact.ts'
import { lookBy, type TriggerKind, triggersFor, type WhatHappened } from './triggers.ts'

function fact<T extends FactType>(type: T, on: string, detail: FactOf<T>['detail']): Fact {
  const made = { id: `${type} ${on}`, type, on: aDay(on), recordedAt: `${on}T12:00:00Z`, detail }
  // The type parameter ties the detail to the type; the compiler cannot see a union through it.
  return made as unknown as Fact
}

const nothing: WhatHappened = {
  facts: [],
  signals: [],
  coverEnds: [],
  workerChanges: [],
  unansweredLimit: 3,
  alsoBecause: [],
}
const last = {
  on: aDay('2026-03-02'),
  nextReviewOn: aDay('2026-06-01'),
  recordedAt: '2026-03-02T15:00:00Z',
}
const threat = (on: string, recordedAt: string) =>
  ({ kind: 'threat', on: aDay(on), id: 's1', recordedAt }) as const

function called(happened: Partial<WhatHappened>, today: string, since: typeof last | null = last) {
  return triggersFor(since ?? undefined, { ...nothing, ...happened }, aDay(today)).map(
    ({ kind, on, daysBefore, times }) => [kind, on, daysBefore, times].filter(Boolean).join(' '),
  )
}

const noAnswer = (on: string) => fact('contact-attempted', on, { reached: 'no' })
const answer = (on: string) => fact('contact-attempted', on, { reached: 'yes' })

const rows: readonly (readonly [string, Partial<WhatHappened>, string, readonly string[]])[] = [
  ['a quiet week', {}, '2026-03-09', []],
  [
    'a threat the day after the review',
    { signals: [threat('2026-03-03', '2026-03-03T09:00:00Z')] },
    '2026-03-03',
    ['threat 2026-03-03'],
  ],
  [
    'a threat that the review already knew of',
    { signals: [threat('2026-03-02', '2026-03-02T14:59:00Z')] },
    '2026-03-03',
    [],
  ],
  [
    'a threat in the evening of the review',
    { signals: [threat('2026-03-02', '2026-03-02T19:00:00Z')] },
    '2026-03-02',
    ['threat 2026-03-02'],
  ],
  [
    'a letter from February that was opened after the review',
    {
      facts: [
        {
          ...fact('rna-decided', '2026-02-05', { rna: 'r1' } as FactOf<'rna-decided'>['detail']),
          recordedAt: '2026-03-04T09:00:00Z',
        } as Fact,
      ],
    },
    '2026-03-04',
    ['decision 2026-02-05'],
  ],
  [
    'old history that is typed in after the review',
    {
      facts: [
        { ...fact('released', '2025-02-05', {}), recordedAt: '2026-03-04T09:00:00Z' } as Fact,
      ],
    },
    '2026-03-04',
    [],
  ],
  ['cover ends in 61 days', { coverEnds: [aDay('2026-05-31')] }, '2026-03-31', []],
  [
    'cover ends in 60 days',
    { coverEnds: [aDay('2026-05-31')] },
    '2026-04-01',
    ['cover-ends 2026-04-01 60'],
  ],
  [
    'cover ends in 30 days: only the nearer warning is said',
    { coverEnds: [aDay('2026-05-31')] },
    '2026-05-01',
    ['cover-ends 2026-05-01 30'],
  ],
  [
    'cover ends in 14 days',
    { coverEnds: [aDay('2026-05-31')] },
    '2026-05-17',
    ['cover-ends 2026-05-17 14'],
  ],
  [
    'two contacts without an answer',
    { facts: [noAnswer('2026-03-03'), noAnswer('2026-03-04')] },
    '2026-03-09',
    [],
  ],
  [
    'three in a row',
    { facts: ['2026-03-03', '2026-03-04', '2026-03-05'].map(noAnswer) },
    '2026-03-09',
    ['unanswered 2026-03-05 3'],
  ],
  [
    'an answer between them starts the count anew',
    {
      facts: [
        noAnswer('2026-03-03'),
        noAnswer('2026-03-04'),
        answer('2026-03-05'),
        noAnswer('2026-03-06'),
      ],
    },
    '2026-03-09',
    [],
  ],
  [
    'a release 29 days away',
    { facts: [fact('detained', '2026-03-03', { releaseExpectedOn: aDay('2026-05-01') })] },
    '2026-04-02',
    ['detained 2026-03-03'],
  ],
  [
    'a release 28 days away',
    { facts: [fact('detained', '2026-03-03', { releaseExpectedOn: aDay('2026-05-01') })] },
    '2026-04-03',
    ['release-near 2026-04-03', 'detained 2026-03-03'],
  ],
  [
    'released already',
    {
      facts: [
        fact('detained', '2026-03-03', { releaseExpectedOn: aDay('2026-05-01') }),
        fact('released', '2026-03-20', {}),
      ],
    },
    '2026-04-10',
    ['released 2026-03-20', 'detained 2026-03-03'],
  ],
  [
    'seventeen years and nine months, the day before',
    { turns18On: aDay('2026-08-31') },
    '2026-05-30',
    [],
  ],
  [
    'seventeen years and nine months',
    { turns18On: aDay('2026-08-31') },
    '2026-05-31',
    ['turning-18 2026-05-31'],
  ],
  ['the review is due tomorrow', {}, '2026-05-31', []],
  ['the review is due', {}, '2026-06-01', ['review-due 2026-06-01']],
  [
    'another worker, a court date and a decision, the latest first',
    {
      workerChanges: [aDay('2026-03-05')],
      alsoBecause: [{ kind: 'court-date', on: aDay('2026-03-04') }],
      facts: [fact('rna-decided', '2026-03-06', { rna: 'r1' } as FactOf<'rna-decided'>['detail'])],
    },
    '2026-03-09',
    ['decision 2026-03-06', 'worker-changed 2026-03-05', 'court-date 2026-03-04'],
  ],
]

for (const [what, happened, today, wanted] of rows) {
  test(`calling for a review: ${what}`, () => {
    assert.deepEqual(called(happened, today), wanted)
  })
}

test('where risk was never reviewed, the day on which support began calls for it', () => {
  const since = { supportedSince: aDay('2026-03-04') }
  assert.deepEqual(called(since, '2026-03-03', null), [])
  assert.deepEqual(called(since, '2026-03-04', null), ['never-reviewed 2026-03-04'])
  assert.deepEqual(called({}, '2026-03-04', null), [])
})

test('after a threat or an absence people look again that day; after a decision within the week', () => {
  const by = (kind: TriggerKind) => lookBy({ kind, on: aDay('2026-03-03') })
  assert.equal(by('threat'), '2026-03-03')
  assert.equal(by('missing'), '2026-03-03')
  assert.equal(by('released'), '2026-03-04')
  assert.equal(by('unanswered'), '2026-03-06')
  assert.equal(by('decision'), '2026-03-10')
})

/** The decision as entered from the letter, asked against granted, and what follows. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDay } from '../calendar/day.ts'
import { coverOf } from '../cover/cover.ts'
import { vocabulary } from '../facts/fact.ts'
import { needsOf } from '../needs/need.ts'
import { aFact, aNeed } from '../needs/testing.ts'
import { todos, todosAfter } from './after-decision.ts'
import {
  type DecisionContext,
  decisionFromLetter,
  type EnteredDecision,
  type EnteredNeed,
} from './decision.ts'
import { decisionHistory } from './decision-history.ts'
import { shortfallOf } from './shortfall.ts'
import { caseFacts } from './testing.ts'

const context: DecisionContext = {
  rna: 'r1',
  submitted: [{ id: 'n1', from: aDay('2026-07-21'), to: aDay('2027-01-20') }],
  releasedOn: aDay('2026-06-20'),
  moveOnUntil: aDay('2026-07-20'),
  today: aDay('2026-07-15'),
  recordedAt: '2026-07-15T10:00:00Z',
  letterId: 'letter-1',
  needIds: ['part-1', 'part-2'],
}

const n1: EnteredNeed = {
  needId: 'n1',
  outcome: 'agreed',
  from: aDay('2026-07-21'),
  to: aDay('2027-01-20'),
}
const entered = (need: Partial<EnteredNeed> = {}, letter: Partial<EnteredDecision> = {}) => ({
  decidedOn: aDay('2026-07-10'),
  perNeed: [{ ...n1, ...need }],
  ...letter,
})
const bare = ({ from: _from, to: _to, ...rest }: EnteredNeed): EnteredNeed => rest

test('a decision becomes one fact for the letter and one for each need, with what was asked', () => {
  const read = decisionFromLetter(
    entered({ reasons: 'as asked' }, { receivedByProviderOn: aDay('2026-07-12') }),
    context,
  )
  assert.ok('accepted' in read)
  assert.deepEqual(
    read.accepted.map(({ id, type, on }) => [id, type, on]),
    [
      ['letter-1', 'rna-decided', '2026-07-10'],
      ['part-1', 'need-decided', '2026-07-10'],
    ],
  )
  assert.deepEqual(read.accepted[1]?.detail, {
    rna: 'r1',
    decision: 'letter-1',
    need: 'n1',
    outcome: 'agreed',
    from: '2026-07-21',
    to: '2027-01-20',
    askedFrom: '2026-07-21',
    askedTo: '2027-01-20',
    reasons: 'as asked',
  })
  for (const { type, detail } of read.accepted) {
    const known = Object.keys(vocabulary[type].fields)
    assert.deepEqual(
      Object.keys(detail).filter((name) => !known.includes(name)),
      [],
    )
  }
})

test('the facts of a decision give the cover that the letter names', () => {
  const read = decisionFromLetter(entered(), context)
  assert.ok('accepted' in read)
  const facts = [...caseFacts, ...read.accepted]
  const cover = coverOf(facts, needsOf(facts), { recoveryDays: 30, moveOnDays: 45 })
  assert.equal(cover.needs[0]?.gaps[0]?.from, '2027-01-21')
})

const refusals: [string, EnteredDecision, string][] = [
  ['no need decided', entered({}, { perNeed: [] }), 'no-need-decided'],
  ['dated tomorrow', entered({}, { decidedOn: aDay('2026-07-16') }), 'in-the-future'],
  [
    'dated before it was sent',
    entered({}, { decidedOn: aDay('2026-06-19') }),
    'decided-before-release',
  ],
  [
    'received before it was made',
    entered({}, { receivedBySurvivorOn: aDay('2026-07-09') }),
    'served-before-decided',
  ],
  ['a need that nobody submitted', entered({ needId: 'other' }), 'need-not-in-submission'],
  [
    'one need answered twice',
    entered({}, { perNeed: [n1, { ...n1, outcome: 'not-agreed' }] }),
    'need-twice',
  ],
  ['two agreed parts that share a day', entered({}, { perNeed: [n1, n1] }), 'need-twice'],
  ['agreed, and no last day', { ...entered(), perNeed: [bare(n1)] }, 'agreed-without-end'],
  ['ends before it starts', entered({ to: aDay('2026-07-20') }), 'ends-before-it-starts'],
  [
    'agreed after all support ends',
    entered({}, { supportEndsOn: aDay('2027-01-19') }),
    'agreed-after-all-support-ends',
  ],
]

for (const [title, decision, code] of refusals) {
  test(`a decision is refused: ${title}`, () => {
    const read = decisionFromLetter(decision, context)
    assert.ok('problems' in read)
    assert.ok(
      read.problems.some((problem) => problem.code === code),
      JSON.stringify(read),
    )
  })
}

test('the day of release, today, and one single day are all accepted', () => {
  assert.ok(
    'accepted' in decisionFromLetter(entered({}, { decidedOn: aDay('2026-06-20') }), context),
  )
  assert.ok(
    'accepted' in decisionFromLetter(entered({}, { decidedOn: aDay('2026-07-15') }), context),
  )
  const one = entered({ outcome: 'partly-agreed', to: aDay('2026-07-21') })
  assert.ok('accepted' in decisionFromLetter(one, context))
})

test('two agreed parts that follow one another are a taper', () => {
  const parts = [
    { ...n1, to: aDay('2026-09-30') },
    { ...n1, from: aDay('2026-10-01') },
  ]
  const read = decisionFromLetter(entered({}, { perNeed: parts }), context)
  assert.ok('accepted' in read)
  assert.equal(read.accepted.length, 3)
})

const lookTwice: [string, EnteredDecision, string][] = [
  [
    'all support ends within the move-on period',
    entered(
      { outcome: 'not-agreed' },
      { perNeed: [{ ...bare(n1), outcome: 'not-agreed' }], supportEndsOn: aDay('2026-07-19') },
    ),
    'ends-before-move-on',
  ],
  ['agreed as asked, and shorter', entered({ to: aDay('2026-12-31') }), 'agreed-yet-shorter'],
  ['agreed for longer than asked', entered({ to: aDay('2027-01-21') }), 'more-than-asked'],
  [
    'no first day',
    entered({}, { perNeed: [{ ...bare(n1), to: aDay('2027-01-20') }] }),
    'start-not-stated',
  ],
  [
    'agreed until a day before the letter',
    entered({ outcome: 'partly-agreed', from: aDay('2026-07-01'), to: aDay('2026-07-09') }),
    'already-over',
  ],
]

for (const [title, decision, code] of lookTwice) {
  test(`the writer is asked to look twice, and it is recorded once they have: ${title}`, () => {
    const first = decisionFromLetter(decision, context)
    assert.ok('toConfirm' in first)
    const codes = first.toConfirm.map((warning) => warning.code)
    assert.ok(
      codes.some((one) => one === code),
      codes.join(),
    )
    const again = decisionFromLetter(decision, { ...context, seen: codes })
    assert.ok('accepted' in again)
  })
}

test('support that ends on the last day of the move-on period needs no second look', () => {
  const refused = [{ ...bare(n1), outcome: 'not-agreed' as const }]
  const onTheDay = entered({}, { perNeed: refused, supportEndsOn: aDay('2026-07-20') })
  assert.ok('accepted' in decisionFromLetter(onTheDay, context))
})

test('a need on which the letter is silent is named', () => {
  const submitted = [...context.submitted, { id: 'n2' }]
  const read = decisionFromLetter(entered(), { ...context, submitted })
  assert.ok('toConfirm' in read)
  assert.deepEqual(read.toConfirm, [{ code: 'need-not-decided', needId: 'n2' }])
})

test('too few ids are a fault, never a lost decision', () => {
  assert.throws(() => decisionFromLetter(entered(), { ...context, needIds: [] }), /fewer ids/)
})

const asked = { askedFrom: aDay('2026-07-21'), askedTo: aDay('2027-01-20') }
const shortfalls = [
  { outcome: 'agreed', to: '2027-01-20', short: 0, says: /granted 184 days: all/ },
  { outcome: 'partly-agreed', to: '2027-01-19', short: 1, says: /1 day asked for and not granted/ },
  { outcome: 'partly-agreed', to: '2026-10-20', short: 92, says: /granted 92 days: 92 days/ },
  { outcome: 'partly-agreed', to: '2027-01-20', short: 0, says: /less support than asked/ },
  { outcome: 'not-agreed', short: 184, says: /Asked for 184 days, granted none/ },
  { outcome: 'agreed-elsewhere', short: 184, says: /by another service/ },
] as const

for (const row of shortfalls) {
  const { outcome, short, says } = row
  const to = 'to' in row ? aDay(row.to) : undefined
  test(`asked 21 July to 20 January, ${outcome} to ${to ?? 'no day'}: ${short} days short`, () => {
    const from = to && aDay('2026-07-21')
    const found = shortfallOf({ outcome, ...asked, from, to })
    assert.equal(found.daysAsked, 184)
    assert.equal(found.daysShort, short)
    assert.match(found.inWords, says)
  })
}

test('granted before it was asked for does not make up for what is missing at the end', () => {
  const found = shortfallOf({
    outcome: 'partly-agreed',
    ...asked,
    from: aDay('2026-07-01'),
    to: aDay('2026-07-30'),
  })
  assert.equal(found.daysShort, 174)
  assert.equal(found.missingFrom, '2026-07-31')
})

const decided = (decision: string, on: string, detail: object) =>
  aFact('need-decided', on, { rna: 'r1', decision, need: 'n1', ...asked, ...detail })

test('the history adds up short pieces over several RNAs of one need', () => {
  const facts = [
    ...caseFacts,
    aFact('rna-decided', '2026-07-10', { rna: 'r1' }, { id: 'd1' }),
    decided('d1', '2026-07-10', {
      outcome: 'partly-agreed',
      from: aDay('2026-07-21'),
      to: aDay('2026-10-20'),
    }),
    aNeed('n2', '2026-09-01', { earlierNeed: 'n1' }),
    aFact('rna-decided', '2026-10-01', { rna: 'r2' }, { id: 'd2' }),
    decided('d2', '2026-10-01', {
      rna: 'r2',
      need: 'n2',
      outcome: 'partly-agreed',
      from: aDay('2026-10-21'),
      to: aDay('2026-12-20'),
    }),
  ]
  const [history] = decisionHistory(facts, needsOf(facts))
  assert.deepEqual(history?.line, ['n1', 'n2'])
  assert.equal(history?.rnas, 2)
  assert.equal(history?.daysGranted, 92 + 61)
  assert.match(history?.inWords ?? '', /^Over 2 RNAs: 368 days asked for, 153 granted/)
})

test('a decision made again after a challenge counts once', () => {
  const facts = [
    ...caseFacts,
    aFact('rna-decided', '2026-07-10', { rna: 'r1' }, { id: 'd1' }),
    decided('d1', '2026-07-10', { outcome: 'not-agreed' }),
    aFact('rna-decided', '2026-08-10', { rna: 'r1', afterReconsideration: 'x' }, { id: 'd2' }),
    decided('d2', '2026-08-10', {
      outcome: 'agreed',
      from: aDay('2026-07-21'),
      to: aDay('2027-01-20'),
    }),
  ]
  const [history] = decisionHistory(facts, needsOf(facts))
  assert.deepEqual([history?.daysAsked, history?.daysGranted, history?.daysShort], [184, 184, 0])
  assert.equal(history?.decisions.length, 2)
})

test('each answer sets its own things in motion, and a thing for two needs is one line', () => {
  const after = todosAfter({
    perNeed: [
      { needId: 'n1', outcome: 'not-agreed' },
      { needId: 'n2', outcome: 'partly-agreed' },
    ],
  })
  const codes = after.map(({ code }) => code)
  assert.deepEqual(codes.slice(0, 2), ['give-copy', 'explain'])
  assert.deepEqual(after.find(({ code }) => code === 'challenge')?.needs, ['n1', 'n2'])
  assert.deepEqual(after.find(({ code }) => code === 'legal-advice')?.needs, ['n1'])
  assert.ok(!codes.includes('plan-leaving'))
  assert.equal(new Set(codes).size, codes.length)
})

test('a day on which all support ends asks for the leaving plan and a check of the move-on period', () => {
  const codes = todosAfter({ perNeed: [], supportEndsOn: aDay('2026-09-01') }).map(
    ({ code }) => code,
  )
  assert.ok(codes.includes('plan-leaving') && codes.includes('check-move-on'))
})

test('every thing to do says why', () => {
  for (const { title, why } of Object.values(todos)) assert.ok(title.length > 10 && why.length > 10)
})

/** Thirteen checks: each is met by a complete RNA, and not met when its one thing is spoilt. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDay, addDays, type Day } from '../calendar/day.ts'
import { moveOnFloor } from '../cover/case-wide-cover.ts'
import type { Fact } from '../facts/fact.ts'
import { needsOf } from '../needs/need.ts'
import { aFact, aNeed } from '../needs/testing.ts'
import type { CheckNumber, ToCheck } from './checks/check.ts'
import { completenessOf, overrule, readyForRelease, unsupportedStatements } from './completeness.ts'
import type { RnaDraft } from './draft.ts'
import { addStep, addTaper, removeStep } from './edit-draft.ts'
import { answered, caseFacts, completeDraft, edited, today } from './testing.ts'

const limits = { maxMonths: 6, riskReviewDays: 28, evidenceDays: 180, submitDays: 21 }

function toCheck(
  draft: RnaDraft,
  facts: readonly Fact[] = caseFacts,
  more: Partial<ToCheck> = {},
): ToCheck {
  const moveOn = moveOnFloor(facts, { recoveryDays: 30, moveOnDays: 45 })
  return {
    draft,
    facts,
    needs: needsOf(facts),
    identityRecorded: true,
    ...(moveOn && { moveOn }),
    uncoveredFrom: aDay('2026-07-21'),
    limits,
    today,
    ...more,
  }
}

const resultOf = (input: ToCheck, number: CheckNumber) =>
  completenessOf(input).find((check) => check.number === number)?.result

const without = (type: Fact['type']) => caseFacts.filter((fact) => fact.type !== type)
const complete = completeDraft()
const with_ = (answers: Record<string, unknown>) => answered(complete, answers)
const child = aFact('dependant-joined', '2026-03-01', { dependant: 'kid', relation: 'child' })
const childDraft = (answers: Record<string, unknown>) =>
  answered({ ...complete, dependants: [{ id: 'kid', answers: {} }] }, answers)

test('a complete RNA meets all thirteen checks', () => {
  const checks = completenessOf(toCheck(complete))
  assert.deepEqual(
    checks.map(({ number }) => number),
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13],
  )
  assert.deepEqual(
    checks.filter(({ result }) => result === 'not-met').flatMap(({ missing }) => missing),
    [],
  )
})

const rows: { check: CheckNumber; result: 'met' | 'not-met'; title: string; input: ToCheck }[] = [
  {
    check: 1,
    result: 'not-met',
    title: 'the name is not recorded',
    input: toCheck(complete, caseFacts, { identityRecorded: false }),
  },
  {
    check: 1,
    result: 'not-met',
    title: 'no NRM reference',
    input: toCheck(complete, without('referred')),
  },
  {
    check: 1,
    result: 'not-met',
    title: 'no positive decision',
    input: toCheck(complete, without('conclusive-grounds-decided')),
  },
  {
    check: 1,
    result: 'not-met',
    title: 'the decision letter is not attached',
    input: toCheck(complete, [
      ...without('conclusive-grounds-decided'),
      aFact('conclusive-grounds-decided', '2026-06-01', { outcome: 'positive' }),
    ]),
  },
  {
    check: 2,
    result: 'not-met',
    title: 'never accepted',
    input: toCheck(complete, without('rna-accepted')),
  },
  {
    check: 2,
    result: 'not-met',
    title: 'accepted and then declined',
    input: toCheck(complete, [...caseFacts, aFact('rna-declined', '2026-06-12', { rna: 'r1' })]),
  },
  {
    check: 2,
    result: 'not-met',
    title: 'no language',
    input: toCheck(with_({ 'about/language': '' })),
  },
  {
    check: 2,
    result: 'not-met',
    title: 'no words of their own, not asked yet',
    input: toCheck(with_({ 'needs/n1/survivorWords': '', 'needs/n1/whyNoWords': 'not-asked' })),
  },
  {
    check: 2,
    result: 'met',
    title: 'they would rather not say',
    input: toCheck(
      with_({ 'needs/n1/survivorWords': '', 'needs/n1/whyNoWords': 'prefers-not-to-say' }),
    ),
  },
  {
    check: 3,
    result: 'not-met',
    title: 'a kind of need is not asked yet',
    input: toCheck(with_({ 'categories/accommodation/now': 'not-asked' })),
  },
  {
    check: 3,
    result: 'met',
    title: 'a kind of need about which they would rather not say',
    input: toCheck(with_({ 'categories/accommodation/now': 'prefers-not-to-say' })),
  },
  { check: 3, result: 'not-met', title: 'no link', input: toCheck(with_({ 'needs/n1/link': '' })) },
  {
    check: 3,
    result: 'met',
    title: 'an unclear link that is explained',
    input: toCheck(with_({ 'needs/n1/link': 'unclear' })),
  },
  {
    check: 3,
    result: 'not-met',
    title: 'an unclear link that is not explained',
    input: toCheck(with_({ 'needs/n1/link': 'unclear', 'needs/n1/linkReasoning': '' })),
  },
  {
    check: 3,
    result: 'not-met',
    title: 'support asked for a need that is not linked',
    input: toCheck(with_({ 'needs/n1/link': 'none' })),
  },
  {
    check: 3,
    result: 'not-met',
    title: 'the need was closed since',
    input: toCheck(complete, [
      ...caseFacts,
      aFact('need-closed', '2026-06-15', { need: 'n1', because: 'met' }),
    ]),
  },
  {
    check: 4,
    result: 'not-met',
    title: 'no last day',
    input: toCheck(with_({ 'needs/n1/recommendation/to': '' })),
  },
  {
    check: 4,
    result: 'not-met',
    title: 'the last day is before the first',
    input: toCheck(with_({ 'needs/n1/recommendation/to': '2026-07-20' })),
  },
  {
    check: 4,
    result: 'met',
    title: 'one single day',
    input: toCheck(with_({ 'needs/n1/recommendation/to': '2026-07-21' })),
  },
  {
    check: 4,
    result: 'not-met',
    title: 'no end condition',
    input: toCheck(with_({ 'needs/n1/recommendation/exitCondition': '' })),
  },
  {
    check: 4,
    result: 'not-met',
    title: 'no step',
    input: toCheck(edited(removeStep(complete, 'n1', 's1'))),
  },
  {
    check: 4,
    result: 'not-met',
    title: 'a step without a day',
    input: toCheck(edited(addStep(complete, 'n1', 's2'))),
  },
  {
    check: 4,
    result: 'met',
    title: 'another service meets it: no days are needed',
    input: toCheck(
      with_({
        'needs/n1/asks': 'elsewhere',
        'needs/n1/recommendation/from': '',
        'needs/n1/recommendation/to': '',
      }),
    ),
  },
  {
    check: 5,
    result: 'met',
    title: 'six months to the day',
    input: toCheck(with_({ 'needs/n1/recommendation/to': '2027-01-20' })),
  },
  {
    check: 5,
    result: 'not-met',
    title: 'six months and a day, without saying why',
    input: toCheck(with_({ 'needs/n1/recommendation/to': '2027-01-21' })),
  },
  {
    check: 5,
    result: 'met',
    title: 'six months and a day, saying why',
    input: toCheck(
      with_({
        'needs/n1/recommendation/to': '2027-01-21',
        'needs/n1/recommendation/whyLonger': 'The list is that long',
      }),
    ),
  },
  {
    check: 6,
    result: 'not-met',
    title: 'no evidence and no reason',
    input: toCheck(
      { ...complete, needs: complete.needs.map((need) => ({ ...need, evidence: [] })) },
      without('evidence-received'),
    ),
  },
  {
    check: 6,
    result: 'met',
    title: 'no evidence and a reason',
    input: toCheck(
      answered(
        { ...complete, needs: complete.needs.map((need) => ({ ...need, evidence: [] })) },
        { 'needs/n1/noEvidenceReason': 'The GP has not answered two letters' },
      ),
      without('evidence-received'),
    ),
  },
  {
    check: 6,
    result: 'met',
    title: 'a letter on its last current day',
    input: toCheck(complete, caseFacts, { today: addDays(aDay('2026-05-18'), 180) }),
  },
  {
    check: 6,
    result: 'not-met',
    title: 'a letter that is one day too old',
    input: toCheck(complete, caseFacts, { today: addDays(aDay('2026-05-18'), 181) }),
  },
  {
    check: 6,
    result: 'met',
    title: 'an old letter confirmed as still current',
    input: toCheck(
      complete,
      [...caseFacts, aFact('evidence-still-current', '2026-11-10', { evidence: 'gp-letter' })],
      { today: addDays(aDay('2026-05-18'), 181) },
    ),
  },
  {
    check: 6,
    result: 'not-met',
    title: 'evidence in the record that is not in the RNA',
    input: toCheck(complete, [
      ...caseFacts,
      aFact('evidence-received', '2026-06-14', { need: 'n1' }),
    ]),
  },
  ...(['mainstreamRoute', 'waiting', 'eligibility', 'distance', 'languageThere'] as const).map(
    (name) => ({
      check: 7 as const,
      result: 'not-met' as const,
      title: `another service without ${name}`,
      input: toCheck(with_({ [`needs/n1/${name}`]: '' })),
    }),
  ),
  {
    check: 8,
    result: 'not-met',
    title: 'other money not answered',
    input: toCheck(with_({ 'financial/otherIncome': '' })),
  },
  {
    check: 8,
    result: 'met',
    title: 'they would rather not say about money',
    input: toCheck(with_({ 'financial/otherIncome': 'prefers-not-to-say' })),
  },
  {
    check: 8,
    result: 'not-met',
    title: 'money comes in and is not listed',
    input: toCheck({ ...complete, income: [] }),
  },
  {
    check: 8,
    result: 'not-met',
    title: 'costs of recovery without saying which',
    input: toCheck(with_({ 'financial/whichCosts': '' })),
  },
  {
    check: 8,
    result: 'not-met',
    title: 'a payment was cut and no rule is named',
    input: toCheck(with_({ 'financial/reduced': 'yes' })),
  },
  {
    check: 9,
    result: 'not-met',
    title: 'no risk review',
    input: toCheck(complete, without('risk-reviewed')),
  },
  {
    check: 9,
    result: 'met',
    title: 'risk reviewed 28 days ago',
    input: toCheck(complete, caseFacts, { today: aDay('2026-07-08') }),
  },
  {
    check: 9,
    result: 'not-met',
    title: 'risk reviewed 29 days ago',
    input: toCheck(complete, caseFacts, { today: aDay('2026-07-09') }),
  },
  {
    check: 10,
    result: 'not-met',
    title: 'a child nobody looked at',
    input: toCheck(complete, [...caseFacts, child]),
  },
  {
    check: 10,
    result: 'met',
    title: 'a child without needs now, and what is best for them',
    input: toCheck(
      childDraft({
        'dependants/kid/now': 'no-need-now',
        'dependants/kid/bestInterests': 'To stay at the same school',
      }),
      [...caseFacts, child],
    ),
  },
  {
    check: 11,
    result: 'not-met',
    title: 'an earlier step about which nobody said what happened',
    input: toCheck({ ...complete, earlier: withStep({}) }),
  },
  {
    check: 11,
    result: 'met',
    title: 'an earlier step that was not done, and says so',
    input: toCheck({ ...complete, earlier: withStep({ happened: 'not-done' }) }),
  },
  {
    check: 11,
    result: 'not-met',
    title: 'an answer carried from the earlier RNA that nobody looked at',
    input: toCheck({ ...complete, carried: ['needs/n1/waiting'] }),
  },
  {
    check: 11,
    result: 'not-met',
    title: 'an earlier decision that is not in view',
    input: toCheck(complete, [
      ...caseFacts,
      aFact('need-decided', '2026-04-01', {
        rna: 'r0',
        decision: 'd0',
        need: 'n1',
        outcome: 'not-agreed',
      }),
    ]),
  },
  {
    check: 12,
    result: 'not-met',
    title: 'not said',
    input: toCheck(with_({ 'survivor/agreement': '' })),
  },
  {
    check: 12,
    result: 'not-met',
    title: 'not asked, without a reason',
    input: toCheck(with_({ 'survivor/agreement': 'not-asked' })),
  },
  {
    check: 12,
    result: 'met',
    title: 'not asked, with a reason',
    input: toCheck(
      with_({ 'survivor/agreement': 'not-asked', 'survivor/whyNotAsked': 'In hospital' }),
    ),
  },
  {
    check: 12,
    result: 'not-met',
    title: 'disagrees, without saying with what',
    input: toCheck(with_({ 'survivor/agreement': 'disagrees', 'survivor/statement': '' })),
  },
  {
    check: 12,
    result: 'met',
    title: 'disagrees, in their words',
    input: toCheck(with_({ 'survivor/agreement': 'disagrees' })),
  },
  {
    check: 13,
    result: 'met',
    title: 'the last good day to send it',
    input: toCheck(complete, caseFacts, { today: aDay('2026-06-30') }),
  },
  {
    check: 13,
    result: 'not-met',
    title: 'the day after',
    input: toCheck(complete, caseFacts, { today: aDay('2026-07-01') }),
  },
]

function withStep(answers: RnaDraft['earlier']['steps'][number]['answers']): RnaDraft['earlier'] {
  const step = { id: 'old', need: 'n1', step: { what: 'Chase the list' }, answers }
  return { ...complete.earlier, steps: [step] }
}

for (const { check, result, title, input } of rows) {
  test(`check ${check} is ${result}: ${title}`, () => {
    assert.equal(resultOf(input, check), result)
  })
}

test('every check has a row in which it is not met, and each missing thing says what to do', () => {
  const spoilt = rows.filter(({ result }) => result === 'not-met')
  assert.equal(new Set(spoilt.map(({ check }) => check)).size, 13)
  for (const { input } of spoilt) {
    for (const { missing } of completenessOf(input)) {
      for (const { what, todo } of missing) assert.ok(what.length > 3 && todo.length > 3)
    }
  }
})

const tapers: { parts: readonly (readonly [string, string])[]; met: boolean; because: string }[] = [
  {
    parts: [
      ['2026-07-21', '2026-10-31'],
      ['2026-11-01', '2027-01-20'],
    ],
    met: true,
    because: 'they follow',
  },
  {
    parts: [
      ['2026-07-21', '2026-10-31'],
      ['2026-11-02', '2027-01-20'],
    ],
    met: false,
    because: '1 November is left out',
  },
  {
    parts: [
      ['2026-07-21', '2026-11-01'],
      ['2026-11-01', '2027-01-20'],
    ],
    met: false,
    because: '1 November is there twice',
  },
  {
    parts: [
      ['2026-07-21', '2026-10-31'],
      ['2026-11-01', '2027-01-19'],
    ],
    met: false,
    because: 'the last day is left out',
  },
]

for (const { parts, met, because } of tapers) {
  test(`a taper ${met ? 'holds' : 'does not hold'}: ${because}`, () => {
    const draft = parts.reduce(
      (before, [from, to], position) =>
        answered(edited(addTaper(before, 'n1', `t${position}`)), {
          [`needs/n1/taper/t${position}/from`]: from,
          [`needs/n1/taper/t${position}/to`]: to,
          [`needs/n1/taper/t${position}/intensity`]: 'one session a week',
        }),
      complete,
    )
    assert.equal(resultOf(toCheck(draft), 4), met ? 'met' : 'not-met')
  })
}

test('a statement with no dated entry is unsupported only when its need has no evidence either', () => {
  assert.deepEqual(unsupportedStatements(complete), [])
  const bare = { ...complete, needs: complete.needs.map((need) => ({ ...need, evidence: [] })) }
  const found = unsupportedStatements(bare).map(({ statement }) => statement)
  assert.ok(found.includes('impactIfEnded'))
  assert.ok(!found.includes('linkReasoning'), 'it cites an entry')
})

const day: Day = today

test('a check that is not met holds the RNA back until someone overrules it with a reason', () => {
  const draft = with_({ 'needs/n1/waiting': '' })
  const checks = completenessOf(toCheck(draft))
  const held = readyForRelease(draft, checks, [])
  assert.ok(!held.ready)
  assert.deepEqual(
    held.blocking.map(({ number }) => number),
    [7],
  )
  const [blocked] = held.blocking
  assert.ok(blocked)
  const empty = overrule(blocked, { by: 'manager-1', on: day, reason: '  ' })
  assert.deepEqual(empty, { refused: { code: 'no-reason-given' } })
  const given = overrule(blocked, { by: 'manager-1', on: day, reason: 'They never answer' })
  assert.ok('override' in given)
  const ready = readyForRelease(draft, checks, [given.override])
  assert.ok(ready.ready)
  assert.deepEqual(ready.overruled, [given.override])
})

test('overruling one check lets no other through, and a check that is met cannot be overruled', () => {
  const draft = with_({ 'needs/n1/waiting': '', 'survivor/agreement': '' })
  const checks = completenessOf(toCheck(draft))
  const other = { check: 7 as const, by: 'manager-1', on: day, reason: 'They never answer' }
  assert.ok(!readyForRelease(draft, checks, [other]).ready)
  const met = checks.find(({ number }) => number === 1)
  assert.ok(met)
  assert.ok('refused' in overrule(met, { by: 'manager-1', on: day, reason: 'why not' }))
})

test('checks that were not made are a fault, never a pass', () => {
  assert.throws(() => readyForRelease(complete, [], []), /not every check/)
})

test('a need of a dependant is in the RNA as a need of its own', () => {
  const facts = [...caseFacts, child, aNeed('n5', '2026-03-02', { dependant: 'kid' })]
  const found = completenessOf(toCheck(complete, facts))
  assert.equal(found.find(({ number }) => number === 10)?.result, 'not-met')
})

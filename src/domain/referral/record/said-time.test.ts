/** Times as remembered: the span of a last contact on the day before, the day and the day after. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDay } from '../../calendar/day.ts'
import { draftDays, homeOfficeDraft } from '../home-office-draft.ts'
import { lastContactOf, timeInWords } from './said-time.ts'

const today = aDay('2026-05-31')
const rows = [
  { on: '2026-05-31', is: 'within-the-last-week', because: 'today' },
  { on: '2026-05-24', is: 'within-the-last-week', because: 'seven days ago' },
  { on: '2026-05-23', is: 'within-the-last-month', because: 'eight days ago' },
  { on: '2026-04-30', is: 'within-the-last-month', because: 'April has 30 days' },
  { on: '2026-04-29', is: 'within-the-last-3-month', because: 'the day before' },
  { on: '2026-02-28', is: 'within-the-last-3-month', because: 'that February has 28 days' },
  { on: '2026-02-27', is: 'within-the-last-6-month', because: 'the day before' },
  { on: '2025-11-30', is: 'within-the-last-6-month', because: 'November has 30 days' },
  { on: '2025-11-29', is: 'within-the-last-6-12-month', because: 'the day before' },
  { on: '2025-05-31', is: 'within-the-last-6-12-month', because: 'a year ago' },
  { on: '2025-05-30', is: 'over-a-year-ago', because: 'the day before' },
] as const

for (const { on, is, because } of rows) {
  test(`last contact on ${on} is ${is}: ${because}`, () => {
    const said = { words: 'then', from: aDay(on), to: aDay(on), sure: 'sure' } as const
    assert.equal(lastContactOf(said, today), is)
  })
}

const loose = [
  [{ words: 'in May', from: '2026-05-01', to: '2026-05-31' }, 'not-sure', 'two spans'],
  [{ words: 'in 2019', from: '2019-01-01', to: '2019-12-31' }, 'over-a-year-ago', 'one span'],
  [{ words: 'after Eid', from: '2026-03-20' }, 'not-sure', 'no end'],
  [{ words: 'before', to: '2026-05-30' }, 'not-sure', 'no start'],
  [{ words: 'next week', from: '2026-06-01', to: '2026-06-02' }, 'not-sure', 'to come'],
  [{ words: 'turned', from: '2026-05-30', to: '2026-05-29' }, 'not-sure', 'ends before it starts'],
] as const

for (const [{ words, ...days }, is, because] of loose) {
  test(`“${words}” is ${is}: ${because}`, () => {
    const from = 'from' in days ? { from: aDay(days.from) } : {}
    const to = 'to' in days ? { to: aDay(days.to) } : {}
    assert.equal(lastContactOf({ words, ...from, ...to, sure: 'maybe' }, today), is)
  })
}

test('the words stay, and what they can mean stands beside them', () => {
  const from = aDay('2019-03-01')
  assert.equal(
    timeInWords({ words: ' ربيع ٢٠١٩ ', sure: 'maybe' }),
    'ربيع ٢٠١٩ (they are not sure)',
  )
  assert.equal(
    timeInWords({ words: 'Spring', from, sure: 'sure' }),
    'Spring: not before 1 March 2019',
  )
  assert.equal(
    timeInWords({ words: 'Till', to: from, sure: 'sure' }),
    'Till: not after 1 March 2019',
  )
  assert.equal(timeInWords({ words: 'Then', from, to: from, sure: 'sure' }), 'Then: 1 March 2019')
})

/** Changed on 1 March: the day itself counts as the first, because the earliest last day is told. */
const drafts = [
  ['2026-03-01', 'kept'],
  ['2026-03-20', 'kept'],
  ['2026-03-21', 'going-soon'],
  ['2026-03-28', 'going-soon'],
  ['2026-03-29', 'may-be-gone'],
] as const

for (const [on, state] of drafts) {
  test(`a Home Office draft changed on 1 March 2026 is ${state} on ${on}`, () => {
    const draft = homeOfficeDraft(aDay('2026-03-01'), aDay(on))
    assert.equal(draft.state, state)
    assert.equal(draft.lastDay, '2026-03-28')
    assert.match(draft.words, /Ours (?:stays|is) here/)
  })
}

test('the days are those of the limit that policy keeps', async () => {
  const { default: policy } = await import('../../../../policy/referral.json', {
    with: { type: 'json' },
  })
  const limit = policy.limits.find(({ id }) => id === 'TL-03b')?.editions.at(-1)
  assert.equal(limit?.value, draftDays.deletedAfter)
  assert.match(limit?.inOurWords ?? '', new RegExp(`warning at ${draftDays.warnedAfter}`))
})

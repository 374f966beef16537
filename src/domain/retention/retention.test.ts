/** Until when what is kept, as tables of plain values that a data protection lead can check. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDay, type Day } from '../calendar/day.ts'
import { completionOf } from './certificate.ts'
import { holdsOn, type RetentionHold, refusalOfRetentionHold } from './hold.ts'
import { keptClasses } from './kept-classes.ts'
import { mayCarryOut, type Purge, purgeStanding, refusalToAgree } from './purge.ts'
import { type RetentionRule, refusalOfSchedule, type ScheduleVersion } from './schedule.ts'
import { type Asked, type CaseTimeline, keptStanding } from './standing.ts'

const rule = (from: RetentionRule['from'], count: number, kept = 'narrative' as const) =>
  ({ kept, from, length: { count, unit: 'years' } }) as const satisfies RetentionRule
const schedule: ScheduleVersion = {
  version: 1,
  confirmedOn: aDay('2026-01-05'),
  confirmedBy: 'lead',
  rules: [rule('case-closed', 6), rule('turned-18', 7)],
  warnDays: [60, 14],
  quietDays: 90,
  backupDays: 35,
}
const closed: CaseTimeline = {
  closedOn: aDay('2020-02-29'),
  lastActivityOn: aDay('2020-02-29'),
  age: 'adult',
  prompts: [],
}
const court: RetentionHold = {
  id: 'h1',
  ground: 'court',
  scope: [],
  placedOn: aDay('2025-12-01'),
  until: aDay('2026-06-30'),
}

const standings: {
  today: string
  timeline?: Partial<CaseTimeline>
  holds?: RetentionHold[]
  unconfirmed?: true
  says: string
  until?: string
  because: string
}[] = [
  {
    today: '2025-12-30',
    says: 'kept',
    until: '2026-02-28',
    because: 'sixty days are left, and one',
  },
  { today: '2025-12-31', says: 'first-warning', until: '2026-02-28', because: 'less than sixty' },
  { today: '2026-02-14', says: 'first-warning', until: '2026-02-28', because: 'a day before' },
  {
    today: '2026-02-15',
    says: 'second-warning',
    until: '2026-02-28',
    because: 'two weeks are left',
  },
  { today: '2026-02-28', says: 'second-warning', because: 'its last day is still its day' },
  { today: '2026-03-01', says: 'due', because: 'six years and a day after 29 February' },
  {
    today: '2026-03-01',
    unconfirmed: true,
    says: 'no-rule',
    because: 'nobody confirmed a schedule',
  },
  { today: '2026-03-01', holds: [court], says: 'held', because: 'a court asks' },
  {
    today: '2026-03-01',
    holds: [{ ...court, scope: ['contact'] }],
    says: 'due',
    because: 'the hold is about something else',
  },
  {
    today: '2026-06-30',
    holds: [court],
    says: 'held',
    because: 'the last day of the hold',
  },
  { today: '2026-07-01', holds: [court], says: 'due', because: 'the day after the hold' },
  {
    today: '2026-03-01',
    holds: [{ ...court, endedOn: aDay('2026-03-01') }],
    says: 'due',
    because: 'the hold was lifted today',
  },
  {
    today: '2026-03-01',
    timeline: { lastActivityOn: aDay('2026-02-20') },
    says: 'waits',
    until: '2026-05-21',
    because: 'somebody wrote eight days before the end',
  },
  {
    today: '2026-05-22',
    timeline: { lastActivityOn: aDay('2026-02-20') },
    says: 'due',
    because: 'and nothing since',
  },
  {
    today: '2026-03-01',
    timeline: { lastActivityOn: aDay('2025-11-30') },
    says: 'due',
    because: 'what was written ninety days before the end makes nothing wait',
  },
  {
    today: '2026-03-01',
    timeline: { lastActivityOn: aDay('2025-12-01') },
    says: 'waits',
    until: '2026-03-01',
    because: 'its quiet time runs out on this very day',
  },
  {
    today: '2026-03-02',
    timeline: { lastActivityOn: aDay('2025-12-01') },
    says: 'due',
    because: 'and the day after it has run out',
  },
  {
    today: '2026-03-01',
    timeline: { age: 'child' },
    says: 'day-not-known',
    because: 'a child whose eighteenth birthday nobody wrote down',
  },
  {
    today: '2026-03-01',
    timeline: { age: 'not-known' },
    says: 'day-not-known',
    because: 'nobody knows whether this is a child',
  },
  {
    today: '2026-03-01',
    timeline: { age: 'child', turned18On: aDay('2024-05-05') },
    says: 'kept',
    until: '2031-05-05',
    because: 'the later of two days counts',
  },
]

const asked = ({ today, timeline, holds, unconfirmed }: Partial<(typeof standings)[number]>) =>
  ({
    schedule: unconfirmed ? undefined : schedule,
    timeline: { ...closed, ...timeline },
    holds: holds ?? [],
    gone: {},
    today: aDay(today ?? '2026-03-01'),
  }) satisfies Asked

for (const row of standings) {
  test(`on ${row.today} the words of a case are "${row.says}": ${row.because}`, () => {
    const standing = keptStanding('narrative', asked(row))
    assert.equal(standing.status, row.says)
    if (row.until) assert.equal('until' in standing && standing.until, row.until)
  })
}

test('an open case is never due, and neither is a part without a rule', () => {
  const { closedOn: _, ...open } = closed
  assert.equal(keptStanding('narrative', { ...asked({}), timeline: open }).status, 'open-case')
  assert.equal(keptStanding('health', asked({})).status, 'no-rule')
})

const full = (over: Partial<ScheduleVersion> = {}): ScheduleVersion => ({ ...schedule, ...over })
const refusedSchedules = [
  { of: full({ rules: [] }), code: 'schedule-has-no-rule' },
  { of: full({ rules: [rule('case-closed', 0)] }), code: 'schedule-length-out-of-range' },
  { of: full({ rules: [rule('case-closed', 101)] }), code: 'schedule-length-out-of-range' },
  {
    of: full({ rules: [rule('case-closed', 1), rule('case-closed', 2)] }),
    code: 'schedule-says-one-thing-twice',
  },
  { of: full({ warnDays: [14, 14] }), code: 'schedule-warnings-out-of-order' },
  { of: full({ quietDays: 0 }), code: 'schedule-days-out-of-range' },
  { of: full({ backupDays: 4000 }), code: 'schedule-days-out-of-range' },
] as const
for (const { of, code } of refusedSchedules) {
  test(`a schedule is refused: ${code} (${of.rules.length} rules)`, () => {
    assert.equal(refusalOfSchedule(of)?.code, code)
  })
}

test('a whole schedule is taken, with a rule for each part', () => {
  const rules = keptClasses.map(
    (kept) => ({ kept, from: 'case-closed', length: { count: 6, unit: 'years' } }) as const,
  )
  assert.equal(refusalOfSchedule(full({ rules })), undefined)
})

test('a hold has a reason and an end that is looked at within three years', () => {
  const today = aDay('2026-03-01')
  const reason = 'The court asked for it'
  const refused = (until: string, words = reason) =>
    refusalOfRetentionHold({ until: aDay(until), reason: words }, today)?.code
  assert.equal(refused('2026-02-28'), 'hold-ends-before-today')
  assert.equal(refused('2029-03-02'), 'hold-too-long')
  assert.equal(refused('2029-03-01'), undefined)
  assert.equal(refused('2026-03-01', '   short    '), 'hold-without-reason')
  assert.equal(holdsOn(court, aDay('2025-11-30')), false, 'it does not reach back')
})

const proposed: Purge = {
  id: 'p1',
  caseId: 'c1',
  kept: ['narrative'],
  proposedOn: aDay('2026-03-01'),
  steps: [],
}
const yes = (by: string, as: 'data-protection-lead' | 'service-manager', at: string) =>
  ({ step: 'agreed', by, as, at }) as const
const lead = yes('lead', 'data-protection-lead', '2026-03-02T09:00:00Z')
const boss = yes('boss', 'service-manager', '2026-03-03T23:30:00Z')
const decided: Purge = { ...proposed, steps: [lead, boss] }

test('two different people decide, one of them the data protection lead', () => {
  const now = { holds: [], today: aDay('2026-03-02') }
  const agree = (purge: Purge, by: string, as: typeof lead.as | typeof boss.as, looked = true) =>
    refusalToAgree(purge, { by, as, lookedAtPrompts: looked }, now)?.code
  assert.equal(agree(proposed, 'lead', 'data-protection-lead'), undefined)
  assert.equal(agree(proposed, 'lead', 'data-protection-lead', false), 'purge-not-looked-at')
  const once = { ...proposed, steps: [lead] }
  assert.equal(agree(once, 'lead', 'service-manager'), 'purge-same-person')
  assert.equal(agree(once, 'boss', 'service-manager'), undefined)
  assert.equal(agree(decided, 'third', 'data-protection-lead'), 'purge-is-over')
  const other = { ...proposed, steps: [boss] }
  assert.equal(agree(other, 'boss 2', 'service-manager'), 'purge-needs-the-lead')
  assert.equal(agree(other, 'lead', 'data-protection-lead'), undefined)
  const held = refusalToAgree(
    proposed,
    { by: 'lead', as: 'data-protection-lead', lookedAtPrompts: true },
    { holds: [court], today: aDay('2026-03-02') },
  )
  assert.equal(held?.code, 'purge-held')
  const lifted = { ...court, endedOn: aDay('2026-03-01'), endedBy: 'lead' }
  const after = { holds: [lifted], today: aDay('2026-03-02') }
  const by = (who: string) =>
    refusalToAgree(proposed, { by: who, as: 'data-protection-lead', lookedAtPrompts: true }, after)
  assert.equal(by('lead')?.code, 'purge-lifted-its-hold')
  assert.equal(by('lead 2'), undefined)
  assert.equal(purgeStanding(once).status, 'proposed')
})

const carried = [
  { today: '2026-03-09', does: { wait: true }, because: 'the sixth day of seven' },
  { today: '2026-03-10', does: { destroy: ['narrative'] }, because: 'seven days are over' },
  { today: '2026-03-10', holds: [court], does: { stop: 'hold' }, because: 'a hold came meanwhile' },
  {
    today: '2026-03-10',
    timeline: { lastActivityOn: aDay('2026-03-01') },
    does: { stop: 'activity' },
    because: 'somebody wrote on the day it was proposed',
  },
  {
    today: '2026-03-10',
    timeline: { age: 'not-known' as const },
    does: { stop: 'schedule-changed' },
    because: 'it turns out that nobody knows the age',
  },
  {
    today: '2026-03-10',
    unconfirmed: true as const,
    does: { stop: 'schedule-changed' },
    because: 'x',
  },
]
for (const row of carried) {
  test(`on ${row.today} a decided purge does ${JSON.stringify(row.does)}: ${row.because}`, () => {
    assert.deepEqual(mayCarryOut(decided, asked(row)), row.does)
  })
}

test('what was taken back, stopped or done is not done again', () => {
  const at = '2026-03-05T09:00:00Z'
  for (const last of [
    { step: 'taken-back', by: 'lead', at },
    { step: 'stopped', because: 'hold', at },
    { step: 'carried-out', on: aDay('2026-03-10'), at },
  ] as const) {
    const over = { ...decided, steps: [...decided.steps, last] }
    assert.deepEqual(mayCarryOut(over, asked({ today: '2026-04-01' })), { wait: true })
  }
})

test('a certificate is complete when no backup with the keys is left, and says when nobody knows', () => {
  const destroyedOn: Day = aDay('2026-03-10')
  assert.deepEqual(completionOf({ destroyedOn }, aDay('2036-01-01')), { status: 'not-known' })
  const of = { destroyedOn, backupDays: 35 }
  assert.deepEqual(completionOf(of, aDay('2026-04-14')), { status: 'not-yet', on: '2026-04-15' })
  assert.deepEqual(completionOf(of, aDay('2026-04-15')), { status: 'complete', on: '2026-04-15' })
})

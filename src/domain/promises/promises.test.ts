/** Promises read from events: broken the day after, silence counted from their last word, never from ours. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { loadPolicy } from '../../application/load-policy.ts'
import { aDay } from '../calendar/day.ts'
import { mayRecordOf } from './may-record.ts'
import { ladderFor, nextStep } from './owed-by.ts'
import type { NewPromiseEvent, PromiseEvent } from './promise-event.ts'
import { daysLate, promisesOf } from './promised.ts'
import { asksToday, inOrder, isThisWeek, promiseStanding, silenceInWords } from './standing.ts'

const calendar = loadPolicy().calendars['england-and-wales']
const limits = { silentDays: 14, againDays: 7 }

let made = 0
const at = (on: string) => {
  made += 1
  return { id: `e${made}`, promise: 'p', on: aDay(on), recordedAt: `${on}T12:00:00Z` }
}
const asked = (on: string, by?: string): PromiseEvent => ({
  ...at(on),
  kind: 'asked',
  owedBy: 'legal-adviser',
  what: 'answer',
  ...(by && { by: aDay(by) }),
})
const chased = (on: string): PromiseEvent => ({ ...at(on), kind: 'chased', how: 'call' })

function standingOn(events: readonly PromiseEvent[], today: string) {
  const [promise] = promisesOf(events)
  assert.ok(promise)
  return promiseStanding(promise, { today: aDay(today), limits, calendar })
}

suite('A promise for 20 March, asked on 2 March', () => {
  const rows = [
    { today: '2026-03-13', name: 'waiting', asks: false, because: 'a week and a day before' },
    { today: '2026-03-14', name: 'due', asks: false, because: 'within seven days' },
    { today: '2026-03-19', name: 'due', asks: false, because: 'the day before' },
    { today: '2026-03-20', name: 'due', asks: true, because: 'the day itself' },
    { today: '2026-03-21', name: 'broken', asks: true, because: 'the day after' },
  ]
  for (const { today, name, asks, because } of rows) {
    test(`is ${name} on ${today}: ${because}`, () => {
      const standing = standingOn([asked('2026-03-02', '2026-03-20')], today)
      assert.equal(standing.name, name)
      assert.equal(asksToday(standing, aDay(today)), asks)
    })
  }

  test('asks for nobody for seven days after it was asked about, and stays broken', () => {
    const events = [asked('2026-03-02', '2026-03-20'), chased('2026-03-23')]
    const quiet = standingOn(events, '2026-03-29')
    assert.deepEqual([quiet.name, asksToday(quiet, aDay('2026-03-29'))], ['broken', false])
    assert.ok(asksToday(standingOn(events, '2026-03-30'), aDay('2026-03-30')))
  })
})

suite('A promise without a day', () => {
  const rows = [
    { today: '2026-03-15', name: 'waiting' },
    { today: '2026-03-16', name: 'silent' },
    { today: '2026-03-17', name: 'silent' },
  ] as const
  for (const { today, name } of rows) {
    test(`asked on 2 March is ${name} on ${today}`, () => {
      const standing = standingOn([asked('2026-03-02')], today)
      assert.equal(standing.name, name)
      assert.equal(isThisWeek(standing, aDay(today)), true)
    })
  }

  test('whose answer named a day is held to that day', () => {
    const events: PromiseEvent[] = [
      asked('2026-03-02'),
      { ...at('2026-03-10'), kind: 'answered', by: aDay('2026-03-17') },
    ]
    assert.equal(standingOn(events, '2026-03-17').name, 'due')
    assert.equal(standingOn(events, '2026-03-18').name, 'broken')
  })
})

suite('Silence', () => {
  test('is counted from their last word, whatever we did since', () => {
    const events = [asked('2026-03-02'), chased('2026-03-09'), chased('2026-03-16')]
    const [promise] = promisesOf(events)
    assert.ok(promise)
    const { silence } = standingOn(events, '2026-03-26')
    assert.ok(silence)
    assert.equal(
      silenceInWords(promise, silence),
      'Asked 3 times. Silent for 24 days, 18 of them working days.',
    )
  })

  test('leaves out the Easter holidays, and begins again when they say something', () => {
    const events: PromiseEvent[] = [asked('2026-04-01'), { ...at('2026-04-02'), kind: 'answered' }]
    // Good Friday 3 April, a weekend, Easter Monday 6 April.
    assert.deepEqual(standingOn(events, '2026-04-07').silence, {
      since: '2026-04-02',
      days: 5,
      workingDays: 1,
    })
  })

  test('says only calendar days where the holidays are not known', () => {
    const { silence } = standingOn([asked('2001-01-01')], '2001-01-05')
    assert.deepEqual(silence, { since: '2001-01-01', days: 4 })
  })
})

suite('How it ends', () => {
  test('late is counted from the first day that they named, not from the one they moved it to', () => {
    const events: PromiseEvent[] = [
      asked('2026-03-02', '2026-03-10'),
      { ...at('2026-03-09'), kind: 'answered', by: aDay('2026-03-20') },
      { ...at('2026-03-18'), kind: 'kept' },
    ]
    const [promise] = promisesOf(events)
    assert.ok(promise)
    assert.equal(daysLate(promise), 8)
    assert.equal(standingOn(events, '2026-03-30').name, 'ended')
  })

  test('partly kept is still owed', () => {
    const events: PromiseEvent[] = [
      asked('2026-03-02', '2026-03-10'),
      { ...at('2026-03-10'), kind: 'partly-kept' },
    ]
    assert.equal(standingOn(events, '2026-03-11').name, 'broken')
  })

  test('what was struck out never happened, and a promise whose asking was struck out is gone', () => {
    const ask = asked('2026-03-02')
    const kept: PromiseEvent = { ...at('2026-03-03'), kind: 'kept' }
    const strike = (event: string): PromiseEvent => ({
      ...at('2026-03-04'),
      kind: 'struck-out',
      event,
    })
    assert.equal(promisesOf([ask, kept, strike(kept.id)])[0]?.end, undefined)
    assert.deepEqual(promisesOf([ask, kept, strike(ask.id)]), [])
  })
})

suite('What may be written down', () => {
  const today = aDay('2026-03-10')
  const ask = asked('2026-03-02')
  const closed: PromiseEvent[] = [ask, { ...at('2026-03-05'), kind: 'kept' }]
  const rows: readonly [string, readonly PromiseEvent[], NewPromiseEvent][] = [
    ['in-the-future', [ask], chased('2026-03-11')],
    ['before-it-was-asked', [ask], chased('2026-03-01')],
    ['no-such-promise', [], chased('2026-03-10')],
    ['already-ended', closed, chased('2026-03-10')],
    ['promised-before-asked', [], asked('2026-03-09', '2026-03-08')],
    ['nothing-to-strike-out', [ask], { ...at('2026-03-10'), kind: 'struck-out', event: 'x' }],
  ]
  for (const [code, events, event] of rows) {
    test(code, () => {
      assert.equal(mayRecordOf(events, event, today)?.refused.code, code)
    })
  }

  test('the day it was asked, and today, are fine', () => {
    assert.equal(mayRecordOf([ask], chased('2026-03-02'), today), undefined)
    assert.equal(mayRecordOf([ask], chased('2026-03-10'), today), undefined)
  })
})

suite('The ladder', () => {
  test('goes from their manager to complaints to a body outside, of that nation', () => {
    const steps = ladderFor('police', 'SCOT')
    assert.deepEqual(
      steps.map(({ rung }) => rung),
      ['their-manager', 'complaint', 'outside-body'],
    )
    assert.match(steps.at(-1)?.to ?? '', /Police Investigations/)
    assert.equal(nextStep(steps, [])?.rung, 'their-manager')
    assert.equal(nextStep(steps, ['complaint'])?.rung, 'outside-body')
    assert.equal(nextStep(steps, ['outside-body']), undefined)
  })

  test('names no body where none is known', () => {
    assert.equal(ladderFor('legal-adviser', 'NI').length, 2)
    assert.equal(ladderFor('somebody-else', undefined).length, 2)
  })
})

test('what is broken longest stands first, then silence, then what is due', () => {
  const list = [
    ['due', standingOn([asked('2026-03-02', '2026-03-20')], '2026-03-18')],
    ['late', standingOn([asked('2026-03-02', '2026-03-16')], '2026-03-18')],
    ['silent', standingOn([asked('2026-03-02')], '2026-03-18')],
    ['later', standingOn([asked('2026-03-02', '2026-03-10')], '2026-03-18')],
  ] as const
  assert.deepEqual(
    inOrder(list.map(([id, standing]) => ({ id, standing }))).map(({ id }) => id),
    ['later', 'late', 'silent', 'due'],
  )
})

/** Needs for which nothing was given: since when, after how many days they are listed, and the reason. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { aDay } from '../calendar/day.ts'
import { readRecord } from '../facts/standing-record.ts'
import { needsOf } from '../needs/need.ts'
import { aFact, aNeed } from '../needs/testing.ts'
import { promiseForRecord, unmetForRecord } from './for-record.ts'
import { daysUnmet, listedAfter, reasonFor, unprovidedNeeds } from './ledger.ts'
import type { PromiseOutline } from './promised.ts'

const today = aDay('2026-05-01')
const unprovided = (facts: Parameters<typeof needsOf>[0]) =>
  unprovidedNeeds(readRecord(facts), needsOf(facts), today)
const given = (on: string, happened = 'provided') =>
  aFact('provision-recorded', on, { need: 'n1', happened })

suite('Since when nothing was given', () => {
  const rows = [
    { because: 'from the day it was known', facts: [], since: '2026-03-01', ever: false },
    {
      because: 'from the last time',
      facts: [given('2026-04-02')],
      since: '2026-04-02',
      ever: true,
    },
    {
      because: 'what was missed was not given',
      facts: [given('2026-04-02'), given('2026-04-20', 'missed')],
      since: '2026-04-02',
      ever: true,
    },
  ]
  for (const { because, facts, since, ever } of rows) {
    test(because, () => {
      const [line] = unprovided([aNeed('n1', '2026-03-01'), ...facts])
      assert.deepEqual([line?.since, line?.everGiven], [since, ever])
    })
  }

  test('a closed need is not listed', () => {
    const closed = aFact('need-closed', '2026-04-01', { need: 'n1', because: 'met' })
    assert.deepEqual(unprovided([aNeed('n1', '2026-03-01'), closed]), [])
  })

  test('agreed to run today, and only today’s agreement counts', () => {
    const decided = (outcome: string, to?: string) =>
      aFact('need-decided', '2026-03-10', { need: 'n1', outcome, ...(to && { to: aDay(to) }) })
    const agreed = (...facts: Parameters<typeof needsOf>[0]) =>
      unprovided([aNeed('n1', '2026-03-01'), ...facts])[0]?.agreed
    assert.deepEqual(
      [
        agreed(decided('agreed')),
        agreed(decided('agreed', '2026-05-01')),
        agreed(decided('agreed', '2026-04-30')),
        agreed(decided('not-agreed')),
      ],
      [true, true, false, false],
    )
  })
})

suite('After how many days', () => {
  const limits = { usual: 28, soon: 7 }
  for (const [category, days, listed] of [
    ['mental-health', 27, false],
    ['mental-health', 28, true],
    ['accommodation', 6, false],
    ['accommodation', 7, true],
    ['a-kind-from-later', 27, false],
  ] as const) {
    test(`${category} without anything for ${days} days is ${listed ? '' : 'not '}listed`, () => {
      const since = aDay(new Date(Date.UTC(2026, 4, 1 - days)).toISOString().slice(0, 10))
      const found = daysUnmet({ since }, today, listedAfter(category, limits))
      assert.equal(found, listed ? days : undefined)
    })
  }
})

suite('The reason', () => {
  const line = { need: 'n1', since: aDay('2026-03-01'), agreed: false }
  const asked = {
    ...{ id: 'p', owedBy: 'counsellor', what: 'treatment', need: 'n1', askedTimes: 1 },
    ...{ askedOn: aDay('2026-03-02'), lastAskedOn: aDay('2026-03-02') },
  } as const satisfies PromiseOutline
  const refused = (because: 'no-interpreter' | 'no-capacity' | 'waiting-list-closed') => ({
    ...asked,
    end: { how: 'refused', on: aDay('2026-03-05'), because } as const,
  })
  const withdrawn = {
    ...asked,
    end: { how: 'withdrawn', on: aDay('2026-03-05'), because: 'not-needed' } as const,
  }
  const rows = [
    { promises: [], reason: 'not-asked' },
    { promises: [withdrawn], reason: 'not-asked' },
    { promises: [{ ...asked, need: 'another' }], reason: 'not-asked' },
    { promises: [asked], reason: 'no-answer' },
    { promises: [refused('no-capacity')], reason: 'refused' },
    { promises: [refused('no-interpreter')], reason: 'no-interpreter' },
    { promises: [refused('waiting-list-closed')], reason: 'waiting-list' },
    { promises: [refused('no-capacity'), asked], reason: 'no-answer' },
  ]
  for (const { promises, reason } of rows as readonly {
    promises: readonly PromiseOutline[]
    reason: string
  }[]) {
    const said = promises
      .map((one) => (one.end && 'because' in one.end ? one.end.because : 'asked'))
      .join(', ')
    test(`of what was asked (${said || 'nothing'}) is ${reason}`, () => {
      assert.equal(reasonFor(line, undefined, promises).reason, reason)
    })
  }

  test('that somebody wrote stands first, until something was given after it', () => {
    const written = { reason: 'not-wanted-now', on: aDay('2026-03-04') } as const
    assert.deepEqual(reasonFor(line, written, [asked]), { reason: 'not-wanted-now', written: true })
    const later = { ...line, since: aDay('2026-03-05') }
    assert.deepEqual(reasonFor(later, written, [asked]), { reason: 'no-answer', written: false })
  })

  test('agreed and not given is its own reason, before what was asked', () => {
    assert.equal(
      reasonFor({ ...line, agreed: true }, undefined, [asked]).reason,
      'agreed-not-given',
    )
  })

  test('in sentences that can be cited', () => {
    assert.equal(
      unmetForRecord({ ...line, days: 61, reason: 'waiting-list', everGiven: false }, today),
      'As far as is recorded, nothing was given for this need for 61 days, since 1 March 2026, up to 1 May 2026: on a waiting list.',
    )
    assert.equal(
      promiseForRecord(
        { ...asked, askedTimes: 3, firstBy: aDay('2026-03-09'), by: aDay('2026-03-20') },
        { since: aDay('2026-03-02'), days: 60 },
        today,
      ),
      'Counsellor or therapist, treatment or therapy: asked 3 times, first on 2 March 2026; promised for 9 March 2026, then for 20 March 2026; not done by 1 May 2026, and nothing heard for 60 days.',
    )
  })
})

/** What a survivor reads of the log: words, clock, initials; what waits, and what comes back after it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aDay, addDays } from '../calendar/day.ts'
import { caseActs } from './case-acts.ts'
import type { Hold } from './hold.ts'
import { type Done, whenSaid, whoLooked } from './line.ts'

const today = aDay('2026-06-03')

function done(act: string, times: readonly string[], more: Partial<Done> = {}): Done {
  const entryIds = times.map((time) => `${act} at ${time}`)
  return { act, times, entryIds, initials: 'SK', role: 'support-worker', ...more }
}

function aHold(more: Partial<Hold> = {}): Hold {
  return {
    id: 'hold',
    ground: 'legal',
    subjects: ['location'],
    entryIds: [],
    fromDay: aDay('2026-06-01'),
    untilDay: aDay('2026-06-10'),
    placedAt: '2026-06-01T09:00:00.000Z',
    placedBy: 'manager',
    ...more,
  }
}

test('a line says when, who by role and initials, what, and why', () => {
  const seen = done('revealed location', ['2026-06-03T13:05:00.000Z'], { reason: 'A visit' })
  const [line] = whoLooked([seen], [], today).lines
  assert.ok(line)
  assert.deepEqual(
    [line.day, line.when, line.who, line.did, line.reason],
    ['2026-06-03', 'At 14:05', 'S.K., support worker', 'opened where you are', 'A visit'],
  )
})

const clocks = [
  { times: ['2026-03-29T00:59:00Z'], said: 'At 00:59', because: 'before the clocks go forward' },
  { times: ['2026-03-29T01:01:00Z'], said: 'At 02:01', because: 'after the clocks went forward' },
  { times: ['2026-10-25T01:30:00Z'], said: 'At 01:30', because: 'after the clocks went back' },
  {
    times: ['2026-01-05T09:00:00Z', '2026-01-05T16:10:00Z'],
    said: 'At 09:00 and 16:10',
    because: 'two',
  },
  {
    times: ['2026-01-05T09:00:05Z', '2026-01-05T09:00:40Z'],
    said: '2 times at 09:00',
    because: 'one minute',
  },
  {
    times: ['2026-01-05T09:00:00Z', '2026-01-05T10:00:00Z', '2026-01-05T16:10:00Z'],
    said: '3 times between 09:00 and 16:10',
    because: 'many',
  },
]
for (const { times, said, because } of clocks) {
  test(`"${said}" is on the clock of the United Kingdom (${because})`, () => {
    assert.equal(whenSaid(times), said)
  })
}

test('just after midnight in summer belongs to the day on which it was, here', () => {
  const [line] = whoLooked([done('opened the case', ['2026-06-02T23:30:00Z'])], [], today).lines
  assert.equal(line?.day, '2026-06-03')
  assert.equal(line?.when, 'At 00:30')
})

test('nobody’s full name fits where initials stand', () => {
  const named = done('opened the case', ['2026-06-03T09:00:00Z'], { initials: 'Sarah Kowalski' })
  const [line] = whoLooked([named], [], today).lines
  assert.equal(line?.who, 'S.A.R.A., support worker')
})

test('who tried and was shown nothing is for the data protection lead', () => {
  assert.deepEqual(
    whoLooked([done('was refused a case', ['2026-06-03T09:00:00Z'])], [], today).lines,
    [],
  )
})

test('a phrase that nobody knows any more is said as such and never left out', () => {
  const [line] = whoLooked([done('read their diary', ['2026-06-03T09:00:00Z'])], [], today).lines
  assert.match(line?.did ?? '', /no words for/)
})

const place = done('revealed location', ['2026-06-02T09:00:00Z'])
const held = [
  { hold: aHold(), day: '2026-06-10', shown: 0, because: 'the last day of the hold' },
  { hold: aHold(), day: '2026-06-11', shown: 1, because: 'the day after' },
  {
    hold: aHold({ fromDay: aDay('2026-06-03') }),
    day: '2026-06-05',
    shown: 1,
    because: 'before its first day',
  },
  { hold: aHold({ subjects: ['papers'] }), day: '2026-06-05', shown: 1, because: 'another kind' },
  {
    hold: aHold({ endedAt: '2026-06-04T09:00:00Z' }),
    day: '2026-06-05',
    shown: 1,
    because: 'ended early',
  },
  {
    hold: aHold({ subjects: [], entryIds: place.entryIds }),
    day: '2026-06-05',
    shown: 0,
    because: 'this very line',
  },
]
for (const { hold, day, shown, because } of held) {
  test(`a held line on ${day}: ${shown === 0 ? 'waits' : 'is read'} (${because})`, () => {
    const read = whoLooked([place], [hold], aDay(day))
    assert.equal(read.lines.length, shown)
    assert.equal(read.heldBack, shown === 0)
  })
}

test('while something waits no line tells of a hold; afterwards every one does', () => {
  const telling = done('held lines back', ['2026-06-01T09:00:00Z'])
  assert.deepEqual(whoLooked([telling], [aHold()], today).lines, [])
  assert.equal(whoLooked([telling], [aHold()], aDay('2026-06-11')).lines.length, 1)
})

test('whatever was done and held, after the last hold every line is there again', () => {
  const acts = Object.keys(caseActs).filter((act) => act !== 'was refused a case')
  const someday = fc.integer({ min: 0, max: 300 }).map((days) => addDays(aDay('2026-01-01'), days))
  const something = fc
    .record({ act: fc.constantFrom(...acts), day: someday })
    .map(({ act, day }) => done(act, [`${day}T12:00:00Z`]))
  const some = fc.record({ from: someday, days: fc.integer({ min: 0, max: 90 }) })
  fc.assert(
    fc.property(fc.array(something), fc.array(some), someday, (log, spans, day) => {
      const holds = spans.map(({ from, days }) =>
        aHold({ fromDay: from, untilDay: addDays(from, days), subjects: ['location', 'record'] }),
      )
      const end = holds.reduce((last, { untilDay }) => (untilDay > last ? untilDay : last), day)
      const now = whoLooked(log, holds, day).lines
      const after = whoLooked(log, holds, addDays(end, 1)).lines
      assert.equal(after.length, log.length)
      assert.ok(now.every(({ id }) => after.some((line) => line.id === id)))
    }),
    { numRuns: 2000 },
  )
})

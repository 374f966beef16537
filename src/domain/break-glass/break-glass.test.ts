/** Break-glass in sentences: who may ask, how long it lasts, who reviews, and when it is overdue. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDay, addDays } from '../calendar/day.ts'
import { type CalendarName, workingCalendar } from '../calendar/working-days.ts'
import {
  type BrokenGlass,
  endGlass,
  isOpen,
  mayReadInEmergency,
  mayReview,
  minutesLeft,
  openGlass,
  refusalToAsk,
  reviewDueAfter,
  standingOf,
} from './break-glass.ts'
import { classesOf, type EmergencyPart, partsIn } from './emergency-terms.ts'

const ask = {
  reason: 'missing-now',
  words: 'Police rang: she is at the station and frightened',
  parts: ['contact', 'location'],
} as const
const friday = aDay('2026-03-06')
const monday = aDay('2026-03-09')
const at = '2026-03-06T22:10:00.000Z'

function aGlass(changes: Partial<BrokenGlass> = {}): BrokenGlass {
  const opening = { by: 'amina', caseId: 'c1', leads: ['lead', 'dpl'], reviewDue: monday, at }
  const made = openGlass(ask, opening)
  assert.ok('opened' in made)
  return { ...made.opened, ...changes }
}

const asks = [
  { ask, asks: 0, opened: 0, says: undefined },
  { ask: { ...ask, words: 'Too short a reason ' }, asks: 0, opened: 0, says: 'words-too-short' },
  { ask: { ...ask, words: 'x'.repeat(19) }, asks: 0, opened: 0, says: 'words-too-short' },
  { ask: { ...ask, words: 'x'.repeat(20) }, asks: 0, opened: 0, says: undefined },
  { ask: { ...ask, words: ' '.repeat(40) }, asks: 0, opened: 0, says: 'words-too-short' },
  { ask: { ...ask, parts: [] }, asks: 0, opened: 0, says: 'nothing-named' },
  { ask, asks: 2, opened: 0, says: undefined },
  { ask, asks: 3, opened: 0, says: 'too-many-asks' },
  { ask, asks: 1, opened: 1, says: 'once-a-day' },
]
for (const { ask: asked, says, ...today } of asks) {
  test(`${today.asks} asks and ${today.opened} openings before, ${asked.words.length} characters, ${asked.parts.length} parts: ${says ?? 'may ask'}`, () => {
    assert.equal(refusalToAsk(asked, today)?.code, says)
  })
}

const leads = [
  { leads: ['lead', 'dpl'], opens: true },
  { leads: ['lead'], opens: false },
  { leads: ['lead', 'lead'], opens: false },
  { leads: ['lead', 'amina'], opens: false },
  { leads: [], opens: false },
]
for (const { leads: told, opens } of leads) {
  test(`with ${told.join(' and ') || 'nobody'} to tell, it ${opens ? 'opens' : 'stays shut'}`, () => {
    const made = openGlass(ask, { by: 'amina', caseId: 'c1', leads: told, reviewDue: monday, at })
    assert.equal('opened' in made, opens)
  })
}

const minutes = [
  { after: '22:10:00.000', open: true, left: 15 },
  { after: '22:10:00.001', open: true, left: 15 },
  { after: '22:11:00.000', open: true, left: 14 },
  { after: '22:24:59.999', open: true, left: 1 },
  { after: '22:25:00.000', open: false, left: 0 },
  { after: '23:25:00.000', open: false, left: 0 },
]
for (const { after, open, left } of minutes) {
  test(`opened at 22:10, at ${after} it is ${open ? `open for ${left} minutes` : 'over'}`, () => {
    const now = `2026-03-06T${after}Z`
    assert.deepEqual([isOpen(aGlass(), now), minutesLeft(aGlass(), now)], [open, left])
  })
}

test('it opens what was named, of that case, for that person', () => {
  const read = { by: 'amina', caseId: 'c1', part: 'contact' as EmergencyPart, at }
  assert.ok(mayReadInEmergency(aGlass(), read))
  assert.ok(!mayReadInEmergency(aGlass(), { ...read, part: 'narrative' }))
  assert.ok(!mayReadInEmergency(aGlass(), { ...read, caseId: 'c2' }))
  assert.ok(!mayReadInEmergency(aGlass(), { ...read, by: 'bede' }))
})

test('ended by hand it is over at once, and ending it again changes nothing', () => {
  const ended = endGlass(aGlass(), '2026-03-06T22:12:00.000Z')
  assert.ok(!isOpen(ended, '2026-03-06T22:12:00.001Z'))
  assert.equal(endGlass(ended, '2026-03-06T22:13:00.000Z'), ended)
})

const later = '2026-03-06T23:00:00.000Z'
const standings = [
  { now: at, today: friday, standing: 'open' },
  { now: later, today: friday, standing: 'to-review' },
  { now: later, today: monday, standing: 'to-review' },
  { now: later, today: addDays(monday, 1), standing: 'overdue' },
] as const
for (const { now, today, standing } of standings) {
  test(`a review due on Monday, on ${today} at ${now.slice(11, 16)}: ${standing}`, () => {
    assert.equal(standingOf(aGlass(), now, today), standing)
  })
}

const reviewers = [
  { who: 'lead', today: friday, may: true },
  { who: 'dpl', today: friday, may: true },
  { who: 'another', today: friday, may: false },
  { who: 'another', today: addDays(monday, 1), may: true },
  { who: 'amina', today: friday, may: false },
  { who: 'amina', today: addDays(monday, 1), may: false },
]
for (const { who, today, may } of reviewers) {
  test(`on ${today} ${who} ${may ? 'may' : 'may not'} review what amina opened`, () => {
    assert.equal(mayReview(aGlass({ told: ['lead', 'dpl'] }), who, { at: later, today }), may)
  })
}

test('nobody reviews what is still open, or what was reviewed', () => {
  assert.ok(!mayReview(aGlass(), 'lead', { at, today: friday }))
  const reviewed = { by: 'dpl', at: later, outcome: 'right' } as const
  assert.ok(!mayReview(aGlass({ reviewed }), 'lead', { at: later, today: friday }))
})

test('the review is due on the next working day, weekends and holidays left out', () => {
  const calendar = workingCalendar('scotland', {
    firstDay: aDay('2026-03-01'),
    lastDay: aDay('2026-03-31'),
    holidays: { '2026-03-09': 'A made-up holiday' },
  })
  const due = (day: string) => reviewDueAfter([calendar], aDay(day), addDays(aDay(day), 1))
  assert.equal(due('2026-03-04'), '2026-03-05')
  assert.equal(due('2026-03-06'), '2026-03-10')
  assert.equal(due('2026-03-07'), '2026-03-10')
  // Where the calendar ends nothing is guessed to be a holiday: the next day it is.
  assert.equal(due('2026-03-31'), '2026-04-01')
})

test('where the nations differ, the review is due on the earliest day that is right in one of them', () => {
  const holidaysOf = (name: CalendarName, holidays: Readonly<Record<string, string>>) =>
    workingCalendar(name, { firstDay: aDay('2026-03-01'), lastDay: aDay('2026-03-31'), holidays })
  const south = holidaysOf('england-and-wales', { '2026-03-05': 'Theirs', '2026-03-10': 'Of both' })
  const north = holidaysOf('scotland', { '2026-03-12': 'Theirs', '2026-03-10': 'Of both' })
  const due = (day: string) => reviewDueAfter([south, north], aDay(day), addDays(aDay(day), 1))
  assert.equal(due('2026-03-04'), '2026-03-05')
  assert.equal(due('2026-03-11'), '2026-03-12')
  assert.equal(due('2026-03-09'), '2026-03-11')
})

test('parts become the classes of the log and back', () => {
  assert.equal(classesOf(['location', 'contact']), 'CL')
  assert.deepEqual(partsIn('CLN'), ['contact', 'location', 'narrative'])
})

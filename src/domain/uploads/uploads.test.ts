/** Files on their way: nothing is clean that was not found clean; no answer is the careful answer. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  afterEvent,
  blockReasons,
  type Drawing,
  type FileEvent,
  type FileState,
  mayBeUsed,
  minutesUntilNextTry,
  noAnswers,
  received,
} from './file-state.ts'
import { classOfFile, fileTypes, harmOfFiles } from './harm-of-files.ts'
import { dailyQuota, roomLeft } from './quota.ts'

const drawing = fc.constantFrom<Drawing>('needed', 'none')
const event: fc.Arbitrary<FileEvent> = fc.oneof(
  fc.constant<FileEvent>({ event: 'examination-began' }),
  fc
    .record({ scanner: fc.constantFrom('one', 'none'), drawing })
    .map((passed): FileEvent => ({ event: 'passed', ...passed })),
  fc.constantFrom(...blockReasons).map((because): FileEvent => ({ event: 'refused', because })),
  fc.constant<FileEvent>({ event: 'examination-broke' }),
  drawing.map((needed): FileEvent => ({ event: 'scanned-clean', drawing: needed })),
  fc.constant<FileEvent>({ event: 'drawn' }),
  fc.constant<FileEvent>({ event: 'harm-found' }),
  fc.constantFrom(...noAnswers).map((because): FileEvent => ({ event: 'no-answer', because })),
)

type Machine = typeof afterEvent

/** The events that really moved the file, and where it ended. */
function walk(machine: Machine, events: readonly FileEvent[]) {
  const moved: FileEvent[] = []
  let file: FileState = received
  for (const one of events) {
    const next = machine(file, one)
    if (next === undefined) continue
    moved.push(one)
    file = next
  }
  return { file, moved }
}

function holdsEverywhere(machine: Machine): void {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 12 }), (events) => {
      const { file, moved } = walk(machine, events)
      const last = moved.at(-1)
      if (mayBeUsed(file)) {
        const passed = moved.find((one) => one.event === 'passed')
        assert.ok(passed, 'clean without a passed examination')
        const scanned = moved.find((one) => one.event === 'scanned-clean')
        assert.ok(passed.scanner === 'none' || scanned, 'clean unscanned')
        const drawing = passed.scanner === 'none' ? passed.drawing : scanned?.drawing
        assert.ok(drawing === 'none' || last?.event === 'drawn', 'clean undrawn')
      }
      const bad = moved.some(({ event: name }) =>
        ['refused', 'harm-found', 'examination-broke'].includes(name),
      )
      assert.ok(!(bad && mayBeUsed(file)), 'clean after all')
    }),
    { numRuns: 5_000 },
  )
}

test('whatever comes in whatever order, a file is clean only when it was found clean', () => {
  holdsEverywhere(afterEvent)
})

test('a machine that takes no answer for a yes is caught', () => {
  const trusting: Machine = (file, one) =>
    file.state === 'waiting-for-scan' && one.event === 'no-answer'
      ? { state: 'clean' }
      : afterEvent(file, one)
  assert.throws(() => holdsEverywhere(trusting))
})

test('a machine that takes a scanned PDF for a drawn one is caught', () => {
  const hasty: Machine = (file, one) =>
    one.event === 'scanned-clean' && file.state === 'waiting-for-scan'
      ? { state: 'clean' }
      : afterEvent(file, one)
  assert.throws(() => holdsEverywhere(hasty))
})

test('a machine that draws before it scans is caught', () => {
  const hasty: Machine = (file, one) =>
    one.event === 'passed' && one.drawing === 'needed' && file.state === 'examining'
      ? { state: 'waiting-for-drawing', tries: 0 }
      : afterEvent(file, one)
  assert.throws(() => holdsEverywhere(hasty))
})

test('a file that was blocked, examined in vain or found clean stays so', () => {
  const ends: FileState[] = [
    { state: 'clean' },
    { state: 'blocked', because: 'harm-found' },
    { state: 'could-not-be-examined' },
  ]
  for (const file of ends) {
    fc.assert(fc.property(event, (one) => afterEvent(file, one) === undefined))
  }
})

test('the scanner is asked again after growing pauses, for ever, at least once an hour', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7, 100].map(minutesUntilNextTry)
  assert.deepEqual(pauses, [1, 2, 5, 15, 30, 60, 60, 60])
})

test('every file counts as a place until somebody looked and says that none is on it', () => {
  for (const type of fileTypes) {
    assert.equal(classOfFile(type, undefined), 'L', type)
    assert.equal(classOfFile(type, 'surroundings'), 'L', type)
    assert.equal(classOfFile(type, 'paper-only'), 'I', type)
    assert.ok(harmOfFiles[type].because.length > 10, type)
  }
})

test('what may still be added today is the smaller of what is left to a person and to all', () => {
  const { person, organisation } = dailyQuota
  assert.equal(roomLeft({ person: 0, organisation: 0 }), person)
  assert.equal(roomLeft({ person: 0, organisation: organisation - 7 }), 7)
  assert.equal(roomLeft({ person: person + 1, organisation: 0 }), 0)
})

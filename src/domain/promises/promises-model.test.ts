/**
 * Promises against a model that is too simple to be wrong in the same way: long random histories of asking,
 * answering, refusing and striking out, with days passing. A reader in which asking again ends the silence
 * is planted once, and found.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { loadPolicy } from '../../application/load-policy.ts'
import { aDay, addDays, type Day, daysBetween } from '../calendar/day.ts'
import { mayRecordOf } from './may-record.ts'
import type { NewPromiseEvent, PromiseEvent } from './promise-event.ts'
import { type Promised, promisesOf } from './promised.ts'
import { isThisWeek, promiseStanding } from './standing.ts'

const calendar = loadPolicy().calendars['england-and-wales']
const limits = { silentDays: 14, againDays: 7 }
const steps = 200
const runs = 1_000

/** One thing that happened, as plainly as can be. */
interface Told {
  readonly id: string
  readonly promise: string
  readonly what: 'ask' | 'chase' | 'climb' | 'letter' | 'say' | 'part' | 'end'
  readonly day: Day
  readonly by?: Day
  struck: boolean
}

interface Real {
  readonly read: (events: readonly PromiseEvent[]) => readonly Promised[]
  events: PromiseEvent[]
}

interface Model {
  today: Day
  told: Told[]
  next: number
}

const idOf = (number: number) => String(number).padStart(6, '0')
/** What a promise is, found by looking through everything that was told of it. */
function reckon({ told, today }: Model, promise: string) {
  const own = told.filter((one) => one.promise === promise && !one.struck)
  const asked = own.find(({ what }) => what === 'ask')
  if (asked === undefined) return undefined
  const ended = own.some(({ what }) => what === 'end')
  const words = own.filter(({ what }) => ['say', 'part', 'end'].includes(what))
  const heard =
    words
      .map(({ day }) => day)
      .sort()
      .at(-1) ?? asked.day
  const named = own.filter(({ by }) => by !== undefined).at(-1)?.by
  const times = own.filter(({ what }) => ['ask', 'chase', 'climb'].includes(what)).length
  const broken = !ended && named !== undefined && named < today
  return { ended, silent: daysBetween(heard, today), named, times, broken }
}

function compare(model: Model, { read, events }: Real): void {
  const promises = new Map(read(events).map((one) => [one.id, one]))
  const { today } = model
  for (const promise of new Set(model.told.map((one) => one.promise))) {
    const expected = reckon(model, promise)
    const found = promises.get(promise)
    assert.equal(found === undefined, expected === undefined)
    if (!found || !expected) continue
    const standing = promiseStanding(found, { today, limits, calendar })
    assert.equal(found.askedTimes, expected.times)
    assert.equal(found.by, expected.named)
    assert.equal(standing.name === 'ended', expected.ended)
    assert.equal(standing.name === 'broken', expected.broken)
    if (expected.ended) continue
    assert.equal(standing.silence?.days, expected.silent)
    if (expected.broken) assert.ok(isThisWeek(standing, today), 'what is broken is on the list')
  }
}

type Happening = Exclude<Told['what'], 'ask'>
type Command = fc.Command<Model, Real>

function record(model: Model, real: Real, told: Told, event: NewPromiseEvent): void {
  const before = real.events
  const known = reckon(model, told.promise)
  const refused = mayRecordOf(before, event, model.today)
  const fine = told.what === 'ask' || (known !== undefined && !known.ended)
  assert.equal(refused === undefined, fine, 'taken exactly when it is open')
  if (refused) return
  const recordedAt = idOf(model.next)
  real.events = [...before, { ...event, recordedAt }]
  model.told = [...model.told, told]
  compare(model, real)
}

function eventOf(told: Told): NewPromiseEvent {
  const about = { id: told.id, promise: told.promise, on: told.day }
  const by = told.by === undefined ? {} : { by: told.by }
  switch (told.what) {
    case 'ask':
      return { ...about, kind: 'asked', owedBy: 'police', what: 'update', ...by }
    case 'chase':
      return { ...about, kind: 'chased', how: 'call' }
    case 'climb':
      return { ...about, kind: 'escalated', rung: 'complaint' }
    case 'letter':
      return { ...about, kind: 'letter-drafted', letter: 'chase' }
    case 'say':
      return { ...about, kind: 'answered', ...by }
    case 'part':
      return { ...about, kind: 'partly-kept', ...by }
    case 'end':
      return { ...about, kind: 'refused', because: 'no-capacity' }
  }
}

const asks = (inDays: number | undefined): Command => ({
  check: () => true,
  run(model, real) {
    const id = idOf(model.next++)
    const by = inDays === undefined ? {} : { by: addDays(model.today, inDays) }
    const told = { id, promise: id, what: 'ask', day: model.today, struck: false, ...by } as const
    record(model, real, told, eventOf(told))
  },
  toString: () => `ask(${inDays ?? 'no day'})`,
})

const happens = (what: Happening, which: number, inDays: number | undefined): Command => ({
  check: ({ told }) => told.length > 0,
  run(model, real) {
    const asked = model.told.filter((one) => one.what === 'ask')
    const promise = asked[which % asked.length]?.promise ?? ''
    const id = idOf(model.next++)
    const names = (what === 'say' || what === 'part') && inDays !== undefined
    const by = names ? { by: addDays(model.today, inDays) } : {}
    const told = { id, promise, what, day: model.today, struck: false, ...by }
    record(model, real, told, eventOf(told))
  },
  toString: () => `${what}(${which}, ${inDays ?? ''})`,
})

const strikes = (which: number): Command => ({
  check: ({ told }) => told.some(({ struck }) => !struck),
  run(model, real) {
    const standing = model.told.filter(({ struck, promise }) => !struck && reckon(model, promise))
    const one = standing[which % Math.max(1, standing.length)]
    if (one === undefined) return
    const id = idOf(model.next++)
    const { promise } = one
    const event = { id, promise, kind: 'struck-out', on: model.today, event: one.id } as const
    assert.equal(mayRecordOf(real.events, event, model.today), undefined)
    real.events = [...real.events, { ...event, recordedAt: id }]
    model.told = model.told.map((told) => (told.id === one.id ? { ...told, struck: true } : told))
    compare(model, real)
  },
  toString: () => `strike(${which})`,
})

const daysPass = (days: number): Command => ({
  check: () => true,
  run(model, real) {
    model.today = addDays(model.today, days)
    compare(model, real)
  },
  toString: () => `${days} days`,
})

const maybeDays = fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined })
const what = fc.constantFrom<Happening>('chase', 'climb', 'letter', 'say', 'part', 'end')
const histories = fc.array(
  fc.oneof(
    maybeDays.map((inDays) => asks(inDays)),
    fc.tuple(what, fc.nat(30), maybeDays).map(([of, which, inDays]) => happens(of, which, inDays)),
    fc.nat(200).map((which) => strikes(which)),
    fc.integer({ min: 1, max: 5 }).map((days) => daysPass(days)),
  ),
  { minLength: steps, maxLength: steps, size: 'max' },
)

function holds(read: Real['read']) {
  const property = fc.property(histories, (commands) => {
    const setup = () => ({
      model: { today: aDay('2026-01-05'), told: [], next: 1 },
      real: { read, events: [] },
    })
    fc.modelRun(setup, commands)
  })
  // Bounded for a busy machine: what was tried by then held.
  return fc.check(property, { numRuns: runs, seed: 20261122, interruptAfterTimeLimit: 60_000 })
}

test(`promises stand as a simple model says, over ${runs} histories of ${steps} steps`, (t) => {
  const result = holds(promisesOf)
  assert.ok(!result.failed, String(result.errorInstance ?? ''))
  assert.ok(result.numRuns > 20, `only ${result.numRuns} histories were tried`)
  t.diagnostic(`${result.numRuns} histories of ${steps} steps`)
})

test('a reader in which asking again ends the silence is found', () => {
  const naive: Real['read'] = (events) =>
    promisesOf(events).map((one) =>
      one.chases.length === 0 ? one : { ...one, lastWordOn: one.lastAskedOn },
    )
  assert.ok(holds(naive).failed)
})

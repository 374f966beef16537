/**
 * Random lives of emergencies, step by step against a small model that is written differently; and
 * three machines with a mistake in them, each of which the same steps must find out. Longer runs:
 * WAYMARK_GLASS_RUNS.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aDay, addDays, type Day } from '../calendar/day.ts'
import {
  type BrokenGlass,
  endGlass,
  mayReadInEmergency,
  mayReview,
  openGlass,
  refusalToAsk,
  standingOf,
} from './break-glass.ts'
import { type EmergencyPart, emergencyPartNames } from './emergency-terms.ts'

const people = ['amina', 'bede'] as const
const leads = ['lead', 'dpl', 'another'] as const
const cases = ['c1', 'c2'] as const
const firstDay = aDay('2026-03-02')

/** What the application does with the domain's answers: kept as plainly as can be. */
interface Machine {
  minute: number
  readonly glasses: BrokenGlass[]
  readonly asks: { by: string; day: Day; opened: boolean }[]
}

/** The model counts minutes and days as whole numbers and knows nothing of the machine's types. */
interface Opened {
  by: string
  caseId: string
  parts: readonly string[]
  from: number
  endedAt: number
  day: number
  reviewed: boolean
}
interface Model {
  minute: number
  opened: Opened[]
}

const dayOf = (minute: number): Day => addDays(firstDay, Math.floor(minute / 1440))
const timeOf = (minute: number): string =>
  new Date(Date.parse('2026-03-02T00:00:00.000Z') + minute * 60_000).toISOString()

interface Rules {
  refusalToAsk: typeof refusalToAsk
  mayRead: typeof mayReadInEmergency
  end: typeof endGlass
}
const rightRules: Rules = { refusalToAsk, mayRead: mayReadInEmergency, end: endGlass }

type Step = fc.Command<Model, Machine>

class Ask implements Step {
  readonly by: string
  readonly caseId: string
  readonly parts: EmergencyPart[]
  readonly rules: Rules
  constructor(rules: Rules, by: string, caseId: string, parts: EmergencyPart[]) {
    this.rules = rules
    this.by = by
    this.caseId = caseId
    this.parts = parts
  }
  check = () => true
  run(model: Model, machine: Machine): void {
    const day = dayOf(machine.minute)
    const mine = machine.asks.filter((each) => each.by === this.by && each.day === day)
    const ask = {
      reason: 'self-harm',
      words: 'Words that are long enough',
      parts: this.parts,
    } as const
    const refused = this.rules.refusalToAsk(ask, {
      asks: mine.length,
      opened: mine.filter(({ opened }) => opened).length,
    })
    if (!refused) {
      const made = openGlass(ask, {
        by: this.by,
        caseId: this.caseId,
        leads: ['lead', 'dpl'],
        reviewDue: addDays(day, 1),
        at: timeOf(machine.minute),
      })
      machine.asks.push({ by: this.by, day, opened: 'opened' in made })
      if ('opened' in made) machine.glasses.push(made.opened)
    }

    const today = Math.floor(model.minute / 1440)
    const had = model.opened.some((one) => one.by === this.by && one.day === today)
    const opens = this.parts.length > 0 && !had
    assert.equal(!refused, opens)
    if (opens) {
      model.opened.push({
        by: this.by,
        caseId: this.caseId,
        parts: this.parts,
        from: model.minute,
        endedAt: model.minute + 15,
        day: today,
        reviewed: false,
      })
    }
  }
  toString = () => `${this.by} asks for ${this.parts.join('+') || 'nothing'} of ${this.caseId}`
}

class Wait implements Step {
  readonly minutes: number
  constructor(minutes: number) {
    this.minutes = minutes
  }
  check = () => true
  run(model: Model, machine: Machine): void {
    model.minute += this.minutes
    machine.minute += this.minutes
  }
  toString = () => `${this.minutes} minutes pass`
}

class Look implements Step {
  readonly rules: Rules
  constructor(rules: Rules) {
    this.rules = rules
  }
  check = () => true
  /** Everybody tries everything, each time: nothing opens by asking for something else. */
  run(model: Model, machine: Machine): void {
    const at = timeOf(machine.minute)
    for (const by of people)
      for (const caseId of cases)
        for (const part of emergencyPartNames) {
          const may = machine.glasses.some((glass) =>
            this.rules.mayRead(glass, { by, caseId, part, at }),
          )
          const should = model.opened.some(
            (one) =>
              one.by === by &&
              one.caseId === caseId &&
              one.parts.includes(part) &&
              model.minute < one.endedAt,
          )
          assert.equal(may, should, `${by} reads ${part} of ${caseId}`)
        }
  }
  toString = () => 'everybody tries to read everything'
}

class End implements Step {
  readonly by: string
  readonly rules: Rules
  constructor(rules: Rules, by: string) {
    this.rules = rules
    this.by = by
  }
  check = () => true
  run(model: Model, machine: Machine): void {
    const at = timeOf(machine.minute)
    machine.glasses.forEach((glass, index) => {
      if (glass.by === this.by) machine.glasses[index] = this.rules.end(glass, at)
    })
    for (const one of model.opened) {
      if (one.by === this.by) one.endedAt = Math.min(one.endedAt, model.minute)
    }
  }
  toString = () => `${this.by} ends what they have open`
}

class Review implements Step {
  readonly who: string
  constructor(who: string) {
    this.who = who
  }
  check = () => true
  run(model: Model, machine: Machine): void {
    const at = timeOf(machine.minute)
    const today = dayOf(machine.minute)
    machine.glasses.forEach((glass, index) => {
      const one = model.opened[index]
      assert.ok(one)
      const may = mayReview(glass, this.who, { at, today })
      const late = Math.floor(model.minute / 1440) > one.day + 1
      const should =
        !one.reviewed &&
        model.minute >= one.endedAt &&
        this.who !== one.by &&
        (this.who === 'lead' || this.who === 'dpl' || late)
      assert.equal(may, should, `${this.who} reviews`)
      if (may) {
        const reviewed = { by: this.who, at, outcome: 'right' } as const
        machine.glasses[index] = { ...glass, reviewed }
        one.reviewed = true
        assert.equal(standingOf({ ...glass, reviewed }, at, today), 'reviewed')
      }
    })
  }
  toString = () => `${this.who} reviews what they may`
}

function lives(rules: Rules) {
  const steps = [
    fc
      .tuple(
        fc.constantFrom(...people),
        fc.constantFrom(...cases),
        fc.subarray([...emergencyPartNames]),
      )
      .map(([by, caseId, parts]) => new Ask(rules, by, caseId, parts)),
    fc
      .oneof(fc.constantFrom(1, 14, 15, 16, 1440), fc.integer({ min: 1, max: 3000 }))
      .map((minutes) => new Wait(minutes)),
    fc.constant(new Look(rules)),
    fc.constantFrom(...people).map((by) => new End(rules, by)),
    fc.constantFrom(...leads, ...people).map((who) => new Review(who)),
  ]
  return fc.property(fc.commands(steps, { maxCommands: 40, size: 'max' }), (commands) => {
    const setup = () => ({
      model: { minute: 0, opened: [] } as Model,
      real: { minute: 0, glasses: [], asks: [] } as Machine,
    })
    fc.modelRun(setup, commands)
  })
}

const numRuns = Number(process.env['WAYMARK_GLASS_RUNS'] ?? 10_000)

test('whatever happens in whatever order, no emergency opens more, longer or again', (t) => {
  const seen = fc.check(lives(rightRules), {
    numRuns,
    interruptAfterTimeLimit: 20_000,
    markInterruptAsFailure: false,
  })
  t.diagnostic(`${seen.numRuns} lives of up to 40 steps, seed ${seen.seed}`)
  assert.equal(seen.failed, false, fc.defaultReportMessage(seen) ?? '')
  assert.ok(seen.numRuns > 300)
})

const mistakes: Record<string, Partial<Rules>> = {
  'one that can be renewed on the same day': {
    refusalToAsk: (ask) => refusalToAsk(ask, { asks: 0, opened: 0 }),
  },
  'one that opens a class which was not named': {
    mayRead: (glass, read) =>
      mayReadInEmergency({ ...glass, parts: [...glass.parts, 'narrative'] }, read),
  },
  'one that is not over after 15 minutes': {
    mayRead: (glass, read) => {
      const until = new Date(Date.parse(glass.until) + 60_000).toISOString()
      return mayReadInEmergency({ ...glass, until }, read)
    },
  },
  'one that goes on after it was ended by hand': { end: (glass) => glass },
  'one that anybody reads once somebody opened it': {
    mayRead: (glass, read) => mayReadInEmergency(glass, { ...read, by: glass.by }),
  },
}

for (const [name, mistake] of Object.entries(mistakes)) {
  test(`the same steps find out ${name}`, () => {
    const seen = fc.check(lives({ ...rightRules, ...mistake }), { numRuns: 5_000 })
    assert.equal(seen.failed, true)
  })
}

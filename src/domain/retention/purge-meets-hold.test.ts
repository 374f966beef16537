/**
 * Purge and hold never meet: random lives of a case, with holds, notes, new schedules and people who
 * decide and take back. What happened is judged from the list of events alone, without the rules.
 * WAYMARK_TIMELINES=1000000 for the long form.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aDay, type Day } from '../calendar/day.ts'
import { daysSinceEpoch, plusDays } from '../calendar/quick-days.ts'
import type { RetentionHold } from './hold.ts'
import { type KeptClass, keptClasses } from './kept-classes.ts'
import { mayCarryOut, mayTakeBack, type Purge, type PurgeStep, refusalToAgree } from './purge.ts'
import type { ScheduleVersion } from './schedule.ts'
import { type Asked, dueNow } from './standing.ts'

const runs = Number(process.env['WAYMARK_TIMELINES'] ?? 20_000)

const moment = fc.record({
  after: fc.oneof(fc.nat(8), fc.nat(60)),
  what: fc.constantFrom(
    ...(['lead agrees', 'manager agrees', 'lead agrees', 'manager agrees', 'nothing'] as const),
    ...(['hold', 'lift', 'note', 'take back', 'schedule', 'nothing'] as const),
  ),
  scope: fc.subarray([...keptClasses], { maxLength: 2 }),
  days: fc.nat(120),
  months: fc.integer({ min: 1, max: 8 }),
})
type Moment = typeof moment extends fc.Arbitrary<infer M> ? M : never

interface Life {
  readonly holds: RetentionHold[]
  readonly agreed: { by: string; on: Day }[]
  /** With the holds as they stood when it was done: what comes later the same day is later. */
  readonly done: {
    kept: readonly KeptClass[]
    on: Day
    holds: readonly RetentionHold[]
    deciders: number
    lastAgreed: Day
  }[]
}

const closedOn = aDay('2024-01-31')
const scheduleOf = (months: number): ScheduleVersion => ({
  version: 1,
  confirmedOn: closedOn,
  confirmedBy: 'lead',
  rules: keptClasses.map((kept) => ({
    kept,
    from: 'case-closed',
    length: { count: months, unit: 'months' },
  })),
  warnDays: [30, 7],
  quietDays: 20,
})

type Ask = typeof mayCarryOut

function live(moments: readonly Moment[], ask: Ask): Life {
  const life: Life = { holds: [], agreed: [], done: [] }
  const gone: Partial<Record<KeptClass, Day>> = {}
  let schedule = scheduleOf(4)
  let lastActivityOn = closedOn
  let today = closedOn
  let purge: Purge | undefined
  const asked = (): Asked => ({
    ...{ schedule, holds: life.holds, gone, today },
    timeline: { closedOn, lastActivityOn, age: 'adult', prompts: [] },
  })
  const step = (one: PurgeStep) => {
    if (purge) purge = { ...purge, steps: [...purge.steps, one] }
  }
  const at = () => `${today}T12:00:00Z`
  const agree = (by: 'lead' | 'manager') => {
    const as = by === 'lead' ? 'data-protection-lead' : 'service-manager'
    if (!purge || refusalToAgree(purge, { by, as, lookedAtPrompts: true }, asked())) return
    step({ step: 'agreed', by, as, at: at() })
    life.agreed.push({ by, on: today })
  }
  for (const { after, what, scope, days, months } of moments) {
    today = plusDays(today, after)
    // The daily work comes first: it proposes, or does what was decided.
    const kept = dueNow(asked())
    if (!purge && kept.length > 0) {
      purge = { id: 'p', caseId: 'c', kept, proposedOn: today, steps: [] }
      life.agreed.length = 0
    }
    if (purge) {
      const out = ask(purge, asked())
      if ('destroy' in out) {
        for (const one of out.destroy) gone[one] = today
        const lastAgreed = life.agreed.at(-1)?.on ?? today
        const deciders = new Set(life.agreed.map(({ by }) => by)).size
        const holds = [...life.holds]
        life.done.push({ kept: out.destroy, on: today, holds, deciders, lastAgreed })
        purge = undefined
      } else if ('stop' in out) purge = undefined
    }
    if (what === 'hold') {
      const until = plusDays(today, days)
      life.holds.push({ id: `${today}`, ground: 'court', scope, placedOn: today, until })
    }
    if (what === 'lift') {
      life.holds.splice(0, 1, ...life.holds.slice(0, 1).map((one) => ({ ...one, endedOn: today })))
    }
    if (what === 'note') lastActivityOn = today
    if (what === 'schedule') schedule = scheduleOf(months)
    if (what === 'lead agrees') agree('lead')
    if (what === 'manager agrees') agree('manager')
    if (what === 'take back' && purge && mayTakeBack(purge)) purge = undefined
  }
  return life
}

/** Judged by counting days on the list of what happened; none of the rules is asked. */
function neverMet({ done }: Life): boolean {
  return done.every(({ kept, on, holds, deciders, lastAgreed }) => {
    const day = daysSinceEpoch(on)
    const held = holds.some(
      (hold) =>
        daysSinceEpoch(hold.placedOn) <= day &&
        day <= daysSinceEpoch(hold.until) &&
        (hold.endedOn === undefined || day < daysSinceEpoch(hold.endedOn)) &&
        (hold.scope.length === 0 || kept.some((one) => hold.scope.includes(one))),
    )
    return !held && deciders === 2 && day - daysSinceEpoch(lastAgreed) >= 7
  })
}

const life = fc.array(moment, { minLength: 8, maxLength: 40 })

test(`purge and hold never meet, over ${runs} random timelines`, () => {
  let purged = 0
  let heldOnce = 0
  fc.assert(
    fc.property(life, (moments) => {
      const lived = live(moments, mayCarryOut)
      if (lived.done.length > 0) purged += 1
      if (lived.holds.length > 0) heldOnce += 1
      return neverMet(lived)
    }),
    { numRuns: runs, seed: 44 },
  )
  assert.ok(purged > runs / 100, `only ${purged} timelines came to a purge`)
  assert.ok(heldOnce > runs / 4, `only ${heldOnce} had a hold`)
})

test('planted: who asks about holds only when it was decided is caught', () => {
  const forgets: Ask = (purge, asked) => mayCarryOut(purge, { ...asked, holds: [] })
  const check = fc.check(
    fc.property(life, (moments) => neverMet(live(moments, forgets))),
    { numRuns: 20_000, seed: 44 },
  )
  assert.equal(check.failed, true)
})

test('planted: who does not wait seven days is caught', () => {
  const hurries: Ask = (purge, asked) =>
    mayCarryOut(purge, { ...asked, today: plusDays(asked.today, 2) })
  const check = fc.check(
    fc.property(life, (moments) => neverMet(live(moments, hurries))),
    { numRuns: 20_000, seed: 44 },
  )
  assert.equal(check.failed, true)
})

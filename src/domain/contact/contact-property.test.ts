/**
 * No send is ever allowed outside the rules, over many random timelines with nights on which clocks
 * change. WAYMARK_TIMELINES=1000000 plays a million. Planted mistakes show that it would notice.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { ContactAct, ContactRules } from './contact-rules.ts'
import { decideContact } from './decide-contact.ts'
import { keepsTheRules } from './naive-guard.testing.ts'
import { sendsIn, type Timeline, timeline, wallStretches } from './timelines.testing.ts'

const timelines = Number(process.env['WAYMARK_TIMELINES'] ?? 100_000)
const seed = 20_261_122
const stretches = wallStretches()

type Guard = (rules: ContactRules, act: ContactAct, at: string) => boolean

const guard: Guard = (rules, act, at) => 'allowed' in decideContact(rules, act, at)

const counted = { sends: 0, allowed: 0 }

/** Whether the guard and the slow way agree about every send of a timeline. */
function agrees(asked: Guard, life: Timeline): boolean {
  const wall = stretches[life.stretch % stretches.length]
  assert.ok(wall)
  for (const { rules, act, at } of sendsIn(life, wall)) {
    const allowed = asked(rules, act, new Date(wall.from + at * 60_000).toISOString())
    counted.sends += 1
    if (allowed) counted.allowed += 1
    if (allowed !== keepsTheRules(rules, act, { wall, at })) return false
  }
  return true
}

test(`over ${timelines} timelines nothing is sent outside the rules, and nothing within them is held back`, (t) => {
  const property = fc.property(timeline, (life) => agrees(guard, life))
  fc.assert(property, { numRuns: timelines, seed })
  t.diagnostic(`${counted.sends} sends, ${counted.allowed} of them allowed`)
  assert.ok(counted.allowed > timelines / 20, `only ${counted.allowed} sends were allowed`)
})

test('what is said about the next moment is what then happens', () => {
  const property = fc.property(timeline, (life) => {
    const wall = stretches[life.stretch % stretches.length]
    assert.ok(wall)
    for (const { rules, act, at } of sendsIn(life, wall)) {
      const decided = decideContact(rules, act, new Date(wall.from + at * 60_000).toISOString())
      const last = wall.minutes.length - 181
      if ('allowed' in decided) {
        const until = Math.ceil((Date.parse(decided.unsafeFrom) - wall.from) / 60_000)
        for (let minute = at; minute < Math.min(until, last); minute += 1) {
          assert.ok(keepsTheRules(rules, act, { wall, at: minute }), `unsafe at minute ${minute}`)
        }
        if (until < last) assert.ok(!keepsTheRules(rules, act, { wall, at: until }))
      } else if (decided.reasons.length === 1 && decided.reasons[0]?.code === 'outside-window') {
        const { next } = decided.reasons[0]
        const from = next ? (Date.parse(next) - wall.from) / 60_000 : Number.POSITIVE_INFINITY
        for (let minute = at; minute < Math.min(from, last); minute += 1) {
          assert.ok(!keepsTheRules(rules, act, { wall, at: minute }), `safe at minute ${minute}`)
        }
      }
    }
  })
  fc.assert(property, { numRuns: Math.max(500, timelines / 100), seed })
})

/** A clock that never changes, as the zone shows it at that moment. */
function fixedClock(zone: string, at: string): string {
  const shown = new Date(at).toLocaleString('sv-SE', { timeZone: zone })
  const ahead = Math.floor((Date.parse(`${shown.replace(' ', 'T')}Z`) - Date.parse(at)) / 60_000)
  const parts = [Math.floor(Math.abs(ahead) / 60), Math.abs(ahead) % 60]
  return `${ahead < 0 ? '-' : '+'}${parts.map((part) => String(part).padStart(2, '0')).join(':')}`
}

/** Mistakes that are easy to make, each wrapped around the real guard. */
const planted: Readonly<Record<string, Guard>> = {
  'the end of a window counted in': (rules, act, at) =>
    guard(rules, act, at) || guard(rules, act, new Date(Date.parse(at) - 60_000).toISOString()),
  'a confirmation that never grows old': (rules, act, at) => {
    const channels = Object.entries(rules.channels).map(([channel, rule]) => [
      channel,
      rule.confirmedAt && rule.confirmedAt <= at ? { ...rule, confirmedAt: at } : rule,
    ])
    return guard({ ...rules, channels: Object.fromEntries(channels) }, act, at)
  },
  'only the clock that is shown asked on the night of a change': (rules, act, at) =>
    guard(rules, act, at) || guard({ ...rules, zone: fixedClock(rules.zone, at) }, act, at),
  'summer time forgotten': (rules, act, at) =>
    guard({ ...rules, zone: fixedClock(rules.zone, '2026-01-01T00:00:00.000Z') }, act, at),
  'a freeze that only shuts the channel it came from': (rules, act, at) => {
    const { frozen: _, ...open } = rules
    return guard(act.channel === 'text' ? rules : open, act, at)
  },
}

for (const [mistake, wrong] of Object.entries(planted)) {
  test(`planted and caught: ${mistake}`, () => {
    const property = fc.property(timeline, (life) => agrees(wrong, life))
    const { failed, numRuns } = fc.check(property, { numRuns: 30_000, seed, endOnFailure: true })
    assert.ok(failed, `not noticed in ${numRuns} timelines`)
  })
}

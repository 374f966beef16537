/**
 * Published judgments replayed: dates and decisions only. Where a text gives no day, the test says
 * so and holds for every day that it could have been.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadPolicy } from '../../application/load-policy.ts'
import { aDay, addDays, daysBetween } from '../calendar/day.ts'
import { editionOn, limitOf } from '../policy/policy.ts'
import { clockState, explain } from './clock.ts'
import { clocksOf } from './clocks-of.ts'
import { clockOf, fact, opened } from './testing.ts'

const policy = loadPolicy()

// R (KM) v SSHD [2024] EWHC 2870 (Admin), 13 November 2024: negative conclusive grounds decision
// of 14 February 2024; new solicitors asked for reconsideration on 10 April 2024; refused as late.
test('KM: a request of 10 April 2024 against a decision of 14 February 2024 is out of time', () => {
  const decided = fact('cg', 'conclusive-grounds-decided', '2024-02-14', { outcome: 'negative' })
  const asked = fact('ask', 'reconsideration-requested', '2024-04-10', {
    of: 'cg',
    grounds: 'both',
  })
  const clock = clockOf(clocksOf([opened(), decided, asked], policy), 'challenge-nrm-decision')
  assert.equal(clock.due, '2024-03-14')
  assert.equal(clock.alsoDue, '2024-03-15')
  assert.equal(clockState(clock, aDay('2024-03-15')), 'late')
  assert.equal(clockState(clock, aDay('2024-04-10')), 'done-late')
  assert.equal(daysBetween(aDay('2024-03-14'), aDay('2024-04-10')), 27)
  assert.match(explain(clock).join('\n'), /one month/)
})

// The judgment turned on whether lateness should have been excused; what Waymark adds is warning.
test('KM: on 29 February 2024, day fifteen, awaited evidence would have asked for more time', () => {
  const decided = fact('cg', 'conclusive-grounds-decided', '2024-02-14', { outcome: 'negative' })
  const evidence = fact('e', 'evidence-requested', '2024-02-14', { of: 'cg' })
  const clock = clockOf(clocksOf([opened(), decided, evidence], policy), 'ask-for-more-time')
  assert.equal(clock.due, '2024-02-29')
})

// R (ETX) v SSHD [2025] EWHC 294 (Admin), 12 February 2025, and Free Movement's note: positive
// reasonable grounds 10 June 2022; positive conclusive grounds 15 August 2022; exited in November
// 2022 (the day was not seen); neither he nor his solicitors were given the decision in time.
const etx = [
  fact('rg', 'reasonable-grounds-decided', '2022-06-10', { outcome: 'positive' }),
  fact('cg', 'conclusive-grounds-decided', '2022-08-15', { outcome: 'positive' }),
]

test('ETX: 45 days of recovery were pinned, and the decision came after them', () => {
  const recovery = clockOf(clocksOf([opened(), ...etx], policy), 'recovery-period')
  assert.equal(recovery.limit, 'TL-08h')
  assert.equal(recovery.due, '2022-08-15')
  assert.match(explain(recovery).join('\n'), /minimum runs to 24 July 2022/)
})

test('ETX: whichever day of November it was, the floor had passed and Reach-in was open', () => {
  for (let day = aDay('2022-11-01'); day <= aDay('2022-11-30'); day = addDays(day, 1)) {
    const left = fact('x', 'exited', day, { reason: 'rna-not-agreed' })
    const clocks = clocksOf([opened(), ...etx, left], policy)
    assert.equal(clockOf(clocks, 'move-on').due, '2022-09-29')
    assert.ok(day > aDay('2022-09-29'))
    assert.equal(clockState(clockOf(clocks, 'reach-in'), aDay('2025-02-12')), 'length-not-known')
  }
})

test('ETX: a decision that never reaches the survivor is an alarm from day three, while the 28 days run', () => {
  for (let day = aDay('2022-10-01'); day <= aDay('2022-11-30'); day = addDays(day, 1)) {
    const decided = fact('dec', 'rna-decided', day, { rna: '1', supportEndsOn: '2022-11-30' })
    const clocks = clocksOf([opened(), ...etx, decided], policy)
    const copy = clocks.find(({ id }) => id === 'give-copy:dec')
    assert.equal(copy && clockState(copy, addDays(day, 4)), 'late')
    const challenge = clockOf(clocks, 'challenge-rna-decision')
    assert.equal(challenge.due, addDays(day, 27))
    assert.notEqual(clockState(challenge, addDays(day, 4)), 'late')
  }
})

// R (EXC) v SSHD [2024] EWHC 935 (Admin), 30 April 2024 (hearing 16 April): support was lost during
// immigration detention and coming back was refused. The days of those events were not seen, so
// only what holds for any day is tested (the day of the positive decision below stands for any); the
// new process was agreed in January 2025.
test('EXC: detention before the hearing ends no entitlement, whenever it began', () => {
  const decided = fact('cg', 'conclusive-grounds-decided', '2024-01-15', { outcome: 'positive' })
  const free = clocksOf([opened(), decided], policy)
  for (let day = aDay('2024-01-15'); day < aDay('2024-04-16'); day = addDays(day, 7)) {
    const detained = fact('det', 'detained', day, { where: 'immigration-detention' })
    const clocks = clocksOf([opened(), decided, detained], policy)
    for (const rule of ['move-on', 'offer-rna', 'send-rna']) {
      assert.deepEqual(clockOf(clocks, rule).due, clockOf(free, rule).due)
      assert.equal(clockOf(clocks, rule).end, undefined)
    }
  }
})

test('EXC: from January 2025 the rule says that risks, needs and support must be weighed', () => {
  const { editions } = limitOf(policy, 'TL-26')
  assert.doesNotMatch(editionOn(editions, aDay('2024-12-31')).inOurWords, /weigh/)
  assert.match(editionOn(editions, aDay('2025-01-01')).inOurWords, /weigh risks, needs/)
})

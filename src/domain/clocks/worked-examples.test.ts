/** The worked dates that a caseworker can check on paper. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadPolicy } from '../../application/load-policy.ts'
import { aDay } from '../calendar/day.ts'
import { clockState, explain } from './clock.ts'
import { clocksOf } from './clocks-of.ts'
import { clockOf, fact, opened } from './testing.ts'

const policy = loadPolicy()

test('A: reasonable grounds on 2 January 2026: the recovery floor is 31 January, and goes on', () => {
  const clocks = clocksOf(
    [opened(), fact('rg', 'reasonable-grounds-decided', '2026-01-02', { outcome: 'positive' })],
    policy,
  )
  const recovery = clockOf(clocks, 'recovery-period')
  assert.equal(recovery.due, '2026-01-31')
  assert.equal(recovery.limit, 'TL-08')
  assert.equal(recovery.continues, true)
  assert.equal(clockState(recovery, aDay('2026-01-31')), 'due-today')
  assert.equal(clockState(recovery, aDay('2026-09-01')), 'running')
  assert.match(recovery.title, /at least to 31 January 2026/)
})

test('B: reasonable grounds on 12 December 2022: 45 days are pinned, with a warning', () => {
  const clocks = clocksOf(
    [opened(), fact('rg', 'reasonable-grounds-decided', '2022-12-12', { outcome: 'positive' })],
    policy,
  )
  const recovery = clockOf(clocks, 'recovery-period')
  assert.equal(recovery.due, '2023-01-25')
  assert.equal(recovery.limit, 'TL-08h')
  assert.match(recovery.derivation.edition?.whatIsNotKnown ?? '', /13 December 2022/)
})

test('C: a positive decision of 1 June received on 5 June: nobody leaves before 20 July', () => {
  const clocks = clocksOf(
    [
      opened(),
      fact('cg', 'conclusive-grounds-decided', '2026-06-01', {
        outcome: 'positive',
        receivedBySurvivorOn: '2026-06-05',
      }),
    ],
    policy,
  )
  const moveOn = clockOf(clocks, 'move-on')
  assert.equal(moveOn.due, '2026-07-20')
  assert.equal(moveOn.derivation.countedFrom?.on, '2026-06-05')
  assert.equal(moveOn.alsoDue, '2026-07-15')
  assert.equal(moveOn.derivation.stillMoving, undefined)
  // Our own tasks count from the decision itself.
  assert.equal(clockOf(clocks, 'offer-rna').due, '2026-06-04')
  assert.equal(clockOf(clocks, 'draft-rna').due, '2026-06-15')
  assert.equal(clockOf(clocks, 'send-rna').due, '2026-06-26')
})

test('D: a negative decision of 1 June: shown until 30 June, read the other way 1 July', () => {
  const clocks = clocksOf(
    [opened(), fact('cg', 'conclusive-grounds-decided', '2026-06-01', { outcome: 'negative' })],
    policy,
  )
  const challenge = clockOf(clocks, 'challenge-nrm-decision')
  assert.equal(challenge.due, '2026-06-30')
  assert.equal(challenge.alsoDue, '2026-07-01')
  assert.equal(challenge.title, 'You can challenge this decision until 30 June 2026')
})

test('E: an RNA decision of 10 March given on 20 March: 6 April, the other way 7 April, late', () => {
  const clocks = clocksOf(
    [
      opened(),
      fact('dec', 'rna-decided', '2026-03-10', { rna: '1', receivedBySurvivorOn: '2026-03-20' }),
    ],
    policy,
  )
  const challenge = clockOf(clocks, 'challenge-rna-decision')
  assert.equal(challenge.due, '2026-04-06')
  assert.equal(challenge.alsoDue, '2026-04-07')
  assert.match(explain(challenge).join('\n'), /received the decision late, on 20 March 2026/)
  const copy = clockOf(clocks, 'give-copy')
  assert.equal(copy.due, '2026-03-13')
  assert.equal(clockState(copy, aDay('2026-03-14')), 'late')
  assert.equal(clockState(copy, aDay('2026-03-20')), 'done-late')
})

test('F: a referral on the Thursday before Easter 2026: the target is Monday 13 April', () => {
  const clocks = clocksOf(
    [opened(), fact('r', 'referred', '2026-04-02', { authority: 'sca' })],
    policy,
  )
  const target = clockOf(clocks, 'reasonable-grounds-target')
  assert.equal(target.due, '2026-04-13')
  assert.deepEqual(
    target.derivation.skipped.map(({ why }) => why),
    ['Good Friday', 'Saturday', 'Sunday', 'Easter Monday', 'Saturday', 'Sunday'],
  )
  assert.equal(clockOf(clocks, 'chase-reasonable-grounds').due, '2026-04-14')
  assert.equal(clockOf(clocks, 'escalate-reasonable-grounds').due, '2026-04-20')
})

test('G: Scotland: the duty ends with a determination before the 90 days are over', () => {
  const clocks = clocksOf(
    [
      opened('SCOT'),
      fact('rg', 'reasonable-grounds-decided', '2026-03-01', { outcome: 'positive' }),
      fact('cg', 'conclusive-grounds-decided', '2026-04-15', { outcome: 'positive' }),
    ],
    policy,
  )
  const support = clockOf(clocks, 'scotland-support')
  assert.equal(support.due, '2026-04-15')
  assert.equal(support.end?.on, '2026-04-15')
  assert.match(explain(support).join('\n'), /may continue support/)
})

test('H: Northern Ireland: a positive decision inside the 45 days does not shorten them', () => {
  const clocks = clocksOf(
    [
      opened('NI'),
      fact('rg', 'reasonable-grounds-decided', '2026-03-01', { outcome: 'positive' }),
      fact('cg', 'conclusive-grounds-decided', '2026-03-20', { outcome: 'positive' }),
    ],
    policy,
  )
  const support = clockOf(clocks, 'northern-ireland-support')
  assert.equal(support.due, '2026-04-15')
  assert.equal(clockState(support, aDay('2026-03-21')), 'running')
  assert.equal(clockState(support, aDay('2026-04-15')), 'done')
})

/** How a clock stands, in the words beside its date. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadPolicy } from '../../../application/load-policy.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import { clockState } from '../../../domain/clocks/clock.ts'
import { clocksOf } from '../../../domain/clocks/clocks-of.ts'
import { clockOf, fact, opened } from '../../../domain/clocks/testing.ts'
import { html, markupOf } from '../../parts/html.ts'
import { dueWords } from './why-this-date.ts'

const decided = fact('cg', 'conclusive-grounds-decided', '2025-05-09', {
  outcome: 'positive',
  receivedBySurvivorOn: '2025-05-12',
})
const moveOn = clockOf(clocksOf([opened(), decided], loadPolicy()), 'move-on')
const words = (on: string) => {
  const today = aDay(on)
  return markupOf(html`${dueWords(moveOn, clockState(moveOn, today), today)}`)
}

test('support that is owed is counted down, and is never called late when its day has passed', () => {
  assert.match(words('2025-06-20'), /at least until .*26 June.*6 days/)
  assert.match(words('2026-11-21'), /ran until .*26 June 2025/)
  assert.doesNotMatch(words('2026-11-21'), /late/)
})

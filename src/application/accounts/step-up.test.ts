/** A step-up counts for its own kind, for five minutes, and not by a clock that was put back. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { holdsStepUp, type StepUpKind } from './step-up.ts'

const until = '2026-03-02T09:05:00.000Z'
const rows: readonly [StepUpKind, string, boolean, string][] = [
  ['location', '2026-03-02T09:00:00.000Z', true, 'just proved'],
  ['location', '2026-03-02T09:04:59.999Z', true, 'the last moment'],
  ['location', '2026-03-02T09:05:00.000Z', false, 'five minutes later'],
  ['location', '2026-03-02T09:25:00.000Z', false, 'a clock that is twenty minutes ahead'],
  ['location', '2026-03-02T08:59:59.999Z', false, 'a clock that was put back'],
  ['location', 'no time', false, 'no clock at all'],
  ['release-place', '2026-03-02T09:00:00.000Z', false, 'another kind of act'],
  ['break-glass', '2026-03-02T09:00:00.000Z', false, 'another kind of act'],
  ['contact-override', '2026-03-02T09:00:00.000Z', false, 'another kind of act'],
]
for (const [kind, now, held, because] of rows) {
  test(`a step-up for a location opens ${kind} at ${now}: ${held} (${because})`, () => {
    assert.equal(holdsStepUp({ steppedUp: [{ kind: 'location', until }] }, kind, now), held)
  })
}

test('whoever proved nothing holds nothing', () => {
  assert.equal(holdsStepUp({}, 'location', until), false)
})

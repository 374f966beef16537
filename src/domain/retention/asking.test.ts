/** What keeping asks of people, as tables: decisions that wait, and claims that are open. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDay } from '../calendar/day.ts'
import type { RetentionHold } from './hold.ts'
import { claimsNotHeld, claimsOpen } from './open-claims.ts'
import type { Purge, PurgeRole, PurgeStep } from './purge.ts'
import { retentionAsks } from './retention-asks.ts'

const today = aDay('2026-03-02')
const at = '2026-03-01T09:00:00.000Z'
const agreed = (as: PurgeRole, by: string = as): PurgeStep => ({ step: 'agreed', as, by, at })
const hold = (
  ground: RetentionHold['ground'],
  more: Partial<RetentionHold> = {},
): RetentionHold => ({
  ...{ id: ground, ground, scope: [], placedOn: aDay('2026-01-01'), until: aDay('2026-12-31') },
  ...more,
})
const purge = (...steps: PurgeStep[]): Purge => ({
  ...{ id: 'p1', caseId: 'c1', kept: ['places'], proposedOn: aDay('2026-02-20'), steps },
})

const asks: readonly (readonly [string, Purge, readonly RetentionHold[], number])[] = [
  ['nobody has agreed yet', purge(), [], 1],
  ['the lead alone agreed', purge(agreed('data-protection-lead')), [], 1],
  ['a manager agreed', purge(agreed('service-manager')), [], 0],
  ['both agreed', purge(agreed('service-manager'), agreed('data-protection-lead')), [], 0],
  ['it was taken back', purge({ step: 'taken-back', by: 'lead', at }), [], 0],
  ['a hold keeps everything', purge(), [hold('court')], 0],
  ['a hold keeps another part', purge(), [hold('court', { scope: ['health'] })], 1],
  ['the hold ended today', purge(), [hold('court', { endedOn: today })], 1],
]
for (const [when, proposed, holds, count] of asks) {
  test(`a manager is ${count > 0 ? 'asked' : 'not asked'} on Today: ${when}`, () => {
    const lines = retentionAsks([proposed], holds, today)
    assert.equal(lines.length, count)
    for (const { due, ofManager } of lines) assert.deepEqual([due, ofManager], ['2026-03-22', true])
  })
}

const settledOn = aDay('2026-02-01')
const claims: readonly (readonly [
  string,
  Parameters<typeof claimsNotHeld>[0],
  readonly RetentionHold[],
  readonly string[],
])[] = [
  ['a claim for compensation', [{ kind: 'compensation' }], [], ['compensation']],
  ['one that was settled', [{ kind: 'compensation', settledOn }], [], []],
  ['one settled, one open', [{ kind: 'court', settledOn }, { kind: 'court' }], [], ['court']],
  ['two of a kind are one question', [{ kind: 'court' }, { kind: 'court' }], [], ['court']],
  ['a housing application', [{ kind: 'housing' }], [], []],
  ['it is held for that', [{ kind: 'compensation' }], [hold('compensation')], []],
  ['it is held for something else', [{ kind: 'court' }], [hold('police')], ['court']],
  [
    'the hold is over',
    [{ kind: 'court' }],
    [hold('court', { until: aDay('2026-03-01') })],
    ['court'],
  ],
]
for (const [when, matters, holds, grounds] of claims) {
  test(`asked to be kept for ${grounds.join(', ') || 'nothing'}: ${when}`, () => {
    assert.deepEqual(
      claimsNotHeld(matters, holds, today).map(({ ground }) => ground),
      grounds,
    )
    assert.ok(claimsOpen(matters).length >= grounds.length)
  })
}

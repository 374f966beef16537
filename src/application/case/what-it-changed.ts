/** What one recorded fact did: the clocks that started, moved or ended, and what deserves another look. */
import { clocksOf } from '../../domain/clocks/clocks-of.ts'
import { type ClockChange, whatChanged } from '../../domain/clocks/what-changed.ts'
import { mayRecord } from '../../domain/pathway/may-record.ts'
import type { Warning } from '../../domain/pathway/refusals.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { guardLimitsFrom } from './limits-from-policy.ts'
import type { ReadCase } from './read-case.ts'

export interface Changed {
  readonly clocks: readonly ClockChange[]
  readonly warnings: readonly Warning[]
}

export const nothingChanged: Changed = { clocks: [], warnings: [] }

/** The case with and without the fact, on the same day and by the same policy. */
export function whatItChanged(
  { file, picture }: ReadCase,
  factId: string,
  policy: Policy,
): Changed {
  const added = file.facts.filter(({ id }) => id === factId)
  if (added.length === 0) return nothingChanged
  const without = file.facts.filter(({ id }) => id !== factId)
  const { today } = picture
  const outcome = mayRecord(without, added, { today, limits: guardLimitsFrom(policy, today) })
  return {
    clocks: whatChanged(clocksOf(without, policy), picture.clocks),
    warnings: 'accepted' in outcome ? outcome.warnings : [],
  }
}

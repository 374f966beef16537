/**
 * How old the person is taken to be on a day. Unknown and disputed count as a child until it is
 * decided.
 */
import type { Day } from '../../calendar/day.ts'
import type { ageGroups } from '../../facts/referral-facts.ts'
import type { StandingRecord } from '../../facts/standing-record.ts'

export type AgeGroup = keyof typeof ageGroups

export interface Age {
  on(day: Day): AgeGroup
  /** The eighteenth birthday, when it is known and nobody disputes it. */
  readonly turns18On: Day | undefined
  readonly disputed: boolean
}

/**
 * A decision about age stands until a later one; a birthday that is known moves a child to adult
 * on the day itself.
 *
 * @cites msa-2015/s51
 */
export function readAge(record: StandingRecord): Age {
  const opened = record.last('case-opened')?.detail.ageGroup ?? 'not-known'
  const decisions = record.of('age-decided')
  const noted = record.last('eighteenth-birthday-noted')
  const lastDecision = decisions.at(-1)
  const decidedSince =
    noted !== undefined && lastDecision !== undefined && lastDecision.on >= noted.on
  const disputed = noted?.detail.certainty === 'disputed' && !decidedSince
  const turns18On = noted?.detail.certainty === 'disputed' ? undefined : noted?.detail.turns18On

  return {
    turns18On,
    disputed,
    on(day) {
      const decided = decisions.findLast(({ on }) => on <= day)
      if (decided?.detail.ageGroup === 'child') {
        const grewUp = turns18On !== undefined && turns18On > decided.on && turns18On <= day
        return grewUp ? 'adult' : 'child'
      }
      if (decided && (noted === undefined || decided.on >= noted.on)) return 'adult'
      if (disputed) return 'not-known'
      if (turns18On !== undefined) return day >= turns18On ? 'adult' : 'child'
      return opened
    },
  }
}

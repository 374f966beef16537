/** The move-on floor of this case: from which decision it runs and when the survivor had it. */
import type { Day } from '../../../calendar/day.ts'
import type { StandingRecord } from '../../../facts/standing-record.ts'
import { type MoveOnFloor, moveOnFloor } from '../../../leaving/move-on-floor.ts'
import { daysOf, type TrackLimits } from '../limits.ts'
import type { GroundsDecision, NrmEpisode } from '../nrm/nrm-episodes.ts'

interface FloorReading {
  readonly record: StandingRecord
  readonly episodes: readonly NrmEpisode[]
  readonly limits: Pick<TrackLimits, 'moveOnMinimumDays'>
}

/** The floor of the latest positive conclusive grounds decision. */
export function floorOf({ record, episodes, limits }: FloorReading): MoveOnFloor | undefined {
  const decision = episodes.findLast((one) => one.conclusiveGrounds)?.conclusiveGrounds
  if (decision?.outcome !== 'positive' || !hasMoveOn(record)) return undefined
  const days = daysOf(limits.moveOnMinimumDays, decision.on)
  return days === undefined
    ? undefined
    : moveOnFloor(decision, toldOfConclusiveGrounds(record, decision), days)
}

function toldOfConclusiveGrounds(
  record: StandingRecord,
  decision: GroundsDecision,
): Day | undefined {
  return record.of('told-survivor').find(({ on, detail }) => {
    if (on < decision.on) return false
    if (detail.about === undefined) return detail.moment === 'conclusive-grounds'
    return record.standing(detail.about)?.id === decision.fact
  })?.on
}

/** Move-on support and the RNA exist only in England and Wales. */
export function hasMoveOn(record: StandingRecord): boolean {
  const nation = record.last('case-opened')?.detail.nation
  return nation === 'ENG' || nation === 'WAL'
}

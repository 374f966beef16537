/**
 * Where each Recovery Needs Assessment stands today, and whether the next one is due. An RNA that
 * the survivor has not been told about stays "decided", however long its periods have been running.
 */
import { addDays, type Day, daysBetween } from '../../../calendar/day.ts'
import type { StandingRecord } from '../../../facts/standing-record.ts'
import type { TrackLimits } from '../limits.ts'
import { type Challenge, isPending } from '../nrm/challenges.ts'
import type { InformationRequest, RnaCycle } from './rna-cycles.ts'
import { agreedIn, type RnaDecision, type Told } from './rna-decisions.ts'

export const rnaStates = [
  'due',
  'offered',
  'declined',
  'drafting',
  'survivor-review',
  'internal-qa',
  'with-prime',
  'with-authority',
  'information-requested',
  'decided',
  'communicated',
  'reconsideration',
  'active',
  'superseded',
  'closed',
] as const
export type RnaState = (typeof rnaStates)[number]

export type RnaAt =
  | {
      readonly state:
        | 'offered'
        | 'declined'
        | 'drafting'
        | 'survivor-review'
        | 'internal-qa'
        | 'with-prime'
        | 'with-authority'
      readonly since: Day
    }
  | {
      readonly state: 'information-requested'
      readonly since: Day
      readonly open: readonly InformationRequest[]
    }
  /** The letter is here; the survivor has not been told, or has no copy and no reason why. */
  | { readonly state: 'decided'; readonly since: Day; readonly decision: RnaDecision }
  | {
      readonly state: 'communicated'
      readonly since: Day
      readonly decision: RnaDecision
      readonly told: Told
    }
  | {
      readonly state: 'reconsideration'
      readonly since: Day
      readonly decision: RnaDecision
      readonly challenge: Challenge
    }
  | {
      readonly state: 'active'
      readonly since: Day
      readonly decision: RnaDecision
      readonly told: Told
      /** Absent when the letter names no last day. */
      readonly agreedUntil?: Day
      /** The day from which the next RNA is due has come. */
      readonly periodEnding: boolean
    }
  | { readonly state: 'superseded'; readonly since: Day; readonly by: string }
  | {
      readonly state: 'closed'
      readonly since: Day
      readonly because: 'support-ended' | 'period-over' | 'withdrawn' | 'consent-withdrawn'
    }

/** The survivor got the decision late, or still does not have it. */
export interface LateService {
  readonly decidedOn: Day
  readonly gotItOn?: Day
  readonly days: number
}

export type RnaTrack = RnaAt & {
  readonly track: 'rna'
  readonly cycle: RnaCycle
  readonly lateService?: LateService
}

/** An RNA that nobody has offered yet. */
export interface RnaDue {
  readonly state: 'due'
  readonly since: Day
  readonly because: 'conclusive-grounds' | 'period-ending' | 'needs-changed' | 're-entry'
}

interface RnaReading {
  readonly record: StandingRecord
  readonly today: Day
  readonly limits: TrackLimits
  /** Last days of support, oldest first. */
  readonly exits: readonly Day[]
}

export function readRnas(cycles: readonly RnaCycle[], reading: RnaReading): readonly RnaTrack[] {
  return cycles.map((cycle, position) => {
    const late = lateService(cycle.decisions.at(-1), reading)
    return {
      track: 'rna',
      ...stateOf(cycle, cycles.slice(position + 1), reading),
      cycle,
      ...(late && { lateService: late }),
    }
  })
}

function stateOf(cycle: RnaCycle, later: readonly RnaCycle[], reading: RnaReading): RnaAt {
  const decision = cycle.decisions.at(-1)
  const pending = cycle.challenges.findLast(isPending)
  if (decision && pending) {
    return { state: 'reconsideration', since: pending.requestedOn, decision, challenge: pending }
  }
  const closed = closing(cycle, reading)
  if (closed) return closed
  if (decision) return afterDecision(cycle, decision, later, reading)
  if (cycle.step === 'with-authority') {
    const open = cycle.requests.filter(({ suppliedOn }) => suppliedOn === undefined)
    const first = open[0]
    if (first) return { state: 'information-requested', since: first.on, open }
  }
  return { state: cycle.step, since: cycle.stepSince }
}

/** A pending challenge keeps an RNA open; anything recorded after support ended reopens it. */
function closing(cycle: RnaCycle, { record, exits }: RnaReading): RnaAt | undefined {
  if (cycle.withdrawnOn) {
    return { state: 'closed', since: cycle.withdrawnOn, because: 'withdrawn' }
  }
  if (cycle.decisions.length === 0) {
    const withdrawn = record
      .of('consent-withdrawn')
      .findLast(({ on, detail }) => detail.consent === 'rna-participation' && on >= cycle.lastOn)
    if (withdrawn) {
      return { state: 'closed', since: withdrawn.on, because: 'consent-withdrawn' }
    }
  }
  const exit = exits.find((day) => day >= cycle.lastOn)
  return exit && { state: 'closed', since: exit, because: 'support-ended' }
}

function afterDecision(
  cycle: RnaCycle,
  decision: RnaDecision,
  later: readonly RnaCycle[],
  reading: RnaReading,
): RnaAt {
  const { today, limits } = reading
  const agreed = agreedIn(decision)
  const next = later.find((one) => one.step !== 'declined' && one.withdrawnOn === undefined)
  const over = agreed?.until !== undefined && agreed.until < today
  const nextDecision = next?.decisions[0]
  if (next && nextDecision) return { state: 'superseded', since: nextDecision.on, by: next.rna }
  if (next && over) return { state: 'superseded', since: addDays(agreed.until, 1), by: next.rna }
  if (over) return { state: 'closed', since: agreed.until, because: 'period-over' }

  const told = toldOfAll(cycle, decision, reading.record)
  if (told === undefined) return { state: 'decided', since: lastLetter(cycle, decision), decision }
  const starts = agreed?.from ?? decision.on
  if (!agreed?.any || starts > today) {
    return { state: 'communicated', since: told.on, decision, told }
  }
  return {
    state: 'active',
    since: starts > told.on ? starts : told.on,
    decision,
    told,
    ...(agreed.until && { agreedUntil: agreed.until }),
    periodEnding:
      agreed.until !== undefined && addDays(agreed.until, -limits.nextRnaNoticeDays) <= today,
  }
}

/** An answer that leaves the decision as it was is a letter too, and must reach the survivor. */
function unchangedLetter(cycle: RnaCycle, decision: RnaDecision): Challenge | undefined {
  return cycle.challenges.findLast(
    ({ of, stage }) => of === decision.fact && (stage === 'unchanged' || stage === 'changed'),
  )
}

function lastLetter(cycle: RnaCycle, decision: RnaDecision): Day {
  return unchangedLetter(cycle, decision)?.since ?? decision.on
}

function toldOfAll(
  cycle: RnaCycle,
  decision: RnaDecision,
  record: StandingRecord,
): Told | undefined {
  const { told } = decision
  const letter = unchangedLetter(cycle, decision)
  if (told === undefined || letter === undefined) return told
  const toldOfLetter = record
    .of('told-survivor')
    .find(({ detail }) => detail.about && record.standing(detail.about)?.id === letter.decision)
  return toldOfLetter && { ...told, on: toldOfLetter.on }
}

function lateService(
  decision: RnaDecision | undefined,
  { today, limits }: RnaReading,
): LateService | undefined {
  if (decision === undefined) return undefined
  const toldWithCopy = decision.told?.copy === 'yes' ? decision.told.on : undefined
  const gotItOn = decision.receivedBySurvivorOn ?? toldWithCopy
  const days = daysBetween(decision.on, gotItOn ?? today)
  if (days <= limits.lateServiceDays) return undefined
  return { decidedOn: decision.on, ...(gotItOn && { gotItOn }), days }
}

interface DueReading extends RnaReading {
  /** The positive conclusive grounds decision of an adult in contract support now. */
  readonly confirmedOn: Day
  readonly reEnteredOn?: Day
}

/** The next RNA is due when none is on its way and support rests on nothing that lasts. */
export function rnaDue(rnas: readonly RnaTrack[], reading: DueReading): RnaDue | undefined {
  const { confirmedOn, reEnteredOn, record, limits, today } = reading
  const last = rnas.findLast(({ cycle }) => cycle.withdrawnOn === undefined)
  if (reEnteredOn && (last === undefined || last.cycle.firstOn < reEnteredOn)) {
    return { state: 'due', since: reEnteredOn, because: 're-entry' }
  }
  if (last === undefined) return { state: 'due', since: confirmedOn, because: 'conclusive-grounds' }
  const decision = last.cycle.decisions.at(-1)
  if (decision === undefined || last.state === 'reconsideration') return undefined
  const until = agreedIn(decision)?.until
  if (until !== undefined) {
    const since = addDays(until, -limits.nextRnaNoticeDays)
    if (since <= today) return { state: 'due', since, because: 'period-ending' }
  }
  const known = new Set(rnas.flatMap(({ cycle }) => cycle.decisions).flatMap(needsOf))
  const closed = new Set(record.of('need-closed').map(({ detail }) => detail.need))
  const fresh = record
    .of('need-identified')
    .find(({ on, detail: { need } }) => on > decision.on && !known.has(need) && !closed.has(need))
  return fresh && { state: 'due', since: fresh.on, because: 'needs-changed' }
}

function needsOf({ needs }: RnaDecision): readonly string[] {
  return needs.map(({ need }) => need)
}

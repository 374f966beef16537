/**
 * The moves that support can make while its history is walked through: start, leave, take the
 * leaving back, end. Leaving is set in motion by letters; only a recorded ending ends support.
 */
import type { Day } from '../../../calendar/day.ts'
import type { StandingRecord } from '../../../facts/standing-record.ts'
import type { Age } from '../age.ts'
import type { TrackLimits } from '../limits.ts'
import type { NrmEpisode } from '../nrm/nrm-episodes.ts'
import type { RnaCycle } from '../rna/rna-cycles.ts'
import {
  type Detained,
  type Exit,
  type ExitCause,
  type ExitReason,
  isSupported,
  type Missing,
  type SupportAt,
  type SupportMode,
} from './support-track.ts'

export interface SupportReading {
  readonly record: StandingRecord
  readonly episodes: readonly NrmEpisode[]
  readonly cycles: readonly RnaCycle[]
  readonly age: Age
  readonly today: Day
  readonly limits: TrackLimits
}

/** What is known while walking; `at` is where the walk has come to. */
export interface Walk {
  readonly reading: SupportReading
  at: SupportAt
  mode?: SupportMode
  missing?: Missing
  detained?: Detained
  exits: Exit[]
  reEnteredOn?: Day
  wantsSupport: boolean
  reasonableGrounds: boolean
  /** Positive conclusive grounds in England and Wales, where move-on and the RNA exist. */
  confirmed: boolean
}

export function start(walk: Walk, on: Day): void {
  const { state } = walk.at
  if (state === 'move-on' || state === 'rna-extended' || state === 'exiting') return
  if (state === 'in-support') return
  const cameBack = walk.exits.length > 0
  if (cameBack) walk.reEnteredOn = on
  walk.at =
    walk.confirmed && !cameBack
      ? { state: 'move-on', since: on }
      : { state: 'in-support', since: on, ...(cameBack && { reEntered: true }) }
}

interface Leaving {
  readonly since: Day
  readonly reason: ExitReason
  readonly cause: ExitCause
  readonly endsOn?: Day
}

/** Leaving begins; support goes on until somebody records that it has ended. */
export function leave(walk: Walk, leaving: Leaving): void {
  if (walk.at.state === 'entry-contact') walk.at = { state: 'not-in-support' }
  if (!isSupported(walk.at)) return
  walk.at = { state: 'exiting', ...leaving, before: walk.at }
}

/** What set the leaving in motion has been undone: support stands as it did before. */
export function takeBack(walk: Walk, cause: ExitCause): void {
  if (walk.at.state === 'exiting' && walk.at.cause === cause) walk.at = walk.at.before
}

export function end(walk: Walk, exit: Exit): void {
  const last = walk.exits.at(-1)
  // A recorded last day says more than the withdrawal that led to it.
  if (last && walk.at.state === 'exited') walk.exits = [...walk.exits.slice(0, -1), exit]
  else walk.exits = [...walk.exits, exit]
  walk.at = { state: 'exited', since: exit.on, exit }
}

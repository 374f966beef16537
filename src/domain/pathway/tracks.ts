/**
 * Where a person stands: separate tracks for the NRM, support, each RNA, each consent, childhood
 * and immigration. Never one status, because a person can be confirmed and out of support, or in
 * support before any decision.
 */
import type { Day } from '../calendar/day.ts'
import { type ConsentLedger, readLedger } from '../consent/ledger.ts'
import type { Fact } from '../facts/fact.ts'
import type { nations } from '../facts/referral-facts.ts'
import { readRecord, type StandingRecord } from '../facts/standing-record.ts'
import { type Age, type AgeGroup, readAge } from './tracks/age.ts'
import { type ChildTrack, readChild } from './tracks/child-track.ts'
import { type ImmigrationTrack, readImmigration } from './tracks/immigration-track.ts'
import type { TrackLimits } from './tracks/limits.ts'
import { readChallenges } from './tracks/nrm/challenges.ts'
import { type NrmEpisode, readEpisodes } from './tracks/nrm/nrm-episodes.ts'
import { type NrmTrack, readNrm } from './tracks/nrm/nrm-track.ts'
import { readCycles } from './tracks/rna/rna-cycles.ts'
import { type RnaDue, type RnaTrack, readRnas, rnaDue } from './tracks/rna/rna-track.ts'
import { hasMoveOn } from './tracks/support/floor.ts'
import { readSupport } from './tracks/support/read-support.ts'
import { isSupported, type SupportTrack } from './tracks/support/support-track.ts'

export interface Tracks {
  /** Absent until the case is opened. */
  readonly nation?: keyof typeof nations
  readonly ageGroup: AgeGroup
  readonly nrm: NrmTrack
  readonly support: SupportTrack
  /** In order of their first fact; the last is the present one. */
  readonly rnas: readonly RnaTrack[]
  readonly rnaDue?: RnaDue
  readonly consents: ConsentLedger
  readonly child: ChildTrack
  readonly immigration: ImmigrationTrack
}

/** Tracks together with the reading they came from, for those who ask further questions. */
export interface CaseReading {
  readonly record: StandingRecord
  readonly age: Age
  readonly episodes: readonly NrmEpisode[]
  readonly tracks: Tracks
}

/** Reads every track from all recorded facts; corrections and strikings-out are taken into account. */
export function readTracks(facts: readonly Fact[], today: Day, limits: TrackLimits): Tracks {
  return readCase(facts, today, limits).tracks
}

export function readCase(facts: readonly Fact[], today: Day, limits: TrackLimits): CaseReading {
  return readCaseFrom(readRecord(facts, today), today, limits)
}

/** The same from a record that has been read already, or cut off at some point. */
export function readCaseFrom(record: StandingRecord, today: Day, limits: TrackLimits): CaseReading {
  const age = readAge(record)
  const challenges = readChallenges(record)
  const episodes = readEpisodes(record)
  const cycles = readCycles(record, challenges)
  const nrm = readNrm({ record, episodes, challenges, age, today, limits })
  const support = readSupport({ record, episodes, cycles, age, today, limits })
  const exits = support.exits.map(({ on }) => on)
  const rnas = readRnas(cycles, { record, today, limits, exits })
  const nation = record.last('case-opened')?.detail.nation
  const due = dueRna(rnas, support, { record, age, episodes, today, limits })
  const { turning18NoticeDays, permissionNoticeDays } = limits
  const tracks: Tracks = {
    ...(nation && { nation }),
    ageGroup: age.on(today),
    nrm,
    support,
    rnas,
    ...(due && { rnaDue: due }),
    consents: readLedger(record),
    child: readChild({ record, nrm, age, today, turning18NoticeDays }),
    immigration: readImmigration({ record, episodes, today, permissionNoticeDays }),
  }
  return { record, age, episodes, tracks }
}

interface DueReading {
  readonly record: StandingRecord
  readonly age: Age
  readonly episodes: readonly NrmEpisode[]
  readonly today: Day
  readonly limits: TrackLimits
}

/** An RNA can be due only for a confirmed adult in support in England or Wales. */
function dueRna(
  rnas: readonly RnaTrack[],
  support: SupportTrack,
  { record, age, episodes, today, limits }: DueReading,
): RnaDue | undefined {
  const confirmedOn = confirmation(episodes)
  if (confirmedOn === undefined || !hasMoveOn(record) || age.on(today) !== 'adult') return undefined
  if (!isSupported(support)) return undefined
  const { reEnteredOn } = support
  const exits = support.exits.map(({ on }) => on)
  return rnaDue(rnas, {
    record,
    today,
    limits,
    exits,
    confirmedOn,
    ...(reEnteredOn && { reEnteredOn }),
  })
}

/** The day of the latest conclusive grounds decision, when it is positive. */
export function confirmation(episodes: readonly NrmEpisode[]): Day | undefined {
  const decision = episodes.findLast((one) => one.conclusiveGrounds)?.conclusiveGrounds
  return decision?.outcome === 'positive' ? decision.on : undefined
}

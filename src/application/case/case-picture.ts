/**
 * Everything that the facts of one case say on a day: tracks, clocks, needs, cover, what is given and
 * told. Computed afresh from facts, policy and the day; nothing here is ever stored.
 */
import type { Day } from '../../domain/calendar/day.ts'
import type { Clock } from '../../domain/clocks/clock.ts'
import { clocksOf } from '../../domain/clocks/clocks-of.ts'
import { type GapAhead, gapsAhead } from '../../domain/cover/coming-gap.ts'
import { type Cover, coverOf } from '../../domain/cover/cover.ts'
import { type Fact, knownOn } from '../../domain/facts/fact.ts'
import {
  type Evidence,
  type EvidenceRequest,
  evidenceOf,
  evidenceRequestsOf,
} from '../../domain/needs/evidence.ts'
import { type Need, needsOf } from '../../domain/needs/need.ts'
import { type Provision, provisionOf } from '../../domain/needs/provision.ts'
import { type CaseReading, readCase, type Tracks } from '../../domain/pathway/tracks.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { coverLimitsFrom, leadTimesFrom, ourTarget, trackLimitsFrom } from './limits-from-policy.ts'

/** What moves with the day: all that lists need, without what only the page of the case shows. */
export interface CaseOutline {
  readonly today: Day
  readonly reading: CaseReading
  readonly tracks: Tracks
  readonly clocks: readonly Clock[]
  readonly needs: readonly Need[]
  readonly cover: Cover
  readonly gaps: readonly GapAhead[]
}

export interface CasePicture extends CaseOutline {
  readonly facts: readonly Fact[]
  readonly evidence: readonly Evidence[]
  readonly evidenceRequests: readonly EvidenceRequest[]
  readonly provision: readonly Provision[]
  /** After so many days evidence is asked about: is it still current? */
  readonly evidenceDays: number
}

export function outlineOf(facts: readonly Fact[], today: Day, policy: Policy): CaseOutline {
  const reading = readCase(facts, today, trackLimitsFrom(policy, today))
  const needs = needsOf(facts)
  const cover = coverOf(facts, needs, coverLimitsFrom(policy, facts, today))
  return {
    today,
    reading,
    tracks: reading.tracks,
    clocks: clocksOf(facts, policy),
    needs,
    cover,
    gaps: gapsAhead(cover, leadTimesFrom(policy, today), today),
  }
}

export function pictureOf(facts: readonly Fact[], today: Day, policy: Policy): CasePicture {
  return {
    ...outlineOf(facts, today, policy),
    facts,
    evidence: evidenceOf(facts),
    evidenceRequests: evidenceRequestsOf(facts),
    provision: provisionOf(facts),
    evidenceDays: ourTarget(policy, 'OUR-EVIDENCE-AGE', today),
  }
}

/** What was known at the end of an earlier day, as it would have been shown then. */
export function pictureAsAt(facts: readonly Fact[], day: Day, policy: Policy): CasePicture {
  return pictureOf(knownOn(facts, day), day, policy)
}

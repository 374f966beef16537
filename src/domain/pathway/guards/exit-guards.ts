/**
 * Guards for the end of support. Support of a confirmed victim does not end before the move-on
 * floor, and nobody is exited for being missing, detained or suspended.
 */
import type { Fact, FactOf, FactType } from '../../facts/fact.ts'
import { readExitGate } from '../../leaving/exit-gate.ts'
import { type ExitReason, isSupported } from '../tracks/support/support-track.ts'
import type { CaseReading } from '../tracks.ts'
import { type Finding, finder, type Guards, type Setting } from './guard.ts'

export const exitGuards: Guards = { exited: guardExit }

/** Reasons for which support may end before the floor. Death ends it without an exit. */
export const exempt: ReadonlySet<ExitReason> = new Set<ExitReason>([
  'choice',
  'withdrew-from-nrm',
  'withdrew-from-support',
  'disqualified',
  'missing',
  'return',
])

/** Reasons for leaving through the gate: somebody had time to put things in place. */
const throughGate: ReadonlySet<ExitReason> = new Set<ExitReason>([
  'planned',
  'choice',
  'negative-reasonable-grounds',
  'negative-conclusive-grounds',
  'rna-not-agreed',
  'disqualified',
  'moved-nation',
])

function guardExit(fact: FactOf<'exited'>, setting: Setting): readonly Finding[] {
  const before = setting.before(fact)
  return [
    ...guardFloor(fact, before),
    ...guardOwnDecision(fact, before, setting),
    ...guardState(fact, before),
    ...guardGate(fact, before),
  ]
}

/** The event that a reason for leaving speaks of, when it has one. */
const eventOf: { readonly [Reason in ExitReason]?: FactType } = {
  'withdrew-from-nrm': 'nrm-withdrawn',
  'withdrew-from-support': 'consent-withdrawn',
  disqualified: 'disqualified',
  missing: 'went-missing',
  'rna-not-agreed': 'rna-decided',
  'negative-reasonable-grounds': 'reasonable-grounds-decided',
  'negative-conclusive-grounds': 'conclusive-grounds-decided',
}

function hasHappened(reason: ExitReason, { record, tracks, episodes }: CaseReading): boolean {
  const { nrm, support } = tracks
  switch (reason) {
    case 'withdrew-from-nrm':
      return nrm.state === 'withdrawn'
    case 'withdrew-from-support':
      return record.of('consent-withdrawn').some(({ detail }) => {
        return detail.consent === 'support' || detail.consent === 'transition-support'
      })
    case 'disqualified':
      return episodes.at(-1)?.disqualification !== undefined
    case 'missing':
      return support.missing !== undefined
    case 'rna-not-agreed':
      return record.last('rna-decided') !== undefined
    case 'negative-reasonable-grounds':
      return episodes.at(-1)?.reasonableGrounds?.outcome === 'negative'
    case 'negative-conclusive-grounds':
      return episodes.at(-1)?.conclusiveGrounds?.outcome === 'negative'
    default:
      return true
  }
}

/**
 * Not before the floor, counted from the day the survivor had the decision, unless for a reason
 * that stands by itself. Such a reason must really have happened: it would open the floor.
 */
function guardFloor(fact: FactOf<'exited'>, before: CaseReading): readonly Finding[] {
  const { refuse, warn, found } = finder(fact)
  const { reason } = fact.detail
  const { floor } = before.tracks.support
  const early = floor !== undefined && fact.on < floor.notBefore
  if (early && !exempt.has(reason)) {
    const { notBefore, fromLetter, survivorHasIt } = floor
    refuse(true, { code: 'exit-before-floor', notBefore, fromLetter, survivorHasIt })
  }
  const missing = eventOf[reason]
  if (missing && !hasHappened(reason, before)) {
    if (early) refuse(true, { code: 'exit-reason-not-recorded', reason, missing })
    else warn(true, { code: 'reason-not-recorded', reason, missing })
  }
  const unserved = floor?.survivorHasIt === false && reason !== 'missing'
  warn(unserved && !early, { code: 'survivor-may-not-have-decision' })
  return found
}

const never: readonly FactType[] = ['went-missing', 'detained', 'nrm-suspended']

/** Being missing, detained or suspended is recorded by itself; an exit is somebody's later decision. */
function guardOwnDecision(
  fact: FactOf<'exited'>,
  before: CaseReading,
  { together }: Setting,
): readonly Finding[] {
  const { refuse, found } = finder(fact)
  const because = together.find(({ type }) => never.includes(type))?.type
  if (because) refuse(true, { code: 'exit-needs-its-own-decision', because })
  const { missing } = before.tracks.support
  const sameDay = fact.detail.reason === 'missing' && missing?.since === fact.on
  refuse(sameDay && because === undefined, {
    code: 'exit-needs-its-own-decision',
    because: 'went-missing',
  })
  return found
}

function guardState(fact: FactOf<'exited'>, before: CaseReading): readonly Finding[] {
  const { refuse, warn, found } = finder(fact)
  const { support } = before.tracks
  const left = support.state === 'exited' || support.state === 'reach-in'
  const last = support.exits.at(-1)
  if (left && last) {
    refuse(wasRecorded(last.on, before), { code: 'already-left', leftOn: last.on })
  } else {
    warn(!isSupported(support), { code: 'start-not-recorded', missing: 'support-started' })
  }
  return found
}

/** Withdrawing from support ends it without an exit; the last day may still be recorded. */
function wasRecorded(on: Fact['on'], { record }: CaseReading): boolean {
  return record.of('exited').some((exit) => exit.on === on)
}

function guardGate(fact: FactOf<'exited'>, { record }: CaseReading): readonly Finding[] {
  const { warn, found } = finder(fact)
  if (!throughGate.has(fact.detail.reason)) return found
  const { complete, missing, unmetNeeds, signedOff } = readExitGate(record)
  warn(!complete, { code: 'exit-gate-open', missing, unmetNeeds: unmetNeeds.length, signedOff })
  return found
}

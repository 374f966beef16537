/**
 * Reads the support track by walking through what happened, day by day. A decision letter moves
 * support only as the contract says; nothing but a recorded ending ever ends it.
 */
import type { Day } from '../../../calendar/day.ts'
import type { Fact, FactOf } from '../../../facts/fact.ts'
import { turnOf } from '../nrm/challenges.ts'
import { agreedIn } from '../rna/rna-decisions.ts'
import { floorOf, hasMoveOn } from './floor.ts'
import { detainedOf, missingOf, withAttempt, withPosition } from './support-parts.ts'
import { isSupported, type SupportAt, type SupportTrack } from './support-track.ts'
import { end, leave, type SupportReading, start, takeBack, type Walk } from './support-walk.ts'

export function readSupport(reading: SupportReading): SupportTrack {
  const walk: Walk = {
    reading,
    at: { state: 'not-in-support' },
    exits: [],
    wantsSupport: false,
    reasonableGrounds: false,
    confirmed: false,
  }
  for (const fact of reading.record.inOrder) step(walk, fact)
  const { mode, missing, detained, exits, reEnteredOn } = walk
  const floor = floorOf(reading)
  return {
    track: 'support',
    ...withPosition(walk.at, reading),
    ...(mode && { mode }),
    ...(missing && { missing }),
    ...(detained && { detained }),
    ...(floor && { floor }),
    ...(reEnteredOn && { reEnteredOn }),
    exits,
  }
}

function step(walk: Walk, fact: Fact): void {
  if (walk.at.state === 'died') return
  switch (fact.type) {
    case 'died':
      walk.at = { state: 'died', since: fact.on }
      return
    case 'referred':
      if (fact.detail.wantsSupport === 'yes') walk.wantsSupport = true
      if (fact.detail.wantsSupport === 'no') walk.wantsSupport = false
      return
    case 'consent-given':
    case 'consent-refused':
    case 'consent-withdrawn':
      onConsent(walk, fact)
      return
    case 'went-missing':
      walk.missing = missingOf(fact)
      return
    case 'found-again':
      delete walk.missing
      return
    case 'detained':
      walk.detained = detainedOf(fact)
      return
    case 'released':
      delete walk.detained
      return
    case 'reasonable-grounds-decided':
    case 'conclusive-grounds-decided':
    case 'reconsideration-decided':
    case 'disqualification-lifted':
      onLetter(walk, fact)
      return
    case 'disqualified':
      walk.reasonableGrounds = false
      leave(walk, { since: fact.on, reason: 'disqualified', cause: 'disqualified' })
      return
    case 'nrm-withdrawn':
      onWithdrawal(walk, fact.on)
      return
    case 'transition-answered':
      if (fact.detail.answer === 'withdraw') onWithdrawal(walk, fact.on)
      return
    case 'rna-decided':
      onRnaDecision(walk, fact)
      return
    case 'rna-declined':
      if (walk.at.state !== 'move-on') return
      leave(walk, { since: fact.on, reason: 'choice', cause: 'rna-declined' })
      return
    case 'rna-offered':
    case 'rna-accepted':
      takeBack(walk, 'rna-declined')
      return
    default:
      onSupportFact(walk, fact)
      return
  }
}

function onSupportFact(walk: Walk, fact: Fact): void {
  const { at } = walk
  switch (fact.type) {
    case 'emergency-support-agreed':
      if (at.state === 'not-in-support') walk.at = { state: 'emergency', since: fact.on }
      return
    case 'contact-attempted':
      if (at.state === 'entry-contact') walk.at = withAttempt(at, fact)
      return
    case 'support-started':
      walk.mode = fact.detail.mode
      start(walk, fact.on)
      return
    case 'support-mode-changed':
      walk.mode = fact.detail.mode
      return
    case 'support-continued':
      // Outside England and Wales a decision may go on with support that a letter had ended.
      takeBack(walk, 'conclusive-grounds')
      takeBack(walk, 'reasonable-grounds')
      return
    case 'exit-notice-given':
      onNotice(walk, fact)
      return
    case 'exit-extension-answered':
      if (at.state === 'exiting' && fact.detail.given === 'yes' && fact.detail.until) {
        walk.at = { ...at, endsOn: fact.detail.until }
      }
      return
    case 'exited':
      end(walk, { on: fact.on, reason: fact.detail.reason })
      return
    case 'reach-in-started':
      if (at.state === 'exited') walk.at = { state: 'reach-in', since: fact.on, exit: at.exit }
      return
    case 'reach-in-ended':
      if (at.state === 'reach-in') walk.at = { state: 'exited', since: at.exit.on, exit: at.exit }
      return
    case 're-entry-requested':
      if (at.state === 'exited' || at.state === 'reach-in') {
        const { exit } = at
        walk.at = { state: 're-entry-assessment', since: fact.on, request: fact.id, exit }
      }
      return
    case 're-entry-decided':
      onReEntry(walk, fact)
      return
    default:
      return
  }
}

function onConsent(
  walk: Walk,
  fact: FactOf<'consent-given' | 'consent-refused' | 'consent-withdrawn'>,
): void {
  const { consent } = fact.detail
  if (consent !== 'support' && consent !== 'transition-support') return
  walk.wantsSupport = fact.type === 'consent-given'
  if (fact.type === 'consent-given') {
    awaitEntry(walk, fact.on)
    return
  }
  if (fact.type !== 'consent-withdrawn') return
  if (walk.at.state === 'entry-contact') walk.at = { state: 'not-in-support' }
  if (isSupported(walk.at)) end(walk, { on: fact.on, reason: 'withdrew-from-support' })
}

function onWithdrawal(walk: Walk, on: Day): void {
  walk.reasonableGrounds = false
  leave(walk, { since: on, reason: 'withdrew-from-nrm', cause: 'nrm-withdrawn' })
}

/** An adult with a positive decision who wants support is waiting for the first contact. */
function awaitEntry(walk: Walk, on: Day): void {
  const { state } = walk.at
  const outside = state === 'not-in-support' || state === 'emergency'
  if (!outside || !walk.wantsSupport || !walk.reasonableGrounds) return
  if (walk.reading.age.on(on) !== 'adult') return
  walk.at =
    walk.at.state === 'emergency'
      ? { ...walk.at, assessmentDueSince: walk.at.assessmentDueSince ?? on }
      : { state: 'entry-contact', since: on, attempts: 0 }
}

function onLetter(walk: Walk, fact: Fact): void {
  const turn = turnOf(fact, walk.reading.record)
  if (turn === undefined) return
  if (turn.about === 'disqualification-lifted') {
    walk.reasonableGrounds = true
    takeBack(walk, 'disqualified')
    return
  }
  if (turn.about === 'reasonable-grounds') {
    walk.reasonableGrounds = turn.positive
    if (turn.positive) {
      onPositiveReasonableGrounds(walk, fact.on)
      return
    }
    const reason = 'negative-reasonable-grounds'
    leave(walk, { since: fact.on, reason, cause: 'reasonable-grounds' })
    return
  }
  walk.confirmed = turn.positive && hasMoveOn(walk.reading.record)
  walk.reasonableGrounds = turn.positive
  if (turn.positive) {
    onPositiveConclusiveGrounds(walk, fact.on)
    return
  }
  const reason = 'negative-conclusive-grounds'
  leave(walk, { since: fact.on, reason, cause: 'conclusive-grounds' })
}

function onPositiveReasonableGrounds(walk: Walk, on: Day): void {
  takeBack(walk, 'reasonable-grounds')
  // A new positive decision after leaving opens the way in again, like the first one.
  if (walk.at.state === 'exited' && walk.wantsSupport) walk.at = { state: 'not-in-support' }
  awaitEntry(walk, on)
}

function onPositiveConclusiveGrounds(walk: Walk, on: Day): void {
  takeBack(walk, 'conclusive-grounds')
  if (walk.confirmed && walk.at.state === 'in-support') walk.at = { state: 'move-on', since: on }
}

function onNotice(walk: Walk, { on, detail }: FactOf<'exit-notice-given'>): void {
  const { reason, endsOn } = detail
  if (walk.at.state === 'exiting') {
    walk.at = { ...walk.at, reason, endsOn, noticeOn: on }
    return
  }
  if (!isSupported(walk.at)) return
  const { at } = walk
  const cause = 'exit-notice-given'
  walk.at = { state: 'exiting', since: on, reason, cause, endsOn, noticeOn: on, before: at }
}

function onRnaDecision(walk: Walk, fact: FactOf<'rna-decided'>): void {
  const cycle = walk.reading.cycles.find(({ rna }) => rna === fact.detail.rna)
  const decision = cycle?.decisions.find((one) => one.fact === fact.id)
  const agreed = agreedIn(decision)
  if (cycle === undefined || agreed === undefined) return
  const { at } = walk
  if (agreed.any) {
    if (!isOpenToAgreement(at)) return
    walk.at = {
      state: 'rna-extended',
      since: fact.on,
      rna: cycle.rna,
      rnaNumber: cycle.number,
      ...(agreed.until && { agreedUntil: agreed.until }),
      position: 'running',
    }
    return
  }
  const endsOn = fact.detail.supportEndsOn
  leave(walk, {
    since: fact.on,
    reason: 'rna-not-agreed',
    cause: 'rna-decided',
    ...(endsOn && { endsOn }),
  })
}

function isOpenToAgreement(at: SupportAt): boolean {
  if (at.state === 'exiting') {
    const { cause } = at
    return cause === 'rna-decided' || cause === 'rna-declined' || cause === 'exit-notice-given'
  }
  return isSupported(at) || at.state === 'not-in-support' || at.state === 'entry-contact'
}

function onReEntry(walk: Walk, { on, detail }: FactOf<'re-entry-decided'>): void {
  const { at } = walk
  if (at.state !== 're-entry-assessment' && at.state !== 'exited' && at.state !== 'reach-in') return
  if (detail.outcome === 'agreed') {
    walk.reEnteredOn = on
    walk.at = { state: 'in-support', since: on, reEntered: true }
  } else {
    walk.at = { state: 'exited', since: at.exit.on, exit: at.exit }
  }
}

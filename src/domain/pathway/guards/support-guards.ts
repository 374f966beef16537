/** Guards for support: starting, notice, and coming back. Leaving has a file of its own. */
import { consentOn } from '../../consent/ledger.ts'
import type { Fact, FactOf } from '../../facts/fact.ts'
import { decisionOf, requestElements } from '../../leaving/re-entry.ts'
import { isSupported } from '../tracks/support/support-track.ts'
import { confirmation } from '../tracks.ts'
import { startOf } from './decision-guards.ts'
import { exempt } from './exit-guards.ts'
import { type Finding, finder, type Guards, type Setting } from './guard.ts'

export const supportGuards: Guards = {
  'emergency-support-agreed': guardEmergency,
  'support-started': guardStart,
  'support-mode-changed': guardInSupport,
  'found-again': (fact, { before }) =>
    startOf(fact, before(fact).tracks.support.missing, 'went-missing'),
  released: (fact, { before }) => startOf(fact, before(fact).tracks.support.detained, 'detained'),
  'support-continued': guardContinued,
  'exit-notice-given': guardNotice,
  'exit-extension-answered': (fact, { before }) =>
    startOf(fact, before(fact).record.last('exit-extension-asked'), 'exit-extension-asked'),
  'reach-in-started': guardReachIn,
  'reach-in-ended': (fact, { before }) =>
    startOf(fact, before(fact).record.last('reach-in-started'), 'reach-in-started'),
  're-entry-requested': guardReEntryRequest,
  're-entry-decided': guardReEntryDecision,
}

/** The set time, and the power to go on after it, exist in Scotland and Northern Ireland only. */
function guardContinued(
  fact: FactOf<'support-continued'>,
  { now: { record } }: Setting,
): readonly Finding[] {
  const { refuse, found } = finder(fact)
  const nation = record.last('case-opened')?.detail.nation
  if (nation) {
    refuse(nation !== 'SCOT' && nation !== 'NI', { code: 'continued-only-elsewhere', nation })
  }
  return found
}

function guardEmergency(
  fact: FactOf<'emergency-support-agreed'>,
  setting: Setting,
): readonly Finding[] {
  return [...guardAge(fact, setting), ...guardSupportConsent(fact, setting)]
}

function guardStart(fact: FactOf<'support-started'>, setting: Setting): readonly Finding[] {
  const { warn, found } = finder(fact)
  const { tracks, episodes } = setting.before(fact)
  const { support } = tracks
  const episode = episodes.at(-1)
  const positive =
    episode?.reasonableGrounds?.outcome === 'positive' ||
    episode?.conclusiveGrounds?.outcome === 'positive'
  warn(!positive && support.state !== 'emergency', { code: 'before-reasonable-grounds' })
  warn(isSupported(support) && support.state !== 'emergency', { code: 'already-in-support' })
  return [...found, ...guardAge(fact, setting), ...guardSupportConsent(fact, setting)]
}

/** Support for a child is the council's, not the contract's. */
function guardAge(fact: Fact, { now: { age } }: Setting): readonly Finding[] {
  const { warn, found } = finder(fact)
  const ageGroup = age.on(fact.on)
  warn(ageGroup !== 'adult', { code: 'support-is-the-councils', ageGroup })
  return found
}

function guardSupportConsent(fact: Fact, { now: { record } }: Setting): readonly Finding[] {
  const { warn, found } = finder(fact)
  const consent = consentOn(record, 'support', fact.on)
  const atEighteen = consentOn(record, 'transition-support', fact.on)
  const agreed = consent.state === 'live' || atEighteen.state === 'live'
  warn(!agreed, { code: 'consent-not-live', consent: 'support', state: consent.state })
  return found
}

function guardInSupport(fact: Fact, { before }: Setting): readonly Finding[] {
  const { warn, found } = finder(fact)
  warn(!isSupported(before(fact).tracks.support), { code: 'not-in-support' })
  return found
}

/** A notice may be wrong, and then it is what must be challenged: it is recorded, with a warning. */
function guardNotice(fact: FactOf<'exit-notice-given'>, setting: Setting): readonly Finding[] {
  const { warn, found } = finder(fact)
  const { floor } = setting.before(fact).tracks.support
  if (floor && !exempt.has(fact.detail.reason)) {
    const { notBefore } = floor
    warn(fact.detail.endsOn < notBefore, { code: 'ends-before-floor', notBefore })
  }
  return [...found, ...guardInSupport(fact, setting)]
}

function guardReachIn(fact: FactOf<'reach-in-started'>, setting: Setting): readonly Finding[] {
  const { refuse, warn, found } = finder(fact)
  const { episodes, tracks } = setting.before(fact)
  refuse(confirmation(episodes) === undefined, { code: 'needs-positive-conclusive-grounds' })
  warn(tracks.support.state !== 'exited', { code: 'has-not-left' })
  return found
}

/** Anybody may ask to come back; what the request leaves out weakens it. */
function guardReEntryRequest(
  fact: FactOf<'re-entry-requested'>,
  setting: Setting,
): readonly Finding[] {
  const { warn, found } = finder(fact)
  const { episodes, tracks } = setting.before(fact)
  const { state } = tracks.support
  warn(confirmation(episodes) === undefined, { code: 'not-confirmed' })
  warn(state !== 'exited' && state !== 'reach-in', { code: 'has-not-left' })
  const missing = requestElements.filter((one) => !fact.detail.assessed?.includes(one))
  warn(missing.length > 0, { code: 'request-incomplete', missing })
  return found
}

function guardReEntryDecision(
  fact: FactOf<'re-entry-decided'>,
  setting: Setting,
): readonly Finding[] {
  const { warn, found } = finder(fact)
  const request = setting.before(fact).record.last('re-entry-requested')
  const { outcome, notWeighed } = decisionOf(fact)
  warn(outcome === 'refused' && notWeighed.length > 0, {
    code: 'refusal-not-reasoned',
    missing: notWeighed,
  })
  return [...found, ...startOf(fact, request, 're-entry-requested')]
}

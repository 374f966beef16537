/** Guards of sections on identification, referral and consent. */
import type { Day } from '../../calendar/day.ts'
import { consentOn, namesSomebody } from '../../consent/ledger.ts'
import type { Fact, FactOf } from '../../facts/fact.ts'
import { isOver } from '../tracks/nrm/nrm-episodes.ts'
import { type Finding, finder, type Guards, type Setting } from './guard.ts'

export const referralGuards: Guards = {
  referred: guardReferral,
  'duty-to-notify-sent': guardNotification,
  'routed-to-devolved-panel': guardPanel,
  'consent-given': guardConsentGiven,
  'consent-withdrawn': guardConsentWithdrawn,
}

/**
 * An adult is referred only with consent; a child or a person of unknown age needs none, but
 * safeguarding comes first.
 */
function guardReferral(fact: FactOf<'referred'>, setting: Setting): readonly Finding[] {
  const { refuse, warn, found } = finder(fact)
  const { record, age } = setting.now
  const before = setting.before(fact)
  const adult = age.on(fact.on) === 'adult'
  const consent = consentOn(record, 'nrm-referral', fact.on).state
  refuse(adult && consent !== 'live', { code: 'no-consent-to-referral', consent })
  refuse(adult && fact.detail.authority === 'devolved-panel', { code: 'panel-is-for-children' })
  warn(!adult && before.record.last('safeguarding-referred') === undefined, {
    code: 'safeguarding-first',
  })

  const episode = before.episodes.at(-1)
  const firstDecision = record.inOrder.find(isGroundsDecision)
  const firstReferral = record.of('referred')[0]
  const decided = firstDecision && firstDecision.on < fact.on && firstReferral?.id === fact.id
  if (decided) {
    refuse(true, {
      code: 'decision-before-referral',
      referredOn: fact.on,
      decidedOn: firstDecision.on,
    })
  } else if (episode?.referral && !isOver(episode)) {
    warn(true, { code: 'already-referred', on: episode.referral.on })
  }
  return found
}

function isGroundsDecision(fact: Fact): boolean {
  return fact.type === 'reasonable-grounds-decided' || fact.type === 'conclusive-grounds-decided'
}

/** Never for a child or somebody of unknown age: a child must be referred. */
function guardNotification(
  fact: FactOf<'duty-to-notify-sent'>,
  { now: { record, age } }: Setting,
): readonly Finding[] {
  const { refuse, warn, found } = finder(fact)
  const ageGroup = age.on(fact.on)
  refuse(ageGroup !== 'adult', { code: 'notify-not-for-children', ageGroup })
  const agreed = consentOn(record, 'nrm-referral', fact.on).state === 'live'
  warn(agreed, { code: 'agreed-to-referral' })
  return found
}

function guardPanel(
  fact: FactOf<'routed-to-devolved-panel'>,
  { now: { age }, limits }: Setting,
): readonly Finding[] {
  const { refuse, warn, found } = finder(fact)
  refuse(age.on(fact.on) === 'adult', { code: 'panel-is-for-children' })
  const days = limits.panelMinimumDaysBefore18
  const { turns18On } = age
  if (days === undefined || turns18On === undefined) return found
  const left = Math.round((Date.parse(turns18On) - Date.parse(fact.on)) / 86_400_000)
  warn(left <= days, { code: 'too-close-to-18-for-panel', days: left })
  return found
}

function guardConsentGiven(
  fact: FactOf<'consent-given'>,
  { now: { age }, limits }: Setting,
): readonly Finding[] {
  const { consent, form } = fact.detail
  const turning18 = consent === 'transition-nrm'
  if (form !== 'verbal') return []
  if (turning18) return guardSpokenForm(fact, age.turns18On, limits.spokenFormFrom)
  return consent === 'nrm-referral' ? guardSpokenDay(fact, limits.spokenFormFrom) : []
}

/** Spoken consent to stay can be taken only once the person is 18. */
export function guardSpokenForm(
  fact: Fact,
  turns18On: Day | undefined,
  acceptedFrom: Day | undefined,
): readonly Finding[] {
  const { refuse, warn, found } = finder(fact)
  warn(turns18On === undefined, { code: 'birthday-not-known' })
  if (turns18On) refuse(fact.on < turns18On, { code: 'verbal-only-after-18', turns18On })
  return [...found, ...guardSpokenDay(fact, acceptedFrom)]
}

export function guardSpokenDay(fact: Fact, acceptedFrom: Day | undefined): readonly Finding[] {
  const { warn, found } = finder(fact)
  if (acceptedFrom) {
    warn(fact.on < acceptedFrom, { code: 'spoken-form-not-yet-accepted', from: acceptedFrom })
  }
  return found
}

function guardConsentWithdrawn(
  fact: FactOf<'consent-withdrawn'>,
  setting: Setting,
): readonly Finding[] {
  const { refuse, warn, found } = finder(fact)
  const { consent, given } = fact.detail
  const before = setting.before(fact)
  const entry = before.tracks.consents[consent]
  warn(entry.state !== 'live', { code: 'consent-not-live', consent, state: entry.state })
  if (entry.state === 'live' && namesSomebody(consent) && given === undefined) {
    const live = entry.grants.map((grant) => grant.fact)
    refuse(live.length > 1, { code: 'which-consent', consent, live })
  }
  // Named under another heading it would take back nothing, and somebody would believe that it had.
  const named = given === undefined ? undefined : before.record.standing(given)
  const other = named?.type === 'consent-given' && named.detail.consent !== consent
  const live = entry.state === 'live' ? entry.grants.map((grant) => grant.fact) : []
  refuse(other, { code: 'which-consent', consent, live })
  const referred = before.tracks.nrm.state !== 'not-referred'
  warn(consent === 'nrm-referral' && referred, { code: 'nrm-goes-on' })
  return found
}

/** Guards for letters of the competent authority and for challenges to them. */
import { type Day, daysBetween, lastDayCountingStart, laterOf } from '../../calendar/day.ts'
import type { Fact, FactOf } from '../../facts/fact.ts'
import type { StandingRecord } from '../../facts/standing-record.ts'
import { isPending } from '../tracks/nrm/challenges.ts'
import type { NrmEpisode } from '../tracks/nrm/nrm-episodes.ts'
import { type Finding, finder, type Guards, lengthOf, type Setting } from './guard.ts'
import { guardSpokenDay } from './referral-guards.ts'

export const decisionGuards: Guards = {
  'reasonable-grounds-decided': guardReasonableGrounds,
  'conclusive-grounds-decided': guardConclusiveGrounds,
  'additional-recovery-period-decided': guardFurtherPeriod,
  'reconsideration-requested': guardChallenge,
  disqualified: guardDisqualification,
  'disqualification-lifted': (fact, { before }) =>
    startOf(fact, before(fact).episodes.at(-1)?.disqualification, 'disqualified'),
  'nrm-suspended': guardOpenCase,
  'nrm-resumed': (fact, { before }) => {
    const { nrm } = before(fact).tracks
    return startOf(fact, nrm.state === 'suspended' || undefined, 'nrm-suspended')
  },
  'nrm-withdrawn': guardWithdrawal,
  'nrm-closed': guardOpenCase,
}

/** The beginning of what this fact ends was never recorded: look whether it was forgotten. */
export function startOf(fact: Fact, start: unknown, missing: Fact['type']): readonly Finding[] {
  const { warn, found } = finder(fact)
  warn(start === undefined, { code: 'start-not-recorded', missing })
  return found
}

function guardAfterReferral(fact: Fact, record: StandingRecord): readonly Finding[] {
  const { refuse, warn, found } = finder(fact)
  const first = record.of('referred')[0]
  warn(first === undefined, { code: 'referral-not-recorded' })
  if (first) {
    refuse(fact.on < first.on, {
      code: 'decision-before-referral',
      referredOn: first.on,
      decidedOn: fact.on,
    })
  }
  return found
}

function guardReasonableGrounds(
  fact: FactOf<'reasonable-grounds-decided'>,
  setting: Setting,
): readonly Finding[] {
  const { refuse, warn, found } = finder(fact)
  const { record } = setting.now
  const episode = episodeBefore(fact, setting)
  const conclusive = episode?.conclusiveGrounds
  if (conclusive) {
    const conclusiveOn = conclusive.on
    refuse(true, { code: 'conclusive-before-reasonable', reasonableOn: fact.on, conclusiveOn })
  } else if (episode?.reasonableGrounds) {
    warn(true, { code: 'decided-again', earlierOn: episode.reasonableGrounds.on })
  }
  return [...found, ...guardAfterReferral(fact, record), ...guardOpenCase(fact, setting)]
}

function guardConclusiveGrounds(
  fact: FactOf<'conclusive-grounds-decided'>,
  setting: Setting,
): readonly Finding[] {
  const { refuse, warn, found } = finder(fact)
  const { record } = setting.now
  const episode = episodeBefore(fact, setting)
  const first = episode?.reasonableGrounds
  if (first === undefined) {
    const later = record.of('reasonable-grounds-decided').find(({ on }) => on > fact.on)
    if (later) {
      const reasonableOn = later.on
      refuse(true, { code: 'conclusive-before-reasonable', reasonableOn, conclusiveOn: fact.on })
    } else {
      refuse(!isWithPanel(episode, record), { code: 'no-reasonable-grounds' })
    }
  } else {
    refuse(first.outcome === 'negative', {
      code: 'reasonable-grounds-were-negative',
      decidedOn: first.on,
    })
    const days = lengthOf(setting.limits.recoveryMinimumDays, first.on)
    const minimumUntil = days === undefined ? undefined : lastDayCountingStart(first.on, days)
    if (minimumUntil && !isWithPanel(episode, record)) {
      warn(fact.on <= minimumUntil, { code: 'before-recovery-minimum', minimumUntil })
    }
  }
  const earlier = episode?.conclusiveGrounds
  if (earlier) warn(true, { code: 'decided-again', earlierOn: earlier.on })
  warn(fact.detail.letter === undefined, { code: 'letter-not-attached' })
  return [...found, ...guardAfterReferral(fact, record), ...guardOpenCase(fact, setting)]
}

/** The episode that this letter belongs to, as it stood before the letter. */
function episodeBefore(fact: Fact, setting: Setting): NrmEpisode | undefined {
  return setting.before(fact).episodes.at(-1)
}

/** A local panel may decide both questions at once. */
function isWithPanel(episode: NrmEpisode | undefined, record: StandingRecord): boolean {
  return (
    episode?.referral?.authority === 'devolved-panel' ||
    record.last('routed-to-devolved-panel') !== undefined
  )
}

/** Only a further positive decision raises the question of a further recovery period. */
function guardFurtherPeriod(
  fact: FactOf<'additional-recovery-period-decided'>,
  setting: Setting,
): readonly Finding[] {
  const { refuse, warn, found } = finder(fact)
  const { episodes } = setting.before(fact)
  refuse(episodes.at(-1)?.reasonableGrounds?.outcome !== 'positive', {
    code: 'no-reasonable-grounds',
  })
  const earlier = episodes.slice(0, -1).some((one) => one.reasonableGrounds?.outcome === 'positive')
  warn(!earlier, { code: 'no-further-period-to-decide' })
  return found
}

/** Late requests are recorded all the same: the authority may accept them, and the record is true. */
function guardChallenge(
  fact: FactOf<'reconsideration-requested'>,
  setting: Setting,
): readonly Finding[] {
  const { warn, found } = finder(fact)
  const { record, tracks } = setting.now
  const decision = record.standing(fact.detail.of)
  if (decision === undefined) return found
  const positive = 'outcome' in decision.detail && decision.detail.outcome === 'positive'
  warn(positive, { code: 'positive-decision-challenged' })
  const lastSafeDay = lastDayToChallenge(decision, setting)
  if (lastSafeDay) {
    const days = daysBetween(lastSafeDay, fact.on)
    warn(days > 0, { code: 'out-of-time', lastSafeDay, days })
  }
  const open = tracks.nrm.challenges.find(
    (one) => one.of === decision.id && one.request !== fact.id && isPending(one),
  )
  if (open) warn(open.requestedOn <= fact.on, { code: 'already-asked', on: open.requestedOn })
  return found
}

/** A survivor's deadline runs from the earliest plausible day: the letter's, counted as day one. */
function lastDayToChallenge(decision: Fact, { now, limits }: Setting): Day | undefined {
  const { record } = now
  const length =
    decision.type === 'rna-decided'
      ? lengthOf(limits.rnaReconsiderationDays, decision.on)
      : decision.type === 'disqualified'
        ? undefined
        : lengthOf(limits.reconsiderationDays, decision.on)
  if (length === undefined) return undefined
  const last = lastDayCountingStart(decision.on, length)
  const more = record
    .of('extension-answered')
    .findLast(
      ({ detail }) =>
        detail.given === 'yes' && record.standing(detail.of)?.id === decision.id && detail.until,
    )
  return more?.detail.until ? laterOf(last, more.detail.until) : last
}

function guardDisqualification(fact: FactOf<'disqualified'>, setting: Setting): readonly Finding[] {
  const { refuse, found } = finder(fact)
  const episode = episodeBefore(fact, setting)
  const positive =
    episode?.reasonableGrounds?.outcome === 'positive' ||
    episode?.conclusiveGrounds?.outcome === 'positive'
  refuse(!positive, { code: 'no-reasonable-grounds' })
  return found
}

function guardWithdrawal(fact: FactOf<'nrm-withdrawn'>, setting: Setting): readonly Finding[] {
  const { refuse, found } = finder(fact)
  const ageGroup = setting.now.age.on(fact.on)
  refuse(ageGroup !== 'adult', { code: 'child-cannot-withdraw', ageGroup })
  const spoken =
    fact.detail.form === 'verbal' ? guardSpokenDay(fact, setting.limits.spokenFormFrom) : []
  return [...found, ...spoken, ...guardOpenCase(fact, setting)]
}

/** A letter about a case that is closed, withdrawn or not referred may belong somewhere else. */
function guardOpenCase(fact: Fact, { before }: Setting): readonly Finding[] {
  const { warn, found } = finder(fact)
  const { state } = before(fact).tracks.nrm
  const shut = state === 'withdrawn' || state === 'closed'
  const decides =
    fact.type === 'reasonable-grounds-decided' || fact.type === 'conclusive-grounds-decided'
  warn(shut || (state === 'not-referred' && !decides), { code: 'nrm-not-open', state })
  return found
}

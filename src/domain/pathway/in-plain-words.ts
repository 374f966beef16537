/**
 * One short line for each track, as it stands: "Positive conclusive grounds, 2 June 2026". Says
 * nothing that a person looking over a shoulder could use to find anybody.
 */
import type { Day } from '../calendar/day.ts'
import { exitReasons, supportModes } from '../facts/support-facts.ts'
import type { ChildTrack } from './tracks/child-track.ts'
import type { ImmigrationAt, ImmigrationTrack } from './tracks/immigration-track.ts'
import { type Challenge, isPending } from './tracks/nrm/challenges.ts'
import type { NrmAt, NrmTrack } from './tracks/nrm/nrm-track.ts'
import type { RnaDue, RnaTrack } from './tracks/rna/rna-track.ts'
import type { SupportAt, SupportTrack } from './tracks/support/support-track.ts'

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

export function longDay(day: Day): string {
  return `${shortDay(day)} ${day.slice(0, 4)}`
}

function shortDay(day: Day): string {
  return `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1]}`
}

/** The year is left out while it goes without saying. */
function since(day: Day, today: Day): string {
  return `since ${day.slice(0, 4) === today.slice(0, 4) ? shortDay(day) : longDay(day)}`
}

export function inPlainWords(
  track: NrmTrack | SupportTrack | RnaTrack | ChildTrack | ImmigrationTrack,
  today: Day,
): string {
  switch (track.track) {
    case 'nrm':
      return nrmWords(track, today)
    case 'support':
      return supportLine(track, today)
    case 'rna':
      return `${rnaName(track.cycle.number)}: ${rnaWords(track, today)}`
    case 'child':
      return childWords(track, today)
    case 'immigration':
      return immigrationWords(track, today)
  }
}

const notReferred = {
  identified: 'Not referred',
  'consent-given': 'Agreed to be referred; not referred yet',
  'consent-refused': 'Does not want to be referred',
  'first-responder-asked': 'A First Responder has been asked to refer',
  'notified-only': 'Not referred; a report without a name was sent',
} as const

const furtherPeriods = {
  given: ', with a further recovery period',
  'not-given': ', without a further recovery period',
  'not-decided': '; a further recovery period is not decided',
} as const

function nrmWords(at: NrmAt, today: Day): string {
  switch (at.state) {
    case 'not-referred':
      return notReferred[at.stage]
    case 'awaiting-reasonable-grounds':
      return `Waiting for a reasonable grounds decision ${since(at.since, today)}`
    case 'recovery':
    case 'awaiting-conclusive-grounds': {
      const further = at.furtherPeriod ? furtherPeriods[at.furtherPeriod] : ''
      const name = at.state === 'recovery' ? 'recovery period' : 'waiting for conclusive grounds'
      return `Positive reasonable grounds, ${longDay(at.since)}: ${name}${further}`
    }
    case 'reasonable-grounds-negative':
      return `Negative reasonable grounds, ${longDay(at.since)}${challengeWords(at.challenge)}`
    case 'conclusive-grounds-positive':
      return `Positive conclusive grounds, ${longDay(at.since)}${challengeWords(at.challenge)}`
    case 'conclusive-grounds-negative':
      return `Negative conclusive grounds, ${longDay(at.since)}${challengeWords(at.challenge)}`
    case 'suspended':
      return at.because === 'turned-18'
        ? `Suspended ${since(at.since, today)}: turned 18 and not yet asked whether they stay`
        : `Suspended ${since(at.since, today)}`
    case 'withdrawn':
      return `Left the NRM by choice, ${longDay(at.since)}`
    case 'disqualified-public-order':
    case 'disqualified-bad-faith':
      return `Disqualified, ${longDay(at.since)}${challengeWords(at.challenge)}`
    case 'closed':
      return `Closed, ${longDay(at.since)}`
    case 'died':
      return `Died, ${longDay(at.since)}`
  }
}

function challengeWords(challenge: Challenge | undefined): string {
  if (challenge === undefined || !isPending(challenge)) return ''
  return challenge.stage === 'asked'
    ? `; reconsideration asked for on ${longDay(challenge.requestedOn)}`
    : '; being looked at again'
}

function supportLine(track: SupportTrack, today: Day): string {
  const overlays = [
    track.missing && `missing ${since(track.missing.since, today)}`,
    track.detained && `detained ${since(track.detained.since, today)}`,
  ].filter((words) => words !== undefined)
  return [supportWords(track, track, today), ...overlays].join('; ')
}

function supportWords(at: SupportAt, { mode }: Pick<SupportTrack, 'mode'>, today: Day): string {
  const kind = mode ? supportModes[mode] : 'Support'
  switch (at.state) {
    case 'not-in-support':
      return 'Not in support'
    case 'emergency':
      return at.assessmentDueSince
        ? `Emergency support; full assessment due ${since(at.assessmentDueSince, today)}`
        : `Emergency support before a decision, ${since(at.since, today)}`
    case 'entry-contact':
      return at.reachedOn
        ? `Entering support: reached on ${longDay(at.reachedOn)}`
        : `Entering support: not reached ${since(at.since, today)}`
    case 'in-support':
      return `${kind}, ${at.reEntered ? 'back in support ' : ''}${since(at.since, today)}`
    case 'move-on':
      return `${kind}, moving on ${since(at.since, today)}`
    case 'rna-extended':
      return extendedWords(at, kind)
    case 'exiting': {
      const ends = at.endsOn ? `support ends on ${longDay(at.endsOn)}` : 'no last day yet'
      return `Leaving, ${ends}: ${exitReasons[at.reason]}`
    }
    case 'exited':
      return `Left on ${longDay(at.exit.on)}: ${exitReasons[at.exit.reason]}`
    case 'reach-in':
      return `Reach-in, ${since(at.since, today)}`
    case 're-entry-assessment':
      return `Asked on ${longDay(at.since)} to come back; waiting for the decision`
    case 'died':
      return 'Ended: the person has died'
  }
}

function extendedWords(at: Extract<SupportAt, { state: 'rna-extended' }>, kind: string): string {
  const by = `${kind}, agreed by RNA ${at.rnaNumber}`
  if (at.agreedUntil === undefined) return by
  const until = `${by} until ${longDay(at.agreedUntil)}`
  if (at.position === 'holding') return `${until}; the next RNA was sent in time`
  return at.position === 'lapsed' ? `${until}; nothing agreed since` : until
}

const ordinals = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth']

export function rnaName(number: number): string {
  const ordinal = ordinals[number - 1]
  return ordinal ? `${ordinal} RNA` : `RNA ${number}`
}

const dueBecause = {
  'conclusive-grounds': 'after the positive conclusive grounds decision',
  'period-ending': 'agreed support is ending',
  'needs-changed': 'needs have changed',
  're-entry': 'back in support',
} as const

/** The RNA that nobody has offered yet. */
export function dueInPlainWords(due: RnaDue, today: Day): string {
  return `An RNA is due ${since(due.since, today)}: ${dueBecause[due.because]}`
}

const closedBecause = {
  'support-ended': 'support ended',
  'period-over': 'the agreed time is over',
  withdrawn: 'withdrawn by the provider',
  'consent-withdrawn': 'the survivor no longer wants to take part',
} as const

function rnaWords(at: RnaTrack, today: Day): string {
  switch (at.state) {
    case 'offered':
      return `offered, no answer ${since(at.since, today)}`
    case 'declined':
      return `declined, ${longDay(at.since)}`
    case 'drafting':
      return `being drafted ${since(at.since, today)}`
    case 'survivor-review':
      return `with the survivor to read ${since(at.since, today)}`
    case 'internal-qa':
      return `with the manager ${since(at.since, today)}`
    case 'with-prime':
      return `with the prime contractor ${since(at.since, today)}`
    case 'with-authority':
      return `with the Single Competent Authority ${since(at.since, today)}`
    case 'information-requested':
      return `information asked for, not answered ${since(at.since, today)}`
    case 'decided':
      return `decided, ${longDay(at.decision.on)}; the survivor has not been told`
    case 'communicated':
      return `decided, ${longDay(at.decision.on)}; the survivor has it`
    case 'reconsideration':
      return `challenged on ${longDay(at.since)}`
    case 'active':
      return at.agreedUntil
        ? `support agreed until ${longDay(at.agreedUntil)}`
        : 'support agreed, no last day named'
    case 'superseded':
      return `followed by a later RNA, ${longDay(at.since)}`
    case 'closed':
      return `closed, ${longDay(at.since)}: ${closedBecause[at.because]}`
  }
}

function childWords(at: ChildTrack, today: Day): string {
  switch (at.state) {
    case 'not-a-child':
      return 'An adult'
    case 'identified':
      return at.ageDisputed
        ? 'Age disputed: treated as a child'
        : 'A child: safeguarding comes first'
    case 'safeguarded':
      return `With children’s services ${since(at.since, today)}`
    case 'awaiting-decision':
      return `A child, waiting for a decision ${since(at.since, today)}`
    case 'devolved':
      return `A child, with the local panel ${since(at.since, today)}`
    case 'decided':
      return `A child, ${at.outcome} ${at.grounds} grounds, ${longDay(at.since)}`
    case 'transition-planning':
      return at.turns18On
        ? `Turns 18 on ${longDay(at.turns18On)}: planning`
        : 'Planning for turning 18'
    case 'transition-decision':
      return `Turned 18 on ${longDay(at.since)}: ask whether they stay`
    case 'adult-nrm':
      return `Stays in the NRM as an adult ${since(at.since, today)}`
    case 'suspended':
      return `No answer about staying, ${longDay(at.since)}: suspended`
    case 'withdrawn':
      return `Left the NRM after turning 18, ${longDay(at.since)}`
    case 'came-of-age':
      return `An adult ${since(at.since, today)}`
  }
}

function immigrationWords(at: ImmigrationAt, today: Day): string {
  switch (at.state) {
    case 'not-considered':
      return 'Temporary permission: not considered yet'
    case 'not-needed':
      return 'Temporary permission: not needed'
    case 'position-not-known':
      return 'Temporary permission: not known whether it is needed'
    case 'automatic-consideration':
      return `Temporary permission: considered without an application ${since(at.since, today)}`
    case 'evidence':
      return at.answerBy
        ? `Temporary permission: answer the form by ${longDay(at.answerBy)}`
        : `Temporary permission: form received, ${longDay(at.since)}`
    case 'granted':
    case 'extension-due':
      return at.permission.to
        ? `Temporary permission until ${longDay(at.permission.to)}${at.state === 'granted' ? '' : '; extension due'}`
        : 'Temporary permission granted; no last day recorded'
    case 'extension-applied':
      return `Temporary permission: extension applied for on ${longDay(at.since)}`
    case 'ended':
      return `Temporary permission ended on ${longDay(at.since)}`
    case 'refused':
      return `Temporary permission refused, ${longDay(at.since)}`
    case 'paused':
      return `Temporary permission: paused ${since(at.since, today)}`
  }
}

/**
 * Guards for the Recovery Needs Assessment: only for confirmed adults in England and Wales, and
 * never "communicated" without the decision and a copy or a reason.
 */
import type { Fact, FactOf, FactType } from '../../facts/fact.ts'
import { toldOf } from '../tracks/rna/rna-decisions.ts'
import { hasMoveOn } from '../tracks/support/floor.ts'
import { isSupported } from '../tracks/support/support-track.ts'
import { confirmation } from '../tracks.ts'
import { startOf } from './decision-guards.ts'
import { type Finding, finder, type Guards, type Setting } from './guard.ts'

type RnaFact = Extract<Fact, { detail: { rna: string } }>

export const rnaGuards: Guards = {
  'rna-offered': guardOffer,
  'rna-declined': guardRna,
  'rna-accepted': guardRna,
  'rna-drafted': guardRna,
  'rna-reviewed-by-survivor': guardRna,
  'rna-released': guardRelease,
  'rna-returned': guardRna,
  'rna-forwarded': (fact, setting) => after(fact, setting, 'rna-released'),
  'rna-information-requested': (fact, setting) => after(fact, setting, 'rna-forwarded'),
  'rna-information-supplied': guardRna,
  'rna-decided': guardDecision,
  'need-decided': guardNeedDecision,
  'rna-withdrawn': guardRna,
  'told-survivor': guardTold,
}

/** Who can have an RNA at all, and whether this one is known. */
function guardRna(fact: RnaFact, setting: Setting): readonly Finding[] {
  const { refuse, warn, found } = finder(fact)
  const { record, age, episodes } = setting.now
  const nation = record.last('case-opened')?.detail.nation
  if (nation) refuse(!hasMoveOn(record), { code: 'rna-only-in-england-and-wales', nation })
  const ageGroup = age.on(fact.on)
  refuse(ageGroup !== 'adult', { code: 'rna-not-for-children', ageGroup })
  const then = confirmation(setting.before(fact).episodes)
  const confirmedOn = confirmation(episodes)
  if (then === undefined && confirmedOn && confirmedOn > fact.on) {
    refuse(true, { code: 'before-conclusive-grounds', confirmedOn })
  } else {
    refuse(then === undefined, { code: 'needs-positive-conclusive-grounds' })
  }
  const offered = record.of('rna-offered').some(({ detail }) => detail.rna === fact.detail.rna)
  warn(!offered, { code: 'start-not-recorded', missing: 'rna-offered' })
  return found
}

function guardOffer(fact: FactOf<'rna-offered'>, setting: Setting): readonly Finding[] {
  const { warn, found } = finder(fact)
  const { tracks, episodes } = setting.before(fact)
  warn(!isSupported(tracks.support), { code: 'not-in-support' })
  const confirmedOn = confirmation(episodes)
  const wasChild = confirmedOn !== undefined && setting.now.age.on(confirmedOn) !== 'adult'
  warn(wasChild, { code: 'was-a-child-when-confirmed' })
  return [...found, ...guardRna(fact, setting)]
}

/** The survivor sees the full draft and can disagree before it leaves the organisation. */
function guardRelease(fact: FactOf<'rna-released'>, setting: Setting): readonly Finding[] {
  const { warn, found } = finder(fact)
  const seen = has(fact, setting, 'rna-reviewed-by-survivor')
  warn(!seen, { code: 'survivor-has-not-seen-it' })
  return [...found, ...guardRna(fact, setting)]
}

function after(fact: RnaFact, setting: Setting, type: FactType): readonly Finding[] {
  const start = has(fact, setting, type) || undefined
  return [...startOf(fact, start, type), ...guardRna(fact, setting)]
}

/** Whether this RNA had come that far when the fact happened. */
function has(fact: RnaFact, { before }: Setting, type: FactType): boolean {
  const { rna } = fact.detail
  return before(fact)
    .record.of(type)
    .some(({ detail }) => 'rna' in detail && detail.rna === rna)
}

function guardDecision(fact: FactOf<'rna-decided'>, setting: Setting): readonly Finding[] {
  const { warn, found } = finder(fact)
  const { supportEndsOn, letter, afterReconsideration } = fact.detail
  const { tracks } = setting.before(fact)
  const earlier = tracks.rnas
    .find(({ cycle }) => cycle.rna === fact.detail.rna)
    ?.cycle.decisions.at(-1)
  if (earlier && afterReconsideration === undefined) {
    warn(true, { code: 'decided-again', earlierOn: earlier.on })
  }
  warn(letter === undefined, { code: 'letter-not-attached' })
  const floor = tracks.support.floor
  if (floor && supportEndsOn) {
    const { notBefore } = floor
    warn(supportEndsOn < notBefore, { code: 'ends-before-floor', notBefore })
  }
  return [...found, ...after(fact, setting, 'rna-forwarded')]
}

function guardNeedDecision(fact: FactOf<'need-decided'>, setting: Setting): readonly Finding[] {
  const { refuse, warn, found } = finder(fact)
  const { record } = setting.now
  const { decision, need, outcome, to } = fact.detail
  const letter = record.standing(decision)
  const other = letter?.type === 'rna-decided' && letter.detail.rna !== fact.detail.rna
  refuse(other, { code: 'belongs-to-another-rna' })
  const known = record.of('need-identified').some(({ detail }) => detail.need === need)
  warn(!known, { code: 'need-not-known', need })
  const agreed = outcome === 'agreed' || outcome === 'partly-agreed'
  warn(agreed && to === undefined, { code: 'no-last-day' })
  return [...found, ...guardRna(fact, setting)]
}

/**
 * Telling somebody of an RNA decision is complete with a copy or with a recorded reason why they
 * hold none. "To follow" is a promise: it is recorded, and the RNA stays open until the copy is given.
 */
function guardTold(fact: FactOf<'told-survivor'>, setting: Setting): readonly Finding[] {
  const { refuse, found } = finder(fact)
  const { moment, about, noCopyBecause } = fact.detail
  if (moment !== 'rna-decision') return found
  const unexplained = toldOf(fact).copy === 'to-follow' && noCopyBecause === undefined
  refuse(unexplained, { code: 'copy-or-reason-needed' })
  const decided = setting.before(fact).record.last('rna-decided')
  refuse(about === undefined && decided === undefined && !isDecidedToday(fact, setting), {
    code: 'no-decision-to-tell',
  })
  return found
}

/** A letter of the same day may stand behind the telling of it in the order of a day. */
function isDecidedToday({ on }: Fact, { now: { record } }: Setting): boolean {
  return record.of('rna-decided').some((letter) => letter.on === on)
}

/**
 * What is likely to be recorded next, for the page "Record what happened". A suggestion only: the
 * other kinds follow by group, and anything true may be recorded in any order.
 */

import { childAndStatusFacts } from '../facts/child-and-status-facts.ts'
import { decisionFacts } from '../facts/decision-facts.ts'
import { type FactType, factTypes, kindOf } from '../facts/fact.ts'
import { referralFacts } from '../facts/referral-facts.ts'
import { rnaFacts } from '../facts/rna-facts.ts'
import { supportFacts } from '../facts/support-facts.ts'
import type { ChildState } from './tracks/child-track.ts'
import type { ImmigrationState } from './tracks/immigration-track.ts'
import { isPending } from './tracks/nrm/challenges.ts'
import type { NrmState } from './tracks/nrm/nrm-track.ts'
import type { RnaState } from './tracks/rna/rna-track.ts'
import type { SupportState } from './tracks/support/support-track.ts'
import type { Tracks } from './tracks.ts'

const afterNrm: Readonly<Record<NrmState, readonly FactType[]>> = {
  'not-referred': ['consent-given', 'consent-refused', 'referred', 'first-responder-asked'],
  'awaiting-reasonable-grounds': ['reasonable-grounds-decided', 'information-requested'],
  recovery: ['conclusive-grounds-decided', 'information-requested'],
  'awaiting-conclusive-grounds': ['conclusive-grounds-decided', 'information-requested'],
  'reasonable-grounds-negative': ['reconsideration-requested', 'extension-requested'],
  'conclusive-grounds-positive': [],
  'conclusive-grounds-negative': ['reconsideration-requested', 'extension-requested'],
  suspended: ['nrm-resumed', 'case-reviewed'],
  withdrawn: ['referred'],
  'disqualified-public-order': ['legal-advice-sought', 'reconsideration-requested'],
  'disqualified-bad-faith': ['legal-advice-sought', 'reconsideration-requested'],
  closed: ['referred'],
  died: [],
}

const afterSupport: Readonly<Record<SupportState, readonly FactType[]>> = {
  'not-in-support': [],
  emergency: ['support-started', 'contact-attempted'],
  'entry-contact': ['contact-attempted', 'support-started'],
  'in-support': ['need-identified', 'risk-reviewed', 'support-mode-changed'],
  'move-on': ['need-identified', 'risk-reviewed'],
  'rna-extended': ['provision-recorded', 'risk-reviewed'],
  exiting: ['exit-gate-checked', 'exit-notice-given', 'exit-extension-asked', 'exited'],
  exited: ['reach-in-started', 're-entry-requested'],
  'reach-in': ['re-entry-requested', 'reach-in-ended'],
  're-entry-assessment': ['re-entry-decided', 'authority-chased'],
  died: [],
}

const afterRna: Readonly<Record<RnaState, readonly FactType[]>> = {
  due: ['rna-offered'],
  offered: ['rna-accepted', 'rna-declined'],
  declined: ['rna-accepted'],
  drafting: ['evidence-received', 'evidence-requested'],
  'survivor-review': [],
  'internal-qa': [],
  'with-prime': ['rna-forwarded', 'rna-returned'],
  'with-authority': ['rna-decided', 'rna-information-requested', 'authority-chased'],
  'information-requested': ['rna-information-supplied', 'told-survivor'],
  decided: ['told-survivor'],
  communicated: ['reconsideration-requested'],
  reconsideration: ['rna-decided', 'reconsideration-answered', 'reconsideration-decided'],
  active: ['provision-recorded', 'reconsideration-requested'],
  superseded: [],
  closed: [],
}

const afterChild: Readonly<Record<ChildState, readonly FactType[]>> = {
  'not-a-child': [],
  identified: ['safeguarding-referred', 'guardian-asked', 'age-decided'],
  safeguarded: ['referred', 'guardian-asked'],
  'awaiting-decision': ['routed-to-devolved-panel'],
  devolved: [],
  decided: [],
  'transition-planning': ['transition-planning-started', 'eighteenth-birthday-noted'],
  'transition-decision': ['transition-answered', 'consent-given'],
  'adult-nrm': [],
  suspended: ['transition-answered'],
  withdrawn: [],
  'came-of-age': [],
}

const afterImmigration: Readonly<Record<ImmigrationState, readonly FactType[]>> = {
  'not-considered': [],
  'not-needed': [],
  'position-not-known': ['immigration-status-noted'],
  'automatic-consideration': ['vts-form-received', 'vts-decided'],
  evidence: ['vts-decided'],
  granted: [],
  'extension-due': ['vts-extension-applied'],
  'extension-applied': ['vts-decided'],
  ended: ['vts-extension-applied', 'legal-advice-sought'],
  refused: ['legal-advice-sought'],
  paused: ['vts-resumed'],
}

/** Most likely first: the person first, then letters and challenges, then the course of things. */
export function likelyNext(tracks: Tracks): readonly FactType[] {
  const { nrm, support, rnas, rnaDue, child, immigration } = tracks
  if (nrm.state === 'died') return []
  if (tracks.nation === undefined) return ['case-opened']
  const rna = rnas.at(-1)
  // A child is referred without being asked to consent.
  const adult = tracks.ageGroup === 'adult'
  const childFirst = child.state === 'identified' || child.state === 'transition-decision'
  const likely: FactType[] = [
    ...(support.missing ? (['found-again', 'contact-attempted'] as const) : []),
    ...(support.detained ? (['released'] as const) : []),
    ...(childFirst ? afterChild[child.state] : []),
    ...(rna?.state === 'decided' ? afterRna.decided : []),
    ...challengeSteps(tracks),
    ...afterNrm[nrm.state].filter((type) => adult || !/^consent-/.test(type)),
    ...(rnaDue ? afterRna.due : []),
    ...(rna ? afterRna[rna.state] : []),
    ...afterSupport[support.state],
    ...(support.state === 'exiting' ? (['support-continued'] as const) : []),
    ...afterChild[child.state],
    ...afterImmigration[immigration.state],
    'contact-attempted',
  ]
  return [...new Set(likely)].filter((type) => isOffered(type, tracks))
}

function challengeSteps({ nrm }: Tracks): readonly FactType[] {
  const pending = nrm.challenges.findLast(isPending)
  if (pending === undefined) return []
  return pending.stage === 'asked'
    ? ['reconsideration-answered', 'reconsideration-decided']
    : ['reconsideration-decided']
}

export interface FactGroup {
  readonly group: 'referral' | 'decisions' | 'support' | 'rna' | 'child-and-status'
  readonly title: string
  readonly types: readonly FactType[]
}

const groups = [
  ['referral', 'Noticing, consent and referral', referralFacts],
  ['decisions', 'Decisions and challenges', decisionFacts],
  ['support', 'Support', supportFacts],
  ['rna', 'Needs and the RNA', rnaFacts],
  ['child-and-status', 'Under 18, and permission to stay', childAndStatusFacts],
] as const

/** Everything else that a person can record on a form in this case, by group. */
export function otherSteps(tracks: Tracks): readonly FactGroup[] {
  const likely = new Set(likelyNext(tracks))
  return groups
    .map(([group, title, kinds]) => ({
      group,
      title,
      types: factTypes.filter(
        (type) => type in kinds && !likely.has(type) && isOffered(type, tracks),
      ),
    }))
    .filter(({ types }) => types.length > 0)
}

/** Not offered: what Waymark records by itself, and what cannot be true here. */
function isOffered(type: FactType, { nation, ageGroup, nrm }: Tracks): boolean {
  if (kindOf(type).by === 'act' || nrm.state === 'died') return false
  if (type === 'case-opened') return nation === undefined
  const rnaStep = type.startsWith('rna-')
  if (rnaStep) return ageGroup === 'adult' && nation !== 'SCOT' && nation !== 'NI'
  if (type === 'support-continued') return nation === 'SCOT' || nation === 'NI'
  if (type === 'duty-to-notify-sent' || type === 'nrm-withdrawn') return ageGroup === 'adult'
  return type === 'routed-to-devolved-panel' ? ageGroup !== 'adult' : true
}

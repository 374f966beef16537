/** The state codes that lists keep, in a few plain words each. An unknown code is shown as it is. */
import type { NrmState } from '../../../domain/pathway/tracks/nrm/nrm-track.ts'
import type { RnaState } from '../../../domain/pathway/tracks/rna/rna-track.ts'
import type { SupportState } from '../../../domain/pathway/tracks/support/support-track.ts'

type Words = ((code: string) => string) & { readonly all: Readonly<Record<string, string>> }

function wordsFor(all: Readonly<Record<string, string>>): Words {
  return Object.assign((code: string) => all[code] ?? code, { all })
}

export const nrmWords = wordsFor({
  'not-referred': 'not referred',
  'awaiting-reasonable-grounds': 'waiting for RG',
  recovery: 'recovery period',
  'awaiting-conclusive-grounds': 'waiting for CG',
  'reasonable-grounds-negative': 'RG negative',
  'conclusive-grounds-positive': 'CG positive',
  'conclusive-grounds-negative': 'CG negative',
  suspended: 'NRM suspended',
  withdrawn: 'left the NRM',
  'disqualified-public-order': 'disqualified',
  'disqualified-bad-faith': 'disqualified',
  closed: 'NRM closed',
  died: 'has died',
} satisfies Record<NrmState, string>)

export const supportWords = wordsFor({
  'not-in-support': 'not in support',
  emergency: 'emergency support',
  'entry-contact': 'first contact',
  'in-support': 'in support',
  'move-on': 'move-on',
  'rna-extended': 'support agreed in an RNA',
  exiting: 'leaving',
  exited: 'left',
  'reach-in': 'Reach-in',
  're-entry-assessment': 'asked to come back',
  died: 'has died',
} satisfies Record<SupportState, string>)

export const rnaWords = wordsFor({
  due: 'due',
  offered: 'offered',
  declined: 'declined',
  drafting: 'being drafted',
  'survivor-review': 'with the survivor',
  'internal-qa': 'with the manager',
  'with-prime': 'with the prime contractor',
  'with-authority': 'with the authority',
  'information-requested': 'information asked for',
  decided: 'decided, survivor not told',
  communicated: 'decided and told',
  reconsideration: 'being challenged',
  active: 'support running',
  superseded: 'followed by the next',
  closed: 'closed',
} satisfies Record<RnaState, string>)

/** What was going on in a made-up life on a day, as far as it decides what a worker writes about. */
import type { Day } from '../../domain/calendar/day.ts'
import type { Fact } from '../../domain/facts/fact.ts'

export interface Season {
  readonly contact: 'ordinary' | 'missing' | 'detained' | 'left' | 'reach-in' | 'died'
  readonly starting: boolean
  readonly waiting: boolean
  readonly assessing: boolean
  readonly leaving: boolean
  /** After a decision that says no, until it is looked at again. */
  readonly challenging: boolean
  readonly child: boolean
  readonly inSupport: boolean
}

const atFirst: Season = {
  contact: 'ordinary',
  starting: false,
  waiting: false,
  assessing: false,
  leaving: false,
  challenging: false,
  child: false,
  inSupport: false,
}

/** The season after everything that had happened by the end of that day. */
export function seasonOn(factsInOrder: readonly Fact[], day: Day): Season {
  let season = atFirst
  for (const fact of factsInOrder) {
    if (fact.on > day) break
    season = { ...season, ...turn(fact) }
  }
  return season
}

function turn(fact: Fact): Partial<Season> {
  switch (fact.type) {
    case 'case-opened':
      return { child: fact.detail.ageGroup !== 'adult' }
    case 'support-started':
      return { inSupport: true, child: false, starting: true, contact: 'ordinary', leaving: false }
    case 'emergency-support-agreed':
      return { starting: true, inSupport: true }
    case 'need-identified':
      return { starting: false }
    case 'reasonable-grounds-decided':
      return {
        waiting: fact.detail.outcome === 'positive',
        challenging: fact.detail.outcome === 'negative',
      }
    case 'conclusive-grounds-decided':
      return { waiting: false, challenging: fact.detail.outcome === 'negative' }
    case 'reconsideration-decided':
      return { challenging: fact.detail.outcome === 'unchanged' }
    case 'nrm-withdrawn':
    case 'nrm-closed':
    case 'disqualified':
      return { waiting: false }
    case 'disqualification-lifted':
      return { waiting: true }
    case 'rna-accepted':
      return { assessing: true }
    case 'rna-decided':
    case 'rna-withdrawn':
      return { assessing: false }
    case 'exit-notice-given':
      return { leaving: true }
    case 'exited':
      return { contact: 'left', leaving: false, inSupport: false }
    case 'reach-in-started':
      return { contact: 'reach-in' }
    case 'reach-in-ended':
      return { contact: 'left' }
    case 're-entry-decided':
      return fact.detail.outcome === 'agreed' ? { inSupport: true } : {}
    case 're-entry-requested':
    case 'referred':
    case 'found-again':
    case 'released':
      return { contact: 'ordinary' }
    case 'went-missing':
      return { contact: 'missing' }
    case 'detained':
      return fact.detail.where === 'hospital' ? {} : { contact: 'detained' }
    case 'died':
      return { contact: 'died' }
    case 'age-decided':
      return { child: fact.detail.ageGroup === 'child' }
    default:
      return {}
  }
}

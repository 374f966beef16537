/**
 * Which parts of a consent each kind of fact needs before it may be handed over, as data: a kind that is
 * added to the vocabulary does not compile until somebody has decided about it. `stays` never leaves: it is
 * what staff write for one another, or what nobody was asked about.
 */

import { type ShareItem, shareItems } from '../circle/share-items.ts'
import type { Fact, FactType } from '../facts/fact.ts'
import type { HarmClass } from '../facts/field.ts'
import type { HandoverItem } from './handover.ts'

type Needs = readonly HandoverItem[] | 'stays'

const dates = ['pathway-dates'] as const
const decided = ['decisions'] as const
const needed = ['support-needs'] as const
const risk = ['risk-summary'] as const
const stays = 'stays'

const factItems: Readonly<Record<FactType, Needs>> = {
  'case-opened': dates,
  'eighteenth-birthday-noted': ['pathway-dates', 'identity'],
  // What somebody saw and thought is theirs to tell again, and the person’s.
  'indicators-recorded': stays,
  'reasonable-grounds-to-believe': stays,
  'safeguarding-referred': dates,
  'guardian-asked': dates,
  'first-responder-asked': dates,
  'consent-given': dates,
  'consent-refused': dates,
  'consent-withdrawn': dates,
  referred: dates,
  'duty-to-notify-sent': dates,
  'information-requested': dates,
  'information-supplied': dates,
  'reasonable-grounds-decided': decided,
  'conclusive-grounds-decided': decided,
  'additional-recovery-period-decided': decided,
  'reconsideration-requested': decided,
  'extension-requested': decided,
  'extension-answered': decided,
  'reconsideration-answered': decided,
  'reconsideration-decided': decided,
  'legal-advice-sought': decided,
  'authority-chased': stays,
  disqualified: decided,
  'disqualification-lifted': decided,
  'nrm-suspended': dates,
  'nrm-resumed': dates,
  'nrm-withdrawn': dates,
  'nrm-closed': dates,
  died: stays,
  'emergency-support-agreed': dates,
  'contact-attempted': stays,
  'support-started': dates,
  'support-mode-changed': dates,
  'support-continued': dates,
  'went-missing': risk,
  'found-again': risk,
  detained: risk,
  released: risk,
  'exit-notice-given': dates,
  'exit-extension-asked': dates,
  'exit-extension-answered': dates,
  'exit-gate-checked': stays,
  exited: dates,
  'reach-in-started': dates,
  'reach-in-ended': dates,
  're-entry-requested': dates,
  're-entry-decided': decided,
  // What was judged goes as it was judged, with the story of it; the summary alone does not.
  'risk-reviewed': stays,
  'case-reviewed': stays,
  // A dependant is a person with a yes of their own.
  'dependant-joined': stays,
  'neighbouring-clock-started': stays,
  'need-identified': needed,
  'need-closed': needed,
  'hand-over-planned': needed,
  'evidence-requested': needed,
  'evidence-received': needed,
  'evidence-still-current': needed,
  'rna-offered': needed,
  'rna-declined': needed,
  'rna-accepted': needed,
  'rna-drafted': needed,
  'rna-reviewed-by-survivor': needed,
  'rna-released': needed,
  'rna-returned': needed,
  'rna-forwarded': needed,
  'rna-information-requested': needed,
  'rna-information-supplied': needed,
  'rna-decided': ['support-needs', 'decisions'],
  'need-decided': ['support-needs', 'decisions'],
  'rna-withdrawn': needed,
  'told-survivor': decided,
  'provision-recorded': needed,
  'routed-to-devolved-panel': dates,
  'age-decided': decided,
  'transition-planning-started': dates,
  'transition-answered': dates,
  // Where somebody stands with immigration is in no part of a consent: they tell it themselves.
  'immigration-status-noted': stays,
  'vts-form-received': stays,
  'vts-decided': stays,
  'vts-paused': stays,
  'vts-resumed': stays,
  'vts-extension-applied': stays,
  'recorded-in-error': stays,
}

/** Needs of these kinds speak of health, and go only where health may go. */
const ofHealth: ReadonlySet<string> = new Set(['mental-health', 'physical-health', 'substance-use'])

/**
 * Consents that the record itself rests on. Whom they allowed us to tell, to ask or to call by which way
 * was said to us: whoever takes over asks again.
 */
const carriedConsents: ReadonlySet<string> = new Set([
  ...['nrm-referral', 'support', 'cooperate-authorities', 'rna-participation'],
  ...['transition-nrm', 'transition-support', 'reach-in', 're-entry'],
])

/** What a fact needs; nothing when it never leaves. */
export function itemsFor(fact: Fact): readonly HandoverItem[] | undefined {
  const needs = Object.hasOwn(factItems, fact.type) ? factItems[fact.type] : stays
  if (needs === stays) return undefined
  switch (fact.type) {
    case 'consent-given':
    case 'consent-refused':
    case 'consent-withdrawn':
      return carriedConsents.has(fact.detail.consent) ? needs : undefined
    case 'need-identified':
      if (fact.detail.dependant !== undefined) return undefined
      return ofHealth.has(fact.detail.category) ? [...needs, 'health'] : needs
    default:
      return needs
  }
}

/** Whether an answer of this class goes along with a fact that needs these parts: their classes decide. */
export function mayCarry(harm: HarmClass, items: readonly HandoverItem[]): boolean {
  if (harm === 'O') return true
  return items.some((item) => {
    const { harm: classes }: { readonly harm: readonly HarmClass[] } =
      shareItems[item satisfies ShareItem]
    return classes.includes(harm)
  })
}

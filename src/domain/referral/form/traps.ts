/**
 * Where the Home Office form surprises whoever fills it in or sends something to it, as data: what is so,
 * what it would do to somebody, and what Waymark does about it.
 *
 * @cites S03
 */
import type { Confidence } from '../../policy/policy.ts'
import type { FieldId } from './form.ts'

export interface FormTrap {
  readonly fields: readonly FieldId[]
  readonly isSo: string
  readonly weDo: string
  readonly confidence: Confidence
}

export const formTraps = {
  'reported-says-the-opposite': {
    fields: ['is-this-the-first-chance-to-report', 'yes-the-first-chance-to-report'],
    isSo: 'The field is named for a first chance to report. The question asks if it was reported before.',
    weDo: 'We keep “reported before” under its own name and turn it for this edition.',
    confidence: 'verified',
  },
  'neither-is-not-unknown': {
    fields: ['pv-gender'],
    isSo: 'The third answer is called unknown, is shown as neither male nor female and is sent as “Other”.',
    weDo: '“Not known” and “prefers not to say” are never turned into it.',
    confidence: 'verified',
  },
  'referral-by-itself': {
    fields: ['pv-under-age', 'pv-want-to-submit-nrm'],
    isSo: 'Under 18 or not sure makes a referral. The form never asks for consent then.',
    weDo: 'We ask for no consent either, and show that it is a referral.',
    confidence: 'verified',
  },
  'birth-day-left-out': {
    fields: ['pv-dob'],
    isSo: 'The form goes on without a date of birth.',
    weDo: 'We ask for it, because age decides which way they go.',
    confidence: 'verified',
  },
  'no-evidence-with-a-report': {
    fields: ['upload-file', 'what-evidence-you-will-submit'],
    isSo: 'A Duty to Notify report takes no files.',
    weDo: 'Evidence stays here, and is said to be not sent.',
    confidence: 'verified',
  },
  'changing-goes-back': {
    fields: ['pv-under-age', 'pv-want-to-submit-nrm'],
    isSo: 'Changing age or consent sends the form back: later pages are walked again.',
    weDo: 'Our draft keeps every later answer and says which pages come again.',
    confidence: 'verified',
  },
  'links-are-refused': {
    fields: ['details-last-contact', 'authorities-cooperation-details'],
    isSo: 'Anything like a link is refused, also an e-mail address or a full stop without a blank.',
    weDo: 'We show the very place.',
    confidence: 'verified',
  },
  'two-names-wanted': {
    fields: ['pv-name-first-name', 'pv-name-last-name'],
    isSo: 'A first and a last name have to be filled in, also for somebody who has one name.',
    weDo: 'The one name stands as last name, and “(one name only)” as first name, unless you write another.',
    confidence: 'uncertain',
  },
  'drafts-are-deleted': {
    fields: [],
    isSo: 'The Home Office deletes a draft after some weeks.',
    weDo: 'We keep ours, and warn before theirs goes.',
    confidence: 'uncertain',
  },
  'no-way-in-for-machines': {
    fields: [],
    isSo: 'There is no way to send a referral but through the web form.',
    weDo: 'A view in the order of the form, box by box, to copy from.',
    confidence: 'verified',
  },
} as const satisfies Readonly<Record<string, FormTrap>>

/** Fields that stand in the form’s code, and that nobody who fills it in can reach. */
export const orphanFields = [
  'what-happened',
  'why-are-you-making-the-referral',
  'why-they-stayed',
  'more-than-one-exploitation-situation',
] as const

/** Under which name the form passes a few answers on. The others were not read one by one. */
export const passedOnAs = {
  'pv-name-first-name': 'Customer.Forename1',
  'pv-name-last-name': 'Customer.Surname',
  'pv-name-nickname': 'Customer.Alias',
  'pv-dob': 'Customer.DOB',
  'pv-under-age': 'AdultOrChild',
  'pv-under-age-at-time-of-exploitation': 'AdultOrChildDuringExploitation',
  'where-exploitation-happened': 'ExploitationLocationPresented',
  'current-pv-location-uk-city': 'PVCurrentCityTown',
  'current-pv-location-uk-region': 'PVCurrentCounty',
  'who-exploited-pv': 'ExploiterDetails',
  'is-this-the-first-chance-to-report': 'FirstChanceToReport',
  'pv-want-to-submit-nrm': 'NRMOrDuty',
  'refuse-nrm': 'DTNReason',
  'does-pv-need-support': 'NeedSupport',
  'who-contact': 'WhoToSendDecisionTo',
  'pv-contact-details-email-check': 'SafeToEmail',
  'pv-contact-details-post-check': 'SafeToPostal',
  'fr-alternative-contact': 'AlternateFREmail',
} as const satisfies Readonly<Partial<Record<FieldId, string>>>

/** By which numbers casework knows the two kinds of report. */
export const caseworkTypes = { referral: '560734', 'duty-to-notify': '662265' } as const

/** For tests: one whole referral of a made-up adult that no check stops, and what our record says of her. */
import { aDay } from '../calendar/day.ts'
import { type ConsentState, consentCodes } from '../consent/ledger.ts'
import type { ToCheck } from './checks/finding.ts'
import type { FormAnswers } from './form/form-field.ts'
import type { FromFacts, OurRecord } from './record/our-record.ts'

export const today = aDay('2026-05-04')

export function consents(
  more: Partial<Record<keyof FromFacts['consents'], ConsentState>> = {},
): FromFacts['consents'] {
  const never = Object.fromEntries(consentCodes.map((code) => [code, 'never-asked' as const]))
  return { ...never, ...more } as FromFacts['consents'] // every code stands in the list
}

export const emptyRecord: OurRecord = {
  ...{ age: 'adult', consents: consents(), names: [], births: [], nationalities: [] },
  ...{ homeOfficeReferences: [], account: [], situations: [], signs: [], evidence: [] },
}

export const goodRecord: OurRecord = {
  ...emptyRecord,
  nation: 'ENG',
  consents: consents({
    ...{ 'nrm-referral': 'live', support: 'live', 'cooperate-authorities': 'live' },
  }),
  names: [{ kind: 'two-parts', given: 'Madeupa', family: 'Inventova' }],
  births: [{ words: '3 March 1999', day: aDay('1999-03-03'), source: 'passport', sure: 'sure' }],
}

export const goodAnswers: FormAnswers = {
  'user-email': 'worker@example.gov.uk',
  reference: 'WM-7K3F',
  'user-organisation': 'A made-up charity',
  'fr-location': 'england',
  'pv-under-age': 'no',
  'pv-under-age-at-time-of-exploitation': 'no',
  birthplace: 'A village in a made-up country',
  family: 'She has two brothers and does not know where they are.',
  education: 'She went to school for six years, until her father fell ill.',
  'employment-history': 'She sold vegetables on a market before any of this.',
  'potential-victim-exploitative-situation-multiple': 'no',
  'when-did-the-exploitation-take-place':
    'From spring 2019, maybe, until 2021. She was about twenty when it began.',
  'how-did-the-exploitation-start':
    'A neighbour promised her work as a cleaner and a room of her own, paid by the week.',
  'were-they-taken-somewhere-by-their-exploiter': 'yes',
  'were-they-taken-somewhere-by-their-exploiter-journey-details':
    'By lorry for three days, then at night in a van; she remembers a tall red bridge.',
  'what-were-they-required-to-do':
    'She cleaned houses from six in the morning until ten at night, seven days a week.',
  'living-conditions':
    'She slept on the kitchen floor, had one meal a day, and could wash once a week.',
  'how-they-were-treated':
    'They kept her passport, locked the door, and said that they would hurt her brothers.',
  'still-in-exploitative-situation': 'no',
  'how-why-did-they-leave-the-situation':
    'She decided it herself: a customer helped her when the door was left open one morning.',
  'when-last-contact': 'over-a-year-ago',
  'is-this-the-first-chance-to-report': 'no',
  'why-report-now':
    'She was afraid for her brothers and did not know that anybody would believe her before.',
  'modern-slavery-indicators': 'yes',
  'modern-slavery-indicators-details':
    'Her papers were held by others, as she said in the second meeting; scars seen by a nurse.',
  'where-how-interview-carried-out':
    'In a private room, with an interpreter she chose; nobody else was present; three breaks.',
  'professional-insight':
    'I refer her because what she said over three meetings fits what the nurse and I have seen.',
  'evidence-of-dishonesty': 'no',
  'are-others-involved': 'no',
  'where-exploitation-happened': 'uk',
  'where-exploitation-happened-uk-city-1': 'Leeds',
  'current-pv-location-uk-city': 'Unknown',
  'current-pv-location-uk-region': 'Unknown',
  'who-exploited-pv':
    'A man and a woman of about fifty; the others called him by a nickname, Boss.',
  'exploiters-location': 'no',
  'types-of-exploitation-forced-to-work': 'true',
  'any-other-pvs': 'no',
  'future-exploitation-concerns': 'no',
  'reported-to-police': 'no',
  'authorities-cooperation': 'no',
  'pv-want-to-submit-nrm': 'yes',
  'does-pv-need-support': 'yes',
  'pv-phone-number': 'yes',
  'pv-phone-number-yes': '07700 900123',
  'pv-name-first-name': 'Madeupa',
  'pv-name-last-name': 'Inventova',
  'pv-dob': '1999-03-03',
  'pv-gender': 'female',
  'does-pv-have-children': 'no',
  'pv-nationality': 'A made-up nationality',
  'pv-interpreter-requirements': 'no',
  'pv-other-help-with-communication': 'no',
  'pv-ho-reference': 'no',
  'who-contact': 'potential-victim',
  'pv-contact-details': ['email'],
  'pv-contact-details-email-input': 'safe@example.org',
  'pv-contact-details-email-check': 'true',
  'fr-details-first-name': 'Made',
  'fr-details-last-name': 'Up',
  'fr-details-role': 'Adviser',
  'fr-details-phone': '0300 000 0000',
  'fr-alternative-contact': 'team@example.gov.uk',
}

/** The same adult, who does not want to be referred and does not want to help. */
export const refusing = {
  ...{ 'pv-want-to-submit-nrm': 'no', 'authorities-cooperation': 'no' },
} as const
export const refusedRecord: OurRecord = {
  ...goodRecord,
  consents: consents({ 'nrm-referral': 'refused', 'cooperate-authorities': 'refused' }),
}
export const helpingRecord: OurRecord = {
  ...goodRecord,
  consents: consents({ 'nrm-referral': 'refused', 'cooperate-authorities': 'live' }),
}

export function toCheck(more: Partial<ToCheck> = {}, answers: FormAnswers = {}): ToCheck {
  return {
    ...{ record: goodRecord, today, underDuty: true, readToThem: true, ...more },
    answers: { ...goodAnswers, ...more.answers, ...answers },
  }
}

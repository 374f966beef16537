/** Consent, and who they are. A Duty to Notify report without co-operation asks almost nothing of this. */
import {
  hasChildren,
  hasHomeOfficeReference,
  hasNoNumber,
  hasOtherNumber,
  hasOwnNumber,
  isAdult,
  isAdultReferral,
  isDutyToNotify,
  isNamed,
  isReferral,
  isReferralOrDuty,
  needsAid,
  needsInterpreter,
  wantsSupport,
} from './branches.ts'
import {
  box,
  checkedTelephone,
  type FormField,
  fromList,
  line,
  oneOf,
  optionalBox,
  optionalDay,
  optionalFromList,
  optionalLine,
  shortLine,
  wholeNumber,
} from './form-field.ts'
import { yesNoOnForm } from './start-fields.ts'

const named = { asked: isNamed, harm: 'I', leadsTo: 'who' } as const
const reach = { harm: 'C', leadsTo: 'reach' } as const

export const personFields = {
  'pv-want-to-submit-nrm': oneOf('63', 'consent', 'Do they agree to be referred?', {
    ...{ asked: isAdult, harm: 'S' },
    hint: 'Either answer says that it was explained to them. Refusing costs nothing else.',
    options: {
      yes: 'Yes: it was explained, and they agree',
      no: 'No: it was explained, and they do not agree',
    },
  }),
  'refuse-nrm': optionalBox('64', 'refuse', 'Why not, if they want to say', {
    ...{ asked: isDutyToNotify, harm: 'N' },
  }),
  'does-pv-need-support': oneOf('68', 'support', 'Do they want support?', {
    ...{ asked: isAdultReferral, harm: 'S' },
    options: yesNoOnForm,
  }),
  'pv-phone-number': oneOf('69', 'phone', 'Can those who give support ring them?', {
    ...{ asked: wantsSupport, harm: 'C' },
    options: {
      yes: 'Yes, on a number of their own',
      'pv-alternative-number': 'Through another number',
      no: 'No',
    },
  }),
  'pv-phone-number-yes': checkedTelephone('70', 'phone', 'Their number', {
    ...{ ...reach, asked: hasOwnNumber },
  }),
  'pv-phone-number-alternative': checkedTelephone('71', 'phone', 'The other number', {
    ...{ ...reach, asked: hasOtherNumber },
  }),
  'alternative-number-relation-to-pv': shortLine('71', 'phone', 'Whose number is it?', {
    ...{ ...reach, asked: hasOtherNumber },
  }),
  'no-contact-details': box('71', 'phone', 'Why is there no number?', {
    ...{ ...reach, asked: hasNoNumber },
  }),
  'pv-name-first-name': line('72', 'name', 'First name', named),
  'pv-name-last-name': line('73', 'name', 'Last name', named),
  'pv-name-nickname': optionalLine('74', 'name', 'Other names', named),
  'pv-dob': optionalDay('75', 'dob', 'Date of birth', {
    ...{ asked: isReferral, harm: 'I', leadsTo: 'who' },
    hint: 'The form goes on without it. Age decides much, so ask, and leave it out when unsure.',
  }),
  'pv-gender': oneOf('76', 'gender', 'Gender', {
    ...{ asked: isReferralOrDuty, harm: 'I' },
    hint: 'The third answer is not “not known”: it says that they are neither, and is sent so.',
    options: { female: 'Female', male: 'Male', unknown: 'Neither male nor female' },
  }),
  'does-pv-have-children': oneOf('77', 'children', 'Do they have children?', {
    ...{ asked: isReferral, harm: 'I' },
    options: yesNoOnForm,
  }),
  'does-pv-have-children-yes-amount': wholeNumber('77', 'children', 'How many?', {
    ...{ asked: hasChildren, harm: 'I' },
  }),
  'pv-nationality': fromList('78', 'nationality', 'Nationality', {
    ...{ asked: isReferralOrDuty, harm: 'I' },
    list: 'nationalities',
  }),
  'pv-nationality-second': optionalFromList('78', 'nationality', 'Second nationality', {
    ...{ asked: isReferralOrDuty, harm: 'I' },
    list: 'nationalities',
  }),
  'pv-interpreter-requirements': oneOf('79', 'interpreter', 'Do they need an interpreter?', {
    ...{ asked: isReferral, harm: 'S' },
    options: yesNoOnForm,
  }),
  'pv-interpreter-requirements-language': line('79', 'interpreter', 'In which language?', {
    ...{ asked: needsInterpreter, harm: 'S' },
  }),
  'pv-other-help-with-communication': oneOf('80', 'comms', 'Do they need other help to talk?', {
    ...{ asked: isReferral, harm: 'H' },
    options: yesNoOnForm,
  }),
  'pv-other-help-with-communication-aid': line('80', 'comms', 'Which help?', {
    ...{ asked: needsAid, harm: 'H' },
  }),
  'pv-ho-reference': oneOf('81', 'ho-reference', 'Has the Home Office a reference for them?', {
    ...{ asked: isReferral, harm: 'I' },
    options: yesNoOnForm,
  }),
  'pv-ho-reference-type': line('81', 'ho-reference', 'Which references?', {
    ...{ asked: hasHomeOfficeReference, harm: 'I', leadsTo: 'who' },
  }),
} as const satisfies Readonly<Record<string, FormField>>

/** The form’s first pages: who refers and from where, how old the person is, where they come from. */
import { always, isAdult, isChild } from './branches.ts'
import {
  box,
  eMail,
  type FormField,
  fromList,
  line,
  oneOf,
  optionalLine,
  telephone,
} from './form-field.ts'

export const yesNoOnForm = { yes: 'Yes', no: 'No' } as const
export const yesNoNotSure = { yes: 'Yes', no: 'No', 'not-sure': 'Not sure' } as const

const childContact = { asked: isChild, harm: 'L' } as const

export const startFields = {
  'user-email': eMail('1', 'verify', 'Your work e-mail address', {
    ...{ asked: always, harm: 'O' },
    hint: 'The form knows a list of work addresses. Its link works once, for 30 minutes.',
  }),
  reference: line('2', 'reference', 'A reference of your own', {
    ...{ asked: always, harm: 'O' },
    hint: 'It stands in e-mails. Never a name. It is not sent to the Home Office.',
  }),
  'user-organisation': fromList('3', 'organisation', 'First Responder organisation', {
    ...{ asked: always, harm: 'O' },
    list: 'organisations',
  }),
  'fr-location': oneOf('4', 'fr-location', 'Where is the referral made?', {
    ...{ asked: always, harm: 'O' },
    options: {
      england: 'England',
      wales: 'Wales',
      scotland: 'Scotland',
      'northern-ireland': 'Northern Ireland',
    },
  }),
  'pv-under-age': oneOf('5', 'pv-under-age', 'Are they under 18?', {
    ...{ asked: always, harm: 'S' },
    hint: '“Yes” and “Not sure” make a referral without asking for consent.',
    options: yesNoNotSure,
  }),
  'local-authority-contacted-about-child-local-authority-name': fromList(
    '6',
    'local-authority',
    'Council that was told',
    {
      ...childContact,
      list: 'councils',
    },
  ),
  'local-authority-contacted-about-child-local-authority-phone': telephone(
    ...(['7', 'local-authority', 'Telephone of the council', childContact] as const),
  ),
  'local-authority-contacted-about-child-local-authority-email': eMail(
    ...(['8', 'local-authority', 'E-mail address of the council', childContact] as const),
  ),
  'local-authority-contacted-about-child-local-authority-first-name': optionalLine(
    ...(['9', 'local-authority', 'First name of the person at the council', childContact] as const),
  ),
  'local-authority-contacted-about-child-local-authority-last-name': optionalLine(
    ...(['10', 'local-authority', 'Last name of the person at the council', childContact] as const),
  ),
  'pv-under-age-at-time-of-exploitation': oneOf(
    ...(['11', 'pv-under-age-at-time', 'Were they under 18 when any of it happened?'] as const),
    { asked: isAdult, harm: 'S', options: yesNoNotSure },
  ),
  birthplace: line('12', 'background', 'Country and place of birth', {
    ...{ asked: always, harm: 'I' },
  }),
  family: box('13', 'background', 'Parents, brothers and sisters', { asked: always, harm: 'N' }),
  education: box('14', 'background', 'School', { asked: always, harm: 'N' }),
  'employment-history': box('15', 'background', 'Work before the exploitation', {
    ...{ asked: always, harm: 'N' },
    hint: 'Only work before it began.',
  }),
} as const satisfies Readonly<Record<string, FormField>>

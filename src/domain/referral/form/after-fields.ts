/** Where the decision goes, and only where it is safe to write; who refers; which evidence goes with it. */
import {
  byEMailToSomebodyElse,
  byEMailToThem,
  byPostToSomebodyElse,
  byPostToThem,
  hasFiles,
  isAdultReferral,
  isReferral,
  isSentToSomebodyElse,
  isSentToThem,
} from './branches.ts'
import {
  box,
  eMail,
  type FormField,
  files,
  line,
  mustTick,
  oneOf,
  optionalLine,
  someOf,
  telephone,
} from './form-field.ts'

const ways = { email: 'By e-mail', post: 'By post' } as const
const other = { harm: 'C', leadsTo: 'reach' } as const
const otherPost = { ...other, asked: byPostToSomebodyElse } as const
const own = { harm: 'C', leadsTo: 'reach' } as const
const ownPost = { harm: 'L', leadsTo: 'where', asked: byPostToThem } as const
const referrer = { asked: isReferral, harm: 'O' } as const
const safe = 'It is safe to write here'

export const afterFields = {
  'who-contact': oneOf('82', 'who-contact', 'Whom should the decision go to?', {
    ...{ asked: isAdultReferral, harm: 'S' },
    options: { 'potential-victim': 'To them', 'someone-else': 'To somebody else' },
  }),
  'someone-else': someOf('83', 'someone-else', 'How should it go to somebody else?', {
    ...{ asked: isSentToSomebodyElse, harm: 'S' },
    options: ways,
  }),
  'someone-else-first-name': optionalLine('84', 'someone-else', 'Their first name', {
    ...{ ...other, asked: isSentToSomebodyElse },
  }),
  'someone-else-last-name': optionalLine('84', 'someone-else', 'Their last name', {
    ...{ ...other, asked: isSentToSomebodyElse },
  }),
  'someone-else-email-input': eMail('85', 'someone-else', 'Their e-mail address', {
    ...{ ...other, asked: byEMailToSomebodyElse },
  }),
  'someone-else-street': line('86', 'someone-else', 'Their street', otherPost),
  'someone-else-town': line('86', 'someone-else', 'Their town', otherPost),
  'someone-else-county': optionalLine('86', 'someone-else', 'Their county', otherPost),
  'someone-else-postcode': line('86', 'someone-else', 'Their postcode', otherPost),
  'someone-else-permission-check': mustTick(
    ...(['87', 'someone-else', 'The survivor agreed that it goes to them'] as const),
    { asked: isSentToSomebodyElse, harm: 'S' },
  ),
  'pv-contact-details': someOf('88', 'pv-contact', 'How should it go to them?', {
    ...{ asked: isSentToThem, harm: 'S' },
    options: ways,
  }),
  'pv-contact-details-email-input': eMail('89', 'pv-contact', 'E-mail address', {
    ...{ ...own, asked: byEMailToThem },
  }),
  'pv-contact-details-email-check': mustTick('90', 'pv-contact', safe, {
    ...{ asked: byEMailToThem, harm: 'S' },
  }),
  'pv-contact-details-street': line('91', 'pv-contact', 'Street', ownPost),
  'pv-contact-details-town': line('92', 'pv-contact', 'Town', ownPost),
  'pv-contact-details-county': optionalLine('93', 'pv-contact', 'County', ownPost),
  'pv-contact-details-postcode': line('94', 'pv-contact', 'Postcode', ownPost),
  'pv-contact-details-post-check': mustTick('95', 'pv-contact', safe, {
    ...{ asked: byPostToThem, harm: 'S' },
  }),
  'fr-details-first-name': line('96', 'fr-details', 'Your first name', referrer),
  'fr-details-last-name': line('97', 'fr-details', 'Your last name', referrer),
  'fr-details-role': line('98', 'fr-details', 'Your role', referrer),
  'fr-details-phone': telephone('99', 'fr-details', 'Your telephone', referrer),
  'fr-alternative-contact': eMail('100', 'alt-contact', 'E-mail address of a colleague or team', {
    ...referrer,
    hint: 'Whoever answers when you are away.',
  }),
  'upload-file': files('101', 'evidence', 'Evidence', {
    ...{ asked: isReferral, harm: 'N' },
    hint: 'Up to 100 files of 25 MB: JPG, JPEG, PNG, PDF, DOC, DOCX.',
  }),
  'what-evidence-you-will-submit': box('102', 'evidence', 'Each file, with its date', {
    ...{ asked: hasFiles, harm: 'N' },
  }),
} as const satisfies Readonly<Record<string, FormField>>

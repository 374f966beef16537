/**
 * One way, from our record to the boxes of the form: a row for every field, either with what it takes from
 * the record or with why only a person can write it. “Not known” is never turned into something that was not
 * said, and a place is never taken from the record.
 */
import type { FieldId } from '../form/form.ts'
import {
  consented,
  type FieldMapping,
  known,
  take,
  tenTimes,
  theirWords,
  turned,
  worker,
  yesNoOrNotSure,
  yesOrNo,
} from './field-mapping.ts'
import { evidenceInWords, filesThatGo, signsInWords, situationsInWords } from './in-words.ts'
import { birthForForm, nameAsWritten, nameForForm } from './names-and-births.ts'
import { lastContactOf } from './said-time.ts'

const nation = turned({ ENG: 'england', WAL: 'wales', SCOT: 'scotland', NI: 'northern-ireland' })
const age = turned({ child: 'yes', adult: 'no', 'not-known': 'not-sure' })
const gender = turned({ female: 'female', male: 'male', neither: 'unknown' })
const threeWay = turned({ yes: 'yes', no: 'no', 'not-known': 'not-sure' })

const council = worker('Copied from what the council told you')
const view = worker('A professional view: nobody else’s')
const asked = worker('Asked when the form is filled in')
const oneByOne = worker('Chosen from the form’s own list')
const safe = worker('Asked each time: whether it is safe to write changes')

export const mapping: Readonly<Record<FieldId, FieldMapping>> = {
  'user-email': take(({ referrer }) => referrer?.eMail),
  reference: worker('Your own, without a name'),
  'user-organisation': take(({ referrer }) => referrer?.organisation),
  'fr-location': take(
    (record) => nation.there(record.nation),
    (value) => known('nation', nation.back(value)),
  ),
  'pv-under-age': take(
    (record) => age.there(record.age),
    (value) => known('age', age.back(value)),
  ),
  'local-authority-contacted-about-child-local-authority-name': take((record) => record.council),
  'local-authority-contacted-about-child-local-authority-phone': council,
  'local-authority-contacted-about-child-local-authority-email': council,
  'local-authority-contacted-about-child-local-authority-first-name': council,
  'local-authority-contacted-about-child-local-authority-last-name': council,
  'pv-under-age-at-time-of-exploitation': take(
    ({ underAgeThen }) => yesNoOrNotSure(underAgeThen),
    (value) => known('underAgeThen', threeWay.back(value)),
  ),
  birthplace: take((record) => record.birthplace),
  family: theirWords('family'),
  education: asked,
  'employment-history': asked,
  'potential-victim-exploitative-situation-multiple': take(({ situations }) =>
    situations.length === 0 ? undefined : situations.length === 1 ? 'no' : 'yes',
  ),
  'when-did-the-exploitation-take-place': take(situationsInWords),
  'when-did-the-exploitation-take-place-multiple': take(situationsInWords),
  'how-did-the-exploitation-start': theirWords('how-i-came-here'),
  'were-they-taken-somewhere-by-their-exploiter': asked,
  'were-they-taken-somewhere-by-their-exploiter-journey-details': theirWords('journey'),
  'what-were-they-required-to-do': theirWords('work'),
  'living-conditions': asked,
  'how-they-were-treated': asked,
  'still-in-exploitative-situation': take(
    ({ stillThere }) => yesOrNo(stillThere),
    (value) => known('stillThere', value === 'yes' ? 'yes' : 'no'),
  ),
  'what-is-keeping-them-in-situation': asked,
  'how-why-did-they-leave-the-situation': asked,
  'when-last-contact': take(
    ({ lastContact }, today) => lastContact && lastContactOf(lastContact, today),
  ),
  'details-last-contact': asked,
  'is-this-the-first-chance-to-report': take(
    ({ reportedBefore }) => yesNoOrNotSure(reportedBefore),
    (value) => known('reportedBefore', threeWay.back(value)),
  ),
  'yes-the-first-chance-to-report': asked,
  'not-sure-the-first-chance-to-report': asked,
  'why-report-now': asked,
  'modern-slavery-indicators': take(({ signs }) => (signs.length > 0 ? 'yes' : undefined)),
  'modern-slavery-indicators-details': take(signsInWords),
  'where-how-interview-carried-out': view,
  'professional-insight': view,
  'evidence-of-dishonesty': view,
  'evidence-of-dishonesty-details': view,
  'are-others-involved': asked,
  'are-others-involved-details': asked,
  'where-exploitation-happened': asked,
  ...tenTimes('where-exploitation-happened-uk-city', oneByOne),
  'where-exploitation-happened-other-uk-other-location': asked,
  ...tenTimes('where-exploitation-happened-overseas-country', oneByOne),
  'where-exploitation-happened-other-overseas-other-location': asked,
  'current-pv-location-uk-city': worker('A place is never taken from the record'),
  'current-pv-location-uk-region': worker('A place is never taken from the record'),
  'who-exploited-pv': theirWords('who-controlled-me'),
  'exploiters-location': asked,
  'are-exploiters-in-the-uk': asked,
  'exploiters-current-location-details': asked,
  'types-of-exploitation-forced-to-work': view,
  'types-of-exploitation-wages-taken': view,
  'types-of-exploitation-forced-to-commit-fraud': view,
  'types-of-exploitation-prostitution': view,
  'types-of-exploitation-child-exploitation': view,
  'types-of-exploitation-taken-somewhere': view,
  'types-of-exploitation-forced-to-commit-crime': view,
  'types-of-exploitation-organs-removed': view,
  'types-of-exploitation-unpaid-household-work': view,
  'types-of-exploitation-other': view,
  'other-exploitation-details': asked,
  'any-other-pvs': asked,
  'other-potential-victims-yes-details': asked,
  'other-potential-victims-not-sure-details': asked,
  'future-exploitation-concerns': view,
  'future-exploitation-reasons': theirWords('afraid-of'),
  'reported-to-police': asked,
  'reported-to-police-police-forces': oneByOne,
  'reported-to-police-crime-reference': asked,
  'authorities-cooperation': take(({ consents }) => consented(consents['cooperate-authorities'])),
  'authorities-cooperation-details': asked,
  'pv-want-to-submit-nrm': take(({ consents }) => consented(consents['nrm-referral'])),
  'refuse-nrm': asked,
  'does-pv-need-support': take(({ consents }) => consented(consents.support)),
  'pv-phone-number': take(({ safeNumber }) => (safeNumber ? 'yes' : undefined)),
  'pv-phone-number-yes': take((record) => record.safeNumber),
  'pv-phone-number-alternative': asked,
  'alternative-number-relation-to-pv': asked,
  'no-contact-details': asked,
  'pv-name-first-name': take(({ names }) => nameForForm(names[0])?.first),
  'pv-name-last-name': take(({ names }) => nameForForm(names[0])?.last),
  'pv-name-nickname': take(
    ({ names }) => names.slice(1).map(nameAsWritten).join('; ') || undefined,
  ),
  'pv-dob': take(({ births }) => birthForForm(births)),
  'pv-gender': take(
    (record) =>
      record.gender === 'not-known' || record.gender === 'prefers-not-to-say'
        ? undefined
        : gender.there(record.gender),
    (value) => known('gender', gender.back(value)),
  ),
  'does-pv-have-children': take(({ children }) =>
    children === undefined ? undefined : children > 0 ? 'yes' : 'no',
  ),
  'does-pv-have-children-yes-amount': take(({ children }) =>
    children === undefined ? undefined : String(children),
  ),
  'pv-nationality': take(({ nationalities }) => nationalities[0]),
  'pv-nationality-second': take(({ nationalities }) => nationalities[1]),
  'pv-interpreter-requirements': take(({ interpreter }) => yesOrNo(interpreter?.needed)),
  'pv-interpreter-requirements-language': take(({ interpreter }) => interpreter?.language),
  'pv-other-help-with-communication': take(({ aid }) => yesOrNo(aid?.needed)),
  'pv-other-help-with-communication-aid': take(({ aid }) => aid?.which),
  'pv-ho-reference': take(({ homeOfficeReferences: all }) => (all.length > 0 ? 'yes' : undefined)),
  'pv-ho-reference-type': take(({ homeOfficeReferences: all }) => all.join('; ') || undefined),
  'who-contact': asked,
  'someone-else': asked,
  'someone-else-first-name': asked,
  'someone-else-last-name': asked,
  'someone-else-email-input': asked,
  'someone-else-street': asked,
  'someone-else-town': asked,
  'someone-else-county': asked,
  'someone-else-postcode': asked,
  'someone-else-permission-check': safe,
  'pv-contact-details': safe,
  'pv-contact-details-email-input': safe,
  'pv-contact-details-email-check': safe,
  'pv-contact-details-street': safe,
  'pv-contact-details-town': safe,
  'pv-contact-details-county': safe,
  'pv-contact-details-postcode': safe,
  'pv-contact-details-post-check': safe,
  'fr-details-first-name': take(({ referrer }) => referrer?.firstName),
  'fr-details-last-name': take(({ referrer }) => referrer?.lastName),
  'fr-details-role': take(({ referrer }) => referrer?.role),
  'fr-details-phone': take(({ referrer }) => referrer?.phone),
  'fr-alternative-contact': take(({ referrer }) => referrer?.colleague),
  'upload-file': take(filesThatGo),
  'what-evidence-you-will-submit': take(evidenceInWords),
}

/**
 * Which way through the form somebody’s answers lead. Each branch looks at the answers above it as well, so
 * that an answer that is hidden now decides nothing, and decides again once its question comes back.
 */
import type { FormAnswers } from './form-field.ts'

type Branch = (answers: FormAnswers) => boolean

const says =
  (field: string, ...values: readonly string[]): Branch =>
  (answers) =>
    values.some((value) => answers[field] === value)
const both =
  (one: Branch, other: Branch): Branch =>
  (answers) =>
    one(answers) && other(answers)

export const always: Branch = () => true

/** Under 18, or perhaps under 18: the council comes first, and nobody is asked to consent. */
export const isChild = says('pv-under-age', 'yes', 'not-sure')
export const isAdult = says('pv-under-age', 'no')

export const inSeveralSituations = says('potential-victim-exploitative-situation-multiple', 'yes')
export const inOneSituation = says(
  'potential-victim-exploitative-situation-multiple',
  ...['no', 'i-dont-know'],
)
export const wereTakenSomewhere = says('were-they-taken-somewhere-by-their-exploiter', 'yes')
export const isStillThere = says('still-in-exploitative-situation', 'yes')
export const hasLeft = says('still-in-exploitative-situation', 'no')

/** The form calls this field a first chance to report, and asks whether it was reported before. */
export const wasReportedBefore = says('is-this-the-first-chance-to-report', 'yes')
export const perhapsReportedBefore = says('is-this-the-first-chance-to-report', 'not-sure')
export const wasNotReportedBefore = says('is-this-the-first-chance-to-report', 'no')

export const hasIndicators = says('modern-slavery-indicators', 'yes')
export const hasCredibilityConcern = says('evidence-of-dishonesty', 'yes')
export const othersAreInvolved = says('are-others-involved', 'yes')
export const happenedInUk = says('where-exploitation-happened', 'uk', 'uk-and-overseas')
export const happenedOverseas = says('where-exploitation-happened', 'overseas', 'uk-and-overseas')
export const knowsWhereExploitersAre = says('exploiters-location', 'yes')
export const isOtherExploitation = says('types-of-exploitation-other', 'true')
export const hasOtherVictims = says('any-other-pvs', 'yes')
export const mayHaveOtherVictims = says('any-other-pvs', 'not-sure')
export const mayBeExploitedAgain = says('future-exploitation-concerns', 'yes')
export const hasCrimeReference = says('reported-to-police', 'yes')
export const willHelpAuthorities = says('authorities-cooperation', 'yes')

const agreesToReferral = both(isAdult, says('pv-want-to-submit-nrm', 'yes'))
const refusesReferral = both(isAdult, says('pv-want-to-submit-nrm', 'no'))

/** A referral: an adult who agreed, or anybody who is or may be a child. */
export const isReferral: Branch = (answers) => isChild(answers) || agreesToReferral(answers)
/** A Duty to Notify report: only an adult who does not agree to be referred. */
export const isDutyToNotify = refusesReferral
/** The one Duty to Notify report that says who it is about. */
export const isDutyWithCooperation = both(refusesReferral, willHelpAuthorities)

export const isReferralOrDuty: Branch = (answers) => isReferral(answers) || refusesReferral(answers)
export const isNamed: Branch = (answers) => isReferral(answers) || isDutyWithCooperation(answers)

export const isAdultReferral = agreesToReferral
export const wantsSupport = both(agreesToReferral, says('does-pv-need-support', 'yes'))
export const hasOwnNumber = both(wantsSupport, says('pv-phone-number', 'yes'))
export const hasOtherNumber = both(wantsSupport, says('pv-phone-number', 'pv-alternative-number'))
export const hasNoNumber = both(wantsSupport, says('pv-phone-number', 'no'))

export const hasChildren = both(isReferral, says('does-pv-have-children', 'yes'))
export const needsInterpreter = both(isReferral, says('pv-interpreter-requirements', 'yes'))
export const needsAid = both(isReferral, says('pv-other-help-with-communication', 'yes'))
export const hasHomeOfficeReference = both(isReferral, says('pv-ho-reference', 'yes'))

const decisionToSomebodyElse = both(agreesToReferral, says('who-contact', 'someone-else'))
const decisionToThem = both(agreesToReferral, says('who-contact', 'potential-victim'))

const ticked =
  (field: string, value: string): Branch =>
  (answers) => {
    const chosen = answers[field]
    return chosen === value || (Array.isArray(chosen) && chosen.includes(value))
  }

export const isSentToSomebodyElse = decisionToSomebodyElse
export const byEMailToSomebodyElse = both(decisionToSomebodyElse, ticked('someone-else', 'email'))
export const byPostToSomebodyElse = both(decisionToSomebodyElse, ticked('someone-else', 'post'))

export const isSentToThem: Branch = (answers) =>
  decisionToThem(answers) || isDutyWithCooperation(answers)
export const byEMailToThem = both(isSentToThem, ticked('pv-contact-details', 'email'))
export const byPostToThem = both(isSentToThem, ticked('pv-contact-details', 'post'))

export const hasFiles: Branch = (answers) => {
  const chosen = answers['upload-file']
  return isReferral(answers) && Array.isArray(chosen) && chosen.length > 0
}

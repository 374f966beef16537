/** Whether what the form would say agrees with what the person said: age, consent, co-operation, who may get the decision. */
import {
  isAdultReferral,
  isChild,
  isDutyToNotify,
  isDutyWithCooperation,
} from '../form/branches.ts'
import { asks, type CheckRule, type Finding, never } from './finding.ts'

/** Unknown and disputed count as a child until it is decided. */
export const checkAge: CheckRule = ({ counts, record }) => {
  const said = counts['pv-under-age']
  if (said === 'no' && record.age !== 'adult') {
    const words =
      record.age === 'child'
        ? 'Our record says that they are under 18. A child is referred, and the council is told first.'
        : 'Their age is not known or is disputed. Until it is decided they are treated as a child.'
    return [never('pv-under-age', 'not-an-adult', words)]
  }
  if ((said === 'yes' || said === 'not-sure') && record.age === 'adult') {
    return [asks('pv-under-age', 'adult-in-record', 'Our record says that they are an adult.')]
  }
  return []
}

export const checkConsent: CheckRule = ({ counts, record, underDuty }) => {
  const found: Finding[] = []
  const { consents } = record
  const refuse = (field: Finding['field'], code: string, words: string) =>
    found.push(never(field, code, words))
  if (isAdultReferral(counts) && consents['nrm-referral'] !== 'live') {
    const words =
      'No consent to be referred is recorded. Explain it, ask, and record what they say.'
    refuse('pv-want-to-submit-nrm', 'no-consent', words)
  }
  if (isDutyToNotify(counts)) {
    if (consents['nrm-referral'] === 'live') {
      const words = 'Our record says that they agreed to be referred.'
      refuse('pv-want-to-submit-nrm', 'agreed', words)
    } else if (consents['nrm-referral'] === 'never-asked') {
      const words =
        'Nobody recorded that they were asked. A report is never made because nobody asked.'
      refuse('pv-want-to-submit-nrm', 'never-asked', words)
    }
    if (!underDuty) {
      const words =
        'Your organisation has no duty to notify, so nothing is sent. Offer support outside the NRM.'
      refuse('pv-want-to-submit-nrm', 'no-duty', words)
    }
  }
  if (counts['authorities-cooperation'] === 'yes' && consents['cooperate-authorities'] !== 'live') {
    const named = isDutyWithCooperation(counts) ? ' It would send their name.' : ''
    const words = `No consent to help enquiries is recorded.${named}`
    // Nothing about consent ever holds back the referral of a child.
    const weighed = isChild(counts) ? asks : never
    found.push(weighed('authorities-cooperation', 'no-consent', words))
  }
  if (counts['does-pv-need-support'] === 'yes' && consents.support !== 'live') {
    refuse('does-pv-need-support', 'no-consent', 'No consent to receive support is recorded.')
  }
  return found
}

export const checkRecipient: CheckRule = ({ counts, record }) => {
  if (counts['who-contact'] !== 'someone-else') return []
  if (record.consents['decision-recipient'] === 'live') return []
  const words = 'No consent is recorded for the decision to go to somebody else.'
  return [never('someone-else-permission-check', 'no-consent', words)]
}

/** A report takes no files: what we hold stays here, and is said to. */
export const checkNotSent: CheckRule = ({ counts, record }) => {
  if (!isDutyToNotify(counts) || record.evidence.length === 0) return []
  const words = 'A Duty to Notify report takes no files. The evidence stays here and is not sent.'
  return [asks('pv-want-to-submit-nrm', 'evidence-not-sent', words)]
}

/** Every warning in plain words. A warning never stops a recording: it says what to look at again. */
import { vocabulary } from '../facts/fact.ts'
import { consents } from '../facts/referral-facts.ts'
import { exitGateItems, exitReasons } from '../facts/support-facts.ts'
import { longDay } from './in-plain-words.ts'
import type { Words } from './refusal-words.ts'
import type { Warning, WarningCode } from './refusals.ts'

type WordsFor = {
  readonly [Code in WarningCode]: (warning: Extract<Warning, { code: Code }>) => Words
}

const consentStands = {
  'never-asked': 'has not been asked',
  refused: 'was refused',
  withdrawn: 'was taken back',
  live: 'stands',
} as const

const elements = {
  risks: 'risks',
  needs: 'needs',
  support: 'the support they have now',
  reasons: 'reasons',
} as const

export const warningInWords: WordsFor = {
  'start-not-recorded': ({ missing }) => ({
    title: `“${vocabulary[missing].title}” has not been recorded before this`,
    next: 'If it happened, add it with its own date.',
  }),
  'out-of-time': ({ lastSafeDay, days }) => ({
    title: `The safe last day was ${longDay(lastSafeDay)}: ${days === 1 ? 'one day' : `${days} days`} late`,
    next: 'Ask for more time, say why it is late, and get legal advice. Late requests can be accepted.',
  }),
  'decided-again': ({ earlierOn }) => ({
    title: `A decision of ${longDay(earlierOn)} is already recorded`,
    next: 'If this is the same letter, correct the earlier entry. If it follows a challenge, say which.',
  }),
  'before-recovery-minimum': ({ minimumUntil }) => ({
    title: `The recovery period lasts at least until ${longDay(minimumUntil)}`,
    next: 'A conclusive grounds decision should not come before that. Check the date and ask about it.',
  }),
  'referral-not-recorded': () => ({
    title: 'The referral has not been recorded',
    next: 'Add it when you know its date: some limits run from it.',
  }),
  'nrm-not-open': ({ state }) => ({
    title:
      state === 'not-referred'
        ? 'No referral is recorded'
        : 'The NRM case had been closed or withdrawn by that day',
    next: 'Check the date, and whether the letter belongs to another referral.',
  }),
  'already-referred': ({ on }) => ({
    title: `They were already referred on ${longDay(on)} and that is still open`,
    next: 'It is kept as one referral. If this is about new exploitation, tell the authority so.',
  }),
  'safeguarding-first': () => ({
    title: 'No referral to children’s services is recorded',
    next: 'For a child this comes first. Make it now, or add it with its date.',
  }),
  'dated-after-received': ({ day }) => ({
    title: `It arrived on ${longDay(day)}, before the date on it`,
    next: 'Check both dates. Clocks use the safer one.',
  }),
  'letter-not-attached': () => ({
    title: 'The decision letter is not attached',
    next: 'Add it as soon as you have it: a challenge needs it.',
  }),
  'consent-not-live': ({ consent, state }) => ({
    title: `This consent ${consentStands[state]}: ${consents[consent].toLowerCase()}`,
    next: 'Ask, explain in their language, and record the answer with its date.',
  }),
  'nrm-goes-on': () => ({
    title: 'The NRM case goes on until the withdrawal reaches the Home Office',
    next: 'Explain what would end. If they still want to leave, send the withdrawal and record “Left the NRM by choice”.',
  }),
  'agreed-to-referral': () => ({
    title: 'They had agreed to be referred',
    next: 'A report without a name does not bring them support. Consider the referral.',
  }),
  'before-reasonable-grounds': () => ({
    title: 'Support started without a positive decision or emergency support before it',
    next: 'Add what is missing, with its date.',
  }),
  'support-is-the-councils': () => ({
    title: 'They are under 18, or their age is not known: support is the council’s duty',
    next: 'Make sure that children’s services are involved.',
  }),
  'already-in-support': () => ({
    title: 'They were already in support',
    next: 'If the kind of support changed, record that instead.',
  }),
  'not-in-support': () => ({
    title: 'They were not in support on that day',
    next: 'Check the date, or add the day on which support started.',
  }),
  'exit-gate-open': ({ missing, unmetNeeds, signedOff }) => ({
    title: `Not everything is in place: ${[
      ...(missing.length > 0
        ? [missing.map((item) => exitGateItems[item].toLowerCase()).join('; ')]
        : []),
      ...(unmetNeeds > 0 && !signedOff
        ? [`${unmetNeeds === 1 ? 'one need' : `${unmetNeeds} needs`} unmet and not signed off`]
        : []),
    ].join('; ')}`,
    next: 'Go through it with the survivor, and have a manager sign for what is unmet.',
  }),
  'ends-before-floor': ({ notBefore }) => ({
    title: `The letter ends support before ${longDay(notBefore)}, the earliest day`,
    next: 'Ask for it to be corrected and get legal advice. Support should go on.',
  }),
  'survivor-may-not-have-decision': () => ({
    title: 'Nobody has recorded that the survivor has their conclusive grounds decision',
    next: 'Give them a copy and record the day: their rights run from it.',
  }),
  'reason-not-recorded': ({ reason, missing }) => ({
    title: `The reason is “${exitReasons[reason]}”, but “${vocabulary[missing].title}” is not recorded`,
    next: 'Add it with its own date, or correct the reason.',
  }),
  'has-not-left': () => ({
    title: 'They had not left support on that day',
    next: 'Check the date, or record when support ended.',
  }),
  'not-confirmed': () => ({
    title: 'No positive conclusive grounds decision is recorded',
    next: 'They may still ask. Record the decision if there is one.',
  }),
  'request-incomplete': ({ missing }) => ({
    title: `The request does not cover ${missing.map((one) => elements[one]).join(', ')}`,
    next: 'The decision must weigh all of them. Send what is missing.',
  }),
  'refusal-not-reasoned': ({ missing }) => ({
    title: `The letter does not show that it weighed ${missing.map((one) => elements[one]).join(', ')}`,
    next: 'Get legal advice soon: a refusal without this may be challenged.',
  }),
  'was-a-child-when-confirmed': () => ({
    title: 'They were a child when confirmed as a victim',
    next: 'We could not verify whether adult support and an RNA follow. Ask the prime contractor and get advice.',
  }),
  'survivor-has-not-seen-it': () => ({
    title: 'The survivor has not reviewed this RNA',
    next: 'Show them the full draft, in their language, so that they can correct it or disagree.',
  }),
  'no-last-day': () => ({
    title: 'The letter names no last day',
    next: 'Ask for it. Until it is known, no clock can warn that support is ending.',
  }),
  'need-not-known': () => ({
    title: 'The decision is about a need that is not on record',
    next: 'Add the need, or choose the one that is meant.',
  }),
  'already-asked': ({ on }) => ({
    title: `A reconsideration of this decision was asked for on ${longDay(on)} and is not answered`,
    next: 'If this is the same request, strike one of them out.',
  }),
  'positive-decision-challenged': () => ({
    title: 'This decision was positive',
    next: 'Check that you chose the decision that is being challenged.',
  }),
  'no-further-period-to-decide': () => ({
    title: 'No earlier positive decision is recorded',
    next: 'A further recovery period follows a second positive decision. Add the earlier referral if you know of it.',
  }),
  'birthday-not-known': () => ({
    title: 'The eighteenth birthday is not known',
    next: 'Record it: spoken consent counts only from that day.',
  }),
  'too-close-to-18-for-panel': ({ days }) => ({
    title: `The eighteenth birthday is ${days} days away`,
    next: 'The panel may be unable to take the case. Ask who decides.',
  }),
  'spoken-form-not-yet-accepted': ({ from }) => ({
    title: `A spoken answer through a professional counts only from ${longDay(from)}`,
    next: 'Get it in writing, if that is safe.',
  }),
  'after-permission-ended': ({ endedOn }) => ({
    title: `Permission ended on ${longDay(endedOn)}`,
    next: 'Get immigration advice at once.',
  }),
  'others-no-longer-fit': ({ others }) => ({
    title: `${others.length === 1 ? 'One earlier entry no longer fits' : `${others.length} earlier entries no longer fit`}: ${others
      .map(({ type, on }) => `${vocabulary[type].title}, ${longDay(on)}`)
      .join('; ')}`,
    next: 'Check them and correct what is wrong. Nothing was removed.',
  }),
}

/** The words for one warning. */
export function warningWords(warning: Warning): Words {
  // The table has a row for every code, and each row takes the warning of its own code.
  const row = warningInWords[warning.code] as (warning: Warning) => Words
  return row(warning)
}

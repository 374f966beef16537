/** Clocks from the first concern to the first days of support. */
import { every, firstFrom, pointsAt } from '../case-record.ts'
import { englandAndWales, nrmOver, type Rule, rule } from '../rule.ts'

const supportBegan = ['support-started', 'emergency-support-agreed'] as const

export const referralRules: readonly Rule[] = [
  /** A public authority must refer or notify; no number of days is set. @cites S10 S11 */
  rule({
    name: 'duty-to-refer',
    limit: 'TL-01',
    whose: 'check',
    startedBy: ['reasonable-grounds-to-believe'],
    met: (fact, record) => firstFrom(record, ['referred', 'duty-to-notify-sent'], fact.on),
    title: () => 'The authority must refer or notify; no number of days is set',
    todo: 'Refer with consent, or send a Duty to Notify report. Act promptly.',
  }),
  /** Our own week for it, with nudges on the first and third day. */
  rule({
    name: 'refer-or-notify',
    limit: 'OUR-REFER-7',
    whose: 'our-target',
    startedBy: ['reasonable-grounds-to-believe'],
    remindersAfter: ['OUR-REFER-1', 'OUR-REFER-3'],
    met: (fact, record) => firstFrom(record, ['referred', 'duty-to-notify-sent'], fact.on),
    stoppedBy: ['died'],
    title: (due) => `Refer or notify${due ? ` by ${due}` : ''}`,
    todo: 'Refer with consent, or send a Duty to Notify report.',
  }),
  /** A First Responder who does not answer is asked again. */
  rule({
    name: 'first-responder-answer',
    limit: 'OUR-FIRST-RESPONDER',
    whose: 'our-target',
    startedBy: ['first-responder-asked'],
    when: ({ detail }) => detail.answer === 'waiting',
    met: (fact, record) =>
      firstFrom(
        record,
        ['first-responder-asked', 'authority-chased', 'referred'],
        fact.on,
        (other) =>
          other.id !== fact.id &&
          (other.type !== 'authority-chased' || pointsAt(record, other.detail.about, fact)) &&
          (other.type !== 'first-responder-asked' || other.detail.answer !== 'waiting'),
      ),
    stoppedBy: nrmOver,
    title: (due) => `No answer from the First Responder: ask again${due ? ` by ${due}` : ''}`,
    todo: 'Ask again, or ask a First Responder that has a statutory duty.',
  }),
  /** Somebody without a safe place is helped on the day of the referral. */
  rule({
    name: 'emergency-support',
    limit: 'OUR-EMERGENCY-SUPPORT',
    whose: 'our-target',
    startedBy: ['referred'],
    when: ({ detail }) => detail.destitute === 'now' || detail.destitute === 'within-two-weeks',
    met: (fact, record) => firstFrom(record, supportBegan, fact.on),
    stoppedBy: nrmOver,
    title: (due) => `Ask for emergency support${due ? ` on ${due}` : ''}`,
    todo: 'Ring the 24-hour line of the prime contractor today.',
  }),
  /** Destitution within two weeks is ground for an early place. @cites S25 S14 */
  rule({
    name: 'place-before-destitution',
    limit: 'TL-06',
    whose: 'check',
    nations: englandAndWales,
    startedBy: ['referred'],
    when: ({ detail }) => detail.destitute === 'within-two-weeks',
    met: (fact, record) => firstFrom(record, supportBegan, fact.on),
    stoppedBy: nrmOver,
    title: (due) => `Without support, no safe place or money by ${due ?? 'an unknown day'}`,
    todo: 'Show that the person would be destitute within two weeks of the referral.',
  }),
  /** Ordinary support may take up to five days to begin. @cites S03 */
  rule({
    name: 'ordinary-support',
    limit: 'TL-04',
    whose: 'authority-target',
    nations: englandAndWales,
    startedBy: ['referred'],
    when: ({ detail }) => detail.wantsSupport === 'yes',
    met: (fact, record) => firstFrom(record, supportBegan, fact.on),
    stoppedBy: nrmOver,
    title: (due) => `Support should begin by ${due ?? 'a day we do not know'}`,
    todo: 'If it has not begun, ring the prime contractor.',
  }),
  /** After 48 hours without contact it is for the person, or whoever helps, to ring. @cites S27 */
  rule({
    name: 'first-contact',
    limit: 'TL-05',
    whose: 'check',
    nations: englandAndWales,
    startedBy: ['consent-given'],
    when: (fact, record) =>
      fact.detail.consent === 'support' &&
      !every(record, 'support-started').some(({ on }) => on < fact.on),
    remindersAfter: ['OUR-CONTACT-24'],
    met: (fact, record) =>
      firstFrom(
        record,
        ['contact-attempted', ...supportBegan],
        fact.on,
        (other) => other.type !== 'contact-attempted' || other.detail.reached === 'yes',
      ),
    stoppedBy: ['consent-withdrawn', ...nrmOver],
    soon: 1,
    title: (due) => `Support should have been in contact by ${due ?? 'a day we do not know'}`,
    todo: 'Ring the prime contractor with, or for, the person. Do not wait to be called.',
  }),
]

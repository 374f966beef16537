/** Limits next door that cost people dearly when missed: courts, tribunals, homes, data, money. */
import { firstFrom } from '../case-record.ts'
import { type Rule, rule } from '../rule.ts'

const started = 'neighbouring-clock-started'

export const neighbouringRules: readonly Rule[] = [
  /** @cites S69 */
  rule({
    name: 'review-of-noted-decision',
    limit: 'TL-37',
    whose: 'survivor-deadline',
    startedBy: [started],
    when: ({ detail }) => detail.limit === 'unlawful-decision',
    stoppedBy: ['died'],
    lapses: true,
    soon: 21,
    title: (due) => `A court can be asked to review this decision until ${due ?? 'an unknown day'}`,
    todo: 'See a lawyer now: the court expects people to act promptly, well before this day.',
  }),
  rule({
    name: 'advice-on-noted-decision',
    limit: 'OUR-LEGAL-ADVICE',
    whose: 'our-target',
    startedBy: [started],
    when: ({ detail }) => detail.limit === 'unlawful-decision',
    met: (fact, record) => firstFrom(record, ['legal-advice-sought'], fact.on),
    stoppedBy: ['died'],
    soon: 1,
    title: (due) => `Ask for legal advice about this decision${due ? ` by ${due}` : ''}`,
    todo: 'Ask a legal adviser. Send the decision and the date it was received.',
  }),
  /** @cites S69 */
  rule({
    name: 'criminal-injuries',
    limit: 'TL-50',
    whose: 'survivor-deadline',
    startedBy: [started],
    when: ({ detail }) => detail.limit === 'criminal-injury',
    stoppedBy: ['died'],
    lapses: true,
    showBefore: 365,
    soon: 90,
    title: (due) => `Claim criminal injuries compensation by ${due ?? 'an unknown day'}`,
    todo: 'Ask a legal adviser. Other days apply to people who were children.',
  }),
  /** The length is not certain, so no day is shown. @cites S69 */
  rule({
    name: 'employment-tribunal',
    limit: 'TL-51',
    whose: 'survivor-deadline',
    startedBy: [started],
    when: ({ detail }) => detail.limit === 'employment-ended',
    stoppedBy: ['died'],
    title: () =>
      'An employment tribunal claim has a short limit; which one is in force is not known',
    todo: 'Ask ACAS or a lawyer today.',
  }),
  /** The council must help from 56 days before a home is lost. @cites S54 */
  rule({
    name: 'losing-a-home',
    limit: 'TL-52',
    whose: 'check',
    startedBy: [started],
    when: ({ detail }) => detail.limit === 'eviction-notice',
    typed: ({ on }) => on,
    remindersBefore: ['TL-52'],
    stoppedBy: ['died'],
    lapses: true,
    soon: 28,
    title: (due) => `The home will be lost on ${due}: ask the council for help now`,
    todo: 'From 56 days before, the council must help to prevent it. Apply in writing.',
  }),
  /** @cites S69 */
  rule({
    name: 'data-request-reply',
    limit: 'TL-53',
    whose: 'authority-target',
    startedBy: [started],
    when: ({ detail }) => detail.limit === 'access-request',
    stoppedBy: ['died'],
    title: (due) =>
      `A reply to the request for their own data is due by ${due ?? 'an unknown day'}`,
    todo: 'If it passes, write once, then complain to the Information Commissioner.',
  }),
  /** @cites S67 */
  rule({
    name: 'exceptional-funding-decision',
    limit: 'TL-54',
    whose: 'authority-target',
    calendar: 'england-and-wales',
    startedBy: [started],
    when: ({ detail }) => detail.limit === 'exceptional-funding',
    stoppedBy: ['died'],
    title: (due) => `A funding decision should come by about ${due ?? 'an unknown day'}`,
    todo: 'If it passes, ask the legal adviser to chase it.',
  }),
  /** More freedom to change work, from 8 October 2026. @cites S61 */
  rule({
    name: 'skilled-worker',
    limit: 'TL-55',
    whose: 'check',
    startedBy: [started],
    onlyInForce: true,
    when: ({ detail }) => detail.limit === 'skilled-worker',
    stoppedBy: ['died'],
    title: () =>
      'As a Skilled Worker with a positive decision there is more freedom to change work',
    todo: 'Take immigration advice before changing work: the exact conditions were not read.',
  }),
]

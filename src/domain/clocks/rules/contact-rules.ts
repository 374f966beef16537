/** Our own rounds: contact, risk, people who are missing or detained. None of them ends support. */

import type { FactOf } from '../../facts/fact.ts'
import { has, inSupportOn } from '../case-record.ts'
import { type Moved, type Rule, rule, supportOver } from '../rule.ts'

export const contactRules: readonly Rule[] = [
  rule({
    name: 'no-contact',
    limit: 'OUR-NO-CONTACT',
    whose: 'our-target',
    startedBy: [
      'support-started',
      'found-again',
      'released',
      'contact-attempted',
      'told-survivor',
      'rna-reviewed-by-survivor',
      'risk-reviewed',
    ],
    lastOnly: true,
    when: (fact, record) =>
      inSupportOn(record, fact.on) &&
      (fact.type !== 'contact-attempted' || fact.detail.reached === 'yes'),
    stoppedBy: ['went-missing', ...supportOver],
    showBefore: 4,
    soon: 2,
    title: (due) => `Be in contact${due ? ` by ${due}` : ''}`,
    todo: 'Call or meet in the way that is safe for them, and record it.',
  }),
  rule({
    name: 'risk-review',
    limit: 'OUR-RISK-REVIEW',
    whose: 'our-target',
    startedBy: ['support-started', 'risk-reviewed'],
    lastOnly: true,
    when: ({ on }, record) => inSupportOn(record, on),
    // The more concern, the sooner: the day that was set at the review holds.
    moves: (_due, fact) => setAtTheReview(fact),
    stoppedBy: supportOver,
    showBefore: 7,
    soon: 3,
    title: (due) => `Review risk with the survivor${due ? ` by ${due}` : ''}`,
    todo: 'Ask what has changed: people, places, phone, money, health.',
  }),
  rule({
    name: 'missing-review',
    limit: 'OUR-MISSING',
    whose: 'our-target',
    startedBy: ['went-missing', 'case-reviewed'],
    lastOnly: true,
    when: (fact, record) =>
      fact.type === 'went-missing' ||
      (fact.detail.why === 'missing' && has(record, 'went-missing')),
    stoppedBy: ['found-again', ...supportOver],
    showBefore: 7,
    soon: 3,
    title: (due) => `Review: the person is missing${due ? `, by ${due}` : ''}`,
    todo: 'Speak to the police and the prime contractor. Being missing never ends support by itself.',
  }),
  rule({
    name: 'plan-for-release',
    limit: 'OUR-RELEASE',
    whose: 'our-target',
    direction: 'before',
    startedBy: ['detained'],
    when: ({ detail }) => detail.releaseExpectedOn !== undefined,
    starts: (fact) => [{ what: 'expected release', on: fact.detail.releaseExpectedOn ?? fact.on }],
    stoppedBy: ['released', ...supportOver],
    showBefore: 7,
    title: (due) => `Plan for release${due ? ` from ${due}` : ''}`,
    todo: 'A place, money, medication, travel. Needs stay open during detention.',
  }),
]

function setAtTheReview(
  fact: FactOf<'risk-reviewed'> | FactOf<'support-started'>,
): Moved | undefined {
  const due = fact.type === 'risk-reviewed' ? fact.detail.nextReviewOn : undefined
  return (
    due && { due, because: 'The day was set at the last review, by how concerned people were.' }
  )
}

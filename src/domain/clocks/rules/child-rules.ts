/** Clocks for children: safeguarding first, local panels, and the eighteenth birthday. */
import { addDays } from '../../calendar/day.ts'
import type { FactOf } from '../../facts/fact.ts'
import { type AnyOf, type CaseRecord, every, firstFrom, has, last } from '../case-record.ts'
import { nrmOver, type Rule, rule } from '../rule.ts'

const panelDecided = ['reasonable-grounds-decided', 'conclusive-grounds-decided'] as const

export const childRules: readonly Rule[] = [
  /** A child, or somebody who may be one, is referred to the council at once. @cites S03 S10 */
  rule({
    name: 'safeguard-child',
    limit: 'TL-30',
    whose: 'check',
    startedBy: ['case-opened', 'age-decided'],
    when: isChildNow,
    met: (_fact, record) => every(record, 'safeguarding-referred')[0],
    stopped: (_fact, record) => decidedAdult(record),
    stoppedBy: ['died'],
    title: (due) =>
      `Refer the child to the council’s children’s services${due ? ` on ${due}` : ''}`,
    todo: 'Today, before the NRM form. Consent is not needed.',
  }),
  rule({
    name: 'ask-for-guardian',
    limit: 'OUR-GUARDIAN',
    whose: 'our-target',
    startedBy: ['case-opened', 'age-decided'],
    when: isChildNow,
    met: (_fact, record) => every(record, 'guardian-asked')[0],
    stopped: (_fact, record) => decidedAdult(record),
    stoppedBy: nrmOver,
    soon: 1,
    title: (due) => `Ask for a guardian${due ? ` by ${due}` : ''}`,
    todo: 'Ask for an Independent Child Trafficking Guardian where the service exists.',
  }),
  /** A panel takes a child with more than 100 days to the birthday. @cites S17 */
  rule({
    name: 'panel-still-possible',
    limit: 'TL-31',
    whose: 'check',
    direction: 'before',
    startedBy: ['eighteenth-birthday-noted'],
    lastOnly: true,
    starts: (fact) => [{ what: 'eighteenth birthday', on: fact.detail.turns18On }],
    moves: (due) => ({
      due: addDays(due, -1),
      because: 'More than that must remain, so the last day is one day earlier.',
    }),
    met: (_fact, record) =>
      every(record, 'routed-to-devolved-panel')[0] ?? every(record, 'referred')[0],
    stoppedBy: nrmOver,
    lapses: true,
    showBefore: 30,
    title: (due) => `A local panel can take the case until ${due ?? 'a day we do not know'}`,
    todo: 'If the council has a panel, refer to it by then; after that the central authority decides.',
  }),
  /** A panel decides on reasonable grounds within 45 days. @cites S17 */
  rule({
    name: 'panel-reasonable-grounds',
    limit: 'TL-32',
    whose: 'authority-target',
    startedBy: ['routed-to-devolved-panel', 'referred'],
    // A referral sent straight to the panel is its start, unless the routing was recorded as well.
    when: (fact, record) =>
      fact.type === 'routed-to-devolved-panel' ||
      (fact.detail.authority === 'devolved-panel' && !has(record, 'routed-to-devolved-panel')),
    met: (fact, record) => firstFrom(record, panelDecided, fact.on),
    stoppedBy: nrmOver,
    title: (due) => `The panel should decide on reasonable grounds by ${due ?? 'an unknown day'}`,
    todo: 'If it passes, ask the panel’s chair.',
  }),
  /** If not decided together, conclusive grounds within a further period. Unverified. @cites S17 */
  rule({
    name: 'panel-conclusive-grounds',
    limit: 'TL-33',
    whose: 'authority-target',
    startedBy: ['reasonable-grounds-decided'],
    when: ({ on, detail }, record) =>
      detail.outcome === 'positive' &&
      (every(record, 'routed-to-devolved-panel').some((routed) => routed.on <= on) ||
        every(record, 'referred').some(
          (referral) => referral.on <= on && referral.detail.authority === 'devolved-panel',
        )),
    met: (fact, record) => firstFrom(record, ['conclusive-grounds-decided'], fact.on),
    stoppedBy: nrmOver,
    title: (due) => `The panel should decide on conclusive grounds by ${due ?? 'an unknown day'}`,
    todo: 'If it passes, ask the panel’s chair.',
  }),
  rule({
    name: 'plan-for-turning-18',
    limit: 'OUR-TURNING-18-100',
    whose: 'our-target',
    direction: 'before',
    startedBy: ['eighteenth-birthday-noted'],
    lastOnly: true,
    when: wasChildHere,
    starts: (fact) => [{ what: 'eighteenth birthday', on: fact.detail.turns18On }],
    met: (_fact, record) => every(record, 'transition-planning-started')[0],
    stoppedBy: nrmOver,
    showBefore: 14,
    title: (due) => `Start planning for turning 18${due ? ` by ${due}` : ''}`,
    todo: 'Explain what changes, who will help, and the two separate questions: NRM and support.',
  }),
  /** From the birthday the young person’s own consent is needed. @cites S01 S19 S20 S43 */
  rule({
    name: 'turning-18',
    limit: 'TL-34',
    whose: 'check',
    startedBy: ['eighteenth-birthday-noted'],
    lastOnly: true,
    when: wasChildHere,
    pinnedOn: ({ detail }) => detail.turns18On,
    starts: (fact) => [{ what: 'eighteenth birthday', on: fact.detail.turns18On }],
    typed: ({ detail }) => detail.turns18On,
    remindersBefore: [
      'OUR-TURNING-18-100',
      'OUR-TURNING-18-90',
      'OUR-TURNING-18-60',
      'OUR-TURNING-18-30',
    ],
    met: (fact, record) =>
      firstFrom(
        record,
        ['transition-answered'],
        fact.detail.turns18On,
        ({ detail }) => detail.answer !== 'no-response',
      ),
    stopped: (_fact, record) => last(record, 'conclusive-grounds-decided'),
    stoppedBy: nrmOver,
    soon: 30,
    title: (due) => `Turns 18 on ${due ?? 'a day we do not know'}: own consent is then needed`,
    todo: 'Hold the conversation for spoken consent on or after the birthday, not before.',
  }),
]

/** The first fact that makes them a child here; a later one does not start it again. */
function isChildNow(fact: AnyOf<'case-opened' | 'age-decided'>, record: CaseRecord): boolean {
  if (fact.type === 'case-opened') return fact.detail.ageGroup !== 'adult'
  const opened = last(record, 'case-opened')
  return fact.detail.ageGroup === 'child' && opened?.detail.ageGroup === 'adult'
}

function decidedAdult(record: CaseRecord) {
  const decided = last(record, 'age-decided')
  return decided?.detail.ageGroup === 'adult' ? decided : undefined
}

/** Under 18 when the case was opened, and in the NRM or on the way to it. */
function wasChildHere(
  { detail }: FactOf<'eighteenth-birthday-noted'>,
  record: CaseRecord,
): boolean {
  const opened = last(record, 'case-opened')
  if (opened !== undefined) return detail.turns18On > opened.on
  return has(record, 'referred') && detail.turns18On > (every(record, 'referred')[0]?.on ?? '')
}

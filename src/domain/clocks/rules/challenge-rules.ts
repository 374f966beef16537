/** Clocks after a decision: telling the survivor, challenging it, legal advice, evidence in time. */
import type { Fact, FactOf } from '../../facts/fact.ts'
import { type CaseRecord, every, firstFrom, isChildOn, pointsAt } from '../case-record.ts'
import { longDay } from '../day-words.ts'
import { englandAndWales, type Rule, rule, servedDays } from '../rule.ts'
import {
  adverseTypes,
  extensionOf,
  isAdverse,
  isShortfall,
  reconsiderationOf,
  undoneBy,
} from '../turning-points.ts'

const challengeTodo =
  'Ask for reconsideration with all new evidence in the request. If evidence will be late, ask for more time now.'

export const challengeRules: readonly Rule[] = [
  /**
   * Thirty days from a negative decision, counted from its date with that day as the first, so that
   * nobody relies on a day that might be too late. @cites S07 S13 S49
   */
  rule({
    name: 'challenge-nrm-decision',
    limit: 'TL-12',
    whose: 'survivor-deadline',
    startedBy: ['reasonable-grounds-decided', 'conclusive-grounds-decided'],
    when: ({ detail }) => detail.outcome === 'negative',
    starts: servedDays,
    moves: (due, fact, record) => extensionOf(record, fact, due),
    met: (fact, record) => reconsiderationOf(record, fact),
    stoppedBy: ['died'],
    notes: lateService,
    title: (due) =>
      due
        ? `You can challenge this decision until ${due}`
        : 'You can challenge this decision; how long you have is not known',
    todo: challengeTodo,
  }),
  /** Twenty-eight days from an RNA decision that gave less than was asked. @cites S33 S05 */
  rule({
    name: 'challenge-rna-decision',
    limit: 'TL-21',
    whose: 'survivor-deadline',
    nations: englandAndWales,
    startedBy: ['rna-decided'],
    when: (fact, record) =>
      fact.detail.afterReconsideration === undefined && isShortfall(record, fact),
    starts: servedDays,
    moves: (due, fact, record) => extensionOf(record, fact, due),
    met: (fact, record) => reconsiderationOf(record, fact),
    stoppedBy: ['died'],
    notes: lateService,
    title: (due) =>
      due
        ? `You can challenge this RNA decision until ${due}`
        : 'You can challenge this RNA decision; how long you have is not known',
    todo: challengeTodo,
  }),
  /** A disqualification can be challenged; the length is not known. @cites S13 S50 */
  rule({
    name: 'challenge-disqualification',
    limit: 'TL-13',
    whose: 'survivor-deadline',
    startedBy: ['disqualified'],
    starts: servedDays,
    met: (fact, record) => reconsiderationOf(record, fact),
    stoppedBy: ['disqualification-lifted', 'died'],
    title: (due) =>
      due
        ? `You can challenge this disqualification until ${due}`
        : 'You can challenge this disqualification; how long you have is not known',
    todo: 'Act at once: representations, evidence of the risk of exploitation again, legal advice.',
  }),
  /** Day fifteen, only while evidence is still awaited: ask for more time. @cites S13 S50 */
  rule({
    name: 'ask-for-more-time',
    limit: 'OUR-EXTENSION-PROMPT',
    whose: 'our-target',
    startedBy: ['reasonable-grounds-decided', 'conclusive-grounds-decided', 'rna-decided'],
    when: (fact, record) => isAdverse(fact, record) && evidenceFor(record, fact).length > 0,
    met: (fact, record) =>
      firstFrom(
        record,
        ['extension-requested', 'reconsideration-requested'],
        fact.on,
        ({ detail }) => pointsAt(record, detail.of, fact),
      ),
    stopped: allEvidenceReceived,
    stoppedBy: ['died'],
    showBefore: 3,
    soon: 1,
    title: (due) => `Evidence is still awaited: ask for more time${due ? ` by ${due}` : ''}`,
    todo: 'Ask for more time as soon as you know that evidence will be late, and say why.',
  }),
  rule({
    name: 'legal-advice',
    limit: 'OUR-LEGAL-ADVICE',
    whose: 'our-target',
    startedBy: adverseTypes,
    when: isAdverse,
    met: (fact, record) =>
      firstFrom(
        record,
        ['legal-advice-sought'],
        fact.on,
        ({ detail }) => detail.about === undefined || pointsAt(record, detail.about, fact),
      ),
    stopped: (fact, record) => undoneBy(record, fact),
    stoppedBy: ['died'],
    soon: 1,
    title: (due) => `Ask for legal advice about this decision${due ? ` by ${due}` : ''}`,
    todo: 'Ask a legal adviser. Send the decision and the date it was received.',
  }),
  /** Promptly, and at the latest three months. @cites S69 */
  rule({
    name: 'judicial-review',
    limit: 'TL-37',
    whose: 'survivor-deadline',
    startedBy: adverseTypes,
    when: isAdverse,
    starts: (fact) =>
      fact.type === 're-entry-decided' ||
      fact.type === 'reconsideration-answered' ||
      fact.type === 'vts-decided'
        ? [{ what: 'date on the decision', on: fact.on }]
        : servedDays(fact),
    stopped: (fact, record) => undoneBy(record, fact),
    stoppedBy: ['died'],
    lapses: true,
    soon: 21,
    title: (due) => `A court can be asked to review this decision until ${due ?? 'an unknown day'}`,
    todo: 'See a lawyer now: the court expects people to act promptly, well before this day.',
  }),
  /** The survivor has the decision in their hands by the third day. @cites S33 */
  rule({
    name: 'give-copy',
    limit: 'OUR-COPY',
    whose: 'our-target',
    startedBy: [
      'reasonable-grounds-decided',
      'conclusive-grounds-decided',
      'rna-decided',
      'disqualified',
      'reconsideration-decided',
    ],
    // A child’s papers go to the council or whoever represents them, never to the child.
    when: ({ on }, record) => !isChildOn(record, on),
    met: copyGiven,
    metOn: (end, _due, fact) =>
      end.id === fact.id ? (fact.detail.receivedBySurvivorOn ?? end.on) : end.on,
    stoppedBy: ['died'],
    soon: 1,
    title: (due) => `Tell the survivor and give them the decision${due ? ` by ${due}` : ''}`,
    todo: 'Give a copy, explain it in their language, and explain the right to challenge it.',
  }),
  rule({
    name: 'chase-reconsideration',
    limit: 'OUR-CHASE-RECONSIDERATION',
    whose: 'our-target',
    calendar: 'england-and-wales',
    startedBy: ['reconsideration-requested'],
    met: (fact, record) =>
      firstFrom(
        record,
        ['reconsideration-answered', 'reconsideration-decided', 'rna-decided', 'authority-chased'],
        fact.on,
        (other) => pointsAt(record, answerTo(other), fact),
      ),
    stoppedBy: ['died'],
    showBefore: 3,
    title: (due) =>
      `Ask what happened to the request for reconsideration${due ? ` on ${due}` : ''}`,
    todo: 'No target is known. Ask, and record that you did.',
  }),
]

function answerTo(
  fact: FactOf<
    'reconsideration-answered' | 'reconsideration-decided' | 'rna-decided' | 'authority-chased'
  >,
): string | undefined {
  const detail: { request?: string; afterReconsideration?: string; about?: string } = fact.detail
  return detail.request ?? detail.afterReconsideration ?? detail.about
}

function evidenceFor(record: CaseRecord, decision: Fact): readonly FactOf<'evidence-requested'>[] {
  return every(record, 'evidence-requested').filter(({ detail }) =>
    pointsAt(record, detail.of, decision),
  )
}

/** The last receipt, once each piece of evidence asked for has come. */
function allEvidenceReceived(decision: Fact, record: CaseRecord): Fact | undefined {
  let latest: Fact | undefined
  for (const request of evidenceFor(record, decision)) {
    const received = every(record, 'evidence-received').find(({ detail }) =>
      pointsAt(record, detail.request, request),
    )
    if (received === undefined) return undefined
    if (latest === undefined || received.on > latest.on) latest = received
  }
  return latest
}

const momentOf: Partial<Record<Fact['type'], string>> = {
  'reasonable-grounds-decided': 'reasonable-grounds',
  'conclusive-grounds-decided': 'conclusive-grounds',
  'rna-decided': 'rna-decision',
}

/** The survivor received it, or was told with a copy, whichever came first. */
function copyGiven(
  fact: Fact & { readonly detail: { readonly receivedBySurvivorOn?: string } },
  record: CaseRecord,
): Fact | undefined {
  const told = firstFrom(
    record,
    ['told-survivor'],
    fact.on,
    ({ detail }) =>
      detail.copyGiven === 'yes' &&
      (detail.about === undefined
        ? detail.moment === momentOf[fact.type]
        : pointsAt(record, detail.about, fact)),
  )
  const received = fact.detail.receivedBySurvivorOn
  if (received === undefined) return told
  return told !== undefined && told.on < received ? told : fact
}

function lateService(fact: Parameters<typeof servedDays>[0]): readonly string[] {
  const received = fact.detail.receivedBySurvivorOn
  if (received === undefined || received <= fact.on) return []
  return [
    `The survivor received the decision late, on ${longDay(received)}. That may be a reason to ask for more time; do not count on it.`,
  ]
}

/** Clocks of the Recovery Needs Assessment: offering, drafting, sending, waiting, the next one. */
import type { Day } from '../../calendar/day.ts'
import type { FactOf } from '../../facts/fact.ts'
import {
  type CaseRecord,
  disqualifiedFrom,
  every,
  factAt,
  firstFrom,
  inSupportOn,
  isChildOn,
  last,
  mayBeInSupportOn,
  pointsAt,
} from '../case-record.ts'
import { longDay } from '../day-words.ts'
import { englandAndWales, nrmOver, type Rule, rule, supportOver } from '../rule.ts'
import { isPositive } from '../turning-points.ts'

const positiveConclusive = ['conclusive-grounds-decided', 'reconsideration-decided'] as const
const firstRna = {
  whose: 'our-target',
  nations: englandAndWales,
  startedBy: positiveConclusive,
  when: (fact: Positive, record: CaseRecord) =>
    isPositive(fact, record, 'conclusive-grounds-decided') &&
    !isChildOn(record, fact.on) &&
    mayBeInSupportOn(record, fact.on),
  stopped: (fact: Positive, record: CaseRecord) =>
    declinedAfter(record, fact) ?? disqualifiedFrom(record, fact.on),
  stoppedBy: ['exited', ...nrmOver],
} as const

export const rnaRules: readonly Rule[] = [
  rule({
    ...firstRna,
    name: 'offer-rna',
    limit: 'OUR-RNA-OFFER',
    met: (fact, record) => firstFrom(record, ['rna-offered', 'rna-declined'], fact.on),
    soon: 3,
    title: (due) => `Offer and explain the RNA${due ? ` by ${due}` : ''}`,
    todo: 'Explain it in their language: what it is, who reads it, that it is their choice.',
  }),
  rule({
    ...firstRna,
    name: 'draft-rna',
    limit: 'OUR-RNA-DRAFT',
    met: (fact, record) =>
      firstFrom(record, ['rna-drafted', 'rna-reviewed-by-survivor', 'rna-released'], fact.on),
    title: (due) => `Have the RNA draft ready for the survivor${due ? ` by ${due}` : ''}`,
    todo: 'Assemble it from needs and evidence already recorded. Ask nothing twice.',
  }),
  rule({
    ...firstRna,
    name: 'send-rna',
    limit: 'OUR-RNA-TO-PRIME',
    met: (fact, record) => sentAndNotWithdrawn(fact.on, record),
    showBefore: 14,
    title: (due) => `Send the RNA to the prime contractor${due ? ` by ${due}` : ''}`,
    todo: 'Sent by then, a decision can land before move-on support ends.',
  }),
  /** A returned RNA goes out again quickly: the next release after so many returns. */
  rule({
    name: 'correct-returned-rna',
    limit: 'OUR-RNA-RETURNED',
    whose: 'our-target',
    startedBy: ['rna-returned'],
    met: (fact, record) => {
      const sameRna = every(record, 'rna-released').filter(
        ({ detail }) => detail.rna === fact.detail.rna,
      )
      if (fact.detail.by === 'manager') return sameRna.find(({ on }) => on >= fact.on)
      const returns = every(record, 'rna-returned').filter(
        ({ detail }) => detail.rna === fact.detail.rna && detail.by === 'prime',
      )
      return sameRna[returns.findIndex(({ id }) => id === fact.id) + 1]
    },
    stoppedBy: ['rna-withdrawn', ...supportOver],
    soon: 1,
    title: (due) => `Correct the returned RNA and send it again${due ? ` by ${due}` : ''}`,
    todo: 'The survivor sees what changed before it goes out again.',
  }),
  /** Questions about the RNA are answered by the date in the letter. */
  rule({
    name: 'information-for-rna',
    limit: 'OUR-RNA-INFORMATION',
    whose: 'survivor-deadline',
    startedBy: ['rna-information-requested'],
    typed: ({ detail }) => detail.answerBy,
    met: (fact, record) =>
      firstFrom(record, ['rna-information-supplied'], fact.on, ({ detail }) =>
        pointsAt(record, detail.request, fact),
      ),
    stopped: (fact, record) => decisionOn(record, fact),
    stoppedBy: ['rna-withdrawn', ...supportOver],
    title: (due) =>
      due
        ? `Answer the question about the RNA by ${due}`
        : 'Answer the question about the RNA: the letter names no date',
    todo: 'Answer each item, or say why it cannot be answered. Tell the survivor what was asked.',
  }),
  /** Whether the authority has a target for an RNA is not known. @cites S05 */
  rule({
    name: 'rna-decision-wait',
    limit: 'TL-20',
    whose: 'authority-target',
    nations: englandAndWales,
    startedBy: ['rna-forwarded'],
    met: (fact, record) => decisionOn(record, fact),
    stoppedBy: ['rna-withdrawn', 'died'],
    title: () => 'Waiting for the RNA decision: no target is known',
    todo: 'Support goes on meanwhile only as far as it was agreed: watch the end of cover.',
  }),
  rule({
    name: 'chase-rna-decision',
    limit: 'OUR-CHASE-RNA',
    whose: 'our-target',
    calendar: 'england-and-wales',
    startedBy: ['rna-forwarded'],
    met: (fact, record) =>
      decisionOn(record, fact) ??
      firstFrom(record, ['authority-chased'], fact.on, ({ detail }) =>
        pointsAt(record, detail.about, fact),
      ),
    stoppedBy: ['rna-withdrawn', ...supportOver],
    showBefore: 2,
    soon: 1,
    title: (due) => `No RNA decision yet: ask${due ? ` on ${due}` : ''}`,
    todo: 'Ask through the prime contractor, and record that you did.',
  }),
  rule({
    name: 'escalate-rna-decision',
    limit: 'OUR-ESCALATE-RNA',
    whose: 'our-target',
    calendar: 'england-and-wales',
    startedBy: ['rna-forwarded'],
    met: (fact, record) => decisionOn(record, fact),
    stoppedBy: ['rna-withdrawn', ...supportOver],
    showBefore: 2,
    soon: 1,
    title: (due) => `Still no RNA decision: take it higher${due ? ` on ${due}` : ''}`,
    todo: 'Tell your manager; write to the prime contractor and the authority.',
  }),
  /** The next RNA starts early enough; one clock for all needs that end on one day. @cites S06 S24 */
  rule({
    name: 'start-next-rna',
    limit: 'OUR-NEXT-RNA-START',
    whose: 'our-target',
    direction: 'before',
    startedBy: ['need-decided'],
    when: leadsItsGroup,
    starts: (fact) => [{ what: 'last day of agreed support', on: fact.detail.to ?? fact.on }],
    met: (fact, record) =>
      firstFrom(
        record,
        ['rna-offered', 'rna-accepted', 'rna-drafted', 'rna-released'],
        fact.on,
        ({ detail }) => detail.rna !== fact.detail.rna,
      ),
    stopped: allNeedsClosed,
    stoppedBy: supportOver,
    showBefore: 14,
    title: (due, fact, record) => `${endOfSupport(fact, record)}: start the next RNA by ${due}`,
    todo: 'Offer the next RNA. It is filled from this one and from the record since.',
  }),
  rule({
    name: 'send-next-rna',
    limit: 'OUR-NEXT-RNA-SUBMIT',
    whose: 'our-target',
    direction: 'before',
    startedBy: ['need-decided'],
    when: leadsItsGroup,
    starts: (fact) => [{ what: 'last day of agreed support', on: fact.detail.to ?? fact.on }],
    met: (fact, record) => sentAndNotWithdrawn(fact.on, record, fact.detail.rna),
    stopped: allNeedsClosed,
    stoppedBy: supportOver,
    showBefore: 21,
    title: (due, fact, record) => `${endOfSupport(fact, record)}: send the next RNA by ${due}`,
    todo: 'Sent later, there may be no decision before support ends.',
  }),
  /** The survivor hears each month where things stand. */
  rule({
    name: 'monthly-update',
    limit: 'OUR-MONTHLY',
    whose: 'our-target',
    nations: englandAndWales,
    startedBy: ['conclusive-grounds-decided', 'told-survivor'],
    lastOnly: true,
    when: (fact, record) =>
      inSupportOn(record, fact.on) &&
      (fact.type === 'conclusive-grounds-decided'
        ? fact.detail.outcome === 'positive'
        : ['conclusive-grounds', 'rna-decision', 'monthly'].includes(fact.detail.moment) &&
          every(record, 'conclusive-grounds-decided').some(
            ({ detail }) => detail.outcome === 'positive',
          )),
    stoppedBy: supportOver,
    showBefore: 7,
    soon: 3,
    title: (due) => `Tell the survivor where things stand${due ? ` by ${due}` : ''}`,
    todo: 'Days left, what is agreed until when, when the next RNA is.',
  }),
]

type Positive = FactOf<'conclusive-grounds-decided'> | FactOf<'reconsideration-decided'>

/** An RNA that was pulled out again asks nobody for anything: it is still to be sent. */
function sentAndNotWithdrawn(from: Day, record: CaseRecord, otherThan?: string) {
  const withdrawn = new Set(every(record, 'rna-withdrawn').map(({ detail }) => detail.rna))
  return firstFrom(
    record,
    ['rna-released'],
    from,
    ({ detail }) => detail.rna !== otherThan && !withdrawn.has(detail.rna),
  )
}

/** Declined, unless they changed their mind since: they can until support ends. */
function declinedAfter(record: CaseRecord, { on }: Positive) {
  const declined = last(record, 'rna-declined')
  const accepted = last(record, 'rna-accepted')
  if (declined === undefined || declined.on < on) return undefined
  return accepted !== undefined && accepted.on >= declined.on ? undefined : declined
}

function decisionOn(
  record: CaseRecord,
  fact: FactOf<'rna-forwarded'> | FactOf<'rna-information-requested'>,
) {
  return firstFrom(record, ['rna-decided'], fact.on, ({ detail }) => detail.rna === fact.detail.rna)
}

/** The last word on each need; an earlier one no longer decides when support ends. */
function stillDecides(fact: FactOf<'need-decided'>, record: CaseRecord): boolean {
  const { detail } = fact
  if (detail.to === undefined) return false
  if (detail.outcome !== 'agreed' && detail.outcome !== 'partly-agreed') return false
  const latest = every(record, 'need-decided').findLast(
    ({ detail: { need } }) => need === detail.need,
  )
  return latest?.id === fact.id
}

/** Needs of one decision that end on one day. */
function group(fact: FactOf<'need-decided'>, record: CaseRecord) {
  const decision = factAt(record, fact.detail.decision)
  return every(record, 'need-decided').filter(
    (other) =>
      other.detail.to === fact.detail.to &&
      other.detail.rna === fact.detail.rna &&
      (decision === undefined || pointsAt(record, other.detail.decision, decision)) &&
      stillDecides(other, record),
  )
}

function leadsItsGroup(fact: FactOf<'need-decided'>, record: CaseRecord): boolean {
  return stillDecides(fact, record) && group(fact, record)[0]?.id === fact.id
}

function allNeedsClosed(fact: FactOf<'need-decided'>, record: CaseRecord) {
  let latest: FactOf<'need-closed'> | undefined
  for (const { detail } of group(fact, record)) {
    const closed = every(record, 'need-closed').find(({ detail: { need } }) => need === detail.need)
    if (closed === undefined) return undefined
    if (latest === undefined || closed.on > latest.on) latest = closed
  }
  return latest
}

function endOfSupport(fact: FactOf<'need-decided'>, record: CaseRecord): string {
  const count = group(fact, record).length
  const what = count === 1 ? 'Agreed support' : `Agreed support for ${count} needs`
  return `${what} ends on ${longDay(fact.detail.to ?? fact.on)}`
}

/**
 * Support periods in Scotland and in Northern Ireland. They end differently from each other and
 * from England and Wales, so they share nothing.
 */
import { type Day, earlierOf, laterOf } from '../../calendar/day.ts'
import type { FactOf } from '../../facts/fact.ts'
import { type CaseRecord, firstFrom, isChildOn } from '../case-record.ts'
import { longDay } from '../day-words.ts'
import { type Moved, nrmOver, type Rule, rule } from '../rule.ts'

type Decided = FactOf<'reasonable-grounds-decided'>

export const nationRules: readonly Rule[] = [
  /** Scotland: 90 days or the conclusive determination, whichever is earlier. @cites S21 */
  rule({
    name: 'scotland-support',
    limit: 'TL-40',
    whose: 'entitlement',
    nations: ['SCOT'],
    startedBy: ['reasonable-grounds-decided'],
    when: ({ on, detail }, record) => detail.outcome === 'positive' && !isChildOn(record, on),
    moves: (due, fact, record) => scotlandEnds(due, conclusive(fact, record)),
    met: (fact, record) => conclusive(fact, record),
    metOn: (end, due) => (due === undefined ? end.on : earlierOf(end.on, due)),
    stoppedBy: nrmOver,
    notes: () => ['Scottish Ministers may continue support after this day.'],
    title: (due) => `Scotland: support is owed until ${due ?? 'a day we do not know'}`,
    todo: 'Ask in good time that support is continued.',
  }),
  /**
   * Northern Ireland: 45 days and until the decision; a positive one inside them does not shorten
   * them, a negative one ends the duty. @cites S22
   */
  rule({
    name: 'northern-ireland-support',
    limit: 'TL-42',
    whose: 'entitlement',
    nations: ['NI'],
    startedBy: ['reasonable-grounds-decided'],
    when: ({ on, detail }, record) => detail.outcome === 'positive' && !isChildOn(record, on),
    moves: (due, fact, record) => northernIrelandEnds(due, conclusive(fact, record)),
    continues: (fact, record) => conclusive(fact, record) === undefined,
    met: (fact, record) => conclusive(fact, record),
    metOn: (end, due) => due ?? end.on,
    stoppedBy: nrmOver,
    notes: () => ['The Department may give a further period.'],
    title: (due, fact, record) =>
      conclusive(fact, record)
        ? `Northern Ireland: support is owed until ${due ?? 'a day we do not know'}`
        : `Northern Ireland: support at least until ${due ?? 'a day we do not know'}, and until the decision`,
    todo: 'Ask in good time that support is continued.',
  }),
]

function conclusive({ on }: Decided, record: CaseRecord) {
  return firstFrom(record, ['conclusive-grounds-decided'], on)
}

function scotlandEnds(
  due: Day,
  decided: FactOf<'conclusive-grounds-decided'> | undefined,
): Moved | undefined {
  if (decided === undefined || decided.on >= due) return undefined
  return {
    due: decided.on,
    because: `The conclusive determination came on ${longDay(decided.on)}, before the 90 days were over on ${longDay(due)}. The duty ends on the earlier day.`,
  }
}

function northernIrelandEnds(
  due: Day,
  decided: FactOf<'conclusive-grounds-decided'> | undefined,
): Moved | undefined {
  if (decided === undefined) return undefined
  if (decided.detail.outcome === 'negative') {
    return {
      due: decided.on,
      because: `The negative decision of ${longDay(decided.on)} ends the duty.`,
    }
  }
  return {
    due: laterOf(due, decided.on),
    because: `The positive decision came on ${longDay(decided.on)}; the period runs to ${longDay(due)}. Support goes on to the later day.`,
  }
}

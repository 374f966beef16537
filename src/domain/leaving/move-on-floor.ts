/**
 * The move-on floor: the day before which support may not end after a positive conclusive grounds
 * decision. Shows both ways of counting; the later one protects.
 */
import { type Day, lastDayCountingFromNext, laterOf } from '../calendar/day.ts'

/** The days that a decision letter shows, as far as they are known. */
export interface ServedDecision {
  readonly on: Day
  readonly sentOn?: Day
  readonly receivedByProviderOn?: Day
  readonly receivedBySurvivorOn?: Day
}

export interface MoveOnFloor {
  /** The day from which the period is counted: the latest that is known. */
  readonly from: Day
  /** False while nobody has recorded that the survivor has the decision: the floor may move. */
  readonly survivorHasIt: boolean
  /** Support may not end before this day. */
  readonly notBefore: Day
  /** The same when counted from the date on the letter, as some providers do. */
  readonly fromLetter: Day
}

/**
 * An entitlement runs from the latest plausible start: the day the survivor received the decision,
 * or was told of it, and until that is known the latest day that is.
 */
export function moveOnFloor(
  decision: ServedDecision,
  toldOn: Day | undefined,
  minimumDays: number,
): MoveOnFloor {
  const had = decision.receivedBySurvivorOn ?? toldOn
  const known = [decision.sentOn, decision.receivedByProviderOn]
  const from = had
    ? laterOf(had, decision.on)
    : known.reduce<Day>((latest, day) => (day ? laterOf(latest, day) : latest), decision.on)
  return {
    from,
    survivorHasIt: had !== undefined,
    notBefore: lastDayCountingFromNext(from, minimumDays),
    fromLetter: lastDayCountingFromNext(decision.on, minimumDays),
  }
}

/**
 * What was really given: "agreed" is never the same as "received". Per need the first and last day
 * on which support was given, every day it was missed and why, and what was agreed but never came.
 */
import { type Day, daysBetween } from '../calendar/day.ts'
import { type Fact, type FactOf, factsOfType, standingFacts } from '../facts/fact.ts'

type WhyMissed = NonNullable<FactOf<'provision-recorded'>['detail']['because']>

export interface Missed {
  readonly on: Day
  readonly because: WhyMissed | 'not-recorded'
  readonly source: string
}

export interface Provision {
  readonly need: string
  readonly firstAgreedFrom?: Day
  readonly firstGiven?: Day
  readonly lastGiven?: Day
  readonly timesGiven: number
  readonly missed: readonly Missed[]
}

/** Provision for every need that was agreed or for which something was given or missed. */
export function provisionOf(facts: readonly Fact[]): readonly Provision[] {
  const standing = standingFacts(facts)
  const provisions = new Map<string, Provision>()
  const none = (need: string): Provision => ({ need, timesGiven: 0, missed: [] })

  for (const { on, detail } of factsOfType(standing, 'need-decided')) {
    if (detail.outcome !== 'agreed' && detail.outcome !== 'partly-agreed') continue
    const before = provisions.get(detail.need) ?? none(detail.need)
    const from = detail.from ?? on
    const firstAgreedFrom =
      before.firstAgreedFrom && before.firstAgreedFrom < from ? before.firstAgreedFrom : from
    provisions.set(detail.need, { ...before, firstAgreedFrom })
  }
  for (const fact of factsOfType(standing, 'provision-recorded')) {
    const before = provisions.get(fact.detail.need) ?? none(fact.detail.need)
    provisions.set(fact.detail.need, withRecorded(before, fact))
  }
  return [...provisions.values()]
}

/** Facts come in the order of happening, so the first one given is the first day it was given. */
function withRecorded(before: Provision, fact: FactOf<'provision-recorded'>): Provision {
  const { on, id, detail } = fact
  if (detail.happened === 'missed') {
    const missed: Missed = { on, because: detail.because ?? 'not-recorded', source: id }
    return { ...before, missed: [...before.missed, missed] }
  }
  return {
    ...before,
    firstGiven: before.firstGiven ?? on,
    lastGiven: on,
    timesGiven: before.timesGiven + 1,
  }
}

export interface NeverGiven {
  readonly need: string
  readonly agreedFrom: Day
  /** Days since it was to start; 0 on the first day. */
  readonly days: number
  readonly missed: readonly Missed[]
}

/** Support that was agreed, should have started by today, and has not been given once since. */
export function neverGiven(provisions: readonly Provision[], today: Day): readonly NeverGiven[] {
  return provisions.flatMap(({ need, firstAgreedFrom, lastGiven, missed }) => {
    if (firstAgreedFrom === undefined || firstAgreedFrom > today) return []
    if (lastGiven !== undefined && lastGiven >= firstAgreedFrom) return []
    return [
      { need, agreedFrom: firstAgreedFrom, days: daysBetween(firstAgreedFrom, today), missed },
    ]
  })
}

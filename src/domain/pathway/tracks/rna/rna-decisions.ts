/**
 * RNA decision letters: what each says about each need, and whether the survivor has been told of
 * it with a copy in their hands.
 */
import type { Day } from '../../../calendar/day.ts'
import type { FactOf } from '../../../facts/fact.ts'
import type { StandingRecord } from '../../../facts/standing-record.ts'
import type { ServedDecision } from '../../../leaving/move-on-floor.ts'
import { served } from '../nrm/nrm-episodes.ts'

export type NeedDecision = FactOf<'need-decided'>['detail'] & { readonly on: Day }

export interface Told {
  readonly on: Day
  readonly copy: 'yes' | 'no' | 'to-follow'
  readonly language?: string
  readonly interpreter?: 'yes' | 'no'
  readonly readBack?: 'yes' | 'no'
}

export interface RnaDecision extends ServedDecision {
  readonly fact: string
  /** 1 for the first letter, 2 after a reconsideration. */
  readonly version: number
  readonly receivedByPrimeOn?: Day
  readonly supportEndsOn?: Day
  readonly hasLetter: boolean
  /** What this letter and, where it is silent, the one before it say about each need. */
  readonly needs: readonly NeedDecision[]
  /** Present once the survivor has been told of this letter, with a copy or a recorded reason. */
  readonly told?: Told
  /** Told, but the copy is still to come: not yet communicated. */
  readonly toldWithoutCopy?: Told
}

/** An RNA while it is being read: its letters are completed here. */
interface Decided {
  decisions: readonly RnaDecision[]
}

export function decisionOf(fact: FactOf<'rna-decided'>, version: number): RnaDecision {
  const { receivedByPrimeOn, supportEndsOn, letter } = fact.detail
  return {
    fact: fact.id,
    version,
    ...served(fact),
    ...(receivedByPrimeOn && { receivedByPrimeOn }),
    ...(supportEndsOn && { supportEndsOn }),
    hasLetter: letter !== undefined,
    needs: [],
  }
}

/** A later letter speaks for the needs it names; for the others the earlier one still stands. */
export function addDecisionsOnNeeds(cycles: readonly Decided[], record: StandingRecord): void {
  const byDecision = new Map<string, NeedDecision[]>()
  for (const { on, detail } of record.of('need-decided')) {
    const decision = record.standing(detail.decision)?.id ?? detail.decision
    const group = byDecision.get(decision)
    if (group) group.push({ ...detail, on })
    else byDecision.set(decision, [{ ...detail, on }])
  }
  for (const cycle of cycles) {
    const latest = new Map<string, NeedDecision>()
    cycle.decisions = cycle.decisions.map((decision) => {
      for (const one of byDecision.get(decision.fact) ?? []) latest.set(one.need, one)
      return { ...decision, needs: [...latest.values()] }
    })
  }
}

export function addTold(cycles: readonly Decided[], record: StandingRecord): void {
  for (const fact of record.of('told-survivor')) {
    if (fact.detail.moment !== 'rna-decision') continue
    const decision = decisionToldOf(fact, cycles, record)
    if (decision === undefined) continue
    for (const cycle of cycles) {
      cycle.decisions = cycle.decisions.map((one) =>
        one.fact === decision ? withTold(one, toldOf(fact)) : one,
      )
    }
  }
}

/** The decision that was named or, when none was, the latest one on the day of telling. */
function decisionToldOf(
  { on, detail }: FactOf<'told-survivor'>,
  cycles: readonly Decided[],
  record: StandingRecord,
): string | undefined {
  if (detail.about === undefined) {
    const earlier = cycles.flatMap(({ decisions }) => decisions).filter((one) => one.on <= on)
    return earlier.sort((one, other) => (one.on < other.on ? -1 : 1)).at(-1)?.fact
  }
  const about = record.standing(detail.about)
  return about?.type === 'rna-decided' ? about.id : undefined
}

function withTold(decision: RnaDecision, told: Told): RnaDecision {
  if (decision.told) return decision
  return told.copy === 'to-follow' ? { ...decision, toldWithoutCopy: told } : { ...decision, told }
}

/** Only a copy, or a recorded reason why the survivor holds none, makes telling complete. */
export function toldOf({ on, detail }: FactOf<'told-survivor'>): Told {
  const { copyGiven, noCopyBecause, language, interpreter, readBack } = detail
  const reasoned = noCopyBecause !== undefined && noCopyBecause !== 'to-follow'
  return {
    on,
    copy: copyGiven === 'yes' ? 'yes' : reasoned ? 'no' : 'to-follow',
    ...(language !== undefined && { language }),
    ...(interpreter && { interpreter }),
    ...(readBack && { readBack }),
  }
}

/** Whether support was agreed in a decision, and until when; undefined while no need is entered. */
export function agreedIn(
  decision: RnaDecision | undefined,
): { readonly any: boolean; readonly from?: Day; readonly until?: Day } | undefined {
  if (decision === undefined || decision.needs.length === 0) return undefined
  const agreed = decision.needs.filter(
    ({ outcome }) => outcome === 'agreed' || outcome === 'partly-agreed',
  )
  const froms = agreed.flatMap(({ from }) => from ?? []).sort()
  const untils = agreed.flatMap(({ to }) => to ?? []).sort()
  const from = froms[0]
  const until = untils.at(-1)
  return { any: agreed.length > 0, ...(from && { from }), ...(until && { until }) }
}

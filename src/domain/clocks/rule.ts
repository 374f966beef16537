/**
 * What a rule has to say: which facts start it, which end it, whose it is, and in which words it is
 * shown. How days are counted is not a rule's business.
 */
import type { Day } from '../calendar/day.ts'
import type { CalendarName } from '../calendar/working-days.ts'
import type { Fact, FactType } from '../facts/fact.ts'
import type { LimitId } from '../policy/limit-ids.ts'
import type { Nation, Policy } from '../policy/policy.ts'
import type { AnyOf, CaseRecord } from './case-record.ts'
import type { StartDay, Whose } from './clock.ts'

/** A day moved by something that happened, such as an extension. */
export interface Moved {
  readonly due: Day
  readonly because: string
}

interface RuleFor<F> {
  readonly name: string
  readonly limit: LimitId | ((fact: F, record: CaseRecord, policy: Policy) => LimitId)
  readonly whose: Whose
  /** Everywhere when absent. */
  readonly nations?: readonly Nation[]
  readonly startedBy: readonly FactType[]
  readonly when?: (fact: F, record: CaseRecord, policy: Policy) => boolean
  /** Only the last such fact starts it: a review that comes round again. */
  readonly lastOnly?: true
  /** No clock where no edition was in force, instead of "length not known". */
  readonly onlyInForce?: true
  /** The day whose edition holds; the day of the fact when absent. */
  readonly pinnedOn?: (fact: F) => Day
  /** Every day it might be counted from; the day of the fact when absent. */
  readonly starts?: (fact: F, record: CaseRecord) => readonly StartDay[]
  readonly direction?: 'after' | 'before'
  /** Holidays of England and Wales for the authorities there; else those of the case's nation. */
  readonly calendar?: CalendarName
  /** The day that a letter names, instead of a count. */
  readonly typed?: (fact: F, record: CaseRecord) => Day | undefined
  readonly moves?: (due: Day, fact: F, record: CaseRecord, policy: Policy) => Moved | undefined
  readonly continues?: (fact: F, record: CaseRecord) => boolean
  /** What meets it. */
  readonly met?: (fact: F, record: CaseRecord) => Fact | undefined
  /** The day of the end, where it is not the day of the fact that met it. */
  readonly metOn?: (end: Fact, due: Day | undefined, fact: F) => Day
  /** What makes it pointless. */
  readonly stoppedBy?: readonly FactType[]
  readonly stopped?: (fact: F, record: CaseRecord) => Fact | undefined
  readonly remindersAfter?: readonly LimitId[]
  readonly remindersBefore?: readonly LimitId[]
  /** Shown so many days before it is due; from its start when absent. */
  readonly showBefore?: number
  readonly soon?: number
  readonly lapses?: true
  readonly stillMoving?: (fact: F) => boolean
  readonly notes?: (fact: F, record: CaseRecord, due: Day | undefined) => readonly string[]
  readonly title: (due: string | undefined, fact: F, record: CaseRecord) => string
  readonly todo: string
}

/** A rule as the engine sees it. */
export type Rule = RuleFor<Fact>

/** Declares a rule; its functions receive exactly the kinds of fact that start it. */
export function rule<T extends FactType>(
  spec: RuleFor<AnyOf<T>> & { readonly startedBy: readonly T[] },
): Rule {
  // The engine hands a rule only facts of the types in `startedBy`.
  return spec as unknown as Rule
}

/** The steps in which a decision was served, as far as they were recorded. */
export function servedDays(fact: {
  readonly on: Day
  readonly detail: {
    readonly sentOn?: Day
    readonly receivedByProviderOn?: Day
    readonly receivedBySurvivorOn?: Day
  }
}): readonly StartDay[] {
  const { sentOn, receivedByProviderOn, receivedBySurvivorOn } = fact.detail
  const days: StartDay[] = [{ what: 'date on the decision', on: fact.on }]
  if (sentOn) days.push({ what: 'day it was sent', on: sentOn })
  if (receivedByProviderOn) days.push({ what: 'day you received it', on: receivedByProviderOn })
  if (receivedBySurvivorOn) {
    days.push({ what: 'day the survivor received it', on: receivedBySurvivorOn })
  }
  return days
}

export const englandAndWales: readonly Nation[] = ['ENG', 'WAL']
export const nrmOver = ['nrm-withdrawn', 'nrm-closed', 'died'] as const
export const supportOver = ['exited', 'died'] as const

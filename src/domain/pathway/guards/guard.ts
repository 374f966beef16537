/** What a guard is: it looks at one fact in its case and says what speaks against recording it. */
import type { Day } from '../../calendar/day.ts'
import type { Fact, FactOf, FactType } from '../../facts/fact.ts'
import type { Refusal, Warning } from '../refusals.ts'
import { daysOf, type Length, type TrackLimits } from '../tracks/limits.ts'
import type { CaseReading } from '../tracks.ts'

/** Lengths and days that guards need besides those of the tracks; unknown ones are not checked. */
export interface GuardLimits extends TrackLimits {
  readonly reconsiderationDays?: Length
  readonly rnaReconsiderationDays?: Length
  /** A local panel takes a child only when the birthday is at least this far away. */
  readonly panelMinimumDaysBefore18?: number
  /** The day from which spoken consent and withdrawal through a professional are accepted. */
  readonly spokenFormFrom?: Day
}

/** The case as it would be once everything is recorded. */
export interface Setting {
  readonly now: CaseReading
  /** The case as it stood just before this fact happened. */
  before(fact: Fact): CaseReading
  readonly limits: GuardLimits
  /** Everything handed in together with this fact. */
  readonly together: readonly Fact[]
}

export type Finding = { readonly refusal: Refusal } | { readonly warning: Warning }

export type Guard<T extends FactType> = (fact: FactOf<T>, setting: Setting) => readonly Finding[]

export type Guards = { readonly [T in FactType]?: Guard<T> }

/** What is said about a fact, without its id: `finder` adds it. */
type Said<U> = U extends { readonly fact: string } ? Omit<U, 'fact'> : never

/** Lists findings about one fact; what does not apply is left out. */
export function finder(fact: Fact): {
  refuse(when: boolean, refusal: Said<Refusal>): void
  warn(when: boolean, warning: Said<Warning>): void
  readonly found: readonly Finding[]
} {
  const found: Finding[] = []
  return {
    found,
    // Adding the id back makes the member of the union whole again.
    refuse(when, refusal) {
      if (when) found.push({ refusal: { ...refusal, fact: fact.id } as Refusal })
    },
    warn(when, warning) {
      if (when) found.push({ warning: { ...warning, fact: fact.id } as Warning })
    },
  }
}

export function lengthOf(length: Length | undefined, from: Day): number | undefined {
  return length === undefined ? undefined : daysOf(length, from)
}

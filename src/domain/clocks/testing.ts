/** For tests: facts in one line each, and a clock found by the name of its rule. */
import { aDay } from '../calendar/day.ts'
import type { Fact, FactType } from '../facts/fact.ts'
import type { AnyOf } from './case-record.ts'
import type { Clock } from './clock.ts'

/** A fact with an id of its own; recorded on the evening of the day it happened. */
export function fact<T extends FactType>(
  id: string,
  type: T,
  on: string,
  detail: Readonly<Record<string, unknown>> = {},
  supersedes?: string,
): AnyOf<T> {
  const made = { id, type, on: aDay(on), recordedAt: `${on}T18:00:00Z`, detail }
  // The test writes the detail that the vocabulary asks for.
  return { ...made, ...(supersedes && { supersedes }) } as unknown as AnyOf<T>
}

export function opened(nation = 'ENG', ageGroup = 'adult', on = '2015-01-05'): Fact {
  return fact('opened', 'case-opened', on, { nation, ageGroup })
}

/** The one clock of a rule; the test fails when there are none or several. */
export function clockOf(clocks: readonly Clock[], rule: string): Clock {
  const found = clocks.filter((clock) => clock.rule === rule)
  const [only] = found
  if (only === undefined || found.length > 1) {
    const names = clocks.map((clock) => clock.rule).join(', ')
    throw new Error(`${found.length} clocks of ${rule}; there are ${names}`)
  }
  return only
}

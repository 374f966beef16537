/**
 * Of how many people one worker may see a place within an hour and within a day. It counts people, not
 * presses: the same person's place seen again costs nothing.
 */
import { placeLimits } from './place-limits.ts'

/** One place that was shown: of whom, and when (an ISO time). */
export interface Look {
  readonly caseId: string
  readonly at: string
}

export type BudgetRefusal = {
  readonly code: 'too-many-people'
  readonly within: 'hour' | 'day'
  readonly most: number
}

export const dayMs = 86_400_000
const windows = [
  { within: 'hour', ms: 3_600_000, most: placeLimits.peopleInAnHour.value },
  { within: 'day', ms: dayMs, most: placeLimits.peopleInADay.value },
] as const

/** Whether one more look, at this person's place, is too many. A look dated ahead of the clock counts. */
export function overBudget(
  looks: readonly Look[],
  next: { readonly caseId: string; readonly at: string },
): BudgetRefusal | undefined {
  for (const { within, ms, most } of windows) {
    const since = Date.parse(next.at) - ms
    const people = new Set(
      looks.filter(({ at }) => Date.parse(at) > since).map(({ caseId }) => caseId),
    )
    if (!people.has(next.caseId) && people.size >= most) {
      return { code: 'too-many-people', within, most }
    }
  }
  return undefined
}

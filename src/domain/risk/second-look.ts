/**
 * When somebody else has to look at a judgement: at high or immediate concern, and when concern comes
 * down from there. By the end of the next working day; the writer's own second look does not count.
 */
import type { Day } from '../calendar/day.ts'
import { countWorkingDays, type WorkingCalendar } from '../calendar/working-days.ts'
import { type Concern, isMoreConcern, type RiskReview } from './review.ts'

const grave: ReadonlySet<Concern> = new Set(['high', 'immediate'])

export type WhySecondLook = 'grave' | 'came-down'

/** Why a second person looks, or nothing where none is asked for. */
export function whySecondLook(
  review: Pick<RiskReview, 'judgement'>,
  last: Pick<RiskReview, 'judgement'> | undefined,
): WhySecondLook | undefined {
  const { concern } = review.judgement
  const before = last?.judgement.concern
  if (before && grave.has(before) && isMoreConcern(before, concern)) return 'came-down'
  return grave.has(concern) ? 'grave' : undefined
}

export interface SecondLook {
  readonly by: string
  /** An ISO time. */
  readonly at: string
  readonly agrees: boolean
  readonly words?: string
}

export type SecondLookStanding =
  | { readonly state: 'not-needed' }
  | { readonly state: 'waiting'; readonly why: WhySecondLook; readonly due: Day | 'unknown' }
  | { readonly state: 'late'; readonly why: WhySecondLook; readonly due: Day }
  | { readonly state: 'done'; readonly look: SecondLook }

/** `due` is unknown where the calendar does not reach that far: then nothing is counted. */
export function secondLookStanding(
  review: Pick<RiskReview, 'judgement' | 'on' | 'by'>,
  last: Pick<RiskReview, 'judgement'> | undefined,
  {
    looks,
    calendar,
    today,
  }: {
    readonly looks: readonly SecondLook[]
    readonly calendar: WorkingCalendar
    readonly today: Day
  },
): SecondLookStanding {
  const why = whySecondLook(review, last)
  if (why === undefined) return { state: 'not-needed' }
  const look = looks.find(({ by }) => by !== review.by)
  if (look) return { state: 'done', look }
  const count = countWorkingDays(calendar, review.on, 1, 'next-day-is-day-one')
  if (!('due' in count)) return { state: 'waiting', why, due: 'unknown' }
  const { due } = count
  return today > due ? { state: 'late', why, due } : { state: 'waiting', why, due }
}

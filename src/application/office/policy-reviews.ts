/** Until when each file of rules may be trusted without being read again. */
import { z } from 'zod'
import { type Day, parseDay } from '../../domain/calendar/day.ts'
import { subjects } from '../../domain/policy/policy.ts'
import { policyFile, type ReadPolicyFile } from '../load-policy.ts'

export interface PolicyReview {
  readonly title: string
  readonly reviewBy: Day
}

const shape = z.object({ title: z.string(), reviewBy: z.string() })

export function policyReviews(read: ReadPolicyFile = policyFile): readonly PolicyReview[] {
  return [...subjects, 'bank-holidays'].map((name) => {
    const { title, reviewBy } = shape.parse(JSON.parse(read(name)))
    const day = parseDay(reviewBy)
    if (day === undefined) throw new Error(`policy/${name}.json: "${reviewBy}" is not a day`)
    return { title, reviewBy: day }
  })
}

/** The files whose day of review has passed: their numbers may be out of date. */
export function overdueReviews(reviews: readonly PolicyReview[], today: Day) {
  return reviews.filter(({ reviewBy }) => reviewBy < today)
}

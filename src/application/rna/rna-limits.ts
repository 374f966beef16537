/** The lengths that the checks of an RNA need, from the policy edition in force today. */
import type { Day } from '../../domain/calendar/day.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import type { RnaLimits } from '../../domain/rna/checks/check.ts'
import { ourTarget, valueOn } from '../case/limits-from-policy.ts'

/** Used only when no policy edition names the longest time of one RNA. */
const monthsUnlessKnown = 6

export function rnaLimitsFrom(policy: Policy, today: Day): RnaLimits {
  return {
    maxMonths: valueOn(policy, 'TL-23', today) ?? monthsUnlessKnown,
    riskReviewDays: ourTarget(policy, 'OUR-RISK-REVIEW', today),
    evidenceDays: ourTarget(policy, 'OUR-EVIDENCE-AGE', today),
    submitDays: ourTarget(policy, 'OUR-NEXT-RNA-SUBMIT', today),
  }
}

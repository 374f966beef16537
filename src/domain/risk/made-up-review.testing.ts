/** One made-up risk review, to be changed by each test in the one thing that the test is about. */
import { aDay } from '../calendar/day.ts'
import { factorLibraryVersion } from './factors.ts'
import type { Concern, RiskReview } from './review.ts'

export function aReview(on: string, concern: Concern, more: Partial<RiskReview> = {}): RiskReview {
  return {
    id: `review ${on}`,
    on: aDay(on),
    by: 'amina',
    library: factorLibraryVersion,
    safeToTalk: { alone: 'yes', enoughTime: 'yes', understood: 'not-asked' },
    ownView: {
      worries: { words: 'That he finds the new number.' },
      works: { silence: 'not-asked' },
      keepPrivate: { silence: 'prefers-not-to-say' },
    },
    factors: {},
    formulation: {},
    scenarios: [],
    judgement: { concern, why: 'What was seen on the visit', timing: 'weeks', certainty: 'fairly' },
    actions: [{ what: 'New number', owner: 'Amina' }],
    nextReviewOn: aDay('2026-03-10'),
    ...more,
  }
}

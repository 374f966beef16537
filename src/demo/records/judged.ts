/**
 * What people wrote about the safety of a few made-up survivors: one who is calmer than in spring, one whose
 * risk went up and who waits for a second look, one who is missing. Of everybody else nobody wrote yet.
 */
import { addDays, type Day } from '../../domain/calendar/day.ts'
import { factorLibraryVersion } from '../../domain/risk/factors.ts'
import type { MissingStep } from '../../domain/risk/missing-procedure.ts'
import type { RiskReview } from '../../domain/risk/review.ts'
import type { SafetyPlan } from '../../domain/risk/safety-plan.ts'
import type { SignalKind } from '../../domain/risk/triggers.ts'

type Written = Omit<RiskReview, 'id' | 'by'>

export interface MadeUpJudgement {
  readonly reviews: readonly Written[]
  readonly signal?: { readonly kind: SignalKind; readonly on: Day; readonly words: string }
  readonly plan?: Omit<SafetyPlan, 'version'>
  readonly steps: readonly { readonly step: MissingStep; readonly words: string }[]
}

const spoken = { alone: 'yes', enoughTime: 'yes', understood: 'yes' } as const

function spring(on: Day): Written {
  return {
    on,
    library: factorLibraryVersion,
    safeToTalk: spoken,
    ownView: {
      worries: { words: 'That my cousin tells somebody which street it is.' },
      works: { words: 'The walk with the dog in the morning.' },
      keepPrivate: { silence: 'not-asked' },
    },
    factors: {
      R02: { rating: 'partly', relevance: 'high', evidence: 'The cousin knows the town' },
      R06: { rating: 'present', relevance: 'medium', evidence: 'Payments came late twice' },
      R10: { rating: 'present', relevance: 'high' },
      P01: { rating: 'present' },
      P05: { rating: 'absent' },
    },
    formulation: {
      happened: 'Was kept by people who knew the family.',
      keeps: 'Being alone most days. The morning walk and the worker protect.',
    },
    scenarios: [
      {
        kind: 'repeat',
        who: 'Somebody sent by the family',
        howSoon: 'After the next call with the cousin',
        warningSigns: 'New numbers, sudden gifts',
      },
    ],
    judgement: {
      concern: 'raised',
      why: 'The cousin knows the town, and most days are spent alone.',
      timing: 'weeks',
      certainty: 'fairly',
      disagreement: 'The survivor thinks that the cousin will keep quiet.',
    },
    actions: [
      { what: 'Ask the council about late payments', owner: 'Worker', due: addDays(on, 14) },
    ],
    nextReviewOn: addDays(on, 30),
  }
}

function calmer(before: Written, on: Day): Written {
  return {
    ...before,
    on,
    factors: {
      ...before.factors,
      R06: { rating: 'absent', evidence: 'Paid on time for two months' },
      R10: { rating: 'partly', relevance: 'medium', evidence: 'The sewing group on Tuesdays' },
      P05: { rating: 'present', evidence: 'A solicitor since last month' },
    },
    judgement: {
      concern: 'low',
      why: 'Money is steady; there are people on Tuesdays, and a solicitor.',
      timing: 'later',
      certainty: 'fairly',
    },
    actions: [{ what: 'Ask after the cousin on each visit', owner: 'Worker' }],
    nextReviewOn: addDays(on, 60),
  }
}

function worse(before: Written, on: Day): Written {
  return {
    ...before,
    on,
    ownView: {
      ...before.ownView,
      worries: { words: 'The same car outside, three evenings.' },
    },
    factors: {
      ...before.factors,
      R01: { rating: 'partly', relevance: 'high', evidence: 'A call without a number' },
      R11: { rating: 'present', relevance: 'high', evidence: 'A friend holds the bank card' },
    },
    judgement: {
      concern: 'high',
      why: 'Somebody may have found out where to wait, and a new friend holds the card.',
      timing: 'days',
      certainty: 'guess',
    },
    actions: [
      { what: 'Talk to the police contact about the car', owner: 'Worker', due: addDays(on, 1) },
      { what: 'Another bank card', owner: 'The survivor, with the worker', due: addDays(on, 3) },
    ],
    nextReviewOn: addDays(on, 5),
  }
}

function planOf(on: Day): Omit<SafetyPlan, 'version'> {
  return {
    on,
    language: 'en',
    blocks: {
      signs: 'I stop answering. I do not sleep. I keep the curtains shut.',
      people: 'The woman from the sewing group. Not the market on Saturdays.',
      'if-they-contact': 'Do not answer. Keep the message. Ring the worker and say "the book".',
      leave: 'The bag behind the door: papers, medicine, charger.',
      limits: 'Do not ring my mother.',
    },
    carried: ['signs', 'leave'],
    keptWhere: 'In the pocket of the brown coat',
  }
}

/** By alias. */
export function judgementOf(alias: string, today: Day): MadeUpJudgement | undefined {
  const ago = (days: number) => addDays(today, -days)
  switch (alias) {
    case 'Curlew': {
      const first = spring(ago(62))
      return { reviews: [first, calmer(first, ago(6))], plan: planOf(ago(6)), steps: [] }
    }
    case 'Hornbeam': {
      const first = spring(ago(29))
      return {
        reviews: [first, worse(first, ago(1))],
        signal: {
          kind: 'exploiter-contact',
          on: today,
          words: 'A message from an unknown account.',
        },
        steps: [],
      }
    }
    case 'Alder':
      return {
        reviews: [spring(ago(12))],
        steps: [
          { step: 'safe-ways', words: 'Rang in the agreed hours on two days. No answer.' },
          { step: 'tell-prime', words: 'Told by telephone.' },
        ],
      }
    default:
      return undefined
  }
}

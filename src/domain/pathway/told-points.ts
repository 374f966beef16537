/** The points to tell at each moment, as data: a page lists them, a person says them. */
import type { tellMoments } from '../facts/rna-facts.ts'

/** Every point that can be on a list, with the words for the worker. */
export const tellPoints = {
  'decision-copy': 'A copy of the decision, and what it says in plain words',
  'recovery-period':
    'The recovery period: how long at least, and that it goes on until the next decision',
  'support-choice':
    'Support is theirs to accept or refuse, and does not depend on helping the police',
  challenge: 'The right to have it looked at again, and the last safe day to ask',
  'legal-advice': 'Where to get legal advice',
  'support-meanwhile': 'What happens with support meanwhile',
  'move-on': 'Move-on support: how long at least, and the earliest day it can end',
  'rna-voluntary': 'What a Recovery Needs Assessment is, and that it is their choice',
  'leave-earlier': 'That they may leave earlier if they wish',
  'worker-role': 'What the support worker does for them',
  'what-is-asked': 'What will be asked',
  'who-reads': 'Who reads it: the provider, the prime contractor, the Single Competent Authority',
  'what-evidence': 'Which evidence will be looked for, and from whom',
  'right-to-see': 'The right to see everything that is sent',
  'full-draft': 'The whole draft, in their language',
  'correct-disagree': 'The chance to correct it and to disagree',
  'sent-when': 'When it was sent, and to whom',
  'what-and-why': 'What was asked for, and why',
  'need-dates': 'Each need: what was agreed, from when until when',
  'days-left': 'How many days of agreed support are left',
  'next-rna': 'When the next RNA starts',
  'exit-plan': 'The plan for leaving, with dates',
  'reach-in': 'Reach-in: what it is and how to use it',
  'come-back': 'The right to ask to come back, in writing',
  'through-council':
    'For a child the papers go through children’s services, never straight to the child',
} as const

export type Points = keyof typeof tellPoints

const challengeable: readonly Points[] = ['challenge', 'legal-advice', 'support-meanwhile']

const byMoment: Readonly<Record<keyof typeof tellMoments, readonly Points[]>> = {
  'reasonable-grounds': ['decision-copy', 'recovery-period', 'support-choice'],
  'conclusive-grounds': ['decision-copy', 'worker-role'],
  'before-drafting': ['what-is-asked', 'who-reads', 'what-evidence', 'right-to-see'],
  'draft-done': ['full-draft', 'correct-disagree'],
  submitted: ['sent-when', 'support-meanwhile'],
  'information-requested': ['what-and-why'],
  'rna-decision': ['decision-copy', 'need-dates', 'challenge', 'legal-advice'],
  monthly: ['days-left', 'next-rna'],
  exit: ['exit-plan', 'reach-in', 'come-back'],
}

const moveOn: readonly Points[] = [
  'decision-copy',
  'move-on',
  'rna-voluntary',
  'leave-earlier',
  'worker-role',
]

export function pointsFor(
  moment: keyof typeof tellMoments,
  kind: 'positive' | 'negative' | 'move-on' = 'positive',
  child = false,
): readonly Points[] {
  const points =
    kind === 'negative'
      ? (['decision-copy', ...challengeable] as const)
      : kind === 'move-on'
        ? moveOn
        : byMoment[moment]
  return child ? [...points, 'through-council'] : points
}

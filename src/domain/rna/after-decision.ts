/** What each answer of the authority sets in motion, as data: things for people to do, never done alone. */
import type { EnteredDecision } from './decision.ts'
import type { Outcome } from './shortfall.ts'

export const todos = {
  'give-copy': {
    title: 'Give the survivor a copy of the decision',
    why: 'The time to challenge it runs from the decision, whether they have it or not.',
  },
  explain: {
    title: 'Explain it in their language: days per need, and the right to challenge',
    why: 'They decide what to do next, and need to understand it for that.',
  },
  schedule: {
    title: 'Arrange the support that was agreed, and record the first time it is given',
    why: 'Agreed is not yet received.',
  },
  'watch-end': {
    title: 'Plan the next RNA before the agreed support ends',
    why: 'A decision takes time; support must not stop while it is awaited.',
  },
  'note-shortfall': {
    title: 'Write down what was asked for and not granted',
    why: 'It is the ground for a challenge, and for asking for longer next time.',
  },
  challenge: {
    title: 'Decide with the survivor whether to ask for reconsideration',
    why: 'The time for it is short, and evidence must be asked for on the first day.',
  },
  'legal-advice': {
    title: 'Offer legal advice about the refusal',
    why: 'A lawyer may see what we do not.',
  },
  'ask-evidence': {
    title: 'Ask for the evidence that is missing, today',
    why: 'Records often take longer than the time to challenge.',
  },
  'plan-leaving-need': {
    title: 'Plan how this need is met without support under the contract',
    why: 'The need is still there.',
  },
  'refer-elsewhere': {
    title: 'Refer to the other service, and hand over in person',
    why: 'Accepted elsewhere is not yet given elsewhere.',
  },
  'check-hand-over': {
    title: 'Check that the other service has begun before our part ends',
    why: 'Nobody should fall between two services.',
  },
  'plan-leaving': {
    title: 'Make the leaving plan with the survivor, and go through what is in place',
    why: 'The letter names a day on which all support ends.',
  },
  'check-move-on': {
    title: 'Check the day against the move-on period',
    why: 'Support does not end before the move-on period is over.',
  },
  'answer-request': {
    title: 'Answer each thing the authority asked for, or say why it cannot be answered',
    why: 'The RNA cannot be decided before.',
  },
  'tell-request': {
    title: 'Tell the survivor what was asked for, and why',
    why: 'It is about them.',
  },
  'copy-answer-day': {
    title: 'Copy the day by which to answer from the letter',
    why: 'No rule that we could read sets it.',
  },
  'give-reason': {
    title: 'Record why the RNA was withdrawn, and tell the survivor',
    why: 'Without an RNA nobody decides about further support.',
  },
  'start-again': {
    title: 'Decide with the survivor whether and when to start again',
    why: 'Cover does not go on by itself.',
  },
} as const
export type TodoCode = keyof typeof todos

/** For each need, by what was decided about it. */
export const todosByOutcome: Readonly<Record<Outcome, readonly TodoCode[]>> = {
  agreed: ['schedule', 'watch-end'],
  'partly-agreed': ['schedule', 'watch-end', 'note-shortfall', 'challenge', 'ask-evidence'],
  'not-agreed': [
    'plan-leaving-need',
    'note-shortfall',
    'challenge',
    'ask-evidence',
    'legal-advice',
  ],
  'agreed-elsewhere': ['refer-elsewhere', 'check-hand-over'],
}

export const todosOnInformationRequest: readonly TodoCode[] = [
  'copy-answer-day',
  'tell-request',
  'answer-request',
]
export const todosOnWithdrawal: readonly TodoCode[] = ['give-reason', 'start-again']

export interface Todo {
  readonly code: TodoCode
  readonly title: string
  readonly why: string
  readonly needs: readonly string[]
}

/** Everything one decision sets in motion; the same thing for several needs is one line. */
export function todosAfter(
  entered: Pick<EnteredDecision, 'perNeed' | 'supportEndsOn'>,
): readonly Todo[] {
  const wanted = new Map<TodoCode, string[]>([
    ['give-copy', []],
    ['explain', []],
  ])
  for (const { needId, outcome } of entered.perNeed) {
    for (const code of todosByOutcome[outcome]) {
      const needs = wanted.get(code) ?? []
      if (!needs.includes(needId)) wanted.set(code, [...needs, needId])
    }
  }
  if (entered.supportEndsOn !== undefined) {
    wanted.set('check-move-on', [])
    wanted.set('plan-leaving', [])
  }
  return [...wanted].map(([code, needs]) => ({ code, ...todos[code], needs }))
}

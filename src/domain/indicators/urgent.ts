/**
 * What cannot wait, asked before any list, and what can be done then. Options are said in one fixed order:
 * none of them follows from how much was noticed, and to do nothing now is one of them.
 */
import type { YesNoOrSilence } from '../risk/review.ts'
import { type AboutAge, isOnTheChildPath } from './profile.ts'

interface UrgentNeed {
  readonly ask: string
  /** The answer that calls for something today. */
  readonly when: 'yes' | 'no'
  readonly todo: string
}

/** @cites outcomes-risk 4.5 (urgent needs), pathway 2.2 (immediate danger; a child; emergency support) */
export const urgentNeeds = {
  danger: {
    ask: 'Is anybody in danger now?',
    when: 'yes',
    todo: 'Call 999 now. Everything else can wait.',
  },
  'child-in-danger': {
    ask: 'Is a child at risk: this person, a child of theirs, or another?',
    when: 'yes',
    todo: 'Tell the council’s children’s services now, before anything else.',
  },
  tonight: {
    ask: 'Do they have somewhere safe to sleep tonight?',
    when: 'no',
    todo: 'If they want help: call The Salvation Army, 0800 808 3733, at any hour. For a child: the council.',
  },
  health: {
    ask: 'Do they need a doctor or a nurse soon?',
    when: 'yes',
    todo: 'Get them seen today. Care for an emergency is for everybody.',
  },
} as const satisfies Readonly<Record<string, UrgentNeed>>
export type UrgentNeedName = keyof typeof urgentNeeds
// The keys of the table above.
export const urgentNeedNames = Object.keys(urgentNeeds) as readonly UrgentNeedName[]

export type UrgentAnswers = Readonly<Partial<Record<UrgentNeedName, YesNoOrSilence>>>

/** What calls for something today; a question that nobody asked stays among those to ask. */
export function urgentNow(answers: UrgentAnswers): {
  readonly now: readonly UrgentNeedName[]
  readonly toAsk: readonly UrgentNeedName[]
} {
  return {
    now: urgentNeedNames.filter((need) => answers[need] === urgentNeeds[need].when),
    toAsk: urgentNeedNames.filter((need) => (answers[need] ?? 'not-asked') === 'not-asked'),
  }
}

interface Option {
  readonly words: string
  readonly onlyFor?: 'adult' | 'child'
}

/** @cites outcomes-risk 4.5 (options), pathway 2.2, 2.6 */
const options = {
  council: {
    words:
      'The council’s children’s services come first, and an independent guardian where there are guardians. The referral needs no consent of a child.',
    onlyFor: 'child',
  },
  advice: { words: 'Ask for advice: Modern Slavery & Exploitation Helpline, 08000 121 700.' },
  safeguarding: { words: 'Safeguarding, as your organisation does it.', onlyFor: 'adult' },
  'first-responder': {
    words:
      'A First Responder explains the National Referral Mechanism. They decide whether they want it.',
    onlyFor: 'adult',
  },
  notify: {
    words:
      'They do not want a referral: a public authority with the duty notifies without a name. No other organisation has to.',
    onlyFor: 'adult',
  },
  support: { words: 'Support that needs no referral.' },
  nothing: { words: 'Nothing more now. Agree on a day to talk again, if they wish.' },
} as const satisfies Readonly<Record<string, Option>>
export type OptionName = keyof typeof options

/** What can be done, in one order for everybody; a child’s path has its own. */
export function optionsFor(
  age: AboutAge,
): readonly { readonly name: OptionName; readonly words: string }[] {
  const path = isOnTheChildPath(age) ? 'child' : 'adult'
  // The keys of the table above.
  return (Object.keys(options) as OptionName[]).flatMap((name) => {
    const { words, onlyFor }: Option = options[name]
    return onlyFor === undefined || onlyFor === path ? [{ name, words }] : []
  })
}

/**
 * Why something may be left out of the copy that a person is given of their own record, as data. Leaving
 * out is the exception: each has to be chosen, passage by passage, and the copy says how often it was.
 */
import type { Confidence } from '../policy/policy.ts'

export interface Exemption {
  readonly title: string
  /** In the copy itself, in plain words to the person. */
  readonly said: string
  readonly source: string
  readonly confidence: Confidence
}

export const exemptions = {
  'somebody-else': {
    title: 'It is about somebody else, who did not agree',
    said: 'words about somebody else',
    source: 'DPA 2018 Sch. 2 para. 16',
    confidence: 'recalled',
  },
  'others-safety': {
    title: 'Somebody else could be hurt if it were known',
    said: 'words that could put somebody else in danger',
    source: 'DPA 2018 Sch. 2 para. 16; UK GDPR Art. 15(4)',
    confidence: 'recalled',
  },
  'serious-harm': {
    title: 'A health professional says that it would seriously harm somebody',
    said: 'something about health that a health professional advised to keep back',
    source: 'DPA 2018 Sch. 3 Part 2',
    confidence: 'recalled',
  },
  privilege: {
    title: 'It is advice of a lawyer, or was written to get it',
    said: 'what lawyers and we said to one another',
    source: 'DPA 2018 Sch. 2 para. 19',
    confidence: 'recalled',
  },
  crime: {
    title: 'It would harm an investigation',
    said: 'something that could harm the finding of a crime',
    source: 'DPA 2018 Sch. 2 para. 2',
    confidence: 'recalled',
  },
  'own-place': {
    title: 'It says where they live: told by itself, not on a paper',
    said: 'where you live: ask us, and we tell you by itself, because a paper can be found',
    source: 'our own rule of sealed places; not an exemption',
    confidence: 'verified',
  },
} as const satisfies Readonly<Record<string, Exemption>>
export type ExemptionName = keyof typeof exemptions

export function isExemption(text: string): text is ExemptionName {
  return Object.hasOwn(exemptions, text)
}

/** What is kept besides words and facts: each is answered for before a copy is agreed to. */
export const besides = {
  papers: 'Papers that were added to the case',
  assessments: 'Assessments (RNAs) and what was decided on them',
  risk: 'Risk reviews, the safety plan, meetings, promises and matters',
  messages: 'Messages that were sent, and how they are reached',
  'who-looked': 'The list of who looked at the record',
} as const
export type Beside = keyof typeof besides

export const besideAnswers = {
  given: 'A copy is given beside this one',
  none: 'Nothing of the kind is kept',
  'kept-back': 'It is kept back; the reason is told to them',
} as const
export type BesideAnswer = keyof typeof besideAnswers

export function isBesideAnswer(text: string): text is BesideAnswer {
  return Object.hasOwn(besideAnswers, text)
}

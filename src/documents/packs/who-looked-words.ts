/**
 * The words around the lines of who looked, on paper. A translation is another object of this shape,
 * checked by a person who speaks the language; until then the paper is in English. The lines
 * themselves stay in English in every language, marked as such, and are read out.
 */
import type { Direction } from '../content.ts'

export interface WhoLookedWords {
  readonly lang: string
  readonly dir: Direction
  readonly title: string
  readonly reference: string
  readonly madeOn: string
  readonly whose: string
  readonly linesFrom: string
  readonly none: string
  readonly reasonGiven: string
  readonly reasonLeftOut: string
  readonly yourQuestion: string
  readonly ourAnswer: string
  readonly answerLeftOut: string
  readonly notAnsweredYet: string
  readonly goodToKnow: string
  readonly rights: readonly string[]
}

export const englishWhoLooked: WhoLookedWords = {
  lang: 'en',
  dir: 'ltr',
  title: 'Your copy',
  reference: 'Reference',
  madeOn: 'Made on',
  whose: 'Who keeps this list',
  linesFrom: 'What was done, by day',
  none: 'There is no line yet.',
  reasonGiven: 'Reason given:',
  reasonLeftOut: 'The reason is not on this paper. Ask us to read it to you.',
  yourQuestion: 'You did not recognise this. What you said',
  ourAnswer: 'Our answer:',
  answerLeftOut: 'We have answered. The answer is not on this paper. Ask us to read it to you.',
  notAnsweredYet: 'You did not recognise this. We are looking into it.',
  goodToKnow: 'Good to know',
  rights: [
    'This copy is yours. You choose who sees it. You do not have to keep it.',
    'People are named by their work and their initials. You can ask us who they are.',
    'If you do not recognise a line, tell us. Somebody who is not named in it looks into it.',
    'A line can come later when the law or somebody’s safety asks for it. No line is ever removed.',
    'Others to whom something was sent keep lists of their own. You can ask us to ask them.',
    'You can ask for this list again whenever you like, and to have it read to you.',
  ],
}

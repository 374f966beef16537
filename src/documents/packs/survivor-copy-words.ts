/**
 * The words of the survivor's copy. A translation is another object of this shape, checked by a
 * person who speaks the language; until there is one, the copy is made in English.
 */
import type { Direction } from '../content.ts'

export interface SurvivorCopyWords {
  readonly lang: string
  readonly dir: Direction
  readonly title: string
  readonly reference: string
  readonly madeOn: string
  readonly decidedOn: string
  readonly whatWasDecided: string
  readonly agreed: string
  readonly partlyAgreed: string
  readonly notAgreed: string
  readonly metElsewhere: string
  readonly from: string
  readonly until: string
  readonly why: string
  readonly noReason: string
  readonly youCanChallenge: string
  /** With `{day}` where the last day stands. */
  readonly challengeUntil: string
  readonly challengeHow: string
  readonly challengeNoDay: string
  readonly whoHelps: string
  readonly supportEnds: string
  /** With `{day}`. */
  readonly supportEndsOn: string
  readonly nextAssessment: string
  readonly yourRights: string
  readonly rights: readonly string[]
}

export const englishSurvivorCopy: SurvivorCopyWords = {
  lang: 'en',
  dir: 'ltr',
  title: 'Your copy',
  reference: 'Reference',
  madeOn: 'Made on',
  decidedOn: 'Decided on',
  whatWasDecided: 'What was decided',
  agreed: 'Yes. You will get this support.',
  partlyAgreed: 'Partly. You will get some of what was asked for.',
  notAgreed: 'No. This support was not agreed.',
  metElsewhere: 'Yes, but someone else will give you this support.',
  from: 'From',
  until: 'Until',
  why: 'Why',
  noReason: 'The decision gives no reason. You can ask for one.',
  youCanChallenge: 'If you do not agree',
  challengeUntil: 'You can challenge this until {day}.',
  challengeHow: 'How to do it',
  challengeNoDay: 'You can ask for this to be looked at again. Ask your support worker by when.',
  whoHelps: 'Who can help you',
  supportEnds: 'When support ends',
  supportEndsOn: 'The support that was agreed runs until {day}.',
  nextAssessment:
    'If you still need help then, tell your support worker early. They can ask again before it ends.',
  yourRights: 'Good to know',
  rights: [
    'This copy is yours. You choose who sees it.',
    'You can ask for it in another language, or ask someone to read it to you.',
    'You can see what was sent about you, and ask for mistakes to be put right.',
    'You can say no to support at any time, and you can ask to come back.',
  ],
}

/**
 * A meeting in which somebody was asked or simply listened to: who was there, in which language, with which
 * breaks. It goes with every answer, because what is said depends on who can hear it.
 */
import type { Day } from '../calendar/day.ts'
import type { YesNoOrSilence } from '../risk/review.ts'

export const meetingWays = {
  'in-person': 'In person',
  phone: 'By telephone',
  video: 'By video',
  visit: 'A visit to a place, without a talk',
} as const
export type MeetingWay = keyof typeof meetingWays

export const interpreting = {
  'not-needed': 'None was needed',
  offered: 'Offered, and they did not want one',
  there: 'An interpreter was there',
  none: 'None could be found',
  'not-recorded': 'Nobody wrote it down',
} as const
export type Interpreting = keyof typeof interpreting

export const endings = {
  finished: 'It came to its end',
  tired: 'They were tired, or it was too much',
  'interpreter-distress': 'The interpreter upset them',
  interrupted: 'Somebody came in, or the line broke',
  unsafe: 'It was no longer safe to talk',
  'they-stopped': 'They wanted to stop',
} as const
export type Ending = keyof typeof endings

/**
 * Nothing but the day is needed.
 * @cites pathway 2.1 (what a screen for interviews should hold)
 */
export interface Meeting {
  readonly id: string
  readonly on: Day
  readonly way?: MeetingWay
  /** A clock on the wall: "10:30". */
  readonly began?: string
  readonly ended?: string
  readonly private: YesNoOrSilence
  /** Who else was there, and why. */
  readonly present?: string
  readonly interpreting: Interpreting
  /** The code of the interpreter, never a name. */
  readonly interpreter?: string
  /** Whether they were asked if they wanted a woman or a man. */
  readonly genderChoice: YesNoOrSilence
  readonly breaks?: string
  /** How they seemed, as it was seen. */
  readonly demeanour?: string
  readonly ending?: Ending
  /** "Is there anything else? You can tell me later." */
  readonly saidTheyMayAddLater: YesNoOrSilence
}

export interface MeetingAdvice {
  readonly words: string
  /** Said only where it bears on this person. */
  readonly onlyFor?: 'child'
}

/** What to keep in mind before a talk begins. @cites pathway 2.1 (interview rules) */
export const beforeATalk: readonly MeetingAdvice[] = [
  { words: 'A room where nobody else can hear. They choose whether the door is open.' },
  { words: 'An interpreter for anybody whose first language is not English, never a companion.' },
  { words: 'Ask whether they want the interpreter to be a woman or a man.' },
  { words: 'Open questions. Their pace, their order, their words.' },
  { words: 'Breaks, and days of rest between meetings. Stop when the interpreter upsets them.' },
  { words: 'At the end: is there anything else? They can always tell you later.' },
  {
    words:
      'No formal interview with a child. An appropriate adult from the council is there with them.',
    onlyFor: 'child',
  },
]

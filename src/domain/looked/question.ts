/** "I do not recognise this": how far it is, and until when we mean to have answered. */
import { addDays, type Day, ukDayOf } from '../calendar/day.ts'

export interface Question {
  readonly id: string
  readonly entryId: string
  readonly askedAt: string
  readonly answerBy: Day
  /** The survivor's own words, in their own language, as they said them. */
  readonly words?: string
  readonly takenAt?: string
  readonly answeredAt?: string
  readonly answer?: string
}

export const questionStates = {
  asked: 'Asked',
  'looked-into': 'Being looked into',
  answered: 'Answered',
} as const
export type QuestionState = keyof typeof questionStates

export function stateOf({
  takenAt,
  answeredAt,
}: Pick<Question, 'takenAt' | 'answeredAt'>): QuestionState {
  if (answeredAt !== undefined) return 'answered'
  return takenAt === undefined ? 'asked' : 'looked-into'
}

/** Our own target counts from the day on which the survivor asked. */
export function answerByDay(askedAt: string, targetDays: number): Day {
  return addDays(ukDayOf(askedAt), targetDays)
}

/** Short enough to be read aloud, long enough to say what was found. */
export const longestWords = 4000

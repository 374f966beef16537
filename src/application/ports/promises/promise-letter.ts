/** What a letter about a promise is written from: days and counts, and the words of what was asked. */
import type { Day } from '../../../domain/calendar/day.ts'

/** A letter to somebody who owes something, or to those above them. It names nobody it is about. */
export interface PromiseLetterInput {
  readonly kind: 'chase-letter' | 'escalation-letter'
  readonly reference: string
  readonly madeOn: Day
  readonly to: string
  /** The step of the ladder, for a letter higher up. */
  readonly step?: string | undefined
  readonly theirReference?: string | undefined
  readonly ourReference: string
  readonly words: string
  readonly askedOn: Day
  readonly firstBy?: Day | undefined
  readonly by?: Day | undefined
  readonly happened: readonly { readonly on: Day; readonly what: string }[]
  /** "Asked 3 times. Silent for 24 days, 17 of them working days." */
  readonly silence: string
  readonly lateDays?: number | undefined
}

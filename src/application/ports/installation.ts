/** Whether the people in here are real, and the made-up day of a rehearsal where they are not. */

export interface Installation {
  readonly kind: 'demo' | 'live'
  /** In a demo: the made-up worker whose day shows most. */
  readonly beginWith?: string
  /** How many days the rehearsal is ahead of the calendar. */
  rehearsalDays(): number
  /** False, and nothing moves, where people are real. */
  moveTo(rehearsalDays: number): Promise<boolean>
}

/**
 * What was sealed here is gone on purpose: its key was destroyed after two people had decided so. Not a
 * fault; whoever can say it in its place does, and everywhere else one calm page says it.
 */
import type { Day } from '../../../domain/calendar/day.ts'

export class WordsDestroyed extends Error {
  readonly on: Day

  constructor(on: Day) {
    super('the key of a sealed value was destroyed')
    this.on = on
  }
}

/** Stands where the words were. */
export const destroyedInWords = 'Destroyed when its time was over.'

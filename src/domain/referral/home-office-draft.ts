/**
 * Until when the Home Office keeps a draft that was begun in its form. Ours is never deleted so; theirs is.
 * How the days are counted was not seen, so the earliest day that could be the last is the one that is told.
 */
import { addDays, type Day, lastDayCountingStart } from '../calendar/day.ts'
import { longDay } from '../clocks/day-words.ts'

/** @see limit TL-03b: 28 and 21 are defaults of the service, and the live setting may differ. */
export interface DraftDays {
  readonly deletedAfter: number
  readonly warnedAfter: number
}

export const draftDays: DraftDays = { deletedAfter: 28, warnedAfter: 21 }

export interface HomeOfficeDraft {
  readonly state: 'kept' | 'going-soon' | 'may-be-gone'
  readonly lastDay: Day
  readonly warnFrom: Day
  readonly words: string
}

/** `changedOn` is the last day on which somebody changed the draft in the Home Office form. */
export function homeOfficeDraft(changedOn: Day, today: Day, days = draftDays): HomeOfficeDraft {
  const lastDay = lastDayCountingStart(changedOn, days.deletedAfter)
  const warnFrom = lastDayCountingStart(changedOn, days.warnedAfter)
  const state = today > lastDay ? 'may-be-gone' : today >= warnFrom ? 'going-soon' : 'kept'
  const words = {
    kept: `The Home Office keeps its draft until about ${longDay(lastDay)}. Ours stays here.`,
    'going-soon': `The Home Office deletes its draft after about ${longDay(lastDay)}. Send it, or change something there. Ours stays here.`,
    'may-be-gone': `The Home Office may have deleted its draft on ${longDay(addDays(lastDay, 1))}. Ours is here: copy it into a new one.`,
  }[state]
  return { state, lastDay, warnFrom, words }
}

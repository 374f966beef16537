/**
 * Times as people remember them: the words always stay; the first and last day it could have been are kept
 * beside them where somebody could say so. Nothing is ever made more exact than it was said.
 */
import { addDays, addMonths, type Day } from '../../calendar/day.ts'
import { longDay } from '../../clocks/day-words.ts'

export interface SaidTime {
  /** "Spring 2019, maybe", as it was said. */
  readonly words: string
  /** The first day it could have been. */
  readonly from?: Day
  /** The last day it could have been. */
  readonly to?: Day
  readonly sure: 'sure' | 'maybe' | 'not-known'
}

const sureness = { sure: '', maybe: ' (they are not sure)', 'not-known': ' (not known)' } as const

/** One line for a box: the words first, then what they can mean. */
export function timeInWords({ words, from, to, sure }: SaidTime): string {
  const said = `${words.trim()}${sureness[sure]}`
  if (from === undefined && to === undefined) return said
  if (from !== undefined && from === to) return `${said}: ${longDay(from)}`
  if (from === undefined || to === undefined) {
    return `${said}: ${from ? `not before ${longDay(from)}` : `not after ${longDay(to as Day)}`}`
  }
  return `${said}: between ${longDay(from)} and ${longDay(to)}`
}

export type LastContact =
  | 'within-the-last-week'
  | 'within-the-last-month'
  | 'within-the-last-3-month'
  | 'within-the-last-6-month'
  | 'within-the-last-6-12-month'
  | 'over-a-year-ago'
  | 'not-sure'

/**
 * The form’s span for a last contact. When the first and the last day it could have been lie in different
 * spans, or one of them is missing, the answer is “not sure”. That a span ends with its first day included
 * is our reading: the form does not say.
 */
export function lastContactOf({ from, to, sure }: SaidTime, today: Day): LastContact {
  if (sure === 'not-known' || from === undefined || to === undefined) return 'not-sure'
  if (from > to || to > today) return 'not-sure'
  const earliest = spanOf(from, today)
  return earliest === spanOf(to, today) ? earliest : 'not-sure'
}

function spanOf(day: Day, today: Day): LastContact {
  if (day >= addDays(today, -7)) return 'within-the-last-week'
  if (day >= addMonths(today, -1)) return 'within-the-last-month'
  if (day >= addMonths(today, -3)) return 'within-the-last-3-month'
  if (day >= addMonths(today, -6)) return 'within-the-last-6-month'
  return day >= addMonths(today, -12) ? 'within-the-last-6-12-month' : 'over-a-year-ago'
}

/** Days as people write them. No locale data, so that a thousand clocks cost nothing. */
import type { Day } from '../calendar/day.ts'
import { weekdayOf } from '../calendar/day.ts'

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
]
const weekdays = [
  ...['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
  ...['Saturday', 'Sunday'],
]

/** 3 March 2026 */
export function longDay(day: Day): string {
  return `${Number(day.slice(8, 10))} ${months[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`
}

/** Tuesday 3 March 2026 */
export function weekdayAndDay(day: Day): string {
  return `${weekdays[weekdayOf(day)]} ${longDay(day)}`
}

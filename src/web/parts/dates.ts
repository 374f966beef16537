/** Answers how a day is said to people: "Wednesday 9 December 2026", "18 days", "3 days late". */
import { type Day, daysBetween } from '../../domain/calendar/day.ts'
import { type Html, html } from './html.ts'

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** "Wednesday 9 December 2026" */
export function longDay(day: Day): string {
  const { weekday, date, month, year } = partsOf(day)
  return `${weekday} ${date} ${month} ${year}`
}

/** "9 December 2026" */
export function plainDay(day: Day): string {
  const { date, month, year } = partsOf(day)
  return `${date} ${month} ${year}`
}

/** "9 Dec 2026", for tables and tags. */
export function shortDay(day: Day): string {
  const { date, month, year } = partsOf(day)
  return `${date} ${month.slice(0, 3)} ${year}`
}

/** "Dec" */
export function shortMonth(day: Day): string {
  return partsOf(day).month.slice(0, 3)
}

/** How far away a day is: "18 days", "tomorrow", "today", "yesterday", "3 days ago". */
export function daysAway(day: Day, today: Day): string {
  const days = daysBetween(today, day)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  return days > 0 ? `${days} days` : `${-days} days ago`
}

/** A day by which something is due: "Wednesday 9 December, 18 days" or "Friday 20 November, 1 day late". */
export function dueDay(day: Day, today: Day): string {
  const { weekday, date, month, year } = partsOf(day)
  const thisYear = year === partsOf(today).year
  const said = `${weekday} ${date} ${month}${thisYear ? '' : ` ${year}`}`
  const days = daysBetween(today, day)
  if (days >= 0) return `${said}, ${daysAway(day, today)}`
  return `${said}, ${days === -1 ? '1 day' : `${-days} days`} late`
}

/** A period, both ends included: "1 August to 31 December 2026". */
export function fromTo(from: Day, to: Day): string {
  const [first, last] = [partsOf(from), partsOf(to)]
  const start = `${first.date} ${first.month}`
  return `${first.year === last.year ? start : `${start} ${first.year}`} to ${plainDay(to)}`
}

/** The words in a `time` element, so that machines read the same day. */
export function timeOn(day: Day, said: string = longDay(day)): Html {
  return html`<time datetime="${day}" dir="auto">${said}</time>`
}

function partsOf(day: Day) {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const weekday = weekdays[new Date(Date.UTC(year, month - 1, date)).getUTCDay()] ?? ''
  return { weekday, date, month: months[month - 1] ?? '', year }
}

/** An instant as a clock in the United Kingdom shows it: "2 March 2026, 09:05". */
import { ukDayOf } from '../../domain/calendar/day.ts'
import { plainDay } from './dates.ts'
import { type Html, html } from './html.ts'

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
})

export function ukTime(instant: string): string {
  return `${plainDay(ukDayOf(instant))}, ${clock.format(new Date(instant))}`
}

export function timeAt(instant: string): Html {
  return html`<time datetime="${instant}">${ukTime(instant)}</time>`
}

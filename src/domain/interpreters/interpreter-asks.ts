/** What interpreters ask for on Today: a booking that is near, and how one went. In fixed words, with no code. */
import { addDays, type Day } from '../calendar/day.ts'
import type { Booking } from './interpreter.ts'

export interface InterpreterAsk {
  readonly key: string
  readonly title: string
  readonly todo: string
  readonly due: Day
  readonly showFrom: Day
}

export const neverAlone =
  'They are never left alone together, and leave at different times. The person can say no at any time, and nobody asks why'

/** From two days before; from its own day on it stays until somebody says how it went. */
export function interpreterAsks(bookings: readonly Booking[]): readonly InterpreterAsk[] {
  return bookings
    .filter(({ ended }) => ended === undefined)
    .map(({ id, on }) => ({
      key: `booking:${id}`,
      title: 'An interpreter is booked; afterwards, say how it went',
      todo: neverAlone,
      due: on,
      showFrom: addDays(on, -2),
    }))
}

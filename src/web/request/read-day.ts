/** The day that somebody typed in three boxes: `name-day`, `name-month`, `name-year`. */
import { type Day, parseDay } from '../../domain/calendar/day.ts'
import { type Typed, textOf } from './typed.ts'

export type ReadDay = { readonly day: Day } | { readonly empty: true } | { readonly mistyped: true }

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Months may be numbers or names; years need four digits, so that 26 is never guessed. */
export function readDay(typed: Typed, name: string): ReadDay {
  const [day, month, year] = ['day', 'month', 'year'].map((part) =>
    textOf(typed, `${name}-${part}`).trim(),
  )
  if (!day && !month && !year) return { empty: true }
  if (!day || !month || !year || !/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(day)) {
    return { mistyped: true }
  }
  const named = months.indexOf(month.slice(0, 3).toLowerCase()) + 1
  const number = /^\d{1,2}$/.test(month) ? Number(month) : named
  const found = parseDay(`${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`)
  return found === undefined ? { mistyped: true } : { day: found }
}

/** The three boxes filled with a day, as if it had been typed. */
export function typedDay(name: string, day: Day): Typed {
  return {
    [`${name}-day`]: String(Number(day.slice(8))),
    [`${name}-month`]: String(Number(day.slice(5, 7))),
    [`${name}-year`]: day.slice(0, 4),
  }
}

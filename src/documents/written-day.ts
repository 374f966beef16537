/**
 * How a day is written in a document: "9 December 2026", in the document's language.
 * Always the Gregorian calendar and Latin digits, so that a date is the same date to everyone.
 */
import type { IsoDay } from './content.ts'

const englishMonths = [
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

export function isRealDay(day: unknown): day is IsoDay {
  if (typeof day !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return false
  const moment = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === day
}

export function writtenDay(day: IsoDay, lang = 'en'): string {
  if (!isRealDay(day)) throw new Error('a document holds a day that does not exist')
  const [year, month, date] = day.split('-').map(Number)
  // English is spelt here, so that a newer runtime cannot change a document already given.
  if (lang === 'en' || lang.startsWith('en-')) {
    return `${date} ${englishMonths[(month ?? 1) - 1]} ${year}`
  }
  return new Intl.DateTimeFormat(lang, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    calendar: 'gregory',
    numberingSystem: 'latn',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`))
}

/** "from 3 March 2026 until 9 December 2026" without the words: a range in a table cell. */
export function writtenPeriod(from: IsoDay, until: IsoDay, lang = 'en'): string {
  return `${writtenDay(from, lang)} – ${writtenDay(until, lang)}`
}

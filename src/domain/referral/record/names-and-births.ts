/**
 * Names and days of birth as they were given, and what of them fits a form that wants two names and at most
 * one day. What does not fit is never bent to fit: it is told to whoever fills in the form.
 */
import { type Day, parseDay } from '../../calendar/day.ts'
import { longDay } from '../../clocks/day-words.ts'

/** In any script. `given` and `family` only where the person said which is which. */
export type SaidName =
  | { readonly kind: 'two-parts'; readonly given: string; readonly family: string }
  /** The person has one name. */
  | { readonly kind: 'one-name'; readonly name: string }
  /** Written down whole: nobody said which part is which. */
  | { readonly kind: 'whole'; readonly name: string }

export interface SaidBirth {
  /** As it was said or stands on a paper: "2001", "spring", "3 March 2001". */
  readonly words: string
  /** Only where a whole day was given. */
  readonly day?: Day
  /** Who or what says so: "passport", "told us". */
  readonly source?: string
  readonly sure: 'sure' | 'maybe'
}

/** @see the trap `two-names-wanted`: which box a single name belongs in is not settled. */
export const oneNameOnly = '(one name only)'

export function nameForForm(
  name: SaidName | undefined,
): { readonly first: string; readonly last: string } | undefined {
  if (name === undefined || name.kind === 'whole') return undefined
  if (name.kind === 'one-name') return { first: oneNameOnly, last: name.name.trim() }
  return { first: name.given.trim(), last: name.family.trim() }
}

/** A name as its bearer writes it. */
export function nameAsWritten(name: SaidName): string {
  return name.kind === 'two-parts' ? `${name.given} ${name.family}`.trim() : name.name.trim()
}

/**
 * The form takes one whole day or none. One day that is sure, and that nothing else contradicts, goes in;
 * otherwise the box stays empty.
 */
export function birthForForm(births: readonly SaidBirth[]): Day | undefined {
  const days = new Set(births.map(({ day }) => day))
  const [only] = days
  const sure = births.every((one) => one.sure === 'sure')
  return days.size === 1 && sure ? only : undefined
}

/** All that was said about when they were born, for a sentence of their own. */
export function birthsInWords(births: readonly SaidBirth[]): string {
  return births
    .map(({ words, day, source, sure }) => {
      const said = day && parseDay(words.trim()) ? longDay(day) : words.trim()
      const notes = [source, sure === 'maybe' ? 'not sure' : undefined].filter(Boolean)
      return notes.length > 0 ? `${said} (${notes.join(', ')})` : said
    })
    .join('; ')
}

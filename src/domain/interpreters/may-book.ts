/**
 * May this interpreter be booked for this person? Yes, or every reason why not. The database keeps the
 * first reason by itself: nobody who is never to be used can hold a booking.
 */
import type { Day } from '../calendar/day.ts'
import type { Interpreter, Mode, Wishes } from './interpreter.ts'

export interface WantedBooking {
  readonly on: Day
  readonly mode: Mode
  /** Why it has to be in the same room although they asked for a voice from elsewhere first. */
  readonly because?: string
}

export type WhyNotBook =
  | { readonly code: 'never-this-one' }
  | { readonly code: 'keep-away'; readonly from: string }
  /** They asked to keep somebody's community away, and nobody knows where this one comes from. */
  | { readonly code: 'origin-not-known' }
  | { readonly code: 'other-gender' }
  | { readonly code: 'other-language'; readonly wanted: string }
  | { readonly code: 'remote-first' }
  | { readonly code: 'day-is-over' }

export type MayBook =
  | { readonly allowed: true }
  | { readonly refused: readonly [WhyNotBook, ...WhyNotBook[]] }

/** Without wishes only the never-list and the day speak: an interpreter is needed to ask for them. */
export function mayBook(
  wishes: Wishes | undefined,
  interpreter: Interpreter,
  wanted: WantedBooking,
  today: Day,
): MayBook {
  const [first, ...others] = [
    ...(interpreter.never ? [{ code: 'never-this-one' } as const] : []),
    ...(wishes ? againstWishes(wishes, interpreter, wanted) : []),
    ...(wanted.on < today ? [{ code: 'day-is-over' } as const] : []),
  ]
  return first ? { refused: [first, ...others] } : { allowed: true }
}

function againstWishes(
  wishes: Wishes,
  interpreter: Interpreter,
  { mode, because }: WantedBooking,
): readonly WhyNotBook[] {
  const { gender, interpretedIn, remoteFirst } = wishes
  const away = keptAway(wishes, interpreter)
  const asksGender = gender === 'woman' || gender === 'man'
  const speaks = interpreter.languages.some((one) => sameWords(one, interpretedIn))
  return [
    ...(away === undefined ? [] : [{ code: 'keep-away', from: away } as const]),
    ...(wishes.keepAway.length > 0 && interpreter.from.length === 0
      ? [{ code: 'origin-not-known' } as const]
      : []),
    ...(asksGender && interpreter.gender !== gender ? [{ code: 'other-gender' } as const] : []),
    ...(speaks ? [] : [{ code: 'other-language', wanted: interpretedIn } as const]),
    ...(remoteFirst && mode === 'in-person' && !because?.trim()
      ? [{ code: 'remote-first' } as const]
      : []),
  ]
}

/** The community or region of this interpreter that the person asked to keep away; nothing otherwise. */
export function keptAway(
  { keepAway }: Pick<Wishes, 'keepAway'>,
  { from }: Pick<Interpreter, 'from'>,
): string | undefined {
  return keepAway.find((away) => from.some((one) => sameWords(one, away)))
}

/** "Asmara" is in "Asmara, Eritrea"; capitals, accents and punctuation make no difference. */
export function sameWords(one: string, other: string): boolean {
  const [first, second] = [bare(one), bare(other)]
  if (first === '  ' || second === '  ') return false
  return first.includes(second) || second.includes(first)
}

function bare(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return ` ${plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `
}

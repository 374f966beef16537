/**
 * Splits a text where its writing direction turns, so that a date, a telephone number or a
 * reference keeps its order inside Arabic text. Without this, "0800 0121 700" is printed with
 * its groups swapped and "2026-12-10" backwards.
 */
import type { Direction } from './content.ts'

export interface DirectionRun {
  readonly text: string
  /** Absent where the text simply follows its surroundings. */
  readonly turned?: Direction
}

// Latin words, digits and what joins them. Not ", ": a list of numbers follows its sentence.
const leftToRight =
  /[+£€$#]?[\p{Script=Latin}\p{Nd}](?:(?: |[-–/.:_'’&@(),](?! )|\) )*[\p{Script=Latin}\p{Nd}%])*/gu
const rightToLeftLetters =
  '\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}'
const rightToLeft = new RegExp(
  `[${rightToLeftLetters}](?:[^\\p{Script=Latin}\\p{Nd}]*[${rightToLeftLetters}])*`,
  'gu',
)

export function directionRuns(text: string, around: Direction): DirectionRun[] {
  const turning = around === 'rtl' ? leftToRight : rightToLeft
  const turned: Direction = around === 'rtl' ? 'ltr' : 'rtl'
  const runs: DirectionRun[] = []
  let from = 0
  for (const match of text.matchAll(turning)) {
    if (match.index > from) runs.push({ text: text.slice(from, match.index) })
    const part = match[0] + closingBracket(match[0], text[match.index + match[0].length])
    runs.push({ text: part, turned })
    from = match.index + part.length
  }
  if (from < text.length) runs.push({ text: text.slice(from) })
  return runs
}

/** A bracket opened inside a turned part closes inside it too: "Mechanism (NRM)". */
function closingBracket(part: string, following: string | undefined): string {
  const open = part.split('(').length > part.split(')').length
  return open && following === ')' ? ')' : ''
}

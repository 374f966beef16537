/**
 * What the PDF fonts cannot show is said in words on the page, never left as empty boxes and
 * never dropped in silence. The Word file keeps the words themselves.
 */
import { printableCodePoints } from './font-coverage.ts'

const names: readonly (readonly [string, RegExp])[] = [
  ['Chinese', /\p{Script=Han}/u],
  ['Japanese', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['Korean', /\p{Script=Hangul}/u],
  ['Thai', /\p{Script=Thai}/u],
  ['Punjabi', /\p{Script=Gurmukhi}/u],
  ['Tamil', /\p{Script=Tamil}/u],
  ['Sinhala', /\p{Script=Sinhala}/u],
  ['Burmese', /\p{Script=Myanmar}/u],
  ['Khmer', /\p{Script=Khmer}/u],
  ['Lao', /\p{Script=Lao}/u],
  ['Georgian', /\p{Script=Georgian}/u],
  ['Armenian', /\p{Script=Armenian}/u],
  ['Hebrew', /\p{Script=Hebrew}/u],
  ['Telugu', /\p{Script=Telugu}/u],
  ['Gujarati', /\p{Script=Gujarati}/u],
  ['Malayalam', /\p{Script=Malayalam}/u],
]

const joining = /[\p{Default_Ignorable_Code_Point}\p{White_Space}]/u

export interface Printable {
  readonly text: string
  /** The writing that could not be shown, as plain names: "Chinese", or "some signs". */
  readonly missing: readonly string[]
}

export function printable(text: string): Printable {
  const known = printableCodePoints()
  const missing = new Set<string>()
  let shown = ''
  let hidden = ''
  let between = ''
  const close = () => {
    if (hidden !== '') {
      const name = writingOf(hidden)
      missing.add(name)
      const count = [...hidden].length
      shown += `[${count} ${count === 1 ? 'character' : 'characters'}: ${name}, see the Word copy]`
    }
    shown += between
    hidden = ''
    between = ''
  }
  for (const character of text) {
    if (joining.test(character)) {
      between += character
    } else if (known.has(character.codePointAt(0) ?? 0)) {
      close()
      shown += character
    } else if (hidden === '') {
      shown += between
      between = ''
      hidden = character
    } else {
      hidden += between + character
      between = ''
    }
  }
  close()
  return { text: shown, missing: [...missing] }
}

function writingOf(text: string): string {
  return names.find(([, shape]) => shape.test(text))?.[0] ?? 'some signs'
}

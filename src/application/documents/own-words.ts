/**
 * A person's words, ready for paper: unchanged, with the direction that their writing has. Which
 * language they are in is said only where it can be known.
 */
import type { OwnWords } from '../ports/document-inputs.ts'

const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const strong = /\p{Letter}/u
const latin = /\p{Script=Latin}/u

export function wordsAsSaid(text: string): OwnWords {
  const first = strong.exec(text)?.[0] ?? 'a'
  return {
    text,
    // Nothing in the record says the language of these words, and a wrong one is read aloud wrongly.
    lang: latin.test(first) ? 'en' : 'und',
    dir: rightToLeft.test(first) ? 'rtl' : 'ltr',
  }
}

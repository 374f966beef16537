/**
 * Whether a text that must name nobody names this person all the same: any part of their names, the day
 * they were born, a reference. Compared letter by letter without marks, so that an accent hides nothing.
 */

export interface KnownAs {
  readonly names?: string
  readonly otherNames?: string
  readonly bornOn?: string
  readonly nrmReference?: string
  readonly reference: string
  readonly alias: string
}

/** The pieces that were found, as they stand in the record; none, when it names nobody. */
export function namesFound(texts: readonly string[], known: KnownAs): readonly string[] {
  const words = new Set(texts.flatMap(wordsIn))
  const whole = texts.map(plain).join('\n')
  const names = [known.names, known.otherNames].flatMap((one) => wordsOf(one))
  const numbers = [known.nrmReference, known.reference, known.bornOn]
  return [
    ...names.filter((name) => name.split(/[^\p{L}\p{N}]+/u).some((part) => words.has(plain(part)))),
    ...[...numbers, known.alias].filter(
      (one): one is string => one !== undefined && one !== '' && whole.includes(plain(one)),
    ),
  ]
}

function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

const wordsIn = (text: string): string[] => plain(text).split(/[^\p{L}\p{N}]+/u)

/** A single letter is an initial and stands in every sentence. */
function wordsOf(names: string | undefined): string[] {
  return (names ?? '').split(/[^\p{L}\p{M}\p{N}]+/u).filter((part) => [...part].length > 1)
}

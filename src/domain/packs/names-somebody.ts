/**
 * Whether a text that must name nobody names this person all the same: any part of their names, the day
 * they were born however it is written, a reference with or without its hyphens. Compared letter by letter
 * without marks, so that an accent hides nothing.
 */

export interface KnownAs {
  readonly names?: string
  readonly otherNames?: string
  /** ISO day. */
  readonly bornOn?: string
  readonly nrmReference?: string
  readonly reference: string
  readonly alias: string
}

/** The pieces that were found, as they stand in the record; none, when it names nobody. */
export function namesFound(texts: readonly string[], known: KnownAs): readonly string[] {
  const perText = texts.map(wordsIn)
  const words = new Set(perText.flat())
  const whole = texts.map(plain).join('\n')
  const closed = perText.map((each) => each.join('')).join('\n')
  const names = [known.names, known.otherNames].flatMap((one) => wordsOf(one))
  const numbers = [known.nrmReference, known.reference].filter(isThere)
  const { bornOn, alias } = known
  return [
    ...names.filter((name) => isNamed(name, { words, whole })),
    ...numbers.filter((one) => closed.includes(wordsIn(one).join(''))),
    ...(bornOn && perText.some((each) => tellsDay(each, bornOn)) ? [bornOn] : []),
    ...(isThere(alias) && whole.includes(plain(alias)) ? [alias] : []),
  ]
}

const isThere = (one: string | undefined): one is string => one !== undefined && one !== ''

/** Scripts that put no space between words: a name is found within them. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

function isNamed(
  name: string,
  { words, whole }: { words: ReadonlySet<string>; whole: string },
): boolean {
  if (unspaced.test(name)) return whole.includes(plain(name))
  // Marks go first on both sides: in many scripts they stand between the letters of a word.
  const parts = wordsIn(name).filter((part) => [...part].length > 1)
  return parts.some((part) => words.has(part))
}

function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

const wordsIn = (text: string): string[] => plain(text).split(/[^\p{L}\p{N}]+/u)

/** A single letter is an initial and stands in every sentence. */
function wordsOf(names: string | undefined): string[] {
  return (names ?? '').split(/[^\p{L}\p{M}\p{N}]+/u).filter((part) => [...part].length > 1)
}

const months =
  'january february march april may june july august september october november december'.split(' ')

/** "4 March 2001", "the 4th of March, 2001", "04/03/01", "3.4.2001": three words that can be this day. */
function tellsDay(words: readonly string[], day: string): boolean {
  const [year, month, date] = day.split('-').map(Number)
  if (!year || !month || !date) return words.join('').includes(wordsIn(day).join(''))
  const parts = words.filter((word) => word !== 'of' && word !== 'the').map(numberIn)
  const wanted = [year, year % 100].map((one) => inOrder([date, month, one]))
  return parts.some((_, at) => wanted.includes(inOrder(parts.slice(at, at + 3))))
}

const inOrder = (numbers: readonly number[]): string =>
  numbers.toSorted((one, other) => one - other).join()

/** What is no number and no month is no part of a day. */
function numberIn(word: string): number {
  const named = word.length >= 3 ? months.findIndex((month) => month.startsWith(word)) : -1
  if (named >= 0) return named + 1
  return Number(/^(\d{1,4})(st|nd|rd|th)?$/.exec(word)?.[1] ?? Number.NaN)
}

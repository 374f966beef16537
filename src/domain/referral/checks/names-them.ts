/**
 * Whether a text says who somebody is, how to reach them or where they stay: any value that leads to them,
 * however it is written, and anything shaped like an e-mail address or a postcode, whoever it belongs to.
 */
import { type Day, parseDay } from '../../calendar/day.ts'
import { longDay } from '../../clocks/day-words.ts'

/** Everything known that leads to the person: names in any script, days, numbers, addresses, references. */
export interface LeadsToThem {
  readonly names: readonly string[]
  readonly days: readonly string[]
  /** Numbers, addresses, references: found whole, and when blanks or signs were put into them. */
  readonly marks: readonly string[]
}

/** What is looked for, made ready once for many texts. */
export interface Looking {
  readonly names: readonly { readonly said: string; readonly plain: string }[]
  readonly shortNames: readonly string[]
  readonly days: readonly {
    /** Stands in every way to write the day, so that most texts need no second look. */
    readonly always: string
    readonly ways: readonly { readonly said: string; readonly plain: string }[]
  }[]
  readonly marks: readonly { readonly said: string; readonly bare: string }[]
}

export function lookingFor({ names, days, marks }: LeadsToThem): Looking {
  const parts = names.flatMap((name) => name.split(/[^\p{L}\p{M}\p{N}]+/u)).filter(isTelling)
  const unique = [...new Set(parts)]
  const short = (part: string) => /^[\p{Script=Latin}\p{M}]{1,3}$/u.test(part)
  return {
    names: unique.filter((part) => !short(part)).map((said) => ({ said, plain: plain(said) })),
    shortNames: unique.filter(short),
    days: days.map((day) => ({
      always: plain(parseDay(day) ? day.slice(2, 4) : day),
      ways: waysToWrite(day).map((said) => ({ said, plain: plain(said) })),
    })),
    marks: marks
      .map((said) => ({ said, bare: bare(said) }))
      .filter(({ bare: is }) => is.length > 3),
  }
}

/** An initial stands in every sentence. One sign of a script without letters of its own is a name. */
function isTelling(part: string): boolean {
  return [...part].length > 1 || isWithoutBlanks.test(part)
}

const isWithoutBlanks =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Hangul}]/u
const letter = /[\p{L}\p{N}]/u

/** The values that stand in the text, as they are known; none, when it leads to nobody. */
export function foundIn(text: string, looking: Looking): readonly string[] {
  const simple = plain(text)
  const found = [
    ...looking.names.filter(({ plain: name }) => standsAlone(simple, name)),
    ...looking.days.flatMap(({ always, ways }) =>
      simple.includes(always) ? ways.filter(({ plain: day }) => standsAlone(simple, day)) : [],
    ),
  ].map(({ said }) => said)
  const short = looking.shortNames.filter((name) => standsAlone(text, name))
  if (looking.marks.length === 0) return [...found, ...short]
  const tight = bare(text)
  const marks = looking.marks.filter((mark) => tight.includes(mark.bare))
  return [...found, ...short, ...marks.map(({ said }) => said)]
}

/** Other scripts than Latin join words to names: “وفاطمة” is “and Fatima”. There a name is found anywhere. */
const joinsWords = /^[^\p{Script=Latin}\p{N}]{3,}$/u

function standsAlone(text: string, part: string): boolean {
  const anywhere = isWithoutBlanks.test(part) || joinsWords.test(part)
  let at = text.indexOf(part)
  while (at !== -1) {
    const before = text.charAt(at - 1)
    const after = text.charAt(at + part.length)
    if (anywhere || (!letter.test(before) && !letter.test(after))) return true
    at = text.indexOf(part, at + 1)
  }
  return false
}

/** Without marks, capitals and signs that nobody sees, so that an accent hides nothing. */
function plain(text: string): string {
  if (!/[^\x00-\x7f]/.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}]+/gu, '')
    .toLowerCase()
}

/** Letters and digits alone: “07700 900 123” and “07700-900123” are one number. */
function bare(text: string): string {
  const simple = plain(text)
  const inAscii = !/[^\x00-\x7f]/.test(simple)
  return simple.replaceAll(inAscii ? /[^a-z0-9]+/g : /[^\p{L}\p{N}]+/gu, '')
}

/** A day in the ways people write it. */
function waysToWrite(day: string): readonly string[] {
  const known = parseDay(day)
  if (known === undefined) return [day]
  const [year, month, date] = known.split('-')
  const [d, m] = [String(Number(date)), String(Number(month))]
  const numbers = [
    [date, month],
    [d, m],
    [d, month],
    [date, m],
  ].flatMap(([one, other]) =>
    ['/', '.', '-', ' '].flatMap((sign) => [
      `${one}${sign}${other}${sign}${year}`,
      `${one}${sign}${other}${sign}${year?.slice(2)}`,
    ]),
  )
  const words = longDay(known)
  const [dayOf, name = '', yearOf] = words.split(' ')
  const orders = [name, name.slice(0, 3)].flatMap((one) => [
    `${dayOf} ${one} ${yearOf}`,
    `${dayOf}${ordinal(known)} ${one} ${yearOf}`,
    `${dayOf}${ordinal(known)} of ${one} ${yearOf}`,
    `${one} ${dayOf}, ${yearOf}`,
    `${one} ${dayOf} ${yearOf}`,
  ])
  return [day, ...new Set([...numbers, ...orders])]
}

function ordinal(day: Day): string {
  const date = Number(day.slice(8, 10))
  if (date % 10 > 3 || date % 10 === 0 || (date > 10 && date < 14)) return 'th'
  return date % 10 === 1 ? 'st' : date % 10 === 2 ? 'nd' : 'rd'
}

const shapes = [
  { what: 'an e-mail address', like: /[^\s@]@[^\s@]{1,255}\.[a-z]{2,}/i },
  { what: 'a postcode', like: /\b[a-z]{1,2}\d[a-z\d]? ?\d[abd-hjlnp-uw-z]{2}\b/i },
  { what: 'a National Insurance number', like: /\b[a-z]{2} ?\d{2} ?\d{2} ?\d{2} ?[a-d]\b/i },
  { what: 'a telephone number', like: /(?:\+|\b0)\d(?:[ ()-]{0,2}\d){8,13}\b/ },
] as const

/** Anything that leads to somebody by its shape alone. */
export function shapesIn(text: string): readonly string[] {
  return shapes.filter(({ like }) => like.test(text)).map(({ what }) => what)
}

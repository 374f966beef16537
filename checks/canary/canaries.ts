/**
 * Canaries: words that nobody would write, one for each field. Found again in any bytes, also when
 * they are written twice as wide, as hexadecimal or as base64; in any mix of capitals.
 */
const start = 'zqxkvw'
const letters = 'abcdefghijklmnopqrstuvwxyz'
const places = 4

export interface Canaries<Origin> {
  /** A new word, for what was typed here. */
  mint(origin: Origin): string
  /** Where each of the words in these bytes was typed. */
  foundIn(bytes: Buffer): readonly Origin[]
  readonly minted: readonly Origin[]
}

export function canaries<Origin>(): Canaries<Origin> {
  const minted: Origin[] = []
  return {
    minted,
    mint(origin) {
      minted.push(origin)
      return wordOf(minted.length - 1)
    },
    foundIn(bytes) {
      const numbers = new Set<number>()
      for (const word of wordsIn(bytes)) numbers.add(numberOf(word))
      return [...numbers].flatMap((number) => minted[number] ?? [])
    },
  }
}

function wordOf(number: number): string {
  let rest = number
  let word = ''
  for (let place = 0; place < places; place += 1) {
    word = `${letters[rest % letters.length]}${word}`
    rest = Math.floor(rest / letters.length)
  }
  return start + word
}

function numberOf(word: string): number {
  return [...word.slice(start.length)].reduce(
    (sum, letter) => sum * letters.length + letters.indexOf(letter),
    0,
  )
}

const whole = new RegExp(`${start}[a-z]{${places}}`, 'gi')
const capitalised = start.charAt(0).toUpperCase() + start.slice(1)
const written = [start, start.toUpperCase(), capitalised]

interface Pattern {
  readonly find: Buffer
  /** What the bytes from here on say, as plain text. */
  read(bytes: Buffer, at: number): string
}

const reach = start.length + places
const wide = (text: string) => Buffer.from(text, 'utf16le')
const latin = (bytes: Buffer) => bytes.toString('latin1')

const patterns: readonly Pattern[] = written.flatMap((text): Pattern[] => [
  { find: Buffer.from(text), read: (bytes, at) => latin(bytes.subarray(at, at + reach)) },
  {
    find: wide(text),
    read: (bytes, at) => bytes.subarray(at, at + 2 * reach).toString('utf16le'),
  },
  {
    find: wide(text).swap16(),
    read: (bytes, at) =>
      Buffer.from(bytes.subarray(at, at + 2 * reach))
        .swap16()
        .toString('utf16le'),
  },
  ...[Buffer.from(text).toString('hex'), Buffer.from(text).toString('hex').toUpperCase()].map(
    (hex): Pattern => ({
      find: Buffer.from(hex),
      read: (bytes, at) => latin(Buffer.from(latin(bytes.subarray(at, at + 2 * reach)), 'hex')),
    }),
  ),
  ...[0, 1, 2].map((before) => inBase64(text, before)),
])

/** Three bytes are four letters there, so a word looks different by how many bytes stand before it. */
function inBase64(text: string, before: number): Pattern {
  const skip = Math.ceil((8 * before) / 6)
  const end = Math.floor((8 * (before + text.length)) / 6)
  const coded = Buffer.from('\0'.repeat(before) + text).toString('base64')
  return {
    find: Buffer.from(coded.slice(skip, end)),
    read(bytes, at) {
      const from = Math.max(0, at - skip)
      return latin(Buffer.from(latin(bytes.subarray(from, from + 20)), 'base64'))
    },
  }
}

function wordsIn(bytes: Buffer): ReadonlySet<string> {
  const words = new Set<string>()
  for (const { find, read } of patterns) {
    for (let at = bytes.indexOf(find); at !== -1; at = bytes.indexOf(find, at + 1)) {
      for (const [word] of read(bytes, at).matchAll(whole)) words.add(word.toLowerCase())
    }
  }
  return words
}

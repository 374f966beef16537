/**
 * The pieces of a place by which it can be recognised in a sentence: its postcode, its street, its house
 * number with the words behind it, the name of an institution. Two texts that name the same place have a
 * piece in common, however it is written: capitals, commas, a postcode with no blank, several or a hyphen.
 * A sentence that circumscribes is not found.
 */
import { nameGroups } from './name-words.ts'

const postcode = /\b([a-z]{1,2}\d[a-z\d]?)[\s.\-–]{0,3}(\d[a-z]{2})\b/g

/** Words that streets end with; their short forms are read as the long ones. */
const streetWords: Readonly<Record<string, string>> = {
  ...{ street: 'street', st: 'street', road: 'road', rd: 'road', lane: 'lane', ln: 'lane' },
  ...{ avenue: 'avenue', ave: 'avenue', close: 'close', drive: 'drive', dr: 'drive' },
  ...{ crescent: 'crescent', terrace: 'terrace', way: 'way', court: 'court', ct: 'court' },
  ...{ gardens: 'gardens', grove: 'grove', place: 'place', pl: 'place', square: 'square' },
  ...{ sq: 'square', row: 'row', walk: 'walk', hill: 'hill', mews: 'mews', house: 'house' },
}

/** So many towns have one that the name alone tells nothing. With a number it does. */
const everywhere = new Set(
  [
    'high',
    'station',
    'church',
    'main',
    'park',
    'london',
    'victoria',
    'mill',
    'school',
    'new',
  ].concat([
    'north',
    'south',
    'east',
    'west',
    'safe',
    'the',
    'this',
    'that',
    'a',
    'my',
    'our',
    'in',
    'on',
  ]),
)

const mostNameWords = 3

/**
 * Every piece of a text, as a canonical phrase. Of a place these are kept as keyed hashes; of a sentence
 * they are compared. A street is its last word with one, two or three words before it.
 */
export function tellingPieces(text: string): readonly string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/['’]/g, '')
  const pieces = new Set<string>()
  for (const [, out = '', inward = ''] of plain.matchAll(postcode)) {
    pieces.add(`postcode ${out}${inward}`)
  }
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? []
  for (const [at, word] of words.entries()) {
    const street = Object.hasOwn(streetWords, word) ? streetWords[word] : undefined
    if (street !== undefined) addStreet(pieces, words.slice(0, at), street)
  }
  return [...pieces, ...nameGroups(plain)]
}

function addStreet(pieces: Set<string>, before: readonly string[], street: string): void {
  for (let count = 1; count <= mostNameWords && count <= before.length; count += 1) {
    const name = before.slice(before.length - count)
    const number = before[before.length - count - 1]
    if (name.some(isNumber)) break
    const phrase = [...name, street].join(' ')
    if (number !== undefined && isNumber(number)) pieces.add(`house ${number} ${phrase}`)
    if (!everywhere.has(name[0] ?? '') && (name[0]?.length ?? 0) > 2) pieces.add(`street ${phrase}`)
  }
}

function isNumber(word: string): boolean {
  return /^\d{1,4}[a-z]?$/.test(word)
}

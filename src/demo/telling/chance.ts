/**
 * A small seeded generator, so that made-up people come out the same every time. It is not for
 * secrets: never use it for anything that must not be guessed.
 */

export interface Chance {
  /** Thirty-two bits as a whole number that is not negative. */
  bits(): number
  /** A whole number, both ends included. */
  whole(from: number, to: number): number
  happens(share: number): boolean
  pick<T>(list: readonly T[]): T
  shuffled<T>(list: readonly T[]): T[]
}

export function chanceFrom(seed: string): Chance {
  const bits = bitsFrom(seed)
  const whole = (from: number, to: number) => from + (bits() % (to - from + 1))
  const pick = <T>(list: readonly T[]): T => {
    const picked = list[whole(0, list.length - 1)]
    if (picked === undefined) throw new Error('nothing to pick from')
    return picked
  }
  return {
    bits,
    whole,
    pick,
    happens: (share) => bits() < share * 4_294_967_296,
    shuffled: (list) => shuffledWith(whole, list),
  }
}

/** Four words of state, stirred by rotating and multiplying; the seed text fills them. */
function bitsFrom(seed: string): () => number {
  let one = hashOf(seed, 0x9e3779b9)
  let two = hashOf(seed, 0x85ebca6b)
  let three = hashOf(seed, 0xc2b2ae35)
  let four = hashOf(seed, 0x27d4eb2f) | 1
  return () => {
    const drawn = Math.imul(turned(Math.imul(two, 5), 7), 9) >>> 0
    const shifted = two << 9
    three ^= one
    four ^= two
    two ^= three
    one ^= four
    three ^= shifted
    four = turned(four, 11)
    return drawn
  }
}

function turned(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by))
}

function hashOf(text: string, start: number): number {
  let hash = start
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
    hash ^= hash >>> 15
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  return hash ^ (hash >>> 15)
}

function shuffledWith<T>(whole: Chance['whole'], list: readonly T[]): T[] {
  const left = [...list]
  const out: T[] = []
  while (left.length > 0) out.push(...left.splice(whole(0, left.length - 1), 1))
  return out
}

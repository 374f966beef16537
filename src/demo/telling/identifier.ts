/** Identifiers for made-up things: shaped like UUIDv7, and the same again for the same seed. */
import type { Chance } from './chance.ts'

/** The time goes first, as in every identifier that Waymark makes; the rest is drawn. */
export function identifierAt(milliseconds: number, chance: Chance): string {
  const time = milliseconds.toString(16).padStart(12, '0')
  const first = hex(chance.bits())
  const second = hex(chance.bits())
  const third = hex(chance.bits())
  const variant = (8 + (chance.bits() & 3)).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${first.slice(0, 3)}-${variant}${first.slice(3, 6)}-${second}${third.slice(0, 4)}`
}

function hex(word: number): string {
  return word.toString(16).padStart(8, '0')
}

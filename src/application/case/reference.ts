/** A case's reference: short, random, easy to read out, and saying nothing about who or when. */
import { randomInt } from 'node:crypto'

// Without letters and digits that are read or heard for one another.
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Like WM-7K3FQ: one of 24 million. The store refuses one that the organisation already uses. */
export function randomReference(): string {
  return `WM-${Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')}`
}

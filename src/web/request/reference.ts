/**
 * Answers under which number a request is found in the log: eight letters and figures that can be read
 * out on the telephone. It says nothing about the person or the case.
 */
import { randomBytes } from 'node:crypto'

/** No I, L, O or U: they are misread or misheard. */
const characters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export function newReference(): string {
  const letters = Array.from(randomBytes(8), (byte) => characters[byte % 32]).join('')
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}

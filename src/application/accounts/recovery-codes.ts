/** Ten codes for the day the phone is lost: eighty random bits each, kept only as hashes, each good once. */
import { createHash, randomBytes } from 'node:crypto'

// Without letters and digits that are read for one another.
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: 10 }, () => {
    const code = [...randomBytes(16)].map((byte) => letters[byte % 32]).join('')
    return (code.match(/.{4}/g) ?? []).join('-')
  })
}

/** The codes are random and long, so a plain hash is enough; a slow one would only slow us. */
export function hashOfCode(code: string): string {
  const typed = code.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return createHash('sha256').update(typed).digest('hex')
}

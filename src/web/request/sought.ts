/**
 * What somebody looks for may be a name, and a browser remembers every address. So an address holds the
 * words only as a cipher under a key of the session: going back and refreshing find them again, and when
 * the session is over they are just letters.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

/** The words that were looked for; `over` when an address holds some that this session cannot open. */
export interface Sought {
  readonly words: string
  readonly over: boolean
}

/** Under which name an address holds them. */
export const soughtName = 'sought'
export const nothingSought: Sought = { words: '', over: false }

/** In bytes. Nobody's name is longer; what is longer is cut. */
const longest = 190
const [nonceLength, tagLength] = [12, 16]

/** Nothing for no words, so that the address stays plain. */
export function closeWords(secret: string, words: string): string {
  // Always as long as the longest: the length of a name is a hint.
  const padded = Buffer.alloc(2 + longest)
  // Cut between letters, never inside of one.
  const { written } = new TextEncoder().encodeInto(words.trim(), padded.subarray(2))
  if (written === 0) return ''
  padded.writeUInt16BE(written)
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), nonce, { authTagLength: tagLength })
  const sealed = Buffer.concat([cipher.update(padded), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

export function openWords(secret: string | undefined, closed: string): Sought {
  if (closed === '') return nothingSought
  const bytes = Buffer.from(closed, 'base64url')
  if (secret === undefined || bytes.length !== nonceLength + tagLength + 2 + longest) {
    return { words: '', over: true }
  }
  const nonce = bytes.subarray(0, nonceLength)
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), nonce, {
    authTagLength: tagLength,
  })
  decipher.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength))
  try {
    const padded = Buffer.concat([
      decipher.update(bytes.subarray(nonceLength + tagLength)),
      decipher.final(),
    ])
    return { words: padded.toString('utf8', 2, 2 + padded.readUInt16BE()), over: false }
  } catch {
    // Of another session, or changed on the way.
    return { words: '', over: true }
  }
}

function keyOf(secret: string): Buffer {
  return createHmac('sha256', secret).update('waymark sought words').digest()
}

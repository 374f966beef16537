/** A key sealed with another key, bound to a text that says whose it is. */
import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'
import { NotOpened } from './sealed-cell.ts'

const format = 1
const nonceLength = 12
const tagLength = 16

export function wrapKey(wrapping: KeyObject, key: Uint8Array, about: string): Buffer {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', wrapping, nonce, { authTagLength: tagLength })
  cipher.setAAD(Buffer.from(about))
  const body = cipher.update(key)
  cipher.final()
  return Buffer.concat([Buffer.of(format), nonce, body, cipher.getAuthTag()])
}

export function unwrapKey(wrapping: KeyObject, wrapped: Uint8Array, about: string): Buffer {
  const bytes = Buffer.from(wrapped.buffer, wrapped.byteOffset, wrapped.byteLength)
  if (bytes.length < 1 + nonceLength + tagLength || bytes[0] !== format) {
    throw new NotOpened('these bytes are not a wrapped key that this Waymark can read')
  }
  const nonce = bytes.subarray(1, 1 + nonceLength)
  const decipher = createDecipheriv('aes-256-gcm', wrapping, nonce, { authTagLength: tagLength })
  decipher.setAAD(Buffer.from(about))
  decipher.setAuthTag(bytes.subarray(bytes.length - tagLength))
  const key = decipher.update(bytes.subarray(1 + nonceLength, bytes.length - tagLength))
  try {
    decipher.final()
  } catch {
    throw new NotOpened('a wrapped key does not open with the key that is said to have wrapped it')
  }
  return key
}

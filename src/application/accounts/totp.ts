/**
 * Codes from an authenticator app (RFC 6238: SHA-1, six digits, thirty seconds). The present step
 * only, and no step twice, so that a code read over a shoulder is already spent.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const secondsPerStep = 30
/** A step of more than a day ahead was used while a clock was wrong. It must lock nobody out since. */
export const stepsOfADay = 2880
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** 160 random bits, as the app wants them typed. */
export function newSecret(): string {
  return base32(randomBytes(20))
}

export function stepAt(milliseconds: number): number {
  return Math.floor(milliseconds / 1000 / secondsPerStep)
}

export function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** The step that was used up, or undefined when the code is wrong, early, late or already used. */
export function usedStep(
  secret: string,
  code: string,
  at: { milliseconds: number; lastUsedStep: number },
): number | undefined {
  const typed = code.replace(/\s/g, '')
  const step = stepAt(at.milliseconds)
  const since = at.lastUsedStep - step
  const isSpent = since >= 0 && since <= stepsOfADay
  if (!/^\d{6}$/.test(typed) || isSpent) return undefined
  return timingSafeEqual(Buffer.from(typed), Buffer.from(codeAt(secret, step))) ? step : undefined
}

/** What an authenticator app scans or takes as a link. The label says nothing about the work. */
export function otpauthLink(secret: string, userName: string): string {
  const label = encodeURIComponent(`Waymark:${userName}`)
  return `otpauth://totp/${label}?secret=${secret}&issuer=Waymark&digits=6&period=${secondsPerStep}`
}

function base32(bytes: Uint8Array): string {
  let bits = ''
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0')
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => letters[parseInt(five.padEnd(5, '0'), 2)])
    .join('')
}

function fromBase32(text: string): Buffer {
  const bits = [...text]
    .map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => parseInt(eight, 2)))
}

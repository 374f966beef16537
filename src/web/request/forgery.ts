/**
 * Answers whether a change was asked for by a page of ours: a token bound to the session, and what the
 * browser says about where the request comes from. Either alone is enough to refuse.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const length = 32

/**
 * The token for the forms of one page. It is masked afresh each time, so that the size of a compressed
 * page says nothing about it.
 */
export function formToken(secret: string): string {
  const mask = randomBytes(length)
  return Buffer.concat([mask, mixed(mask, boundTo(secret))]).toString('base64url')
}

export function isFormToken(secret: string, token: string): boolean {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== 2 * length) return false
  const bound = mixed(bytes.subarray(0, length), bytes.subarray(length))
  return timingSafeEqual(bound, boundTo(secret))
}

export interface Origins {
  readonly fetchSite: string | undefined
  readonly origin: string | undefined
  /** The origins under which this service is reached, such as `https://waymark.example.org`. */
  readonly own: readonly string[]
}

/**
 * Newer browsers say whether the request comes from the same site. Older ones send an origin, which is
 * "null" for our own forms because our pages send no referrer; then the token decides alone.
 */
export function comesFromUs({ fetchSite, origin, own }: Origins): boolean {
  if (fetchSite !== undefined) return fetchSite === 'same-origin'
  if (origin === undefined || origin === 'null') return true
  return own.includes(origin)
}

function boundTo(secret: string): Buffer {
  return createHmac('sha256', secret).update('waymark form').digest()
}

function mixed(mask: Uint8Array, bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.map((byte, index) => byte ^ (mask[index] ?? 0)))
}

/**
 * Answers which cookies a request carries and writes ours. Each holds one random value and nothing
 * about a person; none can be read by a script or sent along from another site.
 */
import { randomBytes } from 'node:crypto'

/** `turn` is new with every page: Chromium then never brings an earlier page back from its memory. */
/** `guest` goes along on no way from elsewhere, not even from a link that was pressed. */
export type CookieName = 'session' | 'visit' | 'turn' | 'guest'

/** 256 random bits, safe in a cookie and in an address. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** The value of one of our cookies, or nothing when it is absent or not of our making. */
export function cookieIn(
  header: string | undefined,
  name: CookieName,
  secure: boolean,
): string | undefined {
  const full = fullName(name, secure)
  for (const pair of header?.split(';') ?? []) {
    const at = pair.indexOf('=')
    if (pair.slice(0, at).trim() !== full) continue
    const value = pair.slice(at + 1).trim()
    return /^[\w-]{20,128}$/.test(value) ? value : undefined
  }
  return undefined
}

export function cookieToSet(name: CookieName, value: string, secure: boolean): string {
  const site = name === 'guest' ? 'Strict' : 'Lax'
  return `${fullName(name, secure)}=${value}; Path=/; HttpOnly; SameSite=${site}${secure ? '; Secure' : ''}`
}

export function cookieToClear(name: CookieName, secure: boolean): string {
  return `${cookieToSet(name, '', secure)}; Max-Age=0`
}

/** Over https the browser itself guards the `__Host-` prefix; http is only for this computer. */
function fullName(name: CookieName, secure: boolean): string {
  return secure ? `__Host-${name}` : `waymark-${name}`
}

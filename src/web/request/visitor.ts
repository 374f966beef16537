/**
 * Answers who is asking and what their forms are bound to. A visitor who is not signed in gets a random
 * number for the length of the visit, so that even the sign-in form cannot be sent from elsewhere.
 */
import type { Actor, SessionPort } from '../../application/actor.ts'
import { cookieIn, cookieToSet, newToken } from './cookies.ts'
import { formToken, isFormToken } from './forgery.ts'
import { closeWords, openWords, type Sought } from './sought.ts'

export interface Visitor {
  readonly actor: Actor | undefined
  /** What the session cookie holds, or will hold after this answer. */
  readonly sessionToken: string | undefined
  /** A fresh mask each time it is asked for. */
  token(): string
  /** Whether a token came from a page we gave to this very session. */
  gaveToken(token: string): boolean
  /** Words as an address may hold them, and what this session can read of such. */
  closeWords(words: string): string
  openWords(closed: string): Sought
  /** The session goes on under another token. */
  renew(token: string): void
  /** The cookies to set: a renewed session's, or one to bind a form to that had nothing before. */
  cookies(): readonly string[]
}

export async function visitorOf(
  cookieHeader: string | undefined,
  sessions: SessionPort,
  secure: boolean,
): Promise<Visitor> {
  let sessionToken = cookieIn(cookieHeader, 'session', secure)
  const actor = sessionToken === undefined ? undefined : await sessions.actorFor(sessionToken)
  const before = actor ? (actor.formKey ?? sessionToken) : cookieIn(cookieHeader, 'visit', secure)
  let fresh: string | undefined
  let renewed: string | undefined
  return {
    actor,
    get sessionToken() {
      return sessionToken
    },
    token() {
      if (before === undefined) fresh ??= newToken()
      return formToken(before ?? fresh ?? newToken())
    },
    gaveToken: (token) => before !== undefined && isFormToken(before, token),
    closeWords: (words) => (before === undefined ? '' : closeWords(before, words)),
    openWords: (closed) => openWords(before, closed),
    renew(token) {
      if (token === sessionToken) return
      renewed = token
      sessionToken = token
    },
    cookies: () => [
      ...(fresh === undefined ? [] : [cookieToSet('visit', fresh, secure)]),
      ...(actor === undefined ? [] : [cookieToSet('turn', newToken(), secure)]),
      ...(renewed === undefined ? [] : [cookieToSet('session', renewed, secure)]),
    ],
  }
}

/**
 * A guest with a link: never anybody who is signed in, and bound to nothing that staff have. Before the code
 * the cookie binds the form; after it, it holds the session of that one door.
 */
export function guestVisitorOf(cookieHeader: string | undefined, secure: boolean): Visitor {
  const before = cookieIn(cookieHeader, 'guest', secure)
  let fresh: string | undefined
  let renewed: string | undefined
  return {
    actor: undefined,
    sessionToken: before,
    token() {
      if (before === undefined) fresh ??= newToken()
      // A page that follows the code in one answer is bound to the cookie that goes with it.
      return formToken(renewed ?? before ?? fresh ?? newToken())
    },
    gaveToken: (token) => before !== undefined && isFormToken(before, token),
    closeWords: () => '',
    openWords: (closed) => openWords(undefined, closed),
    renew(token) {
      renewed = token
    },
    cookies() {
      const token = renewed ?? fresh
      return token === undefined ? [] : [cookieToSet('guest', token, secure)]
    },
  }
}

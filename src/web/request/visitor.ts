/**
 * Answers who is asking and what their forms are bound to. A visitor who is not signed in gets a random
 * number for the length of the visit, so that even the sign-in form cannot be sent from elsewhere.
 */
import type { Actor, SessionPort } from '../../application/actor.ts'
import { cookieIn, cookieToSet, newToken } from './cookies.ts'
import { formToken, isFormToken } from './forgery.ts'

export interface Visitor {
  readonly actor: Actor | undefined
  readonly sessionToken: string | undefined
  /** A fresh mask each time it is asked for. */
  token(): string
  /** Whether a token came from a page we gave to this very session. */
  gaveToken(token: string): boolean
  /** The cookie to set, when a token was given out and the visitor had nothing to bind it to. */
  cookies(): readonly string[]
}

export async function visitorOf(
  cookieHeader: string | undefined,
  sessions: SessionPort,
  secure: boolean,
): Promise<Visitor> {
  const sessionToken = cookieIn(cookieHeader, 'session', secure)
  const actor = sessionToken === undefined ? undefined : await sessions.actorFor(sessionToken)
  const before = actor ? sessionToken : cookieIn(cookieHeader, 'visit', secure)
  let fresh: string | undefined
  return {
    actor,
    sessionToken,
    token() {
      if (before === undefined) fresh ??= newToken()
      return formToken(before ?? fresh ?? newToken())
    },
    gaveToken: (token) => before !== undefined && isFormToken(before, token),
    cookies: () => (fresh === undefined ? [] : [cookieToSet('visit', fresh, secure)]),
  }
}

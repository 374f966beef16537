/** Answers what is sent for an answer: status, headers and bytes. Knows no framework. */
import { markupOf } from '../parts/html.ts'
import type { Answer, Session } from '../route.ts'
import { packed } from './compression.ts'
import { cookieToClear, cookieToSet } from './cookies.ts'
import { forgetUs, headersForFile } from './headers.ts'

export interface Response {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly body: string | Uint8Array
}

export interface Asked {
  readonly secure: boolean
  readonly acceptEncoding: string | undefined
  /** Cookies to set besides those of the answer. */
  readonly cookies: readonly string[]
}

export async function responseTo(answer: Answer, asked: Asked): Promise<Response> {
  if ('file' in answer) {
    return {
      status: 200,
      headers: {
        'content-type': answer.type,
        ...headersForFile(answer.name),
        ...(asked.cookies.length > 0 && { 'set-cookie': asked.cookies }),
      },
      body: answer.file,
    }
  }
  const cookies = [...asked.cookies, ...sessionCookies(answer.session, asked.secure)]
  const headers = {
    ...(cookies.length > 0 && { 'set-cookie': cookies }),
    ...(answer.session === 'end' && forgetUs),
  }
  if ('goTo' in answer)
    return { status: 303, headers: { ...headers, location: answer.goTo }, body: '' }
  if ('json' in answer) {
    const type = { 'content-type': 'application/json; charset=utf-8' }
    return {
      status: answer.status ?? 200,
      headers: { ...headers, ...type },
      body: JSON.stringify(answer.json),
    }
  }
  const { bytes, encoding } = await packed(markupOf(answer.show), asked.acceptEncoding)
  return {
    status: answer.status ?? 200,
    headers: {
      ...headers,
      'content-type': 'text/html; charset=utf-8',
      vary: 'accept-encoding',
      ...(encoding && { 'content-encoding': encoding }),
    },
    body: bytes,
  }
}

/** A new session makes the visit before it void, so a token seen earlier is worth nothing. */
function sessionCookies(session: Session['session'], secure: boolean): string[] {
  if (session === undefined) return []
  if (session === 'end') {
    return (['session', 'visit', 'turn'] as const).map((name) => cookieToClear(name, secure))
  }
  return [cookieToSet('session', session.begin, secure), cookieToClear('visit', secure)]
}

/** Answers what a route is given: the request and the frame of its page, made from what was received. */
import type { Frame } from './parts/frame.ts'
import type { Sender } from './request/sender.ts'
import { soughtName } from './request/sought.ts'
import { type Typed, textOf, typedFromText, without } from './request/typed.ts'
import type { Visitor } from './request/visitor.ts'
import type { LeftOut, Request, SentFile } from './route.ts'
import type { ServerOptions } from './server-options.ts'
import { roleWords } from './words.ts'

/** A request line as the framework read it. */
export interface Received {
  readonly url: string
  readonly id: string
  readonly params: Readonly<Record<string, string>>
  readonly sender: Omit<Sender, 'sessionToken'>
}

export interface Body {
  readonly typed: Typed
  readonly json?: unknown
  readonly files: readonly SentFile[]
  readonly left?: LeftOut
}

export function requestFrom<S>(
  options: ServerOptions<S>,
  received: Received,
  visitor: Visitor,
  body: Body,
): Request<S> {
  const [path = '/', query = ''] = received.url.split('?', 2)
  const asked = typedFromText(query)
  return {
    typed: without(body.typed, 'csrf'),
    json: body.json,
    query: asked,
    params: received.params,
    files: body.files,
    ...(body.left && { left: body.left }),
    actor: visitor.actor,
    services: options.services,
    today: options.today(),
    get csrf() {
      return visitor.token()
    },
    get sought() {
      return visitor.openWords(textOf(asked, soughtName))
    },
    closeWords: (words) => visitor.closeWords(words),
    requestId: received.id,
    path,
    frame: frameFor(options, visitor, path),
    sender: {
      ...received.sender,
      get sessionToken() {
        return visitor.sessionToken
      },
    },
    renewSession: (token) => visitor.renew(token),
  }
}

/**
 * What surrounds each page of one request. The form token is made only when a page asks for it, so that
 * whoever just reads an open page is given no cookie.
 */
export function frameFor<S>(
  options: ServerOptions<S>,
  visitor: Visitor | undefined,
  path: string,
): Frame {
  const actor = visitor?.actor
  const rehearsal = options.rehearsal?.()
  let token: string | undefined
  return {
    look: options.look.addresses,
    get csrf() {
      // One mask for all forms of one answer: masks are to differ between answers.
      token ??= visitor?.token() ?? ''
      return token
    },
    path,
    places: options.places(actor),
    leaveTo: options.leaveTo,
    ...(actor && {
      person: { name: actor.displayName, initials: actor.initials, role: roleWords[actor.role] },
    }),
    ...(rehearsal && { rehearsal }),
  }
}

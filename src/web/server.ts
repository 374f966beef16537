/**
 * Knows the web framework, as only `reply.ts`, `own-pages.ts`, `bodies.ts` and `files-door.ts` do besides. Mounts the list of routes,
 * finds out who asks, refuses whoever may not, and meets every fault with one calm page.
 */
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { bodyOf, isTooLong, readBodies } from './bodies.ts'
import {
  answerBroken,
  answerExpectations,
  hasOneReading,
  isInOurLetters,
} from './broken-request.ts'
import { byTicket, keepHostsApart, type OtherHosts, said } from './files-door/files-door.ts'
import { guestCalmPage } from './guest/kept-words.page.ts'
import { frameFor, requestFrom } from './incoming.ts'
import { listenAt, type PortRefusal } from './listen.ts'
import { mountOwnPages } from './own-pages.ts'
import { calmPage } from './parts/calm-page.ts'
import type { Sent } from './parts/typed-again.ts'
import { asked, send } from './reply.ts'
import { mayBeGiven } from './request/file-fetch.ts'
import { comesFromUs } from './request/forgery.ts'
import { headersFor } from './request/headers.ts'
import { type Fault, faultOf } from './request/log.ts'
import { signInAddress } from './request/next-page.ts'
import { newReference } from './request/reference.ts'
import { responseTo } from './request/response.ts'
import { deviceOf, networkOf } from './request/sender.ts'
import { Stopped, statusOf } from './request/stopped.ts'
import { type Typed, textOf } from './request/typed.ts'
import { limits } from './request/upload.ts'
import { guestVisitorOf, type Visitor, visitorOf } from './request/visitor.ts'
import { type Answer, mayOpen, type Request, type Route, type SignedInRequest } from './route.ts'
import type { ServerOptions } from './server-options.ts'
import { statusWords } from './words.ts'

export interface WebServer {
  readonly inject: FastifyInstance['inject']
  listen(at: { port: number; host: string }): Promise<{ url: string } | { refused: PortRefusal }>
  /** Lets requests in flight finish, then closes. */
  stop(): Promise<void>
}

export function webServer<Services>(options: ServerOptions<Services>): WebServer {
  const headers = headersFor(options)
  const app = fastify({
    logger: false,
    genReqId: newReference,
    bodyLimit: limits.form,
    // The proxy in front adds what it saw; what stands before that is the sender's own claim.
    trustProxy: (_proxy: string, hop: number) => options.origins !== undefined && hop === 0,
    forceCloseConnections: 'idle',
    requestTimeout: 60_000,
    // Asked for below instead, where the answer has its guards.
    http: { requireHostHeader: false },
    clientErrorHandler: answerBroken({ headers, log: options.log }),
    routerOptions: { maxParamLength: 300 },
    // These pass by the hooks below, so they are guarded and logged here.
    frameworkErrors(_error, request, reply) {
      options.log({ id: request.id, method: request.method, route: 'none', status: 400, ms: 0 })
      const elsewhere = others.answerTo(request)
      if (elsewhere) return send(reply.headers(headers), elsewhere)
      return sendCalmly(options, request, reply.headers(headers), 400)
    },
  })
  const visitors = new WeakMap<FastifyRequest, Visitor>()
  const faults = new WeakMap<FastifyRequest, Fault>()
  const sent = new WeakMap<FastifyRequest, Sent>()
  const onFault = (request: FastifyRequest) => (error: unknown) => {
    faults.set(request, faultOf(error))
  }

  answerExpectations(app.server, { headers, log: options.log })
  readBodies(app)
  app.addHook('onRequest', async (request) => {
    if (!hasOneReading(request.raw)) throw new Stopped(400)
    if (!isInOurLetters(request.headers['content-type'])) throw new Stopped(415)
  })
  const others: OtherHosts = keepHostsApart(app, options, onFault)
  app.addHook('onSend', async (_request, reply) => {
    for (const [name, value] of Object.entries(headers)) {
      if (!reply.hasHeader(name)) reply.header(name, value)
    }
  })
  app.addHook('onResponse', async (request, reply) => {
    const fault = faults.get(request)
    options.log({
      id: request.id,
      method: request.method,
      route: others.routeOf(request) ?? request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      ...(fault && { fault }),
    })
  })
  app.setErrorHandler((error, request, reply) => {
    const status = statusOf(error)
    if (status >= 500) faults.set(request, faultOf(error))
    const elsewhere = others.answerTo(request)
    if (elsewhere) return send(reply, elsewhere)
    const visitor = visitors.get(request)
    if (status < 500 && !isGuests(request)) {
      return sendCalmly(options, request, reply, status, { visitor })
    }
    return sendCalmly(options, request, reply, status, { visitor, sent: sent.get(request) })
  })
  app.setNotFoundHandler(async (request, reply) => {
    const visitor = await visitorOf(request.headers.cookie, options.sessions, options.secure)
    return sendCalmly(options, request, reply, 404, { visitor })
  })

  mountOwnPages(app, options, onFault)
  for (const route of options.routes) mount(app, options, route, { visitors, sent })
  refuseOtherMethods(app, options.routes)
  return {
    inject: app.inject.bind(app),
    listen: (at) => listenAt(app, at),
    stop: () => app.close(),
  }
}

/** What is known of each request on its way. */
interface Known {
  readonly visitors: WeakMap<FastifyRequest, Visitor>
  readonly sent: WeakMap<FastifyRequest, Sent>
}

function mount<S>(
  app: FastifyInstance,
  options: ServerOptions<S>,
  route: Route<S>,
  { visitors, sent }: Known,
): void {
  app.route({
    method: route.method,
    url: route.path,
    ...(route.takesFiles && { bodyLimit: limits.whole }),
    /** Before any byte of the body is read. */
    async onRequest(request, reply) {
      const { cookie } = request.headers
      const visitor = route.guest
        ? guestVisitorOf(cookie, options.secure)
        : await visitorOf(cookie, options.sessions, options.secure)
      visitors.set(request, visitor)
      if (route.method === 'POST' && !isFromUs(options, request)) throw new Stopped(403)
      if (route.givesFile && !mayBeGiven(said(request))) throw new Stopped(403)
      if (mayOpen(route.who, visitor.actor)) {
        if (isTooLong(request)) throw new Stopped(413)
        return
      }
      if (visitor.actor !== undefined) throw new Stopped(404)
      const back = route.method === 'GET' ? request.url : '/'
      const answer: Answer = { goTo: signInAddress(back) }
      return send(reply, await responseTo(answer, asked(options, request)))
    },
    async handler(request, reply) {
      const visitor = visitors.get(request)
      if (visitor === undefined) throw new Error('a handler ran before its visitor was known')
      const room = async () => {
        if (route.guest) return roomAtDoor(options, request, visitor)
        return visitor.actor ? ((await options.roomFor?.(visitor.actor)) ?? limits.files) : 0
      }
      const body = await bodyOf(request, route.takesFiles === true, room)
      if (body.left && !route.tellsWhatWasLeft) throw new Stopped(413)
      const written = { action: request.url, typed: body.typed }
      // A guest with two links in one browser has the form of the first, and the cookie of the second.
      if (route.method === 'POST' && route.guest) sent.set(request, written)
      if (route.method === 'POST' && !visitor.gaveToken(tokenIn(request, body.typed))) {
        throw new Stopped(403)
      }
      // Whoever is signed in gets their words back if the act breaks.
      if (route.method === 'POST' && visitor.actor) sent.set(request, written)
      // The router gives text for every name in the path.
      const params = request.params as Readonly<Record<string, string>>
      const sender = senderOf(options, request)
      const received = { url: request.url, id: request.id, params, sender }
      const answer = await answerOf(route, requestFrom(options, received, visitor, body))
      if (route.method === 'GET' && 'file' in answer && !route.givesFile) {
        throw new Error('a page gave a file without saying that it would')
      }
      const ticketed = {
        door: options.filesDoor,
        actor: visitor.actor,
        // Proving again who one is may have renewed it just now.
        sessionToken: visitor.sessionToken,
        caseId: params['caseId'],
      }
      // A guest has no session of ours that a ticket could hang on: their press is answered at once.
      const given = route.guest ? answer : await byTicket(answer, request, ticketed)
      return send(reply, await responseTo(given, asked(options, request, visitor)))
    },
  })
}

/** Nobody’s bytes are kept, even for a moment, but those of whoever has given the code of this link. */
async function roomAtDoor<S>(
  { guestRoom }: ServerOptions<S>,
  request: FastifyRequest,
  { sessionToken }: Visitor,
): Promise<number> {
  // The router gives text for every name in the path.
  const { link = '' } = request.params as Readonly<Record<string, string>>
  return sessionToken === undefined ? 0 : ((await guestRoom?.(link, sessionToken)) ?? 0)
}

function answerOf<S>(route: Route<S>, request: Request<S>): Promise<Answer> {
  if (route.surface === 'open') return route.answer(request)
  // `onRequest` has let nobody through who is not signed in.
  if (!isSignedIn(request)) throw new Error('a signed-in route was reached by nobody')
  return route.answer(request)
}

function isSignedIn<S>(request: Request<S>): request is SignedInRequest<S> {
  return request.actor !== undefined
}

function tokenIn(request: FastifyRequest, typed: Typed): string {
  const header = request.headers['x-csrf']
  return typeof header === 'string' ? header : textOf(typed, 'csrf')
}

function isFromUs<S>(options: ServerOptions<S>, request: FastifyRequest): boolean {
  const { 'sec-fetch-site': site, origin } = request.headers
  const own = ownOrigins(options, request)
  return comesFromUs({ fetchSite: typeof site === 'string' ? site : undefined, origin, own })
}

function ownOrigins<S>(options: ServerOptions<S>, { headers }: FastifyRequest): readonly string[] {
  return options.origins ?? [`${options.secure ? 'https' : 'http'}://${headers.host}`]
}

function senderOf<S>(options: ServerOptions<S>, request: FastifyRequest) {
  const own = ownOrigins(options, request)
  return {
    network: networkOf(request.ip),
    device: deviceOf(request.headers['user-agent']),
    origin: own.find((one) => one.endsWith(`://${request.headers.host}`)) ?? own[0] ?? '',
  }
}

async function sendCalmly<S>(
  options: ServerOptions<S>,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  { visitor, sent }: { visitor?: Visitor | undefined; sent?: Sent | undefined } = {},
): Promise<FastifyReply> {
  const words = { status, json: { problem: statusWords(status).title, reference: request.id } }
  if (request.headers.accept === 'application/json') {
    return send(reply, await responseTo(words, asked(options, request, visitor)))
  }
  const path = request.url.split('?', 1)[0] ?? '/'
  const frame = frameFor(options, visitor, path)
  const show = isGuests(request)
    ? guestCalmPage(frame, status, sent)
    : calmPage(frame, status, request.id, sent)
  const answer = { status, show }
  return send(reply, await responseTo(answer, asked(options, request, visitor)))
}

function isGuests({ url }: FastifyRequest): boolean {
  return url.startsWith('/g/')
}

/** A known page asked for in a way it does not have. Changes are never made by other methods. */
function refuseOtherMethods<S>(app: FastifyInstance, routes: readonly Route<S>[]): void {
  const allowed = new Map<string, Set<string>>()
  for (const { path, method } of routes) {
    allowed.set(path, (allowed.get(path) ?? new Set()).add(method))
  }
  for (const [url, methods] of allowed) {
    const others = (['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const).filter(
      (m) => !methods.has(m),
    )
    if (methods.has('GET')) methods.add('HEAD')
    app.route({
      method: others,
      url,
      exposeHeadRoute: false,
      async onRequest(_request, reply) {
        reply.header('allow', [...methods].join(', '))
        throw new Stopped(405)
      },
      handler: async () => {
        throw new Stopped(405)
      },
    })
  }
}

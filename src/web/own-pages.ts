/** What the service answers by itself: whether it is well, its look, whether a session is open, the way out. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { asked, send } from './reply.ts'
import { encodingFor } from './request/compression.ts'
import { cookieIn } from './request/cookies.ts'
import { keptForever } from './request/headers.ts'
import { responseTo } from './request/response.ts'
import { Stopped } from './request/stopped.ts'
import type { ServerOptions } from './server-options.ts'

export function mountOwnPages<S>(
  app: FastifyInstance,
  options: ServerOptions<S>,
  onFault: (request: FastifyRequest) => (error: unknown) => void,
): void {
  app.get('/health', async (_request, reply) => {
    const ok = await options.healthy().catch(() => false)
    return reply.code(ok ? 200 : 503).send({ ok })
  })
  app.get<{ Params: { file: string } }>('/look/:file', async (request, reply) => {
    const file = options.look.files.get(request.params.file)
    if (file === undefined) throw new Stopped(404)
    const encoding = encodingFor(request.headers['accept-encoding'])
    if (encoding) reply.header('content-encoding', encoding)
    const bytes = encoding ? file[encoding] : file.plain
    return reply
      .headers({ ...keptForever, vary: 'accept-encoding' })
      .type(file.type)
      .send(bytes)
  })
  app.get('/here', async (request, reply) => {
    const token = cookieIn(request.headers.cookie, 'session', options.secure)
    const only = request.url === '/here' ? 'look' : undefined
    const actor = token === undefined ? undefined : await options.sessions.actorFor(token, only)
    return reply.code(actor ? 204 : 401).send()
  })
  app.get('/leave', async (request, reply) => {
    const token = cookieIn(request.headers.cookie, 'session', options.secure)
    // Whoever leaves is sent on, whatever is broken here.
    if (token !== undefined) await options.sessions.end(token).catch(onFault(request))
    const answer = { goTo: options.leaveTo, session: 'end' } as const
    return send(reply, await responseTo(answer, asked(options, request)))
  })
}

/** Answers how a response goes out through the web framework: what was asked for, and the sending. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Asked, Response } from './request/response.ts'
import type { Visitor } from './request/visitor.ts'

export function asked(
  options: { readonly secure: boolean },
  request: FastifyRequest,
  visitor?: Visitor,
): Asked {
  return {
    secure: options.secure,
    acceptEncoding: request.headers['accept-encoding'],
    cookies: visitor?.cookies() ?? [],
  }
}

export function send(reply: FastifyReply, { status, headers, body }: Response): FastifyReply {
  for (const [name, value] of Object.entries(headers)) {
    reply.header(name, typeof value === 'string' ? value : [...value])
  }
  return reply.code(status).send(body)
}

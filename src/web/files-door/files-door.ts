/**
 * The address that gives files and nothing else. There is no page, no cookie and no session here: only
 * a ticket that a page of ours gave out. Knows the framework, like the server.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor } from '../../application/actor.ts'
import type { TicketedFile } from '../../application/ports/files/file-tickets.ts'
import { send } from '../reply.ts'
import { askedAs, followsAs, stepsBetween } from '../request/file-fetch.ts'
import { headersForFile } from '../request/headers.ts'
import type { Response } from '../request/response.ts'
import { Stopped } from '../request/stopped.ts'
import type { Answer } from '../route.ts'
import type { FilesDoor, ServerOptions } from '../server-options.ts'
import { plainResponse } from './plain-page.ts'
import { hostsOf } from './which-host.ts'

const way = /^\/take\/([\w-]{43})$/

/** What the log says of a request that came under another name than that of the pages. */
const routeNames = { files: 'a file by its ticket', unknown: 'under another name' }

export interface OtherHosts {
  /** Of a request that is not for a page: what is logged of it, instead of a route. */
  routeOf(request: FastifyRequest): string | undefined
  /** Of a request so broken that it is refused before it comes here. */
  answerTo(request: FastifyRequest): Response | undefined
}

/** Stands before every route: under another name than that of the pages, none of them is reached. */
export function keepHostsApart<S>(
  app: FastifyInstance,
  options: ServerOptions<S>,
  onFault: (request: FastifyRequest) => (error: unknown) => void,
): OtherHosts {
  const { filesDoor, origins: [pages] = [] } = options
  const hostOf = hostsOf(options)
  const steps = filesDoor && pages ? stepsBetween(pages, filesDoor.origin) : []

  async function fileFor(door: FilesDoor, request: FastifyRequest): Promise<Response> {
    const ticket = request.method === 'GET' ? way.exec(request.url)?.[1] : undefined
    if (ticket === undefined) return plainResponse('nothingHere', pages)
    const file = await door.take(ticket, followsAs(said(request), steps))
    return file ? fileResponse(file) : plainResponse('notGiven', pages)
  }

  app.addHook('onRequest', async (request, reply) => {
    const host = hostOf(request.headers.host)
    // Whoever watches over the machine asks it by its number.
    if (host === 'pages' || (host === 'unknown' && request.url === '/health')) return
    if (host === 'unknown' || !filesDoor) return send(reply, plainResponse('otherName'))
    const answer = await fileFor(filesDoor, request).catch((error: unknown) => {
      onFault(request)(error)
      return plainResponse('broke', pages)
    })
    return send(reply, answer)
  })
  return {
    routeOf(request) {
      const host = hostOf(request.headers.host)
      return host === 'pages' ? undefined : routeNames[host]
    },
    answerTo(request) {
      const host = hostOf(request.headers.host)
      if (host === 'pages') return undefined
      return host === 'files' ? plainResponse('nothingHere', pages) : plainResponse('otherName')
    },
  }
}

interface Asking {
  readonly door: FilesDoor | undefined
  readonly actor: Actor | undefined
  readonly sessionToken: string | undefined
  /** The case that the address of the page names: asked about once more when the file is taken. */
  readonly caseId: string | undefined
}

/** A file that a route answered with, on its way to where files are given. */
export async function byTicket(
  answer: Answer,
  request: FastifyRequest,
  { door, actor, sessionToken, caseId }: Asking,
): Promise<Answer> {
  if (!('file' in answer) || door === undefined) return answer
  if (actor === undefined || sessionToken === undefined) {
    throw new Error('a file was to be given to nobody')
  }
  const ticket = await door.give(actor, sessionToken, {
    file: { bytes: answer.file, type: answer.type, name: answer.name },
    comesAs: askedAs(said(request)),
    ...(caseId && { caseId }),
  })
  // The session ended while the file was being made.
  if (ticket === undefined) throw new Stopped(404)
  return { goTo: `${door.origin}/take/${ticket}` }
}

function fileResponse({ bytes, type, name }: TicketedFile): Response {
  return { status: 200, headers: { 'content-type': type, ...headersForFile(name) }, body: bytes }
}

/** What the browser itself says of a request. */
export function said({ headers }: FastifyRequest) {
  const of = (name: string) => {
    const value = headers[name]
    return typeof value === 'string' ? value : undefined
  }
  return {
    site: of('sec-fetch-site'),
    mode: of('sec-fetch-mode'),
    destination: of('sec-fetch-dest'),
    purpose: of('sec-purpose') ?? of('purpose') ?? of('x-purpose') ?? of('x-moz'),
  }
}

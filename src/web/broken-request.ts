/**
 * Answers bytes that are no request, and requests that are refused before any page is looked for: with
 * the same guards as every page, and no word of what was sent.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Headers } from './request/headers.ts'
import type { Log } from './request/log.ts'
import { newReference } from './request/reference.ts'

interface Answering {
  readonly headers: Headers
  readonly log: Log
}

const reasons: Readonly<Record<string, readonly [number, string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout'],
}

const plain = { 'content-type': 'text/plain; charset=utf-8', connection: 'close' }

/** For what the parser could not read as a request at all. */
export function answerBroken({ headers, log }: Answering) {
  return (fault: NodeJS.ErrnoException, socket: Socket): void => {
    if (fault.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
      socket.destroy()
      return
    }
    const [status, reason] = reasons[fault.code ?? ''] ?? [400, 'Bad Request']
    log({ id: newReference(), method: 'none', route: 'none', status, ms: 0 })
    const body = `${reason}\n`
    const lines = Object.entries({ ...headers, ...plain, 'content-length': String(body.length) })
    const head = [
      `HTTP/1.1 ${status} ${reason}`,
      ...lines.map(([name, value]) => `${name}: ${value}`),
    ]
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
  }
}

/** `Expect:` anything but the one thing that there is. */
export function answerExpectations(server: Server, { headers, log }: Answering): void {
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    log({ id: newReference(), method: request.method ?? 'none', route: 'none', status: 417, ms: 0 })
    response.writeHead(417, { ...headers, ...plain }).end('Expectation Failed\n')
  })
}

interface HeadOf {
  readonly url?: string | undefined
  readonly rawHeaders: readonly string[]
  readonly headers: {
    readonly host?: string | undefined
    readonly 'transfer-encoding'?: string | undefined
  }
}

const aHost = /^[\w.-]+(:\d{1,5})?$|^\[[0-9a-f:.]+\](:\d{1,5})?$/i

/**
 * Whether a request can be read in one way only. What a server in front might read in another way is
 * refused: a second host, an address with a host of its own, a body packed as nobody here unpacks it.
 */
export function hasOneReading({ url = '', rawHeaders, headers }: HeadOf): boolean {
  const hosts = rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host')
  const pieces = headers['transfer-encoding']
  return (
    hosts.length === 1 &&
    aHost.test(headers.host ?? '') &&
    url.startsWith('/') &&
    (pieces === undefined || pieces.trim().toLowerCase() === 'chunked')
  )
}

/** Our pages send UTF-8. In other letters the words would be kept as something that nobody wrote. */
export function isInOurLetters(contentType: string | undefined): boolean {
  const [, said] = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(contentType ?? '') ?? []
  return said === undefined || /^(utf-?8|us-ascii)$/i.test(said)
}

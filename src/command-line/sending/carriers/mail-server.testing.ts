/**
 * For tests: real mail servers. One speaks the protocol as servers do and refuses where a test says so;
 * the other says just what a test writes down, or nothing, and drops the line where it is told to.
 */
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export interface ArrivedMail {
  readonly from: string
  readonly to: readonly string[]
  /** As it was sent: headers, an empty line, the body. */
  readonly raw: string
}

export interface MailServer {
  readonly port: number
  readonly arrived: readonly ArrivedMail[]
  close(): Promise<void>
}

export interface Refusing {
  /** Asked at each step; a number is the status with which the step is refused. */
  readonly at?: (step: 'from' | 'to' | 'data') => { status: number; words: string } | undefined
  readonly options?: SMTPServerOptions
}

export async function aMailServer({ at, options }: Refusing = {}): Promise<MailServer> {
  const arrived: ArrivedMail[] = []
  const refusal = (step: 'from' | 'to' | 'data') => {
    const no = at?.(step)
    return no && Object.assign(new Error(no.words), { responseCode: no.status })
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onMailFrom: (_address, _session, done) => done(refusal('from')),
    onRcptTo: (_address, _session, done) => done(refusal('to')),
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const no = refusal('data')
        if (no) return done(no)
        arrived.push({
          from: envelope.mailFrom ? envelope.mailFrom.address : '',
          to: envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString('utf8'),
        })
        done()
      })
    },
    ...options,
  })
  // A client that refuses a certificate is no fault of these tests.
  server.on('error', () => {})
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  return {
    port: portOf(listening.address()),
    arrived,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** What a raw server does when a line has come in: it says something, hangs up, or stays silent. */
export type Says = (line: string, socket: Socket) => void

export interface RawServer {
  readonly port: number
  /** Every line that came in, the words of messages included. */
  readonly lines: readonly string[]
  close(): Promise<void>
}

export async function aRawServer(greet: (socket: Socket) => void, says: Says): Promise<RawServer> {
  const sockets = new Set<Socket>()
  const lines: string[] = []
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
    let rest = ''
    socket.on('data', (chunk) => {
      const parts = (rest + chunk.toString('utf8')).split('\r\n')
      rest = parts.pop() ?? ''
      for (const line of parts) {
        lines.push(line)
        says(line, socket)
      }
    })
    greet(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: portOf(server.address()),
    lines,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}

/**
 * Asks clamd over its own protocol, on this machine. Only the exact words "OK" and "FOUND" with their
 * end mark are answers; whatever is late, cut, unknown or an error is no answer.
 */
import { connect, type Socket } from 'node:net'
import type { Scanned, Scanner } from '../../application/ports/files/scanner.ts'
import type { ScannerAddress } from './scanner-address.ts'

export interface ScanLimits {
  /** For the whole of one question. */
  readonly timeLimitMs: number
}

const chunkBytes = 64 * 1024
/** Its answers are one short line. */
const longestAnswer = 4096

export function clamdScanner(
  address: ScannerAddress,
  { timeLimitMs = 20_000 }: Partial<ScanLimits> = {},
): Scanner {
  return {
    async scan(bytes) {
      let sentAll = false
      const asked = await ask(address, timeLimitMs, async (socket) => {
        await stream(socket, bytes)
        sentAll = true
      })
      if ('failed' in asked) return { verdict: 'no-answer', because: asked.failed }
      const scanned = verdictIn(asked.answer)
      // A word on a file that was not yet heard to its end is no word.
      return scanned.verdict === 'clean' && !sentAll ? nonsense : scanned
    },
    async isThere() {
      const asked = await ask(address, Math.min(timeLimitMs, 2_000), async (socket) => {
        socket.write('zPING\0')
      })
      return 'answer' in asked && asked.answer === 'PONG\0'
    },
  }
}

const nonsense: Scanned = { verdict: 'no-answer', because: 'nonsense' }

type Asked = { readonly answer: string } | { readonly failed: 'down' | 'slow' | 'cut-off' }

function ask(
  address: ScannerAddress,
  timeLimitMs: number,
  say: (socket: Socket) => Promise<void>,
): Promise<Asked> {
  return new Promise((resolve) => {
    const socket = connect(address)
    let answer = ''
    let connected = false
    const settle = (asked: Asked) => {
      clearTimeout(timer)
      socket.destroy()
      resolve(asked)
    }
    const ended = () => {
      // It may answer and close while we are still sending, as when a file is too large for it.
      if (answer !== '') settle({ answer })
      else settle({ failed: connected ? 'cut-off' : 'down' })
    }
    const timer = setTimeout(() => settle({ failed: 'slow' }), timeLimitMs)
    socket.setEncoding('latin1')
    socket.once('connect', () => {
      connected = true
      say(socket).catch(() => {})
    })
    socket.on('data', (text: string) => {
      answer += text
      if (answer.includes('\0') || answer.length > longestAnswer) settle({ answer })
    })
    socket.on('error', ended)
    socket.once('close', ended)
  })
}

/** Pieces with their length before them, then a length of nothing. */
async function stream(socket: Socket, bytes: Uint8Array): Promise<void> {
  socket.write('zINSTREAM\0')
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    const piece = bytes.subarray(at, at + chunkBytes)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(piece.length)
    socket.write(length)
    if (!socket.write(piece)) await roomIn(socket)
    if (socket.destroyed) return
  }
  socket.write(Buffer.alloc(4))
}

function roomIn(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      socket.off('drain', go).off('close', go)
      resolve()
    }
    socket.once('drain', go).once('close', go)
  })
}

function verdictIn(answer: string): Scanned {
  if (answer === 'stream: OK\0') return { verdict: 'clean' }
  if (/^stream: [^\0]{1,300} FOUND\0$/.test(answer)) return { verdict: 'harm-found' }
  if (/^INSTREAM size limit exceeded\. ERROR\0$/.test(answer)) {
    return { verdict: 'no-answer', because: 'too-large-for-scanner' }
  }
  return nonsense
}

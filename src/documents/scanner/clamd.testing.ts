/** For tests: a server on a real socket that speaks the protocol of clamd, and one that misbehaves. */
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ScannerAddress } from './scanner-address.ts'

/** The harmless string that every scanner agrees to call harmful, in two pieces so that no scanner finds this file. */
export const eicar = [
  'X5O!P%@AP[4\\PZX54(P^)7CC)7}$',
  'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*',
].join('')

export type Manner =
  | 'speaks'
  | 'is-silent'
  | 'cuts-off'
  | 'cuts-the-answer'
  | 'talks-nonsense'
  | 'says-error'
  | 'takes-little'
  | 'floods'
  | 'says-too-much'
  | 'answers-too-early'

export interface MadeUpClamd {
  readonly address: ScannerAddress
  /** How many files it was asked about. */
  readonly asked: () => number
  behave(manner: Manner): void
  stop(): Promise<void>
}

const littleBytes = 1024

export async function aClamd(
  manner: Manner = 'speaks',
  over: 'unix' | 'tcp' = 'unix',
): Promise<MadeUpClamd> {
  let now = manner
  let asked = 0
  const open = new Set<Socket>()
  const folder = mkdtempSync(join(tmpdir(), 'waymark-clamd-'))
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('error', () => {})
    socket.once('close', () => open.delete(socket))
    listen(
      socket,
      () => now,
      () => {
        asked += 1
      },
    )
  })
  const path = join(folder, 'clamd.ctl')
  if (over === 'unix') server.listen(path)
  else server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const at = server.address()
  return {
    address: typeof at === 'object' && at ? { host: '127.0.0.1', port: at.port } : { path },
    asked: () => asked,
    behave(to) {
      now = to
    },
    async stop() {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function listen(socket: Socket, manner: () => Manner, count: () => void): void {
  let heard = Buffer.alloc(0)
  const done = { answered: false }
  socket.on('data', (bytes: Buffer) => {
    heard = Buffer.concat([heard, bytes])
    if (done.answered) return
    if (heard.includes('zPING\0')) return void socket.end(manner() === 'speaks' ? 'PONG\0' : 'PONG')
    if (manner() === 'is-silent') return
    if (manner() === 'floods') {
      done.answered = true
      return void socket.write('x'.repeat(100_000))
    }
    if (manner() === 'answers-too-early') {
      done.answered = true
      return void socket.write('stream: OK\0')
    }
    if (manner() === 'cuts-off') return void socket.destroy()
    if (manner() === 'takes-little' && heard.length > littleBytes) {
      done.answered = true
      return void socket.end('INSTREAM size limit exceeded. ERROR\0')
    }
    const file = fileIn(heard)
    if (file === undefined) return
    done.answered = true
    count()
    socket.end(answerTo(file, manner()))
  })
}

/** The file, once its last piece has come. */
function fileIn(heard: Buffer): Buffer | undefined {
  const command = Buffer.from('zINSTREAM\0')
  if (!heard.subarray(0, command.length).equals(command)) return undefined
  const pieces: Buffer[] = []
  let at = command.length
  while (at + 4 <= heard.length) {
    const length = heard.readUInt32BE(at)
    if (length === 0) return Buffer.concat(pieces)
    if (at + 4 + length > heard.length) return undefined
    pieces.push(heard.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}

function answerTo(file: Buffer, manner: Manner): string {
  switch (manner) {
    case 'cuts-the-answer':
      return 'stream: OK'
    case 'talks-nonsense':
      return 'stream: it is OK, I think\0'
    case 'says-error':
      return 'stream: Can not allocate memory ERROR\0'
    case 'says-too-much':
      return 'stream: OK\0stream: OK\0'
    default:
      return file.includes(eicar) ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0'
  }
}

/** Reads a stream in pieces of a length known beforehand, and never holds more than the piece asked for. */
import type { Readable } from 'node:stream'

export interface ExactReader {
  /** Nothing when the stream ends before. */
  readonly exactly: (bytes: number) => Promise<Buffer | undefined>
  /** Whether nothing more comes. */
  readonly isAtEnd: () => Promise<boolean>
}

export function readExactly(stream: Readable): ExactReader {
  const pieces = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  let left: Buffer = Buffer.alloc(0)
  const more = async (): Promise<boolean> => {
    while (left.length === 0) {
      const next = await pieces.next()
      if (next.done) return false
      left = next.value
    }
    return true
  }
  return {
    async exactly(bytes) {
      const whole = Buffer.allocUnsafe(bytes)
      for (let at = 0; at < bytes; ) {
        if (!(await more())) return undefined
        const piece = left.subarray(0, bytes - at)
        piece.copy(whole, at)
        at += piece.length
        left = left.subarray(piece.length)
      }
      return whole
    },
    isAtEnd: async () => !(await more()),
  }
}

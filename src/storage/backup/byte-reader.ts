/**
 * Takes exact numbers of bytes from a stream of buffers of any size.
 */
export interface ByteReader {
  /** So many bytes, or undefined when the source ends before. */
  readonly take: (length: number) => Promise<Buffer | undefined>
  readonly isAtEnd: () => Promise<boolean>
}

export function readBytes(source: AsyncIterable<Buffer>): ByteReader {
  const iterator = source[Symbol.asyncIterator]()
  let parts: Buffer[] = []
  let held = 0

  const hold = async (length: number): Promise<boolean> => {
    while (held < length) {
      const next = await iterator.next()
      if (next.done) return false
      parts.push(next.value)
      held += next.value.length
    }
    return true
  }
  return {
    async take(length) {
      if (!(await hold(length))) return undefined
      const all = Buffer.concat(parts)
      parts = [all.subarray(length)]
      held -= length
      return all.subarray(0, length)
    },
    async isAtEnd() {
      return !(await hold(1))
    },
  }
}

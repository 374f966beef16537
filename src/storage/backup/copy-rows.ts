/**
 * PostgreSQL's COPY through the driver, out of a table and into one, at the pace of the slower side.
 * The driver hands COPY messages to a query object of ours; these two are the smallest that serve.
 */
import { once } from 'node:events'
import type { Duplex } from 'node:stream'
import type pg from 'pg'

/** The part of the driver's connection that COPY needs; its declared type leaves out most of it. */
interface CopyConnection {
  readonly stream: Duplex
  query(sql: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
}

const roomInMemory = 1024 * 1024

/** Yields the rows as COPY text, some at a time; returns how many rows there were. */
export async function* copyOut(client: pg.ClientBase, sql: string): AsyncGenerator<Buffer, number> {
  let chunks: Buffer[] = []
  let held = 0
  let rows = 0
  let end: { error?: Error } | undefined
  let wake = () => {}
  let stream: Duplex | undefined
  client.query({
    // The driver passes its own connection, which has all of `CopyConnection`.
    submit: (connection: unknown) => (connection as CopyConnection).query(sql),
    handleCopyData({ chunk }: { chunk: Buffer }, connection: CopyConnection) {
      // The driver reuses the memory of a message as soon as this returns.
      chunks.push(Buffer.from(chunk))
      held += chunk.length
      stream = connection.stream
      if (held > roomInMemory) stream.pause()
      wake()
    },
    handleCommandComplete(message: { text: string }) {
      rows = rowsIn(message.text)
    },
    handleReadyForQuery() {
      end ??= {}
      wake()
    },
    handleError(error: Error) {
      end = { error }
      wake()
    },
  })
  try {
    for (;;) {
      if (held > 0) {
        const ready = Buffer.concat(chunks)
        chunks = []
        held = 0
        yield ready
        continue
      }
      if (end?.error) throw end.error
      if (end) return rows
      const woken = new Promise<void>((resolve) => {
        wake = resolve
      })
      stream?.resume()
      await woken
    }
  } finally {
    // The last rows may have come together with the end; the next statement waits for an answer too.
    stream?.resume()
  }
}

/** Sends the rows and answers how many the server took. A source that throws undoes the statement. */
export function copyIn(
  client: pg.ClientBase,
  sql: string,
  source: AsyncIterable<Buffer>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    let rows = 0
    let failed: unknown
    const pump = async (connection: CopyConnection) => {
      try {
        for await (const chunk of source) {
          if (failed) return
          connection.sendCopyFromChunk(chunk)
          if (connection.stream.writableNeedDrain) await drained(connection.stream)
        }
        connection.endCopyFrom()
      } catch (cause) {
        failed ??= cause
        connection.sendCopyFail('the source of the rows ended in a fault')
      }
    }
    client.query({
      // The driver passes its own connection, which has all of `CopyConnection`.
      submit: (connection: unknown) => (connection as CopyConnection).query(sql),
      handleCopyInResponse: (connection: CopyConnection) => void pump(connection),
      handleCommandComplete(message: { text: string }) {
        rows = rowsIn(message.text)
      },
      handleReadyForQuery() {
        if (failed === undefined) resolve(rows)
      },
      handleError(error: Error) {
        failed ??= error
        reject(failed)
      },
    })
  })
}

/** A connection that breaks never drains; its closing must end the wait too. */
async function drained(stream: Duplex): Promise<void> {
  const over = new AbortController()
  const { signal } = over
  await Promise.race([once(stream, 'drain', { signal }), once(stream, 'close', { signal })])
  over.abort()
}

function rowsIn(commandText: string): number {
  return Number(/^COPY (\d+)$/.exec(commandText)?.[1])
}

/** Destroys files that were asked for and not taken, each minute. Nobody could open them any more. */
import type { FileTickets } from '../../application/ports/files/file-tickets.ts'

const everyMs = 60_000

export function startClearingTickets(
  tickets: FileTickets,
  log: (line: string) => void,
): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve()
  const clear = () => {
    running = running
      .then(() => tickets.clear())
      .catch(() => log('files that were not taken could not be removed; it will be tried again'))
  }
  const timer = setInterval(clear, everyMs)
  timer.unref()
  clear()
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}

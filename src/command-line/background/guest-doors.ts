/** Destroys the keys behind doors for guests whose time is over, each minute. */
import type { GuestDesk } from '../../application/ports/guests/guest-desk.ts'

const everyMs = 60_000

export function startShreddingDoors(
  desk: Pick<GuestDesk, 'shredExpired'>,
  log: (line: string) => void,
): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve()
  const shred = () => {
    running = running
      .then(() => desk.shredExpired())
      .catch(() => log('links whose time is over could not be closed; it will be tried again'))
  }
  const timer = setInterval(shred, everyMs)
  timer.unref()
  shred()
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}

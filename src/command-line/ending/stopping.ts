/**
 * What a signal does. Before Waymark serves, it ends at once and takes its database with it; from then
 * on it stops in order.
 */
import { constants } from 'node:os'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
type Signal = (typeof signals)[number]

/** Ctrl+C arrives twice: from the terminal itself, and from the launcher, which passes it on. */
const sameKeyPress = 3_000

let onSignal = (name: Signal): void => process.exit(128 + constants.signals[name])

/** `process.exit` lets the database be told; being killed by the signal itself would not. */
export function listenForSignals(): void {
  for (const name of signals) process.on(name, () => onSignal(name))
}

/** Resolves at the first signal. A later one, from somebody who has lost patience, ends at once. */
export function untilStopped(): Promise<void> {
  const atOnce = onSignal
  return new Promise((resolve) => {
    onSignal = () => {
      const first = performance.now()
      onSignal = (name) => {
        if (performance.now() - first > sameKeyPress) atOnce(name)
      }
      resolve()
    }
  })
}

/**
 * Stops in order, but not for ever: a request that never ends must not keep the service from ending.
 * What was saved is committed already. False when the patience (milliseconds) was not enough.
 */
export async function stopInTime(stop: () => Promise<void>, patience = 10_000): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, patience, false)
  })
  const inOrder = stop().then(() => true as const)
  try {
    return await Promise.race([inOrder, late])
  } finally {
    clearTimeout(timer)
  }
}

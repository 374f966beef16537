/** Lets so many pieces of work run at once and so many wait; the rest are told to come back. */

export class TooBusy extends Error {
  readonly code = 'too-busy'
}

export function atMost(
  running: number,
  waiting: number,
): <T>(work: () => Promise<T>) => Promise<T> {
  let free = running
  const queue: (() => void)[] = []
  return async (work) => {
    if (free > 0) free -= 1
    else if (queue.length >= waiting) throw new TooBusy('too many at once')
    else await new Promise<void>((resolve) => queue.push(resolve))
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next) next()
      else free += 1
    }
  }
}

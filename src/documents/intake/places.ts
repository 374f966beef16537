/** So many at once and no more: whoever comes later waits in the order of coming. */

export type Places = <Result>(work: () => Promise<Result>) => Promise<Result>

export function makePlaces(places: number): Places {
  const waiting: (() => void)[] = []
  let busy = 0
  const take = async () => {
    if (busy < places) busy += 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
  }
  /** Hands the place to the next in line, or frees it. */
  const leave = () => {
    const next = waiting.shift()
    if (next === undefined) busy -= 1
    else next()
  }
  return async (work) => {
    await take()
    try {
      return await work()
    } finally {
      leave()
    }
  }
}

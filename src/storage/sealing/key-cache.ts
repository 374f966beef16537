/** Keys that were unwrapped less than a minute ago. Nothing here is ever written anywhere. */
import { createSecretKey } from 'node:crypto'
import type { Key } from './sealed-cell.ts'

export interface KeyCache {
  /** By the key's own id, or under a name like "the record key of this organisation now". */
  find(name: string): Key | undefined
  keep(names: readonly string[], key: Key): void
  clear(): void
}

const keptMs = 60_000
const sweptEveryMs = 15_000

export function makeKeyCache(now: () => number = Date.now): KeyCache {
  const kept = new Map<string, { key: Key; until: number }>()
  let sweep: NodeJS.Timeout | undefined
  const forgetOld = (): void => {
    for (const [name, { until }] of kept) if (until <= now()) kept.delete(name)
    if (kept.size > 0) return
    clearInterval(sweep)
    sweep = undefined
  }
  return {
    find(name) {
      const found = kept.get(name)
      return found !== undefined && found.until > now() ? found.key : undefined
    },
    keep(names, key) {
      for (const name of names) kept.set(name, { key, until: now() + keptMs })
      sweep ??= setInterval(forgetOld, sweptEveryMs).unref()
    },
    clear() {
      kept.clear()
      forgetOld()
    },
  }
}

/** The bytes are overwritten as soon as the key is made. */
export function toKey(id: string, bytes: Buffer): Key {
  const key = { id, secret: createSecretKey(bytes) }
  bytes.fill(0)
  return key
}

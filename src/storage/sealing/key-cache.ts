/** Keys that were unwrapped less than a minute ago. Nothing here is ever written anywhere. */
import { createSecretKey, type KeyObject } from 'node:crypto'
import { channel } from 'node:diagnostics_channel'
import type { CaseKey, Key } from './sealed-cell.ts'

export interface KeyCache {
  readonly organisations: Kept<Key>
  readonly cases: Kept<CaseKey>
  clear(): void
}

/** By the key's own id, or under a name like "the record key of this organisation now". */
export interface Kept<K> {
  find(name: string): K | undefined
  keep(name: string, key: K): void
}

/** Said when keys were destroyed: nothing may be sealed, or opened, with one that is remembered. */
export const keysDestroyed = channel('waymark:keys-destroyed')

const keptMs = 60_000
const sweptEveryMs = 15_000

export function makeKeyCache(now: () => number = Date.now): KeyCache {
  const shelves: Map<string, { until: number }>[] = []
  let sweep: NodeJS.Timeout | undefined

  function makeShelf<K>(): Kept<K> {
    const kept = new Map<string, { key: K; until: number }>()
    shelves.push(kept)
    return {
      find(name) {
        const found = kept.get(name)
        return found !== undefined && found.until > now() ? found.key : undefined
      },
      keep(name, key) {
        kept.set(name, { key, until: now() + keptMs })
        sweep ??= setInterval(forgetOld, sweptEveryMs).unref()
      },
    }
  }

  function forgetOld(): void {
    for (const kept of shelves) {
      for (const [name, { until }] of kept) if (until <= now()) kept.delete(name)
    }
    if (shelves.some(({ size }) => size > 0)) return
    clearInterval(sweep)
    sweep = undefined
  }

  function clear(): void {
    for (const kept of shelves) kept.clear()
    forgetOld()
  }
  // Held weakly: a cache that nobody uses any more hears nothing and keeps nothing alive.
  const itself = new WeakRef(clear)
  const whenDestroyed = () => {
    const clearing = itself.deref()
    if (clearing) clearing()
    else keysDestroyed.unsubscribe(whenDestroyed)
  }
  keysDestroyed.subscribe(whenDestroyed)
  return { organisations: makeShelf<Key>(), cases: makeShelf<CaseKey>(), clear }
}

/** The bytes are overwritten as soon as the key is made. */
export function toSecret(bytes: Buffer): KeyObject {
  const secret = createSecretKey(bytes)
  bytes.fill(0)
  return secret
}

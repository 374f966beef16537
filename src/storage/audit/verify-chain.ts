/**
 * Walks the chain of one organisation and names what is wrong: a row changed, removed, put in, out of
 * order, or the end cut off. It needs no database and no key, only what the log itself says.
 */
import { beginningOf, type ChainedEntry, hashOf, type Seal } from './chain.ts'

/** A seal with its entry, in the order of their numbers; no entry when it is gone. */
export interface Link {
  readonly seal: Seal
  readonly entry: ChainedEntry | undefined
}

export type LogProblem =
  | { readonly what: 'changed' | 'removed' | 'inserted' | 'reordered'; readonly number: number }
  /** The log ends before the place where it is known to have ended. */
  | { readonly what: 'cut-off'; readonly number: number; readonly endsAt: number }
  /** Everything fits together, but it is not the log that was anchored. */
  | { readonly what: 'rewritten'; readonly number: number }
  | { readonly what: 'not-sealed'; readonly entryId: string; readonly at: string }

interface Unfitting {
  readonly seal: Seal
  readonly entry: ChainedEntry
  readonly before: string
}

/** So many rows are compared to tell a swap from a change; beyond, each is simply "changed". */
const mostCompared = 300

export interface Verifying {
  take(link: Link): void
  /** How many were checked, and everything that was found. */
  end(): { readonly sealed: number; readonly problems: readonly LogProblem[] }
}

export function beginVerifying(
  orgId: string,
  anchor: { readonly number: number; readonly hash: string } | undefined,
): Verifying {
  const problems: LogProblem[] = []
  const missing = new Set<number>()
  const unfitting: Unfitting[] = []
  let sealed = 0
  let last = 0
  /** Unknown after a hole: the row behind it cannot be checked against what is gone. */
  let before: string | undefined = beginningOf(orgId)

  return {
    take({ seal, entry }) {
      sealed += 1
      const { number } = seal
      if (number <= last) {
        const what = missing.delete(number) ? 'reordered' : 'inserted'
        problems.push({ what, number })
        return
      }
      for (let hole = last + 1; hole < number && missing.size < 10_000; hole++) missing.add(hole)
      if (number > last + 1) before = undefined
      if (entry === undefined) problems.push({ what: 'removed', number })
      else if (before !== undefined && hashOf(entry, seal, before) !== seal.hash) {
        unfitting.push({ seal, entry, before })
      }
      if (anchor?.number === number && anchor.hash !== seal.hash) {
        problems.push({ what: 'rewritten', number })
      }
      last = number
      before = seal.hash
    },

    end() {
      const removed = [...missing].map((number) => ({ what: 'removed', number }) as const)
      const cut = anchor !== undefined && last < anchor.number
      return {
        sealed,
        problems: [
          ...problems,
          ...removed,
          ...unfitting.map((link) => ({
            what: whatHappenedTo(link, unfitting),
            number: link.seal.number,
          })),
          ...(cut ? [{ what: 'cut-off', number: anchor.number, endsAt: last } as const] : []),
        ],
      }
    },
  }
}

/** An entry that fits where another one stands was moved; one that fits nowhere was changed. */
function whatHappenedTo(
  { seal, before }: Unfitting,
  all: readonly Unfitting[],
): 'reordered' | 'changed' {
  if (all.length > mostCompared) return 'changed'
  const fits = all.some(
    ({ entry }) => hashOf(entry, { ...seal, entryId: entry.id }, before) === seal.hash,
  )
  return fits ? 'reordered' : 'changed'
}

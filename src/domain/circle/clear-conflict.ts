/**
 * May a conflict that was found be cleared again, because it was a mistake? Two people: whoever found it
 * stopped everything with one press, and somebody else, who answers for the case, opens it again.
 */
import type { CircleMember } from './member.ts'

export type ClearingRefusal =
  | { readonly code: 'no-conflict' }
  | { readonly code: 'ended-already' }
  /** The same person found it: a second pair of eyes is what this is for. */
  | { readonly code: 'found-by-yourself' }
  | { readonly code: 'needs-a-manager' }

export interface Clearing {
  readonly by: string
  /** They answer for the case as a service manager. */
  readonly answersForCase: boolean
  /** Who found it; absent where nobody can say any more. */
  readonly foundBy: string | undefined
}

export function refusalToClear(
  { conflictSince, ended }: Pick<CircleMember, 'conflictSince' | 'ended'>,
  { by, answersForCase, foundBy }: Clearing,
): ClearingRefusal | undefined {
  if (conflictSince === undefined) return { code: 'no-conflict' }
  if (ended) return { code: 'ended-already' }
  if (!answersForCase) return { code: 'needs-a-manager' }
  return by === foundBy ? { code: 'found-by-yourself' } : undefined
}

/** Newest first: the last time that one was found is the one that stands. */
export function finderOf(
  versions: readonly { readonly change: string; readonly by: string }[],
): string | undefined {
  return versions.find(({ change }) => change === 'conflict-found')?.by
}

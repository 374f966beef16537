/** May this be noted, prepared, agreed to or given? Each answers with why not, or with nothing. */
import type { Day } from '../calendar/day.ts'
import { type AccessStep, accessStanding, type Happening, isAccessOver } from './access-request.ts'
import type { ReplyBy } from './reply-clock.ts'

export type AccessRefusal =
  | { readonly code: 'access-over' | 'not-waiting' | 'waiting-already' | 'who-asks-not-known' }
  | { readonly code: 'too-late-for-longer'; readonly by: Day }
  | { readonly code: 'longer-already' }
  | { readonly code: 'undecided'; readonly left: number }
  | { readonly code: 'not-prepared' | 'prepared-it-themselves' | 'not-agreed' }
  /** Something was written or decided since it was prepared: what was agreed to is not this. */
  | { readonly code: 'not-what-was-prepared' }
  | { readonly code: 'not-safe-to-give' }

export function refusalOfHappening(
  steps: readonly AccessStep[],
  happening: Happening,
  { reply, today }: { readonly reply: ReplyBy; readonly today: Day },
): AccessRefusal | undefined {
  if (isAccessOver(steps)) return { code: 'access-over' }
  const waitsFor = reply.status === 'waits' ? reply.for : undefined
  const known = steps.some(({ step }) => step === 'identity-known')
  switch (happening) {
    case 'identity-asked':
      return waitsFor === 'identity' || known ? { code: 'waiting-already' } : late(reply, today)
    case 'identity-known':
      return known ? { code: 'not-waiting' } : undefined
    case 'clarify-asked':
      return waitsFor === undefined ? late(reply, today) : { code: 'waiting-already' }
    case 'clarified':
      return waitsFor === 'what-they-mean' ? undefined : { code: 'not-waiting' }
    case 'extended': {
      if (reply.status === 'waits') return { code: 'not-waiting' }
      if (steps.some(({ step }) => step === 'extended')) return { code: 'longer-already' }
      return today > reply.tellLongerBy
        ? { code: 'too-late-for-longer', by: reply.tellLongerBy }
        : undefined
    }
    case 'withdrawn':
      return undefined
  }
}

/** Asking them something when the day is over gives us no time. */
function late(reply: ReplyBy, today: Day): AccessRefusal | undefined {
  return reply.status === 'runs' && today > reply.by
    ? { code: 'too-late-for-longer', by: reply.by }
    : undefined
}

/** Who asks is known by what we know already: their worker, their voice, the code word. */
export function refusalToPrepare(
  steps: readonly AccessStep[],
  undecided: number,
): AccessRefusal | undefined {
  if (isAccessOver(steps)) return { code: 'access-over' }
  if (!steps.some(({ step }) => step === 'identity-known')) return { code: 'who-asks-not-known' }
  return undecided > 0 ? { code: 'undecided', left: undecided } : undefined
}

export function refusalToAgreeToCopy(
  steps: readonly AccessStep[],
  { by, hash }: { readonly by: string; readonly hash: string },
): AccessRefusal | undefined {
  const standing = accessStanding(steps)
  if (isAccessOver(steps)) return { code: 'access-over' }
  if (standing.status !== 'prepared') return { code: 'not-prepared' }
  if (standing.prepared.by === by) return { code: 'prepared-it-themselves' }
  // Whoever decided about a passage prepared it as well.
  if (steps.some((one) => one.step === 'decided' && one.by === by)) {
    return { code: 'prepared-it-themselves' }
  }
  const same = standing.prepared.hash === undefined || standing.prepared.hash === hash
  return same ? undefined : { code: 'not-what-was-prepared' }
}

/** Asked of whoever takes the copy out of here, and of whoever notes that it was given. */
export function refusalToGive(
  steps: readonly AccessStep[],
  hash: string,
): AccessRefusal | undefined {
  const standing = accessStanding(steps)
  // Once given, the same is given again, and nothing else.
  if (standing.status !== 'agreed' && standing.status !== 'given') return { code: 'not-agreed' }
  const same = standing.prepared.hash === undefined || standing.prepared.hash === hash
  return same ? undefined : { code: 'not-what-was-prepared' }
}

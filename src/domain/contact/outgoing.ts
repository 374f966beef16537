/**
 * How a message on its way out stands, and what each happening makes of it. "Not delivered" is louder
 * than "delivered", "perhaps sent" louder than "sent"; what comes twice or in another order ends the same.
 */

export const outgoingStates = [
  'queued',
  'sending',
  'accepted',
  'uncertain',
  'delivered',
  'not-delivered',
  'blocked',
  'given-up',
  'withdrawn',
] as const
export type OutgoingState = (typeof outgoingStates)[number]

export interface Outgoing {
  readonly state: OutgoingState
  /** Fixed codes that say why it stands so: the guard's, the carrier's, or our own. */
  readonly why: readonly string[]
  /** How often it was handed over, or begun to be. */
  readonly tries: number
  /** When it should first have left. Later than this and still here, somebody must be told. */
  readonly dueAt: string
  /** When it is looked at next; only while it is queued. */
  readonly nextTryAt?: string
  /** From this moment it says nothing useful any more, and never leaves. */
  readonly expiresAt: string
}

export type Happening =
  /** A sender takes it, to hand it over at once. */
  | { readonly what: 'taken' }
  /** The guard says: not at this hour, but from then on. */
  | { readonly what: 'held'; readonly until: string }
  /** The guard says no. It stays no: whoever wants to try again writes a new message. */
  | { readonly what: 'blocked'; readonly why: readonly string[] }
  /** The carrier has it. */
  | { readonly what: 'accepted' }
  /** It has certainly not left, and may be tried again. */
  | { readonly what: 'put-off'; readonly why: string }
  /** It has certainly not left, and never will. */
  | { readonly what: 'refused'; readonly why: string }
  /** It may have left and it may not. It is never handed over again. */
  | { readonly what: 'unsure'; readonly why: string }
  /** Somebody, or the carrier, says that it arrived, or that it did not. */
  | { readonly what: 'reached' }
  | { readonly what: 'not-reached'; readonly why: string }
  | { readonly what: 'withdrawn' }
  /** The clock has passed the moment until which it was of use. */
  | { readonly what: 'expired' }

/** How loud each state is. A report only ever makes a message louder, so their order does not matter. */
const loudness: Partial<Readonly<Record<OutgoingState, number>>> = {
  sending: 0,
  uncertain: 1,
  accepted: 2,
  delivered: 3,
  'not-delivered': 4,
}

/** What becomes of it; nothing when the happening comes too late to change anything. */
export function afterwards(now: Outgoing, happening: Happening, at: string): Outgoing | undefined {
  switch (happening.what) {
    case 'taken':
      if (!isDue(now, at)) return undefined
      return { ...settled(now, 'sending', []), tries: now.tries + 1 }
    case 'held':
      if (now.state !== 'queued') return undefined
      return notBefore(now, happening.until)
    case 'blocked':
      return now.state === 'queued' ? settled(now, 'blocked', happening.why) : undefined
    case 'withdrawn':
      return now.state === 'queued' ? settled(now, 'withdrawn', []) : undefined
    case 'expired':
      return now.state === 'queued' && at >= now.expiresAt
        ? settled(now, 'given-up', now.why.length > 0 ? now.why : ['too-late'])
        : undefined
    case 'put-off':
      return afterPutOff(now, happening.why, at)
    case 'accepted':
      return louder(now, 'accepted', [])
    case 'refused':
    case 'not-reached':
      return louder(now, 'not-delivered', [happening.why])
    case 'unsure':
      return now.state === 'sending' ? settled(now, 'uncertain', [happening.why]) : undefined
    case 'reached':
      return louder(now, 'delivered', [])
  }
}

/** It waits, its moment has come, and it is still of use. */
export function isDue({ state, nextTryAt, expiresAt }: Outgoing, at: string): boolean {
  return state === 'queued' && nextTryAt !== undefined && nextTryAt <= at && at < expiresAt
}

/** Somebody should look at these: nothing more will happen by itself, or it might have gone wrong. */
export const loudStates = ['uncertain', 'not-delivered', 'given-up', 'blocked'] as const

/** A message that waits this long after it should have left is told of, whatever the reason. */
export const tellAfterMinutes = 15

/** Growing pauses, in minutes: after the first try, the second, and so on; the last one stays. */
export const pauseMinutes = [1, 2, 5, 10, 20, 40, 60] as const

/** After the so-manieth try. Never a try after the message has expired. */
export function nextTryAfter(tries: number, at: string): string {
  const pause = pauseMinutes[Math.min(Math.max(tries, 1), pauseMinutes.length) - 1] ?? 60
  return minutesLater(at, pause)
}

export function minutesLater(at: string, minutes: number): string {
  return new Date(Date.parse(at) + minutes * 60_000).toISOString()
}

function afterPutOff(now: Outgoing, why: string, at: string): Outgoing | undefined {
  // Somebody was already told that it may have left. That it did not is news, and not one to act on alone.
  if (now.state === 'uncertain') return settled(now, 'not-delivered', [why])
  if (now.state !== 'sending') return undefined
  const nextTryAt = nextTryAfter(now.tries, at)
  if (nextTryAt >= now.expiresAt) return settled(now, 'given-up', [why])
  return { ...now, state: 'queued', why: [why], nextTryAt }
}

function notBefore(now: Outgoing, until: string): Outgoing {
  if (until >= now.expiresAt) return settled(now, 'given-up', ['outside-window'])
  return { ...now, why: ['outside-window'], dueAt: until, nextTryAt: until }
}

function louder(
  now: Outgoing,
  state: 'accepted' | 'delivered' | 'not-delivered',
  why: readonly string[],
): Outgoing | undefined {
  const [is, becomes] = [loudness[now.state], loudness[state]]
  if (is === undefined || becomes === undefined || becomes <= is) return undefined
  return settled(now, state, why)
}

function settled(
  { nextTryAt: _over, ...now }: Outgoing,
  state: OutgoingState,
  why: readonly string[],
): Outgoing {
  return { ...now, state, why }
}

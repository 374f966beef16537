/**
 * A door for a guest: a professional without an account opens one thing, with a link and a code that came by
 * two different ways, for at most seven days, so many times. It bears five wrong codes. Once closed, for
 * whatever reason, it is closed for good: the key of what was behind it is destroyed.
 */

export const doorKinds = {
  pack: 'Something to read',
  request: 'A question',
  handover: 'A handover to read',
} as const
export type DoorKind = keyof typeof doorKinds

export const closedWhys = {
  revoked: 'It was taken back',
  expired: 'Its time was over',
  'wrong-codes': 'Too many wrong codes',
  'used-up': 'It was opened as often as it could be',
  answered: 'It was answered',
} as const
export type ClosedWhy = keyof typeof closedWhys

export const doorLimits = {
  mostDays: 7,
  wrongCodes: 5,
  mostViews: 20,
  sessionMinutes: 15,
  codeDigits: 8,
} as const

export type Door =
  | {
      readonly state: 'open'
      readonly kind: DoorKind
      readonly triesLeft: number
      readonly viewsLeft: number
      /** Moments, in milliseconds. */
      readonly expiresAt: number
      readonly sessionUntil?: number
    }
  | {
      readonly state: 'closed'
      readonly kind: DoorKind
      readonly why: ClosedWhy
      /** Whoever looked behind it for the last time may still answer, for as long as their session lasts. */
      readonly sessionUntil?: number
    }

export type DoorEvent =
  | { readonly do: 'give-code'; readonly right: boolean }
  | { readonly do: 'look' }
  | { readonly do: 'answer' }
  | { readonly do: 'revoke' }
  | { readonly do: 'pass-by' }

/** What the guest is told: `closed` is one answer for every reason. */
export type DoorAnswer = 'in' | 'wrong' | 'shown' | 'taken' | 'code-first' | 'closed'

export interface DoorStep {
  readonly door: Door
  readonly answer: DoorAnswer
}

export type DoorWish = {
  readonly kind: DoorKind
  readonly views: number
  readonly expiresAt: number
}

const day = 24 * 60 * 60 * 1000
const minute = 60 * 1000

/** As somebody asked for it, held to the limits: never longer, never more often. */
export function openDoor({ kind, views, expiresAt }: DoorWish, now: number): Door {
  return {
    state: 'open',
    kind,
    triesLeft: doorLimits.wrongCodes,
    viewsLeft: Math.max(1, Math.min(Math.floor(views), doorLimits.mostViews)),
    expiresAt: Math.min(expiresAt, now + doorLimits.mostDays * day),
  }
}

/** One thing that happens to a door, now. Whatever time it is, an expired door is closed first. */
export function stepDoor(before: Door, event: DoorEvent, now: number): DoorStep {
  const door = closedInTime(before, now)
  if (door.state === 'closed') {
    const mayAnswer = event.do === 'answer' && door.why === 'used-up' && inSession(door, now)
    if (mayAnswer && door.kind === 'request')
      return { door: closed(door, 'answered'), answer: 'taken' }
    const stays = event.do === 'revoke' && door.why === 'used-up' ? closed(door, 'used-up') : door
    return { door: stays, answer: 'closed' }
  }
  switch (event.do) {
    case 'pass-by':
      return { door, answer: inSession(door, now) ? 'in' : 'code-first' }
    case 'revoke':
      return { door: closed(door, 'revoked'), answer: 'closed' }
    case 'give-code':
      return event.right ? letIn(door, now) : wrongCode(door)
    case 'look':
      return inSession(door, now) ? look(door) : { door, answer: 'code-first' }
    case 'answer':
      if (!inSession(door, now)) return { door, answer: 'code-first' }
      if (door.kind !== 'request') return { door, answer: 'closed' }
      return { door: closed(door, 'answered'), answer: 'taken' }
  }
}

type OpenDoor = Extract<Door, { state: 'open' }>

function letIn(door: OpenDoor, now: number): DoorStep {
  const sessionUntil = now + doorLimits.sessionMinutes * minute
  return { door: { ...door, sessionUntil }, answer: 'in' }
}

/** Wrong codes count over the whole life of a door: a right one in between gives none back. */
function wrongCode(door: OpenDoor): DoorStep {
  const triesLeft = door.triesLeft - 1
  if (triesLeft <= 0) return { door: closed(door, 'wrong-codes'), answer: 'closed' }
  return { door: { ...door, triesLeft }, answer: 'wrong' }
}

function look(door: OpenDoor): DoorStep {
  const viewsLeft = door.viewsLeft - 1
  if (viewsLeft > 0) return { door: { ...door, viewsLeft }, answer: 'shown' }
  const { sessionUntil } = door
  const last = { ...closed(door, 'used-up'), ...(sessionUntil !== undefined && { sessionUntil }) }
  return { door: last, answer: 'shown' }
}

function closedInTime(door: Door, now: number): Door {
  return door.state === 'open' && now >= door.expiresAt ? closed(door, 'expired') : door
}

function inSession({ sessionUntil }: Door, now: number): boolean {
  return sessionUntil !== undefined && now < sessionUntil
}

function closed({ kind }: Door, why: ClosedWhy): Extract<Door, { state: 'closed' }> {
  return { state: 'closed', kind, why }
}

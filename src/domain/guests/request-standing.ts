/**
 * Where a question to a professional stands, read from its door, its answer and the promise that it is; and
 * what it asks of the worker on Today. Silence is counted by the promise, not here.
 */
import type { Day } from '../calendar/day.ts'
import type { ClosedWhy, DoorKind } from './door.ts'

export const requestStandings = {
  taken: 'In the record',
  answered: 'Answered: read it',
  over: 'Not waited for any more',
  waiting: 'Waiting',
  'link-closed': 'No answer, link closed',
} as const
export type RequestStanding = keyof typeof requestStandings

export interface RequestState {
  readonly taken: boolean
  readonly answered: boolean
  /** Nobody waits for it any more: it was withdrawn, or ended by hand. */
  readonly ended: boolean
  readonly doorOpen: boolean
}

export function standingOf({ taken, answered, ended, doorOpen }: RequestState): RequestStanding {
  if (taken) return 'taken'
  if (answered) return 'answered'
  if (ended) return 'over'
  return doorOpen ? 'waiting' : 'link-closed'
}

interface AskedOf {
  readonly doorId: string
  readonly kind: DoorKind
  /** Of a question; of something to read there is none. */
  readonly standing?: RequestStanding
  readonly closed?: { readonly on: Day; readonly why: ClosedWhy }
}

export interface GuestAsk {
  readonly key: string
  readonly title: string
  readonly todo: string
  readonly due: Day
}

const answerCame = {
  title: 'An answer came from a professional',
  todo: 'Read it, and take it into the record',
}
const wrongCodes = {
  title: 'Wrong codes closed a link for a professional',
  todo: 'Ask the professional whether it was them, and make a new link if it was',
}
const nobodyAnswered = {
  title: 'A link for a professional closed without an answer',
  todo: 'Make a new link, ask in another way, or stop asking',
}

/** The lines as the database writes them when a guest does something, made again from how things stand. */
export function guestAsks(doors: readonly AskedOf[]): readonly GuestAsk[] {
  return doors.flatMap(({ doorId, kind, standing, closed }): GuestAsk[] => {
    if (kind !== 'request' || closed === undefined) return []
    if (standing === 'answered') {
      return [{ key: `answer:${doorId}`, ...answerCame, due: closed.on }]
    }
    if (standing !== 'link-closed') return []
    // Closed by us, or with the consent it rested on: whoever did it knows.
    if (closed.why === 'revoked' || closed.why === 'answered') return []
    return closed.why === 'wrong-codes'
      ? [{ key: `codes:${doorId}`, ...wrongCodes, due: closed.on }]
      : [{ key: `silent:${doorId}`, ...nobodyAnswered, due: closed.on }]
  })
}

/**
 * A route is data: where, what for, on which surface, who may, and how it answers. A route that does
 * not say who may does not compile, and the list can be printed and tested row by row.
 */
import type { Actor, Role } from '../application/actor.ts'
import type { Day } from '../domain/calendar/day.ts'
import type { Frame } from './parts/frame.ts'
import type { Html } from './parts/html.ts'
import type { Sender } from './request/sender.ts'
import type { Sought } from './request/sought.ts'
import type { Typed } from './request/typed.ts'

export type { Problems, Typed } from './request/typed.ts'

/** A file as it was sent. Its name and type are claims; look at the bytes. */
export interface SentFile {
  readonly field: string
  readonly claimedName: string
  readonly claimedType: string
  readonly bytes: Uint8Array
}

/** Larger than one form may be, or than this person may still add today. */
export type LeftOut = 'too-large' | 'no-room'

export interface Request<Services> {
  readonly typed: Typed
  /** The body as it was sent, when it was JSON. */
  readonly json: unknown
  readonly query: Typed
  readonly params: Readonly<Record<string, string>>
  readonly files: readonly SentFile[]
  /** Files were sent and are not among these, because they were more than there is room for. */
  readonly left?: LeftOut
  readonly actor: Actor | undefined
  readonly services: Services
  /** Today in the United Kingdom, or the day chosen in a rehearsal. */
  readonly today: Day
  /** For the hidden field of every form that changes something. */
  readonly csrf: string
  readonly requestId: string
  /** The path as asked for, without the query. */
  readonly path: string
  /** What surrounds every page: the bar, the places, the look. */
  readonly frame: Frame
  /** What is looked for: opened from the address, which never says it in plain letters. */
  readonly sought: Sought
  /** Words as an address may hold them. */
  closeWords(words: string): string
  /** Where it comes from. Only signing in asks. */
  readonly sender: Sender
  /** The session goes on under another token: whatever the answer is, its cookie goes with it. */
  renewSession(token: string): void
}

export interface SignedInRequest<Services> extends Request<Services> {
  readonly actor: Actor
}

export type Answer =
  | (Session & { show: Html; status?: number })
  | (Session & { goTo: string })
  | { file: Uint8Array; type: string; name: string }
  | (Session & { json: unknown; status?: number })

/** Begins a session with the token its cookie shall hold, or ends the present one. */
export interface Session {
  readonly session?: { readonly begin: string } | 'end'
}

interface RouteWords {
  readonly method: 'GET' | 'POST'
  /** Like `/cases/:caseId/entries`. */
  readonly path: string
  readonly purpose: string
  /** How the actor must stand to the case, as the access matrix names it. */
  readonly relation?: string
  /** Only routes that say so accept files. */
  readonly takesFiles?: true
  /** It says so beside the field when files were left out. Where a route does not, the whole form is refused. */
  readonly tellsWhatWasLeft?: true
  /** A page that can answer with a file says so: files are given to a person's own press only. */
  readonly givesFile?: true
}

/** Pages of the open surface are for anyone; on the others somebody is always signed in. */
export type Route<Services> = RouteWords &
  (
    | {
        readonly surface: 'open'
        readonly who: 'anyone'
        /** For professionals with a link and a code: bound to a cookie of their own, whoever is signed in. */
        readonly guest?: true
        answer(request: Request<Services>): Promise<Answer>
      }
    | {
        readonly surface: 'staff' | 'seat'
        readonly who: readonly Role[] | 'signed-in'
        readonly guest?: never
        answer(request: SignedInRequest<Services>): Promise<Answer>
      }
  )

export function mayOpen(
  who: readonly Role[] | 'signed-in' | 'anyone',
  actor: Actor | undefined,
): boolean {
  if (who === 'anyone') return true
  if (actor === undefined) return false
  return who === 'signed-in' || who.includes(actor.role)
}

/** What the server is given: routes, who signs in, the look, and how this installation is reached. */
import type { Actor, SessionPort } from '../application/actor.ts'
import type { ComesAs, TicketedFile, ToTicket } from '../application/ports/files/file-tickets.ts'
import type { Day } from '../domain/calendar/day.ts'
import type { Look } from './look/look.ts'
import type { Place, Rehearsal } from './parts/frame.ts'
import type { Log } from './request/log.ts'
import type { Route } from './route.ts'

/** An address of its own for files. It is known only together with `origins`. */
export interface FilesDoor {
  /** Such as `https://files.example.org`. */
  readonly origin: string
  /** The ticket for a file that was asked for; nothing when the session ended meanwhile. */
  give(actor: Actor, sessionToken: string, wanted: ToTicket): Promise<string | undefined>
  /** The file; nothing, whatever the reason. */
  take(ticket: string, comesAs: ComesAs | undefined): Promise<TicketedFile | undefined>
}

export interface ServerOptions<Services> {
  readonly routes: readonly Route<Services>[]
  readonly services: Services
  readonly sessions: SessionPort
  readonly look: Look
  /** Whether people reach the service over https (then also when a proxy in front speaks it). */
  readonly secure: boolean
  /** Addresses under which people reach the service, when a proxy stands in front. */
  readonly origins?: readonly string[]
  /** Where files are given, apart from the pages. Without it they come from the address of the pages. */
  readonly filesDoor?: FilesDoor
  today(): Day
  /** How many bytes of files this person may still add today. Without it, one form's worth. */
  roomFor?(actor: Actor): Promise<number>
  /** How many bytes a guest may send at their door; none without the code. Without it, none at all. */
  guestRoom?(link: string, session: string): Promise<number>
  /** What the bar at the top offers. */
  places(actor: Actor | undefined): readonly Place[]
  /** The made-up day, in a demo installation only. */
  rehearsal?(): Rehearsal | undefined
  /** Whether everything the service needs answers. */
  healthy(): Promise<boolean>
  /** Where "Leave this page" ends up: an ordinary page of somebody else. */
  readonly leaveTo: string
  readonly log: Log
}

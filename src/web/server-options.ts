/** What the server is given: routes, who signs in, the look, and how this installation is reached. */
import type { Actor, SessionPort } from '../application/actor.ts'
import type { Day } from '../domain/calendar/day.ts'
import type { Look } from './look/look.ts'
import type { Place, Rehearsal } from './parts/frame.ts'
import type { Log } from './request/log.ts'
import type { Route } from './route.ts'

export interface ServerOptions<Services> {
  readonly routes: readonly Route<Services>[]
  readonly services: Services
  readonly sessions: SessionPort
  readonly look: Look
  /** Whether people reach the service over https (then also when a proxy in front speaks it). */
  readonly secure: boolean
  /** Addresses under which people reach the service, when a proxy stands in front. */
  readonly origins?: readonly string[]
  today(): Day
  /** How many bytes of files this person may still add today. Without it, one form's worth. */
  roomFor?(actor: Actor): Promise<number>
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

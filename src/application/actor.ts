/**
 * Answers who is asking: the person, their organisation and role, and how they signed in. A role opens
 * doors only together with the organisation and the case; nothing here decides access by itself.
 */

import type { StepUp } from './accounts/step-up.ts'

export const roles = [
  'support-worker',
  'service-manager',
  'data-protection-lead',
  'prime-liaison',
  'assessor',
  'administrator',
] as const
export type Role = (typeof roles)[number]

export const organisationKinds = ['provider', 'prime', 'authority'] as const
export type OrganisationKind = (typeof organisationKinds)[number]

/**
 * How sure we are that it is them: a password alone begins no session. `demo` exists only in an
 * installation of made-up people.
 */
export type Factor = 'second-factor' | 'demo'

export interface Actor {
  readonly userId: string
  readonly orgId: string
  readonly orgKind: OrganisationKind
  readonly role: Role
  readonly serviceIds: readonly string[]
  readonly displayName: string
  readonly initials: string
  readonly factor: Factor
  /** For which kinds of act this session proved again who it is, and until when. */
  readonly steppedUp?: readonly StepUp[]
}

/** Somebody in one of their sessions. */
export interface SignedIn extends Actor {
  /** What open forms are bound to since the token was renewed; before that, the token itself. */
  readonly formKey?: string
}

/** The sessions as the web needs them. The token is what the cookie holds; the store keeps its hash. */
export interface SessionPort {
  /**
   * Who the token belongs to now, or nobody when it is unknown, too old or ended. Asking counts as
   * using the session, except to `look` whether it is over.
   */
  actorFor(token: string, only?: 'look'): Promise<SignedIn | undefined>
  /** Ends the session at once. Ending an unknown one is no fault. */
  end(token: string): Promise<void>
}

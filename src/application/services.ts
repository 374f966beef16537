/** What every page and command is given: the world, the rules, and the presses that make documents. */
import type { NeedCategories } from '../domain/needs/category.ts'
import type { Policy } from '../domain/policy/policy.ts'
import type { Actor } from './actor.ts'
import type { PolicyFor } from './organisation-policy.ts'
import type { DocumentPress } from './ports/document-press.ts'
import type { IntakeDesk } from './ports/files/intake-desk.ts'
import type { Scanner } from './ports/files/scanner.ts'
import type { GuestDesk } from './ports/guests/guest-desk.ts'
import type { Installation } from './ports/installation.ts'
import type { SendingWays } from './ports/sending/message-carrier.ts'
import type { SignInPort } from './ports/sign-in-port.ts'
import type { StaffDesk } from './ports/staff-desk.ts'
import type { Stores, World } from './ports/world.ts'

export interface Services {
  readonly world: World
  readonly categories: NeedCategories
  readonly intake: IntakeDesk
  /** Absent where this installation has no scanner; then files are examined and not scanned. */
  readonly scanner?: Scanner
  /** Says that a file waits; nobody has to wait for the next round then. */
  readonly lookAtFilesSoon?: () => void
  readonly press: DocumentPress
  /** The policy as this person's organisation has set it. */
  readonly policyFor: PolicyFor
  readonly signIn: SignInPort
  readonly staffDesk: StaffDesk
  readonly installation: Installation
  /** What professionals without an account can do, with a link and a code. */
  readonly guests: GuestDesk
  readonly sending: SendingWays
}

/** The stores of one transaction as one person, and who and when it is. */
export interface Sitting {
  readonly actor: Actor
  readonly stores: Stores
  readonly services: Services
  readonly policy: Policy
}

/** One transaction as this person, with the policy that holds for their organisation. */
export async function sit<T>(
  services: Services,
  actor: Actor,
  work: (sitting: Sitting) => Promise<T>,
): Promise<T> {
  const policy = await services.policyFor(actor)
  return services.world.asActor(actor, (stores) => work({ actor, stores, services, policy }))
}

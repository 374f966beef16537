/**
 * The accounts of an organisation, as its administrator keeps them: who can sign in, never what they
 * see. What changes a person's rights is in `StaffStore`, inside the administrator's own transaction.
 */
import type { Actor, Role } from '../actor.ts'
import type { Who } from './sign-in-port.ts'

export interface AccountState {
  readonly userId: string
  readonly userName: string
  /** `set-up`: a code was given and not yet exchanged. `half`: a password, and no second step yet. */
  readonly state: 'set-up' | 'half' | 'ready'
}

export interface NewAccount {
  readonly id: string
  readonly displayName: string
  readonly initials: string
  readonly userName: string
  readonly role: Role
  readonly serviceIds: readonly string[]
  /** What is kept in place of a password hash until the person has chosen a password. */
  readonly setUpCode: string
}

export interface StaffDesk {
  accounts(orgId: string): Promise<readonly AccountState[]>
  /** Its line of the log goes in with it, in the name of whoever makes it. */
  make(
    by: Actor,
    account: NewAccount,
  ): Promise<{ id: string } | { refused: { code: AccountRefusal } }>
  /** Takes password, second steps and recovery codes away and ends every session. */
  startAgain(who: Who, setUpCode: string): Promise<boolean>
  services(orgId: string): Promise<readonly { id: string; name: string; active: boolean }[]>
  makeService(by: Actor, service: { id: string; name: string }): Promise<void>
  /** A closed service takes no new cases. */
  openService(by: Actor, serviceId: string, open: boolean): Promise<boolean>
}

export type AccountRefusal = 'no-such-organisation' | 'role-does-not-fit' | 'name-taken'

/**
 * What signing in needs to have kept. It comes before anyone is known, so nothing here can reach a
 * case. Checking a password or a code is not done here; keeping what they are checked against is.
 */
import type { StepUp, StepUpKind } from '../accounts/step-up.ts'
import type { Actor, Factor, Role, SessionPort } from '../actor.ts'

/** Who an account belongs to. */
export interface Who {
  readonly orgId: string
  readonly userId: string
}

export interface SignInAccount extends Who {
  readonly userName: string
  readonly displayName: string
  readonly organisationName: string
  readonly role: Role
  /** Absent until a first password has been set. */
  readonly passwordHash?: string
  readonly hasAuthenticator: boolean
  readonly passkeys: number
  readonly recoveryCodesLeft: number
}

export interface Passkey {
  /** Base64url, as the browser names it. */
  readonly credentialId: string
  readonly publicKey: Uint8Array
  readonly counter: number
  readonly transports: readonly string[]
  /** Synced between devices, or on one device only. */
  readonly backedUp: boolean
  readonly label: string
  readonly addedAt: string
  readonly usedAt?: string
}

export interface OpenSession {
  /** Names the session without being able to stand in for it. */
  readonly id: string
  readonly device: string
  readonly factor: Factor
  readonly beganAt: string
  readonly seenAt: string
  readonly endsAt: string
  readonly own: boolean
}

export type NotProved = 'wrong code' | 'wrong passkey' | 'had to wait' | 'had run out'

export interface DemoPerson extends Who {
  readonly displayName: string
  readonly initials: string
  readonly role: Role
  readonly organisationName: string
  readonly organisationKind: Actor['orgKind']
  /** The names of their services. */
  readonly services: readonly string[]
}

/** Something begun that a later request finishes. Taken once. */
export interface SignInStep {
  readonly kind: string
  readonly who?: Who
  /** What must be answered. Nothing personal. */
  readonly challenge: string
}

export interface SignInPort extends SessionPort {
  /**
   * Active accounts of that name, whatever its capitals: none, one, or one in each of several
   * organisations, because a name is unique only within one.
   */
  accountsNamed(userName: string): Promise<readonly SignInAccount[]>
  account(who: Who): Promise<SignInAccount | undefined>
  /** Ends every other session of theirs. */
  setPassword(who: Who, hash: string, exceptToken?: string): Promise<void>

  authenticator(who: Who): Promise<{ secret: string; lastUsedStep: number } | undefined>
  /** Sets a new authenticator secret, or takes the old one away. */
  setAuthenticator(who: Who, secret: string | undefined): Promise<void>
  /** False when this step, or a later one, was used already: no code works twice. */
  useStep(who: Who, step: number): Promise<boolean>

  passkeys(who: Who): Promise<readonly Passkey[]>
  passkey(credentialId: string): Promise<(Passkey & { who: Who }) | undefined>
  addPasskey(who: Who, passkey: Omit<Passkey, 'addedAt' | 'usedAt'>): Promise<void>
  passkeyUsed(who: Who, credentialId: string, counter: number): Promise<void>
  removePasskey(who: Who, credentialId: string): Promise<void>

  /** Replaces all codes. What is kept are hashes in hex. */
  setRecoveryCodes(who: Who, hashes: readonly string[]): Promise<void>
  /** False when there is no such code, or it was used already. */
  useRecoveryCode(who: Who, hash: string): Promise<boolean>

  /** The new session’s token for the cookie; nothing when the account is not active, or the factor
   * `demo` is asked for where people are real. */
  begin(
    who: Who,
    session: { factor: Factor; device: string; idleSeconds: number; lastsSeconds: number },
  ): Promise<string | undefined>
  /** `ownToken` marks the session from which somebody is looking. */
  sessions(who: Who, ownToken?: string): Promise<readonly OpenSession[]>
  endSession(who: Who, sessionId: string): Promise<void>
  endOtherSessions(who: Who, exceptToken: string | undefined): Promise<void>

  /**
   * Keeps, with this session, that its person proved again who they are. The token is a new one from
   * now on. Nothing when the session is over, or proved as in a demo where people are real.
   */
  stepUp(
    token: string,
    who: Who,
    proved: StepUp & { by: 'code' | 'passkey' | 'demo'; lastsSeconds: number },
  ): Promise<string | undefined>
  /** A line in the log about a try that did not hold. `why` is a fixed phrase. */
  noteNotProved(who: Who, kind: StepUpKind, why: NotProved): Promise<void>

  keepStep(step: SignInStep, lastsSeconds: number): Promise<string>
  takeStep(token: string, kind: string): Promise<SignInStep | undefined>

  /**
   * How many seconds this name must wait before the next try. Never for ever; unknown names alike.
   * `freeTries` (three when left out) may fail before any wait begins.
   */
  secondsToWait(userName: string, freeTries?: number): Promise<number>
  noteFailure(userName: string): Promise<void>
  noteSuccess(userName: string): Promise<void>

  /** Made-up people who may be tried out. Empty where people are real. */
  demoPeople(): Promise<readonly DemoPerson[]>
}

/**
 * Begins a session for somebody who has proved who they are. A session before it in the same browser
 * ends, so that nothing known earlier opens anything now.
 */
import type { Factor } from '../../actor.ts'
import type { SignInPort, Who } from '../../ports/sign-in-port.ts'

export interface SessionLength {
  readonly idleSeconds: number
  readonly lastsSeconds: number
}

/** A working day at most, and no break: the record must not stand open on a desk. OWASP ASVS 7.3. */
export const sessionLength: SessionLength = { idleSeconds: 15 * 60, lastsSeconds: 8 * 3600 }

/** Made-up people can be left open: there is nobody to protect. */
const demoLength: SessionLength = { idleSeconds: 8 * 3600, lastsSeconds: 24 * 3600 }

export interface Beginning {
  readonly factor: Factor
  readonly device: string
  /** The session that this browser had until now. */
  readonly before: string | undefined
}

/** The new session's token; nothing when this person may not sign in, or not in this way. */
export async function beginSession(
  signIn: SignInPort,
  who: Who,
  { factor, device, before }: Beginning,
): Promise<string | undefined> {
  const length = factor === 'demo' ? demoLength : sessionLength
  const token = await signIn.begin(who, { factor, device, ...length })
  if (token !== undefined && before !== undefined) await signIn.end(before)
  return token
}

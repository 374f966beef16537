/**
 * Command: add the first second factor, which ends the first sign-in. Gives ten recovery codes that
 * are shown now and never again, and only then a session.
 */
import type { SignInPort, Who } from '../../ports/sign-in-port.ts'
import type { Services } from '../../services.ts'
import { checkAdded } from '../passkeys.ts'
import { hashOfCode, newRecoveryCodes } from '../recovery-codes.ts'
import { usedStep } from '../totp.ts'
import { type Beginning, beginSession } from './begin-session.ts'
import { nextFor } from './check-password.ts'
import { keepStep, type Step, takeStep } from './steps.ts'

export interface Offered {
  /** The secret that the page proposed to the app, and a code that shows the app has it. */
  readonly secret: string
  readonly code: string
  readonly passkey: string
}

export type Enrolled =
  | { readonly token: string; readonly recoveryCodes: readonly string[] }
  | { readonly again: { readonly who: Who; readonly step: Step } }
  | { readonly refused: { readonly code: 'start-again' } }

export async function enrolFirstFactor(
  { signIn, world }: Pick<Services, 'signIn' | 'world'>,
  stepToken: string,
  offered: Offered,
  browser: Omit<Beginning, 'factor'> & { origin: string },
): Promise<Enrolled> {
  const step = await takeStep(signIn, 'enrol', stepToken)
  const account = step && (await signIn.account(step.who))
  // Somebody who has a factor by now proves it; an old page must not put another in its place.
  if (step === undefined || account === undefined || nextFor(account) !== 'enrol') {
    return { refused: { code: 'start-again' } }
  }
  const { who, passkeyChallenge } = step
  const added =
    offered.passkey === ''
      ? await addAuthenticator(signIn, who, offered, Date.parse(world.now()))
      : await addPasskey(signIn, who, offered.passkey, {
          ...browser,
          challenge: passkeyChallenge,
        })
  if (!added) return { again: { who, step: await keepStep(signIn, 'enrol', who) } }
  const recoveryCodes = await renewRecoveryCodes(signIn, who)
  const token = await beginSession(signIn, who, { ...browser, factor: 'second-factor' })
  return token === undefined ? { refused: { code: 'start-again' } } : { token, recoveryCodes }
}

/** False when the code does not show that the app has this secret. */
export async function addAuthenticator(
  signIn: SignInPort,
  who: Who,
  { secret, code }: Pick<Offered, 'secret' | 'code'>,
  milliseconds: number,
): Promise<boolean> {
  if (!/^[A-Z2-7]{32}$/.test(secret)) return false
  const step = usedStep(secret, code, { milliseconds, lastUsedStep: 0 })
  if (step === undefined) return false
  await signIn.setAuthenticator(who, secret)
  // The code that proved it is used up, so that it does not sign anyone in as well.
  return signIn.useStep(who, step)
}

export async function addPasskey(
  signIn: SignInPort,
  who: Who,
  answer: string,
  at: { origin: string; challenge: string; device: string },
): Promise<boolean> {
  const added = await checkAdded(answer, at)
  if (added === undefined || (await signIn.passkey(added.credentialId))) return false
  await signIn.addPasskey(who, { ...added, label: at.device })
  return true
}

/** All codes before are void. */
export async function renewRecoveryCodes(signIn: SignInPort, who: Who): Promise<readonly string[]> {
  const codes = newRecoveryCodes()
  await signIn.setRecoveryCodes(who, codes.map(hashOfCode))
  return codes
}

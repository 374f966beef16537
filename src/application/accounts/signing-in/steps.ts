/** What lies between a right password and a session: steps that are taken once and run out. */
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { SignInPort, Who } from '../../ports/sign-in-port.ts'
import type { StepUpKind } from '../step-up.ts'

export type StepKind =
  | 'second-factor'
  | 'choose-password'
  | 'enrol'
  | 'add-passkey'
  | `step-up ${StepUpKind}`

export interface Step {
  /** Goes into the form, and finishes the step. */
  readonly token: string
  /** What a passkey must sign, should one be used. */
  readonly passkeyChallenge: string
}

export interface TakenStep {
  readonly who: Who
  readonly passkeyChallenge: string
  /** How many wrong answers this sign-in has had. */
  readonly wrong: number
}

const lastsSeconds = 15 * 60
const kept = z.object({ wrong: z.number(), passkey: z.string() })

export async function keepStep(
  signIn: SignInPort,
  kind: StepKind,
  who: Who,
  wrong = 0,
): Promise<Step> {
  const passkeyChallenge = randomBytes(32).toString('base64url')
  const challenge = JSON.stringify({ wrong, passkey: passkeyChallenge })
  return { token: await signIn.keepStep({ kind, who, challenge }, lastsSeconds), passkeyChallenge }
}

export async function takeStep(
  signIn: SignInPort,
  kind: StepKind,
  token: string,
): Promise<TakenStep | undefined> {
  const step = await signIn.takeStep(token, kind)
  if (step?.who === undefined) return undefined
  const { wrong, passkey } = kept.parse(JSON.parse(step.challenge))
  return { who: step.who, passkeyChallenge: passkey, wrong }
}

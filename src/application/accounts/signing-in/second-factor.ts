/**
 * Command: the second half of signing in, with a code from an app, a passkey or a recovery code. Each
 * code opens one session and no second one.
 */
import type { SignInPort, Who } from '../../ports/sign-in-port.ts'
import type { Services } from '../../services.ts'
import { checkUsed, passkeyNamedIn } from '../passkeys.ts'
import { hashOfCode } from '../recovery-codes.ts'
import { usedStep } from '../totp.ts'
import { type Beginning, beginSession } from './begin-session.ts'
import { keepStep, type Step, type TakenStep, takeStep } from './steps.ts'

/** What was shown. Empty where nothing was typed. */
export interface Shown {
  readonly code: string
  readonly recoveryCode: string
  /** The answer of a passkey, as the browser wrote it. */
  readonly passkey: string
}

export type Entered =
  | { readonly token: string; readonly recoveryCodesLeft?: number }
  | { readonly again: { readonly who: Who; readonly step: Step; readonly why: 'wrong' | number } }
  /** The step ran out, was used already, or had too many wrong answers. */
  | { readonly refused: { readonly code: 'start-again' } }

const wrongAtMost = 5

export async function enterWithSecondFactor(
  { signIn, world }: Pick<Services, 'signIn' | 'world'>,
  stepToken: string,
  shown: Shown,
  browser: Omit<Beginning, 'factor'> & { origin: string },
): Promise<Entered> {
  const step = await takeStep(signIn, 'second-factor', stepToken)
  if (step === undefined) return { refused: { code: 'start-again' } }
  const { who, wrong } = step
  const waitsAs = `second factor of ${who.userId}`
  const again = async (why: 'wrong' | number, wrongNow: number): Promise<Entered> => ({
    again: { who, step: await keepStep(signIn, 'second-factor', who, wrongNow), why },
  })
  const wait = await signIn.secondsToWait(waitsAs)
  if (wait > 0) return again(wait, wrong)

  await signIn.noteFailure(waitsAs)
  const milliseconds = Date.parse(world.now())
  if (!(await holds(signIn, step, shown, { milliseconds, origin: browser.origin }))) {
    return wrong + 1 < wrongAtMost
      ? again('wrong', wrong + 1)
      : { refused: { code: 'start-again' } }
  }
  await signIn.noteSuccess(waitsAs)
  const token = await beginSession(signIn, who, { ...browser, factor: 'second-factor' })
  if (token === undefined) return { refused: { code: 'start-again' } }
  if (shown.recoveryCode === '') return { token }
  return { token, recoveryCodesLeft: (await signIn.account(who))?.recoveryCodesLeft ?? 0 }
}

async function holds(
  signIn: SignInPort,
  { who, passkeyChallenge }: TakenStep,
  { code, recoveryCode, passkey }: Shown,
  { milliseconds, origin }: { milliseconds: number; origin: string },
): Promise<boolean> {
  if (passkey !== '') return passkeyHolds(signIn, who, passkey, { origin, passkeyChallenge })
  if (recoveryCode !== '') return signIn.useRecoveryCode(who, hashOfCode(recoveryCode))
  return codeHolds(signIn, who, code, milliseconds)
}

/** Whether this is the code of now, not used before; it is used up by asking. */
export async function codeHolds(
  signIn: SignInPort,
  who: Who,
  code: string,
  milliseconds: number,
): Promise<boolean> {
  const kept = await signIn.authenticator(who)
  if (kept === undefined) return false
  const { secret, lastUsedStep } = kept
  const step = usedStep(secret, code, { milliseconds, lastUsedStep })
  // Two sign-ins with one code at the same moment: the database lets one of them have it.
  return step !== undefined && signIn.useStep(who, step)
}

/** Whether a passkey of theirs signed what it was asked to. */
export async function passkeyHolds(
  signIn: SignInPort,
  who: Who,
  answer: string,
  { origin, passkeyChallenge }: { origin: string; passkeyChallenge: string },
): Promise<boolean> {
  const name = passkeyNamedIn(answer)
  const passkey = (await signIn.passkeys(who)).find(({ credentialId }) => credentialId === name)
  if (passkey === undefined) return false
  const checked = await checkUsed(answer, passkey, { origin, challenge: passkeyChallenge })
  if (checked === undefined) return false
  await signIn.passkeyUsed(who, passkey.credentialId, checked.counter)
  return true
}

/**
 * Command: the first half of signing in. Says the same, after the same time, for a name that does not
 * exist, a wrong password and an account that was switched off.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { SignInAccount, SignInPort } from '../../ports/sign-in-port.ts'
import type { Services } from '../../services.ts'
import { matches, pretendToMatch } from '../password.ts'
import { isSetUpCode, matchesSetUpCode } from '../set-up-code.ts'
import {
  countTry,
  type Guess,
  itWasRight,
  itWasWrong,
  pauseSeconds,
  secondsToWait,
} from './slow-guessing.ts'
import { keepStep, type Step } from './steps.ts'

/** One for each organisation in which this name and password belong to somebody. */
export interface PasswordAccepted {
  readonly account: SignInAccount
  readonly next: 'second-factor' | 'choose-password' | 'enrol'
  readonly step: Step
}

export type PasswordChecked =
  | { readonly wait: number }
  | { readonly refused: { readonly code: 'not-recognised' | 'set-up-code-too-old' } }
  | { readonly accepted: readonly PasswordAccepted[] }

export async function checkPassword(
  { signIn, world }: Pick<Services, 'signIn' | 'world'>,
  typed: Guess & { password: string },
): Promise<PasswordChecked> {
  const wait = await secondsToWait(signIn, typed)
  if (wait > 0) return { wait }
  await countTry(signIn, typed)
  const late = await pauseSeconds(signIn, typed)
  if (late > 0) await pause(late * 1000)

  const accounts = await signIn.accountsNamed(typed.userName)
  const now = new Date(world.now())
  // All at once: with two organisations it takes hardly longer than with one.
  const answers = await Promise.all(
    accounts.map(async (account) => ({ account, is: await compare(typed.password, account, now) })),
  )
  if (accounts.length === 0) await pretendToMatch(typed.password)

  const right = answers.filter(({ is }) => is === 'password' || is === 'set-up-code')
  if (right.length > 0) {
    await itWasRight(signIn, typed)
    const setUp = ({ is }: { is: Compared }) => is === 'set-up-code'
    return {
      accepted: await Promise.all(
        right.map((answer) => acceptedFor(signIn, answer.account, setUp(answer))),
      ),
    }
  }
  await itWasWrong(signIn, typed)
  const tooOld = answers.some(({ is }) => is === 'too-old')
  return { refused: { code: tooOld ? 'set-up-code-too-old' : 'not-recognised' } }
}

type Compared = 'password' | 'set-up-code' | 'too-old' | 'no'

async function compare(
  password: string,
  { passwordHash }: SignInAccount,
  now: Date,
): Promise<Compared> {
  if (passwordHash === undefined) {
    await pretendToMatch(password)
    return 'no'
  }
  if (!isSetUpCode(passwordHash)) return (await matches(password, passwordHash)) ? 'password' : 'no'
  const found = await matchesSetUpCode(password, passwordHash, now)
  return found === 'matches' ? 'set-up-code' : found
}

async function acceptedFor(
  signIn: SignInPort,
  account: SignInAccount,
  withSetUpCode: boolean,
): Promise<PasswordAccepted> {
  const next = withSetUpCode ? 'choose-password' : nextFor(account)
  return { account, next, step: await keepStep(signIn, next, account) }
}

/** Nobody works with a password alone: without a second factor, adding one comes first. */
export function nextFor(account: SignInAccount): 'second-factor' | 'enrol' {
  return account.hasAuthenticator || account.passkeys > 0 ? 'second-factor' : 'enrol'
}

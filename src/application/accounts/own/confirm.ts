/**
 * Whoever changes how an account is opened types its password first: a screen left open is not enough.
 * Wrong tries are slowed like those of the sign-in page.
 */
import type { Actor } from '../../actor.ts'
import type { SignInAccount } from '../../ports/sign-in-port.ts'
import type { Services } from '../../services.ts'
import { matches } from '../password.ts'
import { isSetUpCode } from '../set-up-code.ts'
import { countTry, itWasRight, itWasWrong, secondsToWait } from '../signing-in/slow-guessing.ts'

export interface Confirmation {
  /** The present password. */
  readonly present: string
  readonly network: string
}

export type NotConfirmed =
  /** Made-up people of a demo have no account to change. */
  | { readonly code: 'no-account' }
  | { readonly code: 'wrong-password' }
  | { readonly code: 'wait'; readonly seconds: number }

export async function confirm(
  { signIn }: Pick<Services, 'signIn'>,
  actor: Actor,
  { present, network }: Confirmation,
): Promise<{ account: SignInAccount } | { refused: NotConfirmed }> {
  const account = await signIn.account(actor)
  if (account?.passwordHash === undefined || isSetUpCode(account.passwordHash)) {
    return { refused: { code: 'no-account' } }
  }
  const guess = { userName: account.userName, network }
  const seconds = await secondsToWait(signIn, guess)
  if (seconds > 0) return { refused: { code: 'wait', seconds } }
  await countTry(signIn, guess)
  if (await matches(present, account.passwordHash)) {
    await itWasRight(signIn, guess)
    return { account }
  }
  await itWasWrong(signIn, guess)
  return { refused: { code: 'wrong-password' } }
}

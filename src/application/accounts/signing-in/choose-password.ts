/** Commands: choose one's own password, in exchange for the set-up code or for the password before. */
import type { SignInAccount, SignInPort } from '../../ports/sign-in-port.ts'
import { commonWords } from '../common-words.ts'
import { hashOf, type PasswordProblem, problemWith } from '../password.ts'
import { isSetUpCode } from '../set-up-code.ts'
import { keepStep, type Step, takeStep } from './steps.ts'

export type ChosenPasswordProblem = PasswordProblem | { readonly code: 'not-the-same' }

export interface Chosen {
  readonly password: string
  readonly again: string
}

export type FirstPasswordChosen =
  | { readonly account: SignInAccount; readonly enrol: Step }
  | { readonly problem: ChosenPasswordProblem; readonly step: Step }
  | { readonly refused: { readonly code: 'start-again' } }

export async function chooseFirstPassword(
  signIn: SignInPort,
  stepToken: string,
  chosen: Chosen,
): Promise<FirstPasswordChosen> {
  const step = await takeStep(signIn, 'choose-password', stepToken)
  const account = step && (await signIn.account(step.who))
  // A set-up code that was exchanged meanwhile is worth nothing any more.
  if (account === undefined || !isSetUpCode(account.passwordHash ?? '')) {
    return { refused: { code: 'start-again' } }
  }
  const problem = problemOf(account, chosen)
  if (problem) return { problem, step: await keepStep(signIn, 'choose-password', account) }
  await signIn.setPassword(account, await hashOf(chosen.password))
  return { account, enrol: await keepStep(signIn, 'enrol', account) }
}

/** Somebody who guesses tries these first: the person's own name, their organisation, this service. */
export function problemOf(
  account: SignInAccount,
  { password, again }: Chosen,
): ChosenPasswordProblem | undefined {
  const { displayName, userName, organisationName } = account
  const near = `${displayName} ${userName} ${organisationName} waymark`
  const context = near.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= 3)
  const problem = problemWith(password, commonWords(), context)
  if (problem) return problem
  return password === again ? undefined : { code: 'not-the-same' }
}

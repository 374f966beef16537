/** Step-up in words: what it is asked for, and why it was not taken. */
import type { ProvedAgain } from '../../application/accounts/own/prove-again.ts'
import { type StepUpKind, stepUpMinutes } from '../../application/accounts/step-up.ts'

export const whyProve: Readonly<Record<StepUpKind, string>> = {
  location: 'before you see where somebody is',
  'release-place': 'before you tell somebody where a person is',
  'break-glass': 'before you open a case that is not yours',
  'contact-override': 'before you reach somebody outside of what is safe',
}

export const ranOut = `It is more than ${stepUpMinutes} minutes since you showed your second step. Nothing you typed is lost: enter the code that your app shows now`

/** One sentence for a code that is wrong, early, late or used: more would help whoever guesses. */
export function refusedProof(
  refused: Extract<ProvedAgain, { refused: unknown }>['refused'],
): string {
  if (refused.code === 'wait') {
    const time = refused.seconds === 1 ? 'one second' : `${refused.seconds} seconds`
    return `Please wait ${time}, then try again. Nothing is locked and nothing you typed is lost`
  }
  return 'That code did not match, or was used already. Wait until the app shows the next one and type that. If no code is ever right, set your phone to find the time by itself'
}

/**
 * Makes guessing slow without locking anyone out. One network guessing at one name waits, and so does
 * one network guessing at many names; somebody signing in from elsewhere is only answered later.
 */
import type { SignInPort } from '../../ports/sign-in-port.ts'

type Waits = Pick<SignInPort, 'secondsToWait' | 'noteFailure' | 'noteSuccess'>

/** An office shares one network, and its people mistype too. */
const freeTriesOfNetwork = 20
/** From so many networks at once comes an attack, not a forgetful person. */
const freeTriesOfName = 10
const longestPauseSeconds = 3

export interface Guess {
  readonly userName: string
  readonly network: string
}

/** What was typed comes last and under a word of its own, so that no name reaches another's wait. */
const named = ({ userName }: Guess) => `name ${userName.trim().toLowerCase()}`
const fromHere = (guess: Guess) => `from ${guess.network} ${named(guess)}`
const anyone = ({ network }: Guess) => `anyone from ${network}`

/** How long this network must wait before its next try at this name. */
export async function secondsToWait(signIn: Waits, guess: Guess): Promise<number> {
  const waits = await Promise.all([
    signIn.secondsToWait(fromHere(guess)),
    signIn.secondsToWait(anyone(guess), freeTriesOfNetwork),
  ])
  return Math.max(...waits)
}

/** Counted before the answer is known, so that many tries at once do not slip through together. */
export async function countTry(signIn: Waits, guess: Guess): Promise<void> {
  await signIn.noteFailure(fromHere(guess))
  await signIn.noteFailure(named(guess))
}

/** While a name is tried from everywhere, answers come late; they still come, and to its owner too. */
export async function pauseSeconds(signIn: Waits, guess: Guess): Promise<number> {
  const wait = await signIn.secondsToWait(named(guess), freeTriesOfName)
  return Math.min(wait, longestPauseSeconds)
}

export async function itWasWrong(signIn: Waits, guess: Guess): Promise<void> {
  await signIn.noteFailure(anyone(guess))
}

/** The network's own count stays: one good account must not pay for guessing at the others. */
export async function itWasRight(signIn: Waits, guess: Guess): Promise<void> {
  await signIn.noteSuccess(fromHere(guess))
  await signIn.noteSuccess(named(guess))
}

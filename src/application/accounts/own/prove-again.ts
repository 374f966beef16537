/**
 * Command: prove again who one is, with a code from an app or a passkey. A made-up person of a demo
 * has neither, so there the press counts. Every try is written to the log, the refused ones too.
 */
import type { Actor } from '../../actor.ts'
import type { SignInPort } from '../../ports/sign-in-port.ts'
import type { Services } from '../../services.ts'
import { codeHolds, passkeyHolds } from '../signing-in/second-factor.ts'
import { keepStep, takeStep } from '../signing-in/steps.ts'
import { type StepUp, type StepUpKind, stepUpMinutes } from '../step-up.ts'

export interface OwnSession {
  readonly services: Pick<Services, 'signIn' | 'world'>
  readonly actor: Actor
  readonly token: string | undefined
}

export type Proof =
  | { readonly by: 'code'; readonly code: string }
  /** The answer of a passkey, and the step that asked for it. */
  | {
      readonly by: 'passkey'
      readonly answer: string
      readonly step: string
      readonly origin: string
    }
  | { readonly by: 'demo' }

export type ProvedAgain =
  /** The session has a new token from now on; the old one opens nothing. */
  | { readonly held: StepUp; readonly token: string }
  | { readonly refused: { readonly code: 'does-not-match' } }
  | { readonly refused: { readonly code: 'wait'; readonly seconds: number } }

/** What a passkey must sign, kept until its answer comes. It serves this kind and no other. */
export function beginProof(signIn: SignInPort, actor: Actor, kind: StepUpKind) {
  return keepStep(signIn, `step-up ${kind}`, actor)
}

export async function proveAgain(
  own: OwnSession,
  kind: StepUpKind,
  proof: Proof,
): Promise<ProvedAgain> {
  const { services, actor } = own
  if (proof.by === 'demo') return hold(own, kind, 'demo')
  // The same wait as at the sign-in, so that a guesser cannot go from one door to the other.
  const waitsAs = `second factor of ${actor.userId}`
  const seconds = await services.signIn.secondsToWait(waitsAs)
  if (seconds > 0) {
    await services.signIn.noteNotProved(actor, kind, 'had to wait')
    return { refused: { code: 'wait', seconds } }
  }
  await services.signIn.noteFailure(waitsAs)
  if (!(await holds(own, kind, proof))) {
    await services.signIn.noteNotProved(actor, kind, `wrong ${proof.by}`)
    return { refused: { code: 'does-not-match' } }
  }
  await services.signIn.noteSuccess(waitsAs)
  return hold(own, kind, proof.by)
}

async function holds(
  { services: { signIn, world }, actor }: OwnSession,
  kind: StepUpKind,
  proof: Exclude<Proof, { by: 'demo' }>,
): Promise<boolean> {
  if (proof.by === 'code') return codeHolds(signIn, actor, proof.code, Date.parse(world.now()))
  const step = await takeStep(signIn, `step-up ${kind}`, proof.step)
  if (step?.who.userId !== actor.userId) return false
  const { origin, answer } = proof
  return passkeyHolds(signIn, actor, answer, { origin, passkeyChallenge: step.passkeyChallenge })
}

async function hold(
  { services: { signIn, world }, actor, token = '' }: OwnSession,
  kind: StepUpKind,
  by: Proof['by'],
): Promise<ProvedAgain> {
  const lastsSeconds = stepUpMinutes * 60
  const until = new Date(Date.parse(world.now()) + lastsSeconds * 1000).toISOString()
  const held = { kind, until }
  const renewed = await signIn.stepUp(token, actor, { ...held, by, lastsSeconds })
  // The session ended meanwhile, or a demo's press was tried where people are real.
  return renewed ? { held, token: renewed } : { refused: { code: 'does-not-match' } }
}

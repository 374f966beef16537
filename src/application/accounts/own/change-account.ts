/**
 * Commands: change one's own password and second factors. Each change ends every other session, and
 * none may leave an account with a password alone.
 */
import type { Actor } from '../../actor.ts'
import type { SignInAccount } from '../../ports/sign-in-port.ts'
import type { Services } from '../../services.ts'
import { hashOf } from '../password.ts'
import {
  type Chosen,
  type ChosenPasswordProblem,
  problemOf,
} from '../signing-in/choose-password.ts'
import { addAuthenticator, addPasskey, renewRecoveryCodes } from '../signing-in/enrol.ts'
import { keepStep, takeStep } from '../signing-in/steps.ts'
import { type Confirmation, confirm, type NotConfirmed } from './confirm.ts'

export interface Own {
  readonly services: Pick<Services, 'signIn' | 'world'>
  readonly actor: Actor
  /** The session from which the change is made; it goes on. */
  readonly token: string | undefined
}

export type Refused =
  | NotConfirmed
  | { readonly code: 'last-factor' }
  | { readonly code: 'does-not-match' }
  | { readonly code: 'start-again' }

type Changed<T = { done: true }> = T | { refused: Refused }

export async function changePassword(
  own: Own,
  by: Confirmation,
  chosen: Chosen,
): Promise<Changed | { problem: ChosenPasswordProblem }> {
  return confirmed(own, by, async (account) => {
    const problem = problemOf(account, chosen)
    if (problem) return { problem }
    await own.services.signIn.setPassword(account, await hashOf(chosen.password), own.token)
    return { done: true }
  })
}

export async function setOwnAuthenticator(
  own: Own,
  by: Confirmation,
  offered: { secret: string; code: string },
): Promise<Changed> {
  return confirmed(own, by, async (account) => {
    const { signIn, world } = own.services
    const now = Date.parse(world.now())
    if (!(await addAuthenticator(signIn, account, offered, now))) {
      return { refused: { code: 'does-not-match' } }
    }
    return factorsChanged(own)
  })
}

export async function removeOwnAuthenticator(own: Own, by: Confirmation): Promise<Changed> {
  return confirmed(own, by, async (account) => {
    if (account.passkeys === 0) return { refused: { code: 'last-factor' } }
    await own.services.signIn.setAuthenticator(account, undefined)
    return factorsChanged(own)
  })
}

/** What the new passkey must sign, kept until its answer comes. */
export async function beginPasskey({ services: { signIn }, actor }: Own) {
  return keepStep(signIn, 'add-passkey', actor)
}

export async function addOwnPasskey(
  own: Own,
  by: Confirmation,
  offered: { step: string; answer: string; origin: string; device: string },
): Promise<Changed> {
  return confirmed(own, by, async (account) => {
    const { signIn } = own.services
    const step = await takeStep(signIn, 'add-passkey', offered.step)
    if (step?.who.userId !== account.userId) return { refused: { code: 'start-again' } }
    const { answer, origin, device } = offered
    const at = { origin, device, challenge: step.passkeyChallenge }
    if (!(await addPasskey(signIn, account, answer, at))) {
      return { refused: { code: 'does-not-match' } }
    }
    return factorsChanged(own)
  })
}

export async function removeOwnPasskey(
  own: Own,
  by: Confirmation,
  credentialId: string,
): Promise<Changed> {
  return confirmed(own, by, async (account) => {
    if (!account.hasAuthenticator && account.passkeys <= 1) {
      return { refused: { code: 'last-factor' } }
    }
    await own.services.signIn.removePasskey(account, credentialId)
    return factorsChanged(own)
  })
}

export async function renewOwnCodes(
  own: Own,
  by: Confirmation,
): Promise<Changed<{ codes: readonly string[] }>> {
  return confirmed(own, by, async (account) => {
    const codes = await renewRecoveryCodes(own.services.signIn, account)
    await factorsChanged(own)
    return { codes }
  })
}

async function confirmed<T>(
  { services, actor }: Own,
  by: Confirmation,
  change: (account: SignInAccount) => Promise<T>,
): Promise<T | { refused: NotConfirmed }> {
  const found = await confirm(services, actor, by)
  return 'refused' in found ? found : change(found.account)
}

async function factorsChanged({ services, actor, token }: Own): Promise<{ done: true }> {
  await services.signIn.endOtherSessions(actor, token)
  return { done: true }
}

/**
 * Step-up within a form: the form asks its own questions and for the code in one sending, so that
 * nothing typed is lost when the code is refused. Called first by whoever answers such a form.
 */
import {
  type OwnSession,
  type Proof,
  proveAgain,
} from '../../application/accounts/own/prove-again.ts'
import { holdsStepUp, type StepUpKind } from '../../application/accounts/step-up.ts'
import type { Actor } from '../../application/actor.ts'
import type { Services } from '../../application/services.ts'
import { hidden } from '../parts/fields/form.ts'
import { textField } from '../parts/fields/text.ts'
import type { Frame } from '../parts/frame.ts'
import { type Html, html } from '../parts/html.ts'
import { type Problems, type Typed, textOf } from '../request/typed.ts'
import { stepUpCode, stepUpShown } from '../request/write-id.ts'
import type { SignedInRequest } from '../route.ts'
import { ranOut, refusedProof, whyProve } from './step-up-words.ts'

export interface StepUpFieldsProps {
  readonly typed: Typed
  readonly problems: Problems
}

/**
 * Goes into the form of the act, near its button. Nothing is seen while the step-up is held. The code
 * is never shown again.
 */
export function stepUpFields(
  _frame: Frame,
  asking: Actor | { readonly actor: Actor },
  kind: StepUpKind,
  { problems }: StepUpFieldsProps,
): Html {
  const actor = 'actor' in asking ? asking.actor : asking
  const refused = problems[stepUpCode] !== undefined
  const held = actor.steppedUp?.some((one) => one.kind === kind) === true
  if (held && !refused) return hidden(stepUpShown, 'held')
  if (actor.factor === 'demo') {
    return html`${hidden(stepUpShown, 'asked')}<p class="govuk-hint">Where people are real, ${whyProve[kind]} you show your second step again here. For made-up people, pressing the button counts.</p>`
  }
  return html`${hidden(stepUpShown, 'asked')}${textField({
    name: stepUpCode,
    label: 'Code from your app',
    hint: html`To be sure that it is you ${whyProve[kind]}. Six digits; each code works once. <a class="govuk-link" href="/account/prove/${kind}" target="_blank" rel="noopener noreferrer">Use a passkey instead (opens a new tab)</a>. What you typed here stays.`,
    typed: {},
    problems,
    autocomplete: 'one-time-code',
    inputmode: 'numeric',
    width: 10,
  })}`
}

export type StepUpTaken =
  | { readonly held: true; readonly actor: Actor }
  | { readonly problems: Problems }

type OwnRequest = Pick<
  SignedInRequest<Services>,
  'services' | 'actor' | 'sender' | 'typed' | 'renewSession'
>

/** Whether the act may go on now. If not, the problems go to the form, with everything typed kept. */
export async function takeStepUp(request: OwnRequest, kind: StepUpKind): Promise<StepUpTaken> {
  const { services, actor, typed } = request
  if (holdsStepUp(actor, kind, services.world.now())) return { held: true, actor }
  const code = textOf(typed, stepUpCode).trim()
  if (actor.factor !== 'demo' && code === '') return askedFor(request, kind)
  const proof: Proof = actor.factor === 'demo' ? { by: 'demo' } : { by: 'code', code }
  const proved = await proveAgain(ownOf(request), kind, proof)
  if ('refused' in proved) return { problems: { [stepUpCode]: refusedProof(proved.refused) } }
  request.renewSession(proved.token)
  const before = (actor.steppedUp ?? []).filter((one) => one.kind !== kind)
  return { held: true, actor: { ...actor, steppedUp: [...before, proved.held] } }
}

async function askedFor({ services, actor, typed }: OwnRequest, kind: StepUpKind) {
  if (textOf(typed, stepUpShown) !== 'held') {
    return { problems: { [stepUpCode]: 'Enter the code that your app shows now' } }
  }
  await services.signIn.noteNotProved(actor, kind, 'had run out')
  return { problems: { [stepUpCode]: ranOut } }
}

export function ownOf({ services, actor, sender }: OwnRequest): OwnSession {
  return { services, actor, token: sender.sessionToken }
}

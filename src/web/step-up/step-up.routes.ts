/** Proving again who one is on a page of its own: with a passkey, or a code. */
import { beginProof, type Proof, proveAgain } from '../../application/accounts/own/prove-again.ts'
import { askToUse, passkeysWorkAt } from '../../application/accounts/passkeys.ts'
import { isStepUpKind, type StepUpKind } from '../../application/accounts/step-up.ts'
import type { Services } from '../../application/services.ts'
import { ukTime } from '../parts/uk-time.ts'
import { Stopped } from '../request/stopped.ts'
import { type Problems, textOf } from '../request/typed.ts'
import { stepUpCode } from '../request/write-id.ts'
import type { Answer, Route, SignedInRequest } from '../route.ts'
import { provedPage, provePage } from './step-up.page.ts'
import { ownOf } from './step-up.ts'
import { refusedProof } from './step-up-words.ts'

type OwnRequest = SignedInRequest<Services>

const own = {
  surface: 'staff',
  who: 'signed-in',
  relation: 'own-account',
  path: '/account/prove/:kind',
} as const

export const stepUpRoutes: readonly Route<Services>[] = [
  {
    ...own,
    method: 'GET',
    purpose: 'show one’s second step again',
    answer: (request: OwnRequest) => showProof(request, kindOf(request)),
  },
  { ...own, method: 'POST', purpose: 'prove again who one is', answer: prove },
]

async function showProof(
  { services, actor, sender, frame }: OwnRequest,
  kind: StepUpKind,
  problems?: Problems,
): Promise<Answer> {
  const status = problems ? 422 : 200
  if (actor.factor === 'demo') return { status, show: provePage(frame, { kind, way: 'demo' }) }
  const { signIn } = services
  const account = await signIn.account(actor)
  const passkeys = passkeysWorkAt(sender.origin) ? await signIn.passkeys(actor) : []
  const way = account?.hasAuthenticator ? 'code' : 'passkey-only'
  const shown = { kind, way, problems } as const
  if (passkeys.length === 0) return { status, show: provePage(frame, shown) }
  const { token: step, passkeyChallenge: challenge } = await beginProof(signIn, actor, kind)
  const question = await askToUse(passkeys, { origin: sender.origin, challenge })
  return { status, show: provePage(frame, { ...shown, passkey: { question, step } }) }
}

async function prove(request: OwnRequest): Promise<Answer> {
  const kind = kindOf(request)
  const proved = await proveAgain(ownOf(request), kind, proofIn(request))
  if ('held' in proved) {
    request.renewSession(proved.token)
    return { show: provedPage(request.frame, ukTime(proved.held.until)) }
  }
  return showProof(request, kind, { [stepUpCode]: refusedProof(proved.refused) })
}

function proofIn({ actor, typed, sender }: OwnRequest): Proof {
  if (actor.factor === 'demo') return { by: 'demo' }
  const answer = textOf(typed, 'passkey')
  if (answer === '') return { by: 'code', code: textOf(typed, stepUpCode) }
  return { by: 'passkey', answer, step: textOf(typed, 'step'), origin: sender.origin }
}

function kindOf({ params }: OwnRequest): StepUpKind {
  const { kind = '' } = params
  if (!isStepUpKind(kind)) throw new Stopped(404)
  return kind
}

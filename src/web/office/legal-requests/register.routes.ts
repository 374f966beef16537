/** The register of legal requests, for the data protection lead and managers. Providers only. */
import { readOfRegister, readRegister } from '../../../application/legal-requests/read-demands.ts'
import type { Services } from '../../../application/services.ts'
import { Stopped } from '../../request/stopped.ts'
import { type Problems, type Typed, textOf, under } from '../../request/typed.ts'
import type { Answer, Route, SignedInRequest } from '../../route.ts'
import { decideFrom } from '../../staff/legal-requests/decide-demand.ts'
import { demandPage } from '../../staff/legal-requests/demand.page.ts'
import { inWords } from '../../staff/legal-requests/demand-words.ts'
import { idFrom } from '../../staff/staff-request.ts'
import type { RefusalWords } from '../../words.ts'
import { registerPage } from './register.page.ts'

type OfficeRequest = SignedInRequest<Services>
const office = {
  ...({ surface: 'staff', relation: 'answer-who-looked' } as const),
  who: ['data-protection-lead', 'service-manager'],
} as const

export const legalRequestRoutes: readonly Route<Services>[] = [
  {
    ...office,
    method: 'GET',
    path: '/legal-requests',
    purpose: 'see who asked from outside, and what was decided',
    answer: (request: OfficeRequest) => showAll(request),
  },
  {
    ...office,
    method: 'GET',
    path: '/legal-requests/:requestId',
    purpose: 'see one demand and what was done about it',
    answer: (request: OfficeRequest) => showOne(request),
  },
  {
    ...office,
    method: 'POST',
    path: '/legal-requests/:requestId',
    purpose: 'note advice, propose or agree how a demand is answered',
    answer: decide,
  },
]

async function showAll(request: OfficeRequest, refused?: RefusalWords): Promise<Answer> {
  const { services, actor, frame, today } = providersOnly(request)
  const requests = await readRegister(services, actor)
  const isLead = actor.role === 'data-protection-lead'
  return {
    status: refused?.status ?? 200,
    show: registerPage(frame, { requests, today, isLead, refused }),
  }
}

interface Again {
  readonly typed: Typed
  readonly problems?: Problems
  readonly refused?: RefusalWords
}

async function showOne(request: OfficeRequest, again?: Again): Promise<Answer> {
  const { services, actor, frame, query } = providersOnly(request)
  const requestId = idFrom(request, 'requestId')
  const found = await readOfRegister(services, actor, requestId)
  // Not there, of another organisation, or kept from them: one answer.
  if (!found) return showAll(request, { ...inWords({ code: 'demand-not-there' }), status: 409 })
  const wrong = Object.keys(again?.problems ?? {}).length > 0 ? 422 : 200
  return {
    status: again?.refused?.status ?? wrong,
    show: demandPage(frame, {
      ...{ request: found, papers: [], mayDecide: true, inCase: false, userId: actor.userId },
      ...{ action: `/legal-requests/${requestId}`, back: '/legal-requests' },
      ...{ writeId: services.world.newId(), typed: again?.typed ?? {} },
      ...{ problems: again?.problems ?? {}, refused: again?.refused },
      done: under({ saved: 'Saved' }, textOf(query, 'done')),
    }),
  }
}

async function decide(request: OfficeRequest): Promise<Answer> {
  const { typed } = providersOnly(request)
  const requestId = idFrom(request, 'requestId')
  const said = await decideFrom(request, { requestId })
  if ('done' in said) return { goTo: `/legal-requests/${requestId}?done=saved` }
  if ('problems' in said) return showOne(request, { typed, problems: said.problems })
  if ('none' in said) {
    const next = 'What was sent did not say what to do. Press one of the buttons.'
    return showOne(request, { typed, refused: { title: 'Nothing was changed', next, status: 422 } })
  }
  return showOne(request, { typed, refused: inWords(said.refused) })
}

/** The seats have no cases, so there is nothing of the kind. */
function providersOnly(request: OfficeRequest): OfficeRequest {
  if (request.actor.orgKind !== 'provider') throw new Stopped(404)
  return request
}
